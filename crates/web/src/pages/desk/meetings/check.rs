//! The last look at a meeting: as it will be seen, and to whom it goes.

use crate::{
    pages::{
        beside::Beside,
        desk::beside::shared::{
            Ready, as_if_said, beside, in_every_language, last_look, last_look_at, list_of,
            publish, ready,
        },
        session::{SignedForm, SignedIn},
    },
    problem::Answer,
    views::{
        FieldError, Page,
        desk::{Tab, meetings::MeetingCheckPage},
    },
};
use axum::extract::Path;
use undersigned_domain::dispatch::{Kind, Words};
use undersigned_federation::FederationError;

pub async fn check(Path((slug, name)): Path<(String, String)>, signed: SignedIn) -> Answer {
    match ready(&signed, &slug, Kind::Event, &name).await? {
        Ok(ready) => signed.show(&page(&signed, &ready, Vec::new()).await?),
        Err(there) => signed.go(&there),
    }
}

pub async fn say(Path((slug, name)): Path<(String, String)>, form: SignedForm) -> Answer {
    let SignedForm { signed, fields } = form;
    let ready = match ready(&signed, &slug, Kind::Event, &name).await? {
        Ok(ready) => ready,
        Err(there) => return signed.go(&there),
    };
    match publish(&signed, &fields, &ready).await? {
        None => signed.done(&list_of(&slug, Kind::Event), "meeting-published"),
        Some(wrong) => signed.show_again(&page(&signed, &ready, vec![wrong]).await?),
    }
}

async fn page(
    signed: &SignedIn,
    ready: &Ready,
    errors: Vec<FieldError>,
) -> Answer<MeetingCheckPage> {
    let Ready { appeal, draft, .. } = ready;
    let said = draft.words().map_err(FederationError::from)?;
    let look = last_look(signed, ready, &said).await?;
    let warnings = fewer_points(&signed.page(), &said);
    let alone = [as_if_said(signed, ready, said)];
    let address = format!("/appeals/{}", appeal.slug);
    let one = |beside: Beside<'_>| beside.meetings().into_iter().next();
    let mut meetings =
        in_every_language(beside(signed, &alone, &address), one, |one| &mut one.others);
    let now = signed.instance().clock.millis();
    for meeting in &mut meetings {
        // There is no file yet, and nobody registers before it is published.
        meeting.calendar_href.clear();
        if let Some(registers) = &mut meeting.registration {
            registers.is_open = registers.until_millis.is_some_and(|until| now < until);
            registers.href.clone_from(&meeting.href);
        }
    }
    Ok(MeetingCheckPage {
        page: signed.page(),
        desk: signed.desk(Tab::Overview),
        form: signed.form_with(last_look_at(&appeal.slug, Kind::Event, &draft.name), errors),
        look,
        warnings,
        meetings,
    })
}

/// In which languages the agenda has fewer points than in others: a line was forgotten, or stands
/// beside another point.
fn fewer_points(page: &Page, said: &Words) -> Vec<String> {
    let Words::Event(event) = said else {
        return Vec::new();
    };
    let count = event.agenda.len();
    let said_in = |tag: &String| {
        let points = event.agenda.iter();
        points.filter(|point| point.title.contains_key(tag)).count()
    };
    let languages = event.languages.iter().map(|tag| (tag, said_in(tag)));
    let fewer = languages.filter(|(_, said)| *said < count);
    let sentence = |(tag, said): (&String, usize)| {
        let language = page.native(tag);
        page.t3(
            "meeting-agenda-fewer",
            "said",
            said,
            "count",
            count,
            "language",
            language,
        )
    };
    fewer.map(sentence).collect()
}

//! The last look at an update or a case: as it will be seen, to whom it goes, now or later.

use super::shared::{
    self, Ready, as_if_said, beside, in_every_language, last_look, last_look_at, list_of, place_of,
    ready,
};
use crate::{
    pages::{
        beside::{Beside, day_of},
        desk::schedule::{self, Outcome},
        names,
        session::{SignedForm, SignedIn},
        shared_cases,
    },
    problem::{Answer, Problem},
    views::{
        FieldError,
        desk::{Tab, beside::BesideCheckPage},
    },
};
use undersigned_domain::{
    Dispatch,
    dispatch::{Kind, Words},
};
use undersigned_federation::FederationError;

pub async fn check(signed: SignedIn, slug: &str, kind: Kind, name: &str) -> Answer {
    match ready(&signed, slug, kind, name).await? {
        Ok(ready) => signed.show(&page(&signed, &ready, Vec::new()).await?),
        Err(there) => signed.go(&there),
    }
}

pub async fn publish(form: SignedForm, slug: &str, kind: Kind, name: &str) -> Answer {
    let SignedForm { signed, fields } = form;
    let ready = match ready(&signed, slug, kind, name).await? {
        Ok(ready) => ready,
        Err(there) => return signed.go(&there),
    };
    let code = match kind {
        Kind::Case => "case-published",
        Kind::Update | Kind::Handover | Kind::Letter | Kind::Event => "update-published",
    };
    match shared::publish(&signed, &fields, &ready).await? {
        None => signed.done(&list_of(slug, kind), code),
        Some(wrong) => signed.show_again(&page(&signed, &ready, vec![wrong]).await?),
    }
}

/// Chooses a time at which a draft is published, or takes it back.
pub async fn later(form: SignedForm, slug: &str, kind: Kind, name: &str) -> Answer {
    let SignedForm { signed, fields } = form;
    let ready = match ready(&signed, slug, kind, name).await? {
        Ok(ready) => ready,
        Err(there) => return signed.go(&there),
    };
    match schedule::submitted(&signed, &fields, &ready.appeal, name).await? {
        Outcome::Done(code) => signed.done(&last_look_at(slug, kind, name), code),
        Outcome::Wrong(typed, wrong) => {
            let mut page = page(&signed, &ready, wrong).await?;
            let action = schedule_of(&ready);
            page.schedule =
                schedule::shown(&signed, &ready.appeal, name, action, Some(typed)).await?;
            signed.show_again(&page)
        }
    }
}

/// Where a time is chosen.
fn schedule_of(Ready { appeal, draft, .. }: &Ready) -> String {
    let here = place_of(&appeal.slug, draft.kind, Some(&draft.name));
    format!("{here}/schedule")
}

async fn page(
    signed: &SignedIn,
    ready: &Ready,
    errors: Vec<FieldError>,
) -> Answer<BesideCheckPage> {
    let Ready {
        appeal,
        view,
        draft,
    } = ready;
    let said = draft.words().map_err(FederationError::from)?;
    let look = last_look(signed, ready, &said).await?;
    let abouts = match &said {
        Words::Case(case) => names::texts(&case.about, signed.visitor.language),
        Words::Update(_)
        | Words::Handover(_)
        | Words::Letter(_)
        | Words::Event(_)
        | Words::Withdrawn => Vec::new(),
    };
    let mut pictures = Vec::new();
    if let Words::Case(case) = &said {
        for picture in &case.pictures {
            let reader = signed.visitor.language;
            pictures.extend(shared_cases::own(&signed.state, picture, reader).await?);
        }
    }
    let said = as_if_said(signed, ready, said);
    // Among what is there.
    let mut all: Vec<Dispatch> = view.dispatches.shown.iter().cloned().collect();
    all.retain(|one| one.id != said.id);
    all.push(said);
    let address = format!("/appeals/{}", appeal.slug);
    let beside = beside(signed, &all, &address);
    let own = |href: &str| href.rsplit('/').next() == Some(draft.name.as_str());
    let (updates, case) = match draft.kind {
        Kind::Case => {
            let today = day_of(signed.instance().clock.now()).ok_or_else(Problem::not_found)?;
            let mut case = beside.case(&draft.name, today);
            if let Some(case) = &mut case {
                case.pictures = pictures;
            }
            (Vec::new(), case)
        }
        Kind::Update | Kind::Handover | Kind::Letter | Kind::Event => {
            let one = |beside: Beside<'_>| {
                let mut updates = beside.updates().into_iter();
                updates.find(|one| own(&one.href))
            };
            let mut updates = in_every_language(beside, one, |one| &mut one.others);
            for other in updates.iter_mut().skip(1) {
                other.sources.clear();
                other.changes.clear();
            }
            (updates, None)
        }
    };
    Ok(BesideCheckPage {
        page: signed.page(),
        desk: signed.desk(Tab::Overview),
        form: signed.form_with(last_look_at(&appeal.slug, draft.kind, &draft.name), errors),
        look,
        updates,
        case,
        // The card shows the first.
        abouts: abouts.into_iter().skip(1).collect(),
        schedule: schedule::shown(signed, appeal, &draft.name, schedule_of(ready), None).await?,
    })
}

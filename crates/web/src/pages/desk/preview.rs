//! `/desk/appeals/{slug}/preview`: a draft as readers will see it. `?text=` names one of its
//! languages.

use super::{editor::current, letter, own, words};
use crate::{
    pages::{pictures, session::SignedIn, times},
    problem::Answer,
    views::{
        Status, Text,
        appeal::{AppealPage, Figures, Notice, Party, Standing, TextLanguage, Ways},
    },
};
use axum::extract::Path;

pub async fn show(Path(slug): Path<String>, signed: SignedIn) -> Answer {
    let appeal = own(&signed, &slug).await?;
    let draft = current(&signed, &appeal).await?;
    let text = &draft.text;
    let reader = signed.visitor.language;
    let here = format!("/desk/appeals/{slug}/preview");
    let authoritative = text.authoritative();
    let mut tongues = letter::tongues(text);
    let asked = signed.visitor.query("text");
    let alone = tongues.len() > 1 && tongues.iter().any(|tongue| tongue.tag == asked);
    // As on the public page: the language that was asked for, or else no more than two side by side.
    if alone {
        tongues.retain(|tongue| tongue.tag == asked);
    } else if tongues.len() > 2 {
        tongues.truncate(if authoritative.len() > 1 { 2 } else { 1 });
    }
    let languages = text.languages.iter().map(|tag| TextLanguage {
        tag: tag.clone(),
        authoritative: authoritative.contains(tag),
        href: signed.visitor.with_language(&format!("{here}?text={tag}")),
    });
    let view = AppealPage {
        ways_out: None,
        page: signed.page(),
        address: format!("/appeals/{slug}"),
        status: Status::Draft,
        kind: text.kind.name().to_owned(),
        wording: 1,
        wordings_href: None,
        wording_at: None,
        notices: vec![Notice::Draft],
        titles: match text.title.get(asked).filter(|_| alone) {
            Some(title) => vec![Text::new(asked, title)],
            None => letter::titles(text, reader),
        },
        addressees: letter::addressees(text, reader),
        standing: Standing::default(),
        pictures: pictures::own(&draft.pictures, reader),
        goal: None,
        deadline: text.deadline.as_deref().and_then(times::written),
        closed: None,
        published: None,
        organiser: Party {
            name: words::name_text(&signed.organization, reader),
            href: Some(format!("/orgs/{}", signed.organization.handle)),
        },
        other_initiators: text.initiators.len() as u64,
        languages: languages.collect(),
        topics: Vec::new(),
        tongues,
        both_href: (alone && authoritative.len() > 1).then(|| signed.visitor.with_language(&here)),
        initiators: Vec::new(),
        roll: Vec::new(),
        roll_total: 0,
        roll_hidden: 0,
        next_number: None,
        ways: Ways::default(),
        cases: Vec::new(),
        letters: Vec::new(),
        proceedings: None,
        meetings: Vec::new(),
        timeline: Vec::new(),
        figures: Figures::default(),
        replicas: Vec::new(),
        coalition: None,
        digest: None,
        root_key: None,
        bundle_file: format!("{slug}.bundle.json"),
        bundle_size: None,
        why: Default::default(),
        news: None,
    };
    signed.show(&view)
}

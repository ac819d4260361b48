//! Takes back what is published beside an appeal, once somebody is sure.

use super::beside::shared::{list_of, place_of, said};
use crate::{
    pages::{
        names,
        session::{Fields, SignedIn},
    },
    problem::Answer,
    views::{
        Text,
        desk::{Tab, beside::TakeBackPage},
    },
};
use undersigned_domain::{
    Dispatch,
    dispatch::{Kind, Words},
    team::Permission,
};
use undersigned_federation::{
    actions::dispatch,
    views::{Appeal, AppealView},
};

/// Takes back what is published; a draft alone is thrown away. Whoever is not sure gets back what they typed.
pub(super) async fn take_back(
    signed: &SignedIn,
    (appeal, view): (&Appeal, &AppealView),
    kind: Kind,
    name: &str,
    fields: &Fields,
) -> Answer {
    let instance = signed.instance();
    let back = list_of(&appeal.slug, kind);
    match said(view, kind, name) {
        // The address takes drafts as well: what is published is for those who may publish.
        Some(_) if !signed.may(Permission::Publish) => signed.forbidden(Permission::Publish).await,
        Some(one) if !fields.ticked("sure") => {
            let action = place_of(&appeal.slug, kind, Some(name));
            signed.show(&page(signed, one, action, fields))
        }
        Some(_) => {
            dispatch::withdraw(instance, appeal, name).await?;
            signed.done(&back, "taken-back")
        }
        None => {
            dispatch::discard(instance, appeal, name).await?;
            signed.done(&back, "draft-thrown-away")
        }
    }
}

/// Asks whether they are; `action` is where it is written on.
fn page(signed: &SignedIn, one: &Dispatch, action: String, fields: &Fields) -> TakeBackPage {
    let named = match &one.words {
        Words::Update(update) => Some(&update.title),
        Words::Case(case) => Some(&case.names),
        Words::Handover(handover) => Some(&handover.taken_by),
        Words::Letter(letter) => Some(&letter.title),
        Words::Event(event) => Some(&event.title),
        Words::Withdrawn => None,
    };
    let page = signed.page();
    let words = named.and_then(|map| names::first(map, signed.visitor.language));
    TakeBackPage {
        desk: signed.desk(Tab::Overview),
        form: signed.form(action),
        words: words.unwrap_or_else(|| Text::new(page.language.tag, page.t("beside-untitled"))),
        kind: one.kind.name().to_owned(),
        with_files: one.kind == Kind::Handover,
        typed: fields.typed(),
        page,
    }
}

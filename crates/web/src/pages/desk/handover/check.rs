//! The last look at a handover: as it will be seen, and to whom it goes.

use super::base;
use crate::{
    pages::{
        beside::Beside,
        desk::beside::shared::{
            Ready, as_if_said, beside, in_every_language, last_look, last_look_at, publish, ready,
        },
        session::{SignedForm, SignedIn},
    },
    problem::Answer,
    views::{
        FieldError,
        desk::{Tab, handover::HandoverCheckPage},
    },
};
use axum::extract::Path;
use undersigned_domain::dispatch::{Kind, read_words};
use undersigned_federation::{FederationError, actions::handover};

pub async fn check(Path((slug, name)): Path<(String, String)>, signed: SignedIn) -> Answer {
    match ready(&signed, &slug, Kind::Handover, &name).await? {
        Ok(ready) => signed.show(&page(&signed, &ready, Vec::new()).await?),
        Err(there) => signed.go(&there),
    }
}

pub async fn say(Path((slug, name)): Path<(String, String)>, form: SignedForm) -> Answer {
    let SignedForm { signed, fields } = form;
    let ready = match ready(&signed, &slug, Kind::Handover, &name).await? {
        Ok(ready) => ready,
        Err(there) => return signed.go(&there),
    };
    match publish(&signed, &fields, &ready).await? {
        None => signed.done(&base(&slug), "handover-published"),
        Some(wrong) => signed.show_again(&page(&signed, &ready, vec![wrong]).await?),
    }
}

async fn page(
    signed: &SignedIn,
    ready: &Ready,
    errors: Vec<FieldError>,
) -> Answer<HandoverCheckPage> {
    let Ready { appeal, draft, .. } = ready;
    let instance = signed.instance();
    let sealed = handover::sealed(instance, appeal, &draft.name).await?;
    let mut inside = draft.inside.clone();
    if let Some(list) = &sealed {
        list.name_in(&mut inside);
    }
    let said = read_words(Kind::Handover, &inside).map_err(FederationError::from)?;
    let look = last_look(signed, ready, &said).await?;
    let alone = [as_if_said(signed, ready, said)];
    let address = format!("/appeals/{}", appeal.slug);
    let one = |beside: Beside<'_>| beside.handovers().into_iter().next();
    let mut handovers =
        in_every_language(beside(signed, &alone, &address), one, |one| &mut one.others);
    for other in handovers.iter_mut().skip(1) {
        other.list = None;
    }
    let folder = instance.addresses.path("/media/");
    for one in handovers.iter_mut().flat_map(|one| &mut one.evidence) {
        let file = one
            .href
            .as_deref()
            .and_then(|url| url.strip_prefix(&folder));
        one.picture = file.map(|file| format!("/media/{file}"));
    }
    Ok(HandoverCheckPage {
        page: signed.page(),
        desk: signed.desk(Tab::Overview),
        form: signed.form_with(
            last_look_at(&appeal.slug, Kind::Handover, &draft.name),
            errors,
        ),
        look,
        handovers,
        sealed: sealed.is_some(),
    })
}

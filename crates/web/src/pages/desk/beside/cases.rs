//! The page on which a person or matter is described.

use super::{
    form::CaseForm,
    shared::{place_of, writing},
};
use crate::{
    pages::session::SignedIn,
    problem::Answer,
    views::{
        Choice, FieldError,
        desk::{Tab, beside::CaseEditorPage},
    },
};
use undersigned_domain::dispatch::{CaseKind, Kind};
use undersigned_federation::views::{Appeal, AppealView};

pub async fn page(
    signed: &SignedIn,
    appeal: &Appeal,
    view: &AppealView,
    name: Option<&str>,
    form: CaseForm,
    errors: Vec<FieldError>,
) -> Answer<CaseEditorPage> {
    let page = signed.page();
    let kinds = CaseKind::ALL
        .iter()
        .map(|(code, _)| Choice::new(*code, page.word("case-kind", code), *code == form.kind));
    Ok(CaseEditorPage {
        desk: signed.desk(Tab::Overview),
        form: signed.form_with(place_of(&appeal.slug, Kind::Case, name), errors),
        draft: writing(signed, appeal, view, Kind::Case, name).await?,
        kinds: kinds.collect(),
        place: form.place,
        versions: form.versions,
        page,
    })
}

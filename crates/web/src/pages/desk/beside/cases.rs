//! The page on which a person or matter is described.

use super::{
    form::CaseForm,
    shared::{place_of, writing},
};
use crate::{
    pages::{archive::gathered, cards, session::SignedIn, shared_cases},
    problem::Answer,
    views::{
        Choice, FieldError, Text,
        desk::{
            Tab,
            beside::{CaseEditorPage, CasePictures, ClaimRow, SourceRow},
        },
    },
};
use undersigned_domain::dispatch::{
    CaseKind, Kind, MAX_CASE_PICTURES, MAX_SAME, Words, read_words,
};
use undersigned_federation::{
    reconcile::replicate::slug,
    views::{Appeal, AppealView},
};

/// Empty rows for addresses that the form offers.
const ROOM: usize = 2;

pub async fn page(
    signed: &SignedIn,
    appeal: &Appeal,
    view: &AppealView,
    name: Option<&str>,
    form: CaseForm,
    errors: Vec<FieldError>,
) -> Answer<CaseEditorPage> {
    let rows = form.versions.iter().map(|one| (one.row, &one.language));
    let page = signed.page().in_rows(rows);
    let kinds = CaseKind::ALL
        .iter()
        .map(|(code, _)| Choice::new(*code, page.word("case-kind", code), *code == form.kind));
    let pictures = match name {
        Some(name) => Some(pictures(signed, appeal, name, &form).await?),
        None => None,
    };
    let same: Vec<SourceRow> = form
        .same
        .iter()
        .cloned()
        .chain(std::iter::repeat_n(String::new(), ROOM))
        .take(MAX_SAME)
        .enumerate()
        .map(|(index, url)| SourceRow {
            row: index + 1,
            title: String::new(),
            url,
        })
        .collect();
    let claims = match name {
        Some(name) => claims(signed, view, name, same.len(), &form).await?,
        None => Vec::new(),
    };
    Ok(CaseEditorPage {
        desk: signed.desk(Tab::Overview),
        form: signed.form_with(place_of(&appeal.slug, Kind::Case, name), errors),
        draft: writing(signed, appeal, view, Kind::Case, name).await?,
        kinds: kinds.collect(),
        place: form.place,
        versions: form.versions,
        same,
        claims,
        pictures,
        page,
    })
}

/// Who says that theirs is the same, unless the form says so already.
async fn claims(
    signed: &SignedIn,
    view: &AppealView,
    name: &str,
    before: usize,
    form: &CaseForm,
) -> Answer<Vec<ClaimRow>> {
    let reader = signed.visitor.language;
    let claims = signed.instance().claims(view).await?;
    let new = claims
        .into_iter()
        .filter(|claim| slug(&claim.ours) == name && !form.same.contains(&claim.case.id));
    Ok(new
        .enumerate()
        .map(|(index, claim)| ClaimRow {
            row: before + index + 1,
            called: gathered::title(&claim.case, reader),
            appeal: crate::pages::desk::words::title(&claim.appeal, reader),
            href: format!(
                "{}/cases/{}",
                cards::address(&signed.state, &claim.appeal),
                slug(&claim.case.id)
            ),
            id: claim.case.id,
        })
        .collect())
}

/// The pictures there are, and where another one is sent.
async fn pictures(
    signed: &SignedIn,
    appeal: &Appeal,
    name: &str,
    form: &CaseForm,
) -> Answer<CasePictures> {
    let mut shown = Vec::new();
    if let Ok(Words::Case(case)) = read_words(Kind::Case, &form.inside()) {
        for (index, picture) in case.pictures.iter().enumerate() {
            let reader = signed.visitor.language;
            if let Some(picture) = shared_cases::own(&signed.state, picture, reader).await? {
                shown.push((index + 1, picture));
            }
        }
    }
    let versions = form.versions.iter();
    let languages = versions.map(|version| version.language.as_str());
    let languages = languages.filter(|tag| !tag.is_empty());
    Ok(CasePictures {
        action: format!(
            "{}/pictures",
            place_of(&appeal.slug, Kind::Case, Some(name))
        ),
        room: form.pictures.len() < MAX_CASE_PICTURES,
        alts: languages.map(|tag| Text::new(tag, "")).collect(),
        credit: String::new(),
        shown,
    })
}

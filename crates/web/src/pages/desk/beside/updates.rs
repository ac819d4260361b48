//! The page on which an update is written.

use super::{
    form::UpdateForm,
    shared::{beside, place_of, writing},
};
use crate::{
    pages::{names, session::SignedIn},
    problem::Answer,
    views::{
        Choice, FieldError, Text,
        desk::{
            Tab,
            beside::{ChangeRow, SourceRow, UpdateEditorPage},
        },
    },
};
use serde_json::Value;
use undersigned_domain::{
    cases::CaseState,
    dispatch::{Kind, MAX_CHANGES, MAX_SOURCES},
};
use undersigned_federation::views::{Appeal, AppealView};

/// Empty rows that a form offers.
const SPARE: usize = 2;

pub async fn page(
    signed: &SignedIn,
    appeal: &Appeal,
    view: &AppealView,
    name: Option<&str>,
    form: UpdateForm,
    errors: Vec<FieldError>,
) -> Answer<UpdateEditorPage> {
    let rows = form.versions.iter().map(|one| (one.row, &one.language));
    let page = signed.page().in_rows(rows);
    let cases: Vec<(String, Text)> = beside(signed, &view.dispatches.shown, "")
        .stories()
        .iter()
        .map(|story| {
            let named = names::first(&story.case.names, signed.visitor.language);
            let unnamed = || Text::new(page.language.tag, page.t("case-unnamed"));
            (story.id.to_owned(), named.unwrap_or_else(unnamed))
        })
        .collect();
    let mut sources = form.sources;
    for row in sources.len()..(sources.len() + SPARE).min(MAX_SOURCES) {
        sources.push(SourceRow {
            row: row + 1,
            ..SourceRow::default()
        });
    }
    let mut typed = form.changes;
    if !cases.is_empty() {
        let more = (typed.len() + SPARE).min(MAX_CHANGES);
        typed.resize_with(more, Default::default);
    }
    let changes = typed.into_iter().enumerate().map(|(index, change)| {
        let nobody = Choice::new("", page.t("update-no-case"), change.case.is_empty());
        let named = cases
            .iter()
            .map(|(id, name)| Choice::new(id, &name.words, *id == change.case));
        let states = CaseState::ALL.iter().map(|(code, _)| {
            Choice::new(*code, page.word("case-state", code), *code == change.state)
        });
        ChangeRow {
            row: index + 1,
            cases: std::iter::once(nobody).chain(named).collect(),
            states: states.collect(),
            when: change.when,
            words: change.words,
            words_in: change.words_in,
            words_too: match change.words_too.is_empty() {
                true => String::new(),
                false => Value::Object(change.words_too).to_string(),
            },
            source: change.source,
            url: change.url,
        }
    });
    Ok(UpdateEditorPage {
        desk: signed.desk(Tab::Overview),
        form: signed.form_with(place_of(&appeal.slug, Kind::Update, name), errors),
        draft: writing(signed, appeal, view, Kind::Update, name).await?,
        date: form.date,
        versions: form.versions,
        sources,
        changes: changes.collect(),
        page,
    })
}

//! Makes an appeal short: what of it fits on a card, a badge or a widget.

use crate::{
    language::{Language, spoken},
    pages::{
        appeal::{besides, current, letter},
        cards,
        names::People,
        shell::Query,
        signing::withdrawn_at,
        times,
    },
    problem::{Answer, Problem},
    state::WebState,
    views::{Status, brief::Brief},
};
use undersigned_federation::{profile::Profile, views::AppealView};

/// The colour of whoever has chosen none.
const ACCENT: &str = "#1f3f77";

/// An appeal in short: in the language that the query names, or else the reader's, or else
/// the first in which the appeal is written.
///
/// # Errors
/// The database; an appeal without a note has nothing to show.
pub(super) async fn brief(
    web: &WebState,
    view: &AppealView,
    query: &Query,
    reader: Language,
) -> Answer<Brief> {
    let (note, _) = current(view).ok_or_else(Problem::not_found)?;
    let shown = letter::shown(&note.text, query, reader);
    let title = letter::titles(&note.text, &shown)
        .into_iter()
        .next()
        .unwrap_or_else(|| letter::title(&note.text, reader));
    let language = spoken(&title.language).unwrap_or(reader);
    let survey = web.surveys.of(view).await;
    let people = People::of(web, language, view, &survey);
    let list = view.list.as_ref();
    let organiser = list.organiser.as_deref().unwrap_or(&view.appeal.organiser);
    let status = Status::from_code(note.status.name());
    let path = cards::address(web, &view.appeal);
    let page = web.instance.addresses.path(&path);
    let organisations = web.instance.organizations().await?;
    let accent = organisations
        .iter()
        .find(|one| Some(one.id) == view.appeal.organization_id)
        .and_then(|one| Profile::of(one).accent);
    Ok(Brief {
        accent: accent.map_or_else(|| ACCENT.to_owned(), |accent| accent.to_string()),
        organiser: people.name(organiser),
        kind: note.text.kind.name().to_owned(),
        organisations: list.totals.organisations.current,
        earlier: list.totals.organisations.earlier,
        besides: besides(list),
        deadline: times::deadline(note),
        withdrawn: withdrawn_at(view),
        address: crate::pages::names::plain_address(&page),
        href: match query.get("lang") {
            Some(_) => format!("{page}?lang={}", title.language),
            None => page,
        },
        language,
        title,
        status,
        path,
    })
}

//! What happens, as Atom (RFC 4287): one feed for each appeal, one for its list, and one for each organisation.
//!
//! Ids are those of statements, so an entry is the same one on every server and after every change
//! of language. The words around them are in the reader's language.

mod appeal;
mod case;
mod dispatches;
mod list;
mod meetings;
mod organisation;
mod outlines;
mod written;

pub use outlines::Outlines;
pub(crate) use written::{answer, other_pages};

use crate::{
    markdown,
    pages::{appeal::letter, shell::Shell},
    routing::get,
    state::WebState,
    views,
};
use atom_syndication::{Content, Entry, FixedDateTime, Link, Text};
use axum::Router;
use undersigned_domain::{AppealText, KnownWording, Note};
use undersigned_federation::views::AppealView;
use written::{Item, Making};

/// Longest beginning of a text, and of what it demands, in characters.
const SUMMARY: usize = 600;

/// The feeds' routes.
pub fn routes() -> Router<WebState> {
    Router::new()
        .route("/appeals/{slug}/updates.atom", get(appeal::show))
        .route("/appeals/{host}/{slug}/updates.atom", get(appeal::show))
        .route("/appeals/{slug}/cases/{name}/updates.atom", get(case::show))
        .route(
            "/appeals/{host}/{slug}/cases/{name}/updates.atom",
            get(case::show),
        )
        .route(
            "/appeals/{slug}/cosigners/changes/updates.atom",
            get(list::show),
        )
        .route(
            "/appeals/{host}/{slug}/cosigners/changes/updates.atom",
            get(list::show),
        )
        .route("/orgs/{handle}/updates.atom", get(organisation::show))
}

/// The title of an appeal as it is worded now.
fn title(view: &AppealView, shell: &Shell) -> views::Text {
    let note = view.list.current();
    let title = note.map(|note| letter::title(&note.text, shell.page.language));
    title.unwrap_or_default()
}

/// The wordings of an appeal, which lead to `page`: those alone whose word counts, and each once, under however
/// many keys it was signed.
fn wordings<'a>(
    known: &'a [KnownWording],
    page: &'a str,
    shell: &'a Shell,
) -> Vec<Item<Making<'a>>> {
    let newest = known.iter().filter_map(|one| Some(one.note()?.revision));
    let newest = newest.max();
    let mut items = Vec::new();
    let mut last = 0;
    for one in known {
        let (Some(statement), Some(note)) = (&one.statement, one.note()) else {
            continue;
        };
        let mut id = format!("{}#wording-{}", statement.id, note.revision);
        // Of several texts under one number, the first is the one that a reader has by its number.
        if note.revision == last {
            let digest = one.text_digest.hex();
            id = format!("{id}-{}", digest.get(..12).unwrap_or(&digest));
        }
        last = note.revision;
        let is_replaced = newest.is_some_and(|newest| note.revision < newest);
        items.push(Item::made(statement.seq, id, move || {
            Some(wording(note, is_replaced, page, shell))
        }));
    }
    items
}

/// A wording of an appeal as an entry, which leads to `page`. Of one that was replaced it says that, and not where
/// the appeal stood when it was.
fn wording(note: &Note, is_replaced: bool, page: &str, shell: &Shell) -> Entry {
    let title = letter::title(&note.text, shell.page.language);
    let replaced = || {
        let number = note.revision;
        let sentence = shell.page.t1("feed-wording-replaced", "number", number);
        words(shell.page.language.tag, &sentence)
    };
    Entry {
        published: instant(note.wording_published.as_deref()),
        summary: Some(match is_replaced {
            true => replaced(),
            false => stands(note, shell),
        }),
        content: asks(&note.text, &title.language),
        title: words(&title.language, &title.words),
        links: vec![link("alternate", "text/html", page)],
        ..Entry::default()
    }
}

/// Which wording stands, and where the appeal does.
pub(crate) fn stands(note: &Note, shell: &Shell) -> Text {
    let (number, page) = (note.revision, &shell.page);
    let status = page.word("status", note.status.name());
    let sentence = page.t2("feed-wording", "number", number, "status", status);
    words(page.language.tag, &sentence)
}

/// How a text begins in a language, and what it demands.
pub(crate) fn asks(text: &AppealText, language: &str) -> Option<Content> {
    let body = text.body.get(language).map_or("", String::as_str);
    let demands = text.demands.iter();
    let demands = demands.filter_map(|demand| Some(demand.text.get(language)?.as_str()));
    let demands = demands.collect::<Vec<&str>>().join("\n\n");
    let parts = [body, &demands].map(|part| markdown::plain(part, SUMMARY));
    let said: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    (!said.is_empty()).then(|| Content {
        lang: Some(language.to_owned()),
        value: Some(said.join("\n")),
        content_type: Some("text".to_owned()),
        ..Default::default()
    })
}

/// Words in a language, where it is known.
fn words(language: &str, words: &str) -> Text {
    Text {
        lang: (!language.is_empty()).then(|| language.to_owned()),
        ..Text::plain(words)
    }
}

/// A time as it was written down.
fn instant(at: Option<&str>) -> Option<FixedDateTime> {
    FixedDateTime::parse_from_rfc3339(at?).ok()
}

/// `seq` is milliseconds since 1970 for everything that was signed by a sound clock.
pub(crate) fn moment(seq: u64) -> FixedDateTime {
    let millis = i64::try_from(seq).unwrap_or_default();
    chrono::DateTime::from_timestamp_millis(millis)
        .unwrap_or_default()
        .fixed_offset()
}

/// A link of a feed or of an entry.
pub(crate) fn link(rel: &str, kind: &str, href: &str) -> Link {
    Link {
        rel: rel.to_owned(),
        href: href.to_owned(),
        mime_type: Some(kind.to_owned()),
        ..Link::default()
    }
}

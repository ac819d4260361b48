//! From what an organiser says beside the list to what pages show of it.

mod cases;
mod handovers;

pub use cases::Told;
pub use handovers::handed_over;

use crate::{
    language::Language,
    markdown,
    pages::{names, times},
    views::{
        Text,
        beside::{Source, Update},
    },
};
use cases::told;
use chrono::{DateTime, Utc};
use undersigned_domain::{
    Dispatch,
    appeal::ByLanguage,
    dispatch::{Update as Said, Words},
    people::Day,
};
use undersigned_federation::reconcile::replicate::slug;

/// Longest summary, in characters.
const SUMMARY: usize = 200;

/// Reads dispatches for somebody who reads a language, at an appeal's address here.
#[derive(Debug, Clone, Copy)]
pub struct Beside<'a> {
    /// What is shown.
    pub dispatches: &'a [Dispatch],
    /// Path of the appeal.
    pub address: &'a str,
    /// The reader's language.
    pub reader: Language,
    /// The language of a text that was asked for.
    pub asked: Option<&'a str>,
}

/// The day of a moment.
#[must_use]
pub fn day_of(at: DateTime<Utc>) -> Option<Day> {
    Day::parse(&at.format("%Y-%m-%d").to_string())
}

/// When an update was published, or last changed.
fn published(dispatch: &Dispatch) -> Option<DateTime<Utc>> {
    let said = dispatch.published.as_deref().and_then(times::written);
    said.or_else(|| times::signed(dispatch.seq))
}

/// When what was published was said anew. Where nothing says so its number tells, and that only of
/// what came a minute later: a new key of the organiser raises the number and changes no word.
pub(super) fn corrected(dispatch: &Dispatch) -> Option<DateTime<Utc>> {
    let said = dispatch.updated.as_deref().and_then(times::written);
    said.or_else(|| {
        let first = dispatch.published.as_deref().and_then(times::written)?;
        let last = times::signed(dispatch.seq)?;
        ((last - first).num_seconds() > 60).then_some(last)
    })
}

/// The time of what only a day is given of: when that was said, if it was on the same day, so that
/// what happened on one day stands in its order.
fn within(day: DateTime<Utc>, said: Option<DateTime<Utc>>) -> DateTime<Utc> {
    let said = said.filter(|said| said.date_naive() == day.date_naive());
    said.unwrap_or(day)
}

fn moment(day: Day) -> DateTime<Utc> {
    times::written(&day.to_string()).unwrap_or_default()
}

impl<'a> Beside<'a> {
    /// Updates with what they say, newest first.
    #[must_use]
    pub fn said(&self) -> Vec<(&'a Dispatch, &'a Said, DateTime<Utc>)> {
        let mut updates: Vec<_> = self
            .dispatches
            .iter()
            .filter_map(|dispatch| match &dispatch.words {
                Words::Update(update) => {
                    let at = update.date.map(moment).or_else(|| published(dispatch))?;
                    Some((dispatch, update.as_ref(), at))
                }
                _ => None,
            })
            .collect();
        let order =
            |one: &(&Dispatch, &Said, DateTime<Utc>)| (one.2, published(one.0), one.0.id.clone());
        updates.sort_by_cached_key(|one| std::cmp::Reverse(order(one)));
        updates
    }

    /// Updates as they are shown, newest first.
    #[must_use]
    pub fn updates(&self) -> Vec<Update> {
        self.newest(usize::MAX)
    }

    /// The same, at most so many.
    #[must_use]
    pub fn newest(&self, most: usize) -> Vec<Update> {
        let stories = self.stories();
        let told = told(&stories);
        let shown = self.said().into_iter().take(most);
        shown
            .map(|(dispatch, update, at)| {
                let at = within(at, published(dispatch));
                self.update(dispatch, update, at, &told)
            })
            .collect()
    }

    /// One update as it is shown.
    #[must_use]
    pub fn update(
        &self,
        dispatch: &Dispatch,
        update: &Said,
        at: DateTime<Utc>,
        told: &Told<'_, '_>,
    ) -> Update {
        let tag = self.chosen(&update.languages);
        let href = self.href("updates", &dispatch.id);
        let others = update.languages.iter().filter(|other| **other != tag);
        let body = update.body.get(&tag).map_or("", String::as_str);
        Update {
            corrected: corrected(dispatch),
            title: text(&update.title, &tag),
            body: markdown::render(body),
            summary: markdown::plain(body, SUMMARY),
            others: others
                .map(|other| (other.clone(), format!("{href}?text={other}")))
                .collect(),
            sources: update.sources.iter().map(source).collect(),
            changes: self.changes_of(&dispatch.id, told),
            at,
            href,
        }
    }

    /// The language in which something is shown: the one that was asked for, or else the closest
    /// to the reader.
    pub(super) fn chosen(&self, offered: &[String]) -> String {
        let asked = self.asked.and_then(|asked| {
            let mut offered = offered.iter();
            offered.find(|tag| tag.eq_ignore_ascii_case(asked))
        });
        let closest = || names::closest(offered, self.reader);
        asked.or_else(closest).cloned().unwrap_or_default()
    }

    /// What a map says in the language that is shown, or else in the one closest to the reader.
    pub(super) fn said_in(&self, tag: &str, map: &ByLanguage) -> Option<Text> {
        let text = map.get(tag).filter(|text| !text.trim().is_empty());
        let text = text.map(|text| Text::new(tag, text));
        text.or_else(|| names::first(map, self.reader))
    }

    pub(super) fn href(&self, folder: &str, id: &str) -> String {
        format!("{}/{folder}/{}", self.address, slug(id))
    }
}

fn text(map: &ByLanguage, tag: &str) -> Text {
    Text::new(tag, map.get(tag).cloned().unwrap_or_default())
}

fn source(said: &undersigned_domain::dispatch::Source) -> Source {
    let words = match (&said.url, said.title.is_empty()) {
        (Some(url), true) => url.clone(),
        _ => said.title.clone(),
    };
    Source {
        words,
        href: said.url.clone(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::ENGLISH;
    use serde_json::{Value, json};
    use undersigned_domain::{
        AppealKey, SecretKey,
        dispatch::{Kind, read_words},
    };

    const APPEAL: &str = "https://a.example/appeals/x";

    fn dispatch(kind: Kind, path: &str, inside: &Value) -> Dispatch {
        let appeal = AppealKey {
            object: APPEAL.to_owned(),
            root: SecretKey::from_seed(&[1; 32]).public(),
        };
        let words = read_words(kind, inside.as_object().expect("an object")).expect("it is sound");
        let id = format!("{APPEAL}/{path}");
        Dispatch::unsigned(id, "https://a.example/orgs/a", appeal, kind, 1, words)
    }

    #[test]
    fn what_has_only_a_day_stands_at_the_time_when_it_was_said() {
        let answer = json!({"date": "2026-11-02", "by": {"en": "Office"}, "text": {"en": "No."}});
        let handover = json!({
            "date": "2026-11-02", "languages": ["en"], "takenBy": {"en": "Office"},
            "answers": [answer, {"date": "2026-11-05", "by": {"en": "Board"}, "text": {"en": "No."}}],
        });
        let at = |text: &str| times::written(text).expect("a time");
        let (said, later) = (at("2026-11-02T15:30:00Z"), at("2026-11-02T17:00:00Z"));
        let mut dispatch = dispatch(Kind::Handover, "handovers/one", &handover);
        dispatch.published = Some("2026-11-02T15:30:00Z".to_owned());
        let shown = |dispatch: &Dispatch| {
            let beside = Beside {
                dispatches: std::slice::from_ref(dispatch),
                address: "/appeals/x",
                reader: ENGLISH,
                asked: None,
            };
            let one = beside.handovers().remove(0);
            let answers: Vec<_> = one.answers.iter().map(|answer| answer.at).collect();
            (one.at, answers)
        };
        dispatch.updated = Some("2026-11-02T17:00:00Z".to_owned());
        let other_day = Some(at("2026-11-05"));
        assert_eq!(shown(&dispatch), (said, vec![Some(later), other_day]));
        // Added on a later day, it still comes no earlier than what it answers.
        dispatch.updated = Some("2026-11-09T08:00:00Z".to_owned());
        assert_eq!(shown(&dispatch), (said, vec![Some(said), other_day]));
        // Told on another day than it was.
        dispatch.published = Some("2026-11-04T15:30:00Z".to_owned());
        assert_eq!(shown(&dispatch).0, at("2026-11-02"));
    }

    #[test]
    fn whoever_writes_much_makes_no_page_as_long_as_that() {
        let case = json!({"caseKind": "person", "names": {"en": "A. B."}});
        let change = json!({
            "case": format!("{APPEAL}/cases/one"), "state": "charged", "when": "2026-11-01",
        });
        let update = json!({
            "date": "2026-11-02", "languages": ["en"], "title": {"en": "News"},
            "body": {"en": "Words"}, "cases": vec![change; 100],
        });
        let mut dispatches = vec![dispatch(Kind::Case, "cases/one", &case)];
        for number in 0..6 {
            let path = format!("updates/{number}");
            dispatches.push(dispatch(Kind::Update, &path, &update));
        }
        let beside = Beside {
            dispatches: &dispatches,
            address: "/appeals/x",
            reader: ENGLISH,
            asked: None,
        };
        let today = Day::parse("2026-11-10").expect("a day");
        let whole = beside.case("one", today).expect("it is there");
        assert_eq!(whole.history.len(), cases::HISTORY);
        assert_eq!(whole.earlier_href.as_deref(), Some("/appeals/x/updates"));
        assert!(whole.now.is_some() && beside.case("two", today).is_none());
        let board = beside.board(today);
        assert!(board[0].history.is_empty() && board[0].now.is_some());
        let newest = beside.newest(2);
        assert_eq!(newest.len(), 2);
        assert!(newest.iter().all(|update| update.changes.len() == 100));
        assert_eq!(beside.updates().len(), 6);
    }
}

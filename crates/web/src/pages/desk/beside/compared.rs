//! What somebody else saved beside the list while a form was open, beside what was typed.

use super::members::text_of;
use crate::{
    pages::{
        desk::{
            meanwhile::{self as late, Comparison},
            words,
        },
        session::{Fields, SignedIn},
    },
    problem::Answer,
    views::{
        FieldError, Form, Page, Template,
        desk::{beside::Writing, meanwhile::Meanwhile},
    },
};
use serde_json::{Map, Value};
use std::collections::{BTreeMap, BTreeSet};
use undersigned_domain::dispatch::Kind;
use undersigned_federation::actions::meeting::in_zone;

/// Members, each with the key of what its field is called.
type Called = [(&'static str, &'static str)];

/// What is said in each language.
fn texts(kind: Kind) -> &'static Called {
    match kind {
        Kind::Update => &[
            ("title", "editor-field-title"),
            ("body", "field-update-body"),
        ],
        Kind::Case => &[("names", "field-case-name"), ("about", "field-case-about")],
        Kind::Letter => &[
            ("title", "field-write-title"),
            ("words", "field-write-words"),
            ("subject", "field-write-subject"),
            ("text", "field-write-template"),
        ],
        Kind::Event => &[
            ("title", "field-meeting-title"),
            ("venue", "field-meeting-venue"),
            ("address", "field-meeting-address"),
            ("body", "field-meeting-body"),
            ("minutes", "field-meeting-minutes"),
        ],
        Kind::Handover => &[
            ("takenBy", "field-taken-by"),
            ("place", "field-handover-place"),
            ("words", "field-handover-words"),
        ],
    }
}

/// All else that a form holds.
fn others(kind: Kind) -> &'static Called {
    match kind {
        Kind::Update => &[
            ("date", "field-update-date"),
            ("cases", "update-changes"),
            ("sources", "update-sources"),
        ],
        Kind::Case => &[
            ("caseKind", "field-case-kind"),
            ("place", "field-case-place"),
            ("sameCase", "same-case-title"),
        ],
        Kind::Letter => &[
            ("until", "field-write-until"),
            ("fields", "write-fields-title"),
            ("addressees", "write-to"),
            ("copies", "write-copies"),
        ],
        Kind::Event => &[
            ("startTime", "field-meeting-date"),
            ("endTime", "field-meeting-end-date"),
            ("timezone", "field-schedule-zone"),
            ("status", "field-meeting-status"),
            ("online", "field-meeting-online"),
            ("agenda", "field-meeting-agenda"),
            ("speakers", "field-meeting-speakers"),
            ("registration", "field-meeting-registers"),
        ],
        Kind::Handover => &[
            ("date", "field-handover-date"),
            ("evidence", "handover-evidence"),
            ("answers", "handover-answers"),
        ],
    }
}

/// What the page says beside a form.
#[derive(Default)]
pub struct Around {
    /// What is wrong.
    pub errors: Vec<FieldError>,
    /// What somebody else saved meanwhile.
    pub meanwhile: Option<Meanwhile>,
    /// Of what the form was made, where that was not now: what came after the session's end may be late.
    pub was: Option<String>,
}

impl Around {
    /// What stands beside a form that is filled in with what was kept of it.
    pub fn of_kept(fields: &Fields) -> Self {
        let was = fields.text("was");
        Self {
            was: (!was.is_empty()).then_some(was),
            ..Self::default()
        }
    }

    /// What every page says, with what is said beside the form of this one, and what is wrong with it.
    pub fn beside(self, writing: Writing) -> (Writing, Vec<FieldError>) {
        let Self {
            errors,
            meanwhile,
            was,
        } = self;
        let was = was.unwrap_or(writing.was);
        let writing = Writing {
            meanwhile,
            was,
            ..writing
        };
        (writing, errors)
    }
}

impl From<Vec<FieldError>> for Around {
    fn from(errors: Vec<FieldError>) -> Self {
        Self {
            errors,
            ..Self::default()
        }
    }
}

/// The page with a form: shown for the first time, again with what was wrong, or beside what somebody
/// else saved.
pub fn show(signed: &SignedIn, page: &impl Template, form: &Form, draft: &Writing) -> Answer {
    match draft.meanwhile {
        Some(_) => late::show(signed, page),
        None => signed.show_form(page, !form.errors.is_empty()),
    }
}

/// What whoever writes is told where somebody else saved meanwhile: what was typed stays in the form,
/// with what it would change in theirs; sent once more it does.
pub fn meanwhile(
    signed: &SignedIn,
    here: String,
    kind: Kind,
    there: Option<&Map<String, Value>>,
    typed: &Map<String, Value>,
) -> Around {
    let page = signed.page();
    Around {
        errors: vec![words::wrong(&page, "main", "changed-meanwhile")],
        meanwhile: there.map(|there| compare(&page, here, kind, there, typed)),
        was: None,
    }
}

/// What saving the form would change in what they saved, which is opened at `href`.
fn compare(
    page: &Page,
    href: String,
    kind: Kind,
    theirs: &Map<String, Value>,
    typed: &Map<String, Value>,
) -> Meanwhile {
    let mut comparison = Comparison::new(href);
    for (member, key) in texts(kind) {
        let maps = [theirs, typed].map(|inside| inside.get(*member).and_then(Value::as_object));
        let tags: BTreeSet<&String> = maps.iter().flatten().flat_map(|map| map.keys()).collect();
        for tag in tags {
            let [theirs, typed] = maps.map(|map| text_of(map.and_then(|map| map.get(tag))));
            comparison.text(page.t(key), tag, &theirs, &typed);
        }
    }
    for (member, key) in others(kind) {
        let [theirs, typed] = [theirs, typed].map(|inside| written(page, inside, member));
        comparison.text(page.t(key), "", &theirs, &typed);
    }
    comparison.shown()
}

/// A member as one reads it: of a list each item is a paragraph.
fn written(page: &Page, inside: &Map<String, Value>, member: &str) -> String {
    let reading = Reading {
        page,
        member,
        zone: text_of(inside.get("timezone")),
    };
    let said = |value: &Value| {
        let mut words = Vec::new();
        reading.gather(member, value, &mut words);
        words.join(" · ")
    };
    match inside.get(member) {
        Some(Value::Array(items)) => items.iter().map(said).collect::<Vec<_>>().join("\n\n"),
        Some(value) => said(value),
        None => String::new(),
    }
}

/// A member that is put into words.
struct Reading<'a> {
    page: &'a Page,
    member: &'a str,
    /// In which zone times are told.
    zone: String,
}

impl Reading<'_> {
    fn gather(&self, key: &str, value: &Value, words: &mut Vec<String>) {
        match value {
            Value::Object(map) => {
                // The same may be written in another order.
                let sorted: BTreeMap<&String, &Value> = map.iter().collect();
                for (key, value) in sorted {
                    self.gather(key, value, words);
                }
            }
            Value::Array(items) => {
                for item in items {
                    self.gather(key, item, words);
                }
            }
            Value::String(text) => words.extend(self.said(key, text)),
            Value::Number(number) => words.push(number.to_string()),
            Value::Bool(true) => words.push("✓".to_owned()),
            Value::Bool(false) | Value::Null => {}
        }
    }

    /// A text as people wrote or chose it; nothing for what only the form needs.
    fn said(&self, key: &str, text: &str) -> Option<String> {
        let page = self.page;
        let known = match (key, text) {
            (_, "") | ("mediaType", _) | ("count", "private") => return None,
            // Rows of those who are written to have names that nobody sees.
            ("name", _) if self.member != "fields" => return None,
            ("count", _) => Some(page.t("field-meeting-counted")),
            ("state", code) => page.perhaps("case-state", code),
            ("status", code) => page.perhaps("meeting-status", code),
            ("caseKind", code) => page.perhaps("case-kind", code),
            _ => None,
        };
        let time = || in_zone(text, &self.zone).map(|at| format!("{} {}", at.date, at.time));
        Some(known.or_else(time).unwrap_or_else(|| text.to_owned()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::ENGLISH;
    use serde_json::json;

    fn page() -> Page {
        Page::new(ENGLISH, "x", "x.example", "/desk")
    }

    fn labels(kind: Kind, theirs: &Value, typed: &Value) -> Vec<(String, String)> {
        let [theirs, typed] = [theirs, typed].map(|one| one.as_object().expect("an object"));
        let compared = compare(&page(), "/desk".to_owned(), kind, theirs, typed);
        let rows = compared.rows.into_iter();
        rows.map(|row| (row.label, row.language)).collect()
    }

    #[test]
    fn every_field_in_which_they_differ_is_told() {
        let theirs = json!({
            "languages": ["en", "fr"], "title": {"en": "News", "fr": "Nouvelles"},
            "body": {"en": "By Ana."}, "date": "2026-11-20",
            "sources": [{"title": "Paper", "url": "https://a.example/"}],
            "cases": [{"case": "https://a.example/c", "state": "detained"}],
        });
        // The same, written in another order.
        let same = json!({
            "body": {"en": "By Ana."}, "title": {"fr": "Nouvelles", "en": "News"},
            "sources": [{"url": "https://a.example/", "title": "Paper"}],
            "cases": [{"state": "detained", "case": "https://a.example/c"}],
            "languages": ["fr", "en"], "date": "2026-11-20",
        });
        assert!(labels(Kind::Update, &theirs, &same).is_empty());
        let mut typed = theirs.clone();
        typed["body"] = json!({"en": "By Bo."});
        typed["title"] = json!({"en": "News"});
        typed["cases"][0]["state"] = json!("released");
        let told = labels(Kind::Update, &theirs, &typed);
        let told: Vec<(&str, &str)> = told.iter().map(|(a, b)| (a.as_str(), b.as_str())).collect();
        assert_eq!(
            told,
            [("Title", "fr"), ("Text", "en"), ("What changed", "")]
        );
    }

    #[test]
    fn what_is_chosen_is_told_in_words_and_times_as_clocks_show_them_there() {
        let inside = json!({
            "timezone": "Europe/Berlin", "startTime": "2026-12-04T17:30:00Z", "status": "held",
            "registration": {"count": "private", "capacity": 80},
            "addressees": [{"name": "a1", "office": {"en": "Minister"}}, {"postal": "Square 1"}],
            "fields": [{"name": "town", "needed": true}],
        });
        let inside = inside.as_object().expect("an object");
        let written = |member: &str| written(&page(), inside, member);
        assert_eq!(written("startTime"), "2026-12-04 18:30");
        assert_eq!(written("status"), "Took place");
        assert_eq!(written("registration"), "80");
        assert_eq!(written("addressees"), "Minister\n\nSquare 1");
        assert_eq!(written("fields"), "town · ✓");
        assert_eq!(written("online"), "");
    }

    #[test]
    fn every_field_is_called_something() {
        for (_, kind) in Kind::ALL {
            for (_, key) in texts(kind).iter().chain(others(kind)) {
                assert_ne!(page().t(key), *key);
            }
        }
    }
}

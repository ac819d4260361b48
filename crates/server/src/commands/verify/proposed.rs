//! What amendments in a file would do, in the words of those who propose them, and what became of them.

use serde::Serialize;
use undersigned_domain::{
    appeal::ByLanguage,
    proceedings::{Amendment, AmendmentEntry, Change, Record},
    shortened::shortened,
};

/// Most characters of a clause that are printed in one language; `--json` has all of them.
const SHOWN_CHARS: usize = 300;

/// An amendment.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Proposed {
    id: String,
    author: String,
    /// As its author says.
    state: &'static str,
    /// What was decided about these very words: `adopted`, `rejected`.
    #[serde(skip_serializing_if = "Option::is_none")]
    decided: Option<&'static str>,
    #[serde(flatten)]
    effect: Effect,
}

/// What would become of a clause.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Effect {
    change: &'static str,
    clause: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    after: Option<String>,
    text: ByLanguage,
}

impl Proposed {
    /// That of a record, as far as anything was decided until then, in milliseconds since 1970.
    pub fn of(entry: &AmendmentEntry, record: &Record, decided_until: u64) -> Self {
        Self {
            id: entry.id.clone(),
            author: entry.author.clone(),
            state: entry.amendment.state.name(),
            decided: record.verdict(entry, decided_until),
            effect: Effect::of(&entry.amendment),
        }
    }

    /// In plain sentences.
    pub fn in_words(&self) -> Vec<String> {
        let stands = match self.decided {
            Some("rejected") => "not adopted",
            Some(decided) => decided,
            None => self.state,
        };
        let mut lines = vec![format!("  {} by {}, {stands}", self.id, self.author)];
        lines.extend(self.effect.in_words());
        lines
    }
}

impl Effect {
    pub fn of(amendment: &Amendment) -> Self {
        Self {
            change: amendment.change.name(),
            clause: amendment.clause.clone(),
            after: amendment.after.clone(),
            text: amendment.text.clone(),
        }
    }

    /// In plain sentences: the clause, and how it would read.
    pub fn in_words(&self) -> Vec<String> {
        let clause = &self.clause;
        let what = match (self.change, &self.after) {
            (add, Some(after)) if add == Change::Add.name() => {
                format!("new clause `{clause}` after `{after}`")
            }
            (add, None) if add == Change::Add.name() => format!("new clause `{clause}`"),
            (strike, _) if strike == Change::Strike.name() => {
                format!("clause `{clause}` would be struck")
            }
            _ => format!("clause `{clause}` would read otherwise"),
        };
        let mut lines = vec![format!(
            "    {what}{}",
            if self.text.is_empty() { "." } else { ":" }
        )];
        lines.extend(self.text.iter().map(|(language, text)| {
            let words = text.split_whitespace().collect::<Vec<_>>().join(" ");
            let shown = shortened(&words, SHOWN_CHARS);
            format!("      {language}: {shown}")
        }));
        lines
    }
}

//! What was signed: the appeal's current wording, in a line or in full.

use serde::Serialize;
use undersigned_domain::{
    AppealText, Note,
    appeal::{ByLanguage, Wording},
};

/// The current wording of the appeal.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Text {
    /// The title by language.
    pub(super) title: ByLanguage,
    /// Languages in which nobody signs: they stand behind those in which it is signed.
    #[serde(skip)]
    pub(super) translations: Vec<String>,
    /// The number of the wording, from 1.
    pub(super) revision: u64,
    /// The digest of the wording, as the organiser signed it.
    pub(super) digest: String,
    /// Whether it can be signed, as the organiser signed it: `open`, `closed`, `withdrawn`, `delivered`.
    pub(super) status: &'static str,
    /// All of it, where it was asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) whole: Option<AppealText>,
}

impl Text {
    /// That of a note; `whole` where all of it is asked for.
    pub fn of(note: &Note, whole: bool) -> Self {
        Self {
            title: note.text.title.clone(),
            translations: note.text.translations.clone(),
            revision: note.revision,
            digest: note.text_digest.to_string(),
            status: note.status.name(),
            whole: whole.then(|| note.text.clone()),
        }
    }

    /// In a line, and after it all of it where it was asked for.
    pub fn in_words(&self) -> Vec<String> {
        let mut titles: Vec<_> = self.title.iter().collect();
        titles.sort_by_key(|(language, _)| self.translations.contains(language));
        let titles: Vec<String> = titles
            .into_iter()
            .map(|(language, title)| format!("“{title}” ({language})"))
            .collect();
        let mut lines = vec![format!(
            "Text: {}, wording {}, {}, {}",
            titles.join(" / "),
            self.revision,
            self.status,
            self.digest
        )];
        lines.extend(self.whole.iter().flat_map(in_full));
        lines
    }
}

/// Every language as it was signed, line by line, translations last: no line of it can be taken for one of the report,
/// since each is set in.
fn in_full(text: &AppealText) -> Vec<String> {
    let mut lines = Vec::new();
    let mut languages: Vec<&String> = text.languages.iter().collect();
    languages.sort_by_key(|language| text.translations.contains(language));
    for language in languages {
        let what = match text.translations.contains(language) {
            true => "translation, which nobody signs",
            false => "as it is signed",
        };
        lines.push(format!("The text in {language} ({what}):"));
        let mut add = |what: &str, words: Option<&String>| {
            let words = words.map_or("", String::as_str);
            let mut rows = words.lines();
            if let Some(first) = rows.next() {
                lines.push(format!("  | {what}{first}"));
            }
            lines.extend(rows.map(|row| format!("  | {row}")));
        };
        add("", text.title.get(language));
        add("", text.body.get(language));
        for demand in &text.demands {
            add(&format!("[{}] ", demand.id), demand.text.get(language));
        }
        for addressee in &text.addressees {
            add("To: ", said(&addressee.office, language));
            let holder = addressee.holder.as_ref();
            add("    ", holder.and_then(|holder| said(holder, language)));
        }
    }
    lines
}

fn said<'a>(wording: &'a Wording, language: &str) -> Option<&'a String> {
    match wording {
        Wording::One(words) => Some(words),
        Wording::Many(by_language) => by_language.get(language),
    }
}

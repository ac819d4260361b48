//! What is wrong with the editor's form, field by field.

use super::{
    editor_form::{EditorForm, day_of},
    words::Wrong,
};
use crate::{language::is_typed_tag, views::desk::appeal_editor::Version};
use chrono::NaiveDate;
use undersigned_domain::{
    AppealText,
    appeal::{MAX_TITLE_CHARS, UnsignedWords},
    names::typed::check_letters,
    topics,
};
use undersigned_federation::actions::account::is_email;

/// Longest postal address, in Unicode scalar values.
const MAX_POSTAL: usize = 1_000;

impl EditorForm {
    /// The topics, each once, with commas between them, or as hashtags are written. Words with nothing
    /// but spaces between them may be one topic or several: nobody's are taken apart unasked.
    pub(super) fn checked_topics(&self) -> Result<Vec<String>, &'static str> {
        let mut topics: Vec<String> = Vec::new();
        let is_comma =
            |letter: char| [',', '،', '、', '，', ';', '؛', '；', '\n'].contains(&letter);
        let mut words = self.topics.split_whitespace();
        let are_tags = !self.topics.contains(is_comma) && words.all(|word| word.starts_with('#'));
        let ends = |letter: char| is_comma(letter) || (are_tags && letter.is_whitespace());
        for word in self.topics.split(ends) {
            let word = word.trim().trim_start_matches('#');
            if word.is_empty() || topics.iter().any(|held| topics::same(held, word)) {
                continue;
            }
            if !topics::is_topic(word) {
                return Err("topics-form");
            }
            topics.push(word.to_owned());
        }
        match topics.len() > topics::MAX_TOPICS {
            true => Err("topics-form"),
            false => Ok(topics),
        }
    }

    /// What is wrong with languages, titles and texts.
    pub(super) fn wrong_versions(&self) -> Vec<Wrong> {
        let mut wrong = Vec::new();
        let written: Vec<&Version> = self.written().collect();
        if written.is_empty() {
            wrong.push(("title-1".to_owned(), "needed"));
            if !self.versions.iter().any(|one| is_typed_tag(&one.language)) {
                wrong.push(("language-1".to_owned(), "language-form"));
            }
            return wrong;
        }
        for (index, version) in written.iter().enumerate() {
            let field = |name: &str| format!("{name}-{}", version.row);
            let twice = written[..index]
                .iter()
                .any(|other| other.language.eq_ignore_ascii_case(&version.language));
            if version.language.is_empty() {
                wrong.push((field("language"), "needed"));
            } else if !is_typed_tag(&version.language) {
                wrong.push((field("language"), "language-form"));
            } else if twice {
                wrong.push((field("language"), "language-twice"));
            }
            if version.authoritative && version.title.is_empty() {
                wrong.push((field("title"), "title-needed"));
            } else if !version.title.is_empty() && check_letters(&version.title).is_err() {
                wrong.push((field("title"), "title-letters"));
            }
            if version.authoritative && version.body.trim().is_empty() {
                wrong.push((field("body"), "body-needed"));
            }
            if version.title.chars().nth(MAX_TITLE_CHARS).is_some() {
                wrong.push((field("title"), "too-long-300"));
            }
        }
        if !written.iter().any(|version| version.authoritative) {
            wrong.push((
                format!("authoritative-{}", written[0].row),
                "authoritative-needed",
            ));
        }
        wrong
    }

    /// Where something is said in a translation only. `built` is the text that the form makes.
    pub(super) fn unsigned_words(&self, built: &AppealText) -> Vec<Wrong> {
        let Some(signed) = self.written().find(|one| one.authoritative) else {
            return Vec::new();
        };
        // What is left empty in the form is not in the text.
        let demands = self.demands.iter().filter(|row| row.is_written());
        let demands: Vec<usize> = demands.map(|row| row.row).collect();
        let addressees = self.addressees.iter().filter(|row| row.is_written());
        let addressees: Vec<usize> = addressees.map(|row| row.row).collect();
        let is_first = self.versions.first() == Some(signed);
        let named = |name: &str, index: usize| match is_first {
            true => Some(format!("{name}-{}", addressees.get(index)?)),
            false => Some(format!("{name}-{}-{}", signed.row, addressees.get(index)?)),
        };
        let unsigned = built.unsigned_words().into_iter();
        let fields = unsigned.filter_map(|words| match words {
            UnsignedWords::Demand(index) => {
                Some(format!("demand-{}-{}", signed.row, demands.get(index)?))
            }
            UnsignedWords::Office(index) => named("office", index),
            UnsignedWords::Holder(index) => named("holder", index),
        });
        fields.map(|field| (field, "words-unsigned")).collect()
    }

    /// The day until which signatures are asked for. A day alone lasts until it has ended everywhere, so
    /// that nobody finds an appeal closed on its last day.
    pub(super) fn checked_deadline(
        &self,
        earlier: Option<&AppealText>,
        today: NaiveDate,
    ) -> Result<Option<String>, &'static str> {
        if self.deadline.is_empty() {
            return Ok(None);
        }
        let before = earlier.and_then(|text| text.deadline.as_deref());
        if day_of(before) == self.deadline {
            return Ok(before.map(str::to_owned));
        }
        match NaiveDate::parse_from_str(&self.deadline, "%Y-%m-%d") {
            Err(_) => Err("date-form"),
            Ok(day) if day < today => Err("date-past"),
            Ok(day) => Ok(Some(day.format("%Y-%m-%d").to_string())),
        }
    }

    /// What is wrong with who is addressed.
    pub(super) fn wrong_addressees(&self) -> Vec<Wrong> {
        let mut wrong = Vec::new();
        for row in self.addressees.iter().filter(|row| row.is_written()) {
            let field = |name: &str| format!("{name}-{}", row.row);
            if !row.is_named() {
                wrong.push((field("office"), "needed"));
            }
            if !row.email.is_empty() && !is_email(&row.email) {
                wrong.push((field("email"), "email-form"));
            }
            if row.postal.chars().nth(MAX_POSTAL).is_some() {
                wrong.push((field("postal"), "too-long-1000"));
            }
        }
        wrong
    }
}

#[cfg(test)]
mod tests {
    use super::EditorForm;
    use crate::{language::ENGLISH, pages::session::Fields};

    fn topics(typed: &str) -> Result<Vec<String>, &'static str> {
        let fields = Fields::of(vec![("topics".to_owned(), typed.to_owned())]);
        EditorForm::read(&fields, ENGLISH).checked_topics()
    }

    #[test]
    fn a_topic_is_what_stands_between_commas() {
        let two = Ok(vec!["DockSafety".to_owned(), "ropes".to_owned()]);
        for typed in [
            "DockSafety, ropes",
            "#DockSafety,#ropes, ",
            "DockSafety، ropes",
            "#DockSafety #ropes",
            "DockSafety, ropes, docksafety",
        ] {
            assert_eq!(topics(typed), two, "{typed}");
        }
        assert_eq!(topics(" "), Ok(Vec::new()));
        for typed in ["#DockSafety, free speech", "free speech", "#free speech"] {
            assert_eq!(topics(typed), Err("topics-form"), "{typed}");
        }
    }
}

//! What is wrong with the editor's form, field by field.

use super::{
    editor_form::{EditorForm, day_of},
    editor_labels::MOVED,
    words::{self, Wrong},
};
use crate::{
    language::{is_typed_tag, native_name},
    views::{FieldError, Page, desk::appeal_editor::Version},
};
use chrono::NaiveDate;
use undersigned_domain::{
    AppealText,
    appeal::{MAX_TITLE_CHARS, UnsignedWords},
    names::typed::check_letters,
    shortened::shortened,
    topics,
};
use undersigned_federation::actions::account::is_email;

/// Longest postal address, in Unicode scalar values.
const MAX_POSTAL: usize = 1_000;
/// The key of what is said of topics that cannot be taken.
const ODD_TOPICS: &str = "topics-form";
/// The key of what is said of words that stand in a translation only.
const UNSIGNED: &str = "words-unsigned";
/// Of so many topics that are none it is said which they are.
const NAMED_TOPICS: usize = 3;
/// As much of one of them, in Unicode scalar values, as shows which it is.
const SHOWN_OF_TOPIC: usize = 80;

impl EditorForm {
    /// The topics as they were typed, each once, with commas between them, or as hashtags are written; of too many, as
    /// many as show that. Words with nothing but spaces between them may be one topic or several: nobody's are taken
    /// apart unasked.
    fn typed_topics(&self) -> Vec<&str> {
        let mut typed: Vec<&str> = Vec::new();
        let is_comma =
            |letter: char| [',', '،', '、', '，', ';', '؛', '；', '\n'].contains(&letter);
        let mut words = self.topics.split_whitespace();
        let are_tags = !self.topics.contains(is_comma) && words.all(|word| word.starts_with('#'));
        let ends = |letter: char| is_comma(letter) || (are_tags && letter.is_whitespace());
        for word in self.topics.split(ends) {
            let word = word.trim().trim_start_matches('#');
            if word.is_empty() || typed.iter().any(|held| topics::same(held, word)) {
                continue;
            }
            typed.push(word);
            if typed.len() > topics::MAX_TOPICS {
                break;
            }
        }
        typed
    }

    /// The topics, where each is one and there are not too many.
    pub(super) fn checked_topics(&self) -> Result<Vec<String>, &'static str> {
        let typed = self.typed_topics();
        let are_few = typed.len() <= topics::MAX_TOPICS;
        match are_few && typed.iter().all(|word| topics::is_topic(word)) {
            true => Ok(typed.into_iter().map(str::to_owned).collect()),
            false => Err(ODD_TOPICS),
        }
    }

    /// What is wrong in sentences, each beside its field: with the topics that are none, and the languages that it is about.
    pub(super) fn sentences(&self, page: &Page, wrong: Vec<Wrong>) -> Vec<FieldError> {
        let said = wrong.into_iter().map(|(field, key)| match key {
            ODD_TOPICS => self.wrong_topics(page, field),
            UNSIGNED => self.unsigned(page, field),
            MOVED => self.moved_here(page, field),
            key => words::wrong(page, field, key),
        });
        said.collect()
    }

    fn wrong_topics(&self, page: &Page, field: String) -> FieldError {
        let typed = self.typed_topics();
        let odd = typed.into_iter().filter(|word| !topics::is_topic(word));
        let odd: Vec<String> = odd
            .take(NAMED_TOPICS)
            .map(|word| odd_topic(page, word))
            .collect();
        match odd.is_empty() {
            true => words::wrong(page, field, ODD_TOPICS),
            // One beside the field: it has all of them in it.
            false => FieldError {
                field,
                message: odd.join("; "),
            },
        }
    }

    /// In which language something is yet to be said, and in which it is.
    fn unsigned(&self, page: &Page, field: String) -> FieldError {
        let signed = self.written().find(|one| one.authoritative);
        let signed = signed.filter(|one| is_typed_tag(&one.language));
        let said = self.said_in(&field);
        match signed.filter(|_| !said.is_empty()) {
            None => words::wrong(page, field, UNSIGNED),
            Some(signed) => {
                let missing = native_name(&signed.language);
                let stands = page.each_apart(said.into_iter().map(native_name), ", ");
                let message = page.t2(
                    "error-words-unsigned-in",
                    "missing",
                    missing,
                    "stands",
                    stands,
                );
                FieldError { field, message }
            }
        }
    }

    /// The languages in which the form says what it lacks in a field.
    fn said_in(&self, field: &str) -> Vec<&str> {
        let row = field.rsplit('-').next();
        let row: Option<usize> = row.and_then(|row| row.parse().ok());
        let mut said: Vec<(&str, &str)> = Vec::new();
        if field.starts_with("demand-") {
            let rows = self.demands.iter().filter(|one| Some(one.row) == row);
            let cells = rows.flat_map(|one| &one.cells);
            said.extend(cells.map(|cell| (cell.language.as_str(), cell.words.as_str())));
        } else {
            let is_office = field.starts_with("office-");
            let first = self.versions.first();
            let first = first.map_or("", |one| one.language.as_str());
            for one in self.addressees.iter().filter(|one| Some(one.row) == row) {
                let own = (first, &one.office, &one.holder);
                let cells = one.cells.iter();
                let cells = cells.map(|it| (it.language.as_str(), &it.office, &it.holder));
                let all = std::iter::once(own).chain(cells);
                said.extend(all.map(|(tag, office, holder)| match is_office {
                    true => (tag, office.as_str()),
                    false => (tag, holder.as_str()),
                }));
            }
        }
        said.retain(|(tag, words)| !tag.is_empty() && !words.trim().is_empty());
        said.into_iter().map(|(tag, _)| tag).collect()
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
        fields.map(|field| (field, UNSIGNED)).collect()
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
            if !row.postal.is_empty() && check_letters(&row.postal).is_err() {
                wrong.push((field("postal"), "name-letters"));
            }
            if row.postal.chars().nth(MAX_POSTAL).is_some() {
                wrong.push((field("postal"), "too-long-1000"));
            }
        }
        wrong
    }
}

/// What is said of a topic that is none: what to write instead, where that is likely.
fn odd_topic(page: &Page, word: &str) -> String {
    let shown = shortened(word, SHOWN_OF_TOPIC).into_owned();
    match topics::in_one_word(word) {
        Some(instead) => page.t2("error-topic-words", "word", shown, "instead", instead),
        None => {
            let most = topics::MAX_TOPIC_CHARS;
            page.t2("error-topic-odd", "word", shown, "most", most)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::EditorForm;
    use crate::{
        language::{ENGLISH, LANGUAGES},
        pages::session::Fields,
        views::Page,
    };

    fn typed(topics: &str) -> EditorForm {
        let fields = Fields::of(vec![("topics".to_owned(), topics.to_owned())]);
        EditorForm::read(&fields, ENGLISH)
    }

    fn topics(typed: &str) -> Result<Vec<String>, &'static str> {
        self::typed(typed).checked_topics()
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

    #[test]
    fn of_topics_that_are_none_it_is_said_which_they_are() {
        for language in LANGUAGES {
            let page = Page::new(*language, "Dockers", "d.example", "/desk/appeals/new");
            let said = |topics: &str| {
                let wrong = vec![("topics".to_owned(), super::ODD_TOPICS)];
                let said = typed(topics).sentences(&page, wrong);
                assert!(matches!(said.as_slice(), [one] if one.field == "topics"));
                said.into_iter().map(|one| one.message).collect::<String>()
            };
            let two = said("DockSafety, fair pay, 2026, ropes");
            for named in ["fair pay", "fairPay", "2026", &page.number(50_u64)] {
                assert!(two.contains(named), "{}: {two}", language.tag);
            }
            assert!(
                !two.contains("DockSafety") && !two.contains("ropes"),
                "{two}"
            );
            let long = said(&"ropes ".repeat(1_000));
            assert!(long.chars().count() < 400, "{long}");
            // What is too many of them is no fault of one.
            let many: Vec<String> = (0..20).map(|number| format!("topic{number}")).collect();
            assert_eq!(said(&many.join(",")), page.t("error-topics-form"));
        }
    }
}

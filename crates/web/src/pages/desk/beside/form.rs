//! The forms of updates and cases: from the members of a draft, or from what was typed.

mod case;

pub use case::CaseForm;

use super::members::{self, in_language, items, text_of};
use crate::{
    language::Language,
    pages::session::Fields,
    views::desk::beside::{SourceRow, VersionRow},
};
use serde_json::{Map, Value, json};
use undersigned_domain::{
    appeal::MAX_LANGUAGES,
    dispatch::{MAX_CHANGES, MAX_SOURCES},
    nearest,
};

/// An update as it stands in its form.
#[derive(Debug, Clone, Default)]
pub struct UpdateForm {
    /// `YYYY-MM-DD`, or nothing.
    pub date: String,
    /// One for each language.
    pub versions: Vec<VersionRow>,
    /// Sources.
    pub sources: Vec<SourceRow>,
    /// What became of whom.
    pub changes: Vec<Change>,
}

/// What became of a case, as typed.
#[derive(Debug, Clone, Default)]
pub struct Change {
    /// The case's address.
    pub case: String,
    /// Code of the state.
    pub state: String,
    /// When.
    pub when: String,
    /// Further words.
    pub words: String,
    /// In which language they are; in the update's first one where nothing is said.
    pub words_in: String,
    /// The same in other languages, which have no field of their own.
    pub words_too: Map<String, Value>,
    /// How the source is called.
    pub source: String,
    /// Its address.
    pub url: String,
}

fn versions(fields: &Fields, reader: Language, title: &str, body: &str) -> Vec<VersionRow> {
    let count = fields
        .rows(&["language", title, body], MAX_LANGUAGES)
        .max(1);
    (1..=count)
        .map(|row| VersionRow {
            row,
            language: reader.tag_or_typed(fields.text(&format!("language-{row}"))),
            title: fields.text(&format!("{title}-{row}")),
            body: fields.lines(&format!("{body}-{row}")),
        })
        .collect()
}

fn by_language<'a>(
    versions: &'a [VersionRow],
    of: impl Fn(&'a VersionRow) -> &'a str,
) -> Map<String, Value> {
    versions
        .iter()
        .filter(|version| !version.language.is_empty() && !of(version).trim().is_empty())
        .map(|version| (version.language.clone(), json!(of(version).trim())))
        .collect()
}

/// The rows in which something is said, each with its language.
pub fn with_words(versions: &[VersionRow]) -> impl Iterator<Item = (usize, &str)> {
    let said = versions.iter().filter(|version| !version.is_empty());
    said.map(|version| (version.row, version.language.as_str()))
}

/// One more empty language.
pub fn more_languages(versions: &mut Vec<VersionRow>) {
    members::one_more(versions, |row| VersionRow {
        row,
        ..VersionRow::default()
    });
}

impl UpdateForm {
    /// An empty form with these languages.
    pub fn new(languages: &[String]) -> Self {
        Self {
            versions: members::rows(languages, |row, language| VersionRow {
                row,
                language,
                ..VersionRow::default()
            }),
            ..Self::default()
        }
    }

    /// The form for what was written.
    pub fn of(inside: &Map<String, Value>) -> Self {
        let mut form = Self::new(&members::languages(inside));
        for version in &mut form.versions {
            version.title = in_language(inside, "title", &version.language);
            version.body = in_language(inside, "body", &version.language);
        }
        form.date = text_of(inside.get("date"));
        form.sources = items(inside, "sources")
            .enumerate()
            .map(|(index, source)| SourceRow {
                row: index + 1,
                title: text_of(source.get("title")),
                url: text_of(source.get("url")),
            })
            .collect();
        form.changes = items(inside, "cases")
            .map(|change| {
                let source = change.get("source");
                let words = change.get("words").and_then(Value::as_object);
                let shown = words.and_then(nearest::to_anyone);
                let tag = shown.map_or_else(String::new, |(tag, _)| tag.clone());
                let mut too = words.cloned().unwrap_or_default();
                too.remove(&tag);
                Change {
                    case: text_of(change.get("case")),
                    state: text_of(change.get("state")),
                    when: text_of(change.get("when")),
                    words: text_of(shown.map(|(_, words)| words)),
                    words_in: tag,
                    words_too: too,
                    source: text_of(source.and_then(|source| source.get("title"))),
                    url: text_of(source.and_then(|source| source.get("url"))),
                }
            })
            .collect();
        form
    }

    /// What was typed; languages by their tags.
    pub fn read(fields: &Fields, reader: Language) -> Self {
        let count = fields.rows(&["source-title", "source-url"], MAX_SOURCES);
        let sources = (1..=count).map(|row| SourceRow {
            row,
            title: fields.text(&format!("source-title-{row}")),
            url: fields.address(&format!("source-url-{row}")),
        });
        let count = fields.rows(&["case"], MAX_CHANGES);
        let changes = (1..=count).map(|row| {
            let text = |name: &str| fields.text(&format!("{name}-{row}"));
            Change {
                case: text("case"),
                state: text("state"),
                when: text("when"),
                words: text("words"),
                words_in: text("words-in"),
                words_too: words_too(&text("words-too")),
                source: text("case-source"),
                url: fields.address(&format!("case-url-{row}")),
            }
        });
        let sources = sources.filter(|one| !one.title.is_empty() || !one.url.is_empty());
        let sources = sources.zip(1..);
        Self {
            date: fields.text("date"),
            versions: versions(fields, reader, "title", "body"),
            sources: sources.map(|(one, row)| SourceRow { row, ..one }).collect(),
            changes: changes.filter(|row| !row.is_empty()).collect(),
        }
    }

    /// Takes out what stood there of somebody and is of nobody now: that is how a row goes. What was typed
    /// without saying of whom stays.
    pub fn take_out(&mut self, there: &Map<String, Value>) {
        let before = Self::of(there).changes;
        let stood = |one: &Change| {
            let mut named = before.iter().filter(|was| !was.case.is_empty());
            named.any(|was| one.says_the_same(was))
        };
        self.changes
            .retain(|one| !one.case.is_empty() || !stood(one));
    }

    /// The members of the draft.
    pub fn inside(&self) -> Map<String, Value> {
        let written: Vec<&VersionRow> = self
            .versions
            .iter()
            .filter(|version| !version.is_empty())
            .collect();
        let languages: Vec<&str> = written.iter().map(|one| one.language.as_str()).collect();
        let mut inside = Map::new();
        inside.insert("languages".into(), json!(languages));
        inside.insert(
            "title".into(),
            by_language(&self.versions, |one| &one.title).into(),
        );
        inside.insert(
            "body".into(),
            by_language(&self.versions, |one| &one.body).into(),
        );
        if !self.date.is_empty() {
            inside.insert("date".into(), json!(self.date));
        }
        let sources: Vec<Value> = self
            .sources
            .iter()
            .filter_map(|row| source(&row.title, &row.url))
            .collect();
        if !sources.is_empty() {
            inside.insert("sources".into(), sources.into());
        }
        let first = languages.first().copied().unwrap_or("und");
        let changes: Vec<Value> = self.changes.iter().map(|one| one.member(first)).collect();
        if !changes.is_empty() {
            inside.insert("cases".into(), changes.into());
        }
        inside
    }
}

impl Change {
    /// Whether both say the same, of whomever.
    fn says_the_same(&self, other: &Self) -> bool {
        (&self.when, &self.words) == (&other.when, &other.words)
            && (&self.source, &self.url) == (&other.source, &other.url)
    }

    /// Whether nothing is said in it: a state is chosen in every row.
    fn is_empty(&self) -> bool {
        let typed = [&self.case, &self.when, &self.words, &self.source, &self.url];
        typed.iter().all(|text| text.is_empty())
    }

    fn member(&self, language: &str) -> Value {
        let mut member = Map::new();
        member.insert("case".into(), json!(self.case));
        member.insert("state".into(), json!(self.state));
        if !self.when.is_empty() {
            member.insert("when".into(), json!(self.when));
        }
        if !self.words.is_empty() {
            let language = match self.words_in.as_str() {
                "" => language,
                tag => tag,
            };
            let mut words = self.words_too.clone();
            words.insert(language.to_owned(), json!(self.words));
            member.insert("words".into(), words.into());
        }
        if let Some(source) = source(&self.source, &self.url) {
            member.insert("source".into(), source);
        }
        Value::Object(member)
    }
}

/// Words in other languages as a form carries them along.
fn words_too(carried: &str) -> Map<String, Value> {
    let read: Map<String, Value> = serde_json::from_str(carried).unwrap_or_default();
    let words = read.into_iter().filter(|(_, words)| words.is_string());
    words.collect()
}

fn source(title: &str, url: &str) -> Option<Value> {
    match (title.is_empty(), url.is_empty()) {
        (true, true) => None,
        (false, true) => Some(json!({"title": title})),
        (true, false) => Some(json!({"url": url})),
        (false, false) => Some(json!({"title": title, "url": url})),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::ENGLISH;

    #[test]
    fn a_form_becomes_a_draft_and_the_draft_the_same_form() {
        let fields = Fields::parse(
            b"date=2026-11-20&language-1=en&title-1=News&body-1=Words&language-2=de&title-2=&body-2=\
              &source-title-1=Paper&source-url-1=https%3A%2F%2Fa.example%2F&source-title-2=\
              &case-1=https%3A%2F%2Fa.example%2Fc&state-1=detained&when-1=2026-11&words-1=again\
              &case-2=&state-2=detained",
        );
        let inside = UpdateForm::read(&fields, ENGLISH).inside();
        assert_eq!(
            Value::Object(inside.clone()),
            json!({
                "date": "2026-11-20", "languages": ["en"], "title": {"en": "News"},
                "body": {"en": "Words"},
                "sources": [{"title": "Paper", "url": "https://a.example/"}],
                "cases": [{"case": "https://a.example/c", "state": "detained", "when": "2026-11",
                           "words": {"en": "again"}}],
            })
        );
        assert_eq!(UpdateForm::of(&inside).inside(), inside);
    }

    #[test]
    fn a_row_goes_when_it_is_of_nobody_any_more_and_one_that_was_just_typed_does_not() {
        let typed = |rows: &str| {
            let body = format!("language-1=en&title-1=a&body-1=b&{rows}");
            UpdateForm::read(&Fields::parse(body.as_bytes()), ENGLISH)
        };
        let there = typed(
            "case-1=https%3A%2F%2Fa.example%2Fc&state-1=detained&when-1=2026-11&words-1=again",
        );
        let there = there.inside();
        let rows = |mut form: UpdateForm| {
            form.take_out(&there);
            form.changes.len()
        };
        assert_eq!(
            rows(typed(
                "case-1=&state-1=detained&when-1=2026-11&words-1=again"
            )),
            0
        );
        assert_eq!(
            rows(typed("case-1=&state-1=released&when-1=2026-12&words-1=")),
            1
        );
        // Nor does one that was typed without a name, kept, and opened again.
        let kept = typed("case-1=&state-1=released&when-1=2026-12").inside();
        let mut again = UpdateForm::of(&kept);
        again.take_out(&kept);
        assert_eq!(again.changes.len(), 1);
    }

    #[test]
    fn words_in_other_languages_come_through_the_form() {
        let inside = json!({
            "languages": ["ar", "en"], "title": {"ar": "a", "en": "b"}, "body": {"ar": "a", "en": "b"},
            "cases": [{"case": "https://a.example/c", "state": "other",
                       "words": {"de": "Anh\u{f6}rung", "en": "Hearing"}}],
        });
        let inside = inside.as_object().expect("an object");
        let form = UpdateForm::of(inside);
        assert_eq!(&form.inside(), inside);
        let change = &form.changes[0];
        let shown = [change.words.as_str(), change.words_in.as_str()];
        assert_eq!(shown, ["Hearing", "en"]);
        let too = Value::Object(change.words_too.clone()).to_string();
        let sent = url::form_urlencoded::Serializer::new(String::new())
            .extend_pairs([
                ("language-1", "ar"),
                ("title-1", "a"),
                ("case-1", "https://a.example/c"),
                ("state-1", "other"),
                ("words-1", "A hearing"),
                ("words-in-1", "en"),
                ("words-too-1", too.as_str()),
            ])
            .finish();
        let read = UpdateForm::read(&Fields::parse(sent.as_bytes()), ENGLISH).inside();
        let words = json!({"de": "Anh\u{f6}rung", "en": "A hearing"});
        assert_eq!(read["cases"][0]["words"], words);
    }

    #[test]
    fn every_row_in_which_something_is_said_has_its_language_asked_for() {
        let fields = Fields::parse(
            b"language-1=French&title-1=a&language-2=klingon&body-2=b&language-3=xx&title-4=c",
        );
        let form = UpdateForm::read(&fields, ENGLISH);
        let rows: Vec<(usize, &str)> = with_words(&form.versions).collect();
        assert_eq!(rows, [(1, "fr"), (2, "klingon"), (4, "")]);
    }
}

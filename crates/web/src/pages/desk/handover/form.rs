//! The form of a handover: from the members of a draft, or from what was typed.

use crate::{
    language::Language,
    pages::{
        desk::beside::members::{self, in_language, items, said, text_of},
        session::Fields,
    },
    views::desk::handover::{AnswerRow, Cell, EvidenceRow, Version},
};
use serde_json::{Map, Value, json};
use undersigned_domain::{
    appeal::MAX_LANGUAGES,
    dispatch::{MAX_ANSWERS, MAX_EVIDENCE},
};
use undersigned_federation::actions::handover::evidence_member;

/// A handover as it stands in its form.
#[derive(Debug, Clone, Default)]
pub struct HandoverForm {
    /// `YYYY-MM-DD`, or nothing.
    pub date: String,
    /// One for each language.
    pub versions: Vec<Version>,
    /// What shows it.
    pub evidence: Vec<EvidenceRow>,
    /// Answers.
    pub answers: Vec<AnswerRow>,
}

/// A text of a language.
type Part = fn(&Version) -> &str;

impl HandoverForm {
    /// An empty form with these languages.
    pub fn new(languages: &[String]) -> Self {
        Self {
            versions: members::rows(languages, |row, language| Version {
                row,
                language,
                ..Version::default()
            }),
            ..Self::default()
        }
    }

    /// The form for what was written.
    pub fn of(inside: &Map<String, Value>) -> Self {
        let mut form = Self::new(&members::languages(inside));
        let map = |value: &Value, name: &str, tag: &str| {
            text_of(value.get(name).and_then(|map| map.get(tag)))
        };
        for version in &mut form.versions {
            version.taken_by = in_language(inside, "takenBy", &version.language);
            version.place = in_language(inside, "place", &version.language);
            version.words = in_language(inside, "words", &version.language);
        }
        let cells = |value: &Value, name: &str| -> Vec<Cell> {
            let versions = form.versions.iter();
            versions
                .map(|version| Cell {
                    row: version.row,
                    language: version.language.clone(),
                    words: map(value, name, &version.language),
                })
                .collect()
        };
        let evidence = items(inside, "evidence").enumerate();
        let evidence = evidence.map(|(index, item)| EvidenceRow {
            row: index + 1,
            digest: text_of(item.get("digest")),
            kind: text_of(item.get("mediaType")),
            url: text_of(item.get("url")),
            titles: cells(item, "title"),
            ..EvidenceRow::default()
        });
        let answers = items(inside, "answers").enumerate();
        let answers = answers.map(|(index, item)| AnswerRow {
            row: index + 1,
            date: text_of(item.get("date")),
            by: cells(item, "by"),
            text: cells(item, "text"),
        });
        let (evidence, answers) = (evidence.collect(), answers.collect());
        form.date = text_of(inside.get("date"));
        form.evidence = evidence;
        form.answers = answers;
        form
    }

    /// What was typed; languages by their tags.
    pub fn read(fields: &Fields, reader: Language) -> Self {
        let names = ["language", "taken-by", "place", "words"];
        let count = fields.rows(&names, MAX_LANGUAGES).max(1);
        let versions: Vec<Version> = (1..=count)
            .map(|row| Version {
                row,
                language: reader.tag_or_typed(fields.text(&format!("language-{row}"))),
                taken_by: fields.text(&format!("taken-by-{row}")),
                place: fields.text(&format!("place-{row}")),
                words: fields.lines(&format!("words-{row}")),
            })
            .collect();
        let cells = |name: String| -> Vec<Cell> {
            let versions = versions.iter();
            versions
                .map(|version| Cell {
                    row: version.row,
                    language: version.language.clone(),
                    words: fields.lines(&format!("{name}-{}", version.row)),
                })
                .collect()
        };
        let kept = (1..=fields.rows(&["evidence-digest"], MAX_EVIDENCE))
            .filter(|row| !fields.ticked(&format!("evidence-drop-{row}")))
            .filter(|row| !fields.text(&format!("evidence-digest-{row}")).is_empty());
        let evidence = kept.enumerate().map(|(index, row)| EvidenceRow {
            row: index + 1,
            digest: fields.text(&format!("evidence-digest-{row}")),
            kind: fields.text(&format!("evidence-type-{row}")),
            url: fields.text(&format!("evidence-url-{row}")),
            titles: cells(format!("evidence-title-{row}")),
            ..EvidenceRow::default()
        });
        let answers = (1..=fields.rows(&["answer-date"], MAX_ANSWERS)).map(|row| AnswerRow {
            row,
            date: fields.text(&format!("answer-date-{row}")),
            by: cells(format!("answer-by-{row}")),
            text: cells(format!("answer-text-{row}")),
        });
        let answers = answers.filter(|answer| !answer.is_empty());
        let mut answers: Vec<AnswerRow> = answers.collect();
        for (index, answer) in answers.iter_mut().enumerate() {
            answer.row = index + 1;
        }
        Self {
            date: fields.text("date"),
            evidence: evidence.collect(),
            answers,
            versions,
        }
    }

    /// One more empty language.
    pub fn more_languages(&mut self) {
        members::one_more(&mut self.versions, |row| Version {
            row,
            ..Version::default()
        });
    }

    /// One more piece of evidence, without words yet.
    pub fn add(&mut self, digest: String, kind: &str, url: String) {
        if self.evidence.iter().any(|one| one.digest == digest) {
            return;
        }
        let cells = self.cells();
        self.evidence.push(EvidenceRow {
            row: self.evidence.len() + 1,
            digest,
            kind: kind.to_owned(),
            url,
            titles: cells,
            ..EvidenceRow::default()
        });
    }

    /// Empty texts in each language.
    fn cells(&self) -> Vec<Cell> {
        let versions = self.versions.iter();
        versions
            .map(|version| Cell {
                row: version.row,
                language: version.language.clone(),
                words: String::new(),
            })
            .collect()
    }

    /// The form with room for one more answer, and for each language that joined.
    pub fn with_room(mut self) -> Self {
        let empty = self.cells();
        let room = |cells: &mut Vec<Cell>| {
            for one in &empty {
                if !cells.iter().any(|cell| cell.row == one.row) {
                    cells.push(one.clone());
                }
            }
        };
        for one in &mut self.evidence {
            room(&mut one.titles);
        }
        for one in &mut self.answers {
            room(&mut one.by);
            room(&mut one.text);
        }
        if self.answers.len() < MAX_ANSWERS {
            self.answers.push(AnswerRow {
                row: self.answers.len() + 1,
                date: String::new(),
                by: empty.clone(),
                text: empty,
            });
        }
        self
    }

    /// The members of the draft.
    pub fn inside(&self) -> Map<String, Value> {
        let written = self.versions.iter().filter(|one| self.is_written(one));
        let languages: Vec<&str> = written.map(|one| one.language.as_str()).collect();
        let mut inside = Map::new();
        inside.insert("languages".into(), json!(languages));
        if !self.date.is_empty() {
            inside.insert("date".into(), json!(self.date));
        }
        let texts: [(&str, Part); 3] = [
            ("takenBy", |one| &one.taken_by),
            ("place", |one| &one.place),
            ("words", |one| &one.words),
        ];
        for (name, of) in texts {
            let said = self.versions.iter().filter_map(|one| {
                let text = of(one).trim();
                let known = !one.language.is_empty() && !text.is_empty();
                known.then(|| (one.language.clone(), json!(text)))
            });
            let said: Map<String, Value> = said.collect();
            if !said.is_empty() {
                inside.insert(name.into(), said.into());
            }
        }
        let evidence = self.evidence.iter();
        let evidence: Vec<Value> = evidence
            .map(|one| {
                evidence_member(
                    &one.digest,
                    &one.kind,
                    Some(one.url.as_str()),
                    said(&one.titles),
                )
            })
            .collect();
        if !evidence.is_empty() {
            inside.insert("evidence".into(), evidence.into());
        }
        let answers = self.answers.iter().filter(|answer| !answer.is_empty());
        let answers: Vec<Value> = answers.map(answer_member).collect();
        if !answers.is_empty() {
            inside.insert("answers".into(), answers.into());
        }
        inside
    }

    /// The rows of languages in which something is said, each with its language.
    pub fn with_words(&self) -> impl Iterator<Item = (usize, &str)> {
        let said = self.versions.iter().filter(move |one| self.has_words(one));
        said.map(|one| (one.row, one.language.as_str()))
    }

    /// Whether nothing was typed into it.
    pub fn is_blank(&self) -> bool {
        let mut said = self.with_words();
        let beside = self.evidence.is_empty() && self.answers.is_empty();
        self.date.is_empty() && beside && said.next().is_none()
    }

    /// Whether something is said in a language anywhere.
    fn is_written(&self, version: &Version) -> bool {
        !version.language.is_empty() && self.has_words(version)
    }

    /// Whether something is said in a row anywhere.
    fn has_words(&self, version: &Version) -> bool {
        let cells = self.evidence.iter().flat_map(|one| &one.titles);
        let answers = self.answers.iter();
        let mut cells = cells.chain(answers.flat_map(|one| one.by.iter().chain(&one.text)));
        let own = [&version.taken_by, &version.place, &version.words];
        own.iter().any(|text| !text.trim().is_empty())
            || cells.any(|cell| cell.says_in(version.row))
    }
}

/// The member of the draft.
fn answer_member(row: &AnswerRow) -> Value {
    let mut member = Map::new();
    if !row.date.is_empty() {
        member.insert("date".into(), json!(row.date));
    }
    for (name, cells) in [("by", &row.by), ("text", &row.text)] {
        let said = said(cells);
        if !said.is_empty() {
            member.insert(name.into(), said.into());
        }
    }
    Value::Object(member)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::ENGLISH;

    #[test]
    fn a_form_is_blank_until_something_is_typed() {
        let is_blank =
            |body: &str| HandoverForm::read(&Fields::parse(body.as_bytes()), ENGLISH).is_blank();
        assert!(is_blank(
            "date=&language-1=en&taken-by-1=+&answer-date-1=&answer-by-1-1="
        ));
        for typed in [
            "date=2026-12-01",
            "language-1=en&place-1=a",
            "answer-date-1=2026-12-20",
            "evidence-digest-1=sha-256:0a",
        ] {
            assert!(!is_blank(typed), "{typed}");
        }
    }

    #[test]
    fn a_form_becomes_a_draft_and_the_draft_the_same_form() {
        let digest = format!("sha-256:{}", "0a".repeat(32));
        let body = format!(
            "date=2026-12-01&language-1=en&taken-by-1=The+minister&place-1=&words-1=\
             &language-2=ar&taken-by-2=&language-3=de\
             &evidence-digest-1={digest}&evidence-type-1=image%2Fpng&evidence-title-1-1=A+receipt\
             &evidence-title-1-2=&evidence-digest-2={digest}&evidence-drop-2=yes\
             &answer-date-1=&answer-date-2=2026-12-20&answer-by-2-1=Her+office&answer-text-2-1=No.\
             &answer-text-2-2=%D9%84%D8%A7"
        );
        let form = HandoverForm::read(&Fields::parse(body.as_bytes()), ENGLISH);
        let inside = form.inside();
        assert_eq!(
            Value::Object(inside.clone()),
            json!({
                "date": "2026-12-01", "languages": ["en", "ar"],
                "takenBy": {"en": "The minister"},
                "evidence": [{"digest": digest, "mediaType": "image/png",
                              "title": {"en": "A receipt"}}],
                "answers": [{"date": "2026-12-20", "by": {"en": "Her office"},
                             "text": {"en": "No.", "ar": "لا"}}],
            })
        );
        assert_eq!(HandoverForm::of(&inside).with_room().inside(), inside);
    }
}

//! The form of a letter: from the members of a draft, or from what was typed.

use super::addressees;
use crate::{
    language::Language,
    pages::{
        desk::beside::members::{self, in_language, items, said, text_of},
        session::Fields,
    },
    views::desk::{
        handover::Cell,
        letters::{AddresseeRow, FieldRow, Version},
    },
};
use serde_json::{Map, Value, json};
use undersigned_domain::{
    appeal::{Addressee, MAX_LANGUAGES, Wording},
    dispatch::letter::{MAX_ADDRESSEES, MAX_FIELDS},
};

/// A letter as it stands in its form.
#[derive(Debug, Clone, Default)]
pub struct LetterForm {
    /// `YYYY-MM-DD`, or nothing.
    pub until: String,
    /// One for each language.
    pub versions: Vec<Version>,
    /// What writers fill in.
    pub fields: Vec<FieldRow>,
    /// To whom it goes.
    pub addressees: Vec<AddresseeRow>,
    /// To whom copies go.
    pub copies: Vec<AddresseeRow>,
}

/// A text of a language.
type Part = fn(&Version) -> &str;

/// Text in each language of a form.
pub fn cells(versions: &[Version], words: impl Fn(&Version) -> String) -> Vec<Cell> {
    let cell = |version: &Version| Cell {
        row: version.row,
        language: version.language.clone(),
        words: words(version),
    };
    versions.iter().map(cell).collect()
}

impl LetterForm {
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

    /// An empty form with these languages, that goes to those to whom the appeal itself does.
    pub fn to(languages: &[String], of_appeal: &[Addressee]) -> Self {
        let mut form = Self::new(languages);
        let first = languages.first().map_or("und", String::as_str);
        let by_language = |words: &Wording| match words {
            Wording::One(words) => json!({ first: words }),
            Wording::Many(words) => json!(words),
        };
        let members = of_appeal.iter().take(MAX_ADDRESSEES).map(|one| {
            let holders = one.holder.iter();
            let holders = holders.map(|holder| json!({ "name": by_language(holder) }));
            json!({
                "office": by_language(&one.office),
                "holders": holders.collect::<Vec<Value>>(),
                "postal": one.postal,
                "email": one.email,
            })
        });
        let members = members.collect::<Vec<Value>>();
        let inside = Map::from_iter([("addressees".to_owned(), Value::Array(members))]);
        form.addressees = addressees::of(&inside, "addressees", &form.versions);
        form
    }

    /// The form for what was written.
    pub fn of(inside: &Map<String, Value>) -> Self {
        let mut form = Self::new(&members::languages(inside));
        for version in &mut form.versions {
            version.title = in_language(inside, "title", &version.language);
            version.words = in_language(inside, "words", &version.language);
            version.subject = in_language(inside, "subject", &version.language);
            version.text = in_language(inside, "text", &version.language);
        }
        form.until = text_of(inside.get("until"));
        let fields = items(inside, "fields")
            .zip(1..)
            .map(|(item, row)| FieldRow {
                row,
                name: text_of(item.get("name")),
                needed: item.get("needed").and_then(Value::as_bool) == Some(true),
                labels: cells(&form.versions, |version| {
                    text_of(item.get("label").and_then(|map| map.get(&version.language)))
                }),
            });
        form.fields = fields.collect();
        form.addressees = addressees::of(inside, "addressees", &form.versions);
        form.copies = addressees::of(inside, "copies", &form.versions);
        form
    }

    /// What was typed; languages by their tags.
    pub fn read(fields: &Fields, reader: Language) -> Self {
        let names = ["language", "title", "words", "subject", "text"];
        let count = fields.rows(&names, MAX_LANGUAGES).max(1);
        let versions: Vec<Version> = (1..=count)
            .map(|row| Version {
                row,
                language: reader.tag_or_typed(fields.text(&format!("language-{row}"))),
                title: fields.text(&format!("title-{row}")),
                words: fields.lines(&format!("words-{row}")),
                subject: fields.text(&format!("subject-{row}")),
                text: fields.lines(&format!("text-{row}")),
            })
            .collect();
        let rows = (1..=fields.rows(&["ask-name"], MAX_FIELDS)).map(|row| FieldRow {
            row,
            name: fields.text(&format!("ask-name-{row}")),
            needed: fields.ticked(&format!("ask-needed-{row}")),
            labels: cells(&versions, |version| {
                fields.text(&format!("ask-label-{row}-{}", version.row))
            }),
        });
        let rows = rows.filter(|one| !one.is_empty()).zip(1..);
        Self {
            until: fields.text("until"),
            fields: rows.map(|(one, row)| FieldRow { row, ..one }).collect(),
            addressees: addressees::read(fields, "to", &versions),
            copies: addressees::read(fields, "copy", &versions),
            versions,
        }
    }

    /// The rows of languages in which something is said, each with its language.
    pub fn with_words(&self) -> impl Iterator<Item = (usize, &str)> {
        let said = self.versions.iter().filter(move |one| self.has_words(one));
        said.map(|one| (one.row, one.language.as_str()))
    }

    /// Whether something is said in a row, in the texts or beside them.
    fn has_words(&self, version: &Version) -> bool {
        let labels = self.fields.iter().flat_map(|field| &field.labels);
        let people = self.addressees.iter().chain(&self.copies);
        let people =
            people.flat_map(|one| one.offices.iter().chain(&one.salutations).chain(&one.owns));
        let mut cells = labels.chain(people);
        version.has_text() || cells.any(|cell| cell.says_in(version.row))
    }

    /// One more empty language.
    pub fn more_languages(&mut self) {
        members::one_more(&mut self.versions, |row| Version {
            row,
            ..Version::default()
        });
    }

    /// The form with room for one more of everything, and for each language that joined.
    pub fn with_room(mut self) -> Self {
        let empty = cells(&self.versions, |_| String::new());
        for field in &mut self.fields {
            addressees::widen(&mut field.labels, &empty);
        }
        if self.fields.len() < MAX_FIELDS {
            self.fields.push(FieldRow {
                row: self.fields.len() + 1,
                labels: empty.clone(),
                ..FieldRow::default()
            });
        }
        addressees::with_room(&mut self.addressees, &empty);
        addressees::with_room(&mut self.copies, &empty);
        self
    }

    /// The members of the draft.
    pub fn inside(&self) -> Map<String, Value> {
        let written = self.versions.iter().filter(|one| one.is_written());
        let languages: Vec<&str> = written.map(|one| one.language.as_str()).collect();
        let mut inside = Map::new();
        let first = languages.first().copied().unwrap_or("und").to_owned();
        inside.insert("languages".into(), json!(languages));
        let texts: [(&str, Part); 4] = [
            ("title", |one| &one.title),
            ("words", |one| &one.words),
            ("subject", |one| &one.subject),
            ("text", |one| &one.text),
        ];
        for (name, of) in texts {
            let text = said(&cells(&self.versions, |one| of(one).to_owned()));
            if !text.is_empty() {
                inside.insert(name.into(), text.into());
            }
        }
        let fields = self.fields.iter().filter(|field| !field.is_empty());
        let fields: Vec<Value> = fields.map(field_member).collect();
        if !fields.is_empty() {
            inside.insert("fields".into(), fields.into());
        }
        for (name, rows) in [("addressees", &self.addressees), ("copies", &self.copies)] {
            let members = addressees::members(rows, &first);
            if !members.is_empty() {
                inside.insert(name.into(), members.into());
            }
        }
        if !self.until.is_empty() {
            inside.insert("until".into(), json!(self.until));
        }
        inside
    }
}

/// The member of the draft.
fn field_member(row: &FieldRow) -> Value {
    let mut member = Map::new();
    member.insert("name".into(), json!(row.name));
    member.insert("label".into(), said(&row.labels).into());
    if row.needed {
        member.insert("needed".into(), json!(true));
    }
    Value::Object(member)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::ENGLISH;

    #[test]
    fn a_form_becomes_a_draft_and_the_draft_the_same_form() {
        let fields = Fields::parse(
            b"language-1=en&title-1=Write&words-1=Why&subject-1=S&text-1=Dear+%7Btown%7D\
              &language-2=ar&title-2=&until=2027-01-31\
              &ask-name-1=&ask-label-1-1=&ask-name-2=town&ask-needed-2=yes\
              &ask-label-2-1=Your+town&ask-label-2-2=\
              &to-name-1=a1&to-office-1-1=Minister&to-salutation-1-1=Dear+minister\
              &to-postal-1=Square+1%0D%0AAmery&to-fax-1=&to-email-1=m%40m.example\
              &to-holders-1=A.+Old+%7C+%7C+2026-06-30%0D%0AB.+New+%7C+2026-07-01&to-own-1-1=\
              &to-name-2=&to-office-2-1=&to-postal-2=\
              &copy-name-1=&copy-office-1-1=Embassy&copy-postal-1=&copy-holders-1=",
        );
        let form = LetterForm::read(&fields, ENGLISH);
        let inside = form.inside();
        let copy = inside["copies"][0]["name"].as_str().expect("a name");
        assert_eq!(
            Value::Object(inside.clone()),
            json!({
                "languages": ["en"], "title": {"en": "Write"}, "words": {"en": "Why"},
                "subject": {"en": "S"}, "text": {"en": "Dear {town}"}, "until": "2027-01-31",
                "fields": [{"name": "town", "label": {"en": "Your town"}, "needed": true}],
                "addressees": [{
                    "name": "a1", "office": {"en": "Minister"},
                    "salutation": {"en": "Dear minister"}, "postal": "Square 1\nAmery",
                    "email": "m@m.example",
                    "holders": [
                        {"name": {"en": "A. Old"}, "until": "2026-06-30"},
                        {"name": {"en": "B. New"}, "from": "2026-07-01"},
                    ],
                }],
                "copies": [{"name": copy, "office": {"en": "Embassy"}}],
            })
        );
        assert_eq!(LetterForm::of(&inside).with_room().inside(), inside);
    }

    #[test]
    fn every_row_in_which_something_is_said_has_its_language_asked_for() {
        let fields = Fields::parse(
            b"language-1=French&title-1=a&language-2=&to-postal-1=x&to-office-1-2=b&language-3=xx",
        );
        let form = LetterForm::read(&fields, ENGLISH);
        let rows: Vec<(usize, &str)> = form.with_words().collect();
        assert_eq!(rows, [(1, "fr"), (2, "")]);
    }

    #[test]
    fn a_new_letter_goes_to_those_to_whom_the_appeal_goes() {
        let many = |words: &[(&str, &str)]| {
            let words = words.iter();
            Wording::Many(
                words
                    .map(|(tag, words)| ((*tag).to_owned(), (*words).to_owned()))
                    .collect(),
            )
        };
        let minister = Addressee {
            office: many(&[("en", "Minister"), ("ar", "الوزير")]),
            holder: Some(many(&[("en", "A. Quill"), ("ar", "أ. كويل")])),
            postal: Some("Square 1\nAmery".to_owned()),
            email: None,
        };
        let board = Addressee {
            office: Wording::One("The board".to_owned()),
            holder: None,
            postal: None,
            email: Some("board@b.example".to_owned()),
        };
        let languages = ["en", "ar"].map(str::to_owned);
        let inside = LetterForm::to(&languages, &[minister, board]).inside();
        let addressees = &inside["addressees"];
        assert_eq!(
            addressees[0]["office"],
            json!({"en": "Minister", "ar": "الوزير"})
        );
        assert_eq!(
            addressees[0]["holders"],
            json!([{"name": {"en": "A. Quill", "ar": "أ. كويل"}}])
        );
        assert_eq!(addressees[0]["postal"], "Square 1\nAmery");
        assert_eq!(addressees[1]["office"], json!({"en": "The board"}));
        assert_eq!(addressees[1]["email"], "board@b.example");
    }
}

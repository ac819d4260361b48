//! A letter that readers may send under their own name: a template for each language with fields to
//! fill in, to whom it goes, and to whom copies go.

mod addressee;
mod template;

pub use addressee::{Addressee, Holder, MAX_HOLDERS, MAX_POSTAL_CHARS};
pub use template::{FIXED, fill, placeholders};

use super::{
    read::{MAX_TEXT_CHARS, by_language, complete, languages, write_text},
    update::day,
};
use crate::{
    Fault,
    appeal::{ByLanguage, MAX_TITLE_CHARS, only_in, says},
    members::Members,
    people::Day,
};
use serde_json::{Map, Value, json};
use undersigned_proof::strict_json;

/// Most addressees, and most who get copies.
pub const MAX_ADDRESSEES: usize = 20;
/// Most fields to fill in.
pub const MAX_FIELDS: usize = 20;
/// Longest name of a field or an addressee, in ASCII characters.
const MAX_NAME: usize = 32;

/// Something that the writer fills in: `{name}` in the text stands for it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Field {
    /// Small letters, digits and hyphens.
    pub name: String,
    /// What to fill in, by language.
    pub label: ByLanguage,
    /// Whether the letter makes no sense without it.
    pub needed: bool,
}

/// How many writers said that they sent it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sent {
    /// How many.
    pub count: u64,
    /// The day on which they were counted.
    pub day: Day,
}

/// A letter.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Letter {
    /// Languages, the first one the main one.
    pub languages: Vec<String>,
    /// What the action is called, by language.
    pub title: ByLanguage,
    /// Markdown by language: why one should write, and how.
    pub words: ByLanguage,
    /// The subject of the letter, by language.
    pub subject: ByLanguage,
    /// The letter itself, plain text with fields, by language.
    pub text: ByLanguage,
    /// What the writer fills in.
    pub fields: Vec<Field>,
    /// To whom it goes.
    pub addressees: Vec<Addressee>,
    /// To whom copies go.
    pub copies: Vec<Addressee>,
    /// The last day on which it is to be sent.
    pub until: Option<Day>,
    /// How many were sent, as far as writers said so to the organiser.
    pub sent: Option<Sent>,
}

impl Letter {
    pub(super) fn read(members: Members<'_>) -> Result<Self, Fault> {
        let fields = members.items("fields", MAX_FIELDS)?;
        let of = |name: &'static str| -> Result<Vec<Addressee>, Fault> {
            let items = members.items(name, MAX_ADDRESSEES)?;
            items.iter().map(|one| Addressee::read(one, name)).collect()
        };
        Ok(Self {
            languages: languages(members)?,
            title: by_language(members, "title", MAX_TITLE_CHARS)?,
            words: by_language(members, "words", MAX_TEXT_CHARS)?,
            subject: by_language(members, "subject", MAX_TITLE_CHARS)?,
            text: by_language(members, "text", MAX_TEXT_CHARS)?,
            fields: fields.iter().map(Field::read).collect::<Result<_, _>>()?,
            addressees: of("addressees")?,
            copies: of("copies")?,
            until: day(members, "until")?,
            sent: members.get("sent").map(Sent::read).transpose()?,
        })
    }

    /// Whether it says what writers need: title, subject and text in each of its languages, somebody
    /// to write to, and nothing in the text that nobody can fill in. What others sign is not held to
    /// it.
    ///
    /// # Errors
    /// The [`Fault`] that names the member.
    pub fn check(&self) -> Result<(), Fault> {
        complete(&self.languages, "title", &self.title)?;
        complete(&self.languages, "subject", &self.subject)?;
        complete(&self.languages, "text", &self.text)?;
        only_in(&self.languages, [&self.words])?;
        let lines = |map: &ByLanguage| map.values().any(|text| text.contains('\n'));
        if lines(&self.title) {
            return Err(Fault::Member("title"));
        }
        if lines(&self.subject) {
            return Err(Fault::Member("subject"));
        }
        let first = self.languages.first().ok_or(Fault::Member("languages"))?;
        for (place, field) in self.fields.iter().enumerate() {
            let name = field.name.as_str();
            let mut earlier = self.fields[..place].iter();
            let taken = FIXED.contains(&name) || earlier.any(|one| one.name == name);
            if taken || !says(&field.label, first) {
                return Err(Fault::Member("fields"));
            }
        }
        if self.unknown_placeholder().is_some() {
            return Err(Fault::Member("text"));
        }
        let names = |all: &[Addressee]| {
            all.iter().enumerate().all(|(place, one)| {
                let alone = all[..place].iter().all(|other| other.name != one.name);
                alone && says(&one.office, first)
            })
        };
        if self.addressees.is_empty() || !names(&self.addressees) {
            return Err(Fault::Member("addressees"));
        }
        match names(&self.copies) && self.copies.iter().all(|one| one.own.is_empty()) {
            true => Ok(()),
            false => Err(Fault::Member("copies")),
        }
    }

    /// What stands in braces in its text or subject, and nobody can fill in; without the braces.
    pub fn unknown_placeholder(&self) -> Option<&str> {
        let is_unknown = |name: &&str| {
            let name = *name;
            !FIXED.contains(&name) && self.fields.iter().all(|field| field.name != name)
        };
        let mut texts = self.text.values().chain(self.subject.values());
        texts.find_map(|text| placeholders(text).find(is_unknown))
    }

    /// Whether it leaves of an earlier wording whoever held an office: a new holder is dated and
    /// written after the old one, never over them.
    ///
    /// # Errors
    /// The [`Fault`] `holders`.
    pub fn follows(&self, before: &Self) -> Result<(), Fault> {
        let pairs = [
            (&self.addressees, &before.addressees),
            (&self.copies, &before.copies),
        ];
        let kept = pairs.iter().all(|(now, before)| {
            before.iter().all(|old| {
                let same = now.iter().find(|one| one.name == old.name);
                same.is_none_or(|one| one.follows(old))
            })
        });
        match kept {
            true => Ok(()),
            false => Err(Fault::Member("holders")),
        }
    }

    /// The members to be signed.
    pub fn write(&self) -> Map<String, Value> {
        let mut inside = Map::new();
        inside.insert("languages".into(), json!(self.languages));
        for (name, text) in [
            ("title", &self.title),
            ("words", &self.words),
            ("subject", &self.subject),
            ("text", &self.text),
        ] {
            write_text(&mut inside, name, text);
        }
        if !self.fields.is_empty() {
            let fields: Vec<Value> = self.fields.iter().map(Field::write).collect();
            inside.insert("fields".into(), fields.into());
        }
        for (name, all) in [("addressees", &self.addressees), ("copies", &self.copies)] {
            if !all.is_empty() {
                let all: Vec<Value> = all.iter().map(Addressee::write).collect();
                inside.insert(name.into(), all.into());
            }
        }
        if let Some(day) = self.until {
            inside.insert("until".into(), json!(day));
        }
        if let Some(sent) = self.sent {
            inside.insert("sent".into(), sent.write());
        }
        inside
    }
}

/// Numbers, from 1, of the addressees whom each writer has for themselves.
pub fn addressees_of_writers(letter: &Letter) -> impl Iterator<Item = usize> {
    let numbered = letter.addressees.iter().zip(1..);
    numbered.filter_map(|(addressee, row)| (!addressee.own.is_empty()).then_some(row))
}

/// Whether a text can name a field or an addressee.
pub fn is_name(text: &str) -> bool {
    let plain = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
    (1..=MAX_NAME).contains(&text.len()) && text.bytes().all(plain)
}

impl Field {
    fn read(value: &Value) -> Result<Self, Fault> {
        let members = Members(value.as_object().ok_or(Fault::Member("fields"))?);
        let name = members.text("name")?;
        if !is_name(name) {
            return Err(Fault::Member("fields"));
        }
        let needed = match members.get("needed") {
            None => false,
            Some(Value::Bool(needed)) => *needed,
            Some(_) => return Err(Fault::Member("fields")),
        };
        Ok(Self {
            name: name.to_owned(),
            label: by_language(members, "label", MAX_TITLE_CHARS)?,
            needed,
        })
    }

    fn write(&self) -> Value {
        let mut value = Map::new();
        value.insert("name".into(), json!(self.name));
        write_text(&mut value, "label", &self.label);
        if self.needed {
            value.insert("needed".into(), json!(true));
        }
        Value::Object(value)
    }
}

impl Sent {
    fn read(value: &Value) -> Result<Self, Fault> {
        let members = Members(value.as_object().ok_or(Fault::Member("sent"))?);
        Ok(Self {
            count: members.integer("count", 0, strict_json::MAX_INTEGER as u64)?,
            day: day(members, "day")?.ok_or(Fault::Member("sent"))?,
        })
    }

    fn write(self) -> Value {
        json!({"count": self.count, "day": self.day})
    }
}

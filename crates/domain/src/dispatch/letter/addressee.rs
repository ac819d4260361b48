//! To whom a letter goes: an office, who holds it from when until when, and where it is reached.

use super::is_name;
use crate::{
    Fault,
    appeal::{ByLanguage, MAX_TITLE_CHARS},
    dispatch::{
        read::{by_language, write_text},
        update::day,
    },
    email_address::EmailAddress,
    members::Members,
    names::MAX_NAME_CHARS,
    people::Day,
};
use serde_json::{Map, Value, json};

/// Most holders of one office, earlier ones included.
pub const MAX_HOLDERS: usize = 20;
/// Longest postal address, in Unicode scalar values.
pub const MAX_POSTAL_CHARS: usize = 1_000;
/// Longest number of a fax machine.
const MAX_FAX_CHARS: usize = 40;
/// Longest explanation of how a writer finds their own addressee.
const MAX_OWN_CHARS: usize = 1_000;

/// Who holds an office, or held it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Holder {
    /// Name by language.
    pub name: ByLanguage,
    /// How one addresses this person, by language; otherwise as the office.
    pub salutation: ByLanguage,
    /// The first day.
    pub from: Option<Day>,
    /// The last day.
    pub until: Option<Day>,
}

/// An office.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Addressee {
    /// Small letters, digits and hyphens; the same over all wordings of the letter.
    pub name: String,
    /// The office, by language.
    pub office: ByLanguage,
    /// How one begins a letter to it, by language.
    pub salutation: ByLanguage,
    /// Who holds it, earlier ones first.
    pub holders: Vec<Holder>,
    /// Postal address, in lines.
    pub postal: String,
    /// Number of a fax machine.
    pub fax: String,
    /// E-mail address.
    pub email: String,
    /// Where each writer has their own, such as a member of parliament: how to find who it is.
    pub own: ByLanguage,
}

impl Holder {
    fn read(value: &Value) -> Result<Self, Fault> {
        let members = Members(value.as_object().ok_or(Fault::Member("holders"))?);
        let holder = Self {
            name: by_language(members, "name", MAX_NAME_CHARS)?,
            salutation: by_language(members, "salutation", MAX_TITLE_CHARS)?,
            from: day(members, "from")?,
            until: day(members, "until")?,
        };
        let backwards = matches!((holder.from, holder.until), (Some(a), Some(b)) if b < a);
        let named = holder.name.values().any(|name| !name.trim().is_empty());
        match named && !backwards {
            true => Ok(holder),
            false => Err(Fault::Member("holders")),
        }
    }

    fn write(&self) -> Value {
        let mut value = Map::new();
        write_text(&mut value, "name", &self.name);
        write_text(&mut value, "salutation", &self.salutation);
        for (member, day) in [("from", self.from), ("until", self.until)] {
            if let Some(day) = day {
                value.insert(member.into(), json!(day));
            }
        }
        Value::Object(value)
    }

    /// Whether this is who held the office in an earlier wording: the same names, the same first
    /// day, and a last day that was not said otherwise. Names may be added in other languages.
    fn follows(&self, before: &Self) -> bool {
        let names = before
            .name
            .iter()
            .all(|(tag, name)| self.name.get(tag) == Some(name));
        names && self.from == before.from && (before.until.is_none() || self.until == before.until)
    }

    /// Whether the office is held on a day.
    fn holds_on(&self, day: Day) -> bool {
        self.from.is_none_or(|from| from <= day) && self.until.is_none_or(|until| day <= until)
    }
}

impl Addressee {
    pub(super) fn read(value: &Value, list: &'static str) -> Result<Self, Fault> {
        let members = Members(value.as_object().ok_or(Fault::Member(list))?);
        let name = members.text("name")?;
        let text = |member: &'static str, limit: usize| -> Result<String, Fault> {
            let text = members.optional_text(member, limit)?;
            Ok(text.unwrap_or_default().to_owned())
        };
        let holders = members.items("holders", MAX_HOLDERS)?;
        let addressee = Self {
            name: name.to_owned(),
            office: by_language(members, "office", MAX_TITLE_CHARS)?,
            salutation: by_language(members, "salutation", MAX_TITLE_CHARS)?,
            holders: holders.iter().map(Holder::read).collect::<Result<_, _>>()?,
            postal: text("postal", MAX_POSTAL_CHARS)?,
            fax: text("fax", MAX_FAX_CHARS)?,
            email: text("email", 254)?,
            own: by_language(members, "own", MAX_OWN_CHARS)?,
        };
        if !is_name(name) {
            return Err(Fault::Member(list));
        }
        // It becomes an address that readers are led to.
        if !addressee.email.is_empty() && EmailAddress::parse(&addressee.email).is_err() {
            return Err(Fault::Member("email"));
        }
        let dialled = |c: char| c.is_ascii_digit() || " +-()/.".contains(c);
        match addressee.fax.chars().all(dialled) {
            true => Ok(addressee),
            false => Err(Fault::Member("fax")),
        }
    }

    pub(super) fn write(&self) -> Value {
        let mut value = Map::new();
        value.insert("name".into(), json!(self.name));
        write_text(&mut value, "office", &self.office);
        write_text(&mut value, "salutation", &self.salutation);
        if !self.holders.is_empty() {
            let holders: Vec<Value> = self.holders.iter().map(Holder::write).collect();
            value.insert("holders".into(), holders.into());
        }
        for (member, text) in [
            ("postal", &self.postal),
            ("fax", &self.fax),
            ("email", &self.email),
        ] {
            if !text.is_empty() {
                value.insert(member.into(), json!(text));
            }
        }
        write_text(&mut value, "own", &self.own);
        Value::Object(value)
    }

    /// Who holds it on a day: of several the last one written.
    pub fn holder_on(&self, day: Day) -> Option<&Holder> {
        self.holders.iter().rev().find(|one| one.holds_on(day))
    }

    /// Whether all who held it in an earlier wording stand here unchanged, before others.
    pub(super) fn follows(&self, before: &Self) -> bool {
        self.holders.len() >= before.holders.len()
            && self
                .holders
                .iter()
                .zip(&before.holders)
                .all(|(now, before)| now.follows(before))
    }
}

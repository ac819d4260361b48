//! Reading members of a JSON object, with a fault that names the one that is wrong.

use crate::{Fault, ids::canonical_id, statement::MAX_SEQ};
use serde_json::{Map, Value};
use undersigned_proof::{Digest, Multikey};

/// A read-only view on an object that knows how to say which member is wrong.
#[derive(Clone, Copy)]
pub struct Members<'a>(pub &'a Map<String, Value>);

impl<'a> Members<'a> {
    /// Any value.
    pub fn get(self, name: &str) -> Option<&'a Value> {
        self.0.get(name)
    }

    /// A text that must be there.
    pub fn text(self, name: &'static str) -> Result<&'a str, Fault> {
        self.get(name)
            .and_then(Value::as_str)
            .ok_or(Fault::Member(name))
    }

    /// A text that may be absent, of at most `limit` Unicode scalar values.
    pub fn optional_text(self, name: &'static str, limit: usize) -> Result<Option<&'a str>, Fault> {
        match self.get(name) {
            None => Ok(None),
            Some(Value::String(text)) if text.chars().nth(limit).is_some() => {
                Err(Fault::TooLong(name))
            }
            Some(Value::String(text)) => Ok(Some(text)),
            Some(_) => Err(Fault::Member(name)),
        }
    }

    /// A canonical id.
    pub fn id(self, name: &'static str) -> Result<&'a str, Fault> {
        let id = self.text(name)?;
        canonical_id(name, id)?;
        Ok(id)
    }

    /// A list of canonical ids, empty where the member is absent.
    pub fn ids(self, name: &'static str, limit: usize) -> Result<Vec<String>, Fault> {
        let ids = self.texts(name, limit)?;
        for id in &ids {
            canonical_id(name, id)?;
        }
        Ok(ids)
    }

    /// A list, empty where the member is absent.
    pub fn items(self, name: &'static str, limit: usize) -> Result<&'a [Value], Fault> {
        match self.get(name) {
            None => Ok(&[]),
            Some(Value::Array(items)) if items.len() > limit => Err(Fault::TooLong(name)),
            Some(Value::Array(items)) => Ok(items),
            Some(_) => Err(Fault::Member(name)),
        }
    }

    /// A list of texts, empty where the member is absent.
    pub fn texts(self, name: &'static str, limit: usize) -> Result<Vec<String>, Fault> {
        let items = self.items(name, limit)?;
        // Collected, they would have room for four: a million admissions are each about one.
        let mut texts = Vec::with_capacity(items.len());
        for item in items {
            texts.push(item.as_str().ok_or(Fault::Member(name))?.to_owned());
        }
        Ok(texts)
    }

    /// A Multikey that must be there.
    pub fn key(self, name: &'static str) -> Result<Multikey, Fault> {
        self.text(name)?.parse().map_err(|_| Fault::Member(name))
    }

    /// A Multikey that may be absent.
    pub fn optional_key(self, name: &'static str) -> Result<Option<Multikey>, Fault> {
        self.get(name).map(|_| self.key(name)).transpose()
    }

    /// A digest that must be there.
    pub fn digest(self, name: &'static str) -> Result<Digest, Fault> {
        self.text(name)?
            .parse()
            .map_err(|_| Fault::DigestFormat(name))
    }

    /// A digest that may be absent.
    pub fn optional_digest(self, name: &'static str) -> Result<Option<Digest>, Fault> {
        self.get(name).map(|_| self.digest(name)).transpose()
    }

    /// An integer from `least` to `most` that must be there. What is no number is out of range
    /// too: `"5"` is a number in disguise.
    pub fn integer(self, name: &'static str, least: u64, most: u64) -> Result<u64, Fault> {
        let value = self.get(name).ok_or(Fault::Member(name))?;
        match value.as_u64() {
            Some(number) if (least..=most).contains(&number) => Ok(number),
            _ => Err(Fault::NumberRange(name)),
        }
    }

    /// The `seq`. One that is a number has a fault of its own.
    pub fn seq(self) -> Result<u64, Fault> {
        let seq = self.integer("seq", 1, MAX_SEQ);
        seq.map_err(|fault| match (fault, self.get("seq")) {
            (Fault::NumberRange(_), Some(Value::Number(_))) => Fault::SeqRange,
            (fault, _) => fault,
        })
    }

    /// An integer that may be absent.
    pub fn optional_integer(
        self,
        name: &'static str,
        least: u64,
        most: u64,
    ) -> Result<Option<u64>, Fault> {
        self.get(name)
            .map(|_| self.integer(name, least, most))
            .transpose()
    }

    /// One of a closed list of words, which may be absent.
    pub fn optional_word<T: Copy>(
        self,
        name: &'static str,
        words: &[(&str, T)],
    ) -> Result<Option<T>, Fault> {
        self.get(name).map(|_| self.word(name, words)).transpose()
    }

    /// One of a closed list of words.
    pub fn word<T: Copy>(self, name: &'static str, words: &[(&str, T)]) -> Result<T, Fault> {
        let text = self.text(name)?;
        words
            .iter()
            .find(|(word, _)| *word == text)
            .map(|(_, meaning)| *meaning)
            .ok_or(Fault::Member(name))
    }
}

/// Gives an enum the words by which [`Members::word`] knows it: each stands in this one place.
macro_rules! words {
    ($(#[$order:meta])* $kind:ident { $($word:literal => $variant:ident,)+ }) => {
        impl $kind {
            /// All of them, each with its name on the wire.
            $(#[$order])*
            pub const ALL: [(&'static str, Self); [$($word),+].len()] =
                [$(($word, Self::$variant)),+];

            /// The name on the wire.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self { $(Self::$variant => $word),+ }
            }
        }
    };
}

pub(crate) use words;

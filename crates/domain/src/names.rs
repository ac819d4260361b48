//! How a signer is called: one name per language, further names, country.

mod name_map;
pub mod typed;

pub use name_map::NameMap;

use crate::{Fault, members::Members};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value, json};
use undersigned_proof::{Digest, canonical::canonical};

/// Most names of one signer, over all languages and further names.
pub const MAX_NAMES: usize = 16;
/// Longest name, in Unicode scalar values.
pub const MAX_NAME_CHARS: usize = 300;

/// The names of a signer, as an endorsement or attestation gives them.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Names {
    /// One name for each language (BCP 47 tag, `und` where nobody has said).
    pub name_map: NameMap,
    /// Further names, acronyms and former names, without a language.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub also_known_as: Vec<String>,
    /// ISO 3166-1 alpha-2 code.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub country: Option<String>,
    /// What `capacity` says, where it is there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub capacity: Option<String>,
}

impl Names {
    /// Reads `nameMap`, `alsoKnownAs`, `country` and `capacity`.
    pub(crate) fn read(members: Members<'_>) -> Result<Self, Fault> {
        let name_map = match members.get("nameMap") {
            None => NameMap::default(),
            Some(Value::Object(map)) => map
                .iter()
                .map(|(language, name)| match name {
                    Value::String(name) => Ok((language.clone(), name.clone())),
                    _ => Err(Fault::Member("nameMap")),
                })
                .collect::<Result<_, _>>()?,
            Some(_) => return Err(Fault::Member("nameMap")),
        };
        let names = Self {
            name_map,
            also_known_as: members.texts("alsoKnownAs", MAX_NAMES)?,
            country: members.optional_text("country", 2)?.map(str::to_owned),
            // A closed word: whatever else stands there, however long, is refused as such.
            capacity: members
                .optional_text("capacity", usize::MAX)?
                .map(str::to_owned),
        };
        names.check()?;
        Ok(names)
    }

    /// Checks number and length of the names, the language tags and the country code.
    ///
    /// # Errors
    /// The [`Fault`] that names the member.
    pub fn check(&self) -> Result<(), Fault> {
        if self.name_map.len() + self.also_known_as.len() > MAX_NAMES {
            return Err(Fault::TooLong("nameMap"));
        }
        for name in self.name_map.values().chain(&self.also_known_as) {
            if name.chars().nth(MAX_NAME_CHARS).is_some() {
                return Err(Fault::TooLong("nameMap"));
            }
            if name.trim().is_empty() || name.contains('\n') {
                return Err(Fault::Member("nameMap"));
            }
        }
        if let Some(language) = self.name_map.keys().find(|tag| !is_language_tag(tag)) {
            return Err(Fault::UnknownLanguage(language.clone()));
        }
        if !self.country.as_deref().is_none_or(is_country_code) {
            return Err(Fault::Member("country"));
        }
        match self.capacity.as_deref() {
            None | Some("organisation" | "personal") => Ok(()),
            Some(_) => Err(Fault::Member("capacity")),
        }
    }

    /// Whether somebody can read each of the names, as no rule asks: it has a letter or a digit that can be seen.
    #[must_use]
    pub fn can_be_read(&self) -> bool {
        let mut texts = self.name_map.values().chain(&self.also_known_as);
        texts.all(|text| typed::check_letters(text).is_ok())
    }

    /// The same names, each written as this says.
    #[must_use]
    pub fn written(self, as_this: impl Fn(&str) -> String) -> Self {
        let name_map = self.name_map.iter();
        Self {
            name_map: name_map
                .map(|(language, name)| (language.clone(), as_this(name)))
                .collect(),
            also_known_as: self
                .also_known_as
                .iter()
                .map(|name| as_this(name))
                .collect(),
            ..self
        }
    }

    /// Whether no name stands here at all.
    pub fn is_empty(&self) -> bool {
        self.name_map.is_empty() && self.also_known_as.is_empty()
    }

    /// Writes the members that are set into a document.
    pub fn write(&self, document: &mut Map<String, Value>) {
        let Value::Object(members) = self.to_value() else {
            return;
        };
        document.extend(members);
    }

    fn to_value(&self) -> Value {
        let mut value = Map::new();
        if !self.name_map.is_empty() {
            value.insert("nameMap".into(), json!(self.name_map));
        }
        if !self.also_known_as.is_empty() {
            value.insert("alsoKnownAs".into(), json!(self.also_known_as));
        }
        for (member, text) in [("country", &self.country), ("capacity", &self.capacity)] {
            if let Some(text) = text {
                value.insert(member.into(), json!(text));
            }
        }
        Value::Object(value)
    }

    /// `namesDigest`: SHA-256 of the canonical form of the members that are set.
    pub fn digest(&self) -> Digest {
        Digest::of(&[&canonical(&self.to_value())])
    }
}

/// Whether a text has the shape of a BCP 47 language tag.
pub fn is_language_tag(tag: &str) -> bool {
    let mut parts = tag.split('-');
    let primary = parts.next().unwrap_or_default();
    let alphanumeric = |part: &str| {
        (1..=8).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_alphanumeric())
    };
    tag.len() <= 35
        && (2..=8).contains(&primary.len())
        && primary.bytes().all(|b| b.is_ascii_alphabetic())
        && parts.all(alphanumeric)
}

/// Codes that stand for a country or territory; `cargo test` holds them against the names of the
/// interface.
const ASSIGNED: &str = "\
    AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO \
    BQ BR BS BT BV BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ \
    DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP \
    GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG \
    KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML \
    MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE \
    PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL \
    SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM \
    US UY UZ VA VC VE VG VI VN VU WF WS XK YE YT ZA ZM ZW";

/// The code of a country as people write codes: in any letter case, and with those that Brussels uses
/// beside ISO 3166-1. None for what stands for no country. What a statement says is held to the shape
/// alone ([`is_country_code`]): a list of today would refuse a country of tomorrow.
#[must_use]
pub fn country_code(said: &str) -> Option<&'static str> {
    let code = match said.trim().to_ascii_uppercase() {
        code if code == "UK" => "GB".to_owned(),
        code if code == "EL" => "GR".to_owned(),
        code => code,
    };
    ASSIGNED
        .split_ascii_whitespace()
        .find(|known| *known == code)
}

/// Whether a text is shaped like a country code (ISO 3166-1 alpha-2).
pub fn is_country_code(code: &str) -> bool {
    code.len() == 2 && code.bytes().all(|b| b.is_ascii_uppercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_country_has_one_code() {
        for (said, code) in [
            ("UK", Some("GB")),
            ("gb", Some("GB")),
            ("EL", Some("GR")),
            (" ie ", Some("IE")),
            ("XX", None),
            ("ZZ", None),
            ("", None),
            ("I", None),
        ] {
            assert_eq!(country_code(said), code, "{said}");
        }
    }

    fn named(language: &str, name: &str) -> Names {
        Names {
            name_map: [(language.into(), name.into())].into(),
            ..Names::default()
        }
    }

    #[test]
    fn bounds_are_in_characters_not_bytes() {
        assert_eq!(named("zh-Hant", &"勞".repeat(300)).check(), Ok(()));
        assert_eq!(
            named("zh-Hant", &"勞".repeat(301)).check(),
            Err(Fault::TooLong("nameMap"))
        );
        assert_eq!(
            named("klingon speak", "x").check(),
            Err(Fault::UnknownLanguage("klingon speak".into()))
        );
        assert_eq!(named("en", " ").check(), Err(Fault::Member("nameMap")));
    }

    #[test]
    fn the_digest_follows_every_member() {
        let plain = named("en", "Dockers");
        let mut other = plain.clone();
        other.country = Some("HK".into());
        assert_ne!(plain.digest(), other.digest());
        assert_eq!(plain.digest(), named("en", "Dockers").digest());
    }
}

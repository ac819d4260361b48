//! The appeal: a petition, open letter, joint statement or urgent appeal, and the note that
//! carries it.

use crate::{
    Fault,
    members::Members,
    names::is_language_tag,
    pictures::{self, NotePicture},
    text_digest::text_digest,
    topics,
};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use std::collections::BTreeMap;
use undersigned_proof::{Digest, Multikey};

/// Most languages of one appeal.
pub const MAX_LANGUAGES: usize = 40;
/// Most demands, and most addressees.
pub const MAX_ITEMS: usize = 100;
/// Longest id of a demand.
pub(crate) const MAX_DEMAND_ID_BYTES: usize = 64;
/// Longest title, in Unicode scalar values.
pub const MAX_TITLE_CHARS: usize = 300;
/// Highest number of signatures that can be hoped for.
pub const MAX_GOAL: u64 = 1_000_000_000;

/// Which appeal: its address and the key of its first revision, so that nobody can slip another
/// chain of statements under the same address.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct AppealKey {
    /// The appeal's AS2 id.
    pub object: String,
    /// The root key.
    pub root: Multikey,
}

/// Text by language (BCP 47 tag).
pub type ByLanguage = BTreeMap<String, String>;

/// What kind of text it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum AppealKind {
    /// A petition.
    Petition,
    /// An open letter.
    OpenLetter,
    /// A joint statement.
    JointStatement,
    /// An urgent appeal.
    UrgentAppeal,
}

impl AppealKind {
    /// Every kind, with its name on the wire.
    pub const ALL: [(&'static str, Self); 4] = [
        ("petition", Self::Petition),
        ("open-letter", Self::OpenLetter),
        ("joint-statement", Self::JointStatement),
        ("urgent-appeal", Self::UrgentAppeal),
    ];

    /// The name on the wire.
    pub fn name(self) -> &'static str {
        match self {
            Self::Petition => "petition",
            Self::OpenLetter => "open-letter",
            Self::JointStatement => "joint-statement",
            Self::UrgentAppeal => "urgent-appeal",
        }
    }
}

/// Where a published appeal stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Status {
    /// Signatures are taken.
    Open,
    /// No more automatic admission.
    Closed,
    /// The organiser has taken the text back.
    Withdrawn,
    /// It has been handed over.
    Delivered,
}

impl Status {
    /// Every status, with its name on the wire.
    pub const ALL: [(&'static str, Self); 4] = [
        ("open", Self::Open),
        ("closed", Self::Closed),
        ("withdrawn", Self::Withdrawn),
        ("delivered", Self::Delivered),
    ];

    /// The name on the wire.
    pub fn name(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Closed => "closed",
            Self::Withdrawn => "withdrawn",
            Self::Delivered => "delivered",
        }
    }

    /// Whether it may be signed. Handing over neither closes nor opens: it goes on as before, and
    /// `closed` says whether it was closed then.
    #[must_use]
    pub const fn takes_signatures(self, closed: bool) -> bool {
        match self {
            Self::Open => true,
            Self::Delivered => !closed,
            Self::Closed | Self::Withdrawn => false,
        }
    }
}

/// Who may be listed without a person deciding.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum AdmissionPolicy {
    /// Whoever's key is found at its own origin.
    #[default]
    Open,
    /// A person decides.
    Moderated,
}

/// The part of a longer text, such as a platform, in which a clause stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Part {
    /// What it is for.
    Aims,
    /// What it holds to be right.
    Positions,
    /// What it will do.
    Activities,
}

impl Part {
    /// Every part, with its name on the wire, in the order of a text.
    pub const ALL: [(&'static str, Self); 3] = [
        ("aims", Self::Aims),
        ("positions", Self::Positions),
        ("activities", Self::Activities),
    ];

    /// The name on the wire.
    pub fn name(self) -> &'static str {
        match self {
            Self::Aims => "aims",
            Self::Positions => "positions",
            Self::Activities => "activities",
        }
    }
}

/// One demand, or one clause of a longer text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Demand {
    /// Short id, unique in the appeal: reservations name it.
    pub id: String,
    /// The text.
    pub text: ByLanguage,
    /// The part in which it stands. What is none that we know is nobody's fault: it means nothing,
    /// and the text digest covers it all the same.
    #[serde(
        default,
        deserialize_with = "known_part",
        skip_serializing_if = "Option::is_none"
    )]
    pub part: Option<Part>,
}

fn known_part<'de, D: serde::Deserializer<'de>>(from: D) -> Result<Option<Part>, D::Error> {
    let value = Value::deserialize(from)?;
    let name = value.as_str().unwrap_or_default();
    let known = Part::ALL.iter().find(|(known, _)| *known == name);
    Ok(known.map(|(_, part)| *part))
}

/// Text in one language, or in several.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Wording {
    /// As it is, in whatever language.
    One(String),
    /// By language.
    Many(ByLanguage),
}

/// Who is addressed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Addressee {
    /// The office: "Minister of the Interior".
    pub office: Wording,
    /// Who holds it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub holder: Option<Wording>,
    /// Postal address.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub postal: Option<String>,
    /// E-mail address of the office.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub email: Option<String>,
}

/// The text of an appeal, as an organiser writes it and as a note carries it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct AppealText {
    /// What kind of text.
    pub kind: AppealKind,
    /// Title by language.
    pub title: ByLanguage,
    /// Markdown by language.
    pub body: ByLanguage,
    /// Languages, authoritative ones first.
    pub languages: Vec<String>,
    /// Those of `languages` that are translations only.
    #[serde(default)]
    pub translations: Vec<String>,
    /// Ordered demands.
    #[serde(default)]
    pub demands: Vec<Demand>,
    /// Who is addressed.
    #[serde(default)]
    pub addressees: Vec<Addressee>,
    /// Actors who call for it beside the organiser, for readers; admissions decide.
    #[serde(default)]
    pub initiators: Vec<String>,
    /// RFC 3339 time after which nobody is asked to sign any more.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub deadline: Option<String>,
    /// What it is about, for those who look for appeals: hashtags without `#`. A note carries them
    /// as `Hashtag`s in `tag`, not in `appeal`; the text digest does not cover them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub topics: Vec<String>,
}

impl AppealText {
    /// The languages whose wording is what is signed.
    pub fn authoritative(&self) -> Vec<String> {
        self.languages
            .iter()
            .filter(|language| !self.translations.contains(language))
            .cloned()
            .collect()
    }

    /// Checks languages and bounds.
    ///
    /// # Errors
    /// The [`Fault`] that names what is wrong: a text in a language that is not in `languages`, an
    /// authoritative language without title, a demand without id.
    pub fn check(&self) -> Result<(), Fault> {
        if self.languages.is_empty() {
            return Err(Fault::Member("languages"));
        }
        if self.languages.len() > MAX_LANGUAGES {
            return Err(Fault::TooLong("languages"));
        }
        if let Some(tag) = self.languages.iter().find(|tag| !is_language_tag(tag)) {
            return Err(Fault::UnknownLanguage(tag.clone()));
        }
        let authoritative = self.authoritative();
        if authoritative.is_empty() {
            return Err(Fault::Member("translations"));
        }
        let known = |map: &ByLanguage| match map.keys().find(|tag| !self.languages.contains(tag)) {
            Some(tag) => Err(Fault::UnknownLanguage(tag.clone())),
            None => Ok(()),
        };
        known(&self.title)?;
        known(&self.body)?;
        for demand in &self.demands {
            known(&demand.text)?;
        }
        let unknown = |tag: &&String| !self.languages.contains(tag);
        if let Some(tag) = self.translations.iter().find(unknown) {
            return Err(Fault::UnknownLanguage(tag.clone()));
        }
        let titled = |tag: &String| self.title.get(tag).is_some_and(|t| !t.trim().is_empty());
        if !authoritative.iter().all(titled) {
            return Err(Fault::Member("title"));
        }
        if self
            .title
            .values()
            .any(|title| title.chars().nth(MAX_TITLE_CHARS).is_some())
        {
            return Err(Fault::TooLong("title"));
        }
        self.check_items()
    }

    fn check_items(&self) -> Result<(), Fault> {
        if self.demands.len() > MAX_ITEMS {
            return Err(Fault::TooLong("demands"));
        }
        if self.addressees.len() > MAX_ITEMS {
            return Err(Fault::TooLong("addressees"));
        }
        if self.initiators.len() > MAX_ITEMS {
            return Err(Fault::TooLong("initiators"));
        }
        if self.topics.len() > topics::MAX_TOPICS {
            return Err(Fault::TooLong("topics"));
        }
        if !self.topics.iter().all(|topic| topics::is_topic(topic)) {
            return Err(Fault::Member("topics"));
        }
        let mut ids: Vec<_> = self.demands.iter().map(|demand| &demand.id).collect();
        if ids.iter().any(|id| id.len() > MAX_DEMAND_ID_BYTES) {
            return Err(Fault::TooLong("demands"));
        }
        ids.sort_unstable();
        ids.dedup();
        if ids.len() != self.demands.len() || ids.iter().any(|id| id.is_empty()) {
            return Err(Fault::Member("demands"));
        }
        Ok(())
    }

    /// `textDigest` of this text.
    pub fn digest(&self) -> Digest {
        let value = serde_json::to_value(self).unwrap_or_default();
        text_digest(
            value.as_object().unwrap_or(&Map::new()),
            &self.authoritative(),
        )
    }
}

/// The note that carries an appeal: its `appeal` member, read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    /// The text.
    pub text: AppealText,
    /// Number of the wording, from 1.
    pub revision: u64,
    /// Digest of the wording.
    pub text_digest: Digest,
    /// When the wording was first published, as the organiser says: a note is signed anew for
    /// other reasons too. For readers only; nothing depends on it, so any text is taken.
    pub wording_published: Option<String>,
    /// Where it stands.
    pub status: Status,
    /// Since when it is closed, in milliseconds since 1970, where it says so.
    pub closed: Option<u64>,
    /// When it was handed over, in milliseconds since 1970, where it says so.
    pub delivered: Option<u64>,
    /// Who may be listed without a person deciding.
    pub admission: AdmissionPolicy,
    /// The phrase by which a fediverse account co-signs.
    pub co_sign_phrase: ByLanguage,
    /// Pictures that belong to it.
    pub pictures: Vec<NotePicture>,
    /// How many signatures the organiser hopes for.
    pub goal: Option<u64>,
    /// The digest of the text as it came, unknown members included.
    computed_digest: Digest,
}

impl Note {
    pub(crate) fn read(note: Members<'_>, appeal: Members<'_>) -> Result<Self, Fault> {
        // serde would also take a word as `{"petition": null}` and an object as a list of its
        // values, which no other implementation would.
        appeal.word("kind", &AppealKind::ALL)?;
        for name in ["demands", "addressees"] {
            let items = appeal.get(name).and_then(Value::as_array);
            if items.is_some_and(|items| !items.iter().all(Value::is_object)) {
                return Err(Fault::Member(name));
            }
        }
        let mut members = appeal.0.clone();
        // Topics are no member of the appeal; whatever has that name there means nothing.
        members.remove("topics");
        let mut text: AppealText =
            serde_json::from_value(Value::Object(members)).map_err(|_| Fault::Member("appeal"))?;
        // They stand beside the appeal, where other software looks for them.
        let co_sign_phrase = phrase(appeal, &text.languages);
        text.topics = topics::read(note.get("tag"), &co_sign_phrase);
        text.check()?;
        let computed_digest = text_digest(appeal.0, &text.authoritative());
        Ok(Self {
            revision: appeal.integer("revision", 1, crate::endorsement::MAX_REVISION)?,
            text_digest: appeal.digest("textDigest")?,
            wording_published: appeal
                .get("wordingPublished")
                .and_then(Value::as_str)
                .map(str::to_owned),
            status: appeal.word("state", &Status::ALL)?,
            closed: appeal.get("closed").and_then(Value::as_u64),
            delivered: appeal.get("delivered").and_then(Value::as_u64),
            admission: policy(note),
            co_sign_phrase,
            pictures: pictures::read(note, text.languages.first().map(String::as_str)),
            goal: appeal
                .get("goal")
                .and_then(Value::as_u64)
                .filter(|goal| (1..=MAX_GOAL).contains(goal)),
            computed_digest,
            text,
        })
    }

    /// Whether it may be signed.
    #[must_use]
    pub fn takes_signatures(&self) -> bool {
        self.status.takes_signatures(self.closed.is_some())
    }

    /// Since when it stands where it does, in milliseconds since 1970. Where it does not say, that is
    /// when the note was signed, by its `seq`.
    #[must_use]
    pub fn stands_since(&self, seq: u64) -> u64 {
        let said = match self.status {
            Status::Closed => self.closed,
            Status::Delivered => self.delivered,
            Status::Open | Status::Withdrawn => None,
        };
        said.unwrap_or(seq)
    }

    /// Since when it is closed, in milliseconds since 1970, where it is.
    #[must_use]
    pub fn closed_at(&self, seq: u64) -> Option<u64> {
        match self.status {
            Status::Closed => Some(self.stands_since(seq)),
            Status::Delivered => self.closed,
            Status::Open | Status::Withdrawn => None,
        }
    }
}

/// Checks that `textDigest` is that of the text: everybody pins it.
pub(crate) fn check_text_digest(note: &Note) -> Result<(), Fault> {
    if note.computed_digest == note.text_digest {
        Ok(())
    } else {
        Err(Fault::TextDigest)
    }
}

/// Reads `interactionPolicy.canEndorse`: only public automatic approval is open.
fn policy(note: Members<'_>) -> AdmissionPolicy {
    let automatic = note
        .get("interactionPolicy")
        .and_then(|policy| policy.get("canEndorse"))
        .and_then(|endorse| endorse.get("automaticApproval"));
    let public = |value: &Value| value.as_str() == Some(crate::context::PUBLIC);
    let open = match automatic {
        Some(Value::Array(items)) => items.iter().any(public),
        Some(value) => public(value),
        None => false,
    };
    if open {
        AdmissionPolicy::Open
    } else {
        AdmissionPolicy::Moderated
    }
}

/// Reads `coSignPhrase`: one text, or a map by language.
fn phrase(appeal: Members<'_>, languages: &[String]) -> ByLanguage {
    match appeal.get("coSignPhrase") {
        Some(Value::String(phrase)) => languages
            .first()
            .map(|language| (language.clone(), phrase.clone()))
            .into_iter()
            .collect(),
        Some(Value::Object(map)) => map
            .iter()
            .filter_map(|(tag, phrase)| Some((tag.clone(), phrase.as_str()?.to_owned())))
            .collect(),
        _ => ByLanguage::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::Status;

    #[test]
    fn handing_over_neither_closes_nor_opens() {
        for closed in [false, true] {
            assert!(Status::Open.takes_signatures(closed));
            assert_eq!(Status::Delivered.takes_signatures(closed), !closed);
            assert!(!Status::Closed.takes_signatures(closed));
            assert!(!Status::Withdrawn.takes_signatures(closed));
        }
    }
}

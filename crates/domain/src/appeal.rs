//! The appeal: a petition, open letter, joint statement or urgent appeal, and the note that
//! carries it.

mod note;
mod titles;

pub(crate) use note::check_text_digest;
pub use note::{AdmissionPolicy, Note, Status};
pub use titles::Titles;

use crate::{
    Fault,
    members::words,
    names::is_language_tag,
    text_digest::{is_signed, text_digest},
    topics,
};
use serde::{Deserialize, Serialize};
use serde_json::Map;
use std::{cell::RefCell, collections::BTreeMap, fmt, sync::Arc};
use undersigned_proof::{Digest, Multikey, strict_json};

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

thread_local! {
    /// Which appeal was read of last.
    static LAST: RefCell<Option<Arc<AppealKey>>> = const { RefCell::new(None) };
}

impl AppealKey {
    /// The appeal of a statement that was read. Those of a list are read one after the other, and share
    /// it: it would be a tenth of what a list of a million takes.
    pub(crate) fn shared(object: &str, root: Multikey) -> Arc<Self> {
        LAST.with_borrow_mut(|last| match last {
            Some(last) if last.object == object && last.root == root => last.clone(),
            _ => {
                let object = object.to_owned();
                last.insert(Arc::new(Self { object, root })).clone()
            }
        })
    }
}

/// Text by language (BCP 47 tag).
pub type ByLanguage = BTreeMap<String, String>;

/// Whether a text says anything in a language.
pub(crate) fn says(text: &ByLanguage, tag: &str) -> bool {
    text.get(tag).is_some_and(|text| !text.trim().is_empty())
}

/// Checks that texts are in no other languages than these.
pub(crate) fn only_in<'a>(
    languages: &[String],
    texts: impl IntoIterator<Item = &'a ByLanguage>,
) -> Result<(), Fault> {
    let mut tags = texts.into_iter().flat_map(ByLanguage::keys);
    match tags.find(|tag| !languages.contains(tag)) {
        Some(other) => Err(Fault::UnknownLanguage(other.clone())),
        None => Ok(()),
    }
}

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

words! {
    AppealKind {
        "petition" => Petition,
        "open-letter" => OpenLetter,
        "joint-statement" => JointStatement,
        "urgent-appeal" => UrgentAppeal,
    }
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

words! {
    /// In the order of a text.
    Part {
        "aims" => Aims,
        "positions" => Positions,
        "activities" => Activities,
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
    let value = strict_json::value(from)?;
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

/// A member whose words are in no authoritative language, by its place in its list, from 0. The text
/// digest does not cover them: whoever wrote them could change them under everybody's signature.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum UnsignedWords {
    /// The text of a demand.
    Demand(usize),
    /// The office of an addressee.
    Office(usize),
    /// Its holder.
    Holder(usize),
}

/// As a path in an appeal: `demands[2].text`.
impl fmt::Display for UnsignedWords {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Demand(index) => write!(out, "demands[{index}].text"),
            Self::Office(index) => write!(out, "addressees[{index}].office"),
            Self::Holder(index) => write!(out, "addressees[{index}].holder"),
        }
    }
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
        self.check_unfinished()?;
        let authoritative = self.authoritative();
        if authoritative.is_empty() {
            return Err(Fault::Member("translations"));
        }
        match authoritative.iter().all(|tag| says(&self.title, tag)) {
            true => Ok(()),
            false => Err(Fault::Member("title")),
        }
    }

    /// Whether there is nothing to sign but titles: no authoritative language has a text.
    #[must_use]
    pub fn is_without_body(&self) -> bool {
        let mut authoritative = self.authoritative().into_iter();
        !authoritative.any(|tag| says(&self.body, &tag))
    }

    /// What is said in a translation alone.
    #[must_use]
    pub fn unsigned_words(&self) -> Vec<UnsignedWords> {
        let authoritative = self.authoritative();
        let is_unsigned = |words: &Wording| match words {
            Wording::One(_) => false,
            Wording::Many(words) => !is_signed(words, &authoritative),
        };
        let demands = self.demands.iter().enumerate();
        let demands = demands.filter(|(_, demand)| !is_signed(&demand.text, &authoritative));
        let mut found: Vec<_> = demands
            .map(|(index, _)| UnsignedWords::Demand(index))
            .collect();
        for (index, addressee) in self.addressees.iter().enumerate() {
            if is_unsigned(&addressee.office) {
                found.push(UnsignedWords::Office(index));
            }
            if addressee.holder.as_ref().is_some_and(is_unsigned) {
                found.push(UnsignedWords::Holder(index));
            }
        }
        found
    }

    /// Checks what holds while it is being written, too: titles may be missing, and nothing need be
    /// authoritative yet.
    ///
    /// # Errors
    /// As [`check`](Self::check).
    pub fn check_unfinished(&self) -> Result<(), Fault> {
        if self.languages.is_empty() {
            return Err(Fault::Member("languages"));
        }
        if self.languages.len() > MAX_LANGUAGES {
            return Err(Fault::TooLong("languages"));
        }
        if let Some(tag) = self.languages.iter().find(|tag| !is_language_tag(tag)) {
            return Err(Fault::UnknownLanguage(tag.clone()));
        }
        let texts = [&self.title, &self.body].into_iter();
        let texts = texts.chain(self.demands.iter().map(|demand| &demand.text));
        only_in(&self.languages, texts)?;
        let unknown = |tag: &&String| !self.languages.contains(tag);
        if let Some(tag) = self.translations.iter().find(unknown) {
            return Err(Fault::UnknownLanguage(tag.clone()));
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

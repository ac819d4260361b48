//! The note that carries an appeal, and where the appeal stands by it.

use super::{AppealKind, AppealText, ByLanguage, MAX_GOAL};
use crate::{
    Fault,
    members::{Members, words},
    pictures::{self, NotePicture},
    text_digest::text_digest,
    topics,
};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use undersigned_proof::Digest;

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

words! {
    Status {
        "open" => Open,
        "closed" => Closed,
        "withdrawn" => Withdrawn,
        "delivered" => Delivered,
    }
}

impl Status {
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

/// The note that carries an appeal: its `appeal` member, read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    /// The text.
    pub text: AppealText,
    /// Number of the wording, from 1.
    pub revision: u64,
    /// The same as written, which names the note's register.
    pub(crate) numbered: String,
    /// Digest of the wording.
    pub text_digest: Digest,
    /// When the wording was first published, as the organiser says: a note is signed anew for
    /// other reasons too. For readers only; nothing depends on it, so any text is taken.
    pub wording_published: Option<String>,
    /// When it was last changed, as the organiser says: a key that says it again leaves that as it is.
    /// For readers only, as above.
    pub updated: Option<String>,
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
        let revision = appeal.integer("revision", 1, crate::endorsement::MAX_REVISION)?;
        Ok(Self {
            revision,
            numbered: revision.to_string(),
            text_digest: appeal.digest("textDigest")?,
            wording_published: appeal
                .get("wordingPublished")
                .and_then(Value::as_str)
                .map(str::to_owned),
            updated: note
                .get("updated")
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

    /// Whether signers are let in without a person.
    pub fn lets_in_by_itself(&self) -> bool {
        self.admission == AdmissionPolicy::Open && self.takes_signatures()
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

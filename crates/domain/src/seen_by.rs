//! A server's signed word that it held a state: what an offline reader has against lines that were
//! left out.
//!
//! It is no statement and no member of any state: it says something *about* a state. It names the
//! state by its digest, and is signed by the server's instance actor, so that anyone may carry it.
//! What it is worth depends on whose key it is: [`SeenBy::check`] says only that the key made it.
//! The idea is that of cosigned checkpoints (C2SP tlog-cosignature).

use crate::{
    AppealKey, Author, Fault, RULES, State,
    context::seen_by_context,
    dispatch::Moment,
    ids::origin,
    members::Members,
    signed::{check_frame, check_owner, parse_document},
};
use serde_json::{Map, Value, json};
use std::sync::Arc;
use undersigned_proof::{Digest, Multikey, eddsa_jcs_2022, strict_json};

/// Largest one, in bytes of its canonical form without the proof.
pub const MAX_SEEN_BY_BYTES: usize = 8 * 1024;
/// Largest text in which one may come.
pub const MAX_SEEN_BY_TEXT: usize = 4 * MAX_SEEN_BY_BYTES;
/// Most of them beside one state, one for each server.
pub const MAX_SEEN_BY: usize = 500;
/// Where a server's instance actor is, below its origin.
const INSTANCE_ACTOR: &str = "/actor";
const TYPE: &str = "SeenBy";
/// No state holds more: every let-in key has its own bound far below this.
const MAX_COUNT: u64 = strict_json::MAX_INTEGER as u64;

/// A word whose form and proof have been checked, with the text in which it came.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SeenBy {
    /// The server: the origin of its instance actor, such as `https://dockers.example`.
    pub instance: String,
    /// The instance actor's id.
    pub actor: String,
    /// The key that made the proof. Whether it is the instance actor's, only its origin can say.
    pub key: Multikey,
    /// The rules by which the server worked the digest out.
    pub rules: u64,
    /// The appeal.
    pub appeal: AppealKey,
    /// The digest of the state it held.
    pub state_digest: Digest,
    /// How many statements that state had.
    pub count: u64,
    /// When: `2026-12-02T08:00:00Z`, always in this one form, so that text order is time order.
    pub at: String,
    text: Arc<str>,
}

impl SeenBy {
    /// Signs that a server holds this state. `author` is its instance actor, `at` the time.
    ///
    /// # Errors
    /// A [`Fault`] where what was handed in is not fit to be signed.
    pub fn write(author: &Author, state: &State, at: &str) -> Result<Self, Fault> {
        let count = state.digests().len();
        Self::sign(author, state.appeal(), state.digest(), count, at)
    }

    /// The same of a state of which only the digest, and how many statements it has, is at hand.
    ///
    /// # Errors
    /// As [`SeenBy::write`].
    pub fn sign(
        author: &Author,
        appeal: &AppealKey,
        state_digest: Digest,
        count: usize,
        at: &str,
    ) -> Result<Self, Fault> {
        let document = Map::from_iter(
            [
                ("@context", seen_by_context().clone()),
                ("type", json!(TYPE)),
                ("attributedTo", json!(author.actor)),
                ("key", json!(author.key.public().as_str())),
                ("rules", json!(RULES)),
                ("object", json!(appeal.object)),
                ("root", json!(appeal.root.as_str())),
                ("stateDigest", json!(state_digest.to_string())),
                ("count", json!(count)),
                ("at", json!(at)),
            ]
            .map(|(name, value)| (name.to_owned(), value)),
        );
        let signed = eddsa_jcs_2022::sign(document, &author.key, &author.key_id, at);
        Self::check_value(&Value::Object(signed))
    }

    /// Checks form, bounds, origin and proof.
    ///
    /// # Errors
    /// The first [`Fault`] found, with the codes of a statement's gate.
    pub fn check(text: &[u8]) -> Result<Self, Fault> {
        let (document, text) = parse_document(text, MAX_SEEN_BY_TEXT, TYPE)?;
        let seen = check_document(&document, text)?;
        eddsa_jcs_2022::verify(&document, &seen.key)?;
        Ok(seen)
    }

    /// Checks one that stands inside a larger document.
    ///
    /// # Errors
    /// As [`SeenBy::check`].
    pub fn check_value(value: &Value) -> Result<Self, Fault> {
        Self::check(value.to_string().as_bytes())
    }

    /// The text as it came.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Which of two words of one server holds: the later, and of two at one time the one with the
    /// smaller digest, so that all who have both keep the same.
    pub fn outranks(&self, other: &Self) -> bool {
        (self.at.as_str(), other.state_digest) > (other.at.as_str(), self.state_digest)
    }
}

fn check_document(document: &Map<String, Value>, text: &str) -> Result<SeenBy, Fault> {
    let proof = check_frame(document, seen_by_context(), MAX_SEEN_BY_BYTES, TYPE)?;
    let members = Members(document);
    members.word("type", &[(TYPE, ())])?;
    let actor = members.id("attributedTo")?;
    let instance = instance_of(actor).ok_or(Fault::Member("attributedTo"))?;
    let at = members.text("at")?;
    if Moment::parse(at).is_none() {
        return Err(Fault::Member("at"));
    }
    let seen = SeenBy {
        instance,
        actor: actor.to_owned(),
        key: members.key("key")?,
        rules: members.integer("rules", 1, MAX_COUNT)?,
        appeal: AppealKey {
            object: members.id("object")?.to_owned(),
            root: members.key("root")?,
        },
        state_digest: members.digest("stateDigest")?,
        count: members.integer("count", 0, MAX_COUNT)?,
        at: at.to_owned(),
        text: text.into(),
    };
    check_owner(proof, actor)?;
    Ok(seen)
}

/// The server of an instance actor's id. Only that actor speaks for its server: an organisation
/// on it does not.
fn instance_of(actor: &str) -> Option<String> {
    let instance = origin(actor)?.ascii_serialization();
    (actor.strip_prefix(&instance) == Some(INSTANCE_ACTOR)).then_some(instance)
}

#[cfg(test)]
mod tests {
    use super::instance_of;

    #[test]
    fn only_the_instance_actor_speaks_for_a_server() {
        let of = |id| instance_of(id);
        assert_eq!(
            of("http://localhost:81/actor").as_deref(),
            Some("http://localhost:81")
        );
        for other in [
            "https://a.example/orgs/a",
            "https://a.example/actor/x",
            "https://a.example/actor?x",
            "https://a.example/actor#x",
            "https://a.example/",
        ] {
            assert_eq!(of(other), None, "{other}");
        }
    }
}

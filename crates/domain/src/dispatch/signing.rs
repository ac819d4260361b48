//! Writing and signing dispatches.

use super::{Dispatch, Kind};
use crate::{AppealKey, Author, Fault};
use serde_json::{Map, Value, json};
use undersigned_proof::eddsa_jcs_2022;

/// What every dispatch has, to be signed.
#[derive(Debug, Clone)]
pub struct Envelope<'a> {
    /// Its address.
    pub id: &'a str,
    /// The appeal.
    pub appeal: &'a AppealKey,
    /// What it is.
    pub kind: Kind,
    /// Higher than any seen for this address.
    pub seq: u64,
    /// Now, RFC 3339 in UTC without a fraction.
    pub now: &'a str,
}

impl Author {
    /// Signs a dispatch. `around` holds the members of the ActivityStreams object, `inside` what it
    /// says; `None` takes it back.
    ///
    /// # Errors
    /// A [`Fault`] where it is not fit to be signed.
    pub fn dispatch(
        &self,
        envelope: &Envelope<'_>,
        around: Map<String, Value>,
        inside: Option<Map<String, Value>>,
    ) -> Result<Dispatch, Fault> {
        let kind = match inside {
            Some(_) => envelope.kind.object_type(),
            None => "Tombstone",
        };
        let mut document = Map::new();
        for (name, value) in [
            ("@context", envelope.kind.context().clone()),
            ("id", json!(envelope.id)),
            ("type", json!(kind)),
            ("attributedTo", json!(self.actor)),
        ] {
            document.insert(name.into(), value);
        }
        document.extend(around);
        let state = match inside {
            Some(_) => "published",
            None => "withdrawn",
        };
        let mut inside = inside.unwrap_or_default();
        for (name, value) in [
            ("kind", json!(envelope.kind.name())),
            ("object", json!(envelope.appeal.object)),
            ("root", json!(envelope.appeal.root.as_str())),
            ("seq", json!(envelope.seq)),
            ("state", json!(state)),
        ] {
            inside.insert(name.into(), value);
        }
        document.insert("dispatch".into(), Value::Object(inside));
        self.sign_dispatch(document, envelope.now)
    }

    /// Signs what was said already once more, under this key and with another `seq`.
    ///
    /// # Errors
    /// A [`Fault`] where it is not this actor's.
    pub fn dispatch_again(&self, said: &Dispatch, seq: u64, now: &str) -> Result<Dispatch, Fault> {
        let Value::Object(mut document) = said.value() else {
            return Err(Fault::Member("dispatch"));
        };
        if said.author != self.actor {
            return Err(Fault::Member("attributedTo"));
        }
        if let Some(Value::Object(inside)) = document.get_mut("dispatch") {
            inside.insert("seq".into(), json!(seq));
        }
        self.sign_dispatch(document, now)
    }

    fn sign_dispatch(
        &self,
        mut document: Map<String, Value>,
        now: &str,
    ) -> Result<Dispatch, Fault> {
        if let Some(Value::Object(inside)) = document.get_mut("dispatch") {
            inside.insert("key".into(), json!(self.key.public().as_str()));
        }
        let signed = eddsa_jcs_2022::sign(document, &self.key, &self.key_id, now);
        Dispatch::check_value(&Value::Object(signed))
    }
}

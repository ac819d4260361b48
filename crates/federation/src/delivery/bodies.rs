//! What is being sent just now: read once and in memory once, however many hosts get it.

use crate::{Instance, acknowledgement, error::Result, property, signatures::BodyDigest};
use bytes::Bytes;
use serde_json::Value;
use std::{
    collections::HashMap,
    sync::{Arc, Mutex, OnceLock, PoisonError, Weak},
};
use undersigned_store::outbox;

/// An activity as it is sent.
#[derive(Debug)]
pub(crate) struct Body {
    bytes: Bytes,
    digest: BodyDigest,
    may_withdraw: bool,
    /// Whom it names, once somebody has asked.
    addressed: OnceLock<Vec<String>>,
}

impl Body {
    fn new(text: String) -> Self {
        Self {
            digest: BodyDigest::of(text.as_bytes()),
            may_withdraw: acknowledgement::may_withdraw(&text),
            bytes: text.into(),
            addressed: OnceLock::new(),
        }
    }

    /// The JSON text. Whoever sends it shares it with all others.
    pub(crate) fn bytes(&self) -> &Bytes {
        &self.bytes
    }

    /// The digest of that text.
    pub(crate) fn digest(&self) -> &BodyDigest {
        &self.digest
    }

    /// Whether what it carries may be a withdrawal.
    pub(crate) fn may_withdraw(&self) -> bool {
        self.may_withdraw
    }

    /// Whether it is addressed to whatever has this id.
    pub(crate) fn is_addressed_to(&self, id: &str) -> bool {
        let addressed = self.addressed.get_or_init(|| addressed(&self.bytes));
        addressed.iter().any(|one| one == id)
    }
}

fn addressed(text: &[u8]) -> Vec<String> {
    let activity: Value = serde_json::from_slice(text).unwrap_or_default();
    let named = ["to", "cc"].iter();
    let ids = named.flat_map(|name| property::ids(activity.get(*name)));
    ids.map(str::to_owned).collect()
}

/// Activities that are on their way, by their rows. Each is kept for as long as somebody sends it.
#[derive(Default)]
pub(crate) struct Bodies(Mutex<HashMap<i64, Weak<Body>>>);

impl Bodies {
    fn get(&self, activity: i64) -> Option<Arc<Body>> {
        let held = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        held.get(&activity).and_then(Weak::upgrade)
    }

    fn keep(&self, activity: i64, body: &Arc<Body>) {
        let mut held = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        held.retain(|_, body| body.strong_count() > 0);
        held.insert(activity, Arc::downgrade(body));
    }
}

impl Instance {
    /// An activity that is to be delivered; none where it is gone. It never changes.
    ///
    /// # Errors
    /// The database.
    pub(super) async fn body_of(&self, activity: i64) -> Result<Option<Arc<Body>>> {
        if let Some(body) = self.bodies.get(activity) {
            return Ok(Some(body));
        }
        let body = outbox::body(self.database.conn(), activity).await?;
        let body = body.map(|text| Arc::new(Body::new(text)));
        if let Some(body) = &body {
            self.bodies.keep(activity, body);
        }
        Ok(body)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_body_is_kept_while_somebody_sends_it() {
        let bodies = Bodies::default();
        let body = || Arc::new(Body::new("{}".into()));
        let sent = body();
        bodies.keep(1, &sent);
        let again = bodies.get(1).expect("it is being sent");
        assert!(Arc::ptr_eq(&sent, &again));
        drop((sent, again));
        assert!(bodies.get(1).is_none());
        bodies.keep(2, &body());
        bodies.keep(3, &body());
        assert_eq!(
            bodies.0.lock().unwrap().len(),
            1,
            "nothing is left of the others"
        );
    }

    #[test]
    fn who_is_sent_a_body_is_sent_what_its_digest_is_of() {
        let text = r#"{"object": {"status": "withdrawn"}}"#;
        let body = Body::new(text.into());
        assert_eq!(body.bytes(), text);
        assert_eq!(*body.digest(), BodyDigest::of(text.as_bytes()));
        assert!(body.may_withdraw());
        assert!(!Body::new("{}".into()).may_withdraw());
    }

    #[test]
    fn a_body_is_addressed_to_whom_it_names_and_not_to_whom_it_mentions() {
        let text =
            r#"{"to": ["a", {"id": "b"}], "cc": "c", "object": {"to": "d", "content": "e"}}"#;
        let body = Body::new(text.into());
        for id in ["a", "b", "c"] {
            assert!(body.is_addressed_to(id), "{id}");
        }
        for id in ["d", "e", ""] {
            assert!(!body.is_addressed_to(id), "{id}");
        }
        assert!(!Body::new("[".into()).is_addressed_to("a"));
    }
}

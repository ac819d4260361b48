//! Actors of other servers, as if their documents had just been fetched.

use serde_json::json;
use undersigned_domain::{Multikey, ids};
use undersigned_federation::Instance;
use undersigned_store::remote_actors::{self, RemoteActor};

/// An organisation that lists one key.
pub async fn fetched(instance: &Instance, actor: &str, (key_id, key): (&str, &Multikey)) {
    let document = json!({
        "id": actor,
        "type": "Organization",
        "inbox": format!("{actor}/inbox"),
        "assertionMethod": [{
            "id": key_id,
            "type": "Multikey",
            "controller": actor,
            "publicKeyMultibase": key.as_str(),
        }],
    });
    let origin = ids::origin(actor).map(|origin| origin.ascii_serialization());
    let stored = RemoteActor {
        ap_id: actor.to_owned(),
        origin: origin.unwrap_or_default(),
        kind: "Organization".to_owned(),
        inbox: format!("{actor}/inbox"),
        shared_inbox: None,
        preferred_username: None,
        names: None,
        document: document.to_string(),
        fetched_at: instance.clock.millis(),
        met_at: instance.clock.millis(),
        gone_at: None,
    };
    let stored = remote_actors::upsert(instance.database.conn(), stored).await;
    stored.expect("the database answers");
}

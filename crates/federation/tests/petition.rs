//! An organisation with a petition that is published.

use serde_json::json;
use undersigned_federation::{
    Instance,
    actions::{
        draft::{self, Draft},
        organization::{self, NewOrganization},
        publish,
    },
    views::{Appeal, Organization},
};

/// Makes both.
pub async fn published(instance: &Instance) -> (Organization, Appeal) {
    let new = NewOrganization {
        handle: "union".into(),
        names: [("en".into(), "Union".into())].into(),
        ..NewOrganization::default()
    };
    let union = organization::create(instance, new).await;
    let union = union.expect("an organisation");
    let text: Draft = serde_json::from_value(json!({
        "kind": "petition", "title": {"en": "Free them"}, "body": {"en": "All of them."},
        "languages": ["en"],
    }))
    .expect("a draft");
    let written = draft::create(instance, &union, "free-them", text).await;
    let appeal = publish::publish(instance, &written.expect("a draft")).await;
    (union, appeal.expect("published"))
}

/// Another organisation of the same server.
pub async fn guild(instance: &Instance) -> Organization {
    let new = NewOrganization {
        handle: "guild".into(),
        names: [("en".into(), "Guild".into())].into(),
        ..NewOrganization::default()
    };
    let guild = organization::create(instance, new).await;
    guild.expect("an organisation")
}

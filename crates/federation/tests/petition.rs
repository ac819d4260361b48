//! An organisation with a petition that is published.

use serde_json::{Value, json};
use undersigned_domain::dispatch::Kind;
use undersigned_federation::{
    Instance,
    actions::{
        dispatch,
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

/// A meeting of the petition's for which one can register: its name.
pub async fn meeting(instance: &Instance, appeal: &Appeal) -> String {
    let Value::Object(event) = json!({
        "languages": ["en"], "title": {"en": "Founding meeting"},
        "startTime": "2026-12-24T17:30:00Z", "timezone": "UTC",
        "venue": {"en": "Harbour hall"}, "registration": {"count": "private"},
    }) else {
        panic!("it is an object");
    };
    let saved = dispatch::save(instance, appeal, None, Kind::Event, event).await;
    let saved = saved.expect("kept");
    let name = saved.name.clone();
    let said = dispatch::publish(instance, appeal, saved).await;
    said.expect("published");
    name
}

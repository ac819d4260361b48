//! An organisation, and what it asks people to sign.

use serde_json::json;
use std::collections::BTreeMap;
use undersigned_federation::{
    Instance,
    actions::{
        draft::{self, Draft},
        organization::{self, NewOrganization},
        publish,
    },
    views::{Appeal, Organization},
};

/// Makes the organisation.
pub async fn hub(instance: &Instance) -> Organization {
    let new = NewOrganization {
        handle: "hub".to_owned(),
        names: BTreeMap::from([("en".to_owned(), "Hub Union".to_owned())]),
        summary: BTreeMap::new(),
        country: None,
    };
    let made = organization::create(instance, new).await;
    made.expect("an organisation")
}

/// What its petition says.
pub fn petition() -> Draft {
    serde_json::from_value(json!({
        "kind": "petition",
        "title": {"en": "Free the eleven dockers"},
        "body": {"en": "They stopped a crane with no brakes."},
        "languages": ["en"],
    }))
    .expect("a draft")
}

/// Such a petition, published.
pub async fn published(instance: &Instance, organization: &Organization, slug: &str) -> Appeal {
    let draft = draft::create(instance, organization, slug, petition()).await;
    let appeal = publish::publish(instance, &draft.expect("a draft")).await;
    appeal.expect("published")
}

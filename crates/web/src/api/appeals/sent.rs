//! A draft as programs send it, whole or in part.

use crate::{
    api::members,
    problem::{Answer, Problem},
};
use serde::Deserialize;
use serde_json::{Map, Value};
use undersigned_domain::{AppealText, appeal::AdmissionPolicy};
use undersigned_federation::{actions::draft::Draft, media::Picture};

/// What a draft has beside its text.
#[derive(Deserialize)]
struct Beside {
    #[serde(default)]
    admission: AdmissionPolicy,
    #[serde(default)]
    pictures: Vec<Picture>,
    #[serde(default)]
    goal: Option<u64>,
}

/// What an answer says of an appeal beside its draft, and what is no more than read.
const READ_ONLY: &[&str] = &[
    "status",
    "takesSignatures",
    "url",
    "reactions",
    "revision",
    "textDigest",
    "root",
    "stateDigest",
    "count",
    "coSigners",
    "earlierWording",
    "published",
    "rules",
    "pending",
    "origin",
];

/// Reads a draft piece by piece: as a whole it hides which members nobody looks at.
pub(super) fn read_draft(mut text: Map<String, Value>) -> Answer<Draft> {
    let beside = members::of::<Beside>().iter();
    let beside = beside.filter_map(|name| text.remove_entry(*name)).collect();
    let beside: Beside = members::read(Value::Object(beside))?;
    Ok(Draft {
        text: members::read(Value::Object(text))?,
        admission: beside.admission,
        pictures: beside.pictures,
        goal: beside.goal,
    })
}

/// The members to change, of those that were sent.
pub(super) fn to_change(sent: Map<String, Value>) -> Answer<Map<String, Value>> {
    let known = [members::of::<AppealText>(), members::of::<Beside>()].concat();
    members::to_change(sent, &known, READ_ONLY)
}

/// What stands now, with what is sent in its place.
pub(super) fn changed(current: &Draft, changes: Map<String, Value>) -> Answer<Draft> {
    let mut value = serde_json::to_value(current)
        .map_err(|error| Problem::malformed("member_invalid", error.to_string()))?;
    json_patch::merge(&mut value, &Value::Object(changes));
    read_draft(value.as_object().cloned().unwrap_or_default())
}

//! What stands beside a list: the gate, which of two holds, and what becomes of cases.

mod gate;
mod stories;

use serde_json::{Map, Value, json};
use undersigned_domain::{
    AppealKey, Author, Dispatch, Fault, SecretKey,
    dispatch::{Envelope, Kind},
};

const OBJECT: &str = "https://hub.example/appeals/x";

fn author() -> Author {
    Author {
        actor: "https://hub.example/orgs/hub".into(),
        key: SecretKey::from_seed(&[7; 32]),
        key_id: "https://hub.example/orgs/hub#ed25519-key".into(),
    }
}

fn say(kind: Kind, id: &str, seq: u64, inside: Option<Value>) -> Result<Dispatch, Fault> {
    let author = author();
    let appeal = AppealKey {
        object: OBJECT.into(),
        root: author.key.public(),
    };
    let envelope = Envelope {
        id,
        appeal: &appeal,
        kind,
        seq,
        now: "2026-11-20T08:00:00Z",
    };
    let inside = inside.map(|inside| match inside {
        Value::Object(members) => members,
        _ => Map::new(),
    });
    author.dispatch(&envelope, Map::new(), inside)
}

fn case(number: usize) -> Dispatch {
    let id = format!("{OBJECT}/cases/{number}");
    let inside = json!({"caseKind": "person", "names": {"en": format!("Case {number}")}});
    say(Kind::Case, &id, 1, Some(inside)).expect("it is sound")
}

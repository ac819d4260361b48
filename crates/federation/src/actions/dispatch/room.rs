//! Whether what is written beside a list can be signed, and whatever has to be said of it later without a word more of its
//! author's: that it was corrected, how many letters were sent, that a meeting does not take place.

use crate::{
    FederationError,
    error::Result,
    objects::dispatch::{Around, around},
};
use serde_json::{Map, Value, json};
use undersigned_domain::dispatch::{EventStatus, Kind, MAX_DISPATCH_BYTES, Words};
use undersigned_proof::strict_json::MAX_INTEGER;

/// Longest address here of an organisation, an appeal, or what stands beside one, in bytes: a host's name has at most
/// 253 (RFC 1035, section 2.3.4).
const ADDRESS: usize = 420;
/// As long as every time, day, key and digest that is signed.
const TIME: &str = "2026-12-02T00:00:00Z";
const DAY: &str = "2026-12-02";
const KEY_BYTES: usize = 48;
const DIGEST_BYTES: usize = "sha-256:".len() + 64;

/// Whether it can be signed now and later. How much of its text other software is shown follows what is left.
///
/// # Errors
/// [`FederationError::TooLong`] `dispatch_too_long`.
pub(in crate::actions) fn check_room(
    kind: Kind,
    inside: &Map<String, Value>,
    words: &Words,
) -> Result<()> {
    match largest(kind, inside, words).saturating_sub(MAX_DISPATCH_BYTES) {
        0 => Ok(()),
        over => Err(FederationError::long_dispatch(over)),
    }
}

/// How many bytes it has where everything around it is as long as it can become, and nothing of its text is shown to
/// other software.
fn largest(kind: Kind, inside: &Map<String, Value>, words: &Words) -> usize {
    let address = filled(ADDRESS);
    let mut inside = inside.clone();
    inside.extend(said_later(kind));
    for (name, value) in [
        ("kind", json!(kind.name())),
        ("object", json!(address)),
        ("root", json!(filled(KEY_BYTES))),
        ("key", json!(filled(KEY_BYTES))),
        ("seq", json!(MAX_INTEGER)),
        ("state", json!("published")),
    ] {
        inside.insert(name.into(), value);
    }
    let of = Around {
        id: &address,
        organiser: &address,
        appeal: &address,
        published: TIME,
        updated: Some(TIME),
    };
    let mut document = around(of, words, 0);
    for (name, value) in [
        ("@context", kind.context().clone()),
        ("id", json!(address)),
        ("type", json!(kind.object_type())),
        ("attributedTo", json!(address)),
        ("dispatch", Value::Object(inside)),
    ] {
        document.insert(name.into(), value);
    }
    Value::Object(document).to_string().len()
}

/// What this server says in it, or somebody who only has to say that it is off, in its longest form.
fn said_later(kind: Kind) -> Map<String, Value> {
    let members = match kind {
        Kind::Update | Kind::Case => json!({}),
        Kind::Handover => json!({
            "stateDigest": filled(DIGEST_BYTES),
            "bundleDigest": filled(DIGEST_BYTES),
            "count": MAX_INTEGER,
        }),
        Kind::Letter => json!({"sent": {"count": MAX_INTEGER, "day": DAY}}),
        Kind::Event => {
            let names = EventStatus::ALL.iter().map(|(name, _)| *name);
            json!({"status": names.max_by_key(|name| name.len())})
        }
    };
    match members {
        Value::Object(members) => members,
        _ => Map::new(),
    }
}

fn filled(bytes: usize) -> String {
    "x".repeat(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::objects::note::with_most_shown;
    use undersigned_domain::{
        AppealKey, Author, SecretKey,
        dispatch::{Envelope, read_words},
    };

    /// A draft in seven languages with so many bytes of text.
    fn draft(kind: Kind, bytes: usize) -> Map<String, Value> {
        let title = "\"".repeat(300);
        // No text of one language may be longer than 20,000.
        let languages = ["qa", "qb", "qc", "qd", "qe", "qf", "qg"];
        let share = bytes / languages.len();
        let texts = languages.map(|tag| {
            let rest = bytes - share * (languages.len() - 1);
            let here = if tag == "qg" { rest } else { share };
            (tag.to_owned(), json!("x".repeat(here)))
        });
        let texts = Map::from_iter(texts);
        let titles = languages.map(|tag| (tag.to_owned(), json!(title)));
        let titles = Map::from_iter(titles);
        let members = match kind {
            Kind::Update => json!({"languages": languages, "title": titles, "body": texts}),
            Kind::Case => json!({"caseKind": "person", "names": titles, "about": texts}),
            Kind::Handover => json!({
                "languages": languages, "date": DAY, "takenBy": titles, "words": texts,
            }),
            Kind::Letter => json!({
                "languages": languages, "title": titles, "subject": titles, "text": texts,
                "addressees": [{"name": "port", "office": titles}],
            }),
            Kind::Event => json!({
                "languages": languages, "title": titles, "body": texts, "venue": titles,
                "startTime": TIME, "timezone": "Europe/Berlin",
            }),
        };
        match members {
            Value::Object(members) => members,
            other => panic!("{other}"),
        }
    }

    fn over(kind: Kind, inside: &Map<String, Value>) -> usize {
        let words = read_words(kind, inside).expect("it can be read");
        match check_room(kind, inside, &words) {
            Ok(()) => 0,
            Err(FederationError::TooLong { code, over, .. }) => {
                assert_eq!(code, "dispatch_too_long");
                over
            }
            Err(other) => panic!("{other}"),
        }
    }

    #[test]
    fn whatever_can_be_published_can_be_corrected_and_said_to_be_off() {
        let label = "h".repeat(60);
        let base = format!("https://{label}.{label}.{label}.{label}.example:65535");
        let actor = format!("{base}/actors/{}", "o".repeat(30));
        let author = Author {
            key: SecretKey::from_seed(&[1; 32]),
            key_id: format!("{actor}#key"),
            actor,
        };
        let appeal = AppealKey {
            object: format!("{base}/appeals/{}", "s".repeat(80)),
            root: author.key.public(),
        };
        for (name, kind) in Kind::ALL {
            let long = 125_000;
            let most = long - over(kind, &draft(kind, long));
            let inside = draft(kind, most);
            assert_eq!(over(kind, &inside), 0, "{name}");
            assert_eq!(over(kind, &draft(kind, most + 1)), 1, "{name}");
            let id = format!("{}/handovers/{}", appeal.object, "n".repeat(32));
            let envelope = Envelope {
                id: &id,
                appeal: &appeal,
                kind,
                seq: MAX_INTEGER as u64,
                now: TIME,
            };
            let of = Around {
                id: &id,
                organiser: &author.actor,
                appeal: &appeal.object,
                published: TIME,
                updated: Some(TIME),
            };
            let mut later = inside;
            later.extend(match kind {
                Kind::Letter => said_later(kind),
                Kind::Event => Map::from_iter([("status".to_owned(), json!("cancelled"))]),
                _ => Map::new(),
            });
            let words = read_words(kind, &later).expect("it can be read");
            let signed = with_most_shown(|most| {
                author.dispatch(&envelope, around(of, &words, most), Some(later.clone()))
            });
            assert!(signed.is_ok(), "{name}: {:?}", signed.err());
        }
    }
}

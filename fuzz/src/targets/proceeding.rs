//! Any bytes as what organisations propose and vote: amendments, ballots, votes of other servers. One
//! document a line, so that a ballot meets its votes. So that more than refusals is tried, most
//! inputs are signed first, as somebody would who holds a key and means harm.

use arbitrary::Result;
use serde_json::{Map, Value};
use undersigned_domain::{
    AppealKey, CoSignerList, Digest, Proceeding, SecretKey, State,
    appeal::Demand,
    proceedings::{Content, Record, Standing, consolidate, digest_of_all, is_proceeding, settle},
};
use undersigned_proof::{canonical::canonical, eddsa_jcs_2022};

/// Most lines of an input that are looked at.
const MAX_LINES: usize = 16;

/// Reads the input, as it came or signed.
///
/// # Errors
/// None.
pub fn run(input: &[u8]) -> Result<()> {
    let Some((&how, text)) = input.split_first() else {
        return Ok(());
    };
    let mut held = Vec::new();
    for line in text.split(|byte| *byte == b'\n').take(MAX_LINES) {
        held.extend(check(line));
        if how % 4 != 0
            && let Ok(Value::Object(document)) = serde_json::from_slice(line)
        {
            held.extend(check(
                Value::Object(signed(document, &held))
                    .to_string()
                    .as_bytes(),
            ));
        }
    }
    count(&held);
    Ok(())
}

fn key() -> SecretKey {
    SecretKey::from_seed(&[1; 32])
}

/// Signs a document under a key that it names. What is about a ballot pins the last one.
fn signed(mut document: Map<String, Value>, held: &[Proceeding]) -> Map<String, Value> {
    let author = document.get("attributedTo").and_then(Value::as_str);
    let author = author.unwrap_or_default().to_owned();
    let key = key();
    let public = Value::String(key.public().to_string());
    document.insert("key".into(), public.clone());
    document.insert("root".into(), public);
    let ballot = held.iter().rev().find_map(|said| match &said.content {
        Content::Ballot(_) => Some(said.digest),
        _ => None,
    });
    if let Some(ballot) = ballot
        && document.contains_key("ballotDigest")
    {
        let digest = Value::String(ballot.to_string());
        document.insert("ballotDigest".into(), digest);
    }
    let key_id = format!("{author}#key");
    eddsa_jcs_2022::sign(document, &key, &key_id, "2026-12-02T00:00:00Z")
}

fn check(text: &[u8]) -> Option<Proceeding> {
    let proceeding = Proceeding::check(text).ok()?;
    // The canonical form, and what the database gives back, say the same.
    let Value::Object(document) = proceeding.value() else {
        panic!("a proceeding is an object");
    };
    assert!(is_proceeding(&document));
    let again = Proceeding::check(&canonical(&document)).expect("taken again");
    assert_eq!(again.digest, proceeding.digest);
    assert_eq!(again.content, proceeding.content);
    assert_eq!(again.register(), proceeding.register());
    let stored = Proceeding::stored(proceeding.text()).expect("read back");
    assert_eq!(stored, proceeding);
    // Of two one holds, and of one and the same neither stands above the other.
    assert!(!again.outranks(&proceeding) && !proceeding.outranks(&again));
    Some(proceeding)
}

/// Counts what was read. The order in which it came leaves no trace, and nobody votes twice.
fn count(held: &[Proceeding]) {
    let Some(first) = held.first() else {
        return;
    };
    let appeal = AppealKey {
        object: first.appeal.object.clone(),
        root: key().public(),
    };
    let (state, list) = (State::new(appeal), CoSignerList::default());
    let record = Record::of(held, &state, &list);
    let turned: Vec<Proceeding> = held.iter().rev().cloned().collect();
    assert_eq!(Record::of(&turned, &state, &list), record);
    let digests = |said: &[Proceeding]| -> Vec<Digest> {
        let settled = settle(said.iter().cloned());
        settled.iter().map(|one| one.digest).collect()
    };
    assert_eq!(
        digest_of_all(&digests(held)),
        digest_of_all(&digests(&turned))
    );
    for ballot in &record.ballots {
        let result = &ballot.result;
        assert_eq!(result.roll, ballot.ballot.roll.len());
        assert!(result.part <= result.roll && ballot.counted().len() == result.part);
        assert!(result.yes + result.no + result.abstain <= result.part);
        assert!(!(ballot.cancelled && result.adopted));
        let mut counted = ballot.votes.iter();
        assert!(counted.all(|vote| vote.standing != Standing::Counted || vote.choices.is_some()));
    }
    let adopted: Vec<_> = record.amendments.iter().map(|one| &one.amendment).collect();
    let demands: Vec<Demand> = Vec::new();
    let text = consolidate(&demands, &adopted);
    assert!(text.demands.len() + text.conflicts.len() <= adopted.len());
}

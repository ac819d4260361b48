//! Any bytes as what an organiser says beside the list: updates, cases, handovers of other servers. So
//! that more than refusals is tried, most inputs are signed first, as somebody would who holds a key
//! and means harm.

use arbitrary::Result;
use serde_json::{Map, Value};
use undersigned_domain::{
    Dispatch, SecretKey, cases,
    dispatch::{
        News, Words, is_dispatch,
        letter::{fill, placeholders},
    },
    people::Day,
};
use undersigned_proof::{canonical::canonical, eddsa_jcs_2022};

/// Reads the input, as it came or signed.
///
/// # Errors
/// None.
pub fn run(input: &[u8]) -> Result<()> {
    let Some((&how, text)) = input.split_first() else {
        return Ok(());
    };
    check(text);
    if how % 4 != 0
        && let Ok(Value::Object(document)) = serde_json::from_slice(text)
    {
        check(Value::Object(signed(document)).to_string().as_bytes());
    }
    Ok(())
}

/// Signs a document under a key that it names.
fn signed(mut document: Map<String, Value>) -> Map<String, Value> {
    let author = document.get("attributedTo").and_then(Value::as_str);
    let author = author.unwrap_or_default().to_owned();
    let key = SecretKey::from_seed(&[1; 32]);
    if let Some(Value::Object(inside)) = document.get_mut("dispatch") {
        inside.insert("key".into(), Value::String(key.public().to_string()));
    }
    let key_id = format!("{author}#key");
    eddsa_jcs_2022::sign(document, &key, &key_id, "2026-12-02T00:00:00Z")
}

fn check(text: &[u8]) {
    let Ok(dispatch) = Dispatch::check(text) else {
        return;
    };
    // The canonical form, and what the database gives back, say the same.
    let Value::Object(document) = dispatch.value() else {
        panic!("a dispatch is an object");
    };
    assert!(is_dispatch(&document));
    let again = Dispatch::check(&canonical(&document)).expect("taken again");
    assert_eq!(again.digest, dispatch.digest);
    assert_eq!(again.words, dispatch.words);
    let stored = Dispatch::stored(dispatch.text()).expect("read back");
    assert_eq!(stored, dispatch);
    // Of two the newer holds, and of one and the same neither stands above the other.
    assert!(!again.outranks(&dispatch) && !dispatch.outranks(&again));
    let all = [dispatch];
    for story in cases::stories(&all, |_| Day::parse("2026-12-02")) {
        assert!(story.entries.len() <= undersigned_domain::dispatch::MAX_CHANGES);
        if let Some(today) = Day::parse("2026-12-02") {
            story.counts(today);
        }
    }
    let [dispatch] = &all;
    if let Words::Letter(letter) = &dispatch.words {
        if letter.check().is_ok() {
            assert_eq!(letter.follows(letter), Ok(()));
        }
        for text in letter.text.values() {
            let most = text.len();
            assert_eq!(fill(text, most, |_| None).as_deref(), Some(text.as_str()));
            let left = most - 2 * placeholders(text).count();
            assert!(fill(text, most, |_| Some("")).is_some_and(|filled| filled.len() <= left));
        }
    }
    assert!(!dispatch.is_withdrawn() || dispatch.words == Words::Withdrawn);
    assert!(News::of(Some(&dispatch.words), &dispatch.words).is_empty());
    assert!(News::put_right(Some(&dispatch.words), &dispatch.words).is_empty());
}

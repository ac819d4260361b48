//! Any bytes into the gate. It never panics, and what it takes reads the same from its canonical
//! form. So that more than refusals is tried, most inputs are signed first, as somebody would who
//! holds a key and means harm.

use arbitrary::Result;
use serde_json::{Map, Value};
use undersigned_domain::{SecretKey, State, Verified, fold};
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

/// Signs a document with the vectors' key that belongs to its author.
fn signed(mut document: Map<String, Value>) -> Map<String, Value> {
    let author = document.get("attributedTo").and_then(Value::as_str);
    let author = author.unwrap_or_default().to_owned();
    let seed = match () {
        () if author.starts_with("https://hub.") => 1,
        () if author.starts_with("https://seafarers.") => 10,
        () if author.starts_with("https://archive.") => 20,
        () => 30,
    };
    let key = SecretKey::from_seed(&[seed; 32]);
    let public = Value::String(key.public().to_string());
    match document.get_mut("appeal") {
        Some(Value::Object(appeal)) => appeal.insert("key".into(), public),
        _ => document.insert("key".into(), public),
    };
    eddsa_jcs_2022::sign(
        document,
        &key,
        &format!("{author}#key"),
        "2026-12-02T00:00:00Z",
    )
}

fn check(text: &[u8]) {
    let Ok(verified) = Verified::check(text) else {
        return;
    };
    let statement = verified.statement();
    // The canonical form, and what the database gives back, say the same.
    let again = Verified::check(&canonical(&verified.value())).expect("taken again");
    assert_eq!(again.statement(), statement);
    let stored = Verified::stored(verified.text()).expect("read back");
    assert_eq!(stored.statement(), statement);
    let (state, waiting) = State::gather((*statement.appeal).clone(), [statement]);
    assert!(waiting.len() + state.digests().len() <= 1);
    fold(&state);
}

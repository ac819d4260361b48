//! Tampers with sound bundles. What is done must be found by the check itself or, where the state
//! digest was made anew, by comparing it with the one that others know; or else it must have
//! changed nothing.

use crate::{
    bundles::{list_of, originals},
    tamper,
};
use arbitrary::{Result, Unstructured};
use undersigned_domain::Bundle;

/// Tampers as the input says.
///
/// # Errors
/// Where the input is used up.
pub fn run(input: &[u8]) -> Result<()> {
    let mut input = Unstructured::new(input);
    let original = input.choose(originals())?;
    let mut value = original.value.clone();
    tamper::statements(&mut value, &mut input)?;
    let recomputed = input.arbitrary()?;
    if recomputed {
        tamper::recompute(&mut value);
    }
    let mut text = match input.arbitrary()? {
        true => value.to_string(),
        false => serde_json::to_string_pretty(&value).expect("JSON"),
    }
    .into_bytes();
    tamper::bytes(&mut text, &mut input)?;

    let Ok(read) = Bundle::read(&text) else {
        return Ok(());
    };
    if !read.faults.is_empty() {
        return Ok(());
    }
    let known = read.appeal == original.appeal && read.state.digest() == original.digest;
    if known {
        assert_eq!(list_of(&read), original.list, "another list, unnoticed");
    } else {
        assert!(recomputed, "another state under the old digest, unnoticed");
        // Sound in itself, as a state without its last word is; folding it must be harmless.
        list_of(&read);
    }
    Ok(())
}

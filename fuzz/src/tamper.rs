//! What somebody may do to a bundle who holds none of its keys.

use crate::bundles::foreign;
use arbitrary::{Result, Unstructured};
use serde_json::{Map, Value, json};
use undersigned_domain::{Bundle, Digest};

/// Tampers with a bundle's statements as the input says, a few times.
///
/// # Errors
/// Where the input is used up.
pub fn statements(bundle: &mut Value, input: &mut Unstructured<'_>) -> Result<()> {
    for _ in 0..input.int_in_range(0..=4)? {
        let Some(statements) = bundle["statements"].as_array_mut() else {
            return Ok(());
        };
        if statements.is_empty() {
            return Ok(());
        }
        let (a, b) = (
            input.choose_index(statements.len())?,
            input.choose_index(statements.len())?,
        );
        match input.int_in_range(0..=9)? {
            0 => statements.swap(a, b),
            1 => drop(statements.remove(a)),
            2 => statements.push(statements[a].clone()),
            3 => statements.insert(a, input.choose(foreign())?.clone()),
            4 => {
                let proofs = (statements[a]["proof"].take(), statements[b]["proof"].take());
                (statements[b]["proof"], statements[a]["proof"]) = proofs;
            }
            5 => statements[a]["proof"] = statements[b]["proof"].clone(),
            6 => {
                let both = [&statements[a]["proof"], &statements[b]["proof"]];
                statements[a]["proof"] = json!(both);
            }
            7 => {
                let from = statements[b].clone();
                take_over(&mut statements[a], &from, input)?;
            }
            8 => {
                let from = input.choose(foreign())?;
                take_over(&mut statements[a], from, input)?;
            }
            _ => change(&mut statements[a], input)?,
        }
    }
    Ok(())
}

/// Takes one member over from another statement, or from its proof or its appeal.
fn take_over(into: &mut Value, from: &Value, input: &mut Unstructured<'_>) -> Result<()> {
    let inner = *input.choose(&["", "proof", "appeal"])?;
    let (into, from) = match (inner, into.get(inner).is_some(), from.get(inner)) {
        ("", ..) => (into, from),
        (_, true, Some(from)) => (&mut into[inner], from),
        _ => return Ok(()),
    };
    if let (Value::Object(into), Value::Object(from)) = (into, from)
        && let Some(name) = any_name(from, input)?
    {
        into.insert(name.clone(), from[&name].clone());
    }
    Ok(())
}

/// Changes, removes or adds one member.
fn change(statement: &mut Value, input: &mut Unstructured<'_>) -> Result<()> {
    let Value::Object(members) = statement else {
        return Ok(());
    };
    let Some(name) = any_name(members, input)? else {
        return Ok(());
    };
    match input.int_in_range(0..=3)? {
        0 => drop(members.remove(&name)),
        1 => drop(members.insert(input.arbitrary::<String>()?, json!(1))),
        2 => drop(members.insert(name, json!(input.arbitrary::<u64>()?))),
        _ => drop(members.insert(name, json!(input.arbitrary::<String>()?))),
    }
    Ok(())
}

fn any_name(members: &Map<String, Value>, input: &mut Unstructured<'_>) -> Result<Option<String>> {
    if members.is_empty() {
        return Ok(None);
    }
    let place = input.choose_index(members.len())?;
    Ok(members.keys().nth(place).cloned())
}

/// Sets `stateDigest` to what the statements say, as somebody would who leaves one out.
pub fn recompute(bundle: &mut Value) {
    if let Ok(read) = Bundle::read(bundle.to_string().as_bytes()) {
        bundle["stateDigest"] = json!(Digest::to_string(&read.state.digest()));
    }
}

/// Changes single bytes of the text.
///
/// # Errors
/// Where the input is used up.
pub fn bytes(text: &mut Vec<u8>, input: &mut Unstructured<'_>) -> Result<()> {
    for _ in 0..input.int_in_range(0..=3)? {
        let place = input.choose_index(text.len())?;
        match input.int_in_range(0..=3)? {
            0 => text.insert(place, input.arbitrary()?),
            1 if text.len() > 1 => drop(text.remove(place)),
            _ => text[place] = input.arbitrary()?,
        }
    }
    Ok(())
}

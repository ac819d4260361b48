//! What of an entry a published list says differently, in words.

use super::{Line, cells};
use serde_json::Value;
use std::collections::BTreeSet;
use undersigned_web::exports;

/// That an entry has another number.
pub(super) const NUMBER: &str = "its number";

/// What two lines of one entry say differently; `head` is the first row, where they are of a table.
pub(super) fn between(said: &Line, right: &Line, head: Option<&str>) -> Vec<&'static str> {
    let mut found: Vec<&'static str> = match (said, right) {
        (Line::Row(said), Line::Row(right)) => of_rows(said, right, head.unwrap_or_default()),
        (Line::Item(said), Line::Item(right)) => of_items(said, right),
        _ => Vec::new(),
    };
    let mut seen = BTreeSet::new();
    found.retain(|what| seen.insert(*what));
    found
}

fn of_rows(said: &str, right: &str, head: &str) -> Vec<&'static str> {
    let [said, right, head] = [said, right, head].map(|row| cells::of(row, ','));
    if said.len() != right.len() {
        return vec!["how many cells its row has, or how often it stands there"];
    }
    let both = said.iter().zip(&right).zip(&head);
    let differing = both.filter(|((said, right), _)| said != right);
    differing.map(|(_, name)| in_words(name)).collect()
}

fn of_items(said: &Value, right: &Value) -> Vec<&'static str> {
    let (Some(said), Some(right)) = (said.as_object(), right.as_object()) else {
        return Vec::new();
    };
    let names = right.keys().chain(said.keys());
    let differing = names.filter(|name| match said.get(*name) {
        Some(value) => right.get(*name) != Some(value),
        None => !exports::LATER_MEMBERS.contains(&name.as_str()),
    });
    differing.map(|name| in_words(name)).collect()
}

/// A column of a table, or a member of an item.
fn in_words(name: &str) -> &'static str {
    match name {
        "names" => "its names",
        "also_known_as" | "alsoKnownAs" => "its further names",
        "number" | "ordinal" => NUMBER,
        "country" => "its country",
        "kind" => "what kind of signer it is",
        "provenance" => "how it came",
        "signed_at" | "signedAt" => "the date on which it signed",
        "current_wording" | "currentWording" | "revision" | "textDigest" => {
            "which wording it signed"
        }
        "name_confirmed" | "nameConfirmed" => "whether its names are confirmed",
        "reservations" | "reserved" => "its reservations",
        "mandate" => "on what it rests",
        "contested" => "whether it is contested",
        "account" => "with which account it signed",
        "admittedBy" => "who let it in",
        "sameAs" => "which entries are the same signer",
        "initiated" => "whether it called for the appeal",
        "id" | "statement" => "where its statement is",
        _ => "something that such a list does not have",
    }
}

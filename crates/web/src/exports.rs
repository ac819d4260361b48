//! The list in formats for others. All of them read the same folded entries, so they agree.

use crate::{one_line::one_line, pages::times};
use chrono::SecondsFormat;
use serde_json::{Value, json};
use std::collections::BTreeSet;
use undersigned_domain::{CoSignerList, Entry, attestation::SignerKind, spreadsheets::guarded};
use undersigned_federation::{look_alikes::LookAlike, views::AppealView};

pub use undersigned_federation::actions::import::HIDDEN;
/// The member that says with whom an entry could be mixed up: what the server which shows the
/// list thinks of it, and no part of the list.
pub const LOOK_ALIKE: &str = "lookAlike";

/// What a table begins with, so that a spreadsheet reads it as UTF-8 and not in the characters of its
/// own country.
pub const MARK: char = '\u{feff}';

/// Members that entries did not have from the start: a file from before lacks them.
pub const LATER_MEMBERS: [&str; 4] = ["number", "signedAt", "reserved", "mandate"];

/// One entry, as the API and the JSON file show it.
pub fn entry(entry: &Entry) -> Value {
    json!({
        "id": entry.id,
        "kind": kind(entry.kind),
        "names": entry.names.name_map,
        "alsoKnownAs": entry.names.also_known_as,
        "country": entry.names.country,
        "ordinal": entry.number,
        "number": entry.number,
        "signedAt": signed_at(entry),
        "revision": entry.pin.as_ref().map(|pin| pin.revision),
        "textDigest": entry.pin.as_ref().map(|pin| pin.text_digest.to_string()),
        "currentWording": entry.current_wording,
        "provenance": entry.origin.name(),
        "account": entry.account,
        "admittedBy": entry.admitted_by,
        "contested": entry.contested,
        "nameConfirmed": entry.name_confirmed,
        "sameAs": entry.same_as,
        "initiated": entry.initiated,
        "reservations": entry.reservations,
        "reserved": reserved(entry)
            .map(|(demand, text)| json!({"demand": demand, "text": text}))
            .collect::<Vec<Value>>(),
        "mandate": entry.mandate,
        "statement": entry.statement,
    })
}

/// One entry of a list as this server shows it. Of a hidden one only what does not say who it is.
pub fn shown(view: &AppealView, one: &Entry) -> Value {
    if view.hidden.contains(&one.id) {
        return hidden(one);
    }
    let mut shown = entry(one);
    if let Some(remark) = view.look_alikes.about(one) {
        shown[LOOK_ALIKE] = look_alike(&remark);
    }
    shown
}

/// An entry that a server does not show, as its JSON file says so.
pub fn hidden(one: &Entry) -> Value {
    let mut unnamed = one.clone();
    unnamed.hide();
    let mut shown = entry(&unnamed);
    shown["id"] = Value::Null;
    shown["statement"] = Value::Null;
    shown["admittedBy"] = json!([]);
    shown["hidden"] = json!(true);
    shown
}

/// With whom a name could be mixed up, as the API shows it.
pub fn look_alike(remark: &LookAlike) -> Value {
    let entries = remark.entries.iter();
    let entries: Vec<Value> = entries
        .map(|one| json!({"id": one.id, "ordinal": one.number}))
        .collect();
    json!({"mixedScripts": remark.mixed_scripts, "entries": entries})
}

/// When an entry signed: as whoever attested it says, else the date of its own statement. Of what somebody typed in without a
/// date nobody knows it.
fn signed_at(entry: &Entry) -> Option<String> {
    entry.signed_at.clone().or_else(|| said_at(entry))
}

/// The date of an entry's own statement, where it signed then.
#[must_use]
pub fn said_at(entry: &Entry) -> Option<String> {
    dated(entry).filter(|_| !times::is_entered(entry))
}

/// The date of an entry's statement, also where somebody typed it in then. Lists of earlier versions had it wherever nobody
/// had said when it signed.
#[must_use]
pub fn dated(entry: &Entry) -> Option<String> {
    let at = times::own_word(entry)?;
    Some(at.to_rfc3339_opts(SecondsFormat::Secs, true))
}

/// Demands under reservation, with the signer's own words where there are any.
pub(crate) fn reserved(entry: &Entry) -> impl Iterator<Item = (&str, Option<&str>)> {
    let own = entry.reserved.iter();
    let own = own.map(|one| (one.demand.as_str(), one.text.as_deref()));
    let others = entry.reservations.iter();
    let others =
        others.filter(move |demand| entry.reserved.iter().all(|one| one.demand != **demand));
    own.chain(others.map(|demand| (demand.as_str(), None)))
}

/// The same in one cell.
fn reserved_cell(entry: &Entry) -> String {
    let cells: Vec<String> = reserved(entry)
        .map(|(demand, text)| match text {
            Some(text) => format!("{}: {}", one_line(demand), one_line(text)),
            None => one_line(demand),
        })
        .collect();
    cells.join(" / ")
}

fn kind(kind: SignerKind) -> &'static str {
    match kind {
        SignerKind::Organisation => "organisation",
        SignerKind::Individual => "individual",
    }
}

/// The whole list, as the JSON file shows it.
pub fn document(view: &AppealView) -> Value {
    let items: Vec<Value> = view
        .list
        .entries
        .iter()
        .map(|one| shown(view, one))
        .collect();
    json!({
        "object": view.appeal.ap_id,
        "stateDigest": view.digest.to_string(),
        "items": items,
    })
}

/// The list as linked data in the vocabulary of schema.org, for whoever puts it together with
/// other data: who stands on it, by which names, from where. What follows from proofs is in the
/// other files.
pub fn linked_data(view: &AppealView) -> Value {
    let items: Vec<Value> = view
        .list
        .entries
        .iter()
        .map(|one| {
            let hidden = view.hidden.contains(&one.id);
            json!({
                "@type": "ListItem",
                "position": one.number,
                "item": linked(one, hidden),
            })
        })
        .collect();
    json!({
        "@context": "https://schema.org",
        "@id": format!("{}/cosigners", view.appeal.ap_id),
        "@type": "ItemList",
        "isPartOf": view.appeal.ap_id,
        "version": view.digest.to_string(),
        "numberOfItems": items.len(),
        "itemListElement": items,
    })
}

fn linked(entry: &Entry, hidden: bool) -> Value {
    let kind = match entry.kind {
        SignerKind::Organisation => "Organization",
        SignerKind::Individual => "Person",
    };
    let mut item = json!({"@type": kind});
    if let Some(country) = &entry.names.country {
        item["address"] = json!({"@type": "PostalAddress", "addressCountry": country});
    }
    if hidden {
        item["description"] = json!(HIDDEN);
        return item;
    }
    item["@id"] = json!(entry.id);
    let names: Vec<Value> = entry
        .names
        .name_map
        .iter()
        .map(|(tag, name)| match tag.as_str() {
            // Not known in which language: JSON-LD has no `und`.
            "und" => json!({"@value": name}),
            tag => json!({"@value": name, "@language": tag}),
        })
        .collect();
    item["name"] = json!(names);
    if !entry.names.also_known_as.is_empty() {
        item["alternateName"] = json!(entry.names.also_known_as);
    }
    item
}

/// The list as RFC 4180, UTF-8 with its [`MARK`], one entry a row. A cell that a spreadsheet could take for a
/// formula is quoted so that it stays text. Of hidden entries the row says that they are.
pub fn csv(list: &CoSignerList, hidden: &BTreeSet<String>) -> String {
    let mut out = format!(
        "{MARK}number,names,also_known_as,country,kind,provenance,current_wording,name_confirmed,\
         signed_at,ordinal,reservations,mandate,revision,contested,id\r\n",
    );
    for entry in &list.entries {
        let is_hidden = hidden.contains(&entry.id);
        let unnamed = is_hidden.then(|| {
            let mut unnamed = entry.clone();
            unnamed.hide();
            unnamed
        });
        let entry = unnamed.as_ref().unwrap_or(entry);
        let number = entry.number.map(|number| number.to_string());
        let number = number.unwrap_or_default();
        let names: Vec<&str> = entry.names.name_map.values().map(String::as_str).collect();
        let cells = [
            number.clone(),
            match is_hidden {
                true => HIDDEN.to_owned(),
                false => names.join(" / "),
            },
            entry.names.also_known_as.join(" / "),
            entry.names.country.clone().unwrap_or_default(),
            kind(entry.kind).to_owned(),
            entry.origin.name().to_owned(),
            entry.current_wording.to_string(),
            entry.name_confirmed.to_string(),
            one_line(&signed_at(entry).unwrap_or_default()),
            // The same as `number`, by the name that the JSON file has had for it from the start.
            number,
            reserved_cell(entry),
            match entry.mandate {
                Some(mandate) => format!("{} {}", mandate.by.name(), mandate.on),
                None => String::new(),
            },
            match &entry.pin {
                Some(pin) => pin.revision.to_string(),
                None => String::new(),
            },
            // Whoever adds up the rows leaves these out, as the totals do.
            entry.contested.to_string(),
            match is_hidden {
                true => String::new(),
                false => entry.id.clone(),
            },
        ];
        out.push_str(&cells.map(|cell| csv_cell(&cell)).join(","));
        out.push_str("\r\n");
    }
    out
}

/// A table as RFC 4180 in UTF-8 with its [`MARK`], with its head; no spreadsheet runs a cell.
pub fn table(head: &[&str], rows: impl IntoIterator<Item = Vec<String>>) -> String {
    table_head(head) + &table_rows(rows)
}

/// With what a [`table`] begins.
pub fn table_head(head: &[&str]) -> String {
    format!("{MARK}{}\r\n", head.join(","))
}

/// Rows of a [`table`].
pub fn table_rows(rows: impl IntoIterator<Item = Vec<String>>) -> String {
    let mut out = String::new();
    for row in rows {
        let cells: Vec<String> = row.iter().map(|cell| csv_cell(cell)).collect();
        out.push_str(&cells.join(","));
        out.push_str("\r\n");
    }
    out
}

/// One cell, so that no spreadsheet runs it.
pub(crate) fn csv_cell(text: &str) -> String {
    let kept = guarded(text);
    if kept.len() > text.len() || kept.contains(['"', ',', ';', '\n', '\r']) {
        format!("\"{}\"", kept.replace('"', "\"\""))
    } else {
        kept
    }
}

#[cfg(test)]
mod tests;

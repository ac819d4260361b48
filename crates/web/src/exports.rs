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
    if let Some(remark) = view.look_alikes.about(&one.id) {
        shown[LOOK_ALIKE] = look_alike(remark);
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
mod tests {
    use super::{csv, csv_cell, linked};
    use crate::pages::samples;
    use std::collections::BTreeSet;
    use undersigned_domain::{Names, attestation::Provenance, list::Origin};

    #[test]
    fn the_table_says_whose_names_wait() {
        let mut list = samples::list(2);
        list.entries[1].names = Names::default();
        list.entries[1].name_confirmed = false;
        let csv = csv(&list, &BTreeSet::new());
        let rows: Vec<&str> = csv.lines().collect();
        assert!(rows[0].starts_with("\u{feff}number,"), "{csv}");
        assert!(
            rows[0].ends_with(",signed_at,ordinal,reservations,mandate,revision,contested,id"),
            "{csv}"
        );
        assert!(
            rows[1].ends_with(",1,,,1,false,https://s0.example/orgs/s"),
            "{csv}"
        );
        assert!(
            rows[2].starts_with("2,,,,organisation,own-server,true,false,"),
            "{csv}"
        );
        assert!(
            rows[2].ends_with("Z,2,,,1,false,https://s1.example/orgs/s"),
            "{csv}"
        );
        // Nor has who signed two things at once a name; it is told apart, since nobody counts it.
        list.entries[1].contested = true;
        let contested = super::csv(&list, &BTreeSet::new());
        assert!(
            contested.contains(",1,true,https://s1.example/"),
            "{contested}"
        );
        // Not when they were let in.
        list.entries[0].said = 1_764_633_600_000;
        assert!(super::csv(&list, &BTreeSet::new()).contains(",2025-12-02T00:00:00Z,1,"));
        // Nor when it was signed again under another key.
        list.entries[0].published = Some("2025-11-20T10:00:00Z".into());
        assert!(super::csv(&list, &BTreeSet::new()).contains(",2025-11-20T10:00:00Z,1,"));
        list.entries[1].signed_at = Some("2026-03-04".into());
        assert!(super::csv(&list, &BTreeSet::new()).contains(",2026-03-04,2,"));
    }

    #[test]
    fn what_was_typed_in_without_a_date_did_not_sign_on_that_day() {
        let mut list = samples::list(1);
        for (way, has_date) in [
            (Provenance::Import, false),
            (Provenance::Paper, false),
            (Provenance::WebForm, true),
        ] {
            list.entries[0].origin = Origin::Attested(way);
            let table = csv(&list, &BTreeSet::new());
            assert_eq!(!table.contains(",true,true,,1,"), has_date, "{table}");
            let item = super::entry(&list.entries[0]);
            assert_eq!(item["signedAt"].is_string(), has_date, "{item}");
            assert!(super::dated(&list.entries[0]).is_some());
        }
    }

    #[test]
    fn what_somebody_does_not_sign_stands_in_their_own_words_on_one_line() {
        let mut list = samples::list(1);
        let one = &mut list.entries[0];
        one.reservations = vec!["d3".to_owned(), "d4".to_owned()];
        one.reserved = vec![undersigned_domain::endorsement::Reservation {
            demand: "d3".to_owned(),
            text: Some("not\nyet".to_owned()),
        }];
        // No gate asks that a demand is one of the appeal's, or on one line.
        one.reservations.push("d5\n d6".to_owned());
        one.signed_at = Some("in\nMay".to_owned());
        one.mandate = Some(undersigned_domain::mandate::Mandate {
            by: undersigned_domain::mandate::Body::Board,
            on: undersigned_domain::people::Day::parse("2026-11-21").expect("a day"),
        });
        let table = csv(&list, &BTreeSet::new());
        let says =
            ",in May,1,d3: not yet / d4 / d5 d6,board 2026-11-21,1,false,https://s0.example/";
        assert!(table.contains(says), "{table}");
        assert_eq!(table.lines().count(), 2, "{table}");
        let member = super::entry(&list.entries[0]);
        let demands = serde_json::json!(["d3", "d4", "d5\n d6"]);
        assert_eq!(member["reservations"], demands);
        assert_eq!(member["reserved"][0]["text"], "not\nyet");
        assert_eq!(member["mandate"]["by"], "board");
    }

    #[test]
    fn linked_data_says_each_name_in_its_language_and_nothing_of_who_is_hidden() {
        let mut entry = samples::list(1).entries[0].clone();
        entry.names.name_map = [("ar".to_owned(), "نقابة".to_owned())].into();
        entry.names.also_known_as = vec!["DU".to_owned()];
        let item = linked(&entry, false);
        assert_eq!(item["name"][0]["@language"], "ar");
        assert_eq!(item["alternateName"][0], "DU");
        let hidden = linked(&entry, true).to_string();
        assert!(!hidden.contains(&entry.id) && !hidden.contains("نقابة"));
    }

    #[test]
    fn no_spreadsheet_runs_a_cell() {
        assert_eq!(csv_cell("=1+1"), "\"'=1+1\"");
        assert_eq!(csv_cell("@cmd"), "\"'@cmd\"");
        assert_eq!(csv_cell("a;=1+1"), "\"a;'=1+1\"");
        assert_eq!(csv_cell("a\n-1"), "\"a\n'-1\"");
        assert_eq!(csv_cell("a; =1+1"), "\"a; '=1+1\"");
        for sign in ['＝', '＋', '－', '＠'] {
            assert_eq!(csv_cell(&format!("{sign}1")), format!("\"'{sign}1\""));
        }
        assert_eq!(csv_cell("a,\"b\""), "\"a,\"\"b\"\"\"");
        assert_eq!(csv_cell("勞動力"), "勞動力");
    }

    /// Every text of up to five of the letters that mean something in such a file.
    #[test]
    fn every_cell_reads_back_and_none_is_a_formula() {
        let letters = [
            '=', '+', ' ', '-', '@', '\t', '\r', '\n', '"', ',', ';', '\'', 'a',
        ];
        let mut texts = vec![String::new()];
        for longer in 1..=5_u32 {
            let from = texts.len() - letters.len().pow(longer - 1);
            let longest = texts[from..].to_vec();
            for shorter in &longest {
                texts.extend(letters.map(|letter| format!("{shorter}{letter}")));
            }
        }
        let mut file = String::new();
        for text in &texts {
            file.push_str(&format!("{},{}\r\n", csv_cell(text), csv_cell("end")));
        }
        file.insert(0, super::MARK);
        let mut reader = ::csv::ReaderBuilder::new()
            .has_headers(false)
            .from_reader(file.as_bytes());
        let rows: Vec<_> = reader.records().map(|row| row.expect("a row")).collect();
        assert_eq!(rows.len(), texts.len());
        for (row, text) in rows.iter().zip(&texts) {
            let bare = |text: &str| text.replace('\'', "");
            assert_eq!(bare(&row[0]), bare(text), "{text:?}");
            assert_eq!(&row[1], "end", "{text:?}");
        }
        // Read by what splits at other signs, no cell is a formula either.
        for cell in file.split([';', '\t', '\r', '\n']) {
            let cell = cell.trim_start_matches(['"', ' ']);
            assert!(!cell.starts_with(['=', '+', '-', '@']), "{cell:?}");
        }
    }
}

//! The list in formats for others. All of them read the same folded entries, so they agree.

use serde_json::{Value, json};
use undersigned_domain::{CoSignerList, Entry, attestation::SignerKind};
use undersigned_federation::views::AppealView;

/// One entry, as the API and the JSON file show it.
pub fn entry(entry: &Entry) -> Value {
    json!({
        "id": entry.id,
        "kind": kind(entry.kind),
        "names": entry.names.name_map,
        "alsoKnownAs": entry.names.also_known_as,
        "country": entry.names.country,
        "ordinal": entry.number,
        "revision": entry.pin.as_ref().map(|pin| pin.revision),
        "textDigest": entry.pin.as_ref().map(|pin| pin.text_digest.to_string()),
        "currentWording": entry.current_wording,
        "provenance": entry.origin.name(),
        "admittedBy": entry.admitted_by,
        "contested": entry.contested,
        "nameConfirmed": entry.name_confirmed,
        "sameAs": entry.same_as,
        "initiated": entry.initiated,
        "reservations": entry.reservations,
        "statement": entry.statement,
    })
}

fn kind(kind: SignerKind) -> &'static str {
    match kind {
        SignerKind::Organisation => "organisation",
        SignerKind::Individual => "individual",
    }
}

/// The whole list, as the JSON file shows it.
pub fn document(view: &AppealView) -> Value {
    let items: Vec<Value> = view.list.entries.iter().map(entry).collect();
    json!({
        "object": view.appeal.ap_id,
        "stateDigest": view.digest.to_string(),
        "items": items,
    })
}

/// The list as RFC 4180, UTF-8, one entry a row. A cell that a spreadsheet could take for a
/// formula is quoted so that it stays text.
pub fn csv(list: &CoSignerList) -> String {
    let mut out =
        String::from("number,names,also_known_as,country,kind,provenance,current_wording,id\r\n");
    for entry in &list.entries {
        let names: Vec<&str> = entry.names.name_map.values().map(String::as_str).collect();
        let cells = [
            entry
                .number
                .map(|number| number.to_string())
                .unwrap_or_default(),
            names.join(" / "),
            entry.names.also_known_as.join(" / "),
            entry.names.country.clone().unwrap_or_default(),
            kind(entry.kind).to_owned(),
            entry.origin.name().to_owned(),
            entry.current_wording.to_string(),
            entry.id.clone(),
        ];
        out.push_str(&cells.map(|cell| csv_cell(&cell)).join(","));
        out.push_str("\r\n");
    }
    out
}

fn csv_cell(text: &str) -> String {
    let runs = text.starts_with(['=', '+', '-', '@', '\t', '\r']);
    let text = if runs {
        format!("'{text}")
    } else {
        text.to_owned()
    };
    if runs || text.contains(['"', ',', '\n', '\r']) {
        format!("\"{}\"", text.replace('"', "\"\""))
    } else {
        text
    }
}

#[cfg(test)]
mod tests {
    use super::csv_cell;

    #[test]
    fn no_spreadsheet_runs_a_cell() {
        assert_eq!(csv_cell("=1+1"), "\"'=1+1\"");
        assert_eq!(csv_cell("@cmd"), "\"'@cmd\"");
        assert_eq!(csv_cell("a,\"b\""), "\"a,\"\"b\"\"\"");
        assert_eq!(csv_cell("勞動力"), "勞動力");
    }
}

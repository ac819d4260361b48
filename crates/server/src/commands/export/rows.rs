//! The list as rows, in the shape that `import cosigners` reads.

use serde::Serialize;
use serde_json::json;
use undersigned_domain::{CoSignerList, Entry, attestation::SignerKind};

/// One name of a signer.
#[derive(Serialize)]
struct Name<'a> {
    text: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    lang: Option<&'a str>,
    role: &'static str,
}

fn names(entry: &Entry) -> Vec<Name<'_>> {
    let by_language = entry.names.name_map.iter().map(|(language, text)| Name {
        text,
        lang: Some(language),
        role: "name",
    });
    let further = entry.names.also_known_as.iter().map(|text| Name {
        text,
        lang: None,
        role: "alias",
    });
    by_language.chain(further).collect()
}

fn kind(entry: &Entry) -> &'static str {
    match entry.kind {
        SignerKind::Organisation => "organisation",
        SignerKind::Individual => "individual",
    }
}

/// One JSON object a line.
pub(super) fn jsonl(list: &CoSignerList) -> serde_json::Result<Vec<u8>> {
    let mut out = Vec::new();
    for entry in &list.entries {
        let row = json!({
            "id": entry.id,
            "ordinal": entry.number,
            "names": names(entry),
            "country": entry.names.country,
            "kind": kind(entry),
            "role": if entry.initiated { "initiator" } else { "cosigner" },
            "provenance": entry.origin.name(),
            "currentWording": entry.current_wording,
            "contested": entry.contested,
            "admittedBy": entry.admitted_by,
        });
        serde_json::to_writer(&mut out, &row)?;
        out.push(b'\n');
    }
    Ok(out)
}

/// Comma-separated, with a header.
pub(super) fn csv(list: &CoSignerList) -> csv::Result<Vec<u8>> {
    let mut out = csv::Writer::from_writer(Vec::new());
    out.write_record([
        "number", "names", "also known as", "country", "kind", "provenance", "current wording", "id",
    ])?;
    for entry in &list.entries {
        let number = entry.number.map(|number| number.to_string()).unwrap_or_default();
        let by_language: Vec<_> = entry.names.name_map.values().map(String::as_str).collect();
        out.write_record(
            [
                number.as_str(),
                &by_language.join(" / "),
                &entry.names.also_known_as.join(" / "),
                entry.names.country.as_deref().unwrap_or_default(),
                kind(entry),
                entry.origin.name(),
                if entry.current_wording { "yes" } else { "no" },
                &entry.id,
            ]
            .map(inert),
        )?;
    }
    out.into_inner().map_err(|error| error.into_error().into())
}

/// A cell that no spreadsheet takes for a formula.
fn inert(cell: &str) -> String {
    match cell.starts_with(['=', '+', '-', '@', '\t', '\r']) {
        true => format!("'{cell}"),
        false => cell.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::inert;

    #[test]
    fn formulas_leave_as_text() {
        assert_eq!(inert("=1+1"), "'=1+1");
        assert_eq!(inert("@union"), "'@union");
        assert_eq!(inert("Dockers' Union"), "Dockers' Union");
    }
}

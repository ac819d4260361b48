//! The list as lines of JSON, in the shape that `import cosigners` reads.

use serde::Serialize;
use serde_json::{Value, json};
use undersigned_domain::{Entry, attestation::SignerKind};
use undersigned_federation::views::AppealView;

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
pub(super) fn write(view: &AppealView) -> serde_json::Result<Vec<u8>> {
    let mut out = Vec::new();
    for entry in &view.list.entries {
        let mut row = json!({
            "id": entry.id,
            "ordinal": entry.number,
            "names": names(entry),
            "country": entry.names.country,
            "kind": kind(entry),
            "role": if entry.initiated { "initiator" } else { "co-signer" },
            "provenance": entry.origin.name(),
            "currentWording": entry.current_wording,
            "contested": entry.contested,
            "admittedBy": entry.admitted_by,
        });
        if view.hidden.contains(&entry.id) {
            row["id"] = Value::Null;
            row["admittedBy"] = json!([]);
            row["hidden"] = json!(true);
        }
        serde_json::to_writer(&mut out, &row)?;
        out.push(b'\n');
    }
    Ok(out)
}

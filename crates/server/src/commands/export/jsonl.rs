//! The list as lines of JSON, in the shape that `import cosigners` reads. Brought back to the same appeal they
//! change nothing.

use serde::Serialize;
use serde_json::{Value, json};
use undersigned_domain::{Entry, attestation::SignerKind};
use undersigned_federation::views::AppealView;
use undersigned_web::exports::said_at;

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

/// How many entries have no name in it: they are hidden by this server, contested, or not confirmed.
pub(super) fn unnamed(view: &AppealView) -> usize {
    let is_unnamed = |entry: &&Entry| view.hidden.contains(&entry.id) || entry.names.is_empty();
    view.list.entries.iter().filter(is_unnamed).count()
}

/// One JSON object a line: the entries, and then how many signed without a name.
pub(super) fn write(view: &AppealView) -> serde_json::Result<Vec<u8>> {
    let object = &view.appeal.ap_id;
    let mut out = Vec::new();
    for entry in &view.list.entries {
        let is_hidden = view.hidden.contains(&entry.id);
        let unnamed = is_hidden.then(|| {
            let mut unnamed = entry.clone();
            unnamed.hide();
            unnamed
        });
        let entry = unnamed.as_ref().unwrap_or(entry);
        let mut row = json!({
            "object": object,
            "id": entry.id,
            "ordinal": entry.number,
            "names": names(entry),
            "country": entry.names.country,
            "kind": kind(entry),
            "role": if entry.initiated { "initiator" } else { "co-signer" },
            "signedAt": entry.signed_at,
            "saidAt": said_at(entry),
            "revision": entry.pin.as_ref().map(|pin| pin.revision),
            "provenance": entry.origin.name(),
            "currentWording": entry.current_wording,
            "contested": entry.contested,
            "admittedBy": entry.admitted_by,
        });
        if is_hidden {
            row["id"] = Value::Null;
            row["admittedBy"] = json!([]);
            row["hidden"] = json!(true);
        }
        push(&mut out, &row)?;
    }
    let totals = &view.list.totals;
    for (kind, count) in [
        ("anonymous-count", totals.unnamed),
        ("count", totals.individuals),
    ] {
        if count > 0 {
            push(
                &mut out,
                &json!({"object": object, "kind": kind, "count": count}),
            )?;
        }
    }
    Ok(out)
}

fn push(out: &mut Vec<u8>, row: &Value) -> serde_json::Result<()> {
    serde_json::to_writer(&mut *out, row)?;
    out.push(b'\n');
    Ok(())
}

//! One printed entry a line, as JSON: `ordinal`, `names[{text, lang, role}]`, `country`, `kind`,
//! `role`, `count`. Other members are ignored.

use super::row::{Fault, Row, Rows};
use crate::actions::{attest::Signer, draft::nfc, tally::Told};
use serde::Deserialize;
use std::collections::BTreeSet;
use undersigned_domain::{
    Names,
    admission::MAX_ORDINAL,
    attestation::{Provenance, SignerKind},
    names::{NameMap, country_code},
    tally::MAX_COUNT,
};

#[derive(Deserialize)]
struct Entry {
    ordinal: Option<u64>,
    #[serde(default)]
    names: Vec<Name>,
    country: Option<String>,
    kind: String,
    role: Option<String>,
    count: Option<u64>,
}

#[derive(Deserialize)]
struct Name {
    text: String,
    lang: Option<String>,
    role: Option<String>,
}

/// Reads the lines; empty ones are passed over.
pub(super) fn read(text: &str) -> Rows {
    let mut ordinals = BTreeSet::new();
    text.lines()
        .zip(1..)
        .filter(|(line, _)| !line.trim().is_empty())
        .map(|(line, number)| (number, row(line).and_then(|row| once(row, &mut ordinals))))
        .collect()
}

/// The countries that lines name, as they are written.
pub(super) fn countries(text: &str) -> Vec<(u64, String)> {
    #[derive(Deserialize)]
    struct Said {
        country: Option<String>,
    }
    let lines = text.lines().zip(1..);
    let said = lines.filter_map(|(line, number)| {
        let said: Said = serde_json::from_str(line).ok()?;
        Some((number, said.country?))
    });
    said.collect()
}

/// A number that stands in an earlier row would overwrite that row's entry.
fn once(row: Row, ordinals: &mut BTreeSet<u64>) -> Result<Row, Fault> {
    match &row {
        Row::Signer(signer) => match signer.ordinal {
            Some(ordinal) if !ordinals.insert(ordinal) => Err(Fault::new(
                "number_repeated",
                format!("number {ordinal} stands in an earlier row"),
            )),
            _ => Ok(row),
        },
        _ => Ok(row),
    }
}

fn row(line: &str) -> Result<Row, Fault> {
    let entry: Entry = serde_json::from_str(line).map_err(|error| {
        // The parser counts lines within this one; the report names the line of the file.
        let place = format!(" at line {} column {}", error.line(), error.column());
        let said = error.to_string();
        let said = said.strip_suffix(&place).unwrap_or(&said);
        Fault::new("entry_invalid", format!("not a list entry: {said}"))
    })?;
    let count = || match entry.count {
        Some(count) if count <= MAX_COUNT => Ok(count),
        _ => Err(Fault::new(
            "count_invalid",
            "`count` must be a number from 0 to 1,000,000,000",
        )),
    };
    let kind = match entry.kind.as_str() {
        "organisation" => SignerKind::Organisation,
        "individual" => SignerKind::Individual,
        "count" => {
            return Ok(Row::Count(Told {
                individuals: Some(count()?),
                ..Told::default()
            }));
        }
        "anonymous-count" => {
            return Ok(Row::Count(Told {
                unnamed_organisations: Some(count()?),
                ..Told::default()
            }));
        }
        other => {
            let reason = format!("`{other}` is no kind of signer");
            return Err(Fault::new("kind_unknown", reason));
        }
    };
    if entry
        .ordinal
        .is_some_and(|ordinal| !(1..=MAX_ORDINAL).contains(&ordinal))
    {
        return Err(Fault::new(
            "number_invalid",
            "`ordinal` must be a number from 1",
        ));
    }
    // One that is not known costs nobody a place on the list: [`countries`] says where it stands.
    let country = entry.country.as_deref().and_then(country_code);
    let names = names(&entry.names, country.map(str::to_owned));
    names
        .check()
        .map_err(|fault| Fault::new("names_invalid", fault.to_string()))?;
    if names.is_empty() {
        return Err(Fault::new("name_missing", "the entry has no name"));
    }
    Ok(Row::Signer(Box::new(Signer {
        names,
        kind,
        provenance: Provenance::Import,
        account: None,
        initiated: entry.role.as_deref() == Some("initiator"),
        ordinal: entry.ordinal,
        signed_at: None,
        evidence: None,
    })))
}

/// The first `name` of each language goes to `nameMap`, all else to `alsoKnownAs`; where there is
/// no `name`, the first entry is it.
fn names(entries: &[Name], country: Option<String>) -> Names {
    let mut names = Names {
        name_map: NameMap::default(),
        country,
        ..Names::default()
    };
    let is_name = |entry: &Name| entry.role.as_deref().unwrap_or("name") == "name";
    let none_is_name = !entries.iter().any(is_name);
    for (index, entry) in entries.iter().enumerate() {
        let language = entry.lang.clone().unwrap_or_else(|| "und".to_owned());
        let text = nfc(&entry.text);
        let leads = is_name(entry) || (none_is_name && index == 0);
        if leads && !names.name_map.contains_key(&language) {
            names.name_map.insert(language, text);
        } else {
            names.also_known_as.push(text);
        }
    }
    names
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_go_where_readers_look_for_them() {
        let line = r#"{"ordinal":63,"kind":"organisation","role":"co-signer","names":[
            {"text":"HK Commerce","lang":"en","role":"name"},
            {"text":"Serviceforbundet","lang":"da","role":"name"},
            {"text":"Food Workers' Union","lang":"en","role":"name"},
            {"text":"NNF","lang":"und","role":"acronym"}]}"#
            .replace('\n', "");
        let Ok(Row::Signer(signer)) = row(&line) else {
            panic!("not a signer");
        };
        assert_eq!(signer.names.name_map["en"], "HK Commerce");
        assert_eq!(signer.names.name_map["da"], "Serviceforbundet");
        assert_eq!(signer.names.also_known_as, ["Food Workers' Union", "NNF"]);
        assert_eq!(signer.ordinal, Some(63));
    }

    #[test]
    fn what_is_wrong_is_said() {
        for (line, says) in [
            ("{", "not a list entry"),
            (r#"{"kind":"robot"}"#, "no kind of signer"),
            (r#"{"kind":"count","count":-1}"#, "not a list entry"),
            (r#"{"kind":"organisation","names":[]}"#, "no name"),
        ] {
            let reason = row(line).unwrap_err().reason;
            assert!(reason.contains(says), "{reason}");
            assert!(
                !reason.contains("line"),
                "the file's line is said: {reason}"
            );
        }
    }
}

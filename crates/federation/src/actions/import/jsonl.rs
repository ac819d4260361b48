//! One printed entry a line, as JSON: `ordinal`, `names[{text, lang, role}]`, `country`, `kind`,
//! `role`, `signedAt`, `count`; and `object`, `id`, `saidAt`, which exported lists have. Other members are ignored. A text that
//! is empty says nothing; in a line that comes back to the list from which it was exported, it empties what stands there.

mod faults;

use super::{
    csv::not_known,
    row::{Fault, Row, Rows},
    standing::Standing,
    unsaid::Emptied,
};
use crate::actions::{
    attest::Signer,
    draft::{is_date_or_time, nfc},
    tally::Told,
};
use serde::{Deserialize, Deserializer};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use undersigned_domain::{
    Names,
    admission::MAX_ORDINAL,
    attestation::{Provenance, SignerKind},
    names::{NameMap, country_code},
    tally::MAX_COUNT,
};
use undersigned_proof::strict_json;

/// Kinds of signers who are listed.
const ORGANISATION: &str = "organisation";
const INDIVIDUAL: &str = "individual";

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Entry {
    /// The appeal from whose list it was exported.
    #[serde(default, deserialize_with = "text")]
    object: Option<String>,
    /// Under which it stands there.
    #[serde(default, deserialize_with = "text")]
    id: Option<String>,
    ordinal: Option<u64>,
    #[serde(default)]
    names: Vec<Name>,
    country: Option<String>,
    kind: String,
    role: Option<String>,
    count: Option<u64>,
    /// When it signed, as whoever attested it says.
    #[serde(default, deserialize_with = "written")]
    signed_at: Option<String>,
    /// Else the date of its statement.
    #[serde(default, deserialize_with = "text")]
    said_at: Option<String>,
}

/// A text in a member that exported lists have. Other programs give theirs such names too: what is something
/// else is ignored, as a member of another name would be.
fn text<'de, D: Deserializer<'de>>(from: D) -> Result<Option<String>, D::Error> {
    Ok(match strict_json::optional_value(from)? {
        Some(Value::String(text)) => Some(text),
        _ => None,
    })
}

/// What is written where a time should stand; nothing that is read as one where it is no text.
fn written<'de, D: Deserializer<'de>>(from: D) -> Result<Option<String>, D::Error> {
    Ok(strict_json::optional_value(from)?.map(|said| match said {
        Value::String(text) => text,
        other => format!("no text: {other}"),
    }))
}

#[derive(Deserialize)]
struct Name {
    text: String,
    lang: Option<String>,
    role: Option<String>,
}

impl Name {
    /// Whether it says itself to be a name, and no further one.
    fn is_name(&self) -> bool {
        self.role.as_deref().unwrap_or("name") == "name"
    }

    /// In which language it is.
    fn language(&self) -> String {
        self.lang.clone().unwrap_or_else(|| "und".to_owned())
    }
}

/// Reads the lines; empty ones are passed over. `appeal` is the address of the one to which they are to go.
pub(super) fn read(text: &str, appeal: &str) -> Rows {
    let mut seen = BTreeMap::new();
    text.lines()
        .zip(1..)
        .filter(|(line, _)| !line.trim().is_empty())
        .map(|(line, number)| {
            let row = row(line, appeal).and_then(|row| once(row, number, &mut seen));
            (number, row)
        })
        .collect()
}

/// The lines that say when it was signed in a way that is not read here.
pub(super) fn times_not_read(text: &str) -> BTreeSet<u64> {
    let lines = text.lines().zip(1..);
    let not_read = lines.filter(|(line, _)| {
        let entry: Option<Entry> = serde_json::from_str(line).ok();
        let said = entry.and_then(|entry| entry.signed_at);
        said.is_some_and(|said| !is_empty(&said) && !is_date_or_time(&said))
    });
    not_read.map(|(_, number)| number).collect()
}

/// The lines that name a country which is not known, each with what is written there.
pub(super) fn countries_not_known(text: &str) -> BTreeMap<u64, String> {
    not_known(countries(text), |said| country_code(said).is_some())
}

/// The countries that lines name, as they are written.
fn countries(text: &str) -> Vec<(u64, String)> {
    #[derive(Deserialize)]
    struct Said {
        country: Option<String>,
    }
    let lines = text.lines().zip(1..);
    let said = lines.filter_map(|(line, number)| {
        let said: Said = serde_json::from_str(line).ok()?;
        Some((number, said.country.filter(|said| !is_empty(said))?))
    });
    said.collect()
}

/// A number or an id that stands in an earlier row would overwrite that row's entry. `seen` has those with their lines.
fn once(row: Row, line: u64, seen: &mut BTreeMap<String, u64>) -> Result<Row, Fault> {
    let number = row.signer().and_then(|signer| signer.ordinal);
    let key = match (&row, number) {
        (Row::Signer(_), Some(number)) => format!("number {number}"),
        (Row::Standing(standing), _) => match standing.corrects() {
            Some(id) => format!("id {id}"),
            None => return Ok(row),
        },
        _ => return Ok(row),
    };
    let Some(earlier) = seen.get(&key).copied() else {
        seen.insert(key, line);
        return Ok(row);
    };
    Err(match row {
        Row::Standing(_) => Fault::entry_repeated(earlier),
        _ => Fault::new(
            "number_repeated",
            format!("{key} stands in line {earlier}, too"),
        ),
    })
}

fn row(line: &str, appeal: &str) -> Result<Row, Fault> {
    let entry = serde_json::from_str(line);
    let mut entry: Entry = entry.map_err(|_| faults::not_an_entry(line))?;
    let is_exported = entry.object.is_some();
    let comes_back = entry.object.as_deref() == Some(appeal);
    let id = entry.id.take().filter(|_| comes_back);
    if is_exported
        && entry.names.is_empty()
        && matches!(entry.kind.as_str(), ORGANISATION | INDIVIDUAL)
    {
        return match id {
            Some(id) => Ok(standing(Some(id), None, Emptied::default())),
            None => Err(Fault::unnamed()),
        };
    }
    let emptied = match id {
        Some(_) => emptied(&mut entry),
        None => Emptied::default(),
    };
    Ok(match (said(entry, is_exported && !comes_back)?, id) {
        (Row::Signer(signer), Some(id)) => standing(Some(id), Some(*signer), emptied),
        (Row::Count(_), _) if comes_back => standing(None, None, emptied),
        // Also what somebody has written into it.
        (row, _) => row,
    })
}

fn standing(id: Option<String>, signer: Option<Signer>, emptied: Emptied) -> Row {
    Row::Standing(Box::new(Standing {
        id,
        signer,
        emptied,
        written: None,
    }))
}

/// Whether nothing is written there.
fn is_empty(said: &str) -> bool {
    said.trim().is_empty()
}

/// What somebody has emptied in a line that was exported; names that are none leave it.
fn emptied(entry: &mut Entry) -> Emptied {
    let names = std::mem::take(&mut entry.names).into_iter();
    let (gone, names): (Vec<Name>, Vec<Name>) = names.partition(|name| is_empty(&name.text));
    entry.names = names;
    Emptied {
        country: entry.country.as_deref().is_some_and(is_empty),
        signed_at: entry.signed_at.as_deref().is_some_and(is_empty),
        further: gone.iter().filter(|name| !name.is_name()).count(),
        languages: gone
            .iter()
            .filter(|name| name.is_name())
            .map(Name::language)
            .collect(),
    }
}

/// What a line says. One that was exported from another list keeps the day that it has there.
fn said(entry: Entry, keeps_day: bool) -> Result<Row, Fault> {
    let count = || {
        let count = entry.count.filter(|count| *count <= MAX_COUNT);
        count.ok_or_else(faults::count_invalid)
    };
    let kind = match entry.kind.as_str() {
        ORGANISATION => SignerKind::Organisation,
        INDIVIDUAL => SignerKind::Individual,
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
        other => return Err(faults::kind_unknown(other)),
    };
    if entry
        .ordinal
        .is_some_and(|ordinal| !(1..=MAX_ORDINAL).contains(&ordinal))
    {
        return Err(faults::number_invalid());
    }
    // One that is not known costs nobody a place on the list: [`countries`] says where it stands.
    let country = entry.country.as_deref().and_then(country_code);
    let names = names(&entry, country.map(str::to_owned));
    names
        .check()
        .map_err(|fault| Fault::new("names_invalid", fault.to_string()))?;
    if names.is_empty() {
        return Err(Fault::new("name_missing", "the entry has no name"));
    }
    let said_at = entry.said_at.filter(|_| keeps_day);
    let signed_at = entry.signed_at.filter(|said| is_date_or_time(said));
    Ok(Row::Signer(Box::new(Signer {
        names,
        kind,
        provenance: Provenance::Import,
        account: None,
        initiated: entry.role.as_deref() == Some("initiator"),
        ordinal: entry.ordinal,
        signed_at: signed_at.or(said_at.filter(|said| is_date_or_time(said))),
        evidence: None,
    })))
}

/// The first `name` of each language goes to `nameMap`, all else to `alsoKnownAs`; where there is
/// no `name`, the first entry is it, unless the list was exported, which says what it means.
fn names(entry: &Entry, country: Option<String>) -> Names {
    let entries = &entry.names;
    let mut names = Names {
        name_map: NameMap::default(),
        country,
        ..Names::default()
    };
    let none_is_name = entry.object.is_none() && !entries.iter().any(Name::is_name);
    for (index, entry) in entries.iter().enumerate() {
        let language = entry.language();
        let text = nfc(&entry.text);
        let leads = entry.is_name() || (none_is_name && index == 0);
        if leads && !names.name_map.contains_key(&language) {
            names.name_map.insert(language, text);
        } else {
            names.also_known_as.push(text);
        }
    }
    names
}

#[cfg(test)]
mod tests;

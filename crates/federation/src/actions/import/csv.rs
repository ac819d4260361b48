//! The answers of a web form, as Google Forms exports them: one signer a row, either a person or
//! an organisation, with an e-mail address; without any, a list of organisations from paper.

mod chosen;
mod countries;
mod no_signer;
mod times;

pub(super) use chosen::read_table;
pub(super) use countries::not_known;
pub(super) use times::not_read;

use super::{
    Row, Source,
    guess::separator_of,
    headings::{self, Heading},
    row::{Fault, Person, Rows},
    table::{self, Field},
};
use crate::{
    FederationError,
    actions::{account::is_email, attest::Signer, draft::nfc},
    error::Result,
};
use std::collections::{BTreeMap, BTreeSet};
use times::time;
use undersigned_domain::{
    Names,
    attestation::{Provenance, SignerKind},
    email_address::EmailAddress,
    names::{MAX_NAME_CHARS, country_code},
};

/// The fields that a column can hold.
const FIELDS: [&str; 8] = [
    "timestamp",
    "email",
    "organisation",
    "individual",
    "occupation",
    "region",
    "country",
    KIND,
];
const KIND: &str = "kind";
/// The field of a column that is to be passed over.
const IGNORE: &str = "ignore";

/// Reads the rows below the header. `map` names columns: header to field; `countries` are names of
/// countries in small letters, to their codes.
///
/// # Errors
/// [`FederationError::Malformed`] where there is no header, or a field that is needed is missing.
pub(super) fn read(
    text: &str,
    map: &BTreeMap<String, String>,
    countries: &BTreeMap<String, String>,
) -> Result<Rows> {
    let mut reader = reader(text);
    let header = header(&mut reader)?;
    let columns = columns(header, map)?;
    let header: Vec<String> = header.iter().map(str::to_owned).collect();
    let mut seen = BTreeSet::new();
    let mut rows = Vec::new();
    let mut line = 2;
    for record in reader.records() {
        let row = match record {
            Ok(record) => {
                line = record
                    .position()
                    .map_or(line, |at| table::line_of(text, at));
                // Spreadsheets write rows of nothing below those that are filled.
                if record.iter().all(|cell| cell.trim().is_empty()) {
                    continue;
                }
                let cells: Vec<&str> = record.iter().collect();
                no_signer::check(&cells, &header)
                    .and_then(|()| row(&record, &columns, countries, &mut seen))
            }
            Err(error) => {
                line = error.position().map_or(line, ::csv::Position::line);
                Err(Fault::new("row_invalid", error.to_string()))
            }
        };
        rows.push((line, row));
    }
    Ok(rows)
}

/// The header's columns, each with the field that it is taken for, if for any.
///
/// # Errors
/// As [`read`].
pub(super) fn taken(
    text: &str,
    map: &BTreeMap<String, String>,
) -> Result<Vec<(String, Option<&'static str>)>> {
    let mut reader = reader(text);
    let header = header(&mut reader)?;
    let columns = columns(header, map)?;
    let field = |index: usize| {
        let found = columns.iter().find(|(_, at)| **at == index);
        found.map(|(field, _)| *field)
    };
    let all = header.iter().enumerate();
    Ok(all
        .map(|(index, column)| (column.trim().to_owned(), field(index)))
        .collect())
}

fn reader(text: &str) -> ::csv::Reader<&[u8]> {
    ::csv::ReaderBuilder::new()
        .flexible(true)
        .has_headers(true)
        .delimiter(separator_of(text).sign().unwrap_or(b','))
        .from_reader(text.as_bytes())
}

fn header<'a>(reader: &'a mut ::csv::Reader<&[u8]>) -> Result<&'a ::csv::StringRecord> {
    reader
        .headers()
        .map_err(|error| FederationError::malformed("csv_invalid", error.to_string()))
}

/// What stands in the column of a field, by line; nothing where no column holds it.
///
/// # Errors
/// As [`read`].
fn filled(text: &str, source: &Source, field: Field) -> Result<Vec<(u64, String)>> {
    let mut found = Vec::new();
    match source {
        Source::Jsonl => {}
        Source::Csv { map, .. } => {
            let mut reader = reader(text);
            let columns = columns(header(&mut reader)?, map)?;
            let Some(column) = columns.get(field.code()) else {
                return Ok(found);
            };
            for record in reader.records().filter_map(std::result::Result::ok) {
                let line = record.position().map(|at| table::line_of(text, at));
                found.extend(line.zip(record.get(*column).map(nfc)));
            }
        }
        Source::Table(table) => {
            let layout = &table.layout;
            let mut columns = layout.columns.iter();
            let Some(column) = columns.position(|one| one.field == field) else {
                return Ok(found);
            };
            for (line, cells) in table::cells(text, layout.separator) {
                let cell = cells.as_ref().ok().and_then(|cells| cells.get(column));
                found.extend(cell.map(|cell| (line, nfc(cell))));
            }
        }
    }
    found.retain(|(_, cell)| !is_blank(cell));
    Ok(found)
}

/// Whether a cell says nothing. Forms that demand an answer are answered with a stroke.
fn is_blank(cell: &str) -> bool {
    matches!(cell, "" | "/" | "-")
}

type Columns = BTreeMap<&'static str, usize>;

fn columns(header: &::csv::StringRecord, map: &BTreeMap<String, String>) -> Result<Columns> {
    let malformed = |detail: String| FederationError::malformed("csv_header", detail);
    let mut columns = Columns::new();
    let mut passed_over = BTreeSet::new();
    for (name, field) in map {
        let known = FIELDS.iter().find(|known| *known == field);
        if known.is_none() && field != IGNORE {
            return Err(malformed(format!(
                "`{field}` is no field; use one of: {}",
                fields()
            )));
        }
        let index = header
            .iter()
            .position(|column| column.trim() == name)
            .ok_or_else(|| malformed(format!("the file has no column `{name}`")))?;
        match known {
            Some(field) => {
                columns.insert(field, index);
            }
            None => {
                passed_over.insert(index);
            }
        }
    }
    for (index, column) in header.iter().enumerate() {
        let code = match headings::read(column) {
            Some(Heading::Field(field)) => field.code(),
            // Nobody is named to everybody by a guess.
            Some(Heading::Names) => Field::Individual.code(),
            Some(Heading::Private | Heading::Language | Heading::Else) | None => continue,
        };
        let found = FIELDS.iter().find(|field| **field == code);
        if let Some(field) = found.filter(|field| !columns.contains_key(**field))
            && !columns.values().any(|taken| *taken == index)
            && !passed_over.contains(&index)
        {
            columns.insert(field, index);
        }
    }
    if !columns.contains_key("organisation") && !columns.contains_key("individual") {
        return Err(malformed(format!(
            "no column holds names; name it with --map COLUMN=organisation (fields: {})",
            fields()
        )));
    }
    let may_be_organisations = columns.contains_key("organisation") || columns.contains_key(KIND);
    if !columns.contains_key("email") && !may_be_organisations {
        return Err(malformed(format!(
            "people are told apart by their e-mail addresses, and no column holds any; name it with --map \
             COLUMN=email, or the names' column with --map COLUMN=organisation where they are \
             organisations' (fields: {})",
            fields()
        )));
    }
    Ok(columns)
}

fn fields() -> String {
    format!("{}, {IGNORE}", FIELDS.join(", "))
}

/// Whether a row is a person, as a cell says. Nothing is guessed: who is taken for an organisation is
/// named to everybody.
fn is_person(said: &str) -> std::result::Result<bool, Fault> {
    match said.to_lowercase().as_str() {
        "organisation" | "organization" | "org" | "group" | "union" | "ngo" | "團體" | "团体"
        | "組織" | "组织" | "منظمة" => Ok(false),
        "individual" | "person" | "people" | "個人" | "个人" | "فرد" => Ok(true),
        _ => {
            let reason = format!(
                "`{said}` is no kind of signer: organisation, or individual for a person who is only \
                 counted (who is listed by name comes by a .jsonl or the desk)"
            );
            Err(Fault::new("kind_unknown", reason))
        }
    }
}

fn row(
    record: &::csv::StringRecord,
    columns: &Columns,
    countries: &BTreeMap<String, String>,
    seen: &mut BTreeSet<String>,
) -> std::result::Result<Row, Fault> {
    let cell = |field: &str| {
        columns
            .get(field)
            .and_then(|index| record.get(*index))
            .map(nfc)
            .filter(|text| !is_blank(text))
    };
    let email = cell("email");
    let kind = cell(KIND).map(|said| is_person(&said)).transpose()?;
    // A form asks everybody; of a list that says who is an organisation only people need one.
    if email.is_none() && columns.contains_key("email") && kind != Some(false) {
        let reason = "the e-mail address is missing";
        return Err(Fault::new("email_missing", reason));
    }
    if email.as_deref().is_some_and(|email| !is_email(email)) {
        return Err(Fault::new("email_invalid", "that is no e-mail address"));
    }
    let signed_at = cell("timestamp").and_then(|text| time(&text));
    let (by_column, name) = match (cell("individual"), cell("organisation")) {
        (None, None) => {
            let reason = "neither a person nor an organisation is named";
            return Err(Fault::new("name_missing", reason));
        }
        (Some(_), Some(_)) => {
            let reason = "a person and an organisation are both named";
            return Err(Fault::new("two_kinds", reason));
        }
        (Some(name), None) => (true, name),
        (None, Some(name)) => (false, name),
    };
    check_length(&name)?;
    let row = if kind.unwrap_or(by_column) {
        let email = email.as_deref().ok_or_else(|| {
            let reason = "a person is told apart by an e-mail address, and there is none";
            Fault::new("person_without_email", reason)
        })?;
        Row::Person(Person {
            name,
            email: reachable(email)?,
            occupation: cell("occupation"),
            region: cell("region"),
            country: cell("country").and_then(|said| country(&said, countries)),
            signed_at,
        })
    } else {
        let country = cell("country").and_then(|said| country(&said, countries));
        organisation(name, country, signed_at)?
    };
    let (mark, code, reason) = match (&email, &row) {
        (None, Row::Signer(signer)) => (
            signer.names.digest().to_string(),
            "signer_repeated",
            "the same name stands in an earlier row",
        ),
        (email, _) => (
            email.as_deref().unwrap_or_default().to_lowercase(),
            "email_repeated",
            "the e-mail address stands in an earlier row",
        ),
    };
    if !seen.insert(mark) {
        return Err(Fault::new(code, reason));
    }
    Ok(row)
}

/// The address of a person, who finds the signature again by a link that is sent there: one that mail
/// servers could read differently leads to nobody, or to somebody else.
fn reachable(email: &str) -> std::result::Result<String, Fault> {
    let address = EmailAddress::parse(email).map_err(|_| {
        let reason = "no link could be sent to this address: it is not written in the way that all \
                      mail servers read alike";
        Fault::new("email_unusual", reason)
    })?;
    Ok(address.to_string())
}

fn check_length(name: &str) -> std::result::Result<(), Fault> {
    if name.chars().nth(MAX_NAME_CHARS).is_some() {
        let reason = format!("the name is longer than {MAX_NAME_CHARS} characters");
        return Err(Fault::new("name_too_long", reason));
    }
    Ok(())
}

/// The code of a country that is written by its letters or by its name. One that is not known costs nobody
/// a place on the list: [`not_known`] says where it stands.
fn country(said: &str, countries: &BTreeMap<String, String>) -> Option<String> {
    let named = || countries.get(&said.to_lowercase()).cloned();
    country_code(said).map(str::to_owned).or_else(named)
}

/// A form does not say in which language a name is: a person will.
fn organisation(
    name: String,
    country: Option<String>,
    signed_at: Option<String>,
) -> std::result::Result<Row, Fault> {
    let names = Names {
        name_map: [("und".to_owned(), name)].into(),
        country,
        ..Names::default()
    };
    names
        .check()
        .map_err(|fault| Fault::new("names_invalid", fault.to_string()))?;
    Ok(Row::Signer(Box::new(Signer {
        names,
        kind: SignerKind::Organisation,
        provenance: Provenance::Import,
        account: None,
        initiated: false,
        ordinal: None,
        signed_at,
        evidence: None,
    })))
}

#[cfg(test)]
mod tests;

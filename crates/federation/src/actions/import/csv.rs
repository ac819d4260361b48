//! The answers of a web form, as Google Forms exports them: one signer a row, either a person or
//! an organisation, with an e-mail address.

mod chosen;

pub(super) use chosen::read_table;

use super::{
    Row,
    row::{Fault, Person, Rows},
    table,
};
use crate::{
    FederationError,
    actions::{account::is_email, attest::Signer, draft::nfc},
    error::Result,
};
use chrono::{DateTime, NaiveDateTime};
use std::collections::{BTreeMap, BTreeSet};
use undersigned_domain::{
    Names,
    attestation::{Provenance, SignerKind},
    email_address::EmailAddress,
    names::{MAX_NAME_CHARS, country_code},
};

/// The fields that a column can hold, with words by which its header is recognised.
const FIELDS: [(&str, &[&str]); 7] = [
    ("timestamp", &["timestamp", "時間"]),
    ("email", &["e-mail", "email", "電郵"]),
    ("organisation", &["organisation", "organization", "團體"]),
    ("individual", &["individual", "name", "個人"]),
    ("occupation", &["occupation", "職業"]),
    ("region", &["region", "地區"]),
    ("country", &["country", "國家"]),
];

/// Reads the rows below the header. `map` names columns: header to field.
///
/// # Errors
/// [`FederationError::Malformed`] where there is no header, or a field that is needed is missing.
pub(super) fn read(text: &str, map: &BTreeMap<String, String>) -> Result<Rows> {
    let mut reader = ::csv::ReaderBuilder::new()
        .flexible(true)
        .has_headers(true)
        .from_reader(text.as_bytes());
    let header = reader
        .headers()
        .map_err(|error| FederationError::malformed("csv_invalid", error.to_string()))?;
    let columns = columns(header, map)?;
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
                row(&record, &columns, &mut seen)
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

fn no_country(said: &str) -> Fault {
    Fault::new(
        "country_unknown",
        format!("`{said}` is no country that is known here"),
    )
}

type Columns = BTreeMap<&'static str, usize>;

fn columns(header: &::csv::StringRecord, map: &BTreeMap<String, String>) -> Result<Columns> {
    let malformed = |detail: String| FederationError::malformed("csv_header", detail);
    let mut columns = Columns::new();
    for (name, field) in map {
        let (field, _) = FIELDS
            .iter()
            .find(|(known, _)| known == field)
            .ok_or_else(|| malformed(format!("`{field}` is no field; use one of: {}", fields())))?;
        let index = header
            .iter()
            .position(|column| column.trim() == name)
            .ok_or_else(|| malformed(format!("the file has no column `{name}`")))?;
        columns.insert(field, index);
    }
    for (index, column) in header.iter().enumerate() {
        let column = column.to_lowercase();
        let free = |field: &str, columns: &Columns| !columns.contains_key(field);
        let found = FIELDS.iter().find(|(field, words)| {
            free(field, &columns) && words.iter().any(|word| column.contains(word))
        });
        if let Some((field, _)) = found
            && !columns.values().any(|taken| *taken == index)
        {
            columns.insert(field, index);
        }
    }
    if !columns.contains_key("email") {
        return Err(malformed(format!(
            "no column holds e-mail addresses; name it with --map COLUMN=email (fields: {})",
            fields()
        )));
    }
    if !columns.contains_key("organisation") && !columns.contains_key("individual") {
        return Err(malformed(format!(
            "no column holds names; name it with --map COLUMN=organisation (fields: {})",
            fields()
        )));
    }
    Ok(columns)
}

fn fields() -> String {
    FIELDS.map(|(field, _)| field).join(", ")
}

fn row(
    record: &::csv::StringRecord,
    columns: &Columns,
    seen: &mut BTreeSet<String>,
) -> std::result::Result<Row, Fault> {
    let cell = |field: &str| {
        columns
            .get(field)
            .and_then(|index| record.get(*index))
            .map(nfc)
            // Forms that demand an answer are answered with a stroke.
            .filter(|text| !text.is_empty() && text != "/" && text != "-")
    };
    let email = cell("email")
        .ok_or_else(|| Fault::new("email_missing", "the e-mail address is missing"))?;
    if !is_email(&email) {
        return Err(Fault::new("email_invalid", "that is no e-mail address"));
    }
    let signed_at = cell("timestamp").and_then(|text| time(&text));
    let row = match (cell("individual"), cell("organisation")) {
        (None, None) => {
            let reason = "neither a person nor an organisation is named";
            return Err(Fault::new("name_missing", reason));
        }
        (Some(_), Some(_)) => {
            let reason = "a person and an organisation are both named";
            return Err(Fault::new("two_kinds", reason));
        }
        (Some(name), None) => {
            check_length(&name)?;
            Row::Person(Person {
                name,
                email: reachable(&email)?,
                occupation: cell("occupation"),
                region: cell("region"),
                signed_at,
            })
        }
        (None, Some(name)) => {
            check_length(&name)?;
            organisation(name, cell("country"), signed_at)?
        }
    };
    if !seen.insert(email.to_lowercase()) {
        let reason = "the e-mail address stands in an earlier row";
        return Err(Fault::new("email_repeated", reason));
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

/// A form does not say in which language a name is: a person will.
fn organisation(
    name: String,
    country: Option<String>,
    signed_at: Option<String>,
) -> std::result::Result<Row, Fault> {
    let code = |said: String| country_code(&said).ok_or_else(|| no_country(&said));
    let country = country.map(code).transpose()?.map(str::to_owned);
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

/// A time as forms write it (`2015/12/08 10:21:12 PM GMT+8`), or RFC 3339, as RFC 3339 in UTC.
fn time(text: &str) -> Option<String> {
    if let Ok(time) = DateTime::parse_from_rfc3339(text) {
        return Some(crate::clock::rfc3339(time.to_utc()));
    }
    let (local, offset) = match text.rsplit_once(" GMT") {
        Some((local, offset)) => (local, offset_of(offset)?),
        None => (text, chrono::TimeDelta::zero()),
    };
    // A day alone is kept as one: it may be another day in UTC.
    if chrono::NaiveDate::parse_from_str(text, "%Y-%m-%d").is_ok() {
        return Some(text.to_owned());
    }
    let local = NaiveDateTime::parse_from_str(local, "%Y/%m/%d %I:%M:%S %p").ok()?;
    // Whoever wrote the list wrote the offset too: it may lead out of all years.
    let utc = local.and_utc().checked_sub_signed(offset)?;
    Some(crate::clock::rfc3339(utc))
}

/// What follows `GMT`: hours, and minutes where a zone has them (`+5:30`).
fn offset_of(text: &str) -> Option<chrono::TimeDelta> {
    let (hours, minutes) = text.split_once(':').unwrap_or((text, "0"));
    let minutes = minutes.parse::<u8>().ok().filter(|minutes| *minutes < 60)?;
    let minutes = match hours.starts_with('-') {
        true => -i64::from(minutes),
        false => i64::from(minutes),
    };
    let hours = chrono::TimeDelta::try_hours(hours.parse().ok()?)?;
    hours.checked_add(&chrono::TimeDelta::try_minutes(minutes)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    const HEADER: &str =
        "Timestamp,Sign as an individual,Occupation,Sign as an organisation,E-mail,Region\n";

    fn rows(text: &str) -> Rows {
        read(&format!("{HEADER}{text}"), &BTreeMap::new()).unwrap()
    }

    #[test]
    fn lines_are_physical_lines() {
        let rows = rows("t,\"A\nB\",,,a@b.example,\nt,,,Union,c@d.example,\n");
        assert_eq!(
            rows.iter().map(|(line, _)| *line).collect::<Vec<_>>(),
            [2, 4]
        );
    }

    #[test]
    fn rows_of_nothing_are_passed_over() {
        let rows = rows("t,A,,,a@b.example,\n,,,,,\n\n, ,,,,\nt,B,,,b@b.example,\n,,,,,\n");
        let taken = rows.iter().map(|(line, row)| (*line, row.is_ok()));
        assert_eq!(taken.collect::<Vec<_>>(), [(2, true), (6, true)]);
    }

    #[test]
    fn each_bad_row_says_why() {
        for (row, says) in [
            ("t,A,,/,a(at)b.example,", "no e-mail address"),
            ("t,A,,/,a=b@c.example,", "mail servers read alike"),
            ("t,A,,/,josé@c.example,", "mail servers read alike"),
            ("t,A,,/,,", "missing"),
            ("t,/,/,/,a@b.example,", "neither"),
            ("t,A,,U,a@b.example,", "both"),
            (&format!("t,{},,/,a@b.example,", "A".repeat(5000)), "longer"),
        ] {
            let rows = rows(&format!("{row}\n"));
            let reason = &rows[0].1.as_ref().unwrap_err().reason;
            assert!(reason.contains(says), "{reason}");
        }
        let rows = rows("t,A,,/,a@b.example,\nt,/,,U,A@B.example,\n");
        assert!(rows[0].1.is_ok());
        assert!(
            rows[1]
                .1
                .as_ref()
                .unwrap_err()
                .reason
                .contains("earlier row")
        );
    }

    #[test]
    fn a_formula_is_text() {
        let rows = rows("t,\"=HYPERLINK(\"\"x\"\")\",,/,a@b.example,\n");
        assert!(matches!(&rows[0].1, Ok(Row::Person(person)) if person.name.starts_with('=')));
    }

    #[test]
    fn the_times_of_forms_become_utc() {
        assert_eq!(
            time("2015/12/08 10:21:12 PM GMT+8").as_deref(),
            Some("2015-12-08T14:21:12Z")
        );
        for (zone, utc) in [
            ("GMT+5:30", "2015-12-08T16:51:12Z"),
            ("GMT-3:30", "2015-12-09T01:51:12Z"),
            ("GMT-0:30", "2015-12-08T22:51:12Z"),
        ] {
            let text = format!("2015/12/08 10:21:12 PM {zone}");
            assert_eq!(time(&text).as_deref(), Some(utc), "{zone}");
        }
        assert_eq!(time("yesterday"), None);
    }

    #[test]
    fn a_time_beyond_all_years_is_none() {
        for far in [
            "2015/12/08 10:21:12 PM GMT-99999999999",
            "2015/12/08 10:21:12 PM GMT+99999999999",
            "2015/12/08 10:21:12 PM GMT-2500000000",
            "2015/12/08 10:21:12 PM GMT+2500000000",
            "2015/12/08 10:21:12 PM GMT-9223372036854775808",
            "+262143/12/31 11:59:59 PM GMT-14",
        ] {
            assert_eq!(time(far), None, "{far}");
        }
        let rows = rows("2015/12/08 10:21:12 PM GMT-99999999999,A,,/,a@b.example,\n");
        assert!(matches!(&rows[0].1, Ok(Row::Person(person)) if person.signed_at.is_none()));
    }
}

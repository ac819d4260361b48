//! The answers of a web form, as Google Forms exports them: one signer a row, either a person or
//! an organisation, with an e-mail address.

use super::{
    Row,
    row::{Fault, Person, Rows},
    table::{self, Field, Table},
};
use crate::{
    FederationError,
    actions::{account::is_email, attest::Signer, draft::nfc},
    error::Result,
};
use chrono::{DateTime, NaiveDateTime};
use std::collections::{BTreeMap, BTreeSet};
use undersigned_domain::admission::MAX_ORDINAL;
use undersigned_domain::{
    Names,
    attestation::{Provenance, SignerKind},
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

/// Reads a table whose columns a person has looked at. People need an e-mail address each; an
/// organisation may do without, but no address stands for two.
///
/// # Errors
/// [`FederationError::Malformed`] where no rows can be made of the columns.
pub(super) fn read_table(text: &str, table: &Table) -> Result<Rows> {
    let layout = &table.layout;
    layout.check()?;
    let mut seen = Seen::default();
    let rows = table::cells(text, layout.separator).into_iter();
    Ok(rows
        .skip(usize::from(layout.header))
        .map(|(line, cells)| {
            let row = cells.and_then(|cells| table_row(&cells, table, &mut seen));
            (line, row.and_then(|row| seen.once(row, line)))
        })
        .collect())
}

/// What stands in earlier rows.
#[derive(Default)]
struct Seen {
    emails: BTreeSet<String>,
    /// Numbers, or names where there is no number, with their lines.
    signers: BTreeMap<String, u64>,
}

impl Seen {
    /// The same signer twice would overwrite itself, and come out otherwise each time.
    fn once(&mut self, row: Row, line: u64) -> std::result::Result<Row, Fault> {
        let Row::Signer(signer) = &row else {
            return Ok(row);
        };
        let key = match signer.ordinal {
            Some(number) => format!("number {number}"),
            None => signer.names.digest().to_string(),
        };
        match self.signers.get(&key) {
            Some(earlier) => Err(Fault::new(
                "signer_repeated",
                format!("the same number or the same names stand in line {earlier}"),
            )),
            None => {
                self.signers.insert(key, line);
                Ok(row)
            }
        }
    }
}

/// What a row is, where a cell says so.
fn kind_said(text: &str) -> Option<Field> {
    let text = text.to_lowercase();
    let any = |words: &[&str]| words.iter().any(|word| text.contains(word));
    if any(&["personal capacity", "personal", "個人名義", "个人名义"]) {
        Some(Field::Personal)
    } else if any(&[
        "org",
        "group",
        "union",
        "ngo",
        "團體",
        "团体",
        "組織",
        "组织",
        "منظمة",
    ]) {
        Some(Field::Organisation)
    } else if any(&["individual", "person", "people", "個人", "个人", "فرد"]) {
        Some(Field::Individual)
    } else {
        None
    }
}

fn table_row(cells: &[String], table: &Table, seen: &mut Seen) -> std::result::Result<Row, Fault> {
    let columns = &table.layout.columns;
    let filled = |wanted: Field| {
        columns
            .iter()
            .zip(cells)
            .filter(move |(column, _)| column.field == wanted)
            .map(|(column, cell)| (column.language.as_str(), nfc(cell)))
            .filter(|(_, text)| !text.is_empty() && text != "/" && text != "-")
    };
    let first = |field: Field| filled(field).next().map(|(_, text)| text);
    let email = first(Field::Email);
    let named: Vec<Field> = [Field::Organisation, Field::Personal, Field::Individual]
        .into_iter()
        .filter(|field| first(*field).is_some())
        .collect();
    let column = match named.as_slice() {
        [] => {
            let reason = "neither a person nor an organisation is named";
            return Err(Fault::new("name_missing", reason));
        }
        [only] => *only,
        _ => {
            let reason = "a person and an organisation are both named";
            return Err(Fault::new("two_kinds", reason));
        }
    };
    let kind = match first(Field::Kind) {
        None => column,
        Some(said) => kind_said(&said)
            .ok_or_else(|| Fault::new("kind_unknown", format!("`{said}` is no kind of signer")))?,
    };
    let signed_at = first(Field::Timestamp).and_then(|text| time(&text));
    let names: Vec<(&str, String)> = filled(column).collect();
    for (_, name) in &names {
        check_length(name)?;
    }
    if kind == Field::Individual {
        let email = email.ok_or_else(|| {
            Fault::new(
                "person_without_email",
                "a person is told apart by an e-mail address, and there is none",
            )
        })?;
        check_email(&email, seen)?;
        return Ok(Row::Person(Person {
            name: names
                .into_iter()
                .next()
                .map(|(_, name)| name)
                .unwrap_or_default(),
            email,
            occupation: first(Field::Occupation),
            region: first(Field::Region),
            signed_at,
        }));
    }
    let mut taken = Names {
        country: first(Field::Country)
            .map(|said| country(&said, table))
            .transpose()?,
        ..Names::default()
    };
    for (language, name) in names {
        let language = if language.is_empty() { "und" } else { language };
        if taken.name_map.contains_key(language) {
            taken.also_known_as.push(name);
        } else {
            taken.name_map.insert(language.to_owned(), name);
        }
    }
    let further = filled(Field::AlsoKnownAs)
        .flat_map(|(_, text)| text.split([';', '\n']).map(nfc).collect::<Vec<_>>())
        .filter(|text| !text.is_empty());
    taken.also_known_as.extend(further);
    taken
        .check()
        .map_err(|fault| Fault::new("names_invalid", fault.to_string()))?;
    let ordinal = match first(Field::Number) {
        None => None,
        Some(text) => match text.trim_end_matches('.').parse::<u64>() {
            Ok(number) if (1..=MAX_ORDINAL).contains(&number) => Some(number),
            _ => {
                let reason = format!("`{text}` is no number from 1");
                return Err(Fault::new("number_invalid", reason));
            }
        },
    };
    // Last: what is wrong with names hides behind no address that is not even shown.
    if let Some(email) = &email {
        check_email(email, seen)?;
    }
    Ok(Row::Signer(Box::new(Signer {
        names: taken,
        kind: match kind {
            Field::Personal => SignerKind::Individual,
            _ => SignerKind::Organisation,
        },
        provenance: Provenance::Import,
        account: None,
        initiated: false,
        ordinal,
        signed_at,
        evidence: None,
    })))
}

fn check_email(email: &str, seen: &mut Seen) -> std::result::Result<(), Fault> {
    if !is_email(email) {
        return Err(Fault::new("email_invalid", "that is no e-mail address"));
    }
    if !seen.emails.insert(email.to_lowercase()) {
        let reason = "the e-mail address stands in an earlier row";
        return Err(Fault::new("email_repeated", reason));
    }
    Ok(())
}

fn country(said: &str, table: &Table) -> std::result::Result<String, Fault> {
    let named = || table.countries.get(&said.to_lowercase()).cloned();
    let code = country_code(said).map(str::to_owned);
    code.or_else(named).ok_or_else(|| no_country(said))
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
                email: email.clone(),
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
        name_map: BTreeMap::from([("und".to_owned(), name)]),
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
        Some((local, offset)) => (local, offset.parse::<i64>().ok()?),
        None => (text, 0),
    };
    // A day alone is kept as one: it may be another day in UTC.
    if chrono::NaiveDate::parse_from_str(text, "%Y-%m-%d").is_ok() {
        return Some(text.to_owned());
    }
    let local = NaiveDateTime::parse_from_str(local, "%Y/%m/%d %I:%M:%S %p").ok()?;
    let utc = local.and_utc() - chrono::TimeDelta::try_hours(offset)?;
    Some(crate::clock::rfc3339(utc))
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
    fn each_bad_row_says_why() {
        for (row, says) in [
            ("t,A,,/,a(at)b.example,", "no e-mail address"),
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
    fn an_organisation_needs_no_address_and_a_country_has_one_code() {
        let column = |field| table::Column {
            field,
            language: String::new(),
        };
        let fields = [Field::Organisation, Field::Email, Field::Country];
        let table = Table {
            layout: table::Layout {
                columns: fields.map(column).to_vec(),
                ..table::Layout::default()
            },
            ..Table::default()
        };
        let list = "A,,UK\nB,b@b.example,XX\nC,c(at)c.example,IE\nD,b@b.example,IE\n,,\n";
        let rows = read_table(list, &table).unwrap();
        let codes: Vec<&str> = rows
            .iter()
            .map(|(_, row)| row.as_ref().map_or_else(|fault| fault.code, |_| "taken"))
            .collect();
        assert_eq!(
            codes,
            ["taken", "country_unknown", "email_invalid", "taken"]
        );
        let country = |row: &Row| match row {
            Row::Signer(signer) => signer.names.country.clone(),
            _ => None,
        };
        assert_eq!(rows[0].1.as_ref().map(country), Ok(Some("GB".to_owned())));
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
        assert_eq!(time("yesterday"), None);
    }
}

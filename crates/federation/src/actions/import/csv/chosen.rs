//! A table whose columns a person has looked at.

use super::{check_length, country, is_blank, no_signer, reachable, time};
use crate::{
    actions::{
        account::is_email,
        attest::Signer,
        draft::nfc,
        import::{
            Row,
            row::{Fault, Person, Rows},
            table::{self, Field, Table},
        },
    },
    error::Result,
};
use std::collections::{BTreeMap, BTreeSet};
use undersigned_domain::{
    Names,
    admission::MAX_ORDINAL,
    attestation::{Provenance, SignerKind},
};

/// Reads a table whose columns a person has looked at. People need an e-mail address each; an
/// organisation may do without, but no address stands for two.
///
/// # Errors
/// [`crate::FederationError::Malformed`] where no rows can be made of the columns.
pub(in crate::actions::import) fn read_table(text: &str, table: &Table) -> Result<Rows> {
    let layout = &table.layout;
    layout.check()?;
    let mut seen = Seen::default();
    let rows = table::cells(text, layout.separator);
    let first = rows.first().filter(|_| layout.header);
    let header = first.and_then(|(_, cells)| cells.as_ref().ok().cloned());
    let header = header.unwrap_or_default();
    Ok(rows
        .into_iter()
        .skip(usize::from(layout.header))
        .map(|(line, cells)| {
            let row = cells.and_then(|cells| {
                let texts: Vec<&str> = cells.iter().map(String::as_str).collect();
                no_signer::check(&texts, &header)?;
                table_row(&cells, table, &mut seen)
            });
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
            .filter(|(_, text)| !is_blank(text))
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
        let email = reachable(&email)?;
        return Ok(Row::Person(Person {
            name: names
                .into_iter()
                .next()
                .map(|(_, name)| name)
                .unwrap_or_default(),
            email,
            occupation: first(Field::Occupation),
            region: first(Field::Region),
            country: first(Field::Country).and_then(|said| country(&said, &table.countries)),
            signed_at,
        }));
    }
    let mut taken = Names {
        country: first(Field::Country).and_then(|said| country(&said, &table.countries)),
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_person_needs_an_address_that_all_mail_servers_read_alike() {
        let column = |field| table::Column {
            field,
            language: String::new(),
        };
        let table = Table {
            layout: table::Layout {
                columns: [Field::Individual, Field::Email].map(column).to_vec(),
                ..table::Layout::default()
            },
            ..Table::default()
        };
        let list = "A,a=b@c.example\nB,josé@c.example\nC,c+x@c.example\n";
        let rows = read_table(list, &table).unwrap();
        let codes: Vec<&str> = rows
            .iter()
            .map(|(_, row)| row.as_ref().map_or_else(|fault| fault.code, |_| "taken"))
            .collect();
        assert_eq!(codes, ["email_unusual", "email_unusual", "taken"]);
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
        // The address of the second stands in the fourth as well.
        assert_eq!(codes, ["taken", "taken", "email_invalid", "email_repeated"]);
        let country = |row: &Row| match row {
            Row::Signer(signer) => signer.names.country.clone(),
            _ => None,
        };
        assert_eq!(rows[0].1.as_ref().map(country), Ok(Some("GB".to_owned())));
        assert_eq!(rows[1].1.as_ref().map(country), Ok(None), "no country");
    }
}

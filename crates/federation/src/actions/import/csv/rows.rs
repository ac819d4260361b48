//! The rows of a table, made of what its columns hold.

use super::{
    Orders, Sheet, check_length, exported, is_blank, kind::kind_of, no_signer, reachable, time,
    width,
};
use crate::{
    actions::{
        account::is_email,
        attest::Signer,
        countries::{country, is_state},
        draft::nfc,
        import::{
            JoinedLines, Row,
            headings::ordinals_among,
            row::{Fault, Person, Rows, told_by},
            table::{Field, Table},
            text::has_lost_letters,
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

impl Sheet<'_> {
    /// Reads the rows below the header. People need an e-mail address each; an organisation may do without, but
    /// no address stands for two. What a quotation mark made of several lines is a row where its first line is among
    /// `one_signer`, and comes last: a number that another row has is not its own.
    ///
    /// # Errors
    /// [`crate::FederationError::Malformed`] where no rows can be made of columns that somebody has looked at.
    pub(in crate::actions::import) fn read(&self, one_signer: &BTreeSet<u64>) -> Result<Rows> {
        let (table, orders) = (self.table, self.orders);
        let layout = &table.layout;
        if !table.unseen {
            layout.check()?;
        }
        let mut seen = Seen::default();
        let has_addresses = !self.filled(Field::Email).is_empty();
        let first = self.rows.first().filter(|_| layout.header);
        let header = first.and_then(|(_, cells)| cells.as_ref().ok().cloned());
        let header = header.unwrap_or_default();
        let ordinals = ordinals_among(&header);
        let above = table.above(self.text).into_iter().map(|line| {
            let fault = Fault::new("row_above", "the line stands above the headings");
            (line, Err(fault))
        });
        let joined = self.joined.iter();
        let joined: BTreeMap<u64, &JoinedLines> = joined.map(|one| (one.first, one)).collect();
        let below = self.rows.iter().skip(usize::from(layout.header));
        let (doubtful, sound): (Vec<_>, Vec<_>) =
            below.partition(|(line, _)| joined.contains_key(line));
        let below = sound.into_iter().chain(doubtful).map(|(line, cells)| {
            let asked = joined.get(line).filter(|_| !one_signer.contains(line));
            if let Some(asked) = asked {
                return (*line, Err(asked.fault()));
            }
            let row = cells.as_ref().map_err(Fault::clone).and_then(|cells| {
                let texts: Vec<&str> = cells.iter().map(String::as_str).collect();
                no_signer::check(&texts, &header)?;
                width::check(cells, &header, layout.separator)?;
                let cells = Cells {
                    cells,
                    table,
                    orders,
                    has_addresses,
                    has_states: self.has_states,
                    ordinals,
                };
                let said = cells.said();
                seen.not_twice(&said)?;
                let row = read_row(&cells, &mut seen)?;
                let row = seen.once(row, *line)?;
                seen.rows.insert(said, *line);
                Ok(row)
            });
            (*line, row)
        });
        let mut all: Rows = above.chain(below).collect();
        all.sort_by_key(|(line, _)| *line);
        Ok(all)
    }
}

/// What stands in earlier rows.
#[derive(Default)]
struct Seen {
    emails: BTreeSet<String>,
    /// Ids; numbers, or names where there is no number; with their lines.
    signers: BTreeMap<String, u64>,
    /// What rows say that can be taken, with their lines.
    rows: BTreeMap<Vec<String>, u64>,
}

impl Seen {
    /// Of a row that says nothing new nothing is lost.
    fn not_twice(&self, said: &[String]) -> std::result::Result<(), Fault> {
        let Some(earlier) = self.rows.get(said) else {
            return Ok(());
        };
        let reason = format!("it says the same as line {earlier}, and is taken once");
        Err(Fault::new("row_repeated", reason))
    }

    /// The same signer twice would overwrite itself, and come out otherwise each time.
    fn once(&mut self, row: Row, line: u64) -> std::result::Result<Row, Fault> {
        let key = match &row {
            Row::Signer(signer) => told_by(signer),
            Row::Standing(standing) => match standing.corrects() {
                Some(id) => format!("id {id}"),
                None => return Ok(row),
            },
            Row::Count(_) | Row::Person(_) => return Ok(row),
        };
        let Some(earlier) = self.signers.get(&key).copied() else {
            self.signers.insert(key, line);
            return Ok(row);
        };
        Err(match row {
            Row::Standing(_) => Fault::entry_repeated(earlier),
            _ => Fault::signer_repeated(earlier),
        })
    }
}

/// The cells of one row, by what their columns hold.
pub(super) struct Cells<'a> {
    cells: &'a [String],
    pub(super) table: &'a Table,
    /// How days are written in the whole list.
    orders: Orders,
    /// Whether any e-mail address stands in it.
    has_addresses: bool,
    /// Whether states of the United States stand where countries should.
    has_states: bool,
    /// The column that repeats the numbers with which rows were exported.
    ordinals: Option<usize>,
}

impl<'a> Cells<'a> {
    /// What stands in the columns of a field, each with the language of its column.
    fn all(&self, wanted: Field) -> impl Iterator<Item = (&'a str, String)> + use<'a> {
        let columns = self.table.layout.columns.iter().zip(self.cells);
        columns
            .filter(move |(column, _)| column.field == wanted)
            .map(|(column, cell)| (column.language.as_str(), nfc(cell)))
            .filter(|(_, text)| !is_blank(text))
    }

    /// What stands in all columns that are taken.
    fn said(&self) -> Vec<String> {
        let columns = self.table.layout.columns.iter().zip(self.cells);
        let taken = columns.filter(|(column, _)| column.field != Field::Ignore);
        taken.map(|(_, cell)| nfc(cell)).collect()
    }

    pub(super) fn first(&self, field: Field) -> Option<String> {
        self.all(field).next().map(|(_, text)| text)
    }

    pub(super) fn country(&self) -> Option<String> {
        let said = self.first(Field::Country)?;
        match self.has_states && is_state(&said) {
            true => None,
            false => country(&said, &self.table.countries),
        }
    }

    pub(super) fn signed_at(&self) -> Option<String> {
        let said = self.first(Field::Timestamp)?;
        time(&said, self.orders)
    }

    /// The column in which somebody is named.
    fn named_in(&self) -> std::result::Result<Field, Fault> {
        let named: Vec<Field> = [Field::Organisation, Field::Personal, Field::Individual]
            .into_iter()
            .filter(|field| self.first(*field).is_some())
            .collect();
        match named.as_slice() {
            [] => {
                let reason = "neither a person nor an organisation is named";
                Err(Fault::new("name_missing", reason))
            }
            [only] => Ok(*only),
            _ => {
                let reason = "a person and an organisation are both named";
                Err(Fault::new("two_kinds", reason))
            }
        }
    }

    /// A further name in the language of an earlier one is one by which somebody is known as well.
    fn names(&self, names: Vec<(&str, String)>) -> std::result::Result<Names, Fault> {
        let mut taken = Names {
            country: self.country(),
            ..Names::default()
        };
        for (language, name) in names {
            if has_lost_letters(&name) {
                return Err(Fault::letters_lost(&name));
            }
            if !name.chars().any(char::is_alphabetic) {
                let reason = format!("`{name}` has no letter in it, and is no name");
                return Err(Fault::new("name_without_letters", reason));
            }
            let language = if language.is_empty() { "und" } else { language };
            if taken.name_map.contains_key(language) {
                taken.also_known_as.push(name);
            } else {
                taken.name_map.insert(language.to_owned(), name);
            }
        }
        let further = self
            .all(Field::AlsoKnownAs)
            .flat_map(|(_, text)| text.split([';', '\n']).map(nfc).collect::<Vec<_>>());
        let further: Vec<String> = further.filter(|text| !text.is_empty()).collect();
        if let Some(lost) = further.iter().find(|text| has_lost_letters(text)) {
            return Err(Fault::letters_lost(lost));
        }
        taken.also_known_as.extend(further);
        taken
            .check()
            .map_err(|fault| Fault::new("names_invalid", fault.to_string()))?;
        Ok(taken)
    }

    /// The number on a printed list.
    pub(super) fn ordinal(&self) -> std::result::Result<Option<u64>, Fault> {
        let Some(text) = self.first(Field::Number) else {
            return Ok(None);
        };
        let number = number(&text).ok_or_else(|| {
            let reason = format!("`{text}` is no number from 1");
            Fault::new("number_invalid", reason)
        })?;
        Ok(Some(number))
    }

    /// Whether an exported row has another number than it was exported with; its number is `ordinal`.
    pub(super) fn is_numbered_anew(&self, ordinal: Option<u64>) -> bool {
        let exported = self.ordinals.and_then(|at| self.cells.get(at));
        ordinal.is_some() && exported.is_some_and(|cell| number(&nfc(cell)) != ordinal)
    }

    /// Somebody who is only counted.
    fn person(&self, name: String, email: &str) -> std::result::Result<Row, Fault> {
        Ok(Row::Person(Person {
            name,
            email: reachable(email)?,
            occupation: self.first(Field::Occupation),
            region: self.first(Field::Region),
            country: self.country(),
            signed_at: self.signed_at(),
        }))
    }
}

fn read_row(cells: &Cells<'_>, seen: &mut Seen) -> std::result::Result<Row, Fault> {
    if let Some(row) = exported::row(cells)? {
        return Ok(row);
    }
    let table = cells.table;
    let email = cells.first(Field::Email);
    let said = cells.first(Field::Kind);
    let said = said.map(|said| kind_of(&said, table)).transpose()?;
    // A form asks everybody; of a list that says who is an organisation, or has no address at all, only people need one.
    let is_organisation = said == Some(Field::Organisation)
        || said.is_none() && !cells.has_addresses && cells.first(Field::Organisation).is_some();
    let mut columns = table.layout.columns.iter();
    let is_asked = table.unseen && columns.any(|one| one.field == Field::Email);
    if is_asked && email.is_none() && !is_organisation {
        let reason = "the e-mail address is missing";
        return Err(Fault::new("email_missing", reason));
    }
    let column = cells.named_in()?;
    let names = cells.all(column);
    let names: Vec<(&str, String)> = names
        .map(|(language, name)| (language, in_one_line(&name)))
        .collect();
    for (_, name) in &names {
        check_length(name)?;
    }
    let kind = said.unwrap_or(column);
    if kind == Field::Individual {
        let email = email.ok_or_else(|| {
            let reason = "a person is told apart by an e-mail address, and there is none";
            Fault::new("person_without_email", reason)
        })?;
        check_email(&email, seen)?;
        let name = names.into_iter().next();
        return cells.person(name.map(|(_, name)| name).unwrap_or_default(), &email);
    }
    let names = cells.names(names)?;
    let ordinal = cells.ordinal()?;
    // Last: what is wrong with names hides behind no address that is not even shown.
    if let Some(email) = &email {
        check_email(email, seen)?;
    }
    Ok(Row::Signer(Box::new(Signer {
        names,
        kind: match kind {
            Field::Personal => SignerKind::Individual,
            _ => SignerKind::Organisation,
        },
        provenance: Provenance::Import,
        account: None,
        initiated: false,
        ordinal,
        signed_at: cells.signed_at(),
        evidence: None,
    })))
}

/// The number that a cell is.
fn number(cell: &str) -> Option<u64> {
    let digits: String = cell.chars().map(latin_digit).collect();
    let number = digits.trim_end_matches(['.', '．']).parse::<u64>().ok()?;
    (1..=MAX_ORDINAL).contains(&number).then_some(number)
}

/// A digit in full width, or as Arabic and Persian write it, as the one of ASCII.
fn latin_digit(sign: char) -> char {
    let zeros = ['０', '٠', '۰'];
    let digit = zeros.into_iter().find_map(|zero| {
        let digit = u32::from(sign).checked_sub(u32::from(zero))?;
        char::from_digit(digit, 10)
    });
    digit.unwrap_or(sign)
}

/// A name without the line breaks that a cell of a spreadsheet may have.
fn in_one_line(name: &str) -> String {
    let breaks = [
        '\n', '\r', '\u{b}', '\u{c}', '\u{85}', '\u{2028}', '\u{2029}',
    ];
    let parts = name.split(breaks).map(str::trim);
    let parts: Vec<&str> = parts.filter(|part| !part.is_empty()).collect();
    parts.join(" ")
}

fn check_email(email: &str, seen: &mut Seen) -> std::result::Result<(), Fault> {
    if !is_email(email) {
        return Err(Fault::new("email_invalid", "that is no e-mail address"));
    }
    if !seen.emails.insert(email.to_lowercase()) {
        let reason = "the e-mail address stands in another row, too";
        return Err(Fault::new("email_repeated", reason));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_person_needs_an_address_that_all_mail_servers_read_alike() {
        let table = Table::of(&[Field::Individual, Field::Email]);
        let list = "A,a=b@c.example\nB,josé@c.example\nC,c+x@c.example\n";
        let rows = Sheet::of(list, &table).read(&BTreeSet::new()).unwrap();
        let codes: Vec<&str> = rows
            .iter()
            .map(|(_, row)| row.as_ref().map_or_else(|fault| fault.code, |_| "taken"))
            .collect();
        assert_eq!(codes, ["email_unusual", "email_unusual", "taken"]);
    }

    #[test]
    fn a_number_is_one_in_whichever_digits() {
        let table = Table::of(&[Field::Number, Field::Organisation]);
        let list = "１,A\n１２．,B\n٣,C\n۴.,D\n0,E\n一,F\n";
        let rows = Sheet::of(list, &table).read(&BTreeSet::new()).unwrap();
        let numbers: Vec<Option<u64>> = rows
            .iter()
            .map(|(_, row)| row.as_ref().ok()?.signer()?.ordinal)
            .collect();
        assert_eq!(numbers, [Some(1), Some(12), Some(3), Some(4), None, None]);
    }

    #[test]
    fn an_organisation_needs_no_address_and_a_country_has_one_code() {
        let table = Table::of(&[Field::Organisation, Field::Email, Field::Country]);
        let list = "A,,UK\nB,b@b.example,XX\nC,c(at)c.example,IE\nD,b@b.example,IE\n,,\n";
        let rows = Sheet::of(list, &table).read(&BTreeSet::new()).unwrap();
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

//! Rows of the table that a list is exported as, brought back to a list: each names its entry by its id. Names in all
//! languages stand in one cell there; a number that is only counted looks like a printed one, and the day of a statement
//! like one that was said. What a cell says as it was exported is therefore no news.

use super::{
    row::{Fault, Row, told_by},
    standing::Standing,
    text::has_lost_letters,
};
use crate::{
    actions::{attest::Signer, draft::nfc},
    clock::rfc3339,
};
use chrono::DateTime;
use std::collections::{BTreeMap, btree_map::Entry as Place};
use undersigned_domain::{
    Entry as Held, Names,
    attestation::{Attestation, Provenance, SignerKind},
    list::Origin,
    names::MAX_NAMES,
    spreadsheets::unguarded,
    typed_text::cleaned_table,
};

/// What stands in the place of names that a server does not show.
pub const HIDDEN: &str = "Hidden by this server.";
/// What stands between the names of one cell.
pub(super) const BETWEEN: &str = " / ";

/// What stands in those cells of such a row that say less than its entry.
#[derive(Debug, Clone, Default)]
pub struct Written {
    /// All names, of which no language is said.
    pub names: String,
    /// All further names.
    pub further: String,
    /// The day.
    pub signed_at: String,
    /// Whether it says what kind of signer it is.
    pub says_kind: bool,
    /// Whether it has another number than it was exported with.
    pub is_numbered: bool,
}

impl Written {
    /// How the row calls its signer.
    pub(super) fn called(&self, country: Option<String>) -> Names {
        let all = parts(&self.names).chain(parts(&self.further));
        let mut all = once(all).into_iter();
        let first = all.next().map(|name| ("und".to_owned(), name));
        Names {
            name_map: first.into_iter().collect(),
            also_known_as: all.collect(),
            country,
            ..Names::default()
        }
    }

    /// The row with all that it does not say otherwise than its entry as the entry has it.
    pub(super) fn of_entry(&self, row: &Signer, held: &Held) -> Signer {
        let by_list = held.origin == Origin::Attested(Provenance::Import);
        let day = row.signed_at.clone();
        let day = day.filter(|day| by_list && !self.is_day_of(day, held));
        Signer {
            names: self.names_of(row, &held.names),
            initiated: held.initiated,
            ordinal: row.ordinal.or(held.number),
            signed_at: day.or_else(|| held.signed_at.clone()),
            ..row.clone()
        }
    }

    fn names_of(&self, row: &Signer, held: &Names) -> Names {
        let known = |part: String| {
            let known = held.also_known_as.iter().find(|name| is_said(&part, name));
            known.cloned().unwrap_or(part)
        };
        let further: Vec<String> = match self.says_further(held) {
            true => parts(&self.further).map(known).collect(),
            false => held.also_known_as.clone(),
        };
        let country = row.names.country.as_ref().or(held.country.as_ref());
        let mut names = Names {
            country: country.cloned(),
            also_known_as: further,
            ..held.clone()
        };
        if is_as_exported(&self.names, held.name_map.values()) {
            return names;
        }
        // Names that it has stay in their languages, in whichever order they stand: their tags may be others since.
        let mut said = self.names_said(held);
        let (mut stay, mut replaced) = (Vec::new(), Vec::new());
        for (tag, name) in held.name_map.iter() {
            match said.iter().position(|part| is_said(part, name)) {
                Some(at) => {
                    said.remove(at);
                    stay.push((tag.clone(), name.clone()));
                }
                None => replaced.push(tag.clone()),
            }
        }
        if said.len() == replaced.len() {
            names.name_map = stay
                .into_iter()
                .chain(replaced.into_iter().zip(said))
                .collect();
            return names;
        }
        // In which language those are that it has not been called so far, nobody knows.
        let further = std::mem::take(&mut names.also_known_as);
        let mut others = once(said.into_iter().chain(further)).into_iter();
        if stay.is_empty()
            && let Some(first) = others.next()
        {
            stay.push(("und".to_owned(), first));
        }
        let room = MAX_NAMES.saturating_sub(stay.len());
        names.also_known_as = others.take(room).collect();
        names.name_map = stay.into_iter().collect();
        names
    }

    /// The names that its cell says of an entry. One name alone may have the sign in it that stands between several.
    fn names_said(&self, held: &Names) -> Vec<String> {
        let all: Vec<String> = parts(&self.names).collect();
        let mut known = held.name_map.values();
        match (known.next(), known.next()) {
            (Some(only), None) if !all.iter().any(|part| is_said(part, only)) => {
                vec![nfc(&self.names)]
            }
            _ => all,
        }
    }

    /// Whether it says other further names than its entry has.
    fn says_further(&self, held: &Names) -> bool {
        !self.further.is_empty() && !is_as_exported(&self.further, &held.also_known_as)
    }

    /// What its cells say, in one text: one of [`cells_of`] the entry that was exported so.
    pub(super) fn cells(&self, row: &Signer) -> String {
        let names = [plain(&self.names), plain(&self.further)];
        cells(&names, row, row.signed_at.as_deref())
    }

    /// Whether its day, as it is read, is the one that was exported.
    fn is_day_of(&self, read: &str, held: &Held) -> bool {
        let said = i64::try_from(held.said).ok();
        let said = said.and_then(DateTime::from_timestamp_millis).map(rfc3339);
        is_exported_day(
            &self.signed_at,
            read,
            held.signed_at.as_deref(),
            said.as_deref(),
        )
    }
}

impl Standing {
    /// The row as it is taken; `listed_as` says what kind of signer stands on the list under an id. Who stands there stays of
    /// the kind that they are where the row says none. Who does not would be new, where the table is of another list: what
    /// has no id on this one is told by number and name, as in every table. People are listed by no table.
    fn settled(
        &self,
        is_of_this: bool,
        listed_as: &mut impl FnMut(&str) -> Option<SignerKind>,
    ) -> Row {
        let mut row = self.clone();
        if let (Some(written), Some(id), Some(signer)) = (&self.written, &self.id, &mut row.signer)
        {
            match listed_as(id.as_str()) {
                Some(kind) if !written.says_kind => signer.kind = kind,
                None if signer.kind == SignerKind::Organisation && !is_of_this => {
                    return Row::Signer(Box::new(signer.clone()));
                }
                Some(_) | None => {}
            }
        }
        Row::Standing(Box::new(row))
    }
}

/// The signers of a list by what they are told by, their number or names, with their lines and whether an id told them
/// apart that says nothing here.
#[derive(Default)]
pub(super) struct Signers(BTreeMap<String, (u64, bool)>);

impl Signers {
    /// Rows as they are taken, with what is wrong with some. `is_of_this` says whether their table was exported from the list
    /// that they come to, and `listed_as` what kind of signer stands on it under an id.
    pub fn settled(
        &mut self,
        rows: &[(u64, Row)],
        is_of_this: bool,
        mut listed_as: impl FnMut(&str) -> Option<SignerKind>,
    ) -> Vec<(u64, Result<Row, Fault>)> {
        let settled = rows.iter().map(|(line, row)| {
            let settled = match row {
                Row::Standing(row) => row.settled(is_of_this, &mut listed_as),
                Row::Signer(_) | Row::Count(_) | Row::Person(_) => row.clone(),
            };
            let had_id = matches!(row, Row::Standing(_));
            (*line, self.once(settled, *line, had_id))
        });
        settled.collect()
    }

    /// Two rows of another list may have one name, or one number, and be told apart by their ids there: the second would
    /// be the first one here. Nor is there an entry here whose names stay where a row has lost their letters.
    fn once(&mut self, row: Row, line: u64, had_id: bool) -> Result<Row, Fault> {
        let Row::Signer(signer) = &row else {
            return Ok(row);
        };
        let Names {
            name_map,
            also_known_as,
            ..
        } = &signer.names;
        let mut names = name_map.values().chain(also_known_as);
        if had_id && let Some(lost) = names.find(|name| has_lost_letters(name)) {
            return Err(Fault::letters_lost(lost));
        }
        match self.0.entry(told_by(signer)) {
            Place::Occupied(earlier) => match *earlier.get() {
                (earlier, had_one) if had_id || had_one => Err(Fault::signer_repeated(earlier)),
                _ => Ok(row),
            },
            Place::Vacant(place) => {
                place.insert((line, had_id));
                Ok(row)
            }
        }
    }
}

/// Each of some names once.
fn once(all: impl Iterator<Item = String>) -> Vec<String> {
    let mut each: Vec<String> = Vec::new();
    for name in all {
        if !each.contains(&name) {
            each.push(name);
        }
    }
    each
}

/// The names of a cell. The apostrophe by which spreadsheets do not run it stands before the whole of it, and was taken off
/// as it was read; one before a name within it is that name's own.
fn parts(cell: &str) -> impl Iterator<Item = String> {
    let parts = cell.split(BETWEEN).map(nfc);
    parts.filter(|part| !part.is_empty())
}

/// Whether a cell says these texts, and nothing else.
fn is_as_exported<'a>(cell: &str, texts: impl IntoIterator<Item = &'a String>) -> bool {
    is_said(cell, &in_one_cell(texts))
}

/// Some texts as they stand in one cell.
pub(super) fn in_one_cell<'a>(texts: impl IntoIterator<Item = &'a String>) -> String {
    let texts: Vec<&str> = texts.into_iter().map(String::as_str).collect();
    texts.join(BETWEEN)
}

/// Whether a cell, or a part of one, says a text.
fn is_said(cell: &str, text: &str) -> bool {
    let (cell, text) = (plain(cell), plain(text));
    cell == text || is_spoiled(&cell, &text)
}

/// Whether a cell is a text in which question marks stand for letters: spreadsheets that save it in the encoding of their
/// country put them in the place of all that this lacks.
fn is_spoiled(cell: &str, text: &str) -> bool {
    let (mut cell, mut text) = (cell.encode_utf16(), text.encode_utf16());
    let is_lost = |sign: u16, letter: u16| sign == u16::from(b'?') && letter > 0x7f;
    loop {
        match (cell.next(), text.next()) {
            (None, None) => return true,
            (Some(sign), Some(letter)) if sign == letter || is_lost(sign, letter) => {}
            _ => return false,
        }
    }
}

/// Whether a day that is `written` and `read` so is the one that was exported: where nobody said any, that of the statement in
/// tables of earlier versions, also where somebody has said one since. Spreadsheets write days as their country does, and leave out times.
fn is_exported_day(written: &str, read: &str, signed_at: Option<&str>, said: Option<&str>) -> bool {
    let mut exported = signed_at.into_iter().chain(said);
    let shown = signed_at.or(said);
    exported.any(|day| plain(day) == plain(written))
        || shown.is_some_and(|shown| shown.starts_with(read))
}

/// What the cells of an entry's row say, in one text, whatever a spreadsheet makes of its day. Of one that has none also what
/// they said in tables of earlier versions, which had that of its statement there.
pub(super) fn cells_of(held: &Attestation) -> [String; 2] {
    let Names {
        name_map,
        also_known_as,
        ..
    } = &held.names;
    let names = [
        plain(&in_one_cell(name_map.values())),
        plain(&in_one_cell(also_known_as)),
    ];
    let said = held.since.and_then(|since| i64::try_from(since).ok());
    let said = said.and_then(DateTime::from_timestamp_millis).map(rfc3339);
    let signer = Signer::from(held.clone());
    let day = held.signed_at.as_ref();
    [day, day.or(said.as_ref())].map(|day| cells(&names, &signer, day.map(String::as_str)))
}

fn cells(names: &[String; 2], signer: &Signer, day: Option<&str>) -> String {
    let (country, ordinal) = (&signer.names.country, signer.ordinal);
    let kind = signer.kind.name();
    let day = day.map(|day| match DateTime::parse_from_rfc3339(day) {
        Ok(time) => rfc3339(time.to_utc()),
        Err(_) => day.to_owned(),
    });
    let day = day.as_deref().and_then(|day| day.get(..10));
    format!("{names:?} {country:?} {kind} {ordinal:?} {day:?}")
}

/// A text as it is compared: without what the export adds to it and the import takes out of it. A name that begins as one that
/// was kept from running comes back without its apostrophe, and is the same.
pub(super) fn plain(text: &str) -> String {
    unguarded(&nfc(&cleaned_table(text)))
}

#[cfg(test)]
mod tests;

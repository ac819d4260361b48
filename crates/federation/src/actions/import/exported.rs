//! Rows of the table that a list is exported as, brought back to a list: each names its entry by its id. Names in all
//! languages stand in one cell there; a number that is only counted looks like a printed one, and the day of a statement
//! like one that was said. What a cell says as it was exported is therefore no news.

use super::{row::Row, standing::Standing};
use crate::{
    actions::{attest::Signer, draft::nfc},
    clock::rfc3339,
};
use chrono::DateTime;
use undersigned_domain::{
    Entry as Held, Names,
    attestation::{Provenance, SignerKind},
    list::Origin,
    names::MAX_NAMES,
    spreadsheets::unguarded,
    typed_text::cleaned_table,
};

/// What stands in the place of names that a server does not show.
pub const HIDDEN: &str = "Hidden by this server.";
/// What stands between the names of one cell.
const BETWEEN: &str = " / ";

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
        let day = day.filter(|_| by_list && !self.is_day_of(held));
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
                vec![as_typed(&self.names)]
            }
            _ => all,
        }
    }

    /// Whether it says other further names than its entry has.
    fn says_further(&self, held: &Names) -> bool {
        !self.further.is_empty() && !is_as_exported(&self.further, &held.also_known_as)
    }

    /// Whether its day is the one that was exported: where nobody said any, that of the statement.
    fn is_day_of(&self, held: &Held) -> bool {
        match &held.signed_at {
            Some(day) => plain(day) == plain(&self.signed_at),
            None => {
                let said = i64::try_from(held.said).ok();
                let said = said.and_then(DateTime::from_timestamp_millis);
                said.is_some_and(|said| rfc3339(said) == self.signed_at)
            }
        }
    }
}

impl Standing {
    /// The row as it is taken; `listed_as` says what kind of signer stands on the list under an id. Who stands there stays of
    /// the kind that they are where the row says none. Who does not would be new, since the table is of another list: what
    /// has no id on this one is told by number and name, as in every table. People are listed by no table.
    fn settled(&self, listed_as: &mut impl FnMut(&str) -> Option<SignerKind>) -> Row {
        let mut row = self.clone();
        if let (Some(written), Some(id), Some(signer)) = (&self.written, &self.id, &mut row.signer)
        {
            match listed_as(id.as_str()) {
                Some(kind) if !written.says_kind => signer.kind = kind,
                None if signer.kind == SignerKind::Organisation => {
                    return Row::Signer(Box::new(signer.clone()));
                }
                Some(_) | None => {}
            }
        }
        Row::Standing(Box::new(row))
    }
}

/// Rows as they are taken: a table does not say of which list it is.
pub(super) fn settled(
    rows: &[(u64, Row)],
    mut listed_as: impl FnMut(&str) -> Option<SignerKind>,
) -> Vec<(u64, Row)> {
    let settled = rows.iter().map(|(line, row)| {
        let row = match row {
            Row::Standing(row) => row.settled(&mut listed_as),
            Row::Signer(_) | Row::Count(_) | Row::Person(_) => row.clone(),
        };
        (*line, row)
    });
    settled.collect()
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

/// The names of a cell.
fn parts(cell: &str) -> impl Iterator<Item = String> {
    let parts = cell.split(BETWEEN).map(as_typed);
    parts.filter(|part| !part.is_empty())
}

/// A text without the apostrophe by which spreadsheets do not run it.
fn as_typed(text: &str) -> String {
    unguarded(&nfc(text))
}

/// Whether a cell says these texts, and nothing else.
fn is_as_exported<'a>(cell: &str, texts: impl IntoIterator<Item = &'a String>) -> bool {
    let texts: Vec<&str> = texts.into_iter().map(String::as_str).collect();
    is_said(cell, &texts.join(BETWEEN))
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

/// A text as it is compared: without what the export adds to it and the import takes out of it.
fn plain(text: &str) -> String {
    as_typed(&cleaned_table(text))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::actions::import::unsaid::Emptied;

    fn names(of: &[(&str, &str)], further: &[&str]) -> Names {
        let of = of.iter();
        Names {
            name_map: of
                .map(|(tag, name)| ((*tag).to_owned(), (*name).to_owned()))
                .collect(),
            also_known_as: further.iter().map(|name| (*name).to_owned()).collect(),
            country: Some("RU".to_owned()),
            ..Names::default()
        }
    }

    fn now(cell: &str, further: &str, country: Option<&str>, held: &Names) -> Names {
        let written = Written {
            names: cell.to_owned(),
            further: further.to_owned(),
            ..Written::default()
        };
        written.names_of(&signer(&written, country), held)
    }

    fn signer(written: &Written, country: Option<&str>) -> Signer {
        Signer {
            names: written.called(country.map(str::to_owned)),
            kind: SignerKind::Organisation,
            provenance: Provenance::Import,
            account: None,
            initiated: false,
            ordinal: None,
            signed_at: None,
            evidence: None,
        }
    }

    #[test]
    fn what_was_exported_says_nothing_new() {
        let two = names(
            &[("en", "Union of Miners"), ("ru", "Союз шахтёров")],
            &["SM", "@UM"],
        );
        let cell = "Union of Miners / Союз шахтёров";
        assert_eq!(now(cell, "SM / '@UM", Some("RU"), &two), two);
        assert_eq!(now(cell, "", None, &two), two);
        let corrected = now("Miners / Союз шахтёров", "SM / '@UM", Some("KZ"), &two);
        assert_eq!(corrected.name_map["en"], "Miners");
        assert_eq!(corrected.name_map["ru"], "Союз шахтёров");
        assert_eq!(corrected.also_known_as, two.also_known_as);
        assert_eq!(corrected.country.as_deref(), Some("KZ"));
        // One name may have the sign in it.
        let one = names(&[("en", "Dockers / Quay 5")], &[]);
        assert_eq!(now("Dockers / Quay 5", "", None, &one), one);
        let renamed = now("Dockers / Quay 6", "", None, &one);
        assert_eq!(renamed.name_map["en"], "Dockers / Quay 6");
    }

    #[test]
    fn where_there_are_more_or_fewer_names_none_is_lost() {
        let two = names(
            &[("en", "Union of Miners"), ("ru", "Союз шахтёров")],
            &["SM"],
        );
        let more = now("Union of Miners / Союз шахтёров / Kumpel", "", None, &two);
        assert_eq!(more.name_map, two.name_map);
        assert_eq!(more.also_known_as, ["Kumpel", "SM"]);
        assert_eq!(more.country, two.country);
        let fewer = now("Miners", "", None, &two);
        assert_eq!(fewer.name_map.len(), 1);
        assert_eq!(fewer.name_map["und"], "Miners");
        assert_eq!(fewer.also_known_as, ["SM"]);
        let others = now("Miners / Горняки / Kumpel", "UM", Some("KZ"), &two);
        assert_eq!(others.name_map["und"], "Miners");
        assert_eq!(others.also_known_as, ["Горняки", "Kumpel", "UM"]);
        assert_eq!(others.country.as_deref(), Some("KZ"));
        let most: Vec<String> = (2..MAX_NAMES).map(|at| format!("SM {at}")).collect();
        let full = Names {
            also_known_as: most,
            ..two
        };
        let more = now("Union of Miners / Союз шахтёров / Kumpel", "", None, &full);
        assert_eq!(more.also_known_as[0], "Kumpel");
        assert!(more.check().is_ok(), "{more:?}");
    }

    #[test]
    fn names_stay_in_their_languages_whatever_their_order() {
        // At the desk the first one has got another tag since, and stands behind now.
        let two = names(&[("ru", "Союз шахтёров"), ("uk", "Спілка гірників")], &[]);
        let stale = "Спілка гірників / Союз шахтёров";
        assert_eq!(now(stale, "", None, &two), two);
        let corrected = now("Спілка шахтарів / Союз шахтёров", "", None, &two);
        assert_eq!(corrected.name_map["uk"], "Спілка шахтарів");
        assert_eq!(corrected.name_map["ru"], "Союз шахтёров");
        let alike = names(&[("en", "Solidar"), ("fr", "Solidar")], &[]);
        let corrected = now("Solidar / Solidaire", "", None, &alike);
        assert_eq!(corrected.name_map["en"], "Solidar");
        assert_eq!(corrected.name_map["fr"], "Solidaire");
    }

    #[test]
    fn a_name_beside_the_only_one_is_a_further_one() {
        let one = names(&[("en", "Miners")], &["UM"]);
        let more = now("Miners / Горняки", "", None, &one);
        assert_eq!(more.name_map, one.name_map);
        assert_eq!(more.also_known_as, ["Горняки", "UM"]);
        // Such as one that was taken out at the desk since.
        assert_eq!(now("Miners", "UM", None, &one), one);
    }

    #[test]
    fn letters_that_a_spreadsheet_lost_stay() {
        let two = names(
            &[("en", "Union of Miners"), ("ru", "Союз шахтёров")],
            &["SM", "Шахта 🚩"],
        );
        let lost = "Union of Miners / ???? ????????";
        assert_eq!(now(lost, "SM / ????? ??", None, &two), two);
        let corrected = now("Miners / ???? ????????", "UM / ????? ??", None, &two);
        assert_eq!(corrected.name_map["en"], "Miners");
        assert_eq!(corrected.name_map["ru"], "Союз шахтёров");
        assert_eq!(corrected.also_known_as, ["UM", "Шахта 🚩"]);
        // Whoever puts one where a letter of every encoding stood means it.
        let one = names(&[("en", "Miners")], &[]);
        assert_eq!(now("Miner?", "", None, &one).name_map["en"], "Miner?");
    }

    #[test]
    fn an_apostrophe_is_corrected_as_any_letter_is() {
        for (held, cell, corrected) in [
            ("Dockers Union", "Dockers' Union", "Dockers' Union"),
            ("Dockers' Union", "Dockers Union", "Dockers Union"),
            ("=SUM", "'=SUM", "=SUM"),
            ("=SUM", "=SUM", "=SUM"),
            ("=SUMs", "'=SUM's", "=SUM's"),
        ] {
            let now = now(cell, "", None, &names(&[("en", held)], &["'t Veer"]));
            assert_eq!(now.name_map["en"], corrected, "{cell}");
            assert_eq!(now.also_known_as, ["'t Veer"]);
        }
    }

    #[test]
    fn who_is_on_the_list_stays_of_the_kind_that_they_are() {
        let row = |says_kind| {
            let written = Written {
                names: "Ana Ferreira".to_owned(),
                says_kind,
                ..Written::default()
            };
            Row::Standing(Box::new(Standing {
                id: Some("https://hub.example/attestations/1".to_owned()),
                signer: Some(signer(&written, None)),
                emptied: Emptied::default(),
                written: Some(written),
            }))
        };
        let (person, organisation) = (SignerKind::Individual, SignerKind::Organisation);
        for (says_kind, listed, taken) in [
            (false, Some(person), person),
            (true, Some(person), organisation),
            (false, None, organisation),
        ] {
            let settled = settled(&[(2, row(says_kind))], |_| listed);
            let (_, row) = &settled[0];
            assert_eq!(matches!(row, Row::Signer(_)), listed.is_none());
            let kind = row.signer().map(|signer| signer.kind);
            assert_eq!(kind, Some(taken), "{says_kind}");
        }
    }

    #[test]
    fn another_list_takes_each_name_by_itself() {
        let written = Written {
            names: "Union of Miners / Союз шахтёров".to_owned(),
            further: "'@UM / UM".to_owned(),
            ..Written::default()
        };
        let called = written.called(None);
        assert_eq!(called.name_map["und"], "Union of Miners");
        assert_eq!(called.also_known_as, ["Союз шахтёров", "@UM", "UM"]);
    }
}

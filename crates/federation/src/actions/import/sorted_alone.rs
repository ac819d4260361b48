//! A table of which a spreadsheet has sorted one column by itself: each row still has the id of its entry, and the name, the
//! short names or the country of another one. Nothing of such a table is taken unless somebody says that this is meant.

use super::{
    exported::{in_one_cell, plain},
    standing::Standing,
    table::Field,
    taken_number::may_be_corrected,
};
use crate::FederationError;
use std::collections::{BTreeMap, BTreeSet};
use undersigned_domain::Names;

/// The code of such a table whose names are those of others.
pub const NAMES_SORTED: &str = "names_sorted";
/// The code of one of which another column is.
pub const COLUMN_SORTED: &str = "column_sorted";
/// Fewest entries that show it.
const FEWEST: usize = 3;
/// How often, at most, other countries that people write into many rows are those that stood in these rows, by chance.
const BY_CHANCE: f64 = 0.05;

/// What rows of a table say of the entries that they know by their ids.
#[derive(Default)]
pub(super) struct Known {
    /// The names that entries have, and those that they would get.
    names: Vec<(Names, Names)>,
    /// The short and other names of entries in one text, and what stands in its place in their rows; empty for none.
    further: Vec<(String, String)>,
    /// The same of countries.
    countries: Vec<(String, String)>,
}

impl Known {
    /// Notes what stands in a row, whatever becomes of it: the column that was sorted is that of all of them.
    pub fn hear(&mut self, row: &Standing, held: &Names) {
        let (Some(written), Some(said)) = (&row.written, &row.signer) else {
            return;
        };
        let further = plain(&in_one_cell(&held.also_known_as));
        self.further.push((further, plain(&written.further)));
        let countries = [&held.country, &said.names.country];
        let [held, said] = countries.map(|country| country.clone().unwrap_or_default());
        self.countries.push((held, said));
    }

    /// Notes what an entry is called, and what it would be called by its row.
    pub fn note(&mut self, held: Names, becomes: Names) {
        self.names.push((held, becomes));
    }

    /// Whether the column of names seems to have been sorted by itself.
    pub fn are_names_sorted(&self) -> bool {
        seem_sorted(&self.names)
    }

    /// The other columns that do.
    pub fn columns_sorted(&self) -> BTreeSet<Field> {
        let further = are_of_others(&self.further)
            && self.changes(|held, becomes| held.also_known_as != becomes.also_known_as);
        let countries = are_of_others(&self.countries)
            && self.changes(|held, becomes| held.country != becomes.country);
        let columns = [(Field::AlsoKnownAs, further), (Field::Country, countries)];
        let sorted = columns.into_iter().filter(|(_, is_sorted)| *is_sorted);
        sorted.map(|(column, _)| column).collect()
    }

    /// Whether anything of that would come to the list: rows of those who signed by themselves change nothing.
    fn changes(&self, is_other: impl Fn(&Names, &Names) -> bool) -> bool {
        let names = self.names.iter();
        let changed = names.filter(|(held, becomes)| is_other(held, becomes));
        changed.count() >= FEWEST
    }
}

/// Whether most of the rows that have something in a column have there what other entries have, and all of these together
/// what belongs to them.
fn are_of_others(cells: &[(String, String)]) -> bool {
    let is_filled = |(_, said): &&(String, String)| !said.is_empty();
    let filled = cells.iter().filter(is_filled).count();
    let moved = cells.iter().filter(|(held, said)| held != said);
    let moved: Vec<&(String, String)> = moved.collect();
    let others = moved.iter().filter(|(_, said)| !said.is_empty()).count();
    others >= FEWEST && others * 2 > filled && are_exchanged(&moved)
}

/// Whether what stands in some rows is nearly all that their entries have, in another order, and hardly by chance: where few
/// countries stand in a column, those that people correct may be as many as before.
fn are_exchanged(moved: &[&(String, String)]) -> bool {
    let mut left: BTreeMap<&str, u32> = BTreeMap::new();
    for (held, _) in moved {
        *left.entry(held).or_default() += 1;
    }
    let chance = chance_of_the_same(left.values().copied());
    let mut exchanged = 0;
    for (_, said) in moved {
        if let Some(count) = left.get_mut(said.as_str())
            && *count > 0
        {
            *count -= 1;
            exchanged += 1;
        }
    }
    exchanged * 10 >= moved.len() * 9 && chance < BY_CHANCE
}

/// How likely it is that each of some texts is chosen just so often, if for every row one of them is chosen at random.
fn chance_of_the_same(counts: impl ExactSizeIterator<Item = u32>) -> f64 {
    let texts = u32::try_from(counts.len()).unwrap_or(u32::MAX);
    let each = counts.flat_map(|count| 1..=count);
    let chances = (1_u32..).zip(each);
    chances
        .map(|(row, of_text)| f64::from(row) / f64::from(of_text) / f64::from(texts))
        .product()
}

/// Whether the names that entries have, and those that rows known by their ids give them, are as if one column had been
/// sorted by itself: more than half of them have nothing to do with each other.
fn seem_sorted(known: &[(Names, Names)]) -> bool {
    let unlike = known.iter().filter(|(held, said)| is_another(held, said));
    let unlike = unlike.count();
    unlike >= FEWEST && unlike * 2 > known.len()
}

/// Whether no full name of the two has to do with a name of the other. Short forms stand in a column of their own, and stay
/// where the names are sorted.
fn is_another(held: &Names, said: &Names) -> bool {
    !may_be_corrected(held, &full(said)) && !may_be_corrected(&full(held), said)
}

fn full(names: &Names) -> Names {
    Names {
        also_known_as: Vec::new(),
        ..names.clone()
    }
}

/// What is said of a table whose names are those of others.
pub(super) fn names_sorted() -> FederationError {
    refused(
        NAMES_SORTED,
        "names that have nothing to do with their own",
        "all of them are called so now; --dry-run names them",
    )
}

/// What is said of one of which these columns are.
pub(super) fn column_sorted(columns: &BTreeSet<Field>) -> FederationError {
    let columns = columns.iter().map(|column| match column {
        Field::Country => "the countries",
        _ => "the short and other names",
    });
    let columns: Vec<&str> = columns.collect();
    let others = format!("{} of other entries", columns.join(" and "));
    refused(COLUMN_SORTED, &others, "this is meant")
}

fn refused(code: &'static str, others: &str, meant: &str) -> FederationError {
    FederationError::invalid(
        code,
        format!(
            "most entries that the rows of this table know by their ids would get {others}, as if one column had been sorted \
             by itself: nothing of it is taken unless you say with --renamed-all that {meant}"
        ),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(name: &str, further: &[&str]) -> Names {
        Names {
            name_map: [("und".to_owned(), name.to_owned())].into(),
            also_known_as: further.iter().map(|name| (*name).to_owned()).collect(),
            ..Names::default()
        }
    }

    fn seem(known: &[(&str, &str)]) -> bool {
        let known = known.iter();
        let known = known.map(|(held, said)| (names(held, &[]), names(said, &[])));
        seem_sorted(&known.collect::<Vec<_>>())
    }

    const SAME: (&str, &str) = ("Quay Collective", "Quay Collective");
    const CORRECTED: (&str, &str) = ("Net Menders", "Net Menders Union");
    const OTHERS: [(&str, &str); 3] = [
        ("Harbour Pilots", "Crane Drivers"),
        ("Sailmakers", "Harbour Pilots"),
        ("海員工會", "Sailmakers"),
    ];

    #[test]
    fn a_column_that_was_sorted_by_itself_gives_most_entries_the_names_of_others() {
        let [first, second, third] = OTHERS;
        assert!(seem(&OTHERS));
        assert!(seem(&[first, second, third, SAME, CORRECTED]));
        // Half of them may have been renamed.
        assert!(!seem(&[first, second, third, SAME, SAME, CORRECTED]));
        assert!(!seem(&[first, second]));
        assert!(!seem(&[CORRECTED; 5]));
        assert!(!seem(&[]));
    }

    /// Cells of a column, and the same in another order.
    fn cells(held: &[&str], said: &[&str]) -> Vec<(String, String)> {
        let cells = held.iter().zip(said);
        let cells = cells.map(|(held, said)| ((*held).to_owned(), (*said).to_owned()));
        cells.collect()
    }

    fn sorted(held: &[&str]) -> Vec<(String, String)> {
        let mut said = held.to_vec();
        // Empty cells stand last.
        said.sort_by_key(|said| (said.is_empty(), *said));
        cells(held, &said)
    }

    #[test]
    fn a_column_of_countries_that_was_sorted_by_itself_has_those_of_others() {
        let countries = ["PE", "DE", "", "IE", "FR", "DE", "CL", "BE", "AR", "FR"];
        assert!(are_of_others(&sorted(&countries)));
        // Sorted with all others, filled, or emptied.
        assert!(!are_of_others(&cells(&countries, &countries)));
        let filled = [&["DE"; 4][..], &["FR"; 4], &["IE", "BE"]].concat();
        assert!(!are_of_others(&cells(&[""; 10], &filled)));
        assert!(!are_of_others(&cells(&countries, &[""; 10])));
        // Half of them may have been corrected, and two have changed places.
        let mut corrected = countries;
        corrected.swap(0, 1);
        assert!(!are_of_others(&cells(&countries, &corrected)));
        // Others than stood there.
        let others = ["IT", "ES", "PT", "GR", "AT", "CH", "PL", "CZ", "HU", "RO"];
        assert!(!are_of_others(&cells(&countries, &others)));
    }

    #[test]
    fn few_countries_may_be_as_many_as_before_by_chance() {
        let two = ["FR", "FR", "FR", "DE", "DE", "DE"];
        assert!(!are_of_others(&sorted(&two)));
        let three = ["PE", "IE", "DE"];
        assert!(!are_of_others(&cells(&three, &["IE", "DE", "PE"])));
        // Nobody corrects so many so.
        let many: Vec<&str> = ["PE", "IE", "DE"].into_iter().cycle().take(18).collect();
        let moved: Vec<&str> = many.iter().skip(1).chain(&many[..1]).copied().collect();
        assert!(are_of_others(&cells(&many, &moved)));
    }

    #[test]
    fn nothing_is_asked_where_nothing_would_change() {
        let called = |country: &str| Names {
            country: Some(country.to_owned()),
            ..names("Quay Collective", &[])
        };
        let countries = ["PE", "DE", "IE", "FR", "CL", "BE", "AR"];
        let mut known = Known {
            countries: sorted(&countries),
            ..Known::default()
        };
        assert!(known.columns_sorted().is_empty());
        for (held, said) in sorted(&countries) {
            known.note(called(&held), called(&said));
        }
        assert_eq!(known.columns_sorted(), [Field::Country].into());
        let said = column_sorted(&known.columns_sorted());
        assert!(
            said.to_string()
                .contains("get the countries of other entries")
        );
        assert!(!known.are_names_sorted());
    }

    #[test]
    fn short_forms_that_stayed_make_no_name_another_one() {
        let moved = |held: &str, said: &str| (names(held, &["HP"]), names(said, &["HP"]));
        let all = OTHERS.map(|(held, said)| moved(held, said));
        assert!(seem_sorted(&all));
        // One that becomes the name, or a name that becomes one, is of the same entry.
        let taken = |held: &str| (names(held, &["HP"]), names("HP", &[held]));
        assert!(!seem_sorted(&OTHERS.map(|(held, _)| taken(held))));
    }
}

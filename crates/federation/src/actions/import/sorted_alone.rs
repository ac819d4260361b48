//! A table whose column of names a spreadsheet has sorted by itself: each row still has the id of its entry, and the name of
//! another one. Nothing of such a table is taken unless somebody says that all of them are called so now.

use super::taken_number::may_be_corrected;
use crate::FederationError;
use undersigned_domain::Names;

/// The code of such a table.
pub const NAMES_SORTED: &str = "names_sorted";
/// Fewest entries that show it.
const FEWEST: usize = 3;

/// Whether the names that entries have, and those that rows known by their ids give them, are as if one column had been
/// sorted by itself: more than half of them have nothing to do with each other.
pub(super) fn seem_sorted(known: &[(Names, Names)]) -> bool {
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

/// What is said of such a table.
#[must_use]
pub fn names_sorted() -> FederationError {
    FederationError::invalid(
        NAMES_SORTED,
        "most entries that the rows of this table know by their ids would get names that have nothing to do with their own, \
         as if one column had been sorted by itself: nothing of it is taken unless you say with --renamed-all that all of \
         them are called so now; --dry-run names them",
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

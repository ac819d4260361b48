//! Rows whose printed number an entry of a wholly different name has: two lists each count from one. Nobody is put
//! in another's place unless a person says that the two are the same.

use crate::{FederationError, suggestions};
use std::collections::BTreeMap;
use undersigned_domain::Names;
use undersigned_likeness as likeness;

/// What somebody says of such a row.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum AtNumber {
    /// Nothing: it is not taken.
    #[default]
    Asked,
    /// It is the same signer, who is called otherwise now.
    Renamed,
    /// It is another one, and comes in as new without the number.
    AsNew,
}

/// What somebody says of such rows, by their lines.
pub type AtNumbers = BTreeMap<u64, AtNumber>;

/// The code of a row about which nothing is said.
pub const NUMBER_TAKEN: &str = "number_taken";

/// Whether one name may be the other, corrected or translated beside it: one text is the same, or nearly.
pub(super) fn may_be_corrected(held: &Names, said: &Names) -> bool {
    likeness::may_be_corrected(&suggestions::names(held), &suggestions::names(said))
}

/// What is said of a row about which nothing was said.
pub(super) fn refused(line: u64, number: Option<u64>, held: &Names) -> FederationError {
    let number = number.unwrap_or_default();
    let name = held.name_map.values().next();
    let name = name.map(String::as_str).unwrap_or_default();
    FederationError::invalid(
        NUMBER_TAKEN,
        format!(
            "`{name}` is on the list under number {number}, and no name of this row is like it: say with --renamed \
             {line} that it is the same signer under a new name, or with --as-new {line} that it is another one, which \
             comes in without the number"
        ),
    )
}

/// What is said of a row of somebody else whose number is that of one who has gone.
pub(super) fn vacated(line: u64, number: Option<u64>) -> FederationError {
    let number = number.unwrap_or_default();
    FederationError::invalid(
        "number_gone",
        format!(
            "number {number} was that of a signer who was taken off the list or has withdrawn, and no list gives it to \
             another: give this one another number, or say with --as-new {line} that it comes in without"
        ),
    )
}

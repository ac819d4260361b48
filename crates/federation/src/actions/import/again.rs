//! Who has gone from a list and stands on it once more, as whoever signs again on a server of its own: a line that
//! names them brings nobody back, and entering it by hand would list them twice.

use super::gone::{Gone, NamesOfList};
use crate::{FederationError, replica::Change};
use undersigned_domain::Names;

/// Who stands on a list, as [`Gone`] knows names; made for the first line that is refused.
#[derive(Default)]
pub(super) struct Again(Option<NamesOfList>);

impl Again {
    /// Why a line of these names is refused: another reason than `fault` where it says that somebody has gone, and
    /// all of them stand on the list.
    pub fn why(
        &mut self,
        fault: FederationError,
        change: &Change,
        gone: &Gone,
        names: &Names,
    ) -> FederationError {
        if fault.code() != "taken_back" {
            return fault;
        }
        let listed = self.0.get_or_insert_with(|| NamesOfList::of(change));
        match gone.are_listed(change, names, listed) {
            true => listed_again(),
            false => fault,
        }
    }
}

fn listed_again() -> FederationError {
    FederationError::invalid(
        "listed_again",
        "it was taken back once, and is on the list again; enter it by hand only if it is somebody else of the \
         same name",
    )
}

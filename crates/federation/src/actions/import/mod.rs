//! Taking over a list of co-signers kept elsewhere. The same file twice adds nothing, and an
//! import that broke off is completed by the next.

mod again;
mod alike;
mod batch;
mod changed;
mod csv;
pub mod draft;
mod entering;
mod entries;
mod exported;
mod file;
pub(crate) mod gone;
pub(in crate::actions) mod guess;
pub(in crate::actions) mod headings;
mod joined;
mod jsonl;
mod left_out;
mod like_organisations;
mod lines;
mod numbers;
pub(in crate::actions) mod quotes;
mod remembered;
mod report;
mod row;
mod sorted_alone;
mod standing;
pub mod table;
mod taken_number;
mod taking;
mod text;
mod two_names;
mod unasked;
mod unsaid;
mod wording;

pub use changed::{Changed, ChangedField};
pub use csv::{ShortHeading, short_heading};
pub use exported::{HIDDEN, Written};
pub use guess::guess;
pub use joined::Joined;
pub use lines::Noticed;
pub use quotes::{JoinedLines, LINES_JOINED, QuoteFault, first_quote_fault};
pub use report::{ReadDay, Refusal, Renamed, Report, TakenColumn, UnknownCountry};
pub use row::{Fault, Row, Rows, Taken};
pub use sorted_alone::{COLUMN_SORTED, NAMES_SORTED};
pub use standing::Standing;
pub use table::Table;
pub use taken_number::{AtNumber, AtNumbers, NUMBER_TAKEN};
pub use text::{first_unreadable_line, is_document};
pub use unasked::import_unasked;
pub use unsaid::Emptied;
pub use wording::Wording;

pub(in crate::actions) use remembered::remember_said;

use crate::{FederationError, Instance, error::Result};
use file::File;
use std::collections::{BTreeMap, BTreeSet};
use taking::take;
use undersigned_store::appeals::Appeal;

/// Largest file, in bytes.
pub const MAX_FILE: usize = 64 * 1024 * 1024;

/// What kind of file it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Source {
    /// One JSON object a line.
    Jsonl,
    /// Separated by commas, as Google Forms exports it, by semicolons or by tabs, with a header; nobody looks
    /// at it before it is taken. `map` names columns (header to field) where they are not recognised.
    Csv {
        /// Header of a column to the field it holds.
        map: BTreeMap<String, String>,
        /// Names of countries in small letters, to their codes.
        countries: BTreeMap<String, String>,
    },
    /// A table whose columns a person has looked at.
    Table(Table),
}

/// How a file is to be taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Options {
    /// What kind of file it is.
    pub source: Source,
    /// Which wording its signers signed.
    pub wording: Wording,
    /// Whether nothing is to be stored.
    pub dry_run: bool,
    /// Whether all rows become lasting together, or none.
    pub whole: bool,
    /// Lines that are left out.
    pub without: BTreeSet<u64>,
    /// Whether those are left out as well that somebody left out at the desk.
    pub as_left_out: bool,
    /// What somebody says of rows whose number an entry of a wholly different name has.
    pub at_numbers: AtNumbers,
    /// The first lines of those rows of which somebody says that they are one signer each, though they may be several.
    pub one_signer: BTreeSet<u64>,
    /// Whether somebody says that most entries of an exported table are called wholly otherwise now, or have the short names
    /// or the countries of others.
    pub renamed_all: bool,
    /// Whether whoever takes it over may know who signed already, and who took that back. Others take no people
    /// over who are only counted: the number that everybody sees would tell them, address by address.
    pub may_know: bool,
}

/// Imports a file into a published appeal of ours. `progress` hears how many rows of how many
/// are stored.
///
/// # Errors
/// [`FederationError::Malformed`] where the file cannot be read at all;
/// [`FederationError::Conflict`] for a draft, and `withdrawn` where somebody would be new on the list of a
/// withdrawn appeal; [`FederationError::Invalid`] for a wording that there is not, and [`NAMES_SORTED`] or
/// [`COLUMN_SORTED`] where all rows become lasting together and nobody says that this is meant. Bad rows are part of the report.
pub async fn import(
    instance: &Instance,
    appeal: &Appeal,
    file: &[u8],
    options: &Options,
    progress: &mut (dyn FnMut(usize, usize) + Send),
) -> Result<Report> {
    check_published(appeal)?;
    let file = File::read(file, &options.source, &appeal.ap_id, &options.one_signer)?;
    take(instance, appeal, file, options, progress).await
}

/// Only what was published can have been signed.
fn check_published(appeal: &Appeal) -> Result<()> {
    match appeal.root {
        Some(_) => Ok(()),
        None => Err(FederationError::conflict(
            "not_published",
            "publish the appeal first: a draft has no wording that could have been signed",
        )),
    }
}

/// Reads and checks the rows, each with the number of its line; a bad one says what is wrong. `appeal` is the
/// address of the one to which they are to go, `one_signer` as in [`Options`].
///
/// # Errors
/// [`FederationError::Malformed`] where the file cannot be read at all.
pub fn read(
    file: &[u8],
    source: &Source,
    appeal: &str,
    one_signer: &BTreeSet<u64>,
) -> Result<Rows> {
    Ok(File::read(file, source, appeal, one_signer)?.rows)
}

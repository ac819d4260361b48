//! Sealed rows, opened one by one: one that does not open must not keep the others from whoever takes
//! all of them along.

use crate::error::Result;

/// The number of a row, and what is in it or why that does not open.
pub type Opening<T> = (i64, Result<T>);

/// What is in all of them.
///
/// # Errors
/// Why one does not open.
pub fn all<T>(rows: Vec<Opening<T>>) -> Result<Vec<T>> {
    rows.into_iter().map(|(_, row)| row).collect()
}

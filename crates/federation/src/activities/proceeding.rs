//! An amendment, ballot or vote, in a `Create` or `Update`. It is embedded whole: its proof speaks for
//! it, whoever carried it.

use super::Received;
use crate::{Instance, dispatches::Kept, error::Result, proceedings};
use serde_json::{Map, Value};

/// Takes the proceeding inside.
///
/// # Errors
/// As [`proceedings::receive`].
pub async fn receive(instance: &Instance, object: &Map<String, Value>) -> Result<Received> {
    Ok(match proceedings::receive(instance, object).await? {
        Kept::Taken => Received::Taken,
        Kept::Known => Received::Duplicate,
        Kept::Ignored => Received::Ignored,
    })
}

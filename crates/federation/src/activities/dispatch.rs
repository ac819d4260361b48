//! What an organiser says beside the list, in a `Create`, `Update` or `Delete`. The `Delete` has the
//! signed tombstone as its object, so that whoever missed it can be told by anybody later.

use super::Received;
use crate::{
    Instance,
    dispatches::{self, Kept},
    error::Result,
};
use serde_json::{Map, Value};

/// Takes the dispatch inside.
///
/// # Errors
/// As [`dispatches::receive`].
pub async fn receive(instance: &Instance, object: &Map<String, Value>) -> Result<Received> {
    Ok(match dispatches::receive(instance, object).await? {
        Kept::Taken => Received::Taken,
        Kept::Known => Received::Duplicate,
        Kept::Ignored => Received::Ignored,
    })
}

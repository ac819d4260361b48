//! What other servers report here, for whoever runs this one: looked at, and put away.

use crate::{Instance, error::Result};
use undersigned_store::reports;

pub use undersigned_store::reports::{Kind, Report};

/// Reports, the newest first; those that were put away only where they are asked for.
///
/// # Errors
/// The database.
pub async fn list(instance: &Instance, closed: bool) -> Result<Vec<Report>> {
    Ok(reports::list(instance.database.conn(), closed).await?)
}

/// What a report is about, as far as that is known here.
///
/// # Errors
/// The database.
pub async fn kind(instance: &Instance, report: &Report) -> Result<Kind> {
    Ok(reports::kind_of(instance.database.conn(), &report.subject).await?)
}

/// Puts a report away; says whether it was open. If it is made again, it is open again.
///
/// # Errors
/// The database.
pub async fn close(instance: &Instance, number: i64) -> Result<bool> {
    let now = instance.clock.millis();
    Ok(reports::close(instance.database.conn(), number, now).await?)
}

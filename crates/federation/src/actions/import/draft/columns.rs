//! What the columns of an appeal's last list held, for the next one of the same shape.

use crate::{
    FederationError, Instance,
    actions::import::table::{Field, Layout},
    error::Result,
};
use undersigned_store::{appeals::Appeal, imports};

/// Remembers what the columns hold, for the next list of the same shape.
///
/// # Errors
/// The database.
pub async fn remember(instance: &Instance, appeal: &Appeal, layout: &Layout) -> Result<()> {
    let text = serde_json::to_string(layout)
        .map_err(|error| FederationError::Internal(error.to_string()))?;
    Ok(imports::remember(instance.database.conn(), appeal.id, &text).await?)
}

/// As it was remembered of such a list, or else as it was guessed.
pub(super) async fn remembered(
    instance: &Instance,
    appeal: &Appeal,
    guessed: Layout,
) -> Result<Layout> {
    let kept = imports::remembered(instance.database.conn(), appeal.id).await?;
    let kept: Option<Layout> = kept.and_then(|text| serde_json::from_str(&text).ok());
    let kept = kept.filter(|kept| {
        kept.separator == guessed.separator
            && kept.header == guessed.header
            && kept.columns.len() == guessed.columns.len()
            // What came before ids were known doubles nobody.
            && has_ids(kept) == has_ids(&guessed)
    });
    let first_line = guessed.first_line;
    Ok(Layout {
        first_line,
        ..kept.unwrap_or(guessed)
    })
}

/// Whether a column holds the ids of entries.
fn has_ids(layout: &Layout) -> bool {
    let mut columns = layout.columns.iter();
    columns.any(|one| one.field == Field::Id)
}

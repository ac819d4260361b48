//! A form by which somebody says that they sent a letter counts once, however often it is sent: pressed
//! twice, or loaded again. It says by itself until when it holds, and proves that it is ours and of
//! which letter; nothing is kept of one that nobody sends, and who sends it is not in it.

use crate::{Instance, actions::single_use::SingleUse, error::Result};
use undersigned_store::{ConnectionTrait, appeals::Appeal};

/// A form holds a week, for whoever goes to the post office in between.
const FORM: SingleUse = SingleUse {
    open_millis: 7 * 24 * 60 * 60 * 1_000,
    spent_as: b"undersigned:letter sent\0",
};

/// What a new form of a letter carries, as base64url.
///
/// # Errors
/// Missing randomness.
pub fn issue(instance: &Instance, appeal: &Appeal, name: &str) -> Result<String> {
    FORM.issue(instance, &purpose(appeal, name))
}

/// Whether a form is ours, of this letter, and not too old.
pub(super) fn is_open(instance: &Instance, appeal: &Appeal, name: &str, once: &str) -> bool {
    FORM.is_open(instance, &purpose(appeal, name), once)
}

/// Spends a form that is open; false where that was done before.
pub(super) async fn spend(db: &impl ConnectionTrait, once: &str) -> Result<bool> {
    FORM.spend(db, once).await
}

fn purpose(appeal: &Appeal, name: &str) -> String {
    format!("letter sent: {} in appeal {}", name, appeal.id)
}

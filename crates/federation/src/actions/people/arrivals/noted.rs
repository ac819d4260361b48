//! Counting stands in the log before anything is opened. From then on there is an address that counts the same time once
//! more for whoever looked, and leaves nothing: one can go back to it in the browser. Nobody else can write that address, so
//! that no link makes somebody count.

use super::Group;
use crate::{FederationError, Instance, clock::from_millis, error::Result};
use subtle::ConstantTimeEq as _;
use undersigned_store::{acting, appeals::Appeal};

/// Characters of what stands in an address for something else.
const MARK: usize = 32;

/// Says to the log that a time is counted: for whoever may open what people wrote.
///
/// # Errors
/// The database.
pub async fn note(instance: &Instance, time: &Group) -> Result<()> {
    if !acting::is_known() {
        return Err(FederationError::Internal(
            "signatures are counted by nobody".into(),
        ));
    }
    note_group(time, None);
    // Nothing but the log's row.
    instance.database.begin().await?.commit().await?;
    Ok(())
}

/// Says to the log of which time an act is, and of how many; behind the appeal, where a command has said that.
pub(super) fn note_group(group: &Group, people: Option<usize>) {
    let (since, until) = (from_millis(group.since), from_millis(group.until));
    let people = people.map_or_else(String::new, |people| format!(": {people}"));
    acting::more(|entry| {
        let said = format!("{} {since}/{until}{people}", entry.detail);
        said.trim_start().clone_into(&mut entry.detail);
    });
}

/// What stands in an address for that the log says that this account counted this time.
#[must_use]
pub fn proof(instance: &Instance, appeal: &Appeal, account_id: i64, time: &Group) -> String {
    let Group { since, until, .. } = time;
    let text = format!("{} {account_id} {since} {until}", appeal.id);
    marked(instance, "signatures that were counted", &text)
}

/// Whether this is that [`proof`].
#[must_use]
pub fn is_noted(
    instance: &Instance,
    appeal: &Appeal,
    account_id: i64,
    time: &Group,
    shown: &str,
) -> bool {
    let proof = proof(instance, appeal, account_id, time);
    proof.as_bytes().ct_eq(shown.as_bytes()).into()
}

/// What stands for a domain in an address, where the domain itself must not: logs keep addresses.
#[must_use]
pub fn mark(instance: &Instance, domain: &str) -> String {
    marked(instance, "row of a mail domain", domain)
}

fn marked(instance: &Instance, purpose: &str, text: &str) -> String {
    let mut mark = instance.keyed_name(purpose, text);
    mark.truncate(MARK);
    mark
}

//! Lines that somebody left out of a list at the desk: the same list leaves them out once more, until somebody
//! says otherwise.

use super::{
    remembered::kept_below,
    report::Refusal,
    row::{Fault, Row},
};
use crate::{Instance, error::Result};
use std::collections::{BTreeMap, BTreeSet};
use undersigned_domain::Names;
use undersigned_store::{appeals::Appeal, settings};

/// The lines that say what a line said which was left out.
///
/// # Errors
/// The database.
pub(super) async fn before<'a>(
    instance: &Instance,
    appeal: &Appeal,
    rows: impl IntoIterator<Item = (&'a u64, &'a Row)>,
) -> Result<BTreeSet<u64>> {
    let kept = settings::names_below(instance.database.conn(), &below(appeal)).await?;
    if kept.is_empty() {
        return Ok(BTreeSet::new());
    }
    let is_kept = |(line, row): (&'a u64, &'a Row)| {
        let name = name(instance, appeal, row)?;
        kept.contains(&name).then_some(*line)
    };
    Ok(rows.into_iter().filter_map(is_kept).collect())
}

/// Remembers which lines of a list were left out, and forgets those that were taken.
///
/// # Errors
/// The database.
pub(super) async fn remember(
    instance: &Instance,
    appeal: &Appeal,
    rows: &BTreeMap<u64, Row>,
    without: &BTreeSet<u64>,
) -> Result<()> {
    let before = before(instance, appeal, rows).await?;
    let is_new = |line: &u64| without.contains(line) != before.contains(line);
    let changed = rows.iter().filter(|(line, _)| is_new(line));
    let named = changed.filter_map(|(line, row)| Some((line, name(instance, appeal, row)?)));
    let named: Vec<(&u64, String)> = named.collect();
    if named.is_empty() {
        return Ok(());
    }
    let transaction = instance.database.begin().await?;
    let mut kept = BTreeMap::new();
    for (line, name) in named {
        match without.contains(line) {
            true => {
                kept.insert(name, String::new());
            }
            false => settings::delete(&transaction, &name).await?,
        }
    }
    settings::set_many(&transaction, &kept).await?;
    transaction.commit().await?;
    Ok(())
}

/// What is said of such a line where nobody is asked.
pub(super) fn refusal(line: u64) -> Refusal {
    let fault = Fault::new(
        "left_out_before",
        "it was left out at the desk; import the list there to have it taken",
    );
    fault.at(line)
}

fn below(appeal: &Appeal) -> String {
    format!("{}left-out:", kept_below(appeal.id))
}

/// Under which name it is remembered; none for who is not listed by name. The languages of names are no part of
/// it: the desk was told of some that a list alone does not say.
fn name(instance: &Instance, appeal: &Appeal, row: &Row) -> Option<String> {
    let signer = match row {
        Row::Signer(signer) => signer.as_ref(),
        // A row of an exported table may be of another list, and new.
        Row::Standing(row) if row.written.is_some() => row.signer.as_ref()?,
        Row::Person(_) | Row::Count(_) | Row::Standing(_) => return None,
    };
    let Names {
        name_map,
        also_known_as,
        country,
        ..
    } = &signer.names;
    let names: BTreeSet<&String> = name_map.values().chain(also_known_as).collect();
    let (kind, ordinal, signed_at) = (signer.kind.name(), signer.ordinal, &signer.signed_at);
    let text = format!("{names:?} {country:?} {kind} {ordinal:?} {signed_at:?}");
    let hashed = instance.keyed_name("line left out", &text);
    Some(format!("{}{hashed}", below(appeal)))
}

//! What rows of lists said when they were taken: what people make of the entries afterwards stays, until a row says something
//! else.

use super::{exported, unsaid::Emptied};
use crate::{
    Instance,
    actions::attest::{self, Signer},
    error::Result,
    keys::ActorKeys,
    replica::Change,
};
use std::collections::{BTreeMap, BTreeSet};
use undersigned_domain::attestation::Attestation;
use undersigned_store::settings;

/// Most rows that are remembered of an entry; beyond them the earliest are forgotten.
const ROWS_OF_AN_ENTRY: usize = 16;

/// Rows by the names under which they are kept: read and written together. Of an entry that is the row that was taken last,
/// those since that said nothing else of it, and what the entry said before somebody mended it.
#[derive(Default)]
pub(super) struct Remembered {
    known: BTreeMap<String, Option<String>>,
    unwritten: BTreeMap<String, String>,
}

impl Remembered {
    /// Reads what is known of some entries, with all that was said under their ids.
    ///
    /// # Errors
    /// The database.
    pub async fn read_ahead(change: &mut Change, keys: &ActorKeys, ids: &[String]) -> Result<Self> {
        change.read_ahead(&attest::registers(keys, ids)).await?;
        let names: BTreeSet<String> = ids.iter().map(|id| name(change, id)).collect();
        let asked: Vec<&str> = names.iter().map(String::as_str).collect();
        let mut found = settings::values(&change.transaction, &asked).await?;
        let known = names.into_iter().map(|name| {
            let value = found.remove(&name);
            (name, value)
        });
        Ok(Self {
            known: known.collect(),
            unwritten: BTreeMap::new(),
        })
    }

    /// The rows of an entry.
    ///
    /// # Errors
    /// The database.
    pub async fn of(&self, change: &Change, id: &str) -> Result<Vec<String>> {
        let name = name(change, id);
        let known = match self.known.get(&name) {
            Some(known) => known.clone(),
            None => settings::get(&change.transaction, &name).await?,
        };
        let rows = known.iter().flat_map(|rows| rows.split(' '));
        Ok(rows.map(str::to_owned).collect())
    }

    /// Has these be the rows of an entry.
    pub fn keep(&mut self, change: &Change, id: &str, mut rows: Vec<String>) {
        rows.drain(..rows.len().saturating_sub(ROWS_OF_AN_ENTRY));
        let (name, rows) = (name(change, id), rows.join(" "));
        self.known.insert(name.clone(), Some(rows.clone()));
        self.unwritten.insert(name, rows);
    }

    /// Writes what is new.
    ///
    /// # Errors
    /// The database.
    pub async fn write(&self, change: &Change) -> Result<()> {
        Ok(settings::set_many(&change.transaction, &self.unwritten).await?)
    }
}

/// Remembers what an entry says that a list has brought, before somebody mends it: a list that was exported until then says
/// nothing new. Of one that an older version took nothing is remembered, and its row is known by that.
///
/// # Errors
/// The database.
pub(in crate::actions) async fn remember_said(
    change: &Change,
    id: &str,
    held: &Attestation,
) -> Result<()> {
    let mut remembered = Remembered::default();
    let mut rows = remembered.of(change, id).await?;
    if rows.is_empty() {
        return Ok(());
    }
    let instance = change.instance();
    let signer = Signer::from(held.clone());
    let cells = exported::cells_of(held);
    let cells = cells.iter().map(|cells| hashed_cells(instance, cells));
    let said = std::iter::once(hashed(instance, &signer, &Emptied::default())).chain(cells);
    let before = rows.len();
    for row in said {
        if !rows.contains(&row) {
            rows.push(row);
        }
    }
    if rows.len() > before {
        remembered.keep(change, id, rows);
        remembered.write(change).await?;
    }
    Ok(())
}

/// Under which name it is remembered what a row says.
fn name(change: &Change, id: &str) -> String {
    format!("{}{id}", kept_below(change.appeal.id))
}

/// With what the names begin under which rows of an appeal's lists are remembered. All of them go when its
/// organisation is deleted.
pub(super) fn kept_below(appeal_id: i64) -> String {
    format!("import-row:{appeal_id}:")
}

/// All that a row says of a signer, and what it empties; nobody who reads the database finds it out by guessing.
pub(super) fn hashed(instance: &Instance, signer: &Signer, emptied: &Emptied) -> String {
    let Signer {
        names,
        kind,
        initiated,
        ordinal,
        signed_at,
        ..
    } = signer;
    let mut text = format!(
        "{} {} {initiated} {ordinal:?} {signed_at:?}",
        names.digest(),
        kind.name()
    );
    if *emptied != Emptied::default() {
        text.push_str(&format!(" {emptied:?}"));
    }
    instance.keyed_name("row of a list", &text)
}

/// The same of the cells of an exported table.
pub(super) fn hashed_cells(instance: &Instance, cells: &str) -> String {
    instance.keyed_name("row of an exported table", cells)
}

//! What people who signed have written, opened by a steward of the organisation for a reason. That it
//! was opened is lasting before anything is read.

use super::Person;
use crate::{
    FederationError, Instance,
    actions::audit,
    error::Result,
    openings::{self, Opening},
};
use undersigned_domain::people::Shown;
use undersigned_store::{
    acting,
    appeals::Appeal,
    organizations::Organization,
    persons::{self, PersonSignature},
};

/// Longest reason, in characters.
pub const MAX_REASON: usize = 300;
/// Rows read at a time.
const CHUNK: u64 = 500;

/// One signature, opened.
#[derive(Debug)]
pub struct Opened {
    /// Its row.
    pub id: i64,
    /// What the person wrote.
    pub person: Person,
    /// What of the name may be shown; nothing where it is hidden.
    pub shown: Shown,
    /// When it was stored, in milliseconds since 1970.
    pub created_at: i64,
    /// How it came here: `web-form`, `fediverse-account` or `import`.
    pub source: String,
    /// The wording that they signed.
    pub revision: i64,
}

/// Which signatures.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Which {
    /// At most so many after a row.
    Page(i64, u64),
    /// All of them.
    All,
}

/// Opens signatures under an appeal of the organisation's own, oldest first.
///
/// # Errors
/// [`FederationError::Invalid`] without a reason, or for one that is too long;
/// [`FederationError::NotFound`] for another organisation's appeal; the database; sealed bytes that do
/// not open.
pub async fn open(
    instance: &Instance,
    organization: &Organization,
    appeal: &Appeal,
    reason: &str,
    which: Which,
) -> Result<Vec<Opened>> {
    openings::all(each(instance, organization, appeal, reason, which).await?)
}

/// As [`open`], one by one.
///
/// # Errors
/// As [`open`], except for sealed bytes.
pub async fn each(
    instance: &Instance,
    organization: &Organization,
    appeal: &Appeal,
    reason: &str,
    which: Which,
) -> Result<Vec<Opening<Opened>>> {
    if appeal.organization_id != Some(organization.id) {
        return Err(FederationError::unknown_appeal());
    }
    let reason = reason.trim();
    if reason.is_empty() || reason.chars().count() > MAX_REASON {
        return Err(FederationError::invalid(
            "reason_needed",
            "say why in one line of at most 300 characters",
        ));
    }
    if !acting::is_known() {
        return Err(FederationError::Internal(
            "signatures are opened by nobody".into(),
        ));
    }
    audit::more(None, Some(reason));
    // Nothing but the log's row: it is there before anything is read.
    instance.database.begin().await?.commit().await?;
    let (mut after, limit) = match which {
        Which::Page(after, limit) => (after, Some(limit)),
        Which::All => (0, None),
    };
    let mut opened = Vec::new();
    loop {
        let db = instance.database.conn();
        let rows = persons::page(db, appeal.id, after, limit.unwrap_or(CHUNK)).await?;
        let Some(last) = rows.last() else {
            return Ok(opened);
        };
        after = last.id;
        for row in rows {
            opened.push((row.id, one(instance, appeal.id, row)));
        }
        if limit.is_some() {
            return Ok(opened);
        }
    }
}

fn one(instance: &Instance, appeal_id: i64, row: PersonSignature) -> Result<Opened> {
    let person = instance.open_person(appeal_id, &row.sealed)?;
    let shown = match row.hidden {
        true => Shown::Never,
        false => Shown::from_rank(row.shown).min(person.shown),
    };
    Ok(Opened {
        id: row.id,
        shown,
        person,
        created_at: row.created_at,
        source: row.source,
        revision: row.revision,
    })
}

//! What people who signed have written, opened by a steward of the organisation for a reason. That it
//! was opened is lasting before anything is read.

use super::{Person, check_kept};
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

/// All signatures under an appeal, oldest first, some at a time: of very many, a few are in memory.
#[derive(Debug)]
pub struct Pages {
    instance: Instance,
    appeal_id: i64,
    after: i64,
}

impl Pages {
    /// The next ones, one by one; none after the last.
    ///
    /// # Errors
    /// The database.
    pub async fn more(&mut self) -> Result<Option<Vec<Opening<Opened>>>> {
        let some = some(&self.instance, self.appeal_id, self.after, CHUNK).await?;
        let Some((last, _)) = some.last() else {
            return Ok(None);
        };
        self.after = *last;
        Ok(Some(some))
    }
}

/// Opens at most `limit` signatures under an appeal of the organisation's own, oldest first: those after a row.
///
/// # Errors
/// [`FederationError::Invalid`] without a reason, or for one that is too long, and `people_over` once the day is
/// over until which they are kept;
/// [`FederationError::NotFound`] for another organisation's appeal; the database; sealed bytes that do
/// not open.
pub async fn open(
    instance: &Instance,
    organization: &Organization,
    appeal: &Appeal,
    reason: &str,
    (after, limit): (i64, u64),
) -> Result<Vec<Opened>> {
    begin(instance, organization, appeal, reason).await?;
    openings::all(some(instance, appeal.id, after, limit).await?)
}

/// As [`open`], all of them.
///
/// # Errors
/// As [`open`], except for sealed bytes.
pub async fn all(
    instance: &Instance,
    organization: &Organization,
    appeal: &Appeal,
    reason: &str,
) -> Result<Pages> {
    begin(instance, organization, appeal, reason).await?;
    Ok(Pages {
        instance: instance.clone(),
        appeal_id: appeal.id,
        after: 0,
    })
}

/// Enters in the log who opens, and why.
async fn begin(
    instance: &Instance,
    organization: &Organization,
    appeal: &Appeal,
    reason: &str,
) -> Result<()> {
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
    check_kept(instance, appeal.id).await?;
    if !acting::is_known() {
        return Err(FederationError::Internal(
            "signatures are opened by nobody".into(),
        ));
    }
    audit::more(None, Some(reason));
    // Nothing but the log's row: it is there before anything is read.
    Ok(instance.database.begin().await?.commit().await?)
}

async fn some(
    instance: &Instance,
    appeal_id: i64,
    after: i64,
    limit: u64,
) -> Result<Vec<Opening<Opened>>> {
    let rows = persons::page(instance.database.conn(), appeal_id, after, limit).await?;
    let opened = rows
        .into_iter()
        .map(|row| (row.id, one(instance, appeal_id, row)));
    Ok(opened.collect())
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

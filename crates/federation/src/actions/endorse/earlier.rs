//! What stood in an endorsement that was withdrawn: sealed, for the organisation that said it, so that signing
//! again, at the desk or by a program, begins with it. Until then it leaves this server no more.

use crate::{FederationError, Instance, error::Result, replica::Change};
use serde::{Deserialize, Serialize};
use std::sync::Arc;
use undersigned_domain::{
    Content, Note, Statement, Verified, endorsement::Endorsement, mandate::Mandate,
};
use undersigned_store::{
    ConnectionTrait, comments,
    organizations::Organization,
    statements::Statement as Row,
    withdrawn_endorsements::{self as store, WithdrawnEndorsement},
};

/// What is sealed.
#[derive(Serialize, Deserialize)]
struct Kept {
    /// The statement, as it was signed.
    statement: String,
    /// Why they signed, in their words, and the language of these.
    why: Option<(String, String)>,
}

/// An endorsement that was withdrawn.
#[derive(Debug, Clone)]
pub struct Earlier {
    /// What it said.
    pub said: Endorsement,
    /// The statement that said it.
    pub made: Arc<Statement>,
    /// Why they signed, in their words, and the language of these.
    pub why: Option<(String, String)>,
}

impl Earlier {
    /// The mandate, where it was given for the text that stands now.
    #[must_use]
    pub fn mandate(&self, note: &Note) -> Option<Mandate> {
        let pin = self.said.pin.as_ref();
        let same = pin.is_some_and(|pin| pin.text_digest == note.text_digest);
        self.said.mandate.filter(|_| same)
    }
}

/// What an organisation withdrew last from an appeal; none where it never did, or has said all of it
/// again. What cannot be opened is not there.
///
/// # Errors
/// The database.
pub async fn last_withdrawn(
    instance: &Instance,
    organization: &Organization,
    appeal_id: i64,
) -> Result<Option<Earlier>> {
    let db = instance.database.conn();
    held(instance, db, organization, appeal_id).await
}

async fn held(
    instance: &Instance,
    db: &impl ConnectionTrait,
    organization: &Organization,
    appeal_id: i64,
) -> Result<Option<Earlier>> {
    let row = store::get(db, organization.id, appeal_id).await?;
    Ok(row.and_then(|row| read(instance, &row)))
}

fn read(instance: &Instance, row: &WithdrawnEndorsement) -> Option<Earlier> {
    let aad = aad(row.organization_id, row.appeal_id);
    let plain = instance.secret.open(&row.sealed, aad.as_bytes()).ok()?;
    let kept: Kept = serde_json::from_slice(&plain).ok()?;
    let verified = Verified::stored(&kept.statement).ok()?;
    let statement = verified.statement();
    match &statement.content {
        Content::Endorsement(said) => Some(Earlier {
            said: said.clone(),
            made: statement.clone(),
            why: kept.why,
        }),
        _ => None,
    }
}

/// Keeps what is about to be withdrawn, in the transaction that withdraws it.
pub(super) async fn keep(change: &Change, organization: &Organization, row: &Row) -> Result<()> {
    let (instance, db) = (change.instance(), &change.transaction);
    let appeal_id = change.appeal.id;
    let why = comments::of(db, appeal_id, &organization.ap_id).await?;
    let kept = Kept {
        statement: row.body.clone(),
        why: why.map(|held| (held.words, held.language)),
    };
    let internal = |error: serde_json::Error| FederationError::Internal(error.to_string());
    let plain = serde_json::to_vec(&kept).map_err(internal)?;
    let aad = aad(organization.id, appeal_id);
    let row = WithdrawnEndorsement {
        organization_id: organization.id,
        appeal_id,
        sealed: instance.secret.seal(&plain, aad.as_bytes())?,
    };
    Ok(store::put(db, row).await?)
}

/// They have signed again. Why they signed went with the name and is a form of its own: until it is
/// sent, its words wait.
pub(super) async fn signed_again(change: &Change, organization: &Organization) -> Result<()> {
    let (instance, db) = (change.instance(), &change.transaction);
    let kept = held(instance, db, organization, change.appeal.id).await?;
    match kept.is_some_and(|kept| kept.why.is_some()) {
        true => Ok(()),
        false => forget(db, organization, change.appeal.id).await,
    }
}

/// Forgets what was withdrawn.
pub(in crate::actions) async fn forget(
    db: &impl ConnectionTrait,
    organization: &Organization,
    appeal_id: i64,
) -> Result<()> {
    Ok(store::delete(db, organization.id, appeal_id).await?)
}

/// Sealed bytes belong to one row.
fn aad(organization_id: i64, appeal_id: i64) -> String {
    format!("withdrawn endorsement {organization_id} {appeal_id}")
}

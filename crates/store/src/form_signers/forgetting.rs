//! What is kept of organisations that sign by form, and for how long.

use sea_orm::{ColumnTrait, ConnectionTrait, QueryFilter};

use super::{CORRECTED, FormSigner, LISTED, REMOVED, WAITING, next};
use crate::entity::form_signer::Column;
use crate::error::StoreResult;
use crate::sql;

/// The next signers under an appeal, by their rows, of whom it is kept who filled in the form, wait they or stand; at
/// most `limit`.
pub async fn kept_after(
    db: &impl ConnectionTrait,
    appeal_id: i64,
    after: i64,
    limit: u64,
) -> StoreResult<Vec<FormSigner>> {
    let states = [WAITING, LISTED, CORRECTED, REMOVED];
    let kept = next(appeal_id, &states, (after, limit));
    let kept = kept.filter(Column::Sealed.ne(Vec::<u8>::new()));
    Ok(kept.all(db).await?)
}

/// The next signers under an appeal, by their rows, that were taken off the list before a time, and of whom it is kept
/// what the form said; at most `limit`.
pub async fn removed_after(
    db: &impl ConnectionTrait,
    appeal_id: i64,
    before: i64,
    (after, limit): (i64, u64),
) -> StoreResult<Vec<FormSigner>> {
    let removed = next(appeal_id, &[REMOVED], (after, limit))
        .filter(Column::UpdatedAt.lt(before))
        .filter(Column::Sealed.ne(Vec::<u8>::new()));
    Ok(removed.all(db).await?)
}

/// Forgets what a form said whose entry was taken off the list, unless that was decided anew meanwhile. Of its domain
/// what stands for it stays alone.
pub async fn empty_removed(
    db: &impl ConnectionTrait,
    signer: &FormSigner,
    hidden: String,
) -> StoreResult<bool> {
    let changed = sql::execute(
        db,
        "UPDATE form_signers SET sealed = $4, domain = $3, own_domain = FALSE \
         WHERE id = $1 AND state = 'removed' AND updated_at = $2",
        [
            signer.id.into(),
            signer.updated_at.into(),
            hidden.into(),
            Vec::<u8>::new().into(),
        ],
    )
    .await?;
    Ok(changed > 0)
}

/// Keeps something else of what a form said, and of its domain, unless the former or where it stands has changed meanwhile;
/// answers whether it does.
pub async fn seal_anew(
    db: &impl ConnectionTrait,
    signer: &FormSigner,
    sealed: Vec<u8>,
    domain: String,
) -> StoreResult<bool> {
    let changed = sql::execute(
        db,
        // All that was forgotten reads alike, be the entry taken off the list or its name taken back.
        "UPDATE form_signers SET sealed = $3, domain = $4 \
         WHERE id = $1 AND sealed = $2 AND state = $5",
        [
            signer.id.into(),
            signer.sealed.clone().into(),
            sealed.into(),
            domain.into(),
            signer.state.clone().into(),
        ],
    )
    .await?;
    Ok(changed > 0)
}

/// Forgets what was said by those who never confirmed, were refused or took their name back, if
/// nothing has changed since `before`; answers how many.
pub async fn empty(db: &impl ConnectionTrait, before: i64) -> StoreResult<u64> {
    sql::execute(
        db,
        "UPDATE form_signers SET sealed = $2 WHERE updated_at < $1 AND LENGTH(sealed) > 0 \
         AND state IN ('sent', 'refused', 'withdrawn')",
        [before.into(), Vec::<u8>::new().into()],
    )
    .await
}

/// Forgets those who never were on a list, and have not changed since `before`, with their links;
/// answers how many. Who took the name back is forgotten as well: where it stood on a list once, or
/// organisations are invited and this is its answer, when the appeal has ended.
pub async fn prune(db: &impl ConnectionTrait, before: i64) -> StoreResult<u64> {
    sql::execute(
        db,
        "DELETE FROM form_signers WHERE updated_at < $1 AND (state IN ('sent', 'refused') OR \
         (state = 'withdrawn' AND (\
         (NOT EXISTS (SELECT 1 FROM statements s WHERE s.ap_id = form_signers.about) AND \
         NOT EXISTS (SELECT 1 FROM invitees i WHERE i.appeal_id = form_signers.appeal_id)) OR \
         EXISTS (SELECT 1 FROM appeals a WHERE a.id = form_signers.appeal_id AND \
         (a.status IN ('closed', 'withdrawn') OR (a.status = 'delivered' AND a.closed))))))",
        [before.into()],
    )
    .await
}

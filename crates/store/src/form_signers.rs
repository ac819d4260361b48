//! Organisations without a server that sign our appeals by form, and the links mailed to them.

mod forgetting;

use sea_orm::{
    ActiveModelTrait, ActiveValue, ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel,
    PaginatorTrait, QueryFilter, QueryOrder, QuerySelect, Select,
};

use crate::entity::form_signer::{ActiveModel, Column, Entity};
use crate::entity::form_signer_link;
use crate::error::StoreResult;
use crate::mails::{self, About};
use crate::sql;

pub use crate::entity::form_signer::Model as FormSigner;
pub use crate::entity::form_signer_link::Model as FormSignerLink;
pub use forgetting::{empty, empty_removed, kept_after, prune, removed_after, seal_anew};

/// The e-mail is on its way; nobody has followed its link.
pub const SENT: &str = "sent";
/// Confirmed; a person of ours has to let it in.
pub const WAITING: &str = "waiting";
/// On the list.
pub const LISTED: &str = "listed";
/// On the list; other names wait for a person of ours.
pub const CORRECTED: &str = "corrected";
/// An initiator took it off the list.
pub const REMOVED: &str = "removed";
/// A person of ours did not let it in.
pub const REFUSED: &str = "refused";
/// Taken back.
pub const WITHDRAWN: &str = "withdrawn";

/// Where an entry stands.
const ON_THE_LIST: [&str; 2] = [LISTED, CORRECTED];

/// What a link confirms.
pub const CONFIRM: &str = "confirm";
/// A link to see, correct and withdraw.
pub const MANAGE: &str = "manage";
/// A link by which an organisation says which actor it is.
pub const CLAIM: &str = "claim";

/// Stores what a form said; `id` is not looked at. Gives the row.
pub async fn insert(db: &impl ConnectionTrait, new: FormSigner) -> StoreResult<FormSigner> {
    let mut row: ActiveModel = new.into_active_model().reset_all();
    row.id = ActiveValue::NotSet;
    Ok(row.insert(db).await?)
}

/// A signer by its row.
pub async fn by_id(db: &impl ConnectionTrait, id: i64) -> StoreResult<Option<FormSigner>> {
    Ok(Entity::find_by_id(id).one(db).await?)
}

/// A signer by the id of its attestation.
pub async fn by_about(db: &impl ConnectionTrait, about: &str) -> StoreResult<Option<FormSigner>> {
    Ok(Entity::find()
        .filter(Column::About.eq(about))
        .one(db)
        .await?)
}

/// Signers of an appeal by the ids of their attestations.
pub async fn by_abouts(db: &impl ConnectionTrait, abouts: &[&str]) -> StoreResult<Vec<FormSigner>> {
    sql::all_in(db, Entity::find(), Column::About, abouts).await
}

/// The signer under an appeal with an address that waits or is listed, or was taken off the list.
pub async fn of_address(
    db: &impl ConnectionTrait,
    appeal_id: i64,
    address_hash: &str,
) -> StoreResult<Option<FormSigner>> {
    let states = [WAITING, LISTED, CORRECTED, REMOVED];
    newest(db, appeal_id, address_hash, &states).await
}

/// The newest form under an appeal with an address that nobody has confirmed.
pub async fn unconfirmed(
    db: &impl ConnectionTrait,
    appeal_id: i64,
    address_hash: &str,
) -> StoreResult<Option<FormSigner>> {
    newest(db, appeal_id, address_hash, &[SENT]).await
}

async fn newest(
    db: &impl ConnectionTrait,
    appeal_id: i64,
    address_hash: &str,
    states: &[&str],
) -> StoreResult<Option<FormSigner>> {
    Ok(Entity::find()
        .filter(Column::AppealId.eq(appeal_id))
        .filter(Column::AddressHash.eq(address_hash))
        .filter(Column::State.is_in(states.iter().copied()))
        .order_by_desc(Column::Id)
        .one(db)
        .await?)
}

/// The signers under an appeal that are listed and confirmed at their own domain.
pub async fn at_own_domain(
    db: &impl ConnectionTrait,
    appeal_id: i64,
) -> StoreResult<Vec<FormSigner>> {
    Ok(Entity::find()
        .filter(Column::AppealId.eq(appeal_id))
        .filter(Column::State.is_in(ON_THE_LIST))
        .filter(Column::OwnDomain.eq(true))
        .order_by_asc(Column::Id)
        .all(db)
        .await?)
}

/// The newest signers under an appeal in some state, at most `limit`, newest first.
pub async fn in_state(
    db: &impl ConnectionTrait,
    appeal_id: i64,
    state: &str,
    limit: u64,
) -> StoreResult<Vec<FormSigner>> {
    Ok(Entity::find()
        .filter(Column::AppealId.eq(appeal_id))
        .filter(Column::State.eq(state))
        .order_by_desc(Column::Id)
        .limit(limit)
        .all(db)
        .await?)
}

/// The next signers under an appeal, by their rows, that are listed; at most `limit`. Until the transaction ends
/// nobody of them is taken off the list, or leaves it.
pub async fn listed_after(
    db: &impl ConnectionTrait,
    appeal_id: i64,
    after: i64,
    limit: u64,
) -> StoreResult<Vec<FormSigner>> {
    let listed = next(appeal_id, &ON_THE_LIST, (after, limit));
    Ok(listed.lock_exclusive().all(db).await?)
}

/// The domains of those under an appeal whom a person of ours did not let in, and when that was, the last one last; but for
/// those of a domain from which somebody is on the list who confirmed afterwards: that one was let in by a person who knew.
/// Which form was filled in first, and what has changed in an entry since, says nothing of it.
pub async fn refused(db: &impl ConnectionTrait, appeal_id: i64) -> StoreResult<Vec<(String, i64)>> {
    let [listed, corrected] = ON_THE_LIST;
    let statement = sql::statement(
        db,
        "SELECT r.domain, r.updated_at FROM form_signers r \
         WHERE r.appeal_id = $1 AND r.state = $2 AND NOT EXISTS (\
         SELECT 1 FROM form_signers l WHERE l.appeal_id = r.appeal_id AND l.domain = r.domain \
         AND l.confirmed_at > r.updated_at AND l.state IN ($3, $4)) ORDER BY r.updated_at",
        [
            appeal_id.into(),
            REFUSED.into(),
            listed.into(),
            corrected.into(),
        ],
    );
    let rows = db.query_all_raw(statement).await?;
    rows.iter()
        .map(|row| Ok((row.try_get_by_index(0)?, row.try_get_by_index(1)?)))
        .collect()
}

/// The next signers under an appeal, by their rows, that are listed, or were taken off the list; at most `limit`.
pub async fn once_listed_after(
    db: &impl ConnectionTrait,
    appeal_id: i64,
    after: i64,
    limit: u64,
) -> StoreResult<Vec<FormSigner>> {
    let states = [LISTED, CORRECTED, REMOVED];
    let signers = next(appeal_id, &states, (after, limit));
    Ok(signers.all(db).await?)
}

fn next(appeal_id: i64, states: &[&str], (after, limit): (i64, u64)) -> Select<Entity> {
    among(appeal_id, states, None)
        .filter(Column::Id.gt(after))
        .order_by_asc(Column::Id)
        .limit(limit)
}

/// Appeals that somebody has signed by form, or wanted to.
pub async fn appeals(db: &impl ConnectionTrait) -> StoreResult<Vec<i64>> {
    sql::distinct(db, Entity::find(), Column::AppealId).await
}

/// The ids of the attestations of those under an appeal who are listed and can be written to.
pub async fn reachable(db: &impl ConnectionTrait, appeal_id: i64) -> StoreResult<Vec<String>> {
    Ok(among(appeal_id, &ON_THE_LIST, None)
        .filter(Column::Sealed.ne(Vec::<u8>::new()))
        .select_only()
        .column(Column::About)
        .into_tuple()
        .all(db)
        .await?)
}

/// How many signers under an appeal are in one of these states.
pub async fn count(db: &impl ConnectionTrait, appeal_id: i64, states: &[&str]) -> StoreResult<u64> {
    Ok(among(appeal_id, states, None).count(db).await?)
}

/// From how many mailboxes of one registered domain, but for one, forms under an appeal were ever confirmed.
/// `domains` are the domain and what stands for it where it is not kept.
pub async fn count_mailboxes(
    db: &impl ConnectionTrait,
    appeal_id: i64,
    domains: [&str; 2],
    but: &str,
) -> StoreResult<u64> {
    let [domain, hidden] = domains;
    sql::number(
        db,
        "SELECT COUNT(DISTINCT address_hash) FROM form_signers WHERE appeal_id = $1 \
         AND domain IN ($2, $3) AND state <> 'sent' AND address_hash <> $4",
        [appeal_id.into(), domain.into(), hidden.into(), but.into()],
    )
    .await
}

/// Whether somebody of a registered domain stands on an appeal's list who signed by form. `domains` are the domain and what
/// stands for it where it is not kept.
pub async fn is_domain_listed(
    db: &impl ConnectionTrait,
    appeal_id: i64,
    domains: [&str; 2],
) -> StoreResult<bool> {
    let listed = among(appeal_id, &ON_THE_LIST, None).filter(Column::Domain.is_in(domains));
    Ok(listed.count(db).await? > 0)
}

/// The first signers under an appeal from some registered domains who stand on its list, at most `limit`. Among the domains
/// is what stands for each where it is not kept.
pub async fn listed_at(
    db: &impl ConnectionTrait,
    appeal_id: i64,
    domains: impl IntoIterator<Item = String>,
    limit: u64,
) -> StoreResult<Vec<FormSigner>> {
    let listed = among(appeal_id, &ON_THE_LIST, None).filter(Column::Domain.is_in(domains));
    let listed = listed.order_by_asc(Column::Id).limit(limit);
    Ok(listed.all(db).await?)
}

/// How many forms under an appeal came after `since` that nobody has confirmed; of one domain where one
/// is named.
pub async fn count_sent_since(
    db: &impl ConnectionTrait,
    appeal_id: i64,
    since: i64,
    domain: Option<&str>,
) -> StoreResult<u64> {
    let sent = among(appeal_id, &[SENT], domain);
    Ok(sent.filter(Column::CreatedAt.gt(since)).count(db).await?)
}

/// The signers under an appeal in one of these states; of one domain where one is named.
fn among(appeal_id: i64, states: &[&str], domain: Option<&str>) -> Select<Entity> {
    let found = Entity::find()
        .filter(Column::AppealId.eq(appeal_id))
        .filter(Column::State.is_in(states.iter().copied()));
    match domain {
        Some(domain) => found.filter(Column::Domain.eq(domain)),
        None => found,
    }
}

/// Writes a signer as it is now. About an entry that does not stand any more nobody is asked for anything who was to be;
/// of one that was taken back no link is sent.
pub async fn update(db: &impl ConnectionTrait, signer: FormSigner) -> StoreResult<()> {
    let (id, state) = (signer.id, signer.state.clone());
    signer.into_active_model().reset_all().update(db).await?;
    if state == WITHDRAWN {
        mails::drop_about_entry(db, id).await?;
    } else if !ON_THE_LIST.contains(&state.as_str()) {
        mails::drop_about(db, About::FormSigner(id)).await?;
    }
    Ok(())
}

/// Stores a link; beyond `most` of the same purpose, the oldest of its signer stop working.
pub async fn add_link(
    db: &impl ConnectionTrait,
    link: FormSignerLink,
    most: i64,
) -> StoreResult<()> {
    let (signer, purpose) = (link.signer_id, link.purpose.clone());
    form_signer_link::Entity::insert(link.into_active_model().reset_all())
        .exec_without_returning(db)
        .await?;
    sql::execute(
        db,
        "DELETE FROM form_signer_links WHERE signer_id = $1 AND purpose = $2 \
         AND token_hash NOT IN (SELECT l.token_hash FROM form_signer_links l \
         WHERE l.signer_id = $1 AND l.purpose = $2 \
         ORDER BY l.created_at DESC, l.token_hash LIMIT $3)",
        [signer.into(), purpose.into(), most.into()],
    )
    .await?;
    Ok(())
}

/// A link, used and expired ones included.
pub async fn link(
    db: &impl ConnectionTrait,
    token_hash: &str,
) -> StoreResult<Option<FormSignerLink>> {
    Ok(form_signer_link::Entity::find_by_id(token_hash)
        .one(db)
        .await?)
}

/// Uses a link up. Of two calls at the same time one gets `true`.
pub async fn take_link(db: &impl ConnectionTrait, token_hash: &str, now: i64) -> StoreResult<bool> {
    let taken = sql::execute(
        db,
        "UPDATE form_signer_links SET used_at = $1 \
         WHERE token_hash = $2 AND used_at IS NULL AND expires_at > $1",
        [now.into(), token_hash.into()],
    )
    .await?;
    Ok(taken > 0)
}

/// Uses up all links of a signer.
pub async fn end_links(db: &impl ConnectionTrait, signer_id: i64, now: i64) -> StoreResult<()> {
    sql::execute(
        db,
        "UPDATE form_signer_links SET used_at = $1 WHERE signer_id = $2 AND used_at IS NULL",
        [now.into(), signer_id.into()],
    )
    .await?;
    Ok(())
}

/// Uses up the links of a signer that have one purpose.
pub async fn end_links_for(
    db: &impl ConnectionTrait,
    signer_id: i64,
    purpose: &str,
    now: i64,
) -> StoreResult<()> {
    sql::execute(
        db,
        "UPDATE form_signer_links SET used_at = $1 \
         WHERE signer_id = $2 AND purpose = $3 AND used_at IS NULL",
        [now.into(), signer_id.into(), purpose.into()],
    )
    .await?;
    Ok(())
}

/// Has the links of a signer that have one purpose work again, unless their time is over.
pub async fn revive_links(
    db: &impl ConnectionTrait,
    signer_id: i64,
    purpose: &str,
) -> StoreResult<()> {
    sql::execute(
        db,
        "UPDATE form_signer_links SET used_at = NULL \
         WHERE signer_id = $1 AND purpose = $2 AND used_at IS NOT NULL",
        [signer_id.into(), purpose.into()],
    )
    .await?;
    Ok(())
}

/// Forgets links that expired before a time; answers how many.
pub async fn prune_links(db: &impl ConnectionTrait, before: i64) -> StoreResult<u64> {
    let result = form_signer_link::Entity::delete_many()
        .filter(form_signer_link::Column::ExpiresAt.lt(before))
        .exec(db)
        .await?;
    Ok(result.rows_affected)
}

//! Accounts in the fediverse that want to co-sign our appeals, and the links that confirm it.

use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, DeriveIntoActiveModel, EntityTrait,
    IntoActiveModel, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect,
};

use crate::entity::co_sign_intent::{ActiveModel, Column, Entity};
use crate::entity::co_sign_token;
use crate::error::StoreResult;
use crate::sql;

pub use crate::entity::co_sign_intent::Model as CoSignIntent;
pub use crate::entity::co_sign_token::Model as CoSignToken;

/// A reply came, and nobody has opened the link yet.
pub const INTENT: &str = "intent";
/// Confirmed; a person of ours has to let it in.
pub const CONFIRMED: &str = "confirmed";
/// Listed by name.
pub const LISTED: &str = "listed";
/// Counted as a person.
pub const COUNTED: &str = "counted";
/// Taken back.
pub const WITHDRAWN: &str = "withdrawn";

/// An intent about to be stored; see [`CoSignIntent`] for what the members mean.
#[derive(Clone, Debug, DeriveIntoActiveModel)]
pub struct NewCoSignIntent {
    pub appeal_id: i64,
    pub actor: String,
    pub host: String,
    pub reply: String,
    pub language: Option<String>,
    pub state: String,
    pub messaged_at: i64,
    pub resent_at: i64,
    pub created_at: i64,
    pub updated_at: i64,
}

/// Stores an intent unless the account has one for the appeal already, and answers the one there
/// is now.
pub async fn insert_if_absent(
    db: &impl ConnectionTrait,
    new: NewCoSignIntent,
) -> StoreResult<Option<CoSignIntent>> {
    let (appeal_id, actor) = (new.appeal_id, new.actor.clone());
    sql::insert_if_absent(
        db,
        new.into_active_model(),
        &[Column::AppealId, Column::Actor],
    )
    .await?;
    find(db, appeal_id, &actor).await
}

/// The intent of an account for an appeal.
pub async fn find(
    db: &impl ConnectionTrait,
    appeal_id: i64,
    actor: &str,
) -> StoreResult<Option<CoSignIntent>> {
    Ok(Entity::find()
        .filter(Column::AppealId.eq(appeal_id))
        .filter(Column::Actor.eq(actor))
        .one(db)
        .await?)
}

/// The intent of the account that an attestation lists.
pub async fn by_attestation(
    db: &impl ConnectionTrait,
    appeal_id: i64,
    attestation: &str,
) -> StoreResult<Option<CoSignIntent>> {
    Ok(Entity::find()
        .filter(Column::AppealId.eq(appeal_id))
        .filter(Column::Attestation.eq(attestation))
        .one(db)
        .await?)
}

/// An intent by its row.
pub async fn by_id(db: &impl ConnectionTrait, id: i64) -> StoreResult<Option<CoSignIntent>> {
    Ok(Entity::find_by_id(id).one(db).await?)
}

/// What an account has said about any appeal, oldest first.
pub async fn of_actor(db: &impl ConnectionTrait, actor: &str) -> StoreResult<Vec<CoSignIntent>> {
    Ok(Entity::find()
        .filter(Column::Actor.eq(actor))
        .order_by_asc(Column::Id)
        .all(db)
        .await?)
}

/// The newest intents for an appeal in one state, at most `limit`, newest first.
pub async fn in_state(
    db: &impl ConnectionTrait,
    appeal_id: i64,
    states: &[&str],
    limit: u64,
) -> StoreResult<Vec<CoSignIntent>> {
    Ok(Entity::find()
        .filter(Column::AppealId.eq(appeal_id))
        .filter(Column::State.is_in(states.iter().copied()))
        .order_by_desc(Column::Id)
        .limit(limit)
        .all(db)
        .await?)
}

/// Row, appeal and account of everybody who is not on a list yet: nobody opened the link, or it waits.
pub async fn not_listed(db: &impl ConnectionTrait) -> StoreResult<Vec<(i64, i64, String)>> {
    Ok(Entity::find()
        .select_only()
        .columns([Column::Id, Column::AppealId, Column::Actor])
        .filter(Column::State.is_in([INTENT, CONFIRMED]))
        .into_tuple()
        .all(db)
        .await?)
}

/// Accounts that are listed by name, each once.
pub async fn listed(db: &impl ConnectionTrait) -> StoreResult<Vec<String>> {
    let listed = Entity::find().filter(Column::State.eq(LISTED));
    sql::distinct(db, listed, Column::Actor).await
}

/// Takes an intent back that is not on a list, unless that has changed meanwhile.
pub async fn drop_not_listed(db: &impl ConnectionTrait, id: i64, now: i64) -> StoreResult<()> {
    sql::execute(
        db,
        "UPDATE co_sign_intents SET state = $3, names = NULL, updated_at = $2 \
         WHERE id = $1 AND state IN ($4, $5)",
        [
            id.into(),
            now.into(),
            WITHDRAWN.into(),
            INTENT.into(),
            CONFIRMED.into(),
        ],
    )
    .await?;
    Ok(())
}

/// Attestation and reply of the newest who are listed for an appeal, at most `limit`, newest first.
pub async fn listed_replies(
    db: &impl ConnectionTrait,
    appeal_id: i64,
    limit: u64,
) -> StoreResult<Vec<(String, String)>> {
    Ok(Entity::find()
        .select_only()
        .columns([Column::Attestation, Column::Reply])
        .filter(Column::AppealId.eq(appeal_id))
        .filter(Column::State.eq(LISTED))
        .filter(Column::Attestation.is_not_null())
        .order_by_desc(Column::Id)
        .limit(limit)
        .into_tuple()
        .all(db)
        .await?)
}

/// How many intents for an appeal are in one of these states.
pub async fn count(db: &impl ConnectionTrait, appeal_id: i64, states: &[&str]) -> StoreResult<u64> {
    Ok(Entity::find()
        .filter(Column::AppealId.eq(appeal_id))
        .filter(Column::State.is_in(states.iter().copied()))
        .count(db)
        .await?)
}

/// How many intents for an appeal of one registered domain nobody has confirmed, those taken back included.
/// `hosts` are the domain and what stands for it in a row that is hidden.
pub async fn count_unconfirmed_of(
    db: &impl ConnectionTrait,
    appeal_id: i64,
    hosts: [&str; 2],
) -> StoreResult<u64> {
    Ok(Entity::find()
        .filter(Column::AppealId.eq(appeal_id))
        .filter(Column::Host.is_in(hosts))
        .filter(Column::State.is_in([INTENT, WITHDRAWN]))
        .count(db)
        .await?)
}

/// How many accounts of one registered domain were ever listed for an appeal. `hosts` are the domain and what
/// stands for it in a row that is hidden.
pub async fn count_once_listed_of(
    db: &impl ConnectionTrait,
    appeal_id: i64,
    hosts: [&str; 2],
) -> StoreResult<u64> {
    Ok(Entity::find()
        .filter(Column::AppealId.eq(appeal_id))
        .filter(Column::Host.is_in(hosts))
        .filter(Column::Attestation.is_not_null())
        .count(db)
        .await?)
}

/// How many people counted for an appeal have this hash of their domain.
pub async fn count_counted_of(
    db: &impl ConnectionTrait,
    appeal_id: i64,
    domain: &str,
) -> StoreResult<u64> {
    Ok(Entity::find()
        .filter(Column::AppealId.eq(appeal_id))
        .filter(Column::Host.eq(domain))
        .filter(Column::State.eq(COUNTED))
        .count(db)
        .await?)
}

/// Writes an intent as it is now.
pub async fn update(db: &impl ConnectionTrait, intent: CoSignIntent) -> StoreResult<()> {
    intent.into_active_model().reset_all().update(db).await?;
    Ok(())
}

/// The next who are only counted, or were listed once and are so no more, and who stand there in clear all the
/// same, by row. Who was refused is left, for as long as that can be undone.
pub async fn in_clear(
    db: &impl ConnectionTrait,
    after: i64,
    limit: u32,
) -> StoreResult<Vec<CoSignIntent>> {
    let statement = sql::statement(
        db,
        "SELECT i.* FROM co_sign_intents i WHERE i.id > $1 AND i.actor LIKE '%:%' AND (\
         i.state = $3 OR (i.state = $4 AND i.attestation IS NOT NULL AND NOT EXISTS (\
         SELECT 1 FROM refused_signers r WHERE r.appeal_id = i.appeal_id AND r.about = i.actor))) \
         ORDER BY i.id LIMIT $2",
        [
            after.into(),
            i64::from(limit).into(),
            COUNTED.into(),
            WITHDRAWN.into(),
        ],
    );
    Ok(Entity::find().from_raw_sql(statement).all(db).await?)
}

/// Writes an intent that stood there in clear hidden, unless it has changed meanwhile.
pub async fn hide(db: &impl ConnectionTrait, intent: &CoSignIntent) -> StoreResult<()> {
    sql::execute(
        db,
        "UPDATE co_sign_intents SET actor = $2, reply = $3, host = $5, language = NULL \
         WHERE id = $1 AND state = $4",
        [
            intent.id.into(),
            intent.actor.as_str().into(),
            intent.reply.as_str().into(),
            intent.state.as_str().into(),
            intent.host.as_str().into(),
        ],
    )
    .await?;
    Ok(())
}

/// Forgets an intent with its links.
pub async fn delete(db: &impl ConnectionTrait, id: i64) -> StoreResult<()> {
    Entity::delete_by_id(id).exec(db).await?;
    Ok(())
}

/// Forgets an intent, unless it has changed meanwhile.
pub async fn delete_unchanged(db: &impl ConnectionTrait, intent: &CoSignIntent) -> StoreResult<()> {
    Entity::delete_many()
        .filter(Column::Id.eq(intent.id))
        .filter(Column::State.eq(intent.state.as_str()))
        .exec(db)
        .await?;
    Ok(())
}

/// Forgets those who were only counted, with their links; answers how many.
pub async fn delete_counted(db: &impl ConnectionTrait, appeal_id: i64) -> StoreResult<u64> {
    let result = Entity::delete_many()
        .filter(Column::AppealId.eq(appeal_id))
        .filter(Column::State.eq(COUNTED))
        .exec(db)
        .await?;
    Ok(result.rows_affected)
}

/// Appeals with accounts that wait for a decision, or were listed once and are so no more.
pub async fn appeals_with_kept(db: &impl ConnectionTrait) -> StoreResult<Vec<i64>> {
    Ok(Entity::find()
        .select_only()
        .column(Column::AppealId)
        .distinct()
        .filter(Column::State.is_in([CONFIRMED, WITHDRAWN]))
        .into_tuple()
        .all(db)
        .await?)
}

/// Forgets of an appeal that has ended who waits for a decision, or was listed once and is so no more, with
/// their links; answers how many.
pub async fn forget_kept(db: &impl ConnectionTrait, appeal_id: i64) -> StoreResult<u64> {
    let result = Entity::delete_many()
        .filter(Column::AppealId.eq(appeal_id))
        .filter(Column::State.is_in([CONFIRMED, WITHDRAWN]))
        .exec(db)
        .await?;
    Ok(result.rows_affected)
}

/// Forgets the intents that nobody confirmed and that have not changed since `before`; answers how
/// many. Those that were listed once are kept: their attestation's address is theirs again, should
/// they come back. Who came back and did not confirm it has not.
pub async fn prune(db: &impl ConnectionTrait, before: i64) -> StoreResult<u64> {
    sql::execute(
        db,
        "UPDATE co_sign_intents SET state = $2, reply = '' \
         WHERE state = $3 AND attestation IS NOT NULL AND updated_at < $1",
        [before.into(), WITHDRAWN.into(), INTENT.into()],
    )
    .await?;
    let result = Entity::delete_many()
        .filter(Column::State.is_in([INTENT, WITHDRAWN]))
        .filter(Column::Attestation.is_null())
        .filter(Column::UpdatedAt.lt(before))
        .exec(db)
        .await?;
    Ok(result.rows_affected)
}

/// Stores a link.
pub async fn add_token(db: &impl ConnectionTrait, token: CoSignToken) -> StoreResult<()> {
    co_sign_token::Entity::insert(token.into_active_model().reset_all())
        .exec_without_returning(db)
        .await?;
    Ok(())
}

/// A link, used and expired ones included.
pub async fn token(
    db: &impl ConnectionTrait,
    token_hash: &str,
) -> StoreResult<Option<CoSignToken>> {
    Ok(co_sign_token::Entity::find_by_id(token_hash)
        .one(db)
        .await?)
}

/// Uses a link up, and with it all others of its intent. Of two calls at the same time one gets
/// `true`.
pub async fn take_token(
    db: &impl ConnectionTrait,
    token: &CoSignToken,
    now: i64,
) -> StoreResult<bool> {
    let taken = sql::execute(
        db,
        "UPDATE co_sign_tokens SET used_at = $1 \
         WHERE token_hash = $2 AND used_at IS NULL AND expires_at > $1",
        [now.into(), token.token_hash.as_str().into()],
    )
    .await?;
    if taken == 0 {
        return Ok(false);
    }
    end_tokens(db, token.intent_id, now).await?;
    Ok(true)
}

/// Uses up all links of an intent.
pub async fn end_tokens(db: &impl ConnectionTrait, intent_id: i64, now: i64) -> StoreResult<()> {
    sql::execute(
        db,
        "UPDATE co_sign_tokens SET used_at = $1 WHERE intent_id = $2 AND used_at IS NULL",
        [now.into(), intent_id.into()],
    )
    .await?;
    Ok(())
}

/// Forgets links that expired before a time; answers how many.
pub async fn prune_tokens(db: &impl ConnectionTrait, before: i64) -> StoreResult<u64> {
    let result = co_sign_token::Entity::delete_many()
        .filter(co_sign_token::Column::ExpiresAt.lt(before))
        .exec(db)
        .await?;
    Ok(result.rows_affected)
}

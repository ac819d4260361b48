//! Actors of other servers, as last fetched from their own origin.

use sea_orm::{
    ActiveModelTrait, ColumnTrait, Condition, ConnectionTrait, EntityTrait, IntoActiveModel,
    QueryFilter, QueryOrder, QuerySelect,
};

use crate::co_sign_intents;
use crate::entity::remote_actor::{Column, Entity};
use crate::error::StoreResult;
use crate::sql;

pub use crate::entity::remote_actor::Model as RemoteActor;

/// Stores an actor, or replaces what was known of it but for when it was met.
pub async fn upsert(db: &impl ConnectionTrait, actor: RemoteActor) -> StoreResult<()> {
    let replaced = [
        Column::Origin,
        Column::Kind,
        Column::Inbox,
        Column::SharedInbox,
        Column::PreferredUsername,
        Column::Names,
        Column::Document,
        Column::FetchedAt,
        Column::GoneAt,
    ];
    sql::upsert(
        db,
        actor.into_active_model().reset_all(),
        &[Column::ApId],
        &replaced,
    )
    .await
}

/// The actor with this id.
pub async fn by_ap_id(db: &impl ConnectionTrait, ap_id: &str) -> StoreResult<Option<RemoteActor>> {
    Ok(Entity::find_by_id(ap_id).one(db).await?)
}

/// The actors with these ids that are known, in no particular order.
pub async fn by_ap_ids(
    db: &impl ConnectionTrait,
    ap_ids: &[&str],
) -> StoreResult<Vec<RemoteActor>> {
    sql::all_in(db, Entity::find(), Column::ApId, ap_ids).await
}

/// Of those of these actors that are known: id, inbox, and the inbox of the whole server.
pub async fn inboxes(
    db: &impl ConnectionTrait,
    ap_ids: &[&str],
) -> StoreResult<Vec<(String, String, Option<String>)>> {
    let query =
        Entity::find()
            .select_only()
            .columns([Column::ApId, Column::Inbox, Column::SharedInbox]);
    sql::tuples_in(db, query, Column::ApId, ap_ids).await
}

/// Of those of these actors that are known: id, and names by language as JSON, where they have any.
pub async fn names(
    db: &impl ConnectionTrait,
    ap_ids: &[&str],
) -> StoreResult<Vec<(String, Option<String>)>> {
    let query = Entity::find().select_only();
    let query = query.columns([Column::ApId, Column::Names]);
    sql::tuples_in(db, query, Column::ApId, ap_ids).await
}

/// Where those are told who boosted, liked, quoted or answered an appeal, are known still and have not
/// blocked its organiser, each place once: the inbox of the whole server where there is one. No more than
/// `limit`.
pub async fn inboxes_around(
    db: &impl ConnectionTrait,
    appeal_id: i64,
    limit: u64,
) -> StoreResult<Vec<String>> {
    let around = "SELECT DISTINCT COALESCE(a.shared_inbox, a.inbox) AS told FROM remote_actors a \
         WHERE a.gone_at IS NULL AND NOT EXISTS ( \
         SELECT 1 FROM blockers b JOIN appeals p ON p.organization_id = b.organization_id \
         WHERE b.actor = a.ap_id AND p.id = $1) AND a.ap_id IN ( \
         SELECT r.actor FROM reactions r WHERE r.appeal_id = $1 \
         UNION SELECT q.actor FROM quote_authorizations q WHERE q.appeal_id = $1 \
         UNION SELECT i.actor FROM co_sign_intents i WHERE i.appeal_id = $1) LIMIT $2";
    sql::column(db, around, [appeal_id.into(), sql::limit(limit).into()]).await
}

/// Whether another actor of an origin has this inbox, for itself or for its whole server.
pub async fn is_inbox_of_another(
    db: &impl ConnectionTrait,
    ap_id: &str,
    origin: &str,
    inbox: &str,
) -> StoreResult<bool> {
    let either = Condition::any()
        .add(Column::Inbox.eq(inbox))
        .add(Column::SharedInbox.eq(inbox));
    let found: Option<String> = Entity::find()
        .select_only()
        .column(Column::ApId)
        .filter(Column::Origin.eq(origin))
        .filter(Column::ApId.ne(ap_id))
        .filter(either)
        .into_tuple()
        .one(db)
        .await?;
    Ok(found.is_some())
}

/// The origins that were asked last, the newest first, no more than `limit`.
pub async fn newest_origins(db: &impl ConnectionTrait, limit: u64) -> StoreResult<Vec<String>> {
    Ok(Entity::find()
        .select_only()
        .column(Column::Origin)
        .group_by(Column::Origin)
        .order_by_desc(Column::FetchedAt.max())
        .limit(limit)
        .into_tuple()
        .all(db)
        .await?)
}

/// Notes that an actor's origin says it is gone; of an unknown actor nothing is stored. Where nothing here
/// names it any more it is forgotten, with the key that it had. Answers whether it was known and not yet gone.
pub async fn mark_gone(db: &impl ConnectionTrait, ap_id: &str, now: i64) -> StoreResult<bool> {
    let result = Entity::update_many()
        .col_expr(Column::GoneAt, now.into())
        .filter(Column::ApId.eq(ap_id))
        .filter(Column::GoneAt.is_null())
        .exec(db)
        .await?;
    let unnamed = format!(
        "DELETE FROM remote_actors WHERE ap_id IN (SELECT a.ap_id FROM remote_actors a \
         WHERE a.ap_id = $1 AND {NAMED_NOWHERE} AND NOT EXISTS ( \
         SELECT 1 FROM co_sign_intents i WHERE i.actor = a.ap_id AND i.state <> $2))"
    );
    // What it took back says nothing that its profile would be needed for.
    let taken_back = co_sign_intents::WITHDRAWN;
    sql::execute(db, &unnamed, [ap_id.into(), taken_back.into()]).await?;
    Ok(result.rows_affected > 0)
}

/// That nothing here names an actor `a`, but for what it said with a post.
const NAMED_NOWHERE: &str = "NOT EXISTS (SELECT 1 FROM followers f WHERE f.actor = a.ap_id) \
     AND NOT EXISTS (SELECT 1 FROM following f WHERE f.actor = a.ap_id) \
     AND NOT EXISTS (SELECT 1 FROM statements s WHERE s.author = a.ap_id) \
     AND NOT EXISTS (SELECT 1 FROM appeals p WHERE p.organiser = a.ap_id) \
     AND NOT EXISTS (SELECT 1 FROM followed_topics t WHERE t.actor = a.ap_id) \
     AND NOT EXISTS (SELECT 1 FROM topic_followers t WHERE t.actor = a.ap_id)";

/// Forgets an actor at once that nothing here names: it was fetched to check one request, which is not to lead
/// back to it.
pub async fn forget_unnamed(db: &impl ConnectionTrait, ap_id: &str) -> StoreResult<()> {
    let unnamed = format!(
        "DELETE FROM remote_actors WHERE ap_id IN (SELECT a.ap_id FROM remote_actors a \
         WHERE a.ap_id = $1 AND {NAMED_NOWHERE} \
         AND NOT EXISTS (SELECT 1 FROM co_sign_intents i WHERE i.actor = a.ap_id) \
         AND NOT EXISTS (SELECT 1 FROM reactions r WHERE r.actor = a.ap_id) \
         AND NOT EXISTS (SELECT 1 FROM quote_authorizations q WHERE q.actor = a.ap_id) \
         AND NOT EXISTS (SELECT 1 FROM comments c WHERE c.author = a.ap_id))"
    );
    sql::execute(db, &unnamed, [ap_id.into()]).await?;
    Ok(())
}

/// Forgets an actor.
pub async fn delete(db: &impl ConnectionTrait, ap_id: &str) -> StoreResult<bool> {
    let result = Entity::delete_by_id(ap_id).exec(db).await?;
    Ok(result.rows_affected > 0)
}

/// At most so many actors are forgotten at a time.
const AT_A_TIME: u64 = 500;

/// Forgets actors that were last fetched before `before` and that nothing here names: nobody's
/// follower, followed by nobody, author of nothing, and about to sign nothing. They are fetched again
/// when they are needed. The oldest go first, at most `most` and a few hundred; answers how many that
/// were.
pub async fn prune(db: &impl ConnectionTrait, before: i64, most: u64) -> StoreResult<u64> {
    let most = sql::limit(most.min(AT_A_TIME));
    let unnamed = format!(
        "DELETE FROM remote_actors WHERE ap_id IN ( \
         SELECT a.ap_id FROM remote_actors a WHERE a.fetched_at < $1 AND {NAMED_NOWHERE} \
         AND NOT EXISTS (SELECT 1 FROM co_sign_intents i WHERE i.actor = a.ap_id) \
         ORDER BY a.fetched_at LIMIT $2)"
    );
    sql::execute(db, &unnamed, [before.into(), most.into()]).await
}

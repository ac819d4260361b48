//! Invitations to call for an appeal together: those we sent, and those our organisations got; and those to sign
//! that they got from other servers.

use sea_orm::sea_query::{Expr, ExprTrait as _, OnConflict};
use sea_orm::{
    ActiveValue, ColumnTrait, ConnectionTrait, DeriveIntoActiveModel, EntityTrait, IntoActiveModel,
    QueryFilter, QueryOrder,
};

use crate::entity::invitation::{ActiveModel, Column, Entity};
use crate::error::StoreResult;
use crate::sql;

pub use crate::entity::invitation::Model as Invitation;

/// An invitation about to be stored; see [`Invitation`] for what the members mean.
#[derive(Clone, Debug, DeriveIntoActiveModel)]
pub struct NewInvitation {
    pub object: String,
    pub invited: String,
    pub role: String,
    pub inviter: String,
    pub offer_id: String,
    pub state: String,
    pub created_at: i64,
}

/// Stores an invitation to call for an appeal together, or replaces the one of the same actor to the same appeal.
pub async fn upsert(db: &impl ConnectionTrait, new: NewInvitation) -> StoreResult<()> {
    sql::upsert(
        db,
        new.into_active_model(),
        &[Column::Object, Column::Invited, Column::ToSign],
        &[
            Column::Role,
            Column::Inviter,
            Column::OfferId,
            Column::State,
            Column::CreatedAt,
        ],
    )
    .await
}

/// The role of whoever is invited to sign, and to nothing else.
pub const SIGNER: &str = "signer";

/// Stores an invitation to sign, with what was written, sealed. It takes the place of an earlier one that is not
/// answered or was taken back, and stands beside one to call for the appeal; says whether it was stored.
pub async fn ask_to_sign(
    db: &impl ConnectionTrait,
    new: NewInvitation,
    letter: Vec<u8>,
) -> StoreResult<bool> {
    let mut row = new.into_active_model();
    row.letter = ActiveValue::Set(Some(letter));
    row.to_sign = ActiveValue::Set(true);
    let state = Expr::col((Entity, Column::State));
    let stored = Entity::insert(row)
        .on_conflict(
            OnConflict::columns([Column::Object, Column::Invited, Column::ToSign])
                .update_columns([
                    Column::Inviter,
                    Column::OfferId,
                    Column::State,
                    Column::CreatedAt,
                    Column::Letter,
                ])
                .action_and_where(state.is_in(["pending", "withdrawn"]))
                .to_owned(),
        )
        .exec_without_returning(db)
        .await?;
    Ok(stored > 0)
}

/// Forgets invitations to sign from before a time; answers how many.
pub async fn forget_to_sign(db: &impl ConnectionTrait, before: i64) -> StoreResult<u64> {
    let result = Entity::delete_many()
        .filter(Column::ToSign.eq(true))
        .filter(Column::CreatedAt.lt(before))
        .exec(db)
        .await?;
    Ok(result.rows_affected)
}

/// Stores an invitation to call for an appeal together unless that actor has one, in one step: an invitation and
/// the answer that was given in advance may come at the same moment. Tells whether it was stored.
pub async fn insert_if_absent(db: &impl ConnectionTrait, new: NewInvitation) -> StoreResult<bool> {
    sql::insert_if_absent(
        db,
        new.into_active_model(),
        &[Column::Object, Column::Invited, Column::ToSign],
    )
    .await
}

/// The invitation of an actor to call for an appeal together.
pub async fn find(
    db: &impl ConnectionTrait,
    object: &str,
    invited: &str,
) -> StoreResult<Option<Invitation>> {
    one(db, object, invited, false).await
}

/// The invitation of an actor to sign an appeal.
pub async fn find_to_sign(
    db: &impl ConnectionTrait,
    object: &str,
    invited: &str,
) -> StoreResult<Option<Invitation>> {
    one(db, object, invited, true).await
}

async fn one(
    db: &impl ConnectionTrait,
    object: &str,
    invited: &str,
    to_sign: bool,
) -> StoreResult<Option<Invitation>> {
    Ok(Entity::find()
        .filter(Column::Object.eq(object))
        .filter(Column::Invited.eq(invited))
        .filter(Column::ToSign.eq(to_sign))
        .one(db)
        .await?)
}

/// The invitation that an `Offer` made to an actor.
pub async fn by_offer(
    db: &impl ConnectionTrait,
    offer_id: &str,
    invited: &str,
) -> StoreResult<Option<Invitation>> {
    Ok(Entity::find()
        .filter(Column::OfferId.eq(offer_id))
        .filter(Column::Invited.eq(invited))
        .one(db)
        .await?)
}

/// What an actor has been invited to and has not answered.
pub async fn pending(db: &impl ConnectionTrait, invited: &str) -> StoreResult<Vec<Invitation>> {
    Ok(Entity::find()
        .filter(Column::Invited.eq(invited))
        .filter(Column::State.eq("pending"))
        .order_by_asc(Column::Id)
        .all(db)
        .await?)
}

/// What an actor was invited to since a time, where that was taken back.
pub async fn taken_back(
    db: &impl ConnectionTrait,
    invited: &str,
    since: i64,
) -> StoreResult<Vec<Invitation>> {
    Ok(Entity::find()
        .filter(Column::Invited.eq(invited))
        .filter(Column::State.eq("withdrawn"))
        .filter(Column::CreatedAt.gte(since))
        .order_by_asc(Column::Id)
        .all(db)
        .await?)
}

/// Who was invited to an appeal, oldest first.
pub async fn of_appeal(db: &impl ConnectionTrait, object: &str) -> StoreResult<Vec<Invitation>> {
    Ok(Entity::find()
        .filter(Column::Object.eq(object))
        .order_by_asc(Column::Id)
        .all(db)
        .await?)
}

/// All that an actor invited others to, and was invited to, oldest first.
pub async fn concerning(db: &impl ConnectionTrait, actor: &str) -> StoreResult<Vec<Invitation>> {
    Ok(Entity::find()
        .filter(Column::Invited.eq(actor).or(Column::Inviter.eq(actor)))
        .order_by_asc(Column::Id)
        .all(db)
        .await?)
}

/// Records an answer to an invitation, unless that was taken back; says whether it did.
pub async fn answer(db: &impl ConnectionTrait, id: i64, state: &str) -> StoreResult<bool> {
    let changed = Entity::update_many()
        .col_expr(Column::State, state.into())
        .filter(Column::Id.eq(id))
        .filter(Column::State.ne("withdrawn"))
        .exec(db)
        .await?;
    Ok(changed.rows_affected > 0)
}

/// Records that whoever made an offer, or wrote the message that invites to sign, took it back; one that was declined
/// stays so. Says whether there was one.
pub async fn take_back_offer(
    db: &impl ConnectionTrait,
    offer_id: &str,
    inviter: &str,
) -> StoreResult<bool> {
    let changed = Entity::update_many()
        .col_expr(Column::State, "withdrawn".into())
        .filter(Column::OfferId.eq(offer_id))
        .filter(Column::Inviter.eq(inviter))
        .filter(Column::State.ne("rejected"))
        .exec(db)
        .await?;
    Ok(changed.rows_affected > 0)
}

/// Records what became of an invitation, whatever it was before.
pub async fn set_state(db: &impl ConnectionTrait, id: i64, state: &str) -> StoreResult<()> {
    Entity::update_many()
        .col_expr(Column::State, state.into())
        .filter(Column::Id.eq(id))
        .exec(db)
        .await?;
    Ok(())
}

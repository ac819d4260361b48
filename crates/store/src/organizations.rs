//! The organisations whose actors live on this server.

use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, DbBackend, DeriveIntoActiveModel, EntityTrait,
    IntoActiveModel, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect,
};

use crate::appeals;
use crate::entity::organization::{ActiveModel, Column, Entity};
use crate::error::StoreResult;
use crate::mails;
use crate::settings;
use crate::sql;
use crate::transaction::Transaction;

pub use crate::entity::organization::Model as Organization;

/// An organisation about to be stored; see [`Organization`] for what the members mean.
#[derive(Clone, Debug, DeriveIntoActiveModel)]
pub struct NewOrganization {
    pub handle: String,
    pub ap_id: String,
    pub names: String,
    pub summary: Option<String>,
    pub country: Option<String>,
    pub created_at: i64,
}

/// Stores a new organisation; a taken handle or id is a conflict.
pub async fn insert(db: &impl ConnectionTrait, new: NewOrganization) -> StoreResult<Organization> {
    Ok(new.into_active_model().insert(db).await?)
}

/// Changes an organisation's row to what is given; its id, handle and actor id stay.
pub async fn update(db: &impl ConnectionTrait, changed: Organization) -> StoreResult<()> {
    Entity::update_many()
        .col_expr(Column::Names, changed.names.into())
        .col_expr(Column::Summary, changed.summary.into())
        .col_expr(Column::Country, changed.country.into())
        .col_expr(Column::Profile, changed.profile.into())
        .filter(Column::Id.eq(changed.id))
        .exec(db)
        .await?;
    Ok(())
}

/// An organisation as it is now and stays until the transaction ends: whoever changes what others may
/// be changing reads it like this. (On SQLite the transaction has the whole database already.)
pub async fn lock(transaction: &Transaction, id: i64) -> StoreResult<Option<Organization>> {
    if transaction.get_database_backend() == DbBackend::Postgres {
        // What hangs on its row may come meanwhile.
        let lock = "SELECT id FROM organizations WHERE id = $1 FOR NO KEY UPDATE";
        sql::row(transaction, lock, [id.into()]).await?;
    }
    by_id(transaction, id).await
}

/// Holds an organisation together with others until the transaction ends, so that nobody suspends it
/// meanwhile.
pub async fn hold(transaction: &Transaction, id: i64) -> StoreResult<()> {
    if transaction.get_database_backend() == DbBackend::Postgres {
        let hold = "SELECT id FROM organizations WHERE id = $1 FOR SHARE";
        sql::row(transaction, hold, [id.into()]).await?;
    }
    Ok(())
}

/// Suspends an organisation since a time, or lets it go on.
pub async fn set_suspended(
    db: &impl ConnectionTrait,
    id: i64,
    since: Option<i64>,
    reason: &str,
    hidden: bool,
) -> StoreResult<()> {
    Entity::update_many()
        .col_expr(Column::SuspendedAt, since.into())
        .col_expr(Column::SuspendedReason, reason.into())
        .col_expr(Column::Hidden, hidden.into())
        .filter(Column::Id.eq(id))
        .exec(db)
        .await?;
    Ok(())
}

/// Notes which actors elsewhere an organisation was before, as JSON.
pub async fn set_also_known_as(
    db: &impl ConnectionTrait,
    id: i64,
    also_known_as: &str,
) -> StoreResult<()> {
    Entity::update_many()
        .col_expr(Column::AlsoKnownAs, also_known_as.into())
        .filter(Column::Id.eq(id))
        .exec(db)
        .await?;
    Ok(())
}

/// Notes where an organisation has moved, and when; or that it is here again.
pub async fn set_moved(
    db: &impl ConnectionTrait,
    id: i64,
    to: Option<&str>,
    at: Option<i64>,
) -> StoreResult<()> {
    Entity::update_many()
        .col_expr(Column::MovedTo, to.map(str::to_owned).into())
        .col_expr(Column::MovedAt, at.into())
        .filter(Column::Id.eq(id))
        .exec(db)
        .await?;
    Ok(())
}

/// Organisations that have moved, oldest first.
pub async fn moved(db: &impl ConnectionTrait) -> StoreResult<Vec<Organization>> {
    Ok(Entity::find()
        .filter(Column::DeletedAt.is_null())
        .filter(Column::MovedTo.is_not_null())
        .order_by_asc(Column::Id)
        .all(db)
        .await?)
}

/// Whether an organisation is suspended.
pub async fn is_suspended(db: &impl ConnectionTrait, id: i64) -> StoreResult<bool> {
    let found = Entity::find_by_id(id)
        .filter(Column::SuspendedAt.is_not_null())
        .count(db)
        .await?;
    Ok(found > 0)
}

/// The organisation with this handle (the part before the `@`).
pub async fn by_handle(
    db: &impl ConnectionTrait,
    handle: &str,
) -> StoreResult<Option<Organization>> {
    let found = ever_by_handle(db, handle).await?;
    Ok(found.filter(|found| found.deleted_at.is_none()))
}

/// The same, whether it was deleted or not.
pub async fn ever_by_handle(
    db: &impl ConnectionTrait,
    handle: &str,
) -> StoreResult<Option<Organization>> {
    Ok(Entity::find()
        // Handles have no capitals; accounts are typed with some.
        .filter(Column::Handle.eq(handle.to_ascii_lowercase()))
        .one(db)
        .await?)
}

/// The organisation whose actor has this id.
pub async fn by_ap_id(db: &impl ConnectionTrait, ap_id: &str) -> StoreResult<Option<Organization>> {
    Ok(Entity::find()
        .filter(Column::ApId.eq(ap_id))
        .filter(Column::DeletedAt.is_null())
        .one(db)
        .await?)
}

/// The organisation with this row id, also one that was deleted.
pub async fn by_id(db: &impl ConnectionTrait, id: i64) -> StoreResult<Option<Organization>> {
    Ok(Entity::find_by_id(id).one(db).await?)
}

/// All organisations, oldest first.
pub async fn all(db: &impl ConnectionTrait) -> StoreResult<Vec<Organization>> {
    Ok(Entity::find()
        .filter(Column::DeletedAt.is_null())
        .order_by_asc(Column::Id)
        .all(db)
        .await?)
}

/// All organisations there ever were, oldest first.
pub async fn ever(db: &impl ConnectionTrait) -> StoreResult<Vec<Organization>> {
    Ok(Entity::find().order_by_asc(Column::Id).all(db).await?)
}

/// The first organisation there ever was here, also where it was deleted.
pub async fn first(db: &impl ConnectionTrait) -> StoreResult<Option<Organization>> {
    Ok(Entity::find().order_by_asc(Column::Id).one(db).await?)
}

/// The handles of all organisations there ever were.
pub async fn handles(db: &impl ConnectionTrait) -> StoreResult<Vec<String>> {
    Ok(Entity::find()
        .select_only()
        .column(Column::Handle)
        .order_by_asc(Column::Id)
        .into_tuple()
        .all(db)
        .await?)
}

/// How many organisations there are.
pub async fn count(db: &impl ConnectionTrait) -> StoreResult<u64> {
    Ok(Entity::find()
        .filter(Column::DeletedAt.is_null())
        .count(db)
        .await?)
}

/// Plans a deletion; false where one is planned, or it was deleted.
pub async fn plan_deletion(
    db: &impl ConnectionTrait,
    id: i64,
    at: i64,
    keeps: bool,
) -> StoreResult<bool> {
    let changed = sql::execute(
        db,
        "UPDATE organizations SET delete_at = $2, delete_keeps = $3 \
         WHERE id = $1 AND delete_at IS NULL AND deleted_at IS NULL",
        [id.into(), at.into(), keeps.into()],
    )
    .await?;
    Ok(changed > 0)
}

/// The time of a deletion that is due by every clock, also by one that is put back later.
pub const AT_ONCE: i64 = 0;

/// Has an organisation be deleted from now on, also where that was planned for later.
pub async fn begin_deletion(db: &impl ConnectionTrait, id: i64, keeps: bool) -> StoreResult<()> {
    sql::execute(
        db,
        "UPDATE organizations SET delete_at = $2, delete_keeps = $3 \
         WHERE id = $1 AND deleted_at IS NULL",
        [id.into(), AT_ONCE.into(), keeps.into()],
    )
    .await?;
    Ok(())
}

/// Undoes a deletion that was planned; false where none was, or its time has come.
pub async fn undo_deletion(db: &impl ConnectionTrait, id: i64, now: i64) -> StoreResult<bool> {
    let changed = sql::execute(
        db,
        "UPDATE organizations SET delete_at = NULL, delete_keeps = FALSE \
         WHERE id = $1 AND delete_at > $2 AND deleted_at IS NULL",
        [id.into(), now.into()],
    )
    .await?;
    Ok(changed > 0)
}

/// Organisations that are to be deleted by now.
pub async fn deletion_due(db: &impl ConnectionTrait, now: i64) -> StoreResult<Vec<Organization>> {
    Ok(Entity::find()
        .filter(Column::DeletedAt.is_null())
        .filter(Column::DeleteAt.lte(now))
        .order_by_asc(Column::Id)
        .all(db)
        .await?)
}

/// Whether the organisation of an appeal of ours stands: it was not deleted, and is not being. What is stored around the
/// appeal after that was asked is forgotten with the rest if it was held before, and the clock read after.
pub async fn stands_behind(
    db: &impl ConnectionTrait,
    appeal_id: i64,
    now: i64,
) -> StoreResult<bool> {
    let standing: Option<i64> = sql::value(
        db,
        "SELECT o.id FROM appeals a JOIN organizations o ON o.id = a.organization_id \
         WHERE a.id = $1 AND o.deleted_at IS NULL AND (o.delete_at IS NULL OR o.delete_at > $2)",
        [appeal_id.into(), now.into()],
    )
    .await?;
    Ok(standing.is_some())
}

/// Puts off to `at` the deletions that are due at `now`; answers how many there were.
pub async fn put_off_deletions(db: &impl ConnectionTrait, now: i64, at: i64) -> StoreResult<u64> {
    sql::execute(
        db,
        "UPDATE organizations SET delete_at = $2 WHERE delete_at <= $1 AND deleted_at IS NULL",
        [now.into(), at.into()],
    )
    .await
}

/// What of an appeal is kept of people and of accounts elsewhere, or for the desk alone.
const AROUND: [&str; 23] = [
    "news",
    "person_requests",
    "person_signatures",
    "person_consents",
    "person_withdrawals",
    "person_terms",
    "form_signers",
    "signer_claims",
    "invitees",
    "import_drafts",
    "import_layouts",
    "kept_files",
    "schedules",
    "dispatch_drafts",
    "translation_bases",
    "co_sign_intents",
    "refused_signers",
    "comments",
    "letter_counts",
    "registrations",
    // Before what it counts, as whoever changes both.
    "reaction_counts",
    "reactions",
    "quote_authorizations",
];

/// Forgets what is kept around an appeal of an organisation that is deleted, and the mails about it that wait. How many
/// people signed stays, as a number.
pub async fn forget_around(db: &Transaction, appeal_id: i64) -> StoreResult<()> {
    // Alone: whoever changes what hangs on the appeal holds it first, and some take rows before mails, others mails
    // before rows.
    appeals::lock(db, appeal_id).await?;
    // The next wording, as far as it was written.
    let draft = "UPDATE appeals SET draft = NULL WHERE id = $1";
    sql::execute(db, draft, [appeal_id.into()]).await?;
    // Before the rows: once they are gone, nobody knows which these are.
    mails::drop_about_requests(db, appeal_id).await?;
    mails::drop_about_people(db, appeal_id).await?;
    mails::drop_about_rows(db, appeal_id).await?;
    for table in AROUND {
        let forget = format!("DELETE FROM {table} WHERE appeal_id = $1");
        sql::execute(db, &forget, [appeal_id.into()]).await?;
    }
    // What stands beside the list shows pictures as well, each under its own name.
    let pictures = "DELETE FROM media_uses \
         WHERE used_by = $1 OR used_by = $2 OR used_by LIKE $3 OR used_by LIKE $4";
    let used_by = [
        format!("appeal:{appeal_id}").into(),
        format!("wording:{appeal_id}").into(),
        format!("case:{appeal_id}:%").into(),
        format!("handover:{appeal_id}:%").into(),
    ];
    sql::execute(db, pictures, used_by).await?;
    // What the rows of lists said that were taken over, whom its text was to name, and who was to leave its list.
    settings::delete_below(db, &format!("import-row:{appeal_id}:")).await?;
    settings::delete_below(db, &format!("co-initiator-later:{appeal_id}-")).await?;
    settings::delete_below(db, &format!("signers-leave:{appeal_id}-")).await
}

/// What belongs to an organisation and to nobody else. Its people's sessions and links go with them.
const OWN: [&str; 12] = [
    "accounts",
    "api_tokens",
    "followers",
    "following",
    "followed_topics",
    "moved_appeals",
    "topic_pages",
    "blockers",
    "webhooks",
    "withdrawn_endorsements",
    "audit_entries",
    "mails",
];

/// Forgets an organisation but for its handle, its actor's id, its keys and its appeals. Call it in a
/// transaction.
pub async fn forget(db: &impl ConnectionTrait, id: i64, now: i64) -> StoreResult<()> {
    for table in OWN {
        let forget = format!("DELETE FROM {table} WHERE organization_id = $1");
        sql::execute(db, &forget, [id.into()]).await?;
    }
    // By what it shows, and not by who uploaded them: others may have uploaded the same pictures.
    let pictures = "DELETE FROM media_uses WHERE used_by = $1";
    let used_by = format!("organization:{id}");
    sql::execute(db, pictures, [used_by.into()]).await?;
    // To what it was invited, with what was written to it, and whom it invited. What one of ours was asked for that is
    // still here is that one's as well.
    let invitations = "DELETE FROM invitations \
         WHERE invited = (SELECT ap_id FROM organizations WHERE id = $1) \
         OR (inviter = (SELECT ap_id FROM organizations WHERE id = $1) AND invited NOT IN \
         (SELECT ap_id FROM organizations WHERE deleted_at IS NULL AND id <> $1))";
    sql::execute(db, invitations, [id.into()]).await?;
    // Nobody opens its sealed votes any more.
    let seals = "DELETE FROM vote_seals WHERE actor = \
         (SELECT ap_id FROM organizations WHERE id = $1)";
    sql::execute(db, seals, [id.into()]).await?;
    // When it was another actor.
    settings::delete_below(db, &format!("was-away:{id}:")).await?;
    sql::execute(
        db,
        "UPDATE organizations SET names = '{}', summary = NULL, country = NULL, profile = NULL, \
         suspended_at = NULL, suspended_reason = '', hidden = FALSE, also_known_as = '[]', moved_to = NULL, moved_at = NULL, \
         deleted_at = $2 WHERE id = $1",
        [id.into(), now.into()],
    )
    .await?;
    Ok(())
}

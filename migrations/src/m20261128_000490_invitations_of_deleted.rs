//! To what an organisation was invited, and whom it invited, is forgotten with it: so far that stayed.

use sea_orm_migration::prelude::*;

pub async fn up(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let connection = manager.get_connection();
    let deleted = "organizations WHERE deleted_at IS NOT NULL";
    // What one of ours was asked for that is still there is its own as well.
    let invitations = format!(
        "DELETE FROM invitations WHERE invited IN (SELECT ap_id FROM {deleted}) \
         OR (inviter IN (SELECT ap_id FROM {deleted}) \
         AND invited NOT IN (SELECT ap_id FROM organizations WHERE deleted_at IS NULL))"
    );
    connection.execute_unprepared(&invitations).await?;
    let invitees = format!(
        "DELETE FROM invitees WHERE appeal_id IN \
         (SELECT id FROM appeals WHERE organization_id IN (SELECT id FROM {deleted}))"
    );
    connection.execute_unprepared(&invitees).await.map(|_| ())
}

pub async fn down(_: &SchemaManager<'_>) -> Result<(), DbErr> {
    Ok(())
}

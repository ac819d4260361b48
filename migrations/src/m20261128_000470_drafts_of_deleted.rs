//! What an organisation was writing when it was deleted, the next wording of what it had published, is
//! forgotten: so far that stayed.

use sea_orm_migration::prelude::*;

pub async fn up(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let connection = manager.get_connection();
    let deleted = "SELECT id FROM organizations WHERE deleted_at IS NOT NULL";
    let bases = format!(
        "DELETE FROM translation_bases WHERE appeal_id IN \
         (SELECT id FROM appeals WHERE organization_id IN ({deleted}))"
    );
    connection.execute_unprepared(&bases).await?;
    let drafts = format!(
        "UPDATE appeals SET draft = NULL WHERE draft IS NOT NULL AND organization_id IN ({deleted})"
    );
    connection.execute_unprepared(&drafts).await.map(|_| ())
}

pub async fn down(_: &SchemaManager<'_>) -> Result<(), DbErr> {
    Ok(())
}

//! Who withdrew from an appeal of an organisation that was deleted is forgotten: so far that stayed.

use sea_orm_migration::prelude::*;

pub async fn up(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let forget = "DELETE FROM person_withdrawals WHERE appeal_id IN \
         (SELECT a.id FROM appeals a JOIN organizations o ON o.id = a.organization_id \
         WHERE o.deleted_at IS NOT NULL)";
    let connection = manager.get_connection();
    connection.execute_unprepared(forget).await.map(|_| ())
}

pub async fn down(_: &SchemaManager<'_>) -> Result<(), DbErr> {
    Ok(())
}

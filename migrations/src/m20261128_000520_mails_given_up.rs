//! A mail that was given up is only counted: whose it was, and what it was about, is forgotten. So far that stayed.

use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let forgotten = "UPDATE mails SET subscriber_id = NULL, organization_id = NULL, about = NULL \
             WHERE gave_up_at IS NOT NULL";
        let connection = manager.get_connection();
        connection.execute_unprepared(forgotten).await.map(|_| ())
    }

    async fn down(&self, _: &SchemaManager) -> Result<(), DbErr> {
        Ok(())
    }
}

//! Of organisations that took their name back, the domain of their e-mail address is forgotten as well:
//! so far that stayed.

use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let forget = "UPDATE form_signers SET domain = '', own_domain = FALSE \
             WHERE state = 'withdrawn'";
        let connection = manager.get_connection();
        connection.execute_unprepared(forget).await.map(|_| ())
    }

    async fn down(&self, _: &SchemaManager) -> Result<(), DbErr> {
        Ok(())
    }
}

//! Finds mails by what they are about: whoever withdraws, or is deleted among thousands, takes the mails that
//! wait with them, and all mails were read for each.

use sea_orm_migration::prelude::*;

use crate::build::index;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        index(manager, "mails", &["about"]).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let dropped = Index::drop()
            .name("mails_about_index")
            .table("mails")
            .to_owned();
        manager.drop_index(dropped).await
    }
}

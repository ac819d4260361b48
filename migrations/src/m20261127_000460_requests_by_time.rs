//! Finds who asked to sign an appeal in a time: it is looked at every few minutes whether unusually many come, and
//! all requests of an appeal were read for it.

use sea_orm_migration::prelude::*;

use crate::build::index;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        index(manager, "person_requests", &["appeal_id", "created_at"]).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let dropped = Index::drop()
            .name("person_requests_appeal_id_created_at_index")
            .table("person_requests")
            .to_owned();
        manager.drop_index(dropped).await
    }
}

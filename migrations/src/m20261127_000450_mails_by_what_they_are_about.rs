//! Finds mails by what they are about: whoever withdraws, or is deleted among thousands, takes the mails that
//! wait with them, and all mails were read for each.

use sea_orm_migration::prelude::*;

use crate::build::index;

pub async fn up(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    index(manager, "mails", &["about"]).await
}

pub async fn down(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let dropped = Index::drop()
        .name("mails_about_index")
        .table("mails")
        .to_owned();
    manager.drop_index(dropped).await
}

//! Lists on their way in: an upload between its steps, and what the columns of an appeal's lists
//! hold.

use sea_orm_migration::{prelude::*, schema::*};

use crate::build::{drop_tables, index, reference, table, unique};

pub async fn up(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    manager
        .create_table(
            table("import_drafts")
                .col(big_pk_auto("id"))
                .col(big_integer("appeal_id"))
                .col(big_integer("account_id"))
                .col(blob("sealed"))
                .col(big_integer("expires_at"))
                .foreign_key(&mut reference("appeal_id", "appeals"))
                .take(),
        )
        .await?;
    unique(manager, "import_drafts", &["appeal_id", "account_id"]).await?;
    index(manager, "import_drafts", &["expires_at"]).await?;
    manager
        .create_table(
            table("import_layouts")
                .col(big_integer("appeal_id").primary_key())
                .col(text("layout"))
                .foreign_key(&mut reference("appeal_id", "appeals"))
                .take(),
        )
        .await
}

pub async fn down(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    drop_tables(manager, &["import_layouts", "import_drafts"]).await
}

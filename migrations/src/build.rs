//! Short words for what every migration says: a table, an index, a reference.

use sea_orm_migration::prelude::*;

/// Starts `CREATE TABLE name`.
pub fn table(name: &'static str) -> TableCreateStatement {
    Table::create().table(name).take()
}

/// A foreign key to `id` of `to_table`; rows go when what they point at goes.
pub fn reference(column: &'static str, to_table: &'static str) -> ForeignKeyCreateStatement {
    ForeignKey::create()
        .from_col(column)
        .to_tbl(to_table)
        .to_col("id")
        .on_delete(ForeignKeyAction::Cascade)
        .take()
}

/// Creates a plain index named `<table>_<columns>_index`.
pub async fn index(
    manager: &SchemaManager<'_>,
    table: &'static str,
    columns: &[&'static str],
) -> Result<(), DbErr> {
    manager
        .create_index(named(table, columns, "index").take())
        .await
}

/// Creates a unique index named `<table>_<columns>_unique`.
pub async fn unique(
    manager: &SchemaManager<'_>,
    table: &'static str,
    columns: &[&'static str],
) -> Result<(), DbErr> {
    manager
        .create_index(named(table, columns, "unique").unique().take())
        .await
}

/// Drops tables in the order given.
pub async fn drop_tables(
    manager: &SchemaManager<'_>,
    tables: &[&'static str],
) -> Result<(), DbErr> {
    for table in tables {
        manager
            .drop_table(Table::drop().table(*table).take())
            .await?;
    }
    Ok(())
}

fn named(table: &'static str, columns: &[&'static str], suffix: &str) -> IndexCreateStatement {
    let mut statement = Index::create();
    statement.name(format!("{table}_{}_{suffix}", columns.join("_")));
    statement.table(table);
    for column in columns {
        statement.col(*column);
    }
    statement
}

//! How many accounts boosted and like each appeal, kept as numbers: each that came, and each page of an appeal that
//! was made anew, counted all of them.

use sea_orm_migration::{prelude::*, schema::*};

use crate::build::{drop_tables, reference, table};

const COUNTS: &str = "reaction_counts";

pub async fn up(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    manager
        .create_table(
            table(COUNTS)
                .col(big_integer("appeal_id").primary_key())
                .col(big_integer("boosts"))
                .col(big_integer("likes"))
                .foreign_key(&mut reference("appeal_id", "appeals"))
                .take(),
        )
        .await?;
    // Who likes it in both ways is one who likes it.
    let count = "INSERT INTO reaction_counts (appeal_id, boosts, likes) \
         SELECT appeal_id, SUM(CASE kind WHEN 'boost' THEN 1 ELSE 0 END), \
         COUNT(DISTINCT CASE WHEN kind IN ('like', 'emoji') THEN actor END) \
         FROM reactions GROUP BY appeal_id";
    let db = manager.get_connection();
    db.execute_unprepared(count).await.map(|_| ())
}

pub async fn down(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    drop_tables(manager, &[COUNTS]).await
}

//! People who sign: on which terms, what they agreed to, who has not confirmed yet, the links by
//! which they come back, and how many they are.

use sea_orm_migration::{prelude::*, schema::*};

use crate::build::{drop_tables, index, reference, table, unique};

pub async fn up(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    manager
        .alter_table(
            Table::alter()
                .table("person_signatures")
                .add_column(big_integer("shown").default(0))
                .take(),
        )
        .await?;
    index(manager, "person_signatures", &["appeal_id", "shown", "id"]).await?;
    index(manager, "person_signatures", &["email_hash"]).await?;
    manager
        .create_table(
            table("person_terms")
                .col(big_integer("appeal_id").primary_key())
                .col(boolean("open"))
                .col(text("terms"))
                .col(big_integer("kept_until"))
                .col(big_integer("tallied").default(-1))
                .col(big_integer("updated_at"))
                .foreign_key(&mut reference("appeal_id", "appeals"))
                .take(),
        )
        .await?;
    index(manager, "person_terms", &["kept_until"]).await?;
    manager
        .create_table(
            table("person_consents")
                .col(text("digest").primary_key())
                .col(big_integer("appeal_id"))
                .col(text("document"))
                .col(big_integer("created_at"))
                .foreign_key(&mut reference("appeal_id", "appeals"))
                .take(),
        )
        .await?;
    index(manager, "person_consents", &["appeal_id"]).await?;
    manager
        .create_table(
            table("person_requests")
                .col(text("token_hash").primary_key())
                .col(big_integer("appeal_id"))
                .col(blob("sealed"))
                .col(big_integer("created_at"))
                .col(big_integer("expires_at"))
                .col(big_integer_null("used_at"))
                .foreign_key(&mut reference("appeal_id", "appeals"))
                .take(),
        )
        .await?;
    index(manager, "person_requests", &["appeal_id"]).await?;
    index(manager, "person_requests", &["expires_at"]).await?;
    manager
        .create_table(
            table("person_links")
                .col(text("token_hash").primary_key())
                .col(big_integer("signature_id"))
                .col(big_integer("created_at"))
                .foreign_key(&mut reference("signature_id", "person_signatures"))
                .take(),
        )
        .await?;
    index(manager, "person_links", &["signature_id"]).await?;
    manager
        .create_table(
            table("person_checks")
                .col(text("check_hash").primary_key())
                .col(big_integer("expires_at"))
                .take(),
        )
        .await?;
    manager
        .create_table(
            table("person_counts")
                .col(big_pk_auto("id"))
                .col(big_integer("appeal_id"))
                .col(text("country"))
                .col(big_integer("count"))
                .foreign_key(&mut reference("appeal_id", "appeals"))
                .take(),
        )
        .await?;
    unique(manager, "person_counts", &["appeal_id", "country"]).await?;
    // Those who came from lists so far.
    manager
        .get_connection()
        .execute_unprepared(
            "INSERT INTO person_counts (appeal_id, country, count) \
             SELECT appeal_id, '', COUNT(*) FROM person_signatures GROUP BY appeal_id",
        )
        .await?;
    Ok(())
}

pub async fn down(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    drop_tables(
        manager,
        &[
            "person_counts",
            "person_checks",
            "person_links",
            "person_requests",
            "person_consents",
            "person_terms",
        ],
    )
    .await?;
    for name in ["appeal_id_shown_id", "email_hash"] {
        let name = format!("person_signatures_{name}_index");
        manager
            .drop_index(
                Index::drop()
                    .name(name)
                    .table("person_signatures")
                    .to_owned(),
            )
            .await?;
    }
    manager
        .alter_table(
            Table::alter()
                .table("person_signatures")
                .drop_column("shown")
                .take(),
        )
        .await
}

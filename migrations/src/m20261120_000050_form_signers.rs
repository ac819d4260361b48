//! Organisations without a server that sign by form, the links that were mailed to them, and who
//! says that an entry is theirs.

use sea_orm_migration::{prelude::*, schema::*};

use crate::build::{drop_tables, index, reference, table, unique};

pub async fn up(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    manager
        .create_table(
            table("form_signers")
                .col(big_pk_auto("id"))
                .col(big_integer("appeal_id"))
                .col(text_uniq("about"))
                .col(text("state"))
                .col(text("domain"))
                .col(boolean("own_domain"))
                .col(text("address_hash"))
                .col(blob("sealed"))
                .col(big_integer_null("confirmed_at"))
                .col(big_integer("created_at"))
                .col(big_integer("updated_at"))
                .foreign_key(&mut reference("appeal_id", "appeals"))
                .take(),
        )
        .await?;
    index(manager, "form_signers", &["appeal_id", "state", "domain"]).await?;
    index(manager, "form_signers", &["appeal_id", "address_hash"]).await?;
    index(manager, "form_signers", &["state", "updated_at"]).await?;
    manager
        .create_table(
            table("form_signer_links")
                .col(text("token_hash").primary_key())
                .col(big_integer("signer_id"))
                .col(text("purpose"))
                .col(big_integer("created_at"))
                .col(big_integer("expires_at"))
                .col(big_integer_null("used_at"))
                .foreign_key(&mut reference("signer_id", "form_signers"))
                .take(),
        )
        .await?;
    index(manager, "form_signer_links", &["signer_id"]).await?;
    index(manager, "form_signer_links", &["expires_at"]).await?;
    manager
        .create_table(
            table("signer_claims")
                .col(big_pk_auto("id"))
                .col(big_integer("appeal_id"))
                .col(text("attestation"))
                .col(text("actor"))
                .col(big_integer("created_at"))
                .foreign_key(&mut reference("appeal_id", "appeals"))
                .take(),
        )
        .await?;
    let claim = ["appeal_id", "attestation", "actor"];
    unique(manager, "signer_claims", &claim).await
}

pub async fn down(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let tables = ["signer_claims", "form_signer_links", "form_signers"];
    drop_tables(manager, &tables).await
}

//! At which registered domain each follower is told: how many inboxes of one domain there are was found out by
//! reading all of them, for each that came.

use psl::domain_str;
use sea_orm_migration::{prelude::*, schema::*, sea_orm::Statement};
use url::{Host, Url};

use crate::build::index;

const FOLLOWERS: &str = "followers";
const INDEX: [&str; 2] = ["organization_id", "site"];

/// The registered domain of an address. An IP address or a local name stands for itself, with scheme and port.
fn site_of(address: &str) -> String {
    let Ok(url) = Url::parse(address) else {
        return String::new();
    };
    let registered = match url.host() {
        Some(Host::Domain(host)) => domain_str(host),
        _ => None,
    };
    match registered {
        Some(domain) => domain.to_owned(),
        None => url.origin().ascii_serialization(),
    }
}

pub async fn up(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let mut followers = Table::alter();
    let column = text("site").default("").take();
    let added = followers.table(FOLLOWERS).add_column(column);
    manager.alter_table(added.take()).await?;
    let (db, backend) = (manager.get_connection(), manager.get_database_backend());
    let told =
        "SELECT DISTINCT organization_id, COALESCE(shared_inbox, inbox) AS told FROM followers";
    let rows = db
        .query_all_raw(Statement::from_string(backend, told))
        .await?;
    for row in rows {
        let organization: i64 = row.try_get("", "organization_id")?;
        let told: String = row.try_get("", "told")?;
        let set = "UPDATE followers SET site = $1 \
             WHERE organization_id = $2 AND COALESCE(shared_inbox, inbox) = $3";
        let values = [site_of(&told).into(), organization.into(), told.into()];
        let set = Statement::from_sql_and_values(backend, set, values);
        db.execute_raw(set).await?;
    }
    index(manager, FOLLOWERS, &INDEX).await
}

pub async fn down(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let name = format!("{FOLLOWERS}_{}_index", INDEX.join("_"));
    let dropped = Index::drop().name(name).table(FOLLOWERS).to_owned();
    manager.drop_index(dropped).await?;
    let mut followers = Table::alter();
    let dropped = followers.table(FOLLOWERS).drop_column("site");
    manager.alter_table(dropped.take()).await
}

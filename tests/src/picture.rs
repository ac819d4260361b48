//! What a server holds, for seeing that it holds the same before and after.

use crate::{Server, database, until};
use sea_orm::{ConnectionTrait, DatabaseConnection, Statement};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

/// Tables that may change whatever the answer: copies of public documents that were fetched in
/// order to check somebody, how reachable somebody is, and what servers sign, by the timer, that
/// they hold.
const NOTES_ABOUT_OTHERS: [&str; 3] = ["delivery_hosts", "remote_actors", "seen_by"];
/// Columns that a timer writes: when somebody is next told by mail what waits for them.
const WRITTEN_BY_TIMERS: [(&str, &str); 2] =
    [("accounts", "digest_next_at"), ("accounts", "digest_told")];
/// Tables from which a timer takes rows away: what was for certain servers only goes a minute after
/// they have it. In these only what came counts.
const EMPTIED_BY_TIMERS: [&str; 1] = ["activities"];

/// What is noted whatever is asked: when a token was last used, and that a new server has caught up with
/// what earlier versions left.
const NOTED_ANYHOW: [&str; 2] = ["name='token-used:", "name='form_signers_followed'"];

/// Every row of every table of a server on SQLite, and what the API says of one appeal. Notes
/// about other servers, and what timers write, are left out.
#[derive(Debug, Clone)]
pub struct Picture(BTreeMap<String, Vec<String>>);

impl Picture {
    /// Looks at a server through its database file, opened for reading only, and at what its
    /// process has in memory of an appeal.
    pub async fn of(server: &Server, appeal: Option<&str>) -> Self {
        let db = open(server).await;
        let mut tables = BTreeMap::new();
        for table in names(&db).await {
            if !NOTES_ABOUT_OTHERS.contains(&table.as_str()) {
                let mut rows = rows(&db, &table).await;
                rows.retain(|row| !NOTED_ANYHOW.iter().any(|noted| row.contains(noted)));
                tables.insert(table, rows);
            }
        }
        db.close().await.expect("the database can be closed");
        if let Some(appeal) = appeal {
            let state = server.state(appeal).await.expect(200);
            tables.insert("GET /api/v1/state".into(), vec![state.to_string()]);
        }
        Self(tables)
    }

    /// As [`Picture::of`], when nothing is on its way out any more, and no farewell is yet to be looked at.
    pub async fn at_rest(server: &Server, appeal: Option<&str>) -> Self {
        until("an empty queue", || async {
            let now = Self::of(server, None).await;
            match (now.count("deliveries"), now.count("farewells")) {
                (0, 0) => Ok(()),
                waiting => Err(format!("{waiting:?} deliveries and farewells wait")),
            }
        })
        .await;
        Self::of(server, appeal).await
    }

    /// How many rows a table has.
    pub fn count(&self, table: &str) -> usize {
        self.0
            .get(table)
            .unwrap_or_else(|| panic!("there is no table {table}"))
            .len()
    }

    /// The tables that differ in a later picture by what a request could have caused.
    pub fn changed(&self, later: &Self) -> BTreeSet<String> {
        let none = Vec::new();
        let differs = |table: &&String| {
            let before = self.0.get(*table).unwrap_or(&none);
            let after = later.0.get(*table).unwrap_or(&none);
            match EMPTIED_BY_TIMERS.contains(&table.as_str()) {
                true => after.iter().any(|row| !before.contains(row)),
                false => before != after,
            }
        };
        let tables = self.0.keys().chain(later.0.keys());
        tables.filter(differs).cloned().collect()
    }

    /// What differs in a later picture, for people: `+` came, `-` went.
    pub fn difference(&self, later: &Self) -> String {
        let none = Vec::new();
        let mut text = String::new();
        for table in self.changed(later) {
            let before = self.0.get(&table).unwrap_or(&none);
            let after = later.0.get(&table).unwrap_or(&none);
            let gone = before
                .iter()
                .filter(|row| !after.contains(row))
                .map(|row| ("-", row));
            let come = after
                .iter()
                .filter(|row| !before.contains(row))
                .map(|row| ("+", row));
            for (sign, row) in gone.chain(come) {
                let short: String = row.chars().take(300).collect();
                text.push_str(&format!("\n      {sign} {table}: {short}"));
            }
        }
        text
    }
}

/// One column of the first rows of a table, for a look at what is stored.
pub async fn column(server: &Server, table: &str, column: &str) -> Vec<Value> {
    let db = open(server).await;
    let query = format!("SELECT json_array({column}) AS row FROM {table} ORDER BY rowid");
    let rows = texts(&db, &query).await;
    rows.iter()
        .filter_map(|row| {
            serde_json::from_str::<Vec<Value>>(row)
                .ok()?
                .into_iter()
                .next()
        })
        .collect()
}

async fn open(server: &Server) -> DatabaseConnection {
    let file = server.folder().join("undersigned.db");
    database::open(format!("sqlite://{}?mode=ro", file.display())).await
}

async fn texts(db: &DatabaseConnection, query: &str) -> Vec<String> {
    let statement = Statement::from_string(db.get_database_backend(), query.to_owned());
    let rows = db.query_all_raw(statement).await;
    let rows = rows.unwrap_or_else(|error| panic!("{query}: {error}"));
    rows.iter()
        .map(|row| row.try_get_by_index(0).expect("a text"))
        .collect()
}

async fn names(db: &DatabaseConnection) -> Vec<String> {
    let query = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'";
    texts(db, query).await
}

async fn rows(db: &DatabaseConnection, table: &str) -> Vec<String> {
    let columns = texts(
        db,
        &format!("SELECT name FROM pragma_table_info('{table}')"),
    )
    .await;
    let quoted: Vec<String> = columns
        .iter()
        .filter(|column| !WRITTEN_BY_TIMERS.contains(&(table, column.as_str())))
        .map(|column| format!("'{column}=' || quote(\"{column}\")"))
        .collect();
    let query = format!(
        "SELECT {} FROM \"{table}\" ORDER BY rowid",
        quoted.join(" || ' ' || ")
    );
    texts(db, &query).await
}

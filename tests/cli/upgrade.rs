//! Databases that older versions have left, and one that a newer version has.

mod at_work;
mod kept_apart;
mod removals;

use crate::PROGRAM;
use sea_orm::{ConnectionTrait as _, Statement};
use serde_json::json;
use std::{fs, path::PathBuf};
use undersigned_tests::{Backend, Server, on_both_databases, open_database};

/// The dumps in `fixtures/databases`, oldest first.
const DUMPS: [&str; 3] = ["2026-11-20", "2026-11-21", "2026-11-28"];
/// Those from before signatures named a wording, followers their domain, and reactions were counted.
const BEFORE: [&str; 2] = ["2026-11-20", "2026-11-21"];
/// What the server of the dumps is.
const URL: &str = "https://hub.example";
const ORGANIZATION: &str = "https://hub.example/orgs/labour_watch";
const KEY: &str = "z6Mkon3Necd6NkkyfoGoHxid2znGc59LU3K7mubaRcFbLfLX";
const APPEAL: &str = "https://hub.example/appeals/free-them-now";
/// Of its seven statements, as `tests/verifier` finds it.
const STATE: &str = "sha-256:dff239d62702297c85b57c1ab344055bf0ef0f2855ca8bcdac4b2c764e12880e";
/// What it had been given, in the clear.
const SECRET: &str = "0102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f20\n";
const TOKEN: &str = "us_before-the-upgrade";
/// Says that a later version has been here.
pub const LATER: &str =
    "INSERT INTO seaql_migrations (version, applied_at) VALUES ('m20991231_000001_later', 0)";

on_both_databases! {
    a_server_goes_on_where_an_older_version_left_it
    an_old_database_gets_the_schema_of_a_new_one
    people_are_under_the_wording_of_their_day
    followers_have_their_domain_and_reactions_are_counted
    the_log_keeps_no_digest_that_a_list_of_members_shows
    whose_endorsement_was_refused_is_known_where_it_is_kept
}

/// The server of a dump, stopped.
async fn left_by(dump: &str, backend: Backend) -> Server {
    let kind = match backend {
        Backend::Sqlite => "sqlite",
        Backend::Postgres => "postgres",
    };
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("fixtures/databases");
    let sql = fs::read_to_string(folder.join(format!("{dump}.{kind}.sql")));
    let sql = sql.expect("the dump can be read");
    let mut hub = Server::left_behind(PROGRAM, backend, URL, SECRET, &sql).await;
    hub.name = "labour_watch".to_owned();
    hub.org = ORGANIZATION.to_owned();
    hub.token = TOKEN.to_owned();
    hub
}

/// Tables with their columns, and indexes, one a line.
async fn schema(hub: &Server, backend: Backend) -> Vec<String> {
    let query = match backend {
        Backend::Sqlite => {
            "SELECT t.name || '.' || c.name || ' ' || c.type || ' ' || c.\"notnull\" AS line \
             FROM sqlite_schema t, pragma_table_info(t.name) c \
             WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite_%' \
             UNION ALL SELECT 'index ' || name FROM sqlite_schema WHERE type = 'index' ORDER BY 1"
        }
        Backend::Postgres => {
            "SELECT (table_name || '.' || column_name || ' ' || data_type || ' ' || is_nullable)::text \
             AS line FROM information_schema.columns WHERE table_schema = 'public' \
             UNION ALL SELECT ('index ' || indexname)::text FROM pg_indexes \
             WHERE schemaname = 'public' ORDER BY 1"
        }
    };
    lines(hub, query).await
}

/// The text of each row that a query finds.
pub async fn lines(hub: &Server, query: &str) -> Vec<String> {
    let database = open_database(hub.database_url()).await;
    let statement = Statement::from_string(database.get_database_backend(), query);
    let rows = database.query_all_raw(statement).await;
    let rows = rows.expect("the database can be read");
    let lines = rows
        .iter()
        .map(|row| row.try_get_by_index(0).expect("a text"))
        .collect();
    database.close().await.expect("the database can be closed");
    lines
}

async fn a_server_goes_on_where_an_older_version_left_it(backend: Backend) {
    for dump in DUMPS {
        let mut hub = left_by(dump, backend).await;
        let migrated = hub.command_json(&["migrate", "--json"]);
        let found = (&migrated["upToDate"], &migrated["begun"]);
        assert_eq!(found, (&json!(true), &json!(false)), "{dump}");
        hub.run().await;

        let state = hub.state(APPEAL).await.expect(200);
        assert_eq!(
            (&state["stateDigest"], &state["count"]),
            (&json!(STATE), &json!(7))
        );
        let mut names: Vec<String> = hub
            .list(APPEAL)
            .await
            .iter()
            .map(|entry| entry["id"].as_str().unwrap_or_default().to_owned())
            .collect();
        names.sort();
        assert_eq!(
            names,
            [
                "https://dockers.example/orgs/dockers",
                "https://hub.example/attestations/printed-1",
            ]
        );
        let actor = hub.fetch("/orgs/labour_watch").await;
        assert!(actor.text.contains(KEY), "{}", actor.text);
        // Of a later dump it depends on the day whether they are still there who cannot be reached.
        if BEFORE.contains(&dump) {
            assert_eq!(hub.followers().await, 1);
        }
        assert_eq!(
            hub.fetch("/appeals/free-them-now").await.expect(200)["id"],
            APPEAL
        );

        // The keys it had sign what it says now, and it is counted with what it said before.
        let late = json!({"names": {"en": "After the upgrade"}});
        hub.attest(APPEAL, late).await;
        assert_eq!(hub.list(APPEAL).await.len(), 3);
        let state = hub.state(APPEAL).await.expect(200)["stateDigest"].clone();
        assert_ne!(state, json!(STATE));
        hub.stop().await;
        hub.run().await;
        assert_eq!(hub.state(APPEAL).await.expect(200)["stateDigest"], state);
    }
}

async fn an_old_database_gets_the_schema_of_a_new_one(backend: Backend) {
    let new = Server::left_behind(PROGRAM, backend, URL, SECRET, "SELECT 1").await;
    let begun = new.command_json(&["migrate", "--json"]);
    assert_eq!(begun["begun"], json!(true), "there was nothing of a server");
    let expected = schema(&new, backend).await;
    assert!(expected.len() > 300, "{expected:?}");
    let hidden = |line: &String| line.starts_with("person_withdrawals.hidden bool");
    assert!(expected.iter().any(hidden), "{expected:?}");
    for dump in DUMPS {
        let hub = left_by(dump, backend).await;
        hub.command_json(&["migrate", "--json"]);
        assert_eq!(schema(&hub, backend).await, expected, "{dump}");
    }
}

/// Of what was let in since, nothing is refused any more; of what is not kept, nobody knows whose it was.
async fn whose_endorsement_was_refused_is_known_where_it_is_kept(backend: Backend) {
    let dockers = "https://dockers.example/orgs/dockers";
    let hub = left_by(BEFORE[0], backend).await;
    let database = open_database(hub.database_url()).await;
    for (name, standing) in [("a", Some("mailbox")), ("b", Some("member")), ("c", None)] {
        let statement = standing.map(|standing| {
            format!(
                "INSERT INTO statements (appeal_id, digest, register, author, key, kind, seq, \
                 standing, origin_checked, body, received_at, ap_id) VALUES (1, '{name}', \
                 'r{name}', '{dockers}', '{KEY}', 'Endorsement', 1, '{standing}', TRUE, '{{}}', \
                 1, '{APPEAL}')"
            )
        });
        let refusal = format!(
            "INSERT INTO refusals (appeal_id, digest, refused_by, refused_at) \
             VALUES (1, '{name}', '{ORGANIZATION}', 1)"
        );
        for row in statement.into_iter().chain([refusal]) {
            let done = database.execute_unprepared(&row).await;
            done.expect("a row can be written");
        }
    }
    database.close().await.expect("the database can be closed");
    hub.command_json(&["migrate", "--json"]);
    let query = "SELECT CAST(digest || ' ' || COALESCE(author, 'nobody') AS text) FROM refusals \
                 WHERE digest IN ('a', 'b', 'c') ORDER BY digest";
    let known = [
        format!("a {dockers}"),
        "b nobody".to_owned(),
        "c nobody".to_owned(),
    ];
    assert_eq!(lines(&hub, query).await, known);
}

/// Who signed before a signature named a wording: a note says on which day its wording was published, or is as
/// young as its signature. What is no member, or not the organiser's, says nothing.
async fn people_are_under_the_wording_of_their_day(backend: Backend) {
    // When the first wording of the dumps was published.
    const FIRST: i64 = 1_795_168_800_000;
    const DAY: i64 = 24 * 60 * 60 * 1_000;
    let another = "https://dockers.example/orgs/dockers";
    let dated = r#","wordingPublished":"2026-11-22T10:00:00Z""#;
    let in_words = r#","wordingPublished":"soon""#;
    let notes = [
        (2, 9, dated, ORGANIZATION, "member"),
        (3, 4, "", ORGANIZATION, "member"),
        (4, 6, in_words, ORGANIZATION, "member"),
        (8, 0, "", another, "member"),
        (9, 0, "", ORGANIZATION, "mailbox"),
    ];
    let people = [("a", 0), ("b", 1), ("c", 2), ("d", 3), ("e", 5), ("f", 8)];
    for dump in BEFORE {
        let hub = left_by(dump, backend).await;
        let database = open_database(hub.database_url()).await;
        for (revision, day, published, author, standing) in notes {
            let seq = FIRST + day * DAY;
            let insert = format!(
                "INSERT INTO statements (appeal_id, digest, register, author, key, kind, seq, \
                 standing, origin_checked, body, received_at, ap_id) VALUES (1, 'd{revision}', \
                 'r{revision}', '{author}', '{KEY}', 'Note', {seq}, '{standing}', TRUE, \
                 '{{\"appeal\":{{\"revision\":{revision}{published}}}}}', {seq}, '{APPEAL}')"
            );
            let done = database.execute_unprepared(&insert).await;
            done.expect("a note can be written");
        }
        for (name, day) in people {
            let insert = format!(
                "INSERT INTO person_signatures (appeal_id, email_hash, sealed, created_at, source) \
                 VALUES (1, '{name}', 's', {}, 'import')",
                FIRST + day * DAY
            );
            let done = database.execute_unprepared(&insert).await;
            done.expect("a signature can be written");
        }
        database.close().await.expect("the database can be closed");
        hub.command_json(&["migrate", "--json"]);
        let query = "SELECT CAST(email_hash || ' ' || revision || ' ' || told_of AS text) \
             FROM person_signatures ORDER BY email_hash";
        let wanted = ["a 1 0", "b 1 0", "c 2 0", "d 2 0", "e 3 0", "f 4 0"];
        assert_eq!(lines(&hub, query).await, wanted, "{dump}");
        let query = "SELECT CAST(revision || ' ' || count AS text) FROM person_revisions \
             WHERE appeal_id = 1 ORDER BY revision";
        let wanted = ["1 2", "2 2", "3 1", "4 1"];
        assert_eq!(lines(&hub, query).await, wanted, "{dump}");
    }
}

/// What was found out by reading all of them is written down for those that were there before.
async fn followers_have_their_domain_and_reactions_are_counted(backend: Backend) {
    for dump in BEFORE {
        let hub = left_by(dump, backend).await;
        let database = open_database(hub.database_url()).await;
        let said = [
            ("boost", "a"),
            ("like", "a"),
            ("emoji", "a"),
            ("emoji", "b"),
        ];
        for (kind, actor) in said {
            let insert = format!(
                "INSERT INTO reactions (appeal_id, kind, actor, host, activity_id, created_at) \
                 VALUES (1, '{kind}', '{actor}', 'social.example', '', 1)"
            );
            let done = database.execute_unprepared(&insert).await;
            done.expect("a reaction can be written");
        }
        let alone = "INSERT INTO followers \
             (id, organization_id, actor, inbox, follow_activity_id, created_at) \
             VALUES (101, 1, 'a', 'http://127.0.0.1:8081/a/inbox', '', 1), \
             (102, 1, 'b', 'https://a.social.example.co.uk/b/inbox', '', 1)";
        let done = database.execute_unprepared(alone).await;
        done.expect("followers can be written");
        database.close().await.expect("the database can be closed");
        hub.command_json(&["migrate", "--json"]);
        let sites = lines(&hub, "SELECT site FROM followers ORDER BY site").await;
        let wanted = ["dockers.example", "example.co.uk", "http://127.0.0.1:8081"];
        assert_eq!(sites, wanted, "{dump}");
        let query = "SELECT CAST(boosts || ' ' || likes AS text) FROM reaction_counts";
        assert_eq!(lines(&hub, query).await, ["1 2"], "{dump}");
    }
}

/// Who was decided about stood in the log by a digest that needed no key.
async fn the_log_keeps_no_digest_that_a_list_of_members_shows(backend: Backend) {
    let details = [
        ("#0123abcd", ""),
        ("#0123abcd not-authorised", "not-authorised"),
        ("hub.example #0123abcd", "hub.example"),
        (
            "hub.example #0123abcd for a reason",
            "hub.example for a reason",
        ),
        ("localhost #0123abcd", "localhost"),
        // What somebody wrote.
        ("see #0123abcd", "see #0123abcd"),
        ("hub.example and #0123abcd", "hub.example and #0123abcd"),
        ("#0123abcdef", "#0123abcdef"),
        ("12", "12"),
    ];
    let hub = left_by(DUMPS[1], backend).await;
    let database = open_database(hub.database_url()).await;
    for (detail, _) in details {
        let insert = format!(
            "INSERT INTO audit_entries (organization_id, at, actor_kind, actor, action, object, \
             detail, outcome) VALUES (1, 1, 'command', '', 'refuse', 'inserted', '{detail}', 'done')"
        );
        let done = database.execute_unprepared(&insert).await;
        done.expect("a row can be written");
    }
    database.close().await.expect("the database can be closed");
    hub.command_json(&["migrate", "--json"]);
    let query = "SELECT detail FROM audit_entries WHERE object = 'inserted' ORDER BY id";
    let wanted: Vec<&str> = details.iter().map(|(_, left)| *left).collect();
    assert_eq!(lines(&hub, query).await, wanted);
}

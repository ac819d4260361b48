//! A full disk, a database that is away, and a clock that jumps: each is survived, and said.

mod hanging;

use crate::PROGRAM;
use reqwest::{Method, StatusCode, header};
use sea_orm::{ConnectionTrait as _, Statement};
use serde_json::json;
use undersigned_store::Database;
use undersigned_tests::{
    Backend, Behaviour, Desk, Observer, Peer, Server, Signer, WrongClock, desk::field,
    on_both_databases, open_database, until,
};

/// Starts the server so that it can be given a full disk.
const FULL_DISK: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/federation/full_disk.sh");
const HOUR: i64 = 60 * 60;

on_both_databases! {
    a_full_disk_is_survived_and_said
    a_database_that_is_away_is_survived_and_said
    a_clock_that_jumps_is_survived_and_said
    a_disk_with_little_room_is_said_and_takes_no_pictures
}

/// Where updates of the appeal are written.
const UPDATE: &str = "/desk/appeals/free-them/updates/new";

/// What an organiser typed tonight.
fn typed(csrf: &str) -> [(&str, &str); 5] {
    [
        ("csrf", csrf),
        ("do", "save"),
        ("language-1", "en"),
        ("title-1", "News from the quayside"),
        ("body-1", "Eleven ropes broke tonight."),
    ]
}

/// Where people sign the appeal.
const SIGN: &str = "/appeals/free-them/sign/person";
/// What one of them typed.
const PERSON: [(&str, &str); 2] = [("name", "Mei Wu"), ("email", "mei@people.example")];

/// What a person typed on a page of that origin, and cannot be taken just now, comes back whole.
async fn signer_comes_back(signer: &Signer, origin: &str) {
    let shown = signer.post_from(SIGN, &PERSON, Some(origin)).await;
    let page = shown.expect(503);
    assert!(page.contains("is on this page only"), "{page}");
    let form = format!("<form method=\"post\" action=\"{SIGN}\"");
    assert!(page.contains(&form), "{page}");
    for (name, value) in PERSON {
        assert_eq!(field(&page, name), value, "{page}");
    }
}

/// An update that cannot be stored just now comes back whole.
async fn comes_back(desk: &mut Desk, csrf: &str) {
    let (status, page) = desk.post(UPDATE, &typed(csrf)).await;
    assert_eq!(status, StatusCode::SERVICE_UNAVAILABLE, "{page}");
    assert!(page.contains("is on this page only"), "{page}");
    let form = format!("<form method=\"post\" action=\"{UPDATE}\"");
    assert!(page.contains(&form), "{page}");
    for (name, value) in typed(csrf) {
        assert_eq!(field(&page, name), value, "{page}");
    }
}

/// It is taken once the server can, as it was given back.
async fn is_taken(desk: &mut Desk, csrf: &str) {
    let (status, to) = desk.post(UPDATE, &typed(csrf)).await;
    assert_eq!(status, StatusCode::SEE_OTHER, "{to}");
    let page = desk.get("/desk/appeals/free-them/updates").await;
    assert!(page.contains("News from the quayside"), "{page}");
}

/// Has every table of a PostgreSQL answer what its own disk would when it is full, or take what is written
/// again: its files are another program's.
async fn fill_postgresql(hub: &Server, full: bool) {
    let database = open_database(hub.database_url()).await;
    let answer = match full {
        true => "RAISE EXCEPTION 'could not extend file' USING ERRCODE = '53100'",
        false => "RETURN NEW",
    };
    let function = format!(
        "CREATE OR REPLACE FUNCTION room() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN {answer}; END $$"
    );
    let told = database.execute_unprepared(&function).await;
    told.expect("the answer can be changed");
    if !full {
        // All of them ask already.
        return;
    }
    let tables = "SELECT tablename::text FROM pg_tables WHERE schemaname = 'public'";
    let tables = Statement::from_string(database.get_database_backend(), tables);
    let tables = database.query_all_raw(tables).await;
    // Each by itself: who holds several at once may wait for somebody who waits for one of them.
    for table in tables.expect("the tables are named") {
        let table: String = table.try_get_by_index(0).expect("a name");
        let ask = format!(
            "CREATE TRIGGER room BEFORE INSERT OR UPDATE ON \"{table}\" \
             FOR EACH ROW EXECUTE FUNCTION room()"
        );
        let asked = database.execute_unprepared(&ask).await;
        asked.expect("the table asks first");
    }
}

async fn a_full_disk_is_survived_and_said(backend: Backend) {
    let observer = Observer::new();
    let variables = [observer.variable(), ("UNDERSIGNED_TEST_PROGRAM", PROGRAM)];
    let program = match backend {
        Backend::Sqlite => FULL_DISK,
        Backend::Postgres => PROGRAM,
    };
    let hub = Server::start_with(program, "hub", backend, &variables).await;
    let fill = async |full: bool| match backend {
        // Less than the files have already.
        Backend::Sqlite => hub.limit_files(full.then_some(4_096)),
        Backend::Postgres => fill_postgresql(&hub, full).await,
    };
    let object = hub.publish("free-them").await;
    let kept_until = undersigned_tests::now() + chrono::TimeDelta::days(90);
    let terms = json!({
        "open": true,
        "keeper": "Hub",
        "contact": "privacy@hub.example",
        "shown": "never",
        "keptUntil": kept_until.format("%Y-%m-%d").to_string(),
    });
    let terms = hub.api(Method::PUT, "/appeals/free-them/people", Some(terms));
    terms.await.expect(200);
    assert_eq!(observer.ready().await.0, StatusCode::OK);
    let mut desk = Desk::of(&hub).await;
    let csrf = field(&desk.get("/desk/account").await, "csrf");

    fill(true).await;
    let status = observer.until_trouble("disk_full").await;
    assert_eq!(status, StatusCode::SERVICE_UNAVAILABLE);
    for slug in ["one", "two", "three"] {
        let refused = hub.post("/appeals", hub.petition(slug)).await;
        assert_eq!(
            refused.status,
            StatusCode::SERVICE_UNAVAILABLE,
            "{}",
            refused.text
        );
        assert_eq!(refused.code(), "disk_full", "{}", refused.text);
        assert!(refused.text.contains("no room"), "{}", refused.text);
    }
    // The form comes back as it was filled in.
    let shown = Signer::of(&hub).sign("free-them", &PERSON).await;
    let page = shown.expect(503);
    assert!(page.contains("no room to store"), "{page}");
    assert!(page.contains("It could not be stored"), "{page}");
    assert!(!page.contains("email-error"), "no field is wrong: {page}");
    for (_, written) in PERSON {
        assert!(page.contains(written), "{page}");
    }
    comes_back(&mut desk, &csrf).await;
    if backend == Backend::Postgres {
        // The limit of the other one holds for the server's process alone.
        let refused = hub.command(&["token", "create", "--org", "hub"]);
        let said = String::from_utf8_lossy(&refused.stderr).into_owned();
        assert_eq!(refused.status.code(), Some(1), "{said}");
        assert!(said.contains("make room"), "{said}");
    }
    // Who only reads is answered, others' servers too.
    let page = hub.client.get(format!("{}/appeals/free-them", hub.url));
    let page = page.send().await.expect("the server answers");
    assert_eq!(page.status(), StatusCode::OK);
    let named = observer
        .number("undersigned_trouble{code=\"disk_full\"}")
        .await;
    assert_eq!(named.as_deref(), Some("1"));

    fill(false).await;
    observer.until_well("disk_full").await;
    assert_eq!(observer.ready().await.0, StatusCode::OK);
    is_taken(&mut desk, &csrf).await;
    hub.publish("four").await;
    hub.end("free-them", "close").await.expect(200);
    hub.until_appeal(&object, "status", &json!("closed")).await;
}

async fn a_database_that_is_away_is_survived_and_said(backend: Backend) {
    let observer = Observer::new();
    let hub = Server::start_with(PROGRAM, "hub", backend, &[observer.variable()]).await;
    if backend == Backend::Sqlite {
        // It is a file, and away only with its disk; but another program may hold it.
        let database = Database::connect(&hub.database_url(), 1).await;
        let database = database.expect("it opens");
        let held = database.begin().await.expect("the file is held");
        let status = observer.until_trouble("database_slow").await;
        assert_eq!(status, StatusCode::OK, "it may be work");
        held.rollback().await.expect("it is let go of");
        observer.until_well("database_slow").await;
        return;
    }
    hub.publish("free-them").await;
    let mut desk = Desk::of(&hub).await;
    let csrf = field(&desk.get("/desk/account").await, "csrf");

    hub.open_database(false);
    let status = observer.until_trouble("database_down").await;
    assert_eq!(status, StatusCode::SERVICE_UNAVAILABLE);
    let refused = hub.post("/appeals", hub.petition("one")).await;
    assert_eq!(
        refused.status,
        StatusCode::SERVICE_UNAVAILABLE,
        "{}",
        refused.text
    );
    assert_eq!(refused.code(), "database_down", "{}", refused.text);
    comes_back(&mut desk, &csrf).await;
    is_told_without_database(&hub).await;
    // What the process knows of itself can be watched all the same.
    assert!(
        observer
            .metrics()
            .await
            .contains("process_resident_memory_bytes")
    );

    hub.open_database(true);
    observer.until_well("database_down").await;
    until("the log says that it is back", || async {
        let log = hub.log();
        match log.matches("the database answers again").count() {
            0 => Err(log),
            _ => Ok(()),
        }
    })
    .await;
    let went = "the database does not answer; requests are answered 503";
    assert_eq!(hub.log().matches(went).count(), 1, "{}", hub.log());
    is_taken(&mut desk, &csrf).await;
    hub.publish("two").await;
}

/// Whoever asks for something meanwhile: people get pages, and back what they wrote; programs a code, other servers too.
async fn is_told_without_database(hub: &Server) {
    let ask = async |address: &str, accept: &str| {
        let request = hub.client.get(address).header(header::ACCEPT, accept);
        let answer = request.send().await.expect("the server answers");
        assert_eq!(
            answer.status(),
            StatusCode::SERVICE_UNAVAILABLE,
            "{address}"
        );
        assert!(
            answer.headers().contains_key(header::RETRY_AFTER),
            "{address}"
        );
        answer.text().await.expect("it is text")
    };
    for path in ["/", "/appeals/free-them", "/appeals/free-them/cosigners"] {
        let page = ask(&format!("{}{path}", hub.url), "text/html").await;
        assert!(page.contains("<h1>Not just now</h1>"), "{path}: {page}");
        assert!(page.contains("cannot reach its database"), "{path}: {page}");
    }
    for object in [hub.org.clone(), format!("{}/appeals/free-them", hub.url)] {
        let problem = ask(&object, "application/activity+json").await;
        assert!(problem.contains("\"database_down\""), "{problem}");
    }
    let signer = Signer::of(hub);
    signer_comes_back(&signer, &hub.url).await;
    // What another site has a browser send is shown to nobody; nor what comes from nowhere that the browser names.
    for foreign in ["https://evil.example", "null"] {
        let shown = signer.post_from(SIGN, &PERSON, Some(foreign)).await;
        let page = shown.expect(503);
        assert!(!page.contains("Mei Wu"), "{page}");
        assert!(page.contains("go back in your browser"), "{page}");
    }
}

async fn a_clock_that_jumps_is_survived_and_said(backend: Backend) {
    let observer = Observer::new();
    let mut hub = Server::start_with(PROGRAM, "hub", backend, &[observer.variable()]).await;
    let clock = WrongClock::of(&mut hub);
    hub.kill().await;
    hub.run().await;
    let peer = Peer::start().await;
    peer.follow(&hub.org).await;
    hub.until_followers(1).await;
    assert_eq!(hub.doctor("clock jumps")["ok"], json!(true));

    clock.set(HOUR);
    assert_eq!(observer.until_trouble("clock_jumped").await, StatusCode::OK);
    until("doctor says that the clock jumped", || async {
        let told = hub.doctor("clock jumps");
        match told["ok"] == false {
            true => Ok(()),
            false => Err(told.to_string()),
        }
    })
    .await;
    peer.behave(Behaviour::Status(503));
    hub.publish("free-them").await;
    until("a try that fails", || async {
        match peer.received_of("Create").len() {
            0 => Err("none".to_owned()),
            _ => Ok(()),
        }
    })
    .await;

    // The next try was to be an hour from now by the clock that is right again.
    let tried = peer.received_of("Create").len();
    clock.set(0);
    peer.behave(Behaviour::Status(202));
    until("a try that is taken", || async {
        match peer.received_of("Create").len() > tried {
            true => Ok(()),
            false => Err(hub.log()),
        }
    })
    .await;
}

async fn a_disk_with_little_room_is_said_and_takes_no_pictures(backend: Backend) {
    let observer = Observer::new();
    // Nobody has a disk of four petabytes.
    let variables = [
        observer.variable(),
        ("UNDERSIGNED_MIN_FREE_MB", "4000000000"),
    ];
    let hub = Server::start_with(PROGRAM, "hub", backend, &variables).await;
    assert_eq!(observer.until_trouble("disk_low").await, StatusCode::OK);
    let ill = hub.doctor("disk");
    assert!(
        ill["mend"]
            .as_str()
            .is_some_and(|mend| mend.contains("min_free_mb")),
        "{ill}"
    );
    // What is signed is taken all the same.
    hub.publish("free-them").await;
    let mut desk = Desk::of(&hub).await;
    let page = desk.get("/desk/server").await;
    assert!(page.contains("The disk has little room left."), "{page}");
}

//! What the machine can do at most of each single thing that the work is made of: whoever compares
//! two machines compares these.

use super::{
    Served, block_on,
    campaign::{self, author, names},
    each, free_port, millis, one_of, per_second, say_ready,
    sending::{Prepared, flood, prepare},
};
use axum::{
    Router,
    http::StatusCode,
    routing::{get, post},
};
use serde_json::{Value, json};
use std::{
    hint::black_box,
    path::Path,
    time::{Duration, Instant},
};
use tokio::net::TcpListener;
use undersigned_domain::{AppealKey, Digest, Verified};
use undersigned_federation::{
    Clock,
    signatures::{PublicKey, SigningKey, generate_rsa_2048},
};
use undersigned_proof::{canonical::canonical, eddsa_jcs_2022};
use undersigned_store::{ConnectionTrait as _, Database, received};
use url::Url;

/// The case of a server that does nothing but answer.
const BARE: &str = "bare:";
/// Bytes of its page, about those of an appeal's as a browser gets it.
const PAGE_BYTES: usize = 12_000;
/// Requests at a time.
const AT_A_TIME: usize = 32;
/// Names a PostgreSQL on which databases may be made, as for the tests.
const POSTGRES: &str = "UNDERSIGNED_TEST_DATABASE_URL";

/// A key for HTTP signatures under this id, and its public half.
pub fn rsa_key(id: &str) -> (SigningKey, String, Vec<u8>) {
    let (private, public) = generate_rsa_2048().expect("a key can be made");
    let key = SigningKey::from_pkcs8(id, &private).expect("the key can be read");
    (key, public, private)
}

/// Serves as the bare server if that is the case; says whether it was.
pub fn serve_bare(case: &str) -> bool {
    let Some(port) = case.strip_prefix(BARE) else {
        return false;
    };
    let port: u16 = port.parse().expect("a port");
    block_on(async {
        let app = Router::new()
            .route("/inbox", post(|| async { StatusCode::ACCEPTED }))
            .route("/page", get(|| async { "x".repeat(PAGE_BYTES) }));
        let listener = TcpListener::bind(("127.0.0.1", port)).await;
        let listener = listener.expect("the port is free");
        say_ready();
        axum::serve(listener, app).await.expect("it serves");
    });
    true
}

/// A table of the limits: each thing, how often in a second, and what one costs.
pub fn table(folder: &Path, measured: bool) -> String {
    let tried = Duration::from_millis(if measured { 1_000 } else { 20 });
    let rows = if measured { 500 } else { 5 };
    let mut table = String::from("| Alone | In a second | One |\n|---|---:|---:|\n");
    let mut add = |what: &str, rate: f64, one: &str| {
        let row = format!("| {what} | {rate:.0} | {one} |\n");
        eprint!("{row}");
        table += &row;
    };
    for (what, rate) in on_one_core(tried) {
        add(&format!("{what}, one core"), rate, &one_of(rate));
    }
    let rate = sqlite_rows(folder, rows);
    let what = "Durable row on SQLite, one after the other";
    add(what, rate, &one_of(rate));
    if let Some(rate) = postgres_rows(folder, rows) {
        let what = "Durable row on PostgreSQL, one after the other";
        add(what, rate, &one_of(rate));
    }
    let count = if measured { 20_000 } else { 50 };
    for (what, rate, processor) in http(count) {
        add(what, rate, &format!("{} of processor", millis(processor)));
    }
    table
}

/// What needs nothing but a processor, and how often it can be done in a second.
fn on_one_core(tried: Duration) -> [(&'static str, f64); 6] {
    let (key, public, _) = rsa_key("https://u1.example/orgs/union#main-key");
    let message = b"(request-target): post /inbox";
    let signature = key.sign(message).expect("it can be signed");
    let public = PublicKey::from_pem(&public).expect("it can be read");
    let verify = per_second(tried, || {
        assert!(public.verifies(message, &signature));
    });
    let sign = per_second(tried, || {
        black_box(key.sign(message).expect("it can be signed"));
    });

    let statement = statement();
    let Value::Object(document) = statement.value() else {
        panic!("a statement is an object");
    };
    let author = &statement.statement().key;
    let prove = per_second(tried, || {
        eddsa_jcs_2022::verify(&document, author).expect("it verifies");
    });
    let check = per_second(tried, || {
        black_box(Verified::check(statement.text().as_bytes()).expect("sound"));
    });
    let canonicalise = per_second(tried, || {
        black_box(canonical(&document));
    });
    let megabyte = vec![b'x'; 1_000_000];
    let digest = per_second(tried, || {
        black_box(Digest::of(&[&megabyte]));
    });
    [
        ("RSA-2048 signature verified", verify),
        ("RSA-2048 signature made", sign),
        ("Ed25519 proof of a statement verified", prove),
        ("Statement read and checked, proof included", check),
        ("Canonical form (JCS) of a statement", canonicalise),
        ("SHA-256 of 1 MB", digest),
    ]
}

fn statement() -> Verified {
    let (by, root) = (author(1), author(2).key.public());
    let key = AppealKey {
        object: "https://hub.example/appeals/free-them".into(),
        root,
    };
    campaign::endorse(&by, &key, &names(1), Clock::system().now())
}

fn sqlite_rows(folder: &Path, count: u32) -> f64 {
    let url = format!("sqlite://{}", folder.join("limits.db").display());
    block_on(rows(url, count))
}

/// The same on PostgreSQL, where there is one: in a database of its own, which is dropped.
fn postgres_rows(folder: &Path, count: u32) -> Option<f64> {
    let server = std::env::var(POSTGRES).ok();
    let server = server.filter(|server| !server.is_empty())?;
    // The folder's name is nobody else's.
    let unique = folder.file_name().unwrap_or_default().to_string_lossy();
    let unique: String = unique.chars().filter(char::is_ascii_alphanumeric).collect();
    let name = format!("undersigned_bench_{}", unique.to_lowercase());
    let mut url = Url::parse(&server).expect("an address");
    url.set_path(&name);
    Some(block_on(async {
        let admin = Database::connect(&server, 1).await.expect("a database");
        let create = format!("CREATE DATABASE {name}");
        let created = admin.conn().execute_unprepared(&create).await;
        created.expect("a database can be made");
        // A task of its own, so that the database goes even if this fails.
        let rate = tokio::spawn(rows(url.to_string(), count)).await;
        let ending = format!("DROP DATABASE {name} WITH (FORCE)");
        let dropped = admin.conn().execute_unprepared(&ending).await;
        dropped.expect("the database can be dropped");
        admin.close().await.expect("closed");
        rate.expect("the rows are stored")
    }))
}

/// Rows in a second, each lasting before the next begins.
async fn rows(url: String, count: u32) -> f64 {
    let database = Database::connect(&url, 1).await.expect("a database");
    database.migrate().await.expect("the schema");
    let begun = Instant::now();
    for number in 0..count {
        let stored = received::insert(database.conn(), &number.to_string(), 0).await;
        stored.expect("a row");
    }
    let rate = f64::from(count) / begun.elapsed().as_secs_f64();
    database.close().await.expect("closed");
    rate
}

/// Requests in a second to a server that does nothing, and its processor time for each.
fn http(count: usize) -> [(&'static str, f64, Duration); 2] {
    let port = free_port();
    let bare = Served::start(&format!("{BARE}{port}"));
    let address = |path: &str| {
        let address = format!("http://localhost:{port}{path}");
        Url::parse(&address).expect("an address")
    };
    let (inbox, page) = (address("/inbox"), address("/page"));
    let (key, ..) = rsa_key("https://u1.example/orgs/union#main-key");
    let activity = json!({"type": "Create", "content": "x".repeat(1_500)});
    // Signed once: nobody looks at it.
    let posts = vec![prepare(&inbox, &activity, &key); count];
    let gets = vec![Prepared::get(); count];
    [
        ("HTTP request with 1.5 kB, answered at once", inbox, posts),
        ("HTTP request, answered with 12 kB", page, gets),
    ]
    .map(|(what, address, requests)| {
        let before = bare.cpu();
        let answers = block_on(flood(&address, requests, AT_A_TIME));
        let used = bare.cpu().saturating_sub(before);
        let rate = answers.taken as f64 / answers.elapsed.as_secs_f64();
        (what, rate, each(used, answers.taken))
    })
}

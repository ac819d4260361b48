//! What the machine can do at most of each single thing that the work is made of, measured beside
//! it: whoever compares two machines compares these.

use super::{
    Served, block_on,
    campaign::{self, author, names},
    each, free_port, millis, per_second, say_ready,
    sending::{flood, prepare},
};
use axum::{Router, http::StatusCode, routing::post};
use serde_json::json;
use std::{hint::black_box, path::Path, time::Duration};
use tokio::net::TcpListener;
use undersigned_domain::{AppealKey, Verified};
use undersigned_federation::{
    Clock,
    signatures::{PublicKey, SigningKey, generate_rsa_2048},
};
use undersigned_store::{Database, received};
use url::Url;

/// The case of a server that does nothing but answer.
const BARE: &str = "bare:";

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
        let app = Router::new().route("/inbox", post(|| async { StatusCode::ACCEPTED }));
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
    let (key, public, _) = rsa_key("https://u1.example/orgs/union#main-key");
    let message = b"(request-target): post /inbox";
    let signature = key.sign(message).expect("it can be signed");
    let public = PublicKey::from_pem(&public).expect("it can be read");
    let statement = statement();
    let verify = per_second(tried, || {
        assert!(public.verifies(message, &signature));
    });
    let sign = per_second(tried, || {
        black_box(key.sign(message).expect("it can be signed"));
    });
    let check = per_second(tried, || {
        black_box(Verified::check(statement.text().as_bytes()).expect("sound"));
    });
    let commit = commits(folder, if measured { 500 } else { 5 });
    let (http, http_cpu) = http(if measured { 20_000 } else { 50 });
    let one = |rate: f64| millis(Duration::from_secs_f64(1.0 / rate.max(1e-9)));
    format!(
        "| Alone | In a second | One |\n|---|---:|---:|\n\
         | RSA signature verified, one core | {verify:.0} | {} |\n\
         | RSA signature made, one core | {sign:.0} | {} |\n\
         | Statement checked, one core | {check:.0} | {} |\n\
         | Durable row on SQLite, one after the other | {commit:.0} | {} |\n\
         | HTTP request over loopback, answered at once | {http:.0} | {} of processor |\n",
        one(verify),
        one(sign),
        one(check),
        one(commit),
        millis(http_cpu),
    )
}

fn statement() -> Verified {
    let (by, root) = (author(1), author(2).key.public());
    let key = AppealKey {
        object: "https://hub.example/appeals/free-them".into(),
        root,
    };
    campaign::endorse(&by, &key, &names(1), Clock::system().now())
}

/// Rows in a second, each lasting before the next begins.
fn commits(folder: &Path, count: u32) -> f64 {
    block_on(async {
        let url = format!("sqlite://{}", folder.join("limits.db").display());
        let database = Database::connect(&url, 1).await.expect("a database");
        database.migrate().await.expect("the schema");
        let begun = std::time::Instant::now();
        for number in 0..count {
            let stored = received::insert(database.conn(), &number.to_string(), 0).await;
            stored.expect("a row");
        }
        let rate = f64::from(count) / begun.elapsed().as_secs_f64();
        database.close().await.expect("closed");
        rate
    })
}

/// Requests in a second to a server that does nothing, and its processor time for each.
fn http(count: usize) -> (f64, Duration) {
    let port = free_port();
    let inbox = Url::parse(&format!("http://localhost:{port}/inbox")).expect("an address");
    let (key, ..) = rsa_key("https://u1.example/orgs/union#main-key");
    let bare = Served::start(&format!("{BARE}{port}"));
    let activity = json!({"type": "Create", "content": "x".repeat(1_500)});
    // Signed once: nobody looks at it.
    let requests = vec![prepare(&inbox, &activity, &key); count];
    let before = bare.cpu();
    let answers = block_on(flood(&inbox, requests, 32));
    let used = bare.cpu().saturating_sub(before);
    let rate = answers.taken as f64 / answers.elapsed.as_secs_f64();
    (rate, each(used, answers.taken))
}

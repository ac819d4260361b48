//! Seeing inside: numbers for Prometheus, the dashboard and the rules that ask for them, what `/ready` says, and the
//! page for whoever runs the server.

use crate::PROGRAM;
use reqwest::StatusCode;
use serde_json::Value;
use std::{collections::BTreeSet, fs, path::Path, process::Stdio};
use undersigned_tests::{
    Backend, Desk, MailServer, Observer, Peer, Server,
    desk::{PASSWORD, between},
    on_both_databases, on_either_database, until,
};

on_both_databases! {
    what_the_server_does_is_counted_and_dashboard_and_rules_ask_only_for_what_there_is
    a_worker_is_watched_as_a_server_is
}

on_either_database! {
    a_proxy_that_names_nobody_is_told_of
    who_runs_the_server_sees_it_and_nobody_else
    no_level_for_all_writes_drafts_into_the_log
    requests_past_the_limit_are_counted
}

/// Names of numbers in a text: in the server's own, or in a question of the dashboard's.
fn names(text: &str) -> BTreeSet<String> {
    let is_part = |letter: char| letter.is_ascii_alphanumeric() || letter == '_';
    let words = text.split(|letter| !is_part(letter));
    let ours = |word: &&str| word.starts_with("undersigned_") || word.starts_with("process_");
    words.filter(ours).map(str::to_owned).collect()
}

/// Every question that a dashboard asks.
fn questions(value: &Value, found: &mut Vec<String>) {
    match value {
        Value::Object(members) => {
            if let Some(question) = members.get("expr").and_then(Value::as_str) {
                found.push(question.to_owned());
            }
            members.values().for_each(|value| questions(value, found));
        }
        Value::Array(items) => items.iter().for_each(|value| questions(value, found)),
        _ => {}
    }
}

/// A file of `deploy/`.
fn deployed(name: &str) -> String {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../deploy");
    fs::read_to_string(file.join(name)).expect("it is in deploy/")
}

/// Every question that the rules ask, by what they say in one line each.
fn conditions(rules: &str) -> Vec<&str> {
    let lines = rules.lines().map(str::trim_start);
    let asked = lines.filter_map(|line| line.strip_prefix("expr: "));
    let asked: Vec<&str> = asked.collect();
    assert_eq!(asked.len(), rules.matches("- alert: ").count(), "{asked:?}");
    asked
}

/// The codes that a question takes.
fn codes(question: &str) -> impl Iterator<Item = &str> {
    let values = question.split("code=~\"").skip(1);
    values
        .filter_map(|rest| rest.split('"').next())
        .flat_map(|values| values.split('|'))
}

fn the_rules_ask_only_for_what_there_is(text: &str) {
    let rules = deployed("prometheus-rules.yaml");
    let asked = conditions(&rules);
    let known = names(text);
    let unknown: BTreeSet<String> = names(&asked.join(" "))
        .difference(&known)
        .cloned()
        .collect();
    assert!(unknown.is_empty(), "the rules ask for {unknown:?}");
    let mut codes = asked.iter().flat_map(|question| codes(question)).peekable();
    assert!(codes.peek().is_some(), "{asked:?}");
    for code in codes {
        let there = format!("undersigned_trouble{{code=\"{code}\"}}");
        assert!(text.contains(&there), "nothing is called {code}");
    }
    // A process that is away is missed beside one that answers, under the name that the sample gives.
    let job = between(&rules, "job_name: ", "\n");
    let away = format!("up{{job=\"{job}\"}} == 0");
    assert!(
        asked.iter().any(|question| question.contains(&away)),
        "{away}"
    );
}

async fn what_the_server_does_is_counted_and_dashboard_and_rules_ask_only_for_what_there_is(
    backend: Backend,
) {
    let observer = Observer::new();
    let hub = Server::start_with(PROGRAM, "hub", backend, &[observer.variable()]).await;
    until("nothing to complain of", || async {
        let ready = observer.ready().await;
        match ready == (StatusCode::OK, "ready\n".to_owned()) {
            true => Ok(()),
            false => Err(format!("{ready:?}")),
        }
    })
    .await;
    let peer = Peer::start().await;
    peer.follow(&hub.org).await;
    hub.until_followers(1).await;
    hub.publish("free-them").await;
    until("what was delivered to be counted", || async {
        let name = "undersigned_delivery_seconds_count{outcome=\"taken\"}";
        match observer.number(name).await.as_deref() {
            // What answers the follow, and the appeal.
            Some("2") => Ok(()),
            other => Err(format!("{other:?}")),
        }
    })
    .await;
    // A delivery is counted before its row goes.
    until("an empty queue", || async {
        let waiting = observer.number("undersigned_deliveries_waiting").await;
        match waiting.as_deref() {
            Some("0") => Ok(()),
            other => Err(format!("{other:?}")),
        }
    })
    .await;
    for (name, value) in [
        ("undersigned_inbox_seconds_count{outcome=\"taken\"}", "1"),
        ("undersigned_organizations", "1"),
        ("undersigned_trouble{code=\"database_down\"}", "0"),
    ] {
        assert_eq!(
            observer.number(name).await.as_deref(),
            Some(value),
            "{name}"
        );
    }
    // Only of a server that was backed up once is said how long ago.
    let elsewhere = tempfile::tempdir().expect("a temporary folder can be made");
    let file = elsewhere.path().join("hub.backup").display().to_string();
    hub.command_json(&["backup", &file, "--json"]);
    let text = observer.metrics().await;
    for line in text.lines().filter(|line| !line.starts_with('#')) {
        let value = line.rsplit_once(' ').map(|(_, value)| value.parse::<f64>());
        assert!(matches!(value, Some(Ok(value)) if value >= 0.0), "{line}");
    }
    // No host, no appeal and no organisation is named.
    for word in ["free-them", "localhost", "hub", "127.0.0.1"] {
        assert!(!text.contains(word), "{word} in {text}");
    }

    let dashboard: Value =
        serde_json::from_str(&deployed("grafana-dashboard.json")).expect("the dashboard is JSON");
    let mut asked = Vec::new();
    questions(&dashboard, &mut asked);
    assert!(asked.len() > 10, "{asked:?}");
    let known = names(&text);
    let unknown: BTreeSet<String> = names(&asked.join(" "))
        .difference(&known)
        .cloned()
        .collect();
    assert!(unknown.is_empty(), "the dashboard asks for {unknown:?}");
    let heavy = |question: &String| question.contains("undersigned_appeals_heavy_hour");
    assert!(asked.iter().any(heavy), "{asked:?}");
    the_rules_ask_only_for_what_there_is(&text);
}

async fn a_worker_is_watched_as_a_server_is(backend: Backend) {
    let mut hub = Server::start(PROGRAM, "hub", backend).await;
    hub.stop().await;
    let observer = Observer::new();
    let (name, value) = observer.variable();
    hub.set(name, value);
    let log = hub.folder().join("worker.log");
    let errors = fs::File::create(&log).expect("the log can be made");
    let mut command = tokio::process::Command::from(hub.prepare(&["worker"]));
    let worker = command
        .stdout(Stdio::null())
        .stderr(errors)
        .kill_on_drop(true)
        .spawn();
    let _worker = worker.expect("the worker can be started");
    until("the worker to say where it is watched", || async {
        let text = fs::read_to_string(&log).unwrap_or_default();
        match text.contains("/metrics and /ready are at http://") {
            true => Ok(()),
            false => Err(text),
        }
    })
    .await;
    assert_eq!(observer.ready().await.0, StatusCode::OK);
    let organizations = observer.number("undersigned_organizations").await;
    assert_eq!(organizations.as_deref(), Some("1"));
}

async fn requests_past_the_limit_are_counted(backend: Backend) {
    const NAME: &str = "undersigned_requests_refused_total";
    let observer = Observer::new();
    let hub = Server::start_with(PROGRAM, "hub", backend, &[observer.variable()]).await;
    let before = observer.metrics().await;
    let kind = format!("# TYPE {NAME} counter");
    assert!(before.lines().any(|line| line == kind), "{before}");
    assert_eq!(observer.number(NAME).await.as_deref(), Some("0"));
    // What this machine asks for nobody else is not limited: this comes for somebody.
    let ask = || async {
        let request = hub.client.get(format!("{}/actor", hub.url));
        let answer = request.header("x-forwarded-for", "203.0.113.7").send();
        answer.await.expect("the server answers").status()
    };
    let mut refused = 0;
    // 200 at once and 20 a second: of 300 that come together some are too many, however slow each is.
    for _ in 0..10 {
        let answers = futures::future::join_all((0..300).map(|_| ask())).await;
        let too_many = |status: &&StatusCode| **status == StatusCode::TOO_MANY_REQUESTS;
        refused += answers.iter().filter(too_many).count();
        if refused > 0 {
            break;
        }
    }
    assert!(refused > 0, "some are refused");
    let counted = observer.number(NAME).await;
    assert_eq!(counted, Some(refused.to_string()));
}

async fn a_proxy_that_names_nobody_is_told_of(backend: Backend) {
    const CODE: &str = "clients_unnamed";
    const NAME: &str = "undersigned_requests_unnamed_total";
    let observer = Observer::new();
    let mut hub = Server::start_public(PROGRAM, "hub", backend, "https://hub.example").await;
    let (name, value) = observer.variable();
    hub.set(name, value);
    hub.stop().await;
    hub.run().await;
    let ask = async |path: &str, client: Option<&str>, times: usize| {
        for _ in 0..times {
            let request = hub.client.get(format!("{}{path}", hub.address()));
            let request = match client {
                Some(client) => request.header("x-forwarded-for", client),
                None => request,
            };
            let answer = request.send().await.expect("the server answers");
            assert_eq!(answer.status(), StatusCode::OK);
        }
    };
    let doctor = || hub.doctor("client addresses");
    // What looks whether it is well names nobody, and need not.
    ask("/healthz", None, 60).await;
    let counted = observer.number(NAME).await;
    assert_eq!(counted.as_deref(), Some("0"));
    assert_eq!(doctor()["ok"], true);
    ask("/actor", None, 60).await;
    assert_eq!(observer.until_trouble(CODE).await, StatusCode::OK);
    let counted = observer.number(NAME).await;
    assert_eq!(counted.as_deref(), Some("60"));
    let log = hub.log();
    assert_eq!(log.matches("set X-Forwarded-For").count(), 1, "{log}");
    let told = doctor();
    assert_eq!(told["ok"], false, "{told}");
    let mend = told["mend"].as_str().unwrap_or_default();
    assert!(mend.contains("X-Forwarded-For"), "{mend}");
    // That a client names one itself hides nothing. Soon after the proxy does all is well.
    ask("/actor", Some("203.0.113.7"), 1).await;
    assert_eq!(observer.until_trouble(CODE).await, StatusCode::OK);
    assert_eq!(doctor()["ok"], false);
    ask("/actor", Some("203.0.113.7"), 10).await;
    observer.until_well(CODE).await;
    assert_eq!(doctor()["ok"], true);
    // What a page is shown with is asked for as the page is, and counted as that.
    let page = hub.client.get(format!("{}/", hub.address()));
    let page = page.header("accept", "text/html").send().await;
    let page = page.expect("the server answers").text().await;
    let page = page.expect("a page");
    let style = page.split("<link rel=\"stylesheet\" href=\"").nth(1);
    let style = style.and_then(|rest| rest.split('"').next());
    ask(style.expect("the page has a style sheet"), None, 1).await;
    let counted = observer.number(NAME).await;
    assert_eq!(counted.as_deref(), Some("62"));
}

async fn no_level_for_all_writes_drafts_into_the_log(backend: Backend) {
    let hub = Server::start_with(PROGRAM, "hub", backend, &[("UNDERSIGNED_LOG", "trace")]).await;
    let mut draft = hub.petition("free-them");
    draft["body"]["en"] = "Zanzibarquay is **not** to be heard of yet.".into();
    hub.post("/appeals", draft).await.expect(201);
    let page = Desk::of(&hub)
        .await
        .get("/desk/appeals/free-them/preview")
        .await;
    assert!(page.contains("Zanzibarquay"), "{page}");
    // Whoever has looked at it goes on to publishing.
    let on = "href=\"/desk/appeals/free-them/publish\"";
    assert!(page.contains(on), "{page}");
    let log = hub.log();
    assert!(!log.contains("Zanzibarquay"), "{log}");
}

async fn who_runs_the_server_sees_it_and_nobody_else(backend: Backend) {
    // Where no mail leaves the server, that is wrong.
    let mails = MailServer::start().await;
    let smtp = mails.url();
    let variables = [("UNDERSIGNED_SMTP_URL", smtp.as_str())];
    let hub = Server::start_with(PROGRAM, "hub", backend, &variables).await;
    let second = [
        "setup",
        "--org",
        "clerks",
        "--name",
        "en=Clerks",
        "--email",
        "clerks@unions.example",
        "--json",
    ];
    hub.command_json(&second);
    let owner = tokio::sync::Mutex::new(Desk::of(&hub).await);
    // It answers a little before its work in the background has begun.
    let page = until("a server that is well", || async {
        let (status, page) = owner.lock().await.look("/desk/server").await;
        assert_eq!(status, StatusCode::OK, "{page}");
        match page.contains("Nothing is wrong just now.") {
            true => Ok(page),
            false => Err(page),
        }
    })
    .await;
    let mut owner = owner.into_inner();
    let database = match backend {
        Backend::Sqlite => "SQLite ",
        Backend::Postgres => "PostgreSQL ",
    };
    for words in [
        "Nothing waits for any server.",
        env!("CARGO_PKG_VERSION"),
        database,
    ] {
        assert!(page.contains(words), "{words} is not in {page}");
    }
    let profile = owner.get("/desk/profile").await;
    assert!(profile.contains("href=\"/desk/server\""), "{profile}");
    let home = owner.get("/desk").await;
    assert!(home.contains("href=\"/desk/server\""), "{home}");

    let link = [
        "admin",
        "sign-in-link",
        "--email",
        "clerks@unions.example",
        "--json",
    ];
    let made = hub.command_json(&link);
    let link = made[0]["signInLink"].as_str().expect("a link is printed");
    let mut clerk = Desk::by(&hub, link, PASSWORD).await;
    let (status, page) = clerk.look("/desk/server").await;
    assert_eq!(status, StatusCode::NOT_FOUND, "{page}");
    let home = clerk.get("/desk").await;
    assert!(!home.contains("href=\"/desk/server\""), "{home}");
}

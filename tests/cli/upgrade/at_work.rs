//! The newest dump is of a server at which people were at work: nothing that they left is lost when it is brought up
//! to date, they find it where it was, and what waited goes on.

use super::{DUMPS, ORGANIZATION, left_by, lines};
use crate::{code, stderr};
use reqwest::Method;
use serde_json::{Value, json};
use std::fs;
use undersigned_tests::{
    Backend, Server, Signer, WrongClock, desk::field, now, on_both_databases, until,
};

on_both_databases! {
    no_table_loses_a_row
    what_people_left_is_where_they_left_it
    what_waited_goes_on
}

/// The dump of which these stories tell.
const DUMP: &str = "2026-11-28";
/// An hour later, in seconds since 1970: none of its links, promises and ballots has run out.
const THEN: i64 = 1_795_908_600;
/// The appeal that people and organisations sign, and what is held of it.
const OBJECT: &str = "https://hub.example/appeals/brakes-on-every-crane";
const STATE: &str = "sha-256:c5bff9c94214c31f629e295e7528af2dff454de8045d14e63eefc3d942d8f29a";
const MAIN: &str = "/appeals/brakes-on-every-crane";
/// The list that was handed over, as it was sealed.
const SEALED: &str = "/appeals/crews-of-eleven/handovers/01m8j44v3tg83f2be4dtgv00km/bundle";
/// A token of the second organisation.
const CHOIR: &str = "us_B9IPZf0ybSVsKOR_ux9PmuqYzh7eObIiqCQ-Q-rkJ-s";
/// Links as they were mailed: of who signed, of who is yet to confirm, and of an organisation that is.
const ROSA: &str = "/signature?token=KVNe9Kv9QuSbnix20qSk-HAtllafqiYEENBic0ZnNKo&lang=en";
const NILS: &str = "/sign/confirm?token=6n8Epf5QF2BARcYSAeK8QEGO-RGj4vRhFhS9PQBAOvU&lang=en";
const FERRIES: &str =
    "/sign-by-form/confirm?token=N-NMxQf5Oct6l6UtNsgcROa_KzF_yX4isaCC-Ie0144&lang=en";

/// Addresses, what they answer, and words that stand there.
const PAGES: [(&str, u16, &str); 24] = [
    (MAIN, 200, "second wording"),
    (
        "/appeals/brakes-on-every-crane/cosigners",
        200,
        "Crane Drivers",
    ),
    (
        "/appeals/brakes-on-every-crane/people",
        200,
        "4 people signed here",
    ),
    (
        "/appeals/brakes-on-every-crane/revisions/1",
        200,
        "which has been replaced",
    ),
    (
        "/appeals/brakes-on-every-crane/updates",
        200,
        "Nine cranes have brakes",
    ),
    (
        "/appeals/brakes-on-every-crane/cases/01m8j44r04vnbwqhm56znw14pa",
        200,
        "Released",
    ),
    (
        "/appeals/brakes-on-every-crane/meetings/01m8j44sv07var3a3v08t0wv12",
        200,
        "1 person has registered",
    ),
    (
        "/appeals/brakes-on-every-crane/letters/01m8j44tj53jk6ad84p8p8cyj8",
        200,
        "2 people say that they sent one",
    ),
    (
        "/appeals/brakes-on-every-crane/amendments",
        200,
        "Take all of them back.",
    ),
    (
        "/appeals/brakes-on-every-crane/comments",
        200,
        "We bandage what the cranes drop.",
    ),
    (
        "/appeals/crews-of-eleven/handovers",
        200,
        "master&#39;s secretary",
    ),
    ("/appeals/tides", 200, "21 people"),
    ("/appeals/old-quay", 200, "Withdrawn by its organiser"),
    ("/appeals/nurses.example/beds", 200, "This is a copy."),
    ("/topics/docksafety", 200, "https://fund.example/"),
    ("/orgs/quay_choir", 200, "Quay Choir"),
    ("/orgs/ferry_club", 403, "This organisation is suspended"),
    ("/privacy", 200, "We keep <strong>little</strong>."),
    // What their owners alone see.
    (ROSA, 200, "Rosa Marek"),
    (
        "/signature?token=EZcAAn7Jpzhc3aUMsH0pXYZiUKq-9EgY66DUxXUI1VA&lang=en",
        410,
        "This signature was withdrawn",
    ),
    (
        "/news?token=3IKJvR5ZfO1L_zP7KzSXrp80K6R0T1K6eaPdoNocLzY&lang=en",
        200,
        "reader@post.example",
    ),
    (
        "/registration?token=VubT6SLRpMvBonLKZEZj4mdUrRaaHF7LErXdNgSmsQI&lang=en",
        200,
        "Ana Brook",
    ),
    (
        "/sign-by-form/manage?token=UHYYPhAXz7WicQVoVpnclFTIY8SYBsfwB0C2xz8QsMo&lang=en",
        200,
        "crane-drivers.example",
    ),
    (
        "/invited?token=AYmQNLUfbDmcXKk7GQnyqPId6h4BMl6-TiffIbUTrdk&lang=en",
        200,
        "Labour Watch asks Divers to sign this",
    ),
];

/// The tables that a database has, but for that of the migrations.
async fn tables(hub: &Server, backend: Backend) -> Vec<String> {
    let query = match backend {
        Backend::Sqlite => {
            "SELECT name FROM sqlite_schema WHERE type = 'table' \
             AND name NOT LIKE 'sqlite_%' AND name <> 'seaql_migrations'"
        }
        Backend::Postgres => {
            "SELECT table_name::text FROM information_schema.tables \
             WHERE table_schema = 'public' AND table_name <> 'seaql_migrations'"
        }
    };
    lines(hub, query).await
}

/// How many rows tables have, one a line.
async fn rows(hub: &Server, tables: &[String]) -> Vec<String> {
    let counts: Vec<String> = tables
        .iter()
        .map(|table| format!("SELECT CAST('{table} ' || COUNT(*) AS text) FROM \"{table}\""))
        .collect();
    lines(hub, &format!("{} ORDER BY 1", counts.join(" UNION ALL "))).await
}

/// A migration that takes rows away says here which, and why.
async fn no_table_loses_a_row(backend: Backend) {
    for dump in DUMPS {
        let hub = left_by(dump, backend).await;
        let tables = tables(&hub, backend).await;
        let before = rows(&hub, &tables).await;
        if dump == DUMP {
            let empty = before.iter().find(|line| line.ends_with(" 0"));
            assert_eq!(empty, None, "each is met with something in it");
        }
        hub.command_json(&["migrate", "--json"]);
        assert_eq!(rows(&hub, &tables).await, before, "{dump}");
    }
}

/// The server of the dump, brought up to date and at work, and its clock.
async fn at_work(backend: Backend) -> (Server, WrongClock) {
    let mut hub = left_by(DUMP, backend).await;
    let clock = WrongClock::of(&mut hub);
    clock.set(THEN - now().timestamp());
    hub.run().await;
    (hub, clock)
}

/// The text of the mails that left the server, which has no mail server and writes files.
fn mails(hub: &Server) -> Vec<String> {
    let folder = fs::read_dir(hub.folder().join("mail"));
    let files = folder.into_iter().flatten().flatten();
    files
        .filter_map(|file| fs::read_to_string(file.path()).ok())
        .collect()
}

async fn until_mailed(hub: &Server, to: &str, words: &str) {
    until(&format!("{words} to {to}"), || async {
        let mails = mails(hub);
        let whose = format!("To: {to}");
        let is_it = |mail: &&String| mail.contains(&whose) && mail.contains(words);
        match mails.iter().find(is_it) {
            Some(_) => Ok(()),
            None => Err(format!("{mails:?}")),
        }
    })
    .await;
}

/// Those who signed, or want to, and stand in one place.
async fn signers(hub: &Server, standing: &str) -> Vec<Value> {
    let query = [
        ("org", ORGANIZATION),
        ("object", OBJECT),
        ("standing", standing),
    ];
    let found = hub.get("/signers", &query).await.expect(200);
    found["items"].as_array().cloned().unwrap_or_default()
}

/// How many people are counted under an appeal.
async fn people(hub: &Server, appeal: &str) -> Value {
    let path = format!("{appeal}/people");
    hub.get(&path, &[]).await.expect(200)["count"].clone()
}

async fn what_people_left_is_where_they_left_it(backend: Backend) {
    let (mut hub, _clock) = at_work(backend).await;
    let signer = Signer::of(&hub);
    for (path, status, words) in PAGES {
        let text = signer.open(path).await.expect(status);
        assert!(text.contains(words), "{words} at {path}: {text}");
    }
    // Of five one has said farewell, which was still to be looked at.
    hub.until_followers(4).await;
    let state = hub.state(OBJECT).await.expect(200);
    assert_eq!(state["stateDigest"], json!(STATE));
    for (name, path) in [
        ("held", format!("{MAIN}/bundle")),
        ("sealed", SEALED.to_owned()),
    ] {
        let bundle = signer.open(&path).await.expect(200);
        let file = hub.folder().join(format!("{name}.json"));
        fs::write(&file, bundle).expect("it can be written");
        let verified = hub.command(&["verify", &file.display().to_string()]);
        assert_eq!(code(&verified), 0, "{name}: {}", stderr(&verified));
    }

    // What is sealed opens: names that wait, whom an invitation went to, where a webhook leads.
    for (standing, name) in [
        ("waiting", "Winch Society"),
        ("refused", "Crane Fans International"),
    ] {
        let found = signers(&hub, standing).await;
        let names: Vec<&Value> = found.iter().map(|one| &one["names"]["en"]).collect();
        assert_eq!(names, [&json!(name)], "{standing}");
    }
    let invited = hub.get(&format!("{MAIN}/invitees"), &[]).await.expect(200);
    assert_eq!(invited["items"][2]["contact"], "yes@divers.example");
    let webhook = hub.get("/webhook", &[]).await.expect(200);
    assert_eq!(webhook["url"], "https://hooks.example/hook?key=1");

    // One ballot has ended; what was voted in another stays sealed until it has.
    let ballots = hub.get("/ballots", &[("object", OBJECT)]).await.expect(200);
    let ended = &ballots["items"][0]["result"];
    assert_eq!(
        (&ended["yes"], &ended["adopted"]),
        (&json!(2), &json!(true)),
        "{ballots}"
    );
    let votes = ballots["items"][1]["votes"].as_array();
    let sealed = votes.is_some_and(|votes| {
        let waits = |vote: &Value| vote["standing"] == "waiting" && vote["choices"].is_null();
        votes.len() == 2 && votes.iter().all(waits)
    });
    assert!(sealed, "{ballots}");

    hub.token = CHOIR.to_owned();
    assert_eq!(people(&hub, "/appeals/tides").await, 21);
}

async fn what_waited_goes_on(backend: Backend) {
    let (hub, _clock) = at_work(backend).await;
    let signer = Signer::of(&hub);
    // Mails that no mail server had taken.
    until_mailed(
        &hub,
        "rosa@post.example",
        "https://hub.example/signature?token=",
    )
    .await;

    // Whoever signed can go, and whoever had not confirmed can still do so.
    assert_eq!(people(&hub, MAIN).await, 4);
    let token = field(&signer.open(ROSA).await.expect(200), "token");
    let sure = [("token", token.as_str()), ("sure", "yes")];
    signer.post("/signature/withdraw", &sure).await.expect(200);
    signer.open(ROSA).await.expect(410);
    assert_eq!(people(&hub, MAIN).await, 3);
    signer.confirm(NILS).await.expect(200);
    assert_eq!(people(&hub, MAIN).await, 4);

    // So can an organisation, and one that waits for a person is let in.
    assert_eq!(hub.list(OBJECT).await.len(), 9);
    let page = signer.open(FERRIES).await.expect(200);
    let (token, digest) = (field(&page, "token"), field(&page, "text-digest"));
    let fields = [("token", token.as_str()), ("text-digest", digest.as_str())];
    let done = signer.post("/sign-by-form/confirm", &fields).await;
    done.expect(200);
    assert_eq!(hub.list(OBJECT).await.len(), 10);
    let waiting = signers(&hub, "waiting").await;
    let winch = waiting.first().expect("somebody waits");
    let admit = json!({
        "org": ORGANIZATION, "object": OBJECT, "act": "admit",
        "signers": [{"about": winch["about"], "seen": winch["seen"]}],
    });
    let decided = hub.post("/signers/decide", admit).await.expect(200);
    assert_eq!(decided["outcomes"][0]["outcome"], "done", "{decided}");
    assert_eq!(hub.list(OBJECT).await.len(), 11);

    // A draft is published, and told to who reads the news.
    let path = format!("{MAIN}/updates");
    let updates = hub.get(&path, &[]).await.expect(200);
    let name = updates["drafts"][0]["name"].as_str().expect("a draft");
    let publish = format!("{path}/{name}/publish");
    hub.api(Method::POST, &publish, None).await.expect(200);
    until_mailed(&hub, "reader@post.example", "A draft of news").await;
}

//! The pages as a browser shows them. `tests/browser/*.mjs` look at them in Chromium; what they
//! look at, real servers with an invented letter, is made here.

mod accounts;
mod fresh;
mod inviting;
mod kept;
mod passkeys;
mod proceedings;
mod queue;
mod samples;
mod updates;
mod writing;

use accounts::Accounts;
use serde_json::{Value, json};
use std::{
    path::{Path, PathBuf},
    process::{Command, Stdio},
};
use undersigned_tests::{Backend, Coalition, ForeignServer, Server, skip};

/// A browser that does not answer fails its file, in milliseconds, and not the whole run.
const MOST_OF_A_FILE: &str = "--test-timeout=1800000";
/// The server under test.
const PROGRAM: &str = env!("CARGO_BIN_EXE_undersigned-under-test");
/// Where Debian puts it.
const CHROMIUM: [&str; 2] = ["/usr/bin/chromium-headless-shell", "/usr/bin/chromium"];
const LETTER: &str = include_str!("../browser/sample/letter.json");
const SIGNERS: &str = include_str!("../browser/sample/signers.json");
/// More than one page would hold is of no use here; every script is among the first.
const SIGNERS_TAKEN: usize = 55;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn people_find_their_way_in_a_browser() {
    let Some((folder, chromium)) = browser() else {
        return;
    };
    let coalition = Coalition::of(PROGRAM, &["hub", "dockers"], Backend::Sqlite).await;
    let (hub, dockers) = (&coalition["hub"], &coalition["dockers"]);
    let object = letter_with_signers(hub).await;
    let names = json!({"en": "Dockers’ Union", "ar": "نقابة عمّال الأرصفة"});
    let endorsement =
        json!({"org": dockers.org, "object": object, "names": names, "country": "TN"});
    dockers.post("/endorsements", endorsement).await.expect(202);
    let listed = SIGNERS_TAKEN as u64 + 1;
    coalition.settle(&["hub", "dockers"], &object, listed).await;

    let without = Server::bare(PROGRAM, "without", Backend::Sqlite).await;
    let with = Server::bare(PROGRAM, "with", Backend::Sqlite).await;
    let world = json!({
        "setUp": {
            "javaScriptOff": {"url": without.url, "link": without.set_up_link().await},
            "javaScriptOn": {"url": with.url, "link": with.set_up_link().await},
        },
        "hub": {"url": hub.url, "handle": "hub", "appeal": "/appeals/the-nineteen"},
        "replica": {
            "url": dockers.url,
            "appeal": format!("/appeals/{}/the-nineteen", hub.host()),
        },
        "endorser": dockers.org,
        "object": object,
        "listed": listed,
        "people": people(&dockers.url, dockers).await,
    });
    let files = ["pages.mjs", "ways_out.mjs", "people.mjs", "budgets.mjs"];
    look(&folder, &chromium, &world, &files).await;
}

/// Beside the one above, so that neither ends long after all others.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn accounts_and_organisations_sign_in_a_browser() {
    let Some((folder, chromium)) = browser() else {
        return;
    };
    let accounts = Accounts::that_replied().await;
    let world = json!({
        "signing": accounts.world(),
        "desk": desk(accounts.server()).await,
        "organisations": organisations(accounts.server()),
    });
    let files = ["signing.mjs", "suggestions.mjs", "organisations.mjs"];
    look(&folder, &chromium, &world, &files).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_office_works_at_its_desk_in_a_browser() {
    let Some((folder, chromium)) = browser() else {
        return;
    };
    let uploads = tempfile::tempdir().expect("a temporary folder can be made");
    let (quay, pier) = (harbour().await, harbour().await);
    let elsewhere = ForeignServer::start().await;
    let world = json!({
        "queue": queue::world(&pier, &elsewhere).await,
        "around": around(uploads.path(), &[("javaScriptOff", &quay), ("javaScriptOn", &pier)]).await,
        "team": team(&quay),
        "handedOver": handed_over(&pier).await,
    });
    let files = ["around.mjs", "team.mjs", "queue.mjs", "handed_over.mjs"];
    look(&folder, &chromium, &world, &files).await;
}

/// Runs the tests of these files with what `world` tells them.
async fn look(folder: &Path, chromium: &Path, world: &Value, files: &[&str]) {
    let run = tokio::process::Command::new("node")
        .args(["--test", "--test-reporter=spec", MOST_OF_A_FILE])
        .args(files)
        .current_dir(folder)
        .env("UNDERSIGNED_WORLD", world.to_string())
        .env("CHROMIUM", chromium)
        .stdin(Stdio::null())
        .kill_on_drop(true)
        .output();
    let output = run.await.expect("node can be started");
    let text = String::from_utf8_lossy(&output.stdout);
    println!("{text}");
    assert!(
        output.status.success(),
        "{text}\n{}",
        String::from_utf8_lossy(&output.stderr)
    );
}

/// Where the browser's tests and the browser are, unless something is missing.
fn browser() -> Option<(PathBuf, PathBuf)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("browser");
    let chromium = std::env::var_os("CHROMIUM").map_or_else(installed, PathBuf::from);
    if let Some(missing) = missing(&folder, &chromium) {
        skip(&missing);
        return None;
    }
    Some((folder, chromium))
}

/// Where Debian puts Chromium: the one without a window, which does less, or else the other.
fn installed() -> PathBuf {
    let places = CHROMIUM.map(PathBuf::from);
    let there = places.iter().find(|place| place.is_file());
    there.unwrap_or(&places[0]).clone()
}

/// What is not on this machine, and how to get it.
fn missing(folder: &Path, chromium: &Path) -> Option<String> {
    let node = Command::new("node").arg("--version").output();
    if node.is_err() {
        return Some("there is no Node.js (Debian: apt-get install nodejs npm)".to_owned());
    }
    if !folder.join("node_modules/playwright-core").exists() {
        let folder = folder.display();
        return Some(format!("no node_modules in {folder}; run `npm ci` there"));
    }
    let name = chromium.display();
    (!chromium.is_file()).then(|| {
        format!("there is no {name} (Debian: apt-get install chromium-headless-shell; CHROMIUM names another)")
    })
}

/// The invented letter, published, with signers in many scripts; gives its id.
async fn letter_with_signers(hub: &Server) -> String {
    let mut letter: Value = serde_json::from_str(LETTER).expect("the letter is JSON");
    letter["organiser"] = json!(hub.org);
    letter["initiators"] = json!([]);
    let object = hub.publish_draft(letter).await;
    let signers: Vec<Value> = serde_json::from_str(SIGNERS).expect("the signers are JSON");
    for signer in signers.into_iter().take(SIGNERS_TAKEN) {
        hub.attest(&object, signer).await;
    }
    hub.publish("closed-long-ago").await;
    hub.end("closed-long-ago", "close").await.expect(200);
    object
}

/// A letter that organisations sign by form, where their mails are written, and links that sign the
/// organiser's people in.
fn organisations(server: &Server) -> Value {
    let link = || server.sign_in_link();
    json!({
        "url": server.url,
        "letter": "/appeals/brakes",
        "mail": server.folder().join("mail"),
        "desk": {"javaScriptOff": link(), "javaScriptOn": link()},
        "organiser": {"javaScriptOff": link(), "javaScriptOn": link()},
    })
}

/// Links that sign an owner in, at a server with a letter.
fn team(server: &Server) -> Value {
    let link = || server.sign_in_link();
    json!({"url": server.url, "slug": "brakes", "javaScriptOff": link(), "javaScriptOn": link()})
}

/// A letter to be handed over, and a draft to be published later; one link for each reader.
async fn handed_over(server: &Server) -> Value {
    server.publish("gate").await;
    let draft = server.petition("later");
    server.post("/appeals", draft).await.expect(201);
    let links = team(server);
    json!({
        "url": server.url,
        "slug": "gate",
        "draft": "later",
        "javaScriptOff": links["javaScriptOff"],
        "javaScriptOn": links["javaScriptOn"],
    })
}

/// A letter that people can sign; mails become files.
async fn people(url: &str, server: &Server) -> Value {
    server.publish("for-people").await;
    let until = undersigned_tests::now() + chrono::TimeDelta::days(90);
    let terms = json!({
        "open": true,
        "keeper": "Amery Dockers’ Union",
        "contact": "privacy@amery.example",
        "shown": "full",
        "keptUntil": until.format("%Y-%m-%d").to_string(),
    });
    let path = "/appeals/for-people/people";
    server
        .api(reqwest::Method::PUT, path, Some(terms))
        .await
        .expect(200);
    json!({
        "url": url,
        "letter": "/appeals/for-people",
        "mails": server.folder().join("mail"),
    })
}

/// Letters whose lists hold pairs that may be one signer, one for each story, and links that sign
/// the organiser's people in.
async fn desk(server: &Server) -> Value {
    let mut stories = json!({"url": server.url});
    for story in ["javaScriptOff", "javaScriptOn"] {
        let slug = format!("lamps-{}", story.to_lowercase());
        let object = server.publish(&slug).await;
        for (language, name) in [
            ("zh-Hant", "鐵路職工聯盟"),
            ("zh-Hans", "铁路职工联盟"),
            ("en", "Night Nurses Association"),
            ("de", "Verband der Kranführerinnen"),
            ("en", "Verband der Kranfuehrerinnen"),
        ] {
            let signer = json!({"names": {language: name}, "provenance": "paper"});
            server.attest(&object, signer).await;
        }
        stories[story] = json!({"slug": slug, "link": server.sign_in_link()});
    }
    stories
}

/// A server whose organisation has not presented itself yet.
async fn harbour() -> Server {
    Server::start(PROGRAM, "harbour", Backend::Sqlite).await
}

/// For each story a server with a published letter, and a link that signs its people in; and
/// pictures to upload.
async fn around(folder: &Path, servers: &[(&str, &Server)]) -> Value {
    let file = |name: &str, width, height| {
        let picture = undersigned_tests::media::picture(width, height, image::ImageFormat::Jpeg);
        let path = folder.join(name);
        std::fs::write(&path, picture).expect("a picture can be written");
        path.display().to_string()
    };
    let mut world = json!({
        "handle": "harbour",
        "picture": file("IMG_0001.JPG", 1_800, 1_000),
        "other": file("IMG_0002.JPG", 600, 400),
    });
    for (story, server) in servers {
        server.publish("brakes").await;
        let link = server.sign_in_link();
        world[*story] = json!({"url": server.url, "link": link, "slug": "brakes"});
    }
    world
}

//! `export --format site`: a folder that stands by itself, reads well and can be checked.

use crate::{PROGRAM, assert_usage, code, stderr};
use serde_json::{Value, json};
use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::Path,
};
use undersigned_tests::{Backend, Coalition, Server};

fn export(server: &Server, slug: &str, out: &Path) -> std::process::Output {
    let out = out.display().to_string();
    server.command(&["export", slug, "--format", "site", "--out", &out])
}

fn files(folder: &Path) -> BTreeMap<String, String> {
    let entries = fs::read_dir(folder).expect("the folder is there");
    entries
        .map(|entry| {
            let entry = entry.expect("it can be listed");
            let text = fs::read_to_string(entry.path()).expect("every file is text");
            (entry.file_name().to_string_lossy().into_owned(), text)
        })
        .collect()
}

/// The values of an attribute in a page.
fn attributes<'a>(page: &'a str, name: &str) -> Vec<&'a str> {
    let start = format!(" {name}=\"");
    page.split(&start)
        .skip(1)
        .filter_map(|rest| rest.split('"').next())
        .collect()
}

/// Every link leads to a file of the folder, or to a place on the page that is there.
#[track_caller]
fn assert_stands_alone(files: &BTreeMap<String, String>) {
    let mut pages = 0;
    for (name, page) in files.iter().filter(|(name, _)| name.ends_with(".html")) {
        pages += 1;
        let ids: BTreeSet<&str> = attributes(page, "id").into_iter().collect();
        for attribute in ["href", "src", "action", "srcset", "data", "poster"] {
            for link in attributes(page, attribute) {
                let (file, place) = link.split_once('#').unwrap_or((link, ""));
                assert!(
                    file.is_empty() || files.contains_key(file),
                    "{name}: {link}"
                );
                assert!(place.is_empty() || ids.contains(place), "{name}: {link}");
            }
        }
        for forbidden in [
            "<script", "<form", "<iframe", "<button", "<input", "<img", " style=",
        ] {
            assert!(!page.contains(forbidden), "{name} has {forbidden}");
        }
    }
    assert!(pages > 1);
    assert!(!files["site.css"].contains("url(") && !files["site.css"].contains("@import"));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_folder_stands_by_itself_and_is_sound() {
    let names = ["hub", "dockers"];
    let coalition = Coalition::of(PROGRAM, &names, Backend::Sqlite).await;
    let (hub, dockers) = (&coalition["hub"], &coalition["dockers"]);
    let appeal = hub.publish("free-them").await;
    dockers
        .endorse(&appeal, "Union of Dockers")
        .await
        .expect(202);
    let attested = json!({"names": {"en": "=Paper Union"}, "ordinal": 7});
    hub.attest(&appeal, attested).await;
    coalition.settle(&names, &appeal, 2).await;

    let folder = tempfile::tempdir().expect("a temporary folder can be made");
    let copies = [
        (hub, "free-them".to_owned(), folder.path().join("own")),
        (
            dockers,
            format!("{}/free-them", hub.host()),
            folder.path().join("copy"),
        ),
    ];
    for (server, slug, out) in &copies {
        let exported = export(server, slug, out);
        assert_eq!(code(&exported), 0, "{}", stderr(&exported));
        let files = files(out);
        assert_stands_alone(&files);
        for (page, says) in [
            (
                "index.html",
                &[
                    "Union of Dockers",
                    "=Paper Union",
                    "Free the eleven dockers",
                    "釋放十一名碼頭工人",
                ][..],
            ),
            (
                "letter.en.html",
                &["Union of Dockers", "Free the eleven dockers", "lang=\"en\""],
            ),
            (
                "letter.zh-hant.html",
                &["Union of Dockers", "釋放十一名碼頭工人", "lang=\"zh-Hant\""],
            ),
            (
                "VERIFY.txt",
                &[
                    "undersigned verify bundle.json --root z6Mk",
                    "part of the program undersigned",
                    appeal.as_str(),
                ],
            ),
            ("cosigners.csv", &["Union of Dockers", "'=Paper Union"]),
        ] {
            for words in says {
                assert!(
                    files[page].contains(words),
                    "{page} lacks {words}: {}",
                    files[page]
                );
            }
        }
        let file = |name: &str| out.join(name).display().to_string();
        let manifest: Value = serde_json::from_str(&files["undersigned-site.json"]).expect("JSON");
        let root = manifest["root"].as_str().expect("a key");
        for list in ["cosigners.csv", "cosigners.json"] {
            let arguments = [
                "verify",
                &file("bundle.json"),
                "--root",
                root,
                "--list",
                &file(list),
                "--json",
            ];
            let report = server.command_json(&arguments);
            assert_eq!(report["sound"], true, "{report}");
            assert_eq!(report["stateDigest"], manifest["stateDigest"]);
            assert_eq!(report["totals"]["organisations"]["current"], 2);
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_was_signed_earlier_and_looks_alike_leads_nowhere_else() {
    let hub = Server::start(PROGRAM, "hub", Backend::Sqlite).await;
    let appeal = hub.publish("free-them").await;
    for name in ["Union of Dockers", "Uni\u{43e}n of Dockers"] {
        hub.attest(&appeal, json!({"names": {"en": name}})).await;
    }
    let demands =
        json!([{"id": "release", "text": {"en": "Release all.", "zh-Hant": "釋放所有人。"}}]);
    let tomorrow = chrono::Utc::now() + chrono::TimeDelta::days(2);
    let changes = json!({
        "demands": demands,
        "deadline": tomorrow.format("%Y-%m-%d").to_string(),
    });
    let revised = hub.revise("free-them", changes).await.expect(200);
    assert_eq!(revised["revision"], 2, "{revised}");

    let folder = tempfile::tempdir().expect("a temporary folder can be made");
    let out = folder.path().join("site");
    let exported = export(&hub, "free-them", &out);
    assert_eq!(code(&exported), 0, "{}", stderr(&exported));
    let files = files(&out);
    assert_stands_alone(&files);
    let page = &files["index.html"];
    assert!(page.contains("signed an earlier wording"), "{page}");
    // It says on which day it closes, and not how many days that is from a day that goes by.
    assert!(
        !page.contains("tomorrow") && !page.contains("in 2 days"),
        "{page}"
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn only_an_earlier_export_gives_way() {
    let hub = Server::start(PROGRAM, "hub", Backend::Sqlite).await;
    let appeal = hub.publish("free-them").await;
    hub.publish("other").await;
    let folder = tempfile::tempdir().expect("a temporary folder can be made");
    let out = folder.path().join("site");
    assert_eq!(code(&export(&hub, "free-them", &out)), 0);
    hub.attest(&appeal, json!({"names": {"en": "Late Union"}}))
        .await;
    assert_eq!(code(&export(&hub, "free-them", &out)), 0);
    assert!(files(&out)["index.html"].contains("Late Union"));
    let left: Vec<_> = fs::read_dir(folder.path()).expect("it is there").collect();
    assert_eq!(left.len(), 1, "no temporary folder stays behind: {left:?}");

    assert_usage(&export(&hub, "other", &out), "export of http");
    fs::write(out.join("notes.txt"), "mine").expect("a file can be written");
    assert_usage(&export(&hub, "free-them", &out), "notes.txt");
    assert_eq!(files(&out)["notes.txt"], "mine");

    let mine = folder.path().join("mine");
    fs::create_dir(&mine).expect("a folder can be made");
    assert_eq!(
        code(&export(&hub, "free-them", &mine)),
        0,
        "an empty folder will do"
    );
    fs::remove_file(mine.join("undersigned-site.json")).expect("it is there");
    assert_usage(&export(&hub, "free-them", &mine), "not an earlier export");
    let file = folder.path().join("file");
    fs::write(&file, "mine").expect("a file can be written");
    assert_usage(&export(&hub, "free-them", &file), "no folder");
    assert_usage(
        &export(&hub, "free-them", Path::new("/nowhere/site")),
        "/nowhere/site",
    );
    assert_usage(
        &hub.command(&["export", "free-them", "--format", "site"]),
        "--out",
    );
    let left = fs::read_dir(folder.path()).expect("it is there").count();
    assert_eq!(left, 3);
}

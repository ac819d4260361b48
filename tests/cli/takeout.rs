//! `takeout`: all that an organisation has, in open formats, for whoever leaves.

mod taken_along;

use crate::{PROGRAM, assert_usage, code, stderr, stdout};
use sea_orm::{ConnectionTrait as _, Statement};
use serde_json::{Value, json};
use std::{fs, os::unix::fs::PermissionsExt as _, path::Path};
use undersigned_tests::{Backend, Coalition, Server, on_both_databases, open_database, until};

on_both_databases! {
    everything_is_in_the_folder_and_agrees_with_the_server
    what_was_confided_can_stay_behind
    what_does_not_open_holds_nothing_else_back
}

fn read(folder: &Path, name: &str) -> String {
    fs::read_to_string(folder.join(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
}

fn lines(folder: &Path, name: &str) -> Vec<Value> {
    read(folder, name)
        .lines()
        .map(|line| serde_json::from_str(line).expect("each line is JSON"))
        .collect()
}

async fn everything_is_in_the_folder_and_agrees_with_the_server(backend: Backend) {
    let coalition = Coalition::of(PROGRAM, &["hub", "dockers"], backend).await;
    let (hub, dockers) = (&coalition["hub"], &coalition["dockers"]);
    dockers.follow(&hub.org).await;
    hub.until_followers(1).await;
    let own = hub.publish("free-them").await;
    dockers.endorse(&own, "Dockers").await.expect(202);
    coalition.settle(&["hub", "dockers"], &own, 1).await;
    let theirs = dockers.publish("wages").await;
    hub.endorse(&theirs, "The Hub").await.expect(202);
    coalition.settle(&["hub", "dockers"], &theirs, 1).await;
    hub.post("/appeals", hub.petition("draft"))
        .await
        .expect(201);
    // One that waits to be let in, and an appeal that the hub keeps open and has not signed.
    let mut moderated = hub.petition("moderated");
    moderated["admission"] = json!("moderated");
    let moderated = hub.publish_draft(moderated).await;
    dockers.endorse(&moderated, "Dockers").await.expect(202);
    hub.until_pending(&moderated, &[&dockers.org]).await;
    // One that is refused can be let in after all.
    let mut refusing = hub.petition("refusing");
    refusing["admission"] = json!("moderated");
    let refusing = hub.publish_draft(refusing).await;
    dockers.endorse(&refusing, "Dockers").await.expect(202);
    hub.until_pending(&refusing, &[&dockers.org]).await;
    let refusal = json!({"org": hub.org, "object": refusing, "about": dockers.org});
    let standing = async |server: &Server, table: &str| {
        let database = open_database(server.database_url()).await;
        let query = Statement::from_string(
            database.get_database_backend(),
            format!("SELECT 1 FROM {table}"),
        );
        let rows = database.query_all_raw(query).await;
        rows.expect("the database answers").len()
    };
    // Until the dockers have heard of it, their server may say once more that they sign.
    until("the refusal to be known to both", || async {
        let again = hub.post("/refusals", refusal.clone()).await;
        again.expect(200);
        let known = (
            standing(dockers, "refusals").await,
            standing(hub, "refused_signers").await,
        );
        (known == (1, 1)).then_some(()).ok_or(format!("{known:?}"))
    })
    .await;
    let kept = dockers.publish("kept").await;
    let keeper = json!({"org": dockers.org, "object": kept, "about": hub.org, "as": "keeper"});
    dockers.post("/invitations", keeper).await.expect(202);
    let accepts = json!({"org": hub.org, "object": kept});
    hub.post("/invitations/accept", accepts).await.expect(202);
    hub.until_state(&kept, "/count", &json!(2)).await;
    hub.attest(&kept, json!({"names": {"en": "Winches"}})).await;
    let picture = hub.photograph(400, 300).await;
    let update =
        json!({"languages": ["en"], "title": {"en": "News"}, "body": {"en": "They are out."}});
    hub.post("/appeals/free-them/updates", update)
        .await
        .expect(201);

    let place = tempfile::tempdir().expect("a temporary folder can be made");
    let folder = place.path().join("hub");
    let out = folder.display().to_string();
    let whole = ["takeout", "hub", "--out", &out, "--reason", "We move"];
    let told = hub.command_json(&[&whole[..], &["--json"]].concat());
    let mode = fs::metadata(&folder)
        .expect("the folder")
        .permissions()
        .mode();
    assert_eq!(mode & 0o077, 0, "for its owner alone");

    // The manifest names every file as it is.
    let manifest: Value =
        serde_json::from_str(&read(&folder, "manifest.json")).expect("the manifest is JSON");
    let files = manifest["files"].as_array().expect("files");
    assert_eq!(told["files"], files.len() + 1);
    for file in files {
        let name = file["file"].as_str().expect("a name");
        let bytes = fs::metadata(folder.join(name)).expect("it is there").len();
        assert_eq!(file["bytes"], bytes, "{name}");
    }

    let bundle: Value = serde_json::from_str(&read(&folder, "appeals/free-them/bundle.json"))
        .expect("a bundle is JSON");
    let state = hub.state(&own).await.expect(200);
    assert_eq!(bundle["stateDigest"], state["stateDigest"]);
    let verified = hub.command(&[
        "verify",
        &folder
            .join("appeals/free-them/bundle.json")
            .display()
            .to_string(),
    ]);
    assert_eq!(code(&verified), 0, "{}", stderr(&verified));
    let list = read(&folder, "appeals/free-them/list.csv");
    assert_eq!(
        list,
        hub.fetch("/appeals/free-them/cosigners.csv").await.text
    );
    let signed = format!("signed/{}/wages.json", dockers.host().replace(':', "_"));
    assert!(read(&folder, &signed).contains(&hub.org));
    let asked = read(&folder, "invitations.csv");
    let asked = asked.lines().find(|line| line.starts_with(&kept));
    let asked = asked.expect("the hub was asked to keep it");
    let answered = format!(",keeper,{},{},accepted,", dockers.org, hub.org);
    assert!(asked.contains(&answered), "{asked}");
    let refused = lines(&folder, "appeals/refusing/refused.jsonl");
    assert_eq!(refused.len(), 1, "{refused:?}");
    assert_eq!(refused[0]["about"], dockers.org.as_str());
    let waited = &refused[0]["waited"]["statements"][0];
    assert_eq!(waited["attributedTo"], dockers.org.as_str());
    let kept = format!("signed/{}/kept.json", dockers.host().replace(':', "_"));
    assert!(read(&folder, &kept).contains("Winches"));
    let waiting = lines(&folder, "appeals/moderated/waiting.jsonl");
    assert_eq!(waiting.len(), 1, "{waiting:?}");
    assert_eq!(waiting[0]["attributedTo"], dockers.org.as_str());
    let said = lines(&folder, "statements.jsonl");
    for kind in ["Note", "Endorsement", "Admission"] {
        assert!(said.iter().any(|one| one["type"] == kind), "{kind}");
    }
    assert!(read(&folder, "followers.csv").contains(&dockers.org));
    assert!(read(&folder, "people.csv").contains("hub@unions.example"));
    assert!(folder.join("appeals/draft/draft.json").is_file());
    let drafts = fs::read_dir(folder.join("appeals/free-them/beside")).expect("drafts");
    assert_eq!(drafts.count(), 1);
    assert!(folder.join("media").join(&picture).is_file());
    let actor: Value = serde_json::from_str(&read(&folder, "actor.json")).expect("JSON");
    assert_eq!(actor["id"], hub.org.as_str());
    // That it was taken stands in the log, with the reason.
    let log = lines(&folder, "log.jsonl");
    assert!(log.iter().any(|one| one["detail"] == "We move"), "{log:?}");

    assert_usage(&hub.command(&whole), "is there already");
    let elsewhere = place.path().join("other").display().to_string();
    let silent = ["takeout", "hub", "--out", &elsewhere, "--reason", " "];
    assert_usage(&hub.command(&silent), "--reason");
    let long = "x".repeat(301);
    let long = ["takeout", "hub", "--out", &elsewhere, "--reason", &long];
    assert_usage(&hub.command(&long), "at most 300 characters");
    // Named as other commands want it, too.
    let named = [
        "takeout", "--org", "nobody", "--out", &elsewhere, "--reason", "x",
    ];
    assert_usage(&hub.command(&named), "no such organisation");
    let nobody = ["takeout", "nobody", "--out", &elsewhere, "--reason", "x"];
    assert_usage(&hub.command(&nobody), "no such organisation");
}

/// Rows around the only appeal and the only organisation.
const AROUND: [&str; 11] = [
    "INSERT INTO invitations (object, invited, role, inviter, offer_id, state, created_at) \
     SELECT ap_id, 'https://mills.example/actor', 'keeper', organiser, 'https://hub.example/offers/1', 'rejected', 1 \
     FROM appeals",
    "INSERT INTO co_sign_intents (appeal_id, actor, host, reply, state, attestation, messaged_at, resent_at, \
     created_at, updated_at) SELECT id, 'https://social.example/users/mei', 'social.example', \
     'https://social.example/posts/1', 'listed', 'https://hub.example/attestations/1', 1, 0, 1, 1 FROM appeals",
    "INSERT INTO person_counts (appeal_id, country, count) SELECT id, 'FR', 3 FROM appeals",
    "INSERT INTO person_revisions (appeal_id, revision, count) SELECT id, 1, 3 FROM appeals",
    "INSERT INTO person_consents (digest, appeal_id, document, created_at) \
     SELECT 'sha-256:00', id, '{\"words\":\"I agree.\"}', 1 FROM appeals",
    "INSERT INTO dispatches (appeal_id, ap_id, name, kind, seq, digest, \"key\", withdrawn, body, received_at) \
     SELECT id, 'https://hub.example/letters/one', 'one', 'letter', 1, '', '', FALSE, '{}', 1 FROM appeals",
    "INSERT INTO letter_counts (appeal_id, name, day, count) SELECT id, 'one', '2026-11-20', 7 FROM appeals",
    "INSERT INTO schedules (appeal_id, name, due_at, local_time, zone, accepted, actor_kind, actor, state, \
     outcome, created_at) SELECT id, 'two', 1, '2026-12-01T09:00', 'Europe/Berlin', '', 'person', '', 'stopped', \
     '', 1 FROM appeals",
    "INSERT INTO audit_entries (organization_id, at, actor_kind, actor_id, actor, action, object, detail, outcome) \
     SELECT id, 4102444800000, 'person', 7, 'mei@unions.example', 'publish', '', '', 'done' FROM organizations",
    "INSERT INTO followers (organization_id, actor, inbox, follow_activity_id, created_at) \
     SELECT id, 'https://social.example/users/fan', 'https://social.example/inbox', '', 1 FROM organizations",
    "INSERT INTO followed_topics (organization_id, collection, actor, name, follow_activity_id, state, created_at) \
     SELECT id, 'https://nurses.example/topics/wages', 'https://nurses.example/actor', 'Wages', '', 'pending', 1 \
     FROM organizations",
];

async fn what_was_confided_can_stay_behind(backend: Backend) {
    let hub = Server::start(PROGRAM, "hub", backend).await;
    hub.publish("free-them").await;
    let database = open_database(hub.database_url()).await;
    for state in ["shown", "waiting", "refused"] {
        let said = format!(
            "INSERT INTO comments \
             (appeal_id, author, note_id, words, language, state, created_at, updated_at) \
             SELECT id, 'https://mills.example/{state}', 'https://mills.example/n/{state}', \
             'We are {state}.', 'en', '{state}', 1, 1 FROM appeals WHERE slug = 'free-them'"
        );
        let stored = database.execute_unprepared(&said).await;
        assert_eq!(stored.expect("it can be written").rows_affected(), 1);
    }
    for row in AROUND {
        let stored = database.execute_unprepared(row).await;
        assert_eq!(stored.expect(row).rows_affected(), 1, "{row}");
    }
    database.close().await.expect("the database can be closed");
    let place = tempfile::tempdir().expect("a temporary folder can be made");
    let folder = place.path().join("hub");
    let out = folder.display().to_string();
    let line = [
        "takeout",
        "hub",
        "--out",
        &out,
        "--reason",
        "For the archive",
        "--without-people",
        "--json",
    ];
    hub.command_json(&line);
    let manifest = read(&folder, "manifest.json");
    for confided in [
        "people-who-signed",
        "signed-by-form",
        "news-readers",
        "invited",
        "signed-by-account",
        "numbers.json",
        "waiting.jsonl",
        "refused.jsonl",
        "invitations.csv",
        "people.csv",
        "followers.csv",
    ] {
        assert!(!manifest.contains(confided), "{confided}");
    }
    assert!(manifest.contains("appeals/free-them/bundle.json"));
    let by = |folder: &Path| {
        let log = lines(folder, "log.jsonl");
        let of_mei = log.iter().find(|row| row["at"] == "2100-01-01T00:00:00Z");
        of_mei.map(|row| row["by"].clone()).expect("her row")
    };
    assert_eq!(by(&folder), "account:7");
    // What waits or was refused was said to the organiser alone.
    let states = |folder: &Path| {
        let said = lines(folder, "appeals/free-them/comments.jsonl");
        let states = said
            .iter()
            .map(|one| one["state"].as_str().map(str::to_owned));
        states.collect::<Option<Vec<_>>>().expect("a state")
    };
    assert_eq!(states(&folder), ["shown"]);
    let whole = place.path().join("whole");
    let out = whole.display().to_string();
    hub.command_json(&[
        "takeout", "hub", "--out", &out, "--reason", "We move", "--json",
    ]);
    assert_eq!(states(&whole), ["shown", "waiting", "refused"]);
    assert_eq!(by(&whole), "mei@unions.example");
    assert!(read(&whole, "followers.csv").contains("https://social.example/users/fan"));
    // What is no secret is in both.
    for folder in [&folder, &whole] {
        let agreed = lines(folder, "appeals/free-them/consents.jsonl");
        let words = json!({"digest": "sha-256:00", "document": {"words": "I agree."}});
        assert_eq!(agreed, [words]);
        let sent = read(folder, "appeals/free-them/letters-sent.csv");
        assert!(sent.contains("one,2026-11-20,7"), "{sent}");
        let times = lines(folder, "appeals/free-them/chosen-times.jsonl");
        assert_eq!(times[0]["localTime"], "2026-12-01T09:00");
        let topics = read(folder, "following-topics.csv");
        assert!(topics.contains("https://nurses.example/topics/wages,Wages"));
    }
    let accounts = read(&whole, "appeals/free-them/signed-by-account.csv");
    for words in ["https://social.example/users/mei", "/attestations/1"] {
        assert!(accounts.contains(words), "{accounts}");
    }
    let asked = read(&whole, "invitations.csv");
    assert!(
        asked.contains(",https://mills.example/actor,rejected,"),
        "{asked}"
    );
    let numbers: Value =
        serde_json::from_str(&read(&whole, "appeals/free-them/numbers.json")).expect("JSON");
    let counted = json!({"people": 3, "byCountry": {"FR": 3}, "byWording": {"1": 3}});
    assert_eq!(numbers, counted);
}

/// One row is damaged, or was sealed with another key.
async fn what_does_not_open_holds_nothing_else_back(backend: Backend) {
    let mut hub = Server::start(PROGRAM, "hub", backend).await;
    hub.publish("free-them").await;
    let invited = json!({"invitees": [
        {"contact": "x@winches.example", "name": "Winches"},
        {"contact": "x@cranes.example", "name": "Cranes"},
    ]});
    let invited = hub.post("/appeals/free-them/invitees", invited).await;
    invited.expect(202);
    let picture = hub.photograph(400, 300).await;
    let shown =
        json!({"pictures": [{"media": picture, "alt": {"en": "A crane", "zh-Hant": "吊機"}}]});
    hub.revise("free-them", shown).await.expect(200);
    // So that it seals nothing anew.
    hub.stop().await;
    fs::remove_file(hub.folder().join("media").join(&picture)).expect("it can be lost");
    let database = open_database(hub.database_url()).await;
    let bytes = match backend {
        Backend::Sqlite => "X'00'",
        Backend::Postgres => "'\\x00'",
    };
    let spoil =
        format!("UPDATE invitees SET sealed = {bytes} WHERE id = (SELECT MIN(id) FROM invitees)");
    let spoiled = database.execute_unprepared(&spoil).await;
    assert_eq!(spoiled.expect("it can be written").rows_affected(), 1);
    database.close().await.expect("the database can be closed");

    let place = tempfile::tempdir().expect("a temporary folder can be made");
    let folder = place.path().join("hub");
    let out = folder.display().to_string();
    let line = ["takeout", "hub", "--out", &out, "--reason", "We move"];
    let taken = hub.command(&[&line[..], &["--json"]].concat());
    assert_eq!(code(&taken), 1, "{}", stderr(&taken));
    let told: Value = serde_json::from_str(&stdout(&taken)).expect("it prints JSON");
    let left_out = told["leftOut"].as_array().expect("a list");
    assert_eq!(left_out.len(), 2, "{told}");
    let picture = format!("media/{picture}");
    assert_eq!(left_out[0], json!({"file": picture}));
    assert_eq!(left_out[1]["file"], "appeals/free-them/invited.csv");
    let manifest: Value =
        serde_json::from_str(&read(&folder, "manifest.json")).expect("the manifest is JSON");
    assert_eq!(manifest["leftOut"], told["leftOut"]);
    // All the others are there.
    let table = read(&folder, "appeals/free-them/invited.csv");
    let contacts = ["x@winches.example", "x@cranes.example"];
    let there = contacts.iter().filter(|one| table.contains(**one));
    assert_eq!(there.count(), 1, "{table}");
    assert!(folder.join("appeals/free-them/bundle.json").is_file());

    let elsewhere = place.path().join("other").display().to_string();
    let line = ["takeout", "hub", "--out", &elsewhere, "--reason", "We move"];
    let taken = hub.command(&line);
    assert_eq!(code(&taken), 1, "{}", stderr(&taken));
    // What was given out is no refusal in the log, also where something was missing.
    let log = lines(&place.path().join("other"), "log.jsonl");
    let rows = log.iter().filter(|one| one["object"] == "takeout");
    let outcomes: Vec<&Value> = rows.map(|one| &one["outcome"]).collect();
    assert_eq!(outcomes, ["done", "done"], "{log:?}");
    let said = stdout(&taken);
    for words in [
        "1 row could not be opened",
        "appeals/free-them/invited.csv",
        "1 picture in use is missing",
        picture.as_str(),
    ] {
        assert!(said.contains(words), "{said}");
    }
    assert!(
        !said.contains("winches") && !said.contains("cranes"),
        "{said}"
    );
}

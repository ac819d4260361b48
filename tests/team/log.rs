//! The log says who did what, on what, and how it ended; and nothing of who signed.

use crate::{PROGRAM, at_the_quay, member};
use reqwest::StatusCode;
use sea_orm::ConnectionTrait as _;
use serde_json::json;
use undersigned_tests::{Backend, Desk, Server, on_either_database, open_database};

on_either_database! {
    what_is_done_stands_in_the_log
    another_organisation_reads_nothing_of_it
    keys_of_which_no_log_says_that_they_were_written_lie_nowhere
}

/// Rows of the log, oldest first: by, action, object, detail, outcome.
async fn rows(owner: &mut Desk, query: &str) -> Vec<Vec<String>> {
    let (status, file) = owner.look(&format!("/desk/log.csv?{query}")).await;
    assert_eq!(status, StatusCode::OK, "{file}");
    let mut lines: Vec<Vec<String>> = file
        .lines()
        .skip(1)
        .map(|line| line.split(',').map(str::to_owned).collect())
        .collect();
    lines.reverse();
    lines
}

fn actions(rows: &[Vec<String>]) -> Vec<String> {
    let words = rows.iter();
    words
        .map(|row| format!("{} {} {} {}", row[1], row[3], row[4], row[6]))
        .collect()
}

async fn what_is_done_stands_in_the_log(backend: Backend) {
    let server = Server::start(PROGRAM, "hub", backend).await;
    let mut owner = Desk::of(&server).await;
    let object = server.publish("brakes").await;
    let signer = json!({
        "org": "hub", "object": object, "names": {"en": "Quillfeather"}, "provenance": "paper",
    });
    server.post("/attestations", signer).await.expect(201);
    // What is refused for what was written changes nothing, and is not entered.
    let nothing = json!({"org": "hub", "object": object, "names": {}});
    server.post("/attestations", nothing).await.expect(422);
    server.photograph(40, 40).await;
    let mut viewer = member(&server, &mut owner, "v@hub.example", &["viewer"]).await;
    viewer.submit("/desk/appeals/brakes/close", &[]).await;
    let sure = [("sure", "yes")];
    let (status, to) = owner.submit("/desk/appeals/brakes/close", &sure).await;
    assert!(status.is_redirection(), "{to}");
    server.command_json(&[
        "token", "create", "--org", "hub", "--scope", "read", "--json",
    ]);
    // The first one came with the set-up, and is used.
    server.sign_in_link();
    let email = "hub@unions.example";
    let link = ["admin", "sign-in-link", "--email", email];
    server.command_json(&[&link[..], &["--org", "hub", "--json"]].concat());
    let list = server.folder().join("list.jsonl");
    let row = json!({"kind": "organisation", "names": [{"text": "Featherquill", "lang": "en"}]});
    std::fs::write(&list, row.to_string()).expect("the file can be written");
    let list = list.display().to_string();
    server.command_json(&["import", "cosigners", "brakes", &list, "--json"]);
    // Also where there is only one organisation, and nobody has to say which.
    server.command_json(&["admin", "keys", "rotate", "--kind", "http", "--json"]);
    server.command_json(&["admin", "keys", "rotate", "--server", "--json"]);
    let keys = server.folder().join("keys.json").display().to_string();
    server.command_json(&["admin", "keys", "export", &keys, "--json"]);
    // About no organisation: those read it whose people see to the server.
    server.command_json(&["admin", "blocks", "add", "spam.example", "--json"]);

    let all = actions(&rows(&mut owner, "").await);
    for wanted in [
        "person own-sign-in  done",
        "token draft  done",
        "token publish /appeals/brakes done",
        "token pictures  done",
        "person team-invite v@hub.example done",
        "person own-join  done",
        "person close /appeals/brakes refused",
        "person close /appeals/brakes done",
        "command command token create done",
        "command command setup done",
        "command command import cosigners done",
        "command command admin keys rotate done",
        "command command admin keys rotate --server done",
        "command command admin keys export done",
        "command command admin blocks add done",
    ] {
        assert!(
            all.iter().any(|row| row == wanted),
            "no {wanted} in {all:#?}"
        );
    }
    let attested: Vec<_> = all.iter().filter(|row| row.contains(" attest ")).collect();
    assert_eq!(attested.len(), 1, "{all:#?}");
    let (_, file) = owner.look("/desk/log.csv").await;
    assert!(
        !file.contains("Quillfeather") && !file.contains("Featherquill"),
        "{file}"
    );
    // Whose account it lets in, also where the organisation is named.
    let let_in = format!(",{email},admin sign-in-link,done");
    assert_eq!(file.matches(&let_in).count(), 2, "{file}");
    // Each stands there once.
    for (command, times) in [("admin sign-in-link", 2), ("admin keys export", 1)] {
        assert_eq!(file.matches(command).count(), times, "{file}");
    }
    let imported = file.lines().find(|row| row.contains("import cosigners"));
    assert!(
        imported.is_some_and(|row| row.contains("/appeals/brakes")),
        "{file}"
    );
    // Filters, and the page.
    let closed = rows(&mut owner, "what=close").await;
    assert_eq!(closed.len(), 2);
    let page = owner.get("/desk/log?object=brakes").await;
    let row = |words: &str| page.contains(&format!("<th role=\"rowheader\" scope=\"row\">{words}"));
    assert!(
        row("Closed for signing") && !row("Invited somebody"),
        "{page}"
    );
    let page = owner.get("/desk/log?object=admin+blocks").await;
    assert!(page.contains("<bdi>admin blocks add</bdi>"), "{page}");
    assert!(page.contains("Commands about the whole server"), "{page}");
    assert_eq!(viewer.look("/desk/log.csv").await.0, StatusCode::FORBIDDEN);
}

async fn another_organisation_reads_nothing_of_it(backend: Backend) {
    let server = Server::start(PROGRAM, "hub", backend).await;
    server.publish("brakes").await;
    let mut quay = at_the_quay(&server).await;
    server.command_json(&["admin", "blocks", "add", "spam.example", "--json"]);
    let (_, file) = quay.look("/desk/log.csv").await;
    assert!(
        !file.contains("brakes") && file.contains("own-sign-in"),
        "{file}"
    );
    let own = actions(&rows(&mut quay, "").await);
    let set_up = "command command setup done".to_owned();
    assert!(own.contains(&set_up), "{own:#?}");
    assert!(!file.contains("admin blocks"), "{file}");
    let page = quay.get("/desk/log").await;
    assert!(!page.contains("Commands about the whole server"), "{page}");
}

async fn keys_of_which_no_log_says_that_they_were_written_lie_nowhere(backend: Backend) {
    let server = Server::start(PROGRAM, "hub", backend).await;
    let keys = server.folder().join("keys.json");
    let name = keys.display().to_string();
    let database = open_database(server.database_url()).await;
    for (from, to, is_written) in [
        ("audit_entries", "elsewhere", false),
        ("elsewhere", "audit_entries", true),
    ] {
        let renamed = format!("ALTER TABLE {from} RENAME TO {to}");
        let renamed = database.execute_unprepared(&renamed).await;
        renamed.expect("the log can be moved");
        let output = server.command(&["admin", "keys", "export", &name]);
        let said = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.success(), is_written, "{said}");
        assert_eq!(keys.exists(), is_written, "{said}");
    }
}

//! `admin blocks`: lists in and out, as Mastodon writes them, beside a server that runs.

use crate::{PROGRAM, assert_usage, code, stderr, stdout};
use serde_json::{Value, json};
use std::process::Output;
use undersigned_tests::{Backend, ForeignServer, Server, on_both_databases, until};

on_both_databases! {
    a_list_is_taken_over_line_by_line_and_given_out_again
    reports_come_in_are_closed_and_go_out
}

const LIST: &str = "#domain,#severity,#reject_media,#reject_reports,#public_comment,#obfuscate\n\
    spam.example,suspend,TRUE,TRUE,\"spam, and worse\",FALSE\n\
    Loud.Example,silence,FALSE,FALSE,,FALSE\n\
    media.example,noop,TRUE,FALSE,,FALSE\n\
    ev**.example,suspend,FALSE,FALSE,,TRUE\n\
    localhost:9,suspend,FALSE,FALSE,,FALSE\n";

async fn a_list_is_taken_over_line_by_line_and_given_out_again(backend: Backend) {
    let hub = Server::start(PROGRAM, "hub", backend).await;
    let file = |name: &str| hub.folder().join(name).display().to_string();
    let blocks =
        |arguments: &[&str]| -> Output { hub.command(&[&["admin", "blocks"], arguments].concat()) };
    let rules = || hub.command_json(&["admin", "blocks", "list", "--json"]);
    std::fs::write(file("list.csv"), LIST).expect("a file");

    let first = blocks(&["import", &file("list.csv"), "--json"]);
    assert_eq!(code(&first), 3, "one line was refused");
    let told: Value = serde_json::from_slice(&first.stdout).expect("JSON");
    assert_eq!((&told["added"], &told["ignored"]), (&json!(3), &json!([4])));
    assert_eq!(told["refused"][0]["line"], 5);
    let before = rules();
    let row = |at: usize| (&before[at]["subject"], &before[at]["severity"]);
    assert_eq!(row(0), (&json!("localhost:9"), &json!("block")));
    assert_eq!(row(1), (&json!("loud.example"), &json!("limit")));
    assert_eq!(row(2), (&json!("spam.example"), &json!("block")));
    assert_eq!(before[2]["publicComment"], "spam, and worse");

    // What can be done about a list that cannot be read is said.
    std::fs::write(file("wide.csv"), b"\xff\xfed\0o\0m\0").expect("a file");
    assert_usage(&blocks(&["import", &file("wide.csv")]), "CSV UTF-8");
    std::fs::write(file("empty.csv"), "\n").expect("a file");
    assert_usage(
        &blocks(&["import", &file("empty.csv")]),
        "nothing in the list",
    );
    assert_eq!(rules(), before);

    let again = blocks(&["import", &file("list.csv")]);
    assert!(stderr(&again).contains("line 5"), "{}", stderr(&again));
    assert!(
        String::from_utf8_lossy(&again.stdout)
            .contains("0 added, 0 changed, 3 as before, 1 refused")
    );
    assert_eq!(rules(), before);

    // Out and in again is the same.
    assert_eq!(code(&blocks(&["export", &file("out.csv")])), 0);
    for rule in before.as_array().expect("rules") {
        let subject = rule["subject"].as_str().expect("a subject");
        assert_eq!(code(&blocks(&["remove", subject])), 0);
    }
    assert_eq!(rules(), json!([]));
    assert_eq!(code(&blocks(&["import", &file("out.csv")])), 0);
    let mut after = rules();
    for (before, after) in before
        .as_array()
        .into_iter()
        .flatten()
        .zip(after.as_array_mut().into_iter().flatten())
    {
        after["createdAt"] = before["createdAt"].clone();
    }
    assert_eq!(after, before);
    // As a spreadsheet saves it, and from standard input, it says the same.
    let saved = "#domain;#severity;#public_comment\r\nspam.example;suspend;\"spam, and worse\"\r\n\
        loud.example;silence;\r\n";
    std::fs::write(file("saved.csv"), saved).expect("a file");
    let list = std::fs::File::open(file("saved.csv")).expect("a file");
    let mut piped = hub.prepare(&["admin", "blocks", "import", "-"]);
    let piped = piped.stdin(list).output().expect("the command can be run");
    let told = stdout(&piped);
    assert!(
        told.contains("0 added, 0 changed, 2 as before, 0 refused"),
        "{told}"
    );
    // So does what was copied from one.
    std::fs::write(file("copied.txt"), saved.replace(';', "\t")).expect("a file");
    let told = stdout(&blocks(&["import", &file("copied.txt")]));
    assert!(
        told.contains("0 added, 0 changed, 2 as before, 0 refused"),
        "{told}"
    );

    // Who is allowed stands in a list of its own.
    let actor = "https://union.example/orgs/loud";
    assert_eq!(
        code(&blocks(&["add", "friends.example", "--severity", "allow"])),
        0
    );
    let limit = ["add", actor, "--severity", "limit"];
    let comment = ["--private-comment", "a cousin's"];
    assert_eq!(code(&blocks(&[&limit[..], &comment].concat())), 0);
    // Who may read a comment stands before it.
    let shown = stdout(&blocks(&["list"]));
    for line in [
        "block  spam.example  public: spam, and worse",
        "limit  https://union.example/orgs/loud  private: a cousin's",
    ] {
        assert!(shown.lines().any(|shown| shown == line), "{line}: {shown}");
    }
    assert_eq!(
        code(&blocks(&[
            "export",
            &file("allowed.csv"),
            "--severity",
            "allow"
        ])),
        0
    );
    let allowed = std::fs::read_to_string(file("allowed.csv")).expect("a file");
    assert_eq!(allowed, "#domain\nfriends.example\n");
    let exported = blocks(&["export", &file("again.csv")]);
    assert!(
        stderr(&exported).contains("1 rule about single actors"),
        "{}",
        stderr(&exported)
    );
    let same = |name: &str| std::fs::read_to_string(file(name)).expect("a file");
    assert_eq!(same("again.csv"), same("out.csv"));
    // A file that is there stays, unless it is said that it need not.
    assert_usage(&blocks(&["export", &file("list.csv")]), "--replace");
    assert_eq!(same("list.csv"), LIST);
    let replaced = blocks(&["export", &file("list.csv"), "--replace"]);
    assert_eq!(code(&replaced), 0, "{}", stderr(&replaced));
    assert_eq!(same("list.csv"), same("out.csv"));

    assert_usage(&blocks(&["add", &hub.host()]), "this server");
    // Without a port it would be about ours, too.
    assert_usage(&blocks(&["add", "localhost"]), "this server");
    for everybodys in ["com", "CO.UK.", "https://org/"] {
        assert_usage(&blocks(&["add", everybodys]), "anybody registers domains");
    }
    std::fs::write(
        file("wide.csv"),
        "#domain,#severity\ncom\nwide.example\nWide.Example,Block\nwide.example,SILENCE\nkind.example,allow\n",
    )
    .expect("a file");
    let wide = blocks(&["import", &file("wide.csv")]);
    assert_eq!(code(&wide), 3, "{}", stderr(&wide));
    for words in [
        "line 2: anybody",
        "line 4: an earlier line says the same",
        "line 5: `wide.example` stands in an earlier line, which says otherwise",
        "line 6: `allow` belongs in a list of allowed domains",
    ] {
        assert!(stderr(&wide).contains(words), "{}", stderr(&wide));
    }
    // What a line says once more is told, and nothing is wrong with it.
    std::fs::write(
        file("twice.csv"),
        "wide.example\nhttps://Wide.example/\nonce.example\n",
    )
    .expect("a file");
    let twice = blocks(&["import", &file("twice.csv"), "--json"]);
    assert_eq!(code(&twice), 0, "{}", stderr(&twice));
    let told: Value = serde_json::from_slice(&twice.stdout).expect("JSON");
    let said = (&told["added"], &told["repeated"], &told["refused"]);
    assert_eq!(said, (&json!(1), &json!([2]), &json!([])));
    assert_usage(&blocks(&["add", "no host"]), "a host such as");
    let several = "one.example,two.example";
    assert_usage(&blocks(&["add", several]), "make a rule for each");
    // Where an earlier version took it, it can be taken back.
    assert_usage(&blocks(&["remove", several]), "there is no rule");
    // Which is how a report names somebody; the address is asked for where they are.
    let away = blocks(&["add", "@loud@union.example"]);
    assert_eq!(code(&away), 1, "{}", stderr(&away));
    let said = stderr(&away);
    assert!(said.contains("union.example cannot be reached"), "{said}");
    assert!(said.contains("the actor's address instead"), "{said}");
    assert_usage(&blocks(&["remove", "nobody.example"]), "there is no rule");
    assert_usage(&blocks(&["import", &file("no.csv")]), "cannot be read");
}

async fn reports_come_in_are_closed_and_go_out(backend: Backend) {
    let hub = Server::start(PROGRAM, "hub", backend).await;
    let foreign = ForeignServer::start().await;
    let dockers = foreign.organization("dockers");
    let instance = foreign.instance_actor();
    let inbox = format!("{}/inbox", hub.url);
    let report = |comment: &str| {
        let mut flag = instance.activity("Flag", json!([hub.org, "https://nobody.example/x"]));
        flag["content"] = json!(comment);
        let scheme = undersigned_federation::signatures::Scheme::Cavage;
        instance.letter(scheme, &inbox, &flag)
    };
    let list = || hub.command_json(&["admin", "reports", "list", "--json"]);
    report("rude").send().await.expect(202);
    report("very rude\u{7}").send().await.expect(202);
    let told = list();
    assert_eq!(told.as_array().map(Vec::len), Some(1), "{told}");
    assert_eq!(
        (&told[0]["subject"], &told[0]["count"]),
        (&json!(hub.org), &json!(2))
    );
    // Neither comment takes the place of the other.
    assert_eq!(told[0]["content"], "rude\nvery rude ");
    assert_eq!(told[0]["kind"], "actor");
    let in_words = stdout(&hub.command(&["admin", "reports", "list"]));
    let says = format!("reports the actor {}, 2 times", hub.org);
    assert!(in_words.contains(&says), "{in_words}");
    let number = told[0]["number"].to_string();
    hub.command_json(&["admin", "reports", "close", &number, "--json"]);
    assert_eq!(list(), json!([]));
    let again = hub.command(&["admin", "reports", "close", &number]);
    assert_usage(&again, "there is no open report");
    report("still").send().await.expect(202);
    assert_eq!(list()[0]["count"], 3);

    // A report of a statement names its author along with it, and is none of the author.
    let appeal = hub.publish("free-them").await;
    let mut flag = instance.activity("Flag", json!([hub.org, appeal]));
    flag["content"] = json!("not true");
    let scheme = undersigned_federation::signatures::Scheme::Cavage;
    let letter = instance.letter(scheme, &inbox, &flag);
    letter.send().await.expect(202);
    let told = list();
    let of = |subject: &str| {
        let told = told.as_array().into_iter().flatten();
        let mut of = told.filter(|one| one["subject"] == subject);
        of.next().cloned().unwrap_or_default()
    };
    let about = of(&appeal);
    let shown = (&about["kind"], &about["count"], &about["content"]);
    assert_eq!(shown, (&json!("appeal"), &json!(1), &json!("not true")));
    let author = of(&hub.org);
    assert_eq!(author["count"], 3, "{told}");
    assert_eq!(author["content"], "rude\nvery rude \nstill");

    // One of ours goes out in the server's name, and is sent by the server that runs.
    let out = hub.command_json(&[
        "admin",
        "report",
        &dockers.id,
        "--comment",
        "They pose as us.",
        "--json",
    ]);
    assert_eq!(out["reported"], dockers.id);
    let flag = until("the report", || async {
        let received = foreign.received();
        let flag = received.iter().find(|arrival| arrival.kind() == "Flag");
        flag.cloned()
            .ok_or_else(|| format!("{} arrived", received.len()))
    })
    .await;
    assert_eq!(flag.body["actor"], format!("{}/actor", hub.url));
    assert_eq!(flag.body["object"], json!([dockers.id]));
    assert_eq!(flag.body["content"], "They pose as us.");
    assert!(!flag.body.to_string().contains(&hub.org), "{}", flag.body);
    let own = hub.command(&["admin", "report", &hub.org, "--comment", "x"]);
    assert_usage(&own, "of this server");
}

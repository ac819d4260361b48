//! Nobody who has gone from a list comes back by another one, by whichever way it is taken over.

use crate::{
    PROGRAM,
    importing::{choose, paste, take},
};
use serde_json::{Value, json};
use undersigned_tests::{
    Backend, Coalition, Desk, Server, on_both_databases, on_either_database, until,
};

on_both_databases! {
    who_has_gone_does_not_come_back_by_a_list_without_numbers
}

on_either_database! {
    a_list_after_closing_says_so_before_it_is_signed
    a_numbered_list_from_a_document_is_taken_apart
}

/// The name under which one signs on a server of its own.
const OWN: &str = "Tidewater Clerks’ Union";

/// What the columns of a numbered list hold.
const NUMBERED: [(&str, &str); 3] = [
    ("column-1", "number"),
    ("column-2", "organisation"),
    ("column-3", "country"),
];

async fn who_has_gone_does_not_come_back_by_a_list_without_numbers(backend: Backend) {
    let coalition = Coalition::of(PROGRAM, &["hub", "clerks"], backend).await;
    let (hub, clerks) = (&coalition["hub"], &coalition["clerks"]);
    coalition.follow("hub").await;
    let appeal = hub.publish("harbour").await;
    coalition.settle(&["hub", "clerks"], &appeal, 0).await;
    clerks.endorse(&appeal, OWN).await.expect(202);
    coalition.settle(&["hub", "clerks"], &appeal, 1).await;
    let mut desk = Desk::of(hub).await;
    let numbered = "No.\tOrganisation\tCountry\n66\tQuay Collective\tGB\n67\tCrane Drivers\tIE\n\
                    68\tRopewalkers\tPE\n";
    let page = paste(&mut desk, numbered).await;
    let shown = choose(&mut desk, &page, &NUMBERED).await;
    take(&mut desk, &shown).await;
    let listed = hub.list(&appeal).await;
    assert_eq!(listed.len(), 4, "{listed:?}");

    // One is removed, one is withdrawn at the desk, one withdraws by itself.
    hub.decide(&appeal, id_of(&listed, "Quay Collective"), "removed")
        .await
        .expect(201);
    let fields = [("id", id_of(&listed, "Crane Drivers")), ("sure", "yes")];
    let path = "/desk/appeals/harbour/signers/withdraw";
    let (status, to) = desk.submit(path, &fields).await;
    assert!(status.is_redirection(), "{to}");
    clerks.withdraw(&appeal).await.expect(202);
    until("one is left", || async {
        match names(hub, &appeal).await.as_slice() {
            [one] if one == "Ropewalkers" => Ok(()),
            other => Err(format!("{other:?}")),
        }
    })
    .await;

    // The same names, with or without their countries; a country of its own is somebody else's.
    let list = "Organisation\tCountry\nQUAY collective\t\nCrane Drivers\tIE\nTidewater Clerks' Union\tUK\n\
                Quay Collective (QC)\t\nCrane Drivers\tCL\nBollard Society\tES\n";
    let columns = [("column-1", "organisation"), ("column-2", "country")];
    let page = paste(&mut desk, list).await;
    let shown = choose(&mut desk, &page, &columns).await;
    assert_eq!(gone_lines(&shown), 4, "{shown}");
    take(&mut desk, &shown).await;
    let stay = names(hub, &appeal).await;
    for name in ["QUAY collective", "Tidewater Clerks' Union"] {
        assert!(!stay.iter().any(|other| other == name), "{stay:?}");
    }
    for name in ["Ropewalkers", "Crane Drivers", "Bollard Society"] {
        assert!(stay.iter().any(|other| other == name), "{name}: {stay:?}");
    }
    // With the old numbers, of whom was removed as well; and under the number of somebody else.
    for (number, name) in [
        ("66", "Quay Collective"),
        ("67", "Crane Drivers"),
        ("68", "Quay Collective"),
    ] {
        let list = format!("No.\tOrganisation\tCountry\n{number}\t{name}\t\n");
        let page = paste(&mut desk, &list).await;
        let shown = choose(&mut desk, &page, &NUMBERED).await;
        assert_eq!(gone_lines(&shown), 1, "{number} {name}: {shown}");
        assert!(!shown.contains("changes its entry"), "{shown}");
    }

    // Others do not get such a number, and have not gone themselves.
    let numbered = "No.,Organisation,Country\n66,Sailmakers,PE\n67,Net Menders,PE\n";
    let page = paste(&mut desk, &numbered.replace(',', "\t")).await;
    let shown = choose(&mut desk, &page, &NUMBERED).await;
    let said = shown.matches("The number was that of a signer").count();
    assert_eq!((said, gone_lines(&shown)), (2, 0), "{shown}");
    let file = hub.folder().join("numbered.csv");
    std::fs::write(&file, numbered).expect("a file");
    let file = file.to_str().expect("a path").to_owned();
    let arguments = ["import", "cosigners", "harbour", file.as_str(), "--json"];
    let output = hub.command(&arguments);
    let report: Value = serde_json::from_slice(&output.stdout).expect("a report");
    let refused = report["refused"].as_array().expect("some were refused");
    let codes: Vec<&Value> = refused.iter().map(|one| &one["code"]).collect();
    assert_eq!(codes, ["number_gone"; 2], "{report}");
    // Somebody may say that they come in without it; then they are known.
    let as_new = [&arguments[..], &["--as-new", "2,3"]].concat();
    assert_eq!(hub.command_json(&as_new)["added"], 2);
    assert_eq!(hub.command_json(&arguments)["unchanged"], 2);

    // The command and the API hold to the same.
    let file = hub.folder().join("signers.csv");
    std::fs::write(
        &file,
        "Organisation\nQuay Collective\nTidewater Clerks Union\n",
    )
    .expect("a file");
    let file = file.to_str().expect("a path").to_owned();
    let output = hub.command(&["import", "cosigners", "harbour", &file, "--json"]);
    let report: Value = serde_json::from_slice(&output.stdout).expect("a report");
    let refused = report["refused"].as_array().expect("some were refused");
    let codes: Vec<&Value> = refused.iter().map(|one| &one["code"]).collect();
    assert_eq!(codes, ["taken_back"; 2], "{report}");
    let by_list = |provenance: &str| {
        json!({
            "org": hub.org, "object": appeal, "names": {"en": "Quay Collective"}, "provenance": provenance,
        })
    };
    let answer = hub.post("/attestations", by_list("import")).await;
    assert_eq!((answer.status.as_u16(), answer.code()), (422, "taken_back"));
    let before = names(hub, &appeal).await.len();
    // By hand it does, if it signs after all.
    hub.post("/attestations", by_list("paper"))
        .await
        .expect(201);
    assert_eq!(names(hub, &appeal).await.len(), before + 1);

    // Who signed again is no longer said to have gone, and is not to be entered once more.
    clerks.endorse(&appeal, OWN).await.expect(202);
    until("it is on the list again", || async {
        let names = names(hub, &appeal).await;
        match names.iter().any(|name| name == OWN) {
            true => Ok(()),
            false => Err(format!("{names:?}")),
        }
    })
    .await;
    let list = "Organisation\tCountry\nTIDEWATER Clerks' Union\t\nCrane Drivers\tIE\n";
    let page = paste(&mut desk, list).await;
    let shown = choose(&mut desk, &page, &columns).await;
    assert_eq!(
        shown.matches("and is on the list again").count(),
        1,
        "{shown}"
    );
    assert_eq!(gone_lines(&shown), 1, "{shown}");
}

async fn a_list_after_closing_says_so_before_it_is_signed(backend: Backend) {
    const AFTER: &str = "that they signed after closing";
    let hub = Server::start(PROGRAM, "hub", backend).await;
    hub.publish("harbour").await;
    let mut desk = Desk::of(&hub).await;
    let list = "Organisation\tDate\nQuay Collective\t\nCrane Drivers\t2015-12-08\nRopewalkers\t\n";
    let columns = [("column-1", "organisation"), ("column-2", "timestamp")];
    let page = paste(&mut desk, list).await;
    let shown = choose(&mut desk, &page, &columns).await;
    assert!(!shown.contains(AFTER), "{shown}");
    hub.end("harbour", "close").await.expect(200);
    let shown = desk.get("/desk/appeals/harbour/import/preview").await;
    assert!(shown.contains(AFTER), "{shown}");
    assert!(shown.contains("Lines: 2 · 4<"), "{shown}");
}

async fn a_numbered_list_from_a_document_is_taken_apart(backend: Backend) {
    let hub = Server::start(PROGRAM, "hub", backend).await;
    let appeal = hub.publish("harbour").await;
    let mut desk = Desk::of(&hub).await;
    let list = "1. Unión Portuaria de Valparaíso, Chile\n2. Ropewalkers League (Peru)\n\
                4) Bollard Society (Turkey)\n";
    let page = paste(&mut desk, list).await;
    for chosen in ["number", "organisation", "country"] {
        let chosen = format!("value=\"{chosen}\" selected");
        assert_eq!(page.matches(&chosen).count(), 1, "{chosen}: {page}");
    }
    let shown = desk.get("/desk/appeals/harbour/import/preview").await;
    take(&mut desk, &shown).await;
    // One that gives its two names in one line is found beside the one that gives them apart.
    let names = json!({"en": "Union of Hong Kong Dockers", "zh-Hant": "碼頭業職工會"});
    hub.attest(&appeal, json!({"names": names, "country": "HK"}))
        .await;
    paste(
        &mut desk,
        "Union of Hong Kong Dockers 碼頭業職工會\nCrane Drivers\n",
    )
    .await;
    let shown = desk.get("/desk/appeals/harbour/import/preview").await;
    assert!(shown.contains("The same name: no. 5"), "{shown}");
    let listed = hub.list(&appeal).await.into_iter().take(3);
    let listed: Vec<Value> = listed
        .map(|one| json!([one["number"], one["names"]["und"], one["country"]]))
        .collect();
    let wanted = [
        json!([1, "Unión Portuaria de Valparaíso", "CL"]),
        json!([2, "Ropewalkers League", "PE"]),
        json!([4, "Bollard Society", "TR"]),
    ];
    assert_eq!(listed, wanted);
}

/// How many lines a preview refuses since whoever they name has gone.
fn gone_lines(page: &str) -> usize {
    page.matches("does not come back by a list").count()
}

fn id_of<'a>(listed: &'a [Value], name: &str) -> &'a str {
    let found = listed.iter().find(|one| one["names"]["und"] == name);
    found
        .and_then(|one| one["id"].as_str())
        .expect("it is listed")
}

/// The first names of all who are listed.
async fn names(server: &Server, appeal: &str) -> Vec<String> {
    let listed = server.list(appeal).await.into_iter();
    let names = listed.filter_map(|one| {
        let names = one["names"].as_object()?.values().next()?;
        names.as_str().map(str::to_owned)
    });
    names.collect()
}

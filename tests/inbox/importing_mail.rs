//! A list that is pasted from a mail: greetings around it, numbers in several shapes, bullets, countries in several signs.

use crate::{
    PROGRAM,
    importing::{BASE, paste},
};
use serde_json::{Value, json};
use undersigned_tests::{Backend, Desk, Server, desk::field, on_either_database};

on_either_database! {
    greetings_around_a_list_are_left_out_unless_somebody_says_that_they_are_names
    bullets_are_taken_off_and_said
}

const LIST: &str = "Beste Jan, hierbij de ondertekenaars tot nu toe:\n\n\
    1. FNV Havens (Nederland)\n2. BTB-ABVV – Transport (België)\n(3) ver.di Hafen [Duitsland]\n\
    4 - 碼頭業職工會 / Union of Hong Kong Dockers – Hong Kong\n\nGroeten, Piet\n";

async fn greetings_around_a_list_are_left_out_unless_somebody_says_that_they_are_names(
    backend: Backend,
) {
    let hub = Server::start(PROGRAM, "hub", backend).await;
    let appeal = hub.publish("harbour").await;
    let mut desk = Desk::of(&hub).await;
    let page = paste(&mut desk, LIST).await;
    for chosen in ["number", "organisation", "country"] {
        let chosen = format!("value=\"{chosen}\" selected");
        assert!(page.contains(&chosen), "{chosen}: {page}");
    }
    let shown = desk.get(&format!("{BASE}/preview")).await;
    assert_eq!(shown.matches("is it a greeting").count(), 2, "{shown}");
    for line in [1, 8] {
        let ticked = format!("id=\"without-{line}\" value=\"yes\" checked");
        assert!(shown.contains(&ticked), "{line}: {shown}");
    }
    assert!(
        shown.contains("Some names have two parts in different scripts"),
        "{shown}"
    );
    assert!(shown.contains("Lines: 6<"), "{shown}");
    // What is left out stands below what is taken, and not among it.
    let (_, rows) = shown.split_once("id=\"rows\"").expect("rows are taken");
    let (taken, out) = rows.split_once("id=\"rows-out\"").expect("some are not");
    assert!(taken.contains("FNV Havens"), "{taken}");
    assert!(!taken.contains("Groeten"), "{taken}");
    assert!(out.contains("Groeten, Piet"), "{out}");
    assert!(!out.contains("FNV Havens"), "{out}");

    let (csrf, mark) = (field(&shown, "csrf"), field(&shown, "mark"));
    let fields = [
        ("csrf", csrf.as_str()),
        ("mark", mark.as_str()),
        ("without-1", "yes"),
        ("without-8", "yes"),
    ];
    let (_, to) = desk.post(&format!("{BASE}/take"), &fields).await;
    assert_eq!(to, format!("{BASE}/done"));
    let listed = hub.list(&appeal).await.into_iter();
    let listed: Vec<Value> = listed
        .map(|one| json!([one["number"], one["names"]["und"], one["country"]]))
        .collect();
    let wanted = [
        json!([1, "FNV Havens", "NL"]),
        json!([2, "BTB-ABVV – Transport", "BE"]),
        json!([3, "ver.di Hafen", "DE"]),
        json!([4, "碼頭業職工會 / Union of Hong Kong Dockers", "HK"]),
    ];
    assert_eq!(listed, wanted);
}

async fn bullets_are_taken_off_and_said(backend: Backend) {
    let hub = Server::start(PROGRAM, "hub", backend).await;
    hub.publish("harbour").await;
    let mut desk = Desk::of(&hub).await;
    let list = "- Quay Pilots - Chile\n• Crane Drivers [Peru]\n* Net Menders, Spain\n";
    let page = paste(&mut desk, list).await;
    assert!(page.contains("value=\"country\" selected"), "{page}");
    let shown = desk.get(&format!("{BASE}/preview")).await;
    assert!(shown.contains("taken off: * · - · •<"), "{shown}");
    for absent in [
        "- Quay Pilots",
        "Quay Pilots -",
        "[Peru]",
        "is it a greeting",
    ] {
        assert!(!shown.contains(absent), "{absent}: {shown}");
    }
}

//! What a role does not cover is not offered: no page of the desk has a form or a link that the table would
//! refuse to whoever reads it.

use crate::{PROGRAM, member};
use reqwest::{Method, StatusCode};
use serde_json::json;
use std::collections::{BTreeSet, VecDeque};
use undersigned_domain::team::Role;
use undersigned_tests::{Backend, Desk, Server, millis, on_either_database};
use undersigned_web::pages::desk::rules::{RULES, Rule};

on_either_database! {
    nobody_is_shown_what_would_be_refused
}

/// Most pages that one walk opens.
const MOST: usize = 150;

/// The row of an address: the one that spells out most of it.
fn rule(path: &str) -> &'static Rule {
    let path: Vec<&str> = path.split('/').collect();
    let fits = |rule: &&Rule| {
        let route: Vec<&str> = rule.path.split('/').collect();
        let same = |(known, part): (&&str, &&str)| known.starts_with('{') || known == part;
        route.len() == path.len() && route.iter().zip(&path).all(same)
    };
    let spelt = |rule: &&Rule| {
        rule.path
            .split('/')
            .filter(|part| !part.starts_with('{'))
            .count()
    };
    let found = RULES.iter().filter(fits).max_by_key(spelt);
    found.unwrap_or_else(|| panic!("no row for {path:?}"))
}

/// The addresses of the desk that stand on a page behind a beginning, without query and place.
fn addresses<'a>(page: &'a str, beginning: &'a str) -> impl Iterator<Item = String> + 'a {
    let found = page.split(beginning).skip(1);
    let found = found.filter_map(|rest| rest.split('"').next());
    let found = found.filter(|address| *address == "/desk" || address.starts_with("/desk/"));
    // The same in another language, which would stay for the session.
    let found = found.filter(|address| !address.contains("lang="));
    found.map(|address| address.replace("&amp;", "&").replace("&#38;", "&"))
}

fn path_of(address: &str) -> &str {
    address.split(['?', '#']).next().unwrap_or_default()
}

/// An appeal with something of everything, and a draft.
async fn work(server: &Server, owner: &mut Desk) -> String {
    // In a language, too, that is nothing but a translation.
    let mut appeal = server.petition("brakes");
    appeal["languages"] = json!(["en", "zh-Hant", "fr"]);
    appeal["translations"] = json!(["fr"]);
    appeal["title"]["fr"] = json!("Libérez les onze");
    appeal["body"]["fr"] = json!("Ils ont arrêté une grue.");
    let made = server.post("/appeals", appeal).await.expect(201);
    let agreed = json!({"incomplete": true});
    let path = "/appeals/brakes/publish";
    server
        .api(Method::POST, path, Some(agreed))
        .await
        .expect(200);
    let object = made["id"].as_str().expect("an id").to_owned();
    let signer = json!({"names": {"en": "Crane Drivers"}, "provenance": "paper"});
    server.attest(&object, signer).await;
    let draft = server.petition("later");
    server.post("/appeals", draft).await.expect(201);
    let update = [
        ("date", "2026-01-31"),
        ("language-1", "en"),
        ("title-1", "Heard"),
        ("body-1", "They listened."),
        ("do", "save"),
    ];
    let case = [
        ("kind", "person"),
        ("language-1", "en"),
        ("name-1", "N. N."),
        ("about-1", "Held since Monday."),
        ("do", "save"),
    ];
    for (kind, fields) in [("updates", &update), ("cases", &case)] {
        let path = format!("/desk/appeals/brakes/{kind}/new");
        let (status, to) = owner.submit(&path, fields).await;
        assert!(status.is_redirection(), "{kind}: {to}");
    }
    let amendment = json!({
        "org": server.org, "object": object, "change": "strike", "clause": "inspect",
        "text": {}, "reasons": {"en": "It was done."},
    });
    server.post("/amendments", amendment).await.expect(202);
    let ballot = json!({
        "org": server.org, "object": object, "question": {"kind": "text"}, "quorum": 0,
        "majority": {"of": "votes", "percent": 50, "more": true},
        "closes": millis() + 3_600_000,
    });
    server.post("/ballots", ballot).await.expect(202);
    object
}

async fn nobody_is_shown_what_would_be_refused(backend: Backend) {
    let server = Server::start(PROGRAM, "hub", backend).await;
    let mut owner = Desk::of(&server).await;
    let object = work(&server, &mut owner).await;
    let (pages, forms) = walk(&mut owner, Role::Owner).await;
    assert!(pages > 30 && forms.len() > 25, "{pages} pages, {forms:?}");
    // Where an amendment is written, the one language that may stay empty is named; one that strikes a clause has no words.
    for (change, named) in [("add", 1), ("strike&clause=release", 0)] {
        let written = format!("/desk/amendments/new?object={object}&change={change}");
        let page = owner.get(&written).await;
        assert!(page.contains("name=\"reasons-1\""), "{page}");
        let may_stay_empty = "only translated into this language";
        assert_eq!(page.matches(may_stay_empty).count(), named, "{page}");
    }
    // Why an owner does not read what people who signed have written, and where that is changed.
    let people = owner.get("/desk/appeals/brakes/people").await;
    assert!(people.contains("Only a steward of signatures opens"));
    assert!(people.contains("You are an owner. This is where you give the role:"));
    for role in [Role::Editor, Role::Translator, Role::Steward, Role::Viewer] {
        let email = format!("{}@hub.example", role.name());
        let mut desk = member(&server, &mut owner, &email, &[role.name()]).await;
        let (pages, own) = walk(&mut desk, role).await;
        assert!(pages > 15, "{role:?}: {pages} pages");
        // What they may, they are offered: nothing was hidden by mistake.
        let missing: Vec<_> = forms
            .difference(&own)
            .filter(|path| {
                let needed = rule(path).act.expect("it takes forms").0;
                role.may(needed) && role.may(rule(path).see)
            })
            .collect();
        assert!(missing.is_empty(), "{role:?} is not offered {missing:?}");
        let manage = desk.get("/desk/appeals/brakes").await;
        let told = manage.contains("To publish, close, deliver or withdraw you need to be");
        assert_eq!(
            told,
            !role.may(undersigned_domain::team::Permission::Publish)
        );
    }
}

/// Opens every page that links lead to; gives how many, and the addresses of all forms.
async fn walk(desk: &mut Desk, role: Role) -> (usize, BTreeSet<String>) {
    let mut to_see: VecDeque<String> = RULES
        .iter()
        .map(|rule| rule.path.replace("{slug}", "brakes"))
        .filter(|path| !path.contains('{'))
        .filter(|path| role.may(rule(path).see))
        .collect();
    to_see.push_front("/desk".to_owned());
    let (mut seen, mut forms, mut pages) = (BTreeSet::new(), BTreeSet::new(), 0);
    while let Some(address) = to_see.pop_front() {
        if seen.len() >= MOST || !seen.insert(address.clone()) {
            continue;
        }
        let (status, page) = desk.look(&address).await;
        assert_ne!(status, StatusCode::FORBIDDEN, "{role:?} GET {address}");
        if status != StatusCode::OK || !page.starts_with("<!doctype html>") {
            continue;
        }
        pages += 1;
        for form in addresses(&page, "method=\"post\" action=\"") {
            let path = path_of(&form);
            let Some((needed, _)) = rule(path).act else {
                panic!("{address} has a form to {path}, which takes none");
            };
            assert!(
                role.may(needed),
                "{role:?}: {address} offers {path}, which needs {needed:?}"
            );
            forms.insert(rule(path).path.to_owned());
        }
        for link in addresses(&page, "href=\"") {
            let needed = rule(path_of(&link)).see;
            assert!(
                role.may(needed),
                "{role:?}: {address} leads to {link}, which needs {needed:?}"
            );
            to_see.push_back(link.split('#').next().unwrap_or_default().to_owned());
        }
    }
    (pages, forms)
}

//! An organisation endorses at its desk: it pastes whatever address it has, sees what was checked,
//! says who decided, and keeps a receipt.

mod mandates;
mod undelivered;

use crate::PROGRAM;
use serde_json::json;
use undersigned_tests::{
    Backend, Coalition, Desk, ForeignServer, Server, Signer, on_either_database, until,
};

on_either_database! {
    an_address_that_nothing_was_fetched_from_stands_in_the_form_again
    what_goes_to_nobody_has_no_heading_without_a_list
    whatever_address_is_pasted_leads_to_the_appeal
    what_is_closed_is_endorsed_knowingly
    who_signs_again_finds_what_was_withdrawn
    whom_an_initiator_took_off_the_list_is_told_so
}

/// Where the desk goes after an address was pasted.
async fn paste(desk: &mut Desk, address: &str) -> String {
    let (status, to) = desk.submit("/desk/endorse", &[("object", address)]).await;
    assert!(status.is_redirection(), "{address}: {status} {to}");
    to
}

async fn whatever_address_is_pasted_leads_to_the_appeal(backend: Backend) {
    let coalition = Coalition::of(PROGRAM, &["hub", "dockers", "nurses"], backend).await;
    let (hub, dockers, nurses) = (
        &coalition["hub"],
        &coalition["dockers"],
        &coalition["nurses"],
    );
    let object = hub.publish("free-them").await;
    dockers.endorse(&object, "Dockers").await.expect(202);
    hub.until_state(&object, "/coSigners/organisations", &json!(1))
        .await;
    let copy = format!("{}/appeals/{}/free-them", dockers.url, hub.host());
    // A post as Mastodon shows it: its page is nothing to us, its API knows the post's own address.
    let mastodon = ForeignServer::start().await;
    let status = json!({"id": "1137", "uri": object, "reblog": null});
    mastodon.serve_as(
        &format!("{}/api/v1/statuses/1137", mastodon.base),
        "application/json",
        status.to_string(),
    );
    mastodon.serve_as(
        &format!("{}/@hub@hub.example/1137", mastodon.base),
        "text/html",
        "<!doctype html><title>a post</title>",
    );
    let post = format!("{}/@hub@hub.example/1137", mastodon.base);
    let mut desk = Desk::of(nurses).await;
    let expected = format!(
        "/desk/endorse/check?object={}",
        url::form_urlencoded::byte_serialize(object.as_bytes()).collect::<String>()
    );
    // The copy first: nothing is held here yet.
    for address in [
        copy.clone(),
        post,
        format!("{copy}/cosigners?q=a"),
        format!("{object}/revisions/1"),
        format!("{object}/updates"),
        format!("{}/appeals/{}/free-them", nurses.url, hub.host()),
    ] {
        assert_eq!(paste(&mut desk, &address).await, expected, "{address}");
    }
    let page = desk.get(&expected).await;
    for part in [
        "How it was checked",
        "nothing in it was changed since",
        "itself named this key",
        "Same list",
        &hub.host(),
        &dockers.host(),
    ] {
        assert!(page.contains(part), "{part}: {page}");
    }
    let (status, page) = desk
        .submit(
            "/desk/endorse",
            &[("object", &format!("{}/@x/1", mastodon.base))],
        )
        .await;
    assert_eq!(status, 422, "{page}");
}

async fn an_address_that_nothing_was_fetched_from_stands_in_the_form_again(backend: Backend) {
    let hub = Server::start(PROGRAM, "hub", backend).await;
    let mut desk = Desk::of(&hub).await;
    let unknown = "https://nowhere.example/appeals/lost";
    let (status, page) = desk
        .look(&format!("/desk/endorse/check?object={unknown}"))
        .await;
    assert_eq!(status.as_u16(), 404, "{page}");
    for part in [
        "action=\"/desk/endorse\"",
        &format!("value=\"{unknown}\""),
        "href=\"#object\"",
        "has not fetched an appeal from this address",
    ] {
        assert!(page.contains(part), "{part}: {page}");
    }
    let fields = [("object", unknown), ("language-1", "en"), ("name-1", "D")];
    let (status, page) = desk.submit("/desk/endorse/check", &fields).await;
    assert_eq!(status.as_u16(), 404, "{page}");
    assert!(page.contains(unknown), "{page}");
}

/// Sends the form of the page on which an appeal is read; where that leads, or the page again.
async fn endorse(desk: &mut Desk, object: &str, more: &[(&str, &str)]) -> (u16, String) {
    let escaped: String = url::form_urlencoded::byte_serialize(object.as_bytes()).collect();
    let page = desk
        .get(&format!("/desk/endorse/check?object={escaped}"))
        .await;
    let (revision, digest) = (
        undersigned_tests::desk::field(&page, "revision"),
        undersigned_tests::desk::field(&page, "text-digest"),
    );
    let mut fields = vec![
        ("object", object),
        ("revision", revision.as_str()),
        ("text-digest", digest.as_str()),
        ("language-1", "en"),
        ("name-1", "Union of Dockers"),
    ];
    fields.extend_from_slice(more);
    let (status, to) = desk.submit("/desk/endorse/check", &fields).await;
    (status.as_u16(), to)
}

/// The page of the dockers' entry at the hub.
async fn entry(hub: &Server, dockers: &Server) -> String {
    let key = undersigned_proof::Digest::of(&[dockers.org.as_bytes()]).hex();
    let path = format!("/appeals/free-them/cosigners/{}", &key[..32]);
    Signer::of(hub).open(&path).await.expect(200)
}

async fn what_is_closed_is_endorsed_knowingly(backend: Backend) {
    let coalition = Coalition::of(PROGRAM, &["hub", "dockers"], backend).await;
    let (hub, dockers) = (&coalition["hub"], &coalition["dockers"]);
    let object = hub.publish("free-them").await;
    hub.end("free-them", "close").await.expect(200);
    let mut desk = Desk::of(dockers).await;
    paste(&mut desk, &object).await;
    let (status, page) = endorse(&mut desk, &object, &[]).await;
    assert_eq!(status, 422, "{page}");
    assert!(
        page.contains("Signing ended on") && page.contains("href=\"#sure-closed\""),
        "{page}"
    );
    assert!(page.contains("Union of Dockers"), "what was typed stays");
    let (status, to) = endorse(&mut desk, &object, &[("sure-closed", "yes")]).await;
    assert_eq!(status, 303, "{to}");
    let done = desk.get(&to).await;
    let decided = "has not put it on the list yet. A person there decides about it.";
    assert!(done.contains(decided), "{done}");
}

/// As whoever tries a first server does.
async fn what_goes_to_nobody_has_no_heading_without_a_list(backend: Backend) {
    let hub = Server::start(PROGRAM, "hub", backend).await;
    let object = hub.publish("free-them").await;
    let mut desk = Desk::of(&hub).await;
    let (status, to) = endorse(&mut desk, &object, &[]).await;
    assert_eq!(status, 303, "{to}");
    let done = desk.get(&to).await;
    assert!(done.contains("Your organisation is on the list."), "{done}");
    assert!(!done.contains("It goes to"), "{done}");
}

async fn whom_an_initiator_took_off_the_list_is_told_so(backend: Backend) {
    let coalition = Coalition::of(PROGRAM, &["hub", "dockers"], backend).await;
    let (hub, dockers) = (&coalition["hub"], &coalition["dockers"]);
    let object = hub.publish("free-them").await;
    let mut desk = Desk::of(dockers).await;
    let check = paste(&mut desk, &object).await;
    let (status, page) = endorse(&mut desk, &object, &[]).await;
    assert_eq!(status, 303, "{page}");
    for server in [hub, dockers] {
        server
            .until_state(&object, "/coSigners/organisations", &json!(1))
            .await;
    }
    assert!(!desk.get(&check).await.contains("took you off its list"));
    let removal = json!({
        "org": hub.org, "object": object, "about": dockers.org, "as": "signer", "state": "removed",
        "reason": "not-authorised",
    });
    hub.post("/admissions", removal).await.expect(201);
    dockers
        .until_state(&object, "/coSigners/organisations", &json!(0))
        .await;
    let page = desk.get(&check).await;
    for part in [
        "Those who call for it took you off its list on",
        "Reason: nobody there had the right to sign",
    ] {
        assert!(page.contains(part), "{part}: {page}");
    }
    // It is said alike wherever the signer looks, and nothing is offered that only who is on the list does.
    for place in ["done", "receipt", ""] {
        let path = match place {
            "" => "/desk".to_owned(),
            place => check.replacen("/check?", &format!("/{place}?"), 1),
        };
        let page = desk.get(&path).await;
        for part in ["took you off its list on", "nobody there had the right"] {
            assert!(page.contains(part), "{path}: {part}: {page}");
        }
        assert!(!page.contains("/desk/endorse/why"), "{path}: {page}");
        assert!(!page.contains("Signed and sent"), "{path}: {page}");
    }
    assert!(!desk.get(&check).await.contains("Sign it as corrected"));
    let query = [("org", dockers.org.as_str()), ("object", object.as_str())];
    let told = dockers.get("/endorsements", &query).await.expect(200);
    assert_eq!(told["standing"], "removed", "{told}");
    assert_eq!(told["reason"], "not-authorised", "{told}");
    assert!(told["at"].is_string(), "{told}");
    // Who signs again waits for a person: to be taken off once more, or let in.
    let form = desk.get(&check).await;
    assert!(form.contains("a person there lets you in again"), "{form}");
    let mut board = Desk::of(hub).await;
    for act in ["refuse", "admit"] {
        let (status, page) = endorse(&mut desk, &object, &[]).await;
        assert_eq!(status, 303, "{page}");
        let told = dockers.get("/endorsements", &query).await.expect(200);
        assert_eq!(told["standing"], "waiting", "{told}");
        hub.until_state(&object, "/pending", &json!(1)).await;
        let waiting = hub.get("/pending", &[("object", &object)]).await;
        let waiting = waiting.expect(200);
        assert_eq!(waiting["items"][0]["why"], "removed_before", "{waiting}");
        // What is signed about it, and who reads the reason, is said before.
        let chosen = [("id-1", dockers.org.as_str()), ("one", "refuse 1")];
        let (_, to) = board.submit("/desk/appeals/free-them/queue", &chosen).await;
        let asked = board.get(&to).await;
        for part in ["statement that takes it off", "everybody can read it"] {
            assert!(asked.contains(part), "{part}: {asked}");
        }
        assert!(!asked.contains("Nothing is signed"), "{asked}");
        let fields = [
            ("object", object.as_str()),
            ("about", &dockers.org),
            ("back", "/desk"),
        ];
        let (status, to) = board.submit(&format!("/desk/{act}"), &fields).await;
        assert_eq!(status, 303, "{act}: {to}");
        let said = match act {
            "admit" => "has been let in.",
            _ => "has left the list.",
        };
        let told = board.get(&to).await;
        assert!(told.contains(said), "{act}: {told}");
        hub.until_state(&object, "/pending", &json!(0)).await;
        // A refusal lets nobody in, and its own server learns of either.
        let standing = match act {
            "admit" => "listed",
            _ => "removed",
        };
        let entry = hub.entry(&object, &dockers.org).await;
        assert_eq!(entry.is_some(), standing == "listed", "{act}: {entry:?}");
        until(&format!("{standing}, where it signed"), || async {
            let told = dockers.get("/endorsements", &query).await.expect(200);
            match told["standing"] == standing {
                true => Ok(()),
                false => Err(told.to_string()),
            }
        })
        .await;
    }
    dockers
        .until_state(&object, "/coSigners/organisations", &json!(1))
        .await;
    let never = [("org", hub.org.as_str()), ("object", object.as_str())];
    let never = hub.get("/endorsements", &never).await;
    assert_eq!((never.status.as_u16(), never.code()), (404, "not_endorsed"));
}

async fn who_signs_again_finds_what_was_withdrawn(backend: Backend) {
    let coalition = Coalition::of(PROGRAM, &["hub", "dockers"], backend).await;
    let (hub, dockers) = (&coalition["hub"], &coalition["dockers"]);
    let object = hub.publish("free-them").await;
    let mut desk = Desk::of(dockers).await;
    let check = paste(&mut desk, &object).await;
    let why = check.replacen("/check?", "/why?", 1);
    assert!(!desk.get(&check).await.contains("took it back on"));
    let said = [
        ("also-known-as", "Dock Hands"),
        ("country", "HK"),
        ("decided-by", "board"),
        ("decided-on", "2026-02-03"),
        ("reserve-release", "yes"),
        ("words-release", "Ten of them"),
    ];
    let (status, page) = endorse(&mut desk, &object, &said).await;
    assert_eq!(status, 303, "{page}");
    let because = [("object", object.as_str()), ("why", "We load them.")];
    let (status, page) = desk.submit("/desk/endorse/why", &because).await;
    assert_eq!(status, 303, "{page}");
    // Words are in a language that there is, or in none that is named; what was typed stays.
    let strange = [
        ("object", object.as_str()),
        ("why", "So it is."),
        ("language", "klingon"),
    ];
    let (status, page) = desk.submit("/desk/endorse/why", &strange).await;
    assert_eq!(status, 422, "{page}");
    for part in ["href=\"#language\"", "So it is.", "value=\"klingon\""] {
        assert!(page.contains(part), "{part}: {page}");
    }
    // A slip of the finger takes no name back.
    let slip = [("object", object.as_str())];
    let (status, page) = desk.submit("/desk/endorse/check/withdraw", &slip).await;
    assert_eq!(status, 422, "{page}");
    assert!(page.contains("href=\"#sure\""), "{page}");
    let withdraw = [("object", object.as_str()), ("sure", "yes")];
    let taken = desk.submit("/desk/endorse/check/withdraw", &withdraw).await;
    assert_eq!(taken.0, 303, "{}", taken.1);
    // There is nothing left to change or to withdraw, and a signature to be had.
    for path in ["/desk", taken.1.as_str()] {
        let page = desk.get(path).await;
        assert!(!page.contains("Change or withdraw"), "{path}: {page}");
        assert!(page.contains("Sign again"), "{path}: {page}");
    }

    let page = desk.get(&check).await;
    for part in [
        "You signed on",
        "and took it back on",
        "value=\"Union of Dockers\"",
        "Dock Hands</textarea>",
        "value=\"2026-02-03\"",
        "value=\"board\" selected",
        "value=\"HK\" selected",
        "value=\"Ten of them\"",
        "value=\"yes\" checked",
    ] {
        assert!(page.contains(part), "{part}: {page}");
    }
    // A fourth language has a row, and nothing that was typed is lost for it.
    let more = [("country", "HK"), ("do", "more-names")];
    let (status, page) = endorse(&mut desk, &object, &more).await;
    assert_eq!(status, 200, "{page}");
    for part in [
        "value=\"Union of Dockers\"",
        "name=\"name-4\"",
        "value=\"HK\" selected",
    ] {
        assert!(page.contains(part), "{part}: {page}");
    }
    // What is wrong with a further name is said beside it.
    let strange = [("also-known-as", "www.evil.example")];
    let (status, page) = endorse(&mut desk, &object, &strange).await;
    assert_eq!(status, 422, "{page}");
    assert!(page.contains("href=\"#also-known-as\""), "{page}");
    // Why they signed has a form of its own, and waits there.
    let (status, page) = endorse(&mut desk, &object, &said).await;
    assert_eq!(status, 303, "{page}");
    assert!(!desk.get(&check).await.contains("took it back on"));
    assert!(desk.get(&why).await.contains("We load them."));
    let (status, page) = desk.submit("/desk/endorse/why", &because).await;
    assert_eq!(status, 303, "{page}");
    let unsay = [("object", object.as_str()), ("do", "unsay")];
    let (status, page) = desk.submit("/desk/endorse/why", &unsay).await;
    assert_eq!(status, 303, "{page}");
    assert!(!desk.get(&why).await.contains("We load them."));
}

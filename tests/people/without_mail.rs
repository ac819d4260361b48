//! A server that no e-mail leaves says so: at the desk, above the forms that need one, and after them.

use crate::{Campaign, PROGRAM, SLUG};
use reqwest::Method;
use undersigned_tests::{Backend, Desk, Server, Signer, on_either_database};

on_either_database! {
    where_no_mail_leaves_everybody_is_told
    where_mail_leaves_nothing_is_said_of_it
}

const NONE_LEAVES: &str = "No e-mail leaves this server yet.";
const LINKS: &str = "Whoever runs this server has these links";
const PERSON: [(&str, &str); 2] = [("name", "Ana"), ("email", "ana@post.example")];

/// Where the desk says that no e-mail leaves.
fn at_the_desk() -> [String; 5] {
    let appeal = format!("/desk/appeals/{SLUG}");
    [
        "/desk".to_owned(),
        "/desk/server".to_owned(),
        "/desk/appeals/later/publish".to_owned(),
        format!("{appeal}/invitees"),
        appeal,
    ]
}

/// The forms that need one.
fn forms() -> [String; 4] {
    [
        format!("/appeals/{SLUG}/sign/person"),
        format!("/appeals/{SLUG}/sign/organisation"),
        format!("/appeals/{SLUG}/sign/organisation/again"),
        "/signature/link".to_owned(),
    ]
}

/// Drafts a further appeal, so that its page before publishing can be looked at.
async fn draft(server: &Server) {
    let draft = server.petition("later");
    server.post("/appeals", draft).await.expect(201);
}

async fn where_no_mail_leaves_everybody_is_told(backend: Backend) {
    let server = Server::start(PROGRAM, "amery", backend).await;
    server.publish(SLUG).await;
    let terms = crate::terms("never", 90);
    let path = format!("/appeals/{SLUG}/people");
    let set = server.api(Method::PUT, &path, Some(terms)).await;
    set.expect(200);
    draft(&server).await;

    let mut desk = Desk::of(&server).await;
    for path in at_the_desk() {
        let page = desk.get(&path).await;
        for part in [
            NONE_LEAVES,
            "Until mail is set up on this server",
            "in the folder “mail” of its data",
        ] {
            assert!(page.contains(part), "{path}: {part}: {page}");
        }
        // The name of the setting is for whoever runs the server.
        assert_eq!(page.contains("smtp_url"), path == "/desk/server", "{page}");
        assert!(!page.contains("Nothing is wrong just now."), "{path}");
        assert!(!page.contains(LINKS), "{path}: {page}");
    }
    let at = format!("/desk/appeals/{SLUG}/invitees");
    let list = "office@cranes.example, Crane Drivers, en\nhall@piers.example, Piers, en";
    let csrf = undersigned_tests::desk::field(&desk.get(&at).await, "csrf");
    let fields = [
        ("csrf", csrf.as_str()),
        ("list", list),
        ("language", "en"),
        ("words", ""),
    ];
    let (_, page) = desk.send(&at, &fields, &[]).await;
    for part in ["Each of these gets a link", NONE_LEAVES] {
        assert!(page.contains(part), "{part}: {page}");
    }
    let sent = desk.submit(&format!("{at}/send"), &[("list", list)]).await;
    assert!(sent.0.is_redirection(), "{} {}", sent.0, sent.1);
    let page = desk.get(&sent.1).await;
    let told = "2 invitations are written. No e-mail leaves this server";
    assert!(page.contains(told), "{page}");
    assert!(!page.contains("on their way"), "{page}");

    let signer = Signer::of(&server);
    for form in forms() {
        let page = signer.open(&form).await.expect(200);
        assert!(page.contains(NONE_LEAVES), "{form}: {page}");
        promises_none(&page);
    }
    // Nothing else says that one comes, or that one waits to leave.
    let appeal = format!("/appeals/{SLUG}");
    for (path, said) in [(appeal.as_str(), NONE_LEAVES), ("/privacy", "become files")] {
        let page = signer.open(path).await.expect(200);
        assert!(page.contains(said), "{path}: {page}");
        promises_none(&page);
    }
    signer.sign(SLUG, &PERSON).await.expect(303);
    let sent = format!("/appeals/{SLUG}/sign/sent");
    let person = signer.open(&sent).await.expect(200);
    let organisation = sign_as_organisation(&signer).await;
    for page in [person, organisation] {
        for part in [
            "No e-mail is on its way",
            NONE_LEAVES,
            "whoever runs this server has it",
        ] {
            assert!(page.contains(part), "{part}: {page}");
        }
        for part in ["within two days", "Look among unwanted mail"] {
            assert!(!page.contains(part), "{part}: {page}");
        }
    }
    // Nobody waits, and yet somebody does, which the organiser is told.
    let manage = format!("/desk/appeals/{SLUG}");
    for path in [format!("{manage}/queue"), manage] {
        let page = desk.get(&path).await;
        for part in ["1 form waits for the link", LINKS] {
            assert!(page.contains(part), "{path}: {part}: {page}");
        }
    }
}

/// What pages say where mails leave.
const PROMISES: [&str; 3] = ["We send", "Send me the e-mail", "wait encrypted"];

fn promises_none(page: &str) {
    for promise in PROMISES {
        assert!(!page.contains(promise), "{promise}: {page}");
    }
}

async fn where_mail_leaves_nothing_is_said_of_it(backend: Backend) {
    let campaign = Campaign::start(backend, "never").await;
    draft(&campaign.server).await;
    let mut desk = Desk::of(&campaign.server).await;
    for path in at_the_desk() {
        let page = desk.get(&path).await;
        assert!(!page.contains(NONE_LEAVES), "{path}: {page}");
    }
    let signer = Signer::of(&campaign.server);
    for form in forms() {
        let page = signer.open(&form).await.expect(200);
        assert!(!page.contains(NONE_LEAVES), "{form}: {page}");
    }
    let form = format!("/appeals/{SLUG}/sign/person");
    let pages = [format!("/appeals/{SLUG}"), form, "/privacy".to_owned()];
    for (path, promise) in pages.iter().zip(PROMISES) {
        let page = signer.open(path).await.expect(200);
        assert!(page.contains(promise), "{path}: {page}");
    }
    signer.sign(SLUG, &PERSON).await.expect(303);
    let sent = format!("/appeals/{SLUG}/sign/sent");
    let person = signer.open(&sent).await.expect(200);
    assert!(person.contains("An e-mail is on its way"), "{person}");
    let organisation = sign_as_organisation(&signer).await;
    let told = "If all is well, an e-mail is on its way";
    assert!(organisation.contains(told), "{organisation}");
}

/// Fills in the form for organisations; the page that comes.
async fn sign_as_organisation(signer: &Signer) -> String {
    let path = format!("/appeals/{SLUG}/sign/organisation");
    let page = signer.open(&path).await.expect(200);
    let check = signer.checked(&page);
    let mut fields: Vec<(&str, &str)> = vec![
        ("language-1", "en"),
        ("name-1", "Crane Drivers"),
        ("country", "HK"),
        ("website", "www.crane-drivers.example"),
        ("email", "office@crane-drivers.example"),
        ("person", "Ben"),
        ("role", "Secretary"),
        ("agree", "yes"),
    ];
    fields.extend(check.iter().map(|(name, value)| (*name, value.as_str())));
    signer.post(&path, &fields).await.expect(200)
}

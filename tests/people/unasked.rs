//! Whoever gets mails that others ask for in their name ends them by the link below each, and nobody else learns of it.

use crate::{Campaign, SLUG, news};
use undersigned_tests::{
    Backend, Shown, Signer,
    desk::{between, field},
    on_both_databases,
};

on_both_databases! {
    row_889_who_wants_no_mails_that_others_ask_for_gets_none_and_nobody_learns_of_it
    whoever_has_signed_gets_none_by_another_spelling_either
}

const ROSA: &str = "rosa@post.example";

/// Somebody types an address into the form for people; gives the page after it.
async fn person(signer: &Signer, email: &str) -> String {
    let wish = [("name", "R"), ("email", email)];
    let sent = signer.sign(SLUG, &wish).await;
    assert_eq!(sent.status, 303, "{}", sent.text);
    signer.open(&sent.location).await.expect(200)
}

/// A stranger types an address into the form for organisations.
async fn organisation(signer: &Signer, email: &str) -> Shown {
    let path = format!("/appeals/{SLUG}/sign/organisation");
    let page = signer.open(&path).await.expect(200);
    let check = signer.checked(&page);
    let mut fields = vec![
        ("language-1", "en"),
        ("name-1", "Crane Drivers"),
        ("country", "HK"),
        ("email", email),
        ("person", "R"),
        ("role", "Clerk"),
        ("agree", "yes"),
    ];
    fields.extend(check.iter().map(|(name, value)| (*name, value.as_str())));
    signer.post(&path, &fields).await
}

async fn row_889_who_wants_no_mails_that_others_ask_for_gets_none_and_nobody_learns_of_it(
    backend: Backend,
) {
    let campaign = Campaign::start(backend, "never").await;
    let (server, mails) = (&campaign.server, &campaign.mails);
    let signer = Signer::of(server);
    let sign = async |email: &str| person(&signer, email).await;
    let start = format!("{}/no-mails?token=", server.url);

    // Each kind of form, and each has the way out, which stands behind the link that confirms.
    sign(ROSA).await;
    let mail = mails.until(ROSA, 1).await;
    let text = mail.text();
    assert!(text.find("/sign/confirm?") < text.find(&start), "{text}");
    let stop = mail.link(&start);
    assert!(!stop.contains("rosa"), "{stop}");
    assert_eq!(news::ask(&signer, ROSA, "en").await.status, 303);
    mails.until(ROSA, 2).await.link(&start);
    organisation(&signer, ROSA).await.expect(200);
    mails.until(ROSA, 3).await.link(&start);

    // A scanner of mails that opens the link has ended nothing, nor has another site.
    for _ in 0..3 {
        let page = signer.open(&stop).await.expect(200);
        assert!(page.contains("Do not write to me from here again"));
    }
    let page = signer.open(&stop).await.expect(200);
    let token = field(&page, "token");
    let pressed = [("token", token.as_str())];
    let elsewhere = Some("https://elsewhere.example");
    let refused = signer.post_from("/no-mails", &pressed, elsewhere).await;
    assert_eq!(refused.status, 403);
    sign(ROSA).await;
    mails.until(ROSA, 4).await;

    let done = signer.post("/no-mails", &pressed).await;
    assert_eq!(done.status, 303, "{}", done.text);
    let page = signer.open(&done.location).await.expect(200);
    assert!(page.contains("can have a mail sent to your address any more, except"));
    assert!(page.contains("also when its link is asked for again"));
    // What strangers see is the same as of anybody; no mail comes, however the mailbox is written.
    for email in [ROSA, "Rosa+x@post.example", "bo@post.example"] {
        let page = sign(email).await;
        assert!(page.contains("An e-mail is on its way"), "{page}");
        assert_eq!(news::ask(&signer, email, "en").await.status, 303);
        let page = organisation(&signer, email).await.expect(200);
        assert!(page.contains("Nothing came?"), "{page}");
    }
    mails.until("bo@post.example", 3).await;
    assert_eq!(mails.different(ROSA).len(), 4);
    assert!(mails.to("Rosa+x@post.example").is_empty());

    // It is taken back by the same link.
    let again = [("token", token.as_str()), ("again", "yes")];
    let back = signer.post("/no-mails", &again).await;
    assert_eq!(back.status, 303, "{}", back.text);
    let page = signer.open(&back.location).await.expect(200);
    assert!(page.contains("Taken back: "), "{page}");
    assert!(!page.contains("class=\"main\""), "{page}");
    sign(ROSA).await;
    let mail = mails.until(ROSA, 5).await;
    signer.confirm(&mail.link(&server.url)).await.expect(200);
    mails.until(ROSA, 6).await;

    // Who has only what follows a `+` speaks for that alone: at some hosts it is another's mailbox.
    sign("ana+x@post.example").await;
    let stop = mails.until("ana+x@post.example", 1).await.link(&start);
    let token = between(&stop, "token=", "&lang=en");
    let pressed = [("token", token.as_str())];
    assert_eq!(signer.post("/no-mails", &pressed).await.status, 303);
    sign("ana+x@post.example").await;
    sign("ana@post.example").await;
    mails.until("ana@post.example", 1).await;
    assert_eq!(mails.different("ana+x@post.example").len(), 1);

    // Made-up secrets lead nowhere.
    for token in ["", "x", "AAAA"] {
        let path = format!("/no-mails?token={token}");
        signer.open(&path).await.expect(404);
        let pressed = [("token", token)];
        signer.post("/no-mails", &pressed).await.expect(404);
    }
    let log = server.log();
    for name in ["rosa@", "ana+x@", "bo@"] {
        assert!(!log.contains(name), "{log}");
    }
}

async fn whoever_has_signed_gets_none_by_another_spelling_either(backend: Backend) {
    let campaign = Campaign::start(backend, "never").await;
    let (server, mails) = (&campaign.server, &campaign.mails);
    let signer = Signer::of(server);
    let signed = "dana+x@post.example";
    person(&signer, signed).await;
    let confirm = mails.until(signed, 1).await.link(&server.url);
    signer.confirm(&confirm).await.expect(200);
    mails.until(signed, 2).await;
    // The link to a signature goes to the address that confirmed it, with the way out for that one.
    person(&signer, "dana@post.example").await;
    let mail = mails.until(signed, 3).await;
    let stop = mail.link(&format!("{}/no-mails?token=", server.url));
    let token = between(&stop, "token=", "&lang=en");
    let pressed = [("token", token.as_str())];
    assert_eq!(signer.post("/no-mails", &pressed).await.status, 303);
    person(&signer, "dana@post.example").await;
    person(&signer, "bo@post.example").await;
    mails.until("bo@post.example", 1).await;
    assert_eq!(mails.different(signed).len(), 3);
}

//! What was asked for before a signature was withdrawn goes with it.

use crate::{Campaign, SLUG};
use sea_orm::{ConnectionTrait as _, Statement};
use undersigned_tests::{
    Backend, Desk, Server, Signer, desk::field, on_both_databases, on_either_database,
    open_database,
};

on_both_databases! {
    no_link_from_before_signs_again_after_a_withdrawal
}

on_either_database! {
    who_signed_what_was_withdrawn_is_told_so_and_can_leave
}

/// Changes rows beside the server that has them open.
async fn change(server: &Server, sql: &str) {
    let database = open_database(server.database_url()).await;
    let changed = database.execute_unprepared(sql).await;
    changed.expect("it can be changed");
    database.close().await.expect("it can be closed");
}

/// How many requests still say something.
async fn waiting(server: &Server) -> usize {
    let database = open_database(server.database_url()).await;
    let query = "SELECT 1 FROM person_requests WHERE LENGTH(sealed) > 0 AND email_hash IS NOT NULL";
    let query = Statement::from_string(database.get_database_backend(), query);
    let rows = database
        .query_all_raw(query)
        .await
        .expect("it can be asked");
    database.close().await.expect("it can be closed");
    rows.len()
}

async fn no_link_from_before_signs_again_after_a_withdrawal(backend: Backend) {
    let campaign = Campaign::start(backend, "never").await;
    let (server, mails) = (&campaign.server, &campaign.mails);
    let signer = Signer::of(server);
    let mut links = Vec::new();
    for (count, email) in [
        "rosa@post.example",
        "rosa@post.example",
        "rosa+x@post.example",
    ]
    .into_iter()
    .enumerate()
    {
        let wish = [("name", "Rosa"), ("email", email)];
        assert_eq!(signer.sign(SLUG, &wish).await.status, 303);
        let count = if email.contains('+') { 1 } else { count + 1 };
        links.push(mails.until(email, count).await.link(&server.url));
        if links.len() == 1 {
            // As it was kept before addresses were noted.
            change(server, "UPDATE person_requests SET email_hash = NULL").await;
        }
    }
    signer.confirm(&links[1]).await.expect(200);
    let own = mails.until("rosa@post.example", 3).await.link(&server.url);
    assert_eq!((campaign.count().await, waiting(server).await), (1, 1));
    let token = field(&signer.open(&own).await.expect(200), "token");
    let withdraw = [("token", token.as_str())];
    let gone = signer.post("/signature/withdraw", &withdraw).await;
    gone.expect(200);
    mails.until("rosa@post.example", 4).await;
    assert_eq!((campaign.count().await, waiting(server).await), (0, 0));
    let looked = signer.open(&links[2]).await;
    assert_eq!(looked.status, 410);
    // It is not too old, and whoever changes their mind finds the form.
    assert!(
        looked.text.contains("This link has ended") && !looked.text.contains("too old"),
        "{}",
        looked.text
    );
    assert!(looked.text.contains(&format!("/appeals/{SLUG}/sign")));
    for link in &links {
        let token = undersigned_tests::desk::between(link, "token=", "&");
        let again = signer
            .post("/sign/confirm", &[("token", &token), ("revision", "1")])
            .await;
        assert_eq!(again.status, 410, "{}", again.text);
        assert!(!again.text.contains("too old"), "{}", again.text);
    }
    assert_eq!(campaign.count().await, 0);

    // They may change their mind.
    let wish = [("name", "Rosa"), ("email", "rosa@post.example")];
    assert_eq!(signer.sign(SLUG, &wish).await.status, 303);
    let link = mails.until("rosa@post.example", 5).await.link(&server.url);
    signer.confirm(&link).await.expect(200);
    assert_eq!(campaign.count().await, 1);

    // Also where the clock ran ahead by an hour when they withdrew.
    let own = mails.until("rosa@post.example", 6).await.link(&server.url);
    let token = field(&signer.open(&own).await.expect(200), "token");
    let withdraw = [("token", token.as_str())];
    let gone = signer.post("/signature/withdraw", &withdraw).await;
    gone.expect(200);
    mails.until("rosa@post.example", 7).await;
    assert_eq!(campaign.count().await, 0);
    let ahead = "UPDATE person_withdrawals SET withdrawn_at = withdrawn_at + 3600000";
    change(server, ahead).await;
    assert_eq!(signer.sign(SLUG, &wish).await.status, 303);
    let link = mails.until("rosa@post.example", 8).await.link(&server.url);
    signer.confirm(&link).await.expect(200);
    assert_eq!(campaign.count().await, 1);

    // What a mailbox asked for last holds, and a correction ends what was asked for before it.
    let mut links = Vec::new();
    for (count, name) in ["Ida", "Ida B.", "Ida C."].into_iter().enumerate() {
        let wish = [("name", name), ("email", "ida@post.example")];
        assert_eq!(signer.sign(SLUG, &wish).await.status, 303);
        let mail = mails.until("ida@post.example", count + 1).await;
        links.push(mail.link(&server.url));
    }
    signer.confirm(&links[0]).await.expect(200);
    mails.until("ida@post.example", 4).await;
    signer.confirm(&links[1]).await.expect(200);
    let own = mails.until("ida@post.example", 5).await.link(&server.url);
    let page = signer.open(&own).await.expect(200);
    assert!(page.contains("Ida B."), "{page}");
    assert_eq!(campaign.count().await, 2);
    let token = field(&page, "token");
    let correction = [("token", token.as_str()), ("name", "Ida D.")];
    let corrected = signer.post("/signature/correct", &correction).await;
    assert_eq!(corrected.status, 303, "{}", corrected.text);
    assert_eq!(signer.open(&links[2]).await.status, 410);
    assert!(signer.open(&own).await.expect(200).contains("Ida D."));
}

async fn who_signed_what_was_withdrawn_is_told_so_and_can_leave(backend: Backend) {
    let campaign = Campaign::start(backend, "never").await;
    let (server, mails) = (&campaign.server, &campaign.mails);
    let signer = Signer::of(server);
    let email = "rosa@post.example";
    let wish = [("name", "Rosa"), ("email", email)];
    assert_eq!(signer.sign(SLUG, &wish).await.status, 303);
    let link = mails.until(email, 1).await.link(&server.url);
    signer.confirm(&link).await.expect(200);
    let own = mails.until(email, 2).await.link(&server.url);
    let correct = "action=\"/signature/correct";
    let page = signer.open(&own).await.expect(200);
    assert!(page.contains(correct) && !page.contains("Withdrawn by its organiser on"));
    let late = [("name", "Ida"), ("email", "ida@post.example")];
    assert_eq!(signer.sign(SLUG, &late).await.status, 303);
    let asked = mails.until("ida@post.example", 1).await.link(&server.url);
    let confirm = "action=\"/sign/confirm";
    let page = signer.open(&asked).await.expect(200);
    assert!(page.contains(confirm), "{page}");

    let mut desk = Desk::of(server).await;
    let terms = format!("/desk/appeals/{SLUG}/people");
    let opens = "name=\"open\"";
    let page = desk.get(&terms).await;
    assert!(page.contains(opens), "{page}");

    server.end(SLUG, "withdraw").await.expect(200);
    // The desk says so first; how long people are kept can still be made shorter.
    let page = desk.get(&terms).await;
    for (words, stand) in [
        ("Withdrawn by its organiser on", true),
        ("One person signed here", true),
        ("name=\"kept-until\"", true),
        (opens, false),
    ] {
        assert_eq!(page.contains(words), stand, "{words}: {page}");
    }
    // Before anybody reads a whole text to sign it, they read that it is over.
    let form = format!("/appeals/{SLUG}/sign/person");
    for path in [asked.as_str(), &form] {
        let page = signer.open(path).await.expect(409);
        for (words, stand) in [
            ("Signing has ended", true),
            ("Withdrawn by its organiser on", true),
            (confirm, false),
        ] {
            assert_eq!(page.contains(words), stand, "{path}: {words}: {page}");
        }
    }
    let page = signer.open(&own).await.expect(200);
    // What is kept is shown all the same.
    for (words, stand) in [
        ("Withdrawn by its organiser on", true),
        ("<bdi>Rosa</bdi>", true),
        ("action=\"/signature/download", true),
        ("action=\"/signature/withdraw", true),
        (correct, false),
    ] {
        assert_eq!(page.contains(words), stand, "{words}: {page}");
    }
    let token = field(&page, "token");
    let withdraw = [("token", token.as_str())];
    let gone = signer.post("/signature/withdraw", &withdraw).await;
    gone.expect(200);
}

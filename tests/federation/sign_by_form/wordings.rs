//! Who signed by form stays under the wording that it confirmed, is told of the next one, and signs it itself.

use super::{Hub, OFFICE, SLUG, rows, token};
use serde_json::{Value, json};
use undersigned_tests::{
    Backend, Desk, Shown, desk::field, on_both_databases, on_either_database, until,
};

on_both_databases! {
    who_signed_by_form_is_told_once_of_a_new_wording_and_signs_it
    a_mail_that_waits_does_not_reach_who_has_gone_or_signed_meanwhile
}

on_either_database! {
    whoever_publishes_a_wording_reads_who_is_asked_by_mail
    row_611_only_the_text_that_a_page_showed_is_signed
    row_613_a_form_that_is_filled_in_again_signs_nothing
    a_wording_that_came_while_nobody_could_sign_is_told_afterwards
    row_612_the_button_signs_once_and_not_after_the_end
}

/// Where the button of a new wording leads.
const SIGN: &str = "/sign-by-form/manage/wording";

impl Hub {
    /// Publishes a wording in other words than the ones before.
    async fn reword(&self, words: &str, revision: u64) {
        self.server.reword(SLUG, words, revision).await;
    }

    /// What lists an entry, as it was signed.
    async fn attestation(&self, id: &str) -> Value {
        let path = id.strip_prefix(&self.server.url).expect("one of ours");
        self.server.fetch(path).await.expect(200)
    }

    /// Presses the button of a page on which a new wording is shown.
    async fn press(&self, page: &str) -> Shown {
        let fields = ["token", "text-digest"].map(|name| (name, field(page, name)));
        let [token, digest] = &fields;
        let fields = [token, digest].map(|(name, value)| (*name, value.as_str()));
        self.signer.post(SIGN, &fields).await
    }
}

async fn who_signed_by_form_is_told_once_of_a_new_wording_and_signs_it(backend: Backend) {
    let mut hub = Hub::start(backend, "moderated").await;
    hub.fill_in(&[]).await.expect(200);
    let link = hub.link(OFFICE, 1).await;
    hub.confirm(&link).await.expect(200);
    hub.mails.until(OFFICE, 2).await;
    let id = hub.server.pending(&hub.object).await.remove(0);
    let let_in = hub.server.decide(&hub.object, &id, "admitted").await;
    let_in.expect(201);
    hub.mails.until(OFFICE, 3).await;
    let first = hub.attestation(&id).await;
    assert_eq!(first["revision"], 1, "{first}");
    let number = async |hub: &Hub| {
        let entry = hub.server.entry(&hub.object, &id).await;
        entry.expect("it is listed")["number"].clone()
    };
    let at = number(&hub).await;

    hub.reword("They stopped two cranes.", 2).await;
    let told = hub.mails.until(OFFICE, 4).await;
    let subject = told.header("Subject").expect("a subject");
    assert!(subject.contains("There is a new wording"), "{subject}");
    let text = told.text();
    assert!(text.contains("Crane Drivers signed wording 1"), "{text}");
    // A restart tells it no second time: what comes next is another mail.
    hub.server.stop().await;
    hub.server.run().await;
    let own = told.link(&format!("{}/sign-by-form/", hub.server.url));
    let page = hub.signer.open(&own).await.expect(200);
    for said in [
        "There is a new wording",
        "two cranes",
        "against=2",
        "Sign wording 2",
    ] {
        assert!(page.contains(said), "{said} in {page}");
    }
    let done = hub.press(&page).await.expect(200);
    assert!(done.contains("You have signed the new wording"), "{done}");
    // Nobody decides a second time, and it keeps its place.
    assert!(hub.server.pending(&hub.object).await.is_empty());
    let second = hub.attestation(&id).await;
    assert_eq!(second["revision"], 2, "{second}");
    assert_ne!(second["textDigest"], first["textDigest"]);
    assert!(second["seq"].as_u64() > first["seq"].as_u64(), "{second}");
    assert_eq!(second["nameMap"], first["nameMap"]);
    assert_eq!(number(&hub).await, at);
    let page = hub.signer.open(&own).await.expect(200);
    assert!(!page.contains("There is a new wording"), "{page}");

    // Of the next one it is told as well, and a mail about its name says which one it signed.
    hub.reword("They stopped three cranes.", 3).await;
    let told = hub.mails.until(OFFICE, 5).await.text();
    assert!(told.contains("Crane Drivers signed wording 2"), "{told}");
    let rename = [
        ("token", token(&own)),
        ("language-1", "en"),
        ("name-1", "Crane Drivers’ Union"),
        ("country", "HK"),
    ];
    let renamed = hub.signer.post("/sign-by-form/manage", &rename).await;
    renamed.expect(200);
    hub.mails.until(OFFICE, 6).await;
    // What it wants to be called has signed nothing yet.
    let lost = format!("/appeals/{SLUG}/sign/organisation/again");
    let asked = hub.signer.post(&lost, &[("email", OFFICE)]).await;
    asked.expect(200);
    let mail = hub.mails.until(OFFICE, 7).await.text();
    assert!(mail.contains("Crane Drivers signed wording 2"), "{mail}");
    let let_in = hub.server.decide(&hub.object, &id, "admitted").await;
    let_in.expect(201);
    let mail = hub.mails.until(OFFICE, 8).await.text();
    assert!(mail.contains("is on the list"), "{mail}");
    assert!(
        mail.contains("Crane Drivers’ Union signed wording 2"),
        "{mail}"
    );
    assert_eq!(hub.attestation(&id).await["revision"], 2);
}

async fn a_mail_that_waits_does_not_reach_who_has_gone_or_signed_meanwhile(backend: Backend) {
    let mut hub = Hub::start(backend, "open").await;
    let offices = ["one", "two", "three", "four"].map(|name| format!("office@{name}.example"));
    let mut entries = Vec::new();
    for (number, office) in offices.iter().enumerate() {
        let (name, site) = (format!("Union {number}"), office.replace("office@", "www."));
        let otherwise = [("name-1", &name), ("email", office), ("website", &site)];
        let id = hub
            .signed(&otherwise.map(|(field, value)| (field, value.as_str())))
            .await;
        entries.push((id, hub.link(office, 2).await));
    }
    hub.mails.stop().await;
    hub.reword("They stopped two cranes.", 2).await;
    let waiting = "SELECT 1 FROM mails WHERE about LIKE 'form signer %'";
    until("mails about the wording", || async {
        let waiting = rows(&hub.server, waiting).await;
        (waiting == 4).then_some(()).ok_or(waiting.to_string())
    })
    .await;
    // One takes its name back, one is taken off the list, one signs.
    let gone = [("token", token(&entries[0].1)), ("sure", "yes")];
    hub.signer
        .post("/sign-by-form/manage/withdraw", &gone)
        .await
        .expect(200);
    let body = json!({
        "org": hub.server.org, "object": hub.object, "act": "remove", "reason": "abuse",
        "signers": [{"about": entries[1].0}],
    });
    hub.server.post("/signers/decide", body).await.expect(200);
    let page = hub.signer.open(&entries[2].1).await.expect(200);
    hub.press(&page).await.expect(200);
    assert_eq!(rows(&hub.server, waiting).await, 1);
    hub.mails.resume().await;
    let told = hub.mails.until(&offices[3], 3).await.text();
    assert!(told.contains("Union 3 signed wording 1"), "{told}");
    let removed = hub.mails.until(&offices[1], 3).await.text();
    assert!(removed.contains("off the list"), "{removed}");
    let gone = hub.mails.until(&offices[0], 3).await.text();
    assert!(gone.contains("was withdrawn with its link"), "{gone}");
    for (at, mails) in [(0, 3), (2, 2)] {
        assert_eq!(hub.mails.to(&offices[at]).len(), mails, "{}", offices[at]);
    }
}

async fn a_wording_that_came_while_nobody_could_sign_is_told_afterwards(backend: Backend) {
    let hub = Hub::start(backend, "open").await;
    hub.signed(&[]).await;
    hub.server.end(SLUG, "close").await.expect(200);
    hub.reword("They stopped two cranes.", 2).await;
    // For those who signed by form, and for readers of the news.
    let ended = "SELECT 1 FROM news WHERE done_at IS NOT NULL";
    until("the end of what nobody could sign", || async {
        match rows(&hub.server, ended).await {
            2 => Ok(()),
            found => Err(format!("{found} have ended")),
        }
    })
    .await;
    let mut desk = Desk::of(&hub.server).await;
    let reopen = format!("/desk/appeals/{SLUG}/reopen");
    let (_, to) = desk.submit(&reopen, &[]).await;
    assert!(to.contains("done=reopened"), "{to}");
    let told = hub.mails.until(OFFICE, 3).await.text();
    assert!(told.contains("Crane Drivers signed wording 1"), "{told}");
    // Who was told hears nothing of it when that happens again: what comes next is another mail.
    hub.server.end(SLUG, "close").await.expect(200);
    let (_, to) = desk.submit(&reopen, &[]).await;
    assert!(to.contains("done=reopened"), "{to}");
    hub.reword("They stopped three cranes.", 3).await;
    hub.mails.until(OFFICE, 4).await;
    until("the end of all news", || async {
        match rows(&hub.server, "SELECT 1 FROM news WHERE done_at IS NULL").await {
            0 => Ok(()),
            left => Err(format!("{left} are left")),
        }
    })
    .await;
    assert_eq!(hub.mails.different(OFFICE).len(), 4);
}

async fn whoever_publishes_a_wording_reads_who_is_asked_by_mail(backend: Backend) {
    let hub = Hub::start(backend, "open").await;
    hub.signed(&[]).await;
    let paper = json!({"names": {"en": "Pier Cooks"}});
    hub.server.attest(&hub.object, paper).await;
    let mut desk = Desk::of(&hub.server).await;
    let edit = format!("/desk/appeals/{SLUG}/edit");
    let was = field(&desk.get(&edit).await, "was");
    let fields = [
        ("was", was.as_str()),
        ("kind", "petition"),
        ("admission", "open"),
        ("language-1", "en"),
        ("authoritative-1", "yes"),
        ("title-1", "Brakes"),
        ("body-1", "Mend them now."),
        ("demand-id-1", "release"),
        ("demand-1-1", "Release all eleven."),
        ("do", "save"),
    ];
    let (status, to) = desk.submit(&edit, &fields).await;
    assert!(status.is_redirection(), "{to}");
    let page = desk.get(&format!("/desk/appeals/{SLUG}/publish")).await;
    for said in [
        "1 of them was entered by an initiator",
        "1 of them signed by form: it is asked by e-mail",
        "starts again: of organisations by name it counts only those who sign the new wording",
    ] {
        assert!(page.contains(said), "{said} in {page}");
    }
}

async fn row_611_only_the_text_that_a_page_showed_is_signed(backend: Backend) {
    let hub = Hub::start(backend, "open").await;
    let id = hub.signed(&[]).await;
    let own = hub.link(OFFICE, 2).await;
    let first = hub.attestation(&id).await;
    hub.reword("They stopped two cranes.", 2).await;
    let page = hub.signer.open(&own).await.expect(200);
    hub.reword("They stopped three cranes.", 3).await;
    let again = hub.press(&page).await.expect(422);
    assert!(again.contains("three cranes"), "{again}");
    assert!(
        again.contains("was changed while this page was open"),
        "{again}"
    );
    let before = first["textDigest"].as_str().expect("a digest");
    for digest in ["", "sha-256:0", before, "<b>"] {
        let fields = [("token", token(&own)), ("text-digest", digest)];
        hub.signer.post(SIGN, &fields).await.expect(422);
    }
    assert_eq!(hub.attestation(&id).await, first, "nothing was signed");
    hub.press(&again).await.expect(200);
    let signed = hub.attestation(&id).await;
    assert_eq!(signed["revision"], 3);
    // On a page from before nothing is left to sign.
    hub.press(&page).await.expect(200);
    assert_eq!(hub.attestation(&id).await, signed);
}

async fn row_612_the_button_signs_once_and_not_after_the_end(backend: Backend) {
    let hub = Hub::start(backend, "open").await;
    let id = hub.signed(&[]).await;
    let own = hub.link(OFFICE, 2).await;
    hub.reword("They stopped two cranes.", 2).await;
    let page = hub.signer.open(&own).await.expect(200);
    hub.press(&page).await.expect(200);
    let signed = hub.attestation(&id).await;
    hub.press(&page).await.expect(200);
    assert_eq!(hub.attestation(&id).await, signed, "once");

    hub.reword("They stopped three cranes.", 3).await;
    let page = hub.signer.open(&own).await.expect(200);
    let removed = hub.server.decide(&hub.object, &id, "removed").await;
    removed.expect(201);
    let off = hub.press(&page).await.expect(409);
    assert!(off.contains("It was taken off the list"), "{off}");
    assert!(!off.contains("There is a new wording"), "{off}");
    let back = json!({
        "org": hub.server.org, "object": hub.object, "act": "restore",
        "signers": [{"about": id}],
    });
    let back = hub.server.post("/signers/decide", back).await.expect(200);
    assert_eq!(back["outcomes"][0]["outcome"], "done", "{back}");
    hub.server.end(SLUG, "close").await.expect(200);
    let late = hub.press(&page).await;
    assert_eq!(late.status, 409, "{}", late.text);
    let closed = hub.signer.open(&own).await.expect(200);
    assert!(!closed.contains(SIGN), "{closed}");
    assert_eq!(hub.attestation(&id).await, signed);

    let sure = [("token", token(&own)), ("sure", "yes")];
    let gone = hub.signer.post("/sign-by-form/manage/withdraw", &sure);
    gone.await.expect(200);
    assert_eq!(hub.press(&page).await.status, 410);
    let guess = [("token", "guess"), ("text-digest", "")];
    assert_eq!(hub.signer.post(SIGN, &guess).await.status, 404);
}

async fn row_613_a_form_that_is_filled_in_again_signs_nothing(backend: Backend) {
    let hub = Hub::start(backend, "open").await;
    let sent = hub.fill_in(&[]).await.expect(200);
    let link = hub.link(OFFICE, 1).await;
    hub.confirm(&link).await.expect(200);
    hub.mails.until(OFFICE, 2).await;
    let id = hub.server.list(&hub.object).await[0]["id"].clone();
    let id = id.as_str().expect("an id");
    let first = hub.attestation(id).await;
    hub.reword("They stopped two cranes.", 2).await;
    hub.mails.until(OFFICE, 3).await;

    // Anybody may know the address: the answer is the same, and only its mailbox leads to the button.
    let again = hub.fill_in(&[("name-1", "Another")]).await.expect(200);
    assert_eq!(again, sent);
    let mail = hub.mails.until(OFFICE, 4).await;
    let text = mail.text();
    assert!(text.contains("Crane Drivers signed wording 1"), "{text}");
    assert!(
        !text.contains("signed it with this address already"),
        "{text}"
    );
    assert_eq!(hub.attestation(id).await, first);
    let own = mail.link(&format!("{}/sign-by-form/", hub.server.url));
    let page = hub.signer.open(&own).await.expect(200);
    hub.press(&page).await.expect(200);
    // Once it has signed, the mail says so again.
    hub.fill_in(&[]).await.expect(200);
    let text = hub.mails.until(OFFICE, 5).await.text();
    assert!(
        text.contains("signed it with this address already"),
        "{text}"
    );
}

//! Who is written to no more: after some reminders, an answer or a no, and once it was taken back.

use super::{AT, invite, items, link, look_at, secret_of};
use crate::sign_by_form::{Hub, OFFICE, SLUG};
use serde_json::{Value, json};
use undersigned_tests::{
    Backend, Desk, ForeignServer, Mastodon, WrongClock,
    co_sign::{AS_ORGANISATION, confirm, token},
    desk::between,
    on_both_databases, on_either_database,
};

on_both_databases! {
    reminders_are_few_and_end_with_an_answer
    row_670_what_was_taken_back_is_sent_anew_once
}

on_either_database! {
    an_account_that_was_taken_off_the_list_has_answered
    whoever_wants_no_more_gets_no_more
    whoever_wants_no_mails_that_others_ask_for_is_not_invited_either
    whose_invitation_was_taken_back_still_has_the_way_out
}

const DAY: i64 = 24 * 60 * 60;

async fn reminders_are_few_and_end_with_an_answer(backend: Backend) {
    let mut hub = Hub::start(backend, "open").await;
    let clock = WrongClock::of(&mut hub.server);
    hub.server.stop().await;
    hub.server.run().await;
    let mut desk = Desk::of(&hub.server).await;
    invite(&mut desk, &format!("{OFFICE}\nhall@clerks.example\n")).await;
    hub.mails.until(OFFICE, 1).await;
    hub.mails.until("hall@clerks.example", 1).await;
    let remind = format!("{AT}/remind");
    let early = desk.submit(&remind, &[]).await;
    assert!(early.1.ends_with("invitees-nobody"), "{}", early.1);
    // By the API from here on: sessions do not last as long.
    let remind = format!("/appeals/{SLUG}/invitees/remind");
    for count in 1..=2_usize {
        let days = 3 * i64::try_from(count).expect("a small number");
        clock.set(days * DAY + 60);
        let sent = hub.server.post(&remind, json!({})).await.expect(202);
        let reminded = sent["items"].as_array().expect("items");
        assert_eq!(reminded.len(), 3 - count, "{sent}");
        assert!(reminded.iter().all(|one| one["reminded"] == true), "{sent}");
        let mail = hub.mails.until(OFFICE, count + 1).await;
        assert!(mail.text().contains("has no answer yet"), "{}", mail.text());
        if count == 1 {
            let last = hub.mails.until("hall@clerks.example", 2).await;
            let link = link(&hub, &last);
            let token = between(&format!("{link}&"), "token=", "&");
            let fields = [("token", token.as_str())];
            let declined = hub.signer.post("/invited/decline", &fields).await;
            assert!(declined.status.is_redirection(), "{}", declined.text);
        }
    }
    clock.set(30 * DAY);
    let over = hub.server.post(&remind, json!({})).await.expect(202);
    assert_eq!(over["items"], json!([]));
    let id = items(&hub.server).await[0]["id"].clone();
    let one = json!({"ids": [id]});
    let one = hub.server.post(&remind, one).await.expect(202);
    assert_eq!(one["items"][0]["code"], "reminded_enough", "{one}");
    assert_eq!(hub.mails.different(OFFICE).len(), 3);
    assert_eq!(
        hub.mails.different("hall@clerks.example").len(),
        2,
        "it declined"
    );
    // Closed, nobody is invited any more.
    hub.server.end(SLUG, "close").await.expect(200);
    let new = json!({"invitees": [{"contact": "new@clerks.example"}]});
    let path = format!("/appeals/{SLUG}/invitees");
    let refused = hub.server.post(&path, new).await;
    assert_eq!((refused.status.as_u16(), refused.code()), (409, "not_open"));
    // And nobody's server is asked about whoever comes by an invitation: that is not counted there.
    let mail = hub.mails.different(OFFICE).pop().expect("a mail");
    let secret = secret_of(&link(&hub, &mail));
    let theirs = ForeignServer::start().await;
    let handle = format!("mei@{}", theirs.base.trim_start_matches("http://"));
    let fields = [("handle", handle.as_str()), ("invited", secret.as_str())];
    let path = format!("/appeals/{SLUG}/sign/own-server");
    let page = hub.signer.post(&path, &fields).await.expect(200);
    assert!(page.contains("Signatures are not taken now"), "{page}");
    assert_eq!(theirs.asked(), Vec::<String>::new());
}

async fn an_account_that_was_taken_off_the_list_has_answered(backend: Backend) {
    let hub = Hub::start(backend, "open").await;
    let mastodon = Mastodon::start().await;
    let mut desk = Desk::of(&hub.server).await;
    invite(&mut desk, &mastodon.account()).await;
    mastodon.message(1).await;
    let reply = mastodon.reply(&hub.server.org, &hub.object);
    mastodon.publish(&hub.server.org, &reply).await.expect(202);
    let link = token(&hub.server, &mastodon.message(2).await);
    let done = confirm(&hub.server, &link, &AS_ORGANISATION).await;
    assert_eq!(done.status, 200, "{}", done.text);
    assert_eq!(items(&hub.server).await[0]["answer"], "endorsed");
    let id = hub.server.list(&hub.object).await[0]["id"].clone();
    let path = format!("/desk/appeals/{SLUG}/signers/withdraw");
    let fields = [("id", id.as_str().expect("an id")), ("sure", "yes")];
    let (status, to) = desk.submit(&path, &fields).await;
    assert!(status.is_redirection(), "{to}");
    let rows = items(&hub.server).await;
    assert_eq!(rows[0]["answer"], "declined", "{rows:?}");
    assert_eq!(rows[0]["mayRemind"], false, "{rows:?}");
}

async fn whoever_wants_no_more_gets_no_more(backend: Backend) {
    let hub = Hub::start(backend, "open").await;
    let mut desk = Desk::of(&hub.server).await;
    invite(&mut desk, OFFICE).await;
    let mail = hub.mails.until(OFFICE, 1).await;
    assert_eq!(
        mail.header("List-Unsubscribe-Post").as_deref(),
        Some("List-Unsubscribe=One-Click")
    );
    let stop = mail.header("List-Unsubscribe").expect("a way out");
    let stop = stop.trim_matches(['<', '>']).to_owned();
    let page = hub.signer.open(&stop).await.expect(200);
    assert!(page.contains("No more invitations"), "{page}");
    let before = look_at(&mut desk, "office+2@crane-drivers.example", "").await;
    assert!(
        before.contains("was invited before"),
        "looking stops nothing: {before}"
    );
    // A mail provider's server presses it, from wherever it is.
    let path = stop.trim_start_matches(hub.server.url.as_str());
    let pressed = hub
        .signer
        .post_from(
            path,
            &[("List-Unsubscribe", "One-Click")],
            Some("https://mail.example"),
        )
        .await;
    pressed.expect(200);
    let after = look_at(&mut desk, "Office@crane-drivers.example", "").await;
    assert!(
        after.contains("wants no invitations from this server"),
        "{after}"
    );
    let draft = hub.server.petition("ropes");
    hub.server.publish_draft(draft).await;
    let body = json!({"invitees": [{"contact": OFFICE}]});
    let asked = hub
        .server
        .post("/appeals/ropes/invitees", body)
        .await
        .expect(202);
    assert_eq!(asked["invited"], 0);
    assert_eq!(asked["items"][0]["code"], "no_invitations");
    // Made-up secrets lead nowhere.
    for path in ["/invited?token=x", "/invited/stop?token=x"] {
        hub.signer.open(path).await.expect(404);
    }
    hub.signer
        .post("/invited/stop", &[("token", "x")])
        .await
        .expect(404);
    hub.signer
        .post("/invited/decline", &[("token", "x")])
        .await
        .expect(404);
}

async fn whoever_wants_no_mails_that_others_ask_for_is_not_invited_either(backend: Backend) {
    let hub = Hub::start(backend, "open").await;
    let mut desk = Desk::of(&hub.server).await;
    hub.fill_in(&[]).await.expect(200);
    let mail = hub.mails.until(OFFICE, 1).await;
    let stop = mail.link(&format!("{}/no-mails?token=", hub.server.url));
    let token = between(&stop, "token=", "&");
    let before = look_at(&mut desk, OFFICE, "").await;
    let said = "wants no invitations from this server";
    assert!(!before.contains(said), "{before}");
    let pressed = [("token", token.as_str())];
    let done = hub.signer.post("/no-mails", &pressed).await;
    assert_eq!(done.status, 303, "{}", done.text);
    let after = look_at(&mut desk, "office+2@crane-drivers.example", "").await;
    assert!(after.contains(said), "{after}");
    let again = [("token", token.as_str()), ("again", "yes")];
    assert_eq!(hub.signer.post("/no-mails", &again).await.status, 303);
    let again = look_at(&mut desk, OFFICE, "").await;
    assert!(!again.contains(said), "{again}");
}

async fn whose_invitation_was_taken_back_still_has_the_way_out(backend: Backend) {
    let hub = Hub::start(backend, "open").await;
    let mut desk = Desk::of(&hub.server).await;
    invite(&mut desk, OFFICE).await;
    let mail = hub.mails.until(OFFICE, 1).await;
    let stop = mail.header("List-Unsubscribe").expect("a way out");
    let stop = stop.trim_matches(['<', '>']).to_owned();
    let rows = items(&hub.server).await;
    let one = format!("/appeals/{SLUG}/invitees/{}", rows[0]["id"]);
    let gone = hub.server.api(reqwest::Method::DELETE, &one, None).await;
    assert_eq!(gone.status, 204, "{}", gone.text);
    let page = hub.signer.open(&stop).await.expect(200);
    assert!(page.contains("No more invitations"), "{page}");
    let path = stop.trim_start_matches(hub.server.url.as_str());
    let fields = [("List-Unsubscribe", "One-Click")];
    let pressed = hub.signer.post_from(path, &fields, None).await;
    pressed.expect(200);
    hub.server.publish_draft(hub.server.petition("ropes")).await;
    let body = json!({"invitees": [{"contact": OFFICE}]});
    let asked = hub.server.post("/appeals/ropes/invitees", body).await;
    assert_eq!(asked.expect(202)["items"][0]["code"], "no_invitations");
}

/// Hostile input, row 670.
async fn row_670_what_was_taken_back_is_sent_anew_once(backend: Backend) {
    let hub = Hub::start(backend, "open").await;
    let mut desk = Desk::of(&hub.server).await;
    invite(
        &mut desk,
        &format!("{OFFICE}, Clerks, es\nhall@clerks.example"),
    )
    .await;
    let first = link(&hub, &hub.mails.until(OFFICE, 1).await);
    let other = hub.mails.until("hall@clerks.example", 1).await;
    let answers = |rows: &[Value]| -> Vec<(Value, Value)> {
        let answer = |row: &Value| (row["state"].clone(), row["answer"].clone());
        rows.iter().map(answer).collect()
    };
    let rows = items(&hub.server).await;
    let ids = [0, 1].map(|row: usize| rows[row]["id"].to_string());
    let revoke = format!("{AT}/revoke");
    // One has answered: taking that back leaves nobody to be asked again.
    let token = secret_of(&link(&hub, &other));
    let fields = [("token", token.as_str())];
    let declined = hub.signer.post("/invited/decline", &fields).await;
    assert!(declined.status.is_redirection(), "{}", declined.text);
    for id in &ids {
        let (status, to) = desk.submit(&revoke, &[("id", id)]).await;
        assert!(status.is_redirection(), "{to}");
    }
    hub.signer.open(&first).await.expect(410);

    // The other had the wrong name and language: it is given in a list once more.
    let list = format!("{OFFICE}, Crane Drivers, en\nhall@clerks.example");
    let page = look_at(&mut desk, &list, "").await;
    assert!(page.contains("1 organisation gets a message"), "{page}");
    assert!(page.contains("was invited before"), "{page}");
    invite(&mut desk, &list).await;
    let again = hub.mails.until(OFFICE, 2).await;
    assert!(
        again.text().contains("asks you to sign"),
        "{}",
        again.text()
    );
    let shown = hub.signer.open(&link(&hub, &again)).await.expect(200);
    assert!(shown.contains("Crane Drivers"), "{shown}");
    let same = secret_of(&link(&hub, &again));
    assert_eq!(same, secret_of(&first), "one link each");
    let rows = items(&hub.server).await;
    assert_eq!(rows[0]["name"], "Crane Drivers", "{rows:?}");
    let expected = [("sent", "not-yet"), ("revoked", "not-yet")];
    let expected = expected.map(|(state, answer)| (json!(state), json!(answer)));
    assert_eq!(answers(&rows), expected, "{rows:?}");

    // To and fro sends nothing more.
    let (status, to) = desk.submit(&revoke, &[("id", &ids[0])]).await;
    assert!(status.is_redirection(), "{to}");
    let page = look_at(&mut desk, OFFICE, "").await;
    assert!(page.contains("was invited before"), "{page}");
    let body = json!({"invitees": [{"contact": OFFICE}, {"contact": "hall@clerks.example"}]});
    let path = format!("/appeals/{SLUG}/invitees");
    let asked = hub.server.post(&path, body).await.expect(202);
    assert_eq!(asked["invited"], 0, "{asked}");
    assert_eq!(hub.mails.different(OFFICE).len(), 2);
    assert_eq!(hub.mails.different("hall@clerks.example").len(), 1);
}

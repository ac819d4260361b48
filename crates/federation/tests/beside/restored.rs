//! What a server that was put back says no less of, and sends nobody once more.

use super::{DAY, Scene, update};
use serde_json::json;
use undersigned_domain::dispatch::Kind;
use undersigned_federation::{actions::letters, memory};
use undersigned_store::{
    invitees::{self, Invitee},
    letter_counts,
    mails::{self, Listed, Mail},
    news,
};

#[tokio::test]
async fn no_number_of_letters_falls_because_a_server_was_put_back() {
    let scene = Scene::new().await;
    let (instance, appeal) = (&scene.instance, &scene.appeal);
    let letter = json!({
        "languages": ["en"], "title": {"en": "Write"}, "subject": {"en": "Release"},
        "text": {"en": "{salutation} {name}"},
        "addressees": [{"name": "office", "office": {"en": "The office"},
                        "email": "office@ministry.example"}],
    });
    let name = scene.say(None, Kind::Letter, &letter).await;
    let sent = async || {
        let once = letters::once::issue(instance, appeal, &name).expect("a form");
        let counted = letters::sent_one(instance, appeal, &name, &once).await;
        counted.expect("counted")
    };
    let signed = async || {
        let signed = letters::sign(instance, appeal.id, &name).await;
        signed.expect("signed");
        scene.said(&name).await["dispatch"]["sent"]["count"].clone()
    };
    assert_eq!((sent().await, sent().await), (1, 2));
    assert_eq!(signed().await, 2);

    // As a backup brings it back that was made before: what was signed comes from other servers.
    let db = &instance.database;
    let put_back = async || {
        let forgotten = letter_counts::forget(db.conn(), appeal.id, &name).await;
        forgotten.expect("the database answers");
        let marked = memory::mark_restored(db, instance.clock.millis()).await;
        marked.expect("the database answers")
    };
    put_back().await;
    assert_eq!(sent().await, 3);
    assert_eq!(signed().await, 3);
    put_back().await;
    assert_eq!(signed().await, 3);
    let total = letter_counts::total(db.conn(), appeal.id, &name).await;
    assert_eq!(total.expect("the database answers"), 3);
}

#[tokio::test]
async fn news_that_was_on_its_way_is_not_sent_on_after_a_restore() {
    let scene = Scene::new().await;
    let (db, now) = (&scene.instance.database, scene.instance.clock.millis());
    scene.say(None, Kind::Update, &update()).await;
    let waiting = news::unfinished(db.conn(), 10).await;
    assert_eq!(waiting.expect("the database answers").len(), 1);
    let put_back = memory::mark_restored(db, now).await;
    let put_back = put_back.expect("the database answers");
    assert_eq!((put_back.news_stopped, put_back.news_mails_dropped), (1, 0));
    let waiting = news::unfinished(db.conn(), 10).await;
    assert!(waiting.expect("the database answers").is_empty());
}

#[tokio::test]
async fn who_waited_for_an_invitation_gets_none_after_a_restore() {
    let scene = Scene::new().await;
    let (db, now) = (&scene.instance.database, scene.instance.clock.millis());
    let new = Invitee {
        id: 0,
        appeal_id: scene.appeal.id,
        kind: invitees::EMAIL.to_owned(),
        contact_hash: "hash".to_owned(),
        actor: None,
        sealed: Vec::new(),
        seed: "seed".to_owned(),
        link_hash: "link".to_owned(),
        state: invitees::WAITING.to_owned(),
        reminders: 0,
        resent: 0,
        next_at: now,
        sent_at: None,
        last_at: None,
        answered_at: None,
        created_at: now,
    };
    let sought = Invitee {
        kind: invitees::ACCOUNT.to_owned(),
        contact_hash: "another hash".to_owned(),
        link_hash: "another link".to_owned(),
        state: invitees::SOUGHT.to_owned(),
        ..new.clone()
    };
    for new in [new, sought] {
        let kept = invitees::insert_if_absent(db.conn(), new).await;
        assert!(kept.expect("the database answers"));
    }
    // Another that is written already, and one that people need.
    let secret = &scene.instance.secret;
    let mail = Mail::plain("ana@post.example", "A link", "Here");
    for (id, organization_id) in [
        ("a@hub.example", Some(scene.union.id)),
        ("b@hub.example", None),
    ] {
        let listed = Listed {
            organization_id,
            ..Listed::default()
        };
        let queued = mails::enqueue_listed(db.conn(), secret, id, &mail, now, listed).await;
        queued.expect("queued");
    }
    let put_back = memory::mark_restored(db, now + 1).await;
    let put_back = put_back.expect("the database answers");
    let stopped = (put_back.invitations_stopped, put_back.mails_dropped);
    assert_eq!(stopped, (2, 1), "not every mail is an invitation");
    let left = mails::standing(db.conn()).await;
    assert_eq!(left.expect("the database answers").waiting, 1);
    let due = invitees::due(db.conn(), now + DAY, 10).await;
    assert!(due.expect("the database answers").is_empty());
    let row = invitees::find(db.conn(), scene.appeal.id, "hash").await;
    let row = row.expect("the database answers").expect("it is kept");
    // As if it had been sent then: a day later somebody may send it once more.
    let sent = (row.state.as_str(), row.sent_at, row.last_at, row.resent);
    assert_eq!(sent, (invitees::SENT, Some(now + 1), Some(now + 1), 0));
    // Whom nobody had found by then may have been found since.
    let due = invitees::sought_due(db.conn(), now + DAY, 10).await;
    assert!(due.expect("the database answers").is_empty());
    let row = invitees::find(db.conn(), scene.appeal.id, "another hash").await;
    let row = row.expect("the database answers").expect("it is kept");
    assert_eq!(
        (row.state.as_str(), row.answered_at),
        (invitees::REVOKED, None)
    );
}

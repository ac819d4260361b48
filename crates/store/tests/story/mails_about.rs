//! Mails go with what they are about.

use crate::{NOW, mails::mail};
use undersigned_store::{
    Database, SecretKey,
    appeals::Appeal,
    form_signers::{self, FormSigner, FormSignerLink},
    invitees::{self, DECLINED, EMAIL, Invitee, REVOKED, SENT, STOPPED},
    mails::{self, About, Claimed, Listed},
    organization_requests::{self, NewOrganizationRequest},
    organizations,
    person_requests::{self, PersonRequest},
    persons::{self, NewPersonSignature, PersonSignature},
    registrations::{self, Registration},
    subscribers::{self, Subscriber},
};

pub async fn mails_about_requests_go_with_them(db: &Database, appeal: &Appeal) {
    let (conn, secret) = (db.conn(), SecretKey::from_bytes([3; 32]));
    let waiting = async || mails::standing(conn).await.unwrap().waiting;
    let before = waiting().await;
    let ask = async |token: &str, whose: &str, expires_at: i64| {
        let request = PersonRequest {
            token_hash: token.into(),
            appeal_id: appeal.id,
            email_hash: Some(whose.into()),
            sealed: vec![1],
            created_at: NOW,
            expires_at,
            used_at: None,
        };
        person_requests::insert(conn, request).await.unwrap();
        let about = About::Request {
            appeal_id: appeal.id,
            email_hash: whose.into(),
        };
        let listed = Listed {
            about: Some(about),
            ..Listed::default()
        };
        let id = format!("{token}@a.example");
        let letter = mail(0);
        let queued = mails::enqueue_listed(conn, &secret, &id, &letter, NOW, listed);
        queued.await.unwrap();
    };
    ask("late", "ana", NOW + 10).await;
    // Who has asked once more since gets what was mailed: both look the same from here.
    ask("first", "bo", NOW + 10).await;
    ask("again", "bo", NOW + 20).await;
    assert_eq!(waiting().await, before + 3);
    let emptied = person_requests::empty_expired(conn, NOW + 10).await;
    assert_eq!(emptied.unwrap(), 2);
    assert_eq!(waiting().await, before + 2);
    // The day has come on which everything of them goes.
    let deleted = person_requests::delete_all(conn, appeal.id).await;
    assert_eq!(deleted.unwrap(), 3);
    assert_eq!(waiting().await, before);
}

pub async fn what_a_late_mail_asks_for_waits_longer(db: &Database, appeal: &Appeal) {
    let conn = db.conn();
    let late = 90 * 60 * 1_000;
    let ask = async |token: &str, created_at: i64| {
        let request = PersonRequest {
            token_hash: token.into(),
            appeal_id: appeal.id,
            email_hash: Some("eve".into()),
            sealed: vec![1],
            created_at,
            expires_at: created_at + 10,
            used_at: None,
        };
        person_requests::insert(conn, request).await.unwrap();
    };
    // The mail about the first has left long ago.
    ask("in time", NOW - late).await;
    ask("delayed", NOW).await;
    let new = form(appeal, "late", form_signers::SENT);
    let mut entry = form_signers::insert(conn, new).await.unwrap();
    let link = FormSignerLink {
        token_hash: "link to late".into(),
        signer_id: entry.id,
        purpose: form_signers::CONFIRM.into(),
        created_at: NOW,
        expires_at: NOW + 10,
        used_at: None,
    };
    form_signers::add_link(conn, link, 3).await.unwrap();
    let waits = registrations::insert_waiting(conn, registration(appeal, "late"), "post").await;
    let new = NewOrganizationRequest {
        email_hash: "late".into(),
        token_hash: "late".into(),
        sealed: vec![1],
        state: organization_requests::SENT.into(),
        created_at: NOW,
    };
    let asked = organization_requests::insert(conn, new).await.unwrap();
    let subscriber = Subscriber {
        id: 0,
        appeal_id: appeal.id,
        email_hash: Some("late".into()),
        sealed: vec![1],
        seed: "late".into(),
        link_hash: "late: link".into(),
        confirm_hash: "late: confirm".into(),
        bounce_hash: "late: bounce".into(),
        language: "en".into(),
        state: subscribers::WAITING.into(),
        reason: None,
        asked_at: NOW,
        confirmed_at: None,
        ended_at: None,
    };
    assert!(
        subscribers::insert_if_absent(conn, subscriber)
            .await
            .unwrap()
    );
    let reader = subscribers::find(conn, appeal.id, "late").await.unwrap();
    let abouts = [
        About::Request {
            appeal_id: appeal.id,
            email_hash: "eve".into(),
        },
        About::FormLetter(entry.id),
        About::Registration(waits.unwrap().id),
        About::OrganizationRequest(asked.id),
        About::Subscriber(reader.unwrap().id),
    ];
    // Twice is as once: a mail may be sent again.
    for about in abouts.iter().chain(&abouts) {
        let sent = Claimed {
            id: 0,
            message_id: String::new(),
            sealed: Vec::new(),
            created_at: NOW,
            failures: 0,
            subscriber_id: None,
            about: Some(about.to_string()),
        };
        let counted = mails::count_from_sending(conn, &sent, NOW + late).await;
        counted.unwrap();
    }
    let request = async |token: &str| {
        let request = person_requests::get(conn, token).await.unwrap();
        request.map(|request| (request.created_at, request.expires_at))
    };
    assert_eq!(
        request("in time").await,
        Some((NOW - late, NOW - late + 10))
    );
    assert_eq!(
        request("delayed").await,
        Some((NOW + late, NOW + late + 10))
    );
    let link = form_signers::link(conn, "link to late").await.unwrap();
    assert_eq!(link.unwrap().expires_at, NOW + late + 10);
    let form = form_signers::by_id(conn, entry.id).await.unwrap().unwrap();
    assert_eq!((form.created_at, form.updated_at), (NOW + late, NOW + late));
    let waits = registrations::by_link(conn, "link to late").await.unwrap();
    assert_eq!(waits.unwrap().forget_at, NOW + late + 10);
    let asked = organization_requests::by_id(conn, asked.id).await.unwrap();
    assert_eq!(asked.unwrap().created_at, NOW + late);
    let reader = subscribers::find(conn, appeal.id, "late").await.unwrap();
    let reader = reader.unwrap();
    assert_eq!(reader.asked_at, NOW + late);

    // What later steps are not to find.
    person_requests::delete_all(conn, appeal.id).await.unwrap();
    form_signers::WITHDRAWN.clone_into(&mut entry.state);
    form_signers::update(conn, entry).await.unwrap();
    registrations::prune(conn, i64::MAX).await.unwrap();
    organization_requests::prune(conn, organization_requests::SENT, i64::MAX)
        .await
        .unwrap();
    let forgotten = subscribers::forget_waiting(conn, reader.id).await;
    forgotten.unwrap();
}

pub async fn mails_about_people_and_entries_go_with_them(db: &Database, appeal: &Appeal) {
    let conn = db.conn();
    let waiting = async || mails::standing(conn).await.unwrap().waiting;
    let before = waiting().await;

    // Another wording is signed: what asks for it goes, and the link to the signature does not.
    let ana = signs(db, appeal, "ana of the mails").await;
    signs(db, appeal, "lou of the mails").await;
    assert_eq!(waiting().await, before + 6);
    persons::sign_revision(conn, &ana, 2).await.unwrap();
    assert_eq!(waiting().await, before + 5);
    // Whoever withdraws takes along all that is of them, and nothing of another.
    let ana = persons::by_id(conn, ana.id).await.unwrap().unwrap();
    assert!(persons::delete(conn, &ana, "", NOW).await.unwrap());
    assert_eq!(waiting().await, before + 4);
    // By the address it is known which links were asked for.
    let links = About::Links("ana of the mails".into());
    assert_eq!(mails::drop_about(conn, links).await.unwrap(), 1);
    assert_eq!(waiting().await, before + 3);
    // The promised day has come.
    assert!(persons::delete_all(conn, appeal.id).await.unwrap() > 0);
    assert_eq!(waiting().await, before);

    // An entry that was taken off the list is asked for nothing, and gets the link to it until it is taken back.
    let mut entry = enters(db, appeal, "mailed-1").await;
    assert_eq!(waiting().await, before + 2);
    form_signers::REMOVED.clone_into(&mut entry.state);
    form_signers::update(conn, entry.clone()).await.unwrap();
    assert_eq!(waiting().await, before + 1);
    form_signers::WITHDRAWN.clone_into(&mut entry.state);
    form_signers::update(conn, entry).await.unwrap();
    assert_eq!(waiting().await, before);

    // A meeting was taken back, or its time is over.
    for link in ["mailed-1", "mailed-2"] {
        registers(db, appeal, link).await;
    }
    assert_eq!(waiting().await, before + 2);
    let forgotten = registrations::forget(conn, appeal.id, "mailed-1").await;
    assert_eq!((forgotten.unwrap(), waiting().await), (1, before + 1));
    let pruned = registrations::prune(conn, i64::MAX).await.unwrap();
    assert_eq!((pruned > 0, waiting().await), (true, before));

    // The organisation ends.
    signs(db, appeal, "mo of the mails").await;
    let mut entry = enters(db, appeal, "mailed-2").await;
    registers(db, appeal, "mailed-3").await;
    let zoes = About::Request {
        appeal_id: appeal.id,
        email_hash: "zoe".into(),
    };
    queue(db, zoes.clone()).await;
    assert_eq!(waiting().await, before + 7);
    let transaction = db.begin().await.unwrap();
    let forgotten = organizations::forget_around(&transaction, appeal.id + 1_000).await;
    forgotten.unwrap();
    assert_eq!(
        mails::standing(&transaction).await.unwrap().waiting,
        before + 7
    );
    let forgotten = organizations::forget_around(&transaction, appeal.id).await;
    forgotten.unwrap();
    assert_eq!(mails::standing(&transaction).await.unwrap().waiting, before);
    transaction.rollback().await.unwrap();

    // What later steps are not to find.
    persons::delete_all(conn, appeal.id).await.unwrap();
    form_signers::WITHDRAWN.clone_into(&mut entry.state);
    form_signers::update(conn, entry).await.unwrap();
    registrations::prune(conn, i64::MAX).await.unwrap();
    mails::drop_about(conn, zoes).await.unwrap();
    assert_eq!(waiting().await, before);
}

pub async fn mails_about_invitations_go_with_them(db: &Database, appeal: &Appeal) {
    let conn = db.conn();
    let waiting = async || mails::standing(conn).await.unwrap().waiting;
    let before = waiting().await;
    let mut sent = Vec::new();
    for name in ["declines", "stops", "taken back", "reminded"] {
        sent.push(invited(db, appeal, name).await);
    }
    assert_eq!(waiting().await, before + 4);
    // They have answered, want nothing more, or it was taken back.
    let ends = [(DECLINED, 3), (STOPPED, 2), (REVOKED, 1)];
    for (was, (state, left)) in sent.iter().zip(ends) {
        let is = Invitee {
            state: state.into(),
            ..was.clone()
        };
        assert!(invitees::update(conn, was, is).await.unwrap());
        assert_eq!(waiting().await, before + left, "{state}");
    }
    // Whoever is to be reminded is written to; and so they are where somebody who ends it was slower.
    let was = &sent[3];
    let reminded = Invitee {
        reminders: 1,
        ..was.clone()
    };
    assert!(invitees::update(conn, was, reminded).await.unwrap());
    let too_late = Invitee {
        state: REVOKED.into(),
        ..was.clone()
    };
    assert!(!invitees::update(conn, was, too_late).await.unwrap());
    assert_eq!(waiting().await, before + 1);
    // The appeal has ended, or it was long ago.
    assert_eq!(invitees::forget(conn, appeal.id).await.unwrap(), 4);
    assert_eq!(waiting().await, before);
    invited(db, appeal, "long ago").await;
    assert_eq!(waiting().await, before + 1);
    assert_eq!(invitees::prune(conn, NOW + 1).await.unwrap(), 1);
    assert_eq!(waiting().await, before);
}

/// Somebody is invited by a mail that waits.
async fn invited(db: &Database, appeal: &Appeal, name: &str) -> Invitee {
    let new = Invitee {
        id: 0,
        appeal_id: appeal.id,
        kind: EMAIL.into(),
        contact_hash: format!("contact of who {name}"),
        actor: None,
        sealed: vec![1],
        seed: name.into(),
        link_hash: format!("link of who {name}"),
        state: SENT.into(),
        reminders: 0,
        resent: 0,
        next_at: NOW,
        sent_at: Some(NOW),
        last_at: Some(NOW),
        answered_at: None,
        created_at: NOW,
    };
    let link = new.link_hash.clone();
    assert!(invitees::insert_if_absent(db.conn(), new).await.unwrap());
    let row = invitees::by_link(db.conn(), &link).await.unwrap().unwrap();
    queue(db, About::Invitee(row.id)).await;
    row
}

/// Queues a mail about something.
async fn queue(db: &Database, about: About) {
    let (secret, id) = (SecretKey::from_bytes([3; 32]), format!("{about}@a.example"));
    let listed = Listed {
        about: Some(about),
        ..Listed::default()
    };
    let letter = mail(0);
    let queued = mails::enqueue_listed(db.conn(), &secret, &id, &letter, NOW, listed);
    queued.await.unwrap();
}

/// Somebody signs, is asked to sign another wording, and gets the link to the signature, and all of theirs.
async fn signs(db: &Database, appeal: &Appeal, whose: &str) -> PersonSignature {
    let new = NewPersonSignature {
        appeal_id: appeal.id,
        email_hash: whose.into(),
        sealed: vec![1],
        created_at: NOW,
        source: "web-form".into(),
        shown: 0,
        revision: 1,
    };
    assert!(persons::insert(db.conn(), new, "").await.unwrap());
    let signed = persons::by_email_hash(db.conn(), appeal.id, whose).await;
    let signed = signed.unwrap().unwrap();
    let links = About::Links(whose.into());
    for about in [persons::about(&signed), persons::signed(&signed), links] {
        queue(db, about).await;
    }
    signed
}

/// An organisation signs by form, is asked for something, and gets a link to its entry.
async fn enters(db: &Database, appeal: &Appeal, name: &str) -> FormSigner {
    let new = form(appeal, name, form_signers::LISTED);
    let entry = form_signers::insert(db.conn(), new).await.unwrap();
    queue(db, About::FormSigner(entry.id)).await;
    queue(db, About::FormLetter(entry.id)).await;
    entry
}

fn form(appeal: &Appeal, name: &str, state: &str) -> FormSigner {
    FormSigner {
        id: 0,
        appeal_id: appeal.id,
        about: format!("https://dockers.example/attestations/{name}"),
        state: state.into(),
        domain: "union.example".into(),
        own_domain: false,
        address_hash: name.into(),
        sealed: vec![1],
        confirmed_at: Some(NOW),
        created_at: NOW,
        updated_at: NOW,
    }
}

/// Somebody asks for a place at a meeting, and is to confirm that.
async fn registers(db: &Database, appeal: &Appeal, meeting: &str) {
    let new = registration(appeal, meeting);
    let waits = registrations::insert_waiting(db.conn(), new, "post").await;
    queue(db, About::Registration(waits.unwrap().id)).await;
}

fn registration(appeal: &Appeal, meeting: &str) -> Registration {
    Registration {
        id: 0,
        appeal_id: appeal.id,
        name: meeting.into(),
        sealed: vec![1],
        link_hash: format!("link to {meeting}"),
        registered_at: NOW,
        forget_at: NOW + 10,
    }
}

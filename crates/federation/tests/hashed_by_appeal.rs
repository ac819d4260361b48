//! Whoever has the database alone does not see what else somebody signed or reads.

use crate::{alone, dockers, signers::names};
use chrono::{DateTime, Utc};
use std::collections::BTreeSet;
use undersigned_domain::Digest;
use undersigned_federation::{
    Clock, Instance,
    actions::{
        people::{hashes, request::Solved},
        sign_by_form::{self, Form},
    },
    networks::Asker,
    views::Appeal,
};
use undersigned_store::{
    SecretKey,
    by_appeal::ByAppeal as _,
    form_signers::{self, FormSigner},
    mails,
    persons::{self, NewPersonSignature},
    subscribers::{self, Subscriber},
};

#[tokio::test]
async fn one_mailbox_has_another_hash_under_each_appeal() {
    let folder = tempfile::tempdir().expect("a folder");
    let now: DateTime<Utc> = "2026-12-02T00:00:00Z".parse().expect("a time");
    let instance = alone::server(folder.path(), "hub", Clock::new(move || now)).await;
    let organization = dockers::hub(&instance).await;
    // As `alone` has it.
    let secret = SecretKey::from_bytes([7; 32]);
    let hash = |purpose: &str| {
        let hash = secret.keyed_hash(purpose, b"ana@post.example");
        Digest::of(&[&hash]).hex()
    };
    let (signer, reader) = (
        hash("e-mail of a signature"),
        hash("e-mail of a subscriber"),
    );
    let office = hash("address of an organisation");
    let place = |appeal_id: i64, hash: &str| format!("subscriber of appeal {appeal_id}: {hash}");
    let kept = br#"{"email":"ana@post.example"}"#;
    let db = instance.database.conn();
    // An earlier version had one hash of a mailbox, and another of a reader's, for all appeals.
    let mut appeals = Vec::new();
    for slug in ["brakes", "wages"] {
        let appeal = dockers::published(&instance, &organization, slug).await.id;
        let new = NewPersonSignature {
            appeal_id: appeal,
            email_hash: signer.clone(),
            sealed: vec![1],
            created_at: 1,
            source: "web-form".to_owned(),
            shown: 0,
            revision: 1,
        };
        let stored = persons::insert(db, new, "").await;
        assert!(stored.expect("the database answers"));
        persons::note_withdrawal(db, appeal, &reader, 1)
            .await
            .expect("the database answers");
        let sealed = secret.seal(kept, place(appeal, &reader).as_bytes());
        let row = Subscriber {
            id: 0,
            appeal_id: appeal,
            email_hash: Some(reader.clone()),
            sealed: sealed.expect("sealed"),
            seed: String::new(),
            link_hash: format!("link {slug}"),
            confirm_hash: format!("confirm {slug}"),
            bounce_hash: format!("bounce {slug}"),
            language: "en".to_owned(),
            state: subscribers::READING.to_owned(),
            reason: None,
            asked_at: 1,
            confirmed_at: Some(1),
            ended_at: None,
        };
        let reads = subscribers::insert_if_absent(db, row).await;
        assert!(reads.expect("the database answers"));
        let row = listed(appeal, slug, &office);
        let signs = form_signers::insert(db, row).await;
        signs.expect("the database answers");
        appeals.push(appeal);
    }

    for _ in 0..2 {
        let hashed = hashes::once(&instance).await;
        hashed.expect("the database answers");
    }
    let mut seen = BTreeSet::new();
    for appeal in appeals {
        let mine = instance.under_appeal(appeal, &signer);
        let row = persons::by_email_hash(db, appeal, &mine).await;
        assert!(row.expect("the database answers").is_some());
        let read = instance.under_appeal(appeal, &reader);
        let gone = persons::has_withdrawn(db, appeal, &read).await;
        assert!(gone.expect("the database answers"));
        let row = subscribers::find(db, appeal, &read).await;
        let row = row.expect("the database answers").expect("a reader");
        let opened = secret.open(&row.sealed, place(appeal, &read).as_bytes());
        assert_eq!(opened.expect("it opens"), kept);
        let form = instance.under_appeal(appeal, &office);
        let row = form_signers::of_address(db, appeal, &form).await;
        assert!(row.expect("the database answers").is_some());
        seen.extend([mine, read, form]);
    }
    assert_eq!(seen.len(), 6, "no two are alike");
    for old in [signer, reader, office] {
        assert!(!seen.contains(&old));
    }
}

/// An organisation that signed an appeal by form.
fn listed(appeal_id: i64, slug: &str, address_hash: &str) -> FormSigner {
    FormSigner {
        id: 0,
        appeal_id,
        about: format!("https://hub.example/attestations/{slug}"),
        state: form_signers::LISTED.to_owned(),
        domain: "post.example".to_owned(),
        own_domain: true,
        address_hash: address_hash.to_owned(),
        sealed: vec![1],
        confirmed_at: Some(1),
        created_at: 1,
        updated_at: 1,
    }
}

#[tokio::test]
async fn an_office_that_signs_two_appeals_by_form_has_another_hash_under_each() {
    let folder = tempfile::tempdir().expect("a folder");
    let now: DateTime<Utc> = "2026-12-02T00:00:00Z".parse().expect("a time");
    let instance = alone::server(folder.path(), "hub", Clock::new(move || now)).await;
    let organization = dockers::hub(&instance).await;
    let db = instance.database.conn();
    let mut seen = BTreeSet::new();
    for slug in ["brakes", "wages"] {
        let appeal = dockers::published(&instance, &organization, slug).await;
        ask(&instance, &appeal).await;
        let asked = form_signers::in_state(db, appeal.id, form_signers::SENT, 9).await;
        let asked = asked.expect("the database answers");
        assert_eq!(asked.len(), 1);
        // The address is found again: the link is sent once more.
        let again = sign_by_form::ask_again(&instance, OFFICE, "en", Asker::default());
        let again = again.expect("an address");
        let sent = sign_by_form::send_again(&instance, &appeal, &again).await;
        sent.expect("the database answers");
        let claimed = mails::claim(db, "test", instance.clock.millis(), 1_000, 10).await;
        assert_eq!(claimed.expect("the database answers").len(), 2);
        seen.extend(asked.into_iter().map(|row| row.address_hash));
    }
    assert_eq!(seen.len(), 2, "the same mailbox does not show");
}

const OFFICE: &str = "office@cranes.example";

/// An office fills in the form of an appeal.
async fn ask(instance: &Instance, appeal: &Appeal) {
    let form = Form {
        names: names("Cranes"),
        email: OFFICE.to_owned(),
        person: "Ana".to_owned(),
        role: "secretary".to_owned(),
        language: "en".to_owned(),
        ..Form::default()
    };
    let solved = Solved {
        asker: Asker::default(),
        hash: format!("of a check under {}", appeal.slug),
        expires_at: i64::MAX,
    };
    let asked = sign_by_form::ask(instance, appeal, form, &solved).await;
    asked.expect("asked");
}

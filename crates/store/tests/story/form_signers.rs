//! Organisations without a server sign by form, follow links, and take their name back.

use crate::NOW;
use undersigned_store::{
    ConnectionTrait, Database,
    appeals::Appeal,
    form_signers::{
        self as signers, CONFIRM, CORRECTED, FormSigner, FormSignerLink, LISTED, MANAGE, REFUSED,
        REMOVED, SENT, WAITING, WITHDRAWN,
    },
    signer_claims, statements,
};

/// The step that forgets domains which earlier versions left.
const STEP: &str = "m20261125_000320_domains_of_withdrawn";

fn signer(appeal: &Appeal, number: u8) -> FormSigner {
    FormSigner {
        id: 0,
        appeal_id: appeal.id,
        about: format!("https://dockers.example/attestations/form-{number}"),
        state: SENT.into(),
        domain: "cranes.example".into(),
        own_domain: true,
        address_hash: format!("hash {number}"),
        sealed: vec![1, 2, 3],
        confirmed_at: None,
        created_at: NOW,
        updated_at: NOW,
    }
}

pub async fn an_organisation_signs_by_form(db: &Database, appeal: &Appeal) {
    let conn = db.conn();
    let mut one = signers::insert(conn, signer(appeal, 1)).await.unwrap();
    let two = signers::insert(conn, signer(appeal, 2)).await.unwrap();
    assert_ne!(one.id, two.id);
    assert!(signers::insert(conn, signer(appeal, 2)).await.is_err());
    let domain = Some("cranes.example");
    let count = signers::count(conn, appeal.id, &[SENT]).await;
    assert_eq!(count.unwrap(), 2);
    for (since, domain, sent) in [
        (NOW - 1, domain, 2),
        (NOW - 1, None, 2),
        (NOW - 1, Some("harbour.example"), 0),
        (NOW, None, 0),
    ] {
        let count = signers::count_sent_since(conn, appeal.id, since, domain).await;
        assert_eq!(count.unwrap(), sent, "{since} {domain:?}");
    }
    let found = signers::unconfirmed(conn, appeal.id, "hash 2").await;
    assert_eq!(found.unwrap().as_ref(), Some(&two));
    let none = signers::of_address(conn, appeal.id, "hash 1").await;
    assert_eq!(none.unwrap(), None, "nobody has confirmed");

    let link = |name: &str, purpose: &str, expires_at: i64, created_at: i64| FormSignerLink {
        token_hash: name.into(),
        signer_id: one.id,
        purpose: purpose.into(),
        created_at,
        expires_at,
        used_at: None,
    };
    for (name, expires) in [("late", NOW), ("first", NOW + 9), ("second", NOW + 9)] {
        let link = link(name, CONFIRM, expires, NOW);
        signers::add_link(conn, link, 9).await.unwrap();
    }
    assert!(!signers::take_link(conn, "late", NOW).await.unwrap());
    assert!(signers::take_link(conn, "first", NOW + 1).await.unwrap());
    assert!(!signers::take_link(conn, "first", NOW + 1).await.unwrap());
    for age in 0..4 {
        let link = link(&format!("manage {age}"), MANAGE, NOW + 99, NOW + age);
        signers::add_link(conn, link, 2).await.unwrap();
    }
    for (name, there) in [("manage 1", false), ("manage 2", true), ("second", true)] {
        let held = signers::link(conn, name).await.unwrap();
        assert_eq!(held.is_some(), there, "{name}");
    }
    signers::end_links(conn, one.id, NOW + 2).await.unwrap();
    assert!(!signers::take_link(conn, "second", NOW + 2).await.unwrap());

    one.state = LISTED.into();
    one.confirmed_at = Some(NOW + 1);
    signers::update(conn, one.clone()).await.unwrap();
    let listed = signers::at_own_domain(conn, appeal.id).await.unwrap();
    assert_eq!(listed, [one.clone()]);
    let by = signers::by_about(conn, &one.about).await.unwrap();
    assert_eq!(by.as_ref(), Some(&one));
    let by = signers::of_address(conn, appeal.id, "hash 1").await;
    assert_eq!(by.unwrap().as_ref(), Some(&one));

    for (domain, is_listed) in [("cranes.example", true), ("nurses.example", false)] {
        let hidden = "what stands for it";
        for domains in [[domain, hidden], [hidden, domain]] {
            let found = signers::is_domain_listed(conn, appeal.id, domains).await;
            assert_eq!(found.unwrap(), is_listed, "{domains:?}");
        }
        let domains = [domain, hidden].map(str::to_owned);
        let found = signers::listed_at(conn, appeal.id, domains, 5).await;
        assert_eq!(found.unwrap().contains(&one), is_listed, "{domain}");
    }

    // Whoever left counts for its domain, and nobody for itself.
    let others = async |but: &str| {
        let domains = ["cranes.example", "what stands for it"];
        let count = signers::count_mailboxes(conn, appeal.id, domains, but).await;
        count.unwrap()
    };
    assert_eq!((others("hash 9").await, others("hash 1").await), (1, 0));
    let mut left = signers::insert(conn, signer(appeal, 4)).await.unwrap();
    left.state = WITHDRAWN.into();
    left.domain = "what stands for it".into();
    signers::update(conn, left.clone()).await.unwrap();
    assert_eq!((others("hash 9").await, others("hash 1").await), (2, 1));
    refused_until_one_is_let_in_after_it(db, appeal).await;
    // An earlier version left its domain, which goes with the next start; that of others stays.
    left.domain = "cranes.example".into();
    signers::update(conn, left.clone()).await.unwrap();
    let undone = format!("DELETE FROM seaql_migrations WHERE version = '{STEP}'");
    conn.execute_unprepared(&undone).await.unwrap();
    db.migrate().await.unwrap();
    for (id, domain, own) in [(left.id, "", false), (one.id, "cranes.example", true)] {
        let row = signers::by_id(conn, id).await.unwrap().unwrap();
        assert_eq!((row.domain.as_str(), row.own_domain), (domain, own));
    }
    conn.execute_unprepared(&format!("DELETE FROM form_signers WHERE id = {}", left.id))
        .await
        .unwrap();

    forgotten_once_removed(db, appeal).await;

    // What was never confirmed is forgotten; a listed one stays, and until the end the place of one
    // that was withdrawn.
    assert_eq!(signers::empty(conn, NOW + 1).await.unwrap(), 1);
    let emptied = signers::by_id(conn, two.id).await.unwrap().unwrap();
    assert!(emptied.sealed.is_empty());
    one.state = WITHDRAWN.into();
    one.about = "https://nurses.example/endorsements/500".into();
    let said = statements::by_ap_id(conn, &one.about).await.unwrap();
    assert!(said.is_some(), "it stood there once");
    signers::update(conn, one.clone()).await.unwrap();
    assert_eq!(signers::prune(conn, NOW + 1).await.unwrap(), 1);
    assert!(signers::by_id(conn, one.id).await.unwrap().is_some());
    assert!(signers::prune_links(conn, NOW + 1).await.unwrap() > 0);
    // Where it never stood there, nothing needs it.
    let mut three = signers::insert(conn, signer(appeal, 3)).await.unwrap();
    three.state = WITHDRAWN.into();
    signers::update(conn, three).await.unwrap();
    assert_eq!(signers::prune(conn, NOW + 1).await.unwrap(), 1);
    for (status, gone) in [("closed", 1), (appeal.status.as_str(), 0)] {
        let stands = format!(
            "UPDATE appeals SET status = '{status}' WHERE id = {}",
            appeal.id
        );
        conn.execute_unprepared(&stands).await.unwrap();
        assert_eq!(signers::prune(conn, NOW + 1).await.unwrap(), gone);
    }
    assert!(signers::link(conn, "manage 2").await.unwrap().is_none());

    for at in [NOW, NOW + 1] {
        signer_claims::add(conn, appeal.id, "a", "b", at)
            .await
            .unwrap();
    }
    assert_eq!(signer_claims::count(conn, appeal.id).await.unwrap(), 1);
    let said = signer_claims::list(conn, appeal.id).await.unwrap();
    assert_eq!(
        (said[0].attestation.as_str(), said[0].created_at),
        ("a", NOW)
    );
    assert_eq!(signer_claims::prune(conn, NOW + 1).await.unwrap(), 1);
}

/// That one of a domain was refused is known until another one from there is let in who confirmed afterwards, whoever of
/// the two filled in the form first, and whatever changes in the entry.
async fn refused_until_one_is_let_in_after_it(db: &Database, appeal: &Appeal) {
    let conn = db.conn();
    let older = signers::insert(conn, signer(appeal, 5)).await.unwrap();
    let newer = signers::insert(conn, signer(appeal, 6)).await.unwrap();
    let refused = async || signers::refused(conn, appeal.id).await.unwrap();
    assert!(refused().await.is_empty(), "nobody is yet");
    let at = |at: i64| ("cranes.example".to_owned(), at);
    let refuse = async |signer: &FormSigner, at: i64| {
        let refused = FormSigner {
            state: REFUSED.into(),
            updated_at: at,
            ..signer.clone()
        };
        signers::update(conn, refused).await.unwrap();
    };
    for (one, other) in [(&older, &newer), (&newer, &older)] {
        refuse(one, NOW + 2).await;
        for (confirmed_at, is_refused) in [(NOW + 1, true), (NOW + 2, true), (NOW + 3, false)] {
            for (state, counts) in [(WAITING, false), (LISTED, true), (CORRECTED, true)] {
                let other = FormSigner {
                    state: state.into(),
                    confirmed_at: Some(confirmed_at),
                    updated_at: NOW + 9,
                    ..other.clone()
                };
                signers::update(conn, other).await.unwrap();
                let found = refused().await;
                let left = (is_refused || !counts).then(|| at(NOW + 2));
                let case = format!("{} {confirmed_at} {state}", one.id);
                assert_eq!(found, Vec::from_iter(left), "{case}");
            }
        }
    }
    refuse(&older, NOW + 4).await;
    refuse(&newer, NOW + 3).await;
    assert_eq!(refused().await, [at(NOW + 3), at(NOW + 4)]);
    let gone = format!(
        "DELETE FROM form_signers WHERE id IN ({}, {})",
        older.id, newer.id
    );
    conn.execute_unprepared(&gone).await.unwrap();
}

/// Who was taken off the list before a time is emptied, unless that is decided anew meanwhile.
async fn forgotten_once_removed(db: &Database, appeal: &Appeal) {
    let conn = db.conn();
    let removed = FormSigner {
        state: REMOVED.into(),
        ..signer(appeal, 5)
    };
    let removed = signers::insert(conn, removed).await.unwrap();
    let due = async |before: i64| {
        let due = signers::removed_after(conn, appeal.id, before, (0, 9)).await;
        due.unwrap().len()
    };
    assert_eq!((due(NOW).await, due(NOW + 1).await), (0, 1));
    let decided = FormSigner {
        updated_at: NOW + 5,
        ..removed.clone()
    };
    signers::update(conn, decided.clone()).await.unwrap();
    let empty = async |as_read: &FormSigner| {
        let done = signers::empty_removed(conn, as_read, "what stands for it".into()).await;
        done.unwrap()
    };
    assert!(!empty(&removed).await, "it was decided about since");
    let anew = signers::seal_anew(conn, &decided, vec![4], "b.example".into()).await;
    assert!(anew.unwrap());
    let again = signers::seal_anew(conn, &decided, vec![5], "c.example".into()).await;
    assert!(!again.unwrap(), "it says something else by now");
    let held = signers::by_id(conn, removed.id).await.unwrap().unwrap();
    assert_eq!(
        (held.sealed.as_slice(), held.domain.as_str()),
        (&[4][..], "b.example")
    );
    assert!(empty(&held).await);
    let held = signers::by_id(conn, removed.id).await.unwrap().unwrap();
    assert!(held.sealed.is_empty() && !held.own_domain);
    assert_eq!(held.domain, "what stands for it");
    assert_eq!((held.state.as_str(), due(NOW + 9).await), (REMOVED, 0));
    // Whoever takes its name back at the same moment has nothing kept again, though nothing is kept before either.
    let left = FormSigner {
        state: WITHDRAWN.into(),
        ..held.clone()
    };
    signers::update(conn, left).await.unwrap();
    let kept = signers::seal_anew(conn, &held, vec![6], "cranes.example".into()).await;
    assert!(!kept.unwrap(), "its name was taken back");
    signers::update(conn, held.clone()).await.unwrap();
    // Its address is kept again: nothing was.
    let kept = signers::seal_anew(conn, &held, vec![6], "cranes.example".into()).await;
    assert!(kept.unwrap());
    conn.execute_unprepared(&format!(
        "DELETE FROM form_signers WHERE id = {}",
        removed.id
    ))
    .await
    .unwrap();
}

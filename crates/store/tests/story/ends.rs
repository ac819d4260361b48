//! Word of what waits; asking for a place; suspending and deleting an organisation.

use crate::NOW;
use undersigned_store::{
    Database, StoreError, accounts, appeals, blockers, moved_appeals,
    organization_requests::{self as requests, NewOrganizationRequest, REFUSED, SENT, WAITING},
    organizations::{self, NewOrganization, Organization},
    settings,
    vote_seals::{self, NewVoteSeal},
    webhooks::{self, Webhook},
};

pub async fn people_and_programs_are_told(db: &Database, dockers: &Organization) {
    let conn = db.conn();
    let ana = accounts::of_organization(conn, dockers.id).await.unwrap()[0].clone();
    accounts::set_joined(conn, ana.id, NOW).await.unwrap();
    let due = |now| accounts::digest_due(conn, now, 9);
    let due_now = due(NOW).await.unwrap();
    let ana = due_now.into_iter().find(|one| one.id == ana.id).unwrap();
    // Of two that look one is faster.
    let looked = |told| accounts::digest_looked(conn, &ana, NOW + 9, told);
    assert!(looked(Some("{}")).await.unwrap());
    assert!(!looked(None).await.unwrap());
    assert!(due(NOW).await.unwrap().iter().all(|one| one.id != ana.id));
    assert!(
        due(NOW + 9)
            .await
            .unwrap()
            .iter()
            .any(|one| one.id == ana.id)
    );
    // A clock that was ahead has been put right: she does not wait for years, and not for days.
    let looked = accounts::by_id(conn, ana.id).await.unwrap().unwrap();
    let (hour, day) = (3_600_000, 24 * 3_600_000);
    let at = NOW + 400 * day;
    assert!(
        accounts::digest_looked(conn, &looked, at, None)
            .await
            .unwrap()
    );
    assert!(due(NOW).await.unwrap().iter().any(|one| one.id == ana.id));
    assert!(
        due(at - day)
            .await
            .unwrap()
            .iter()
            .all(|one| one.id != ana.id)
    );
    accounts::set_back(conn, NOW, 399 * day + hour)
        .await
        .unwrap();
    let looked = accounts::by_id(conn, ana.id).await.unwrap().unwrap();
    assert_eq!(looked.digest_next_at, Some(NOW + day), "at the same hour");
    accounts::set_mails(conn, ana.id, Some("es"), "off", None)
        .await
        .unwrap();
    assert!(
        due(NOW + 9)
            .await
            .unwrap()
            .iter()
            .all(|one| one.id != ana.id)
    );

    let hook = Webhook {
        organization_id: dockers.id,
        sealed: vec![1, 2, 3],
        told: None,
        created_at: NOW,
        taken_at: None,
        failing_since: None,
        last_error: None,
        ended_at: None,
    };
    for _ in 0..2 {
        webhooks::put(conn, hook.clone()).await.unwrap();
    }
    assert!(webhooks::told(conn, &hook, "{\"a\":[]}").await.unwrap());
    assert!(!webhooks::told(conn, &hook, "{}").await.unwrap());
    webhooks::enqueue(conn, dockers.id, "msg_1", "{}", NOW)
        .await
        .unwrap();
    assert!(matches!(
        webhooks::enqueue(conn, dockers.id, "msg_1", "{}", NOW).await,
        Err(StoreError::Conflict(_))
    ));
    // One process has it, until its lease runs out.
    let claimed = webhooks::claim(conn, NOW, 10, &[]).await.unwrap().unwrap();
    assert_eq!(webhooks::claim(conn, NOW + 9, 10, &[]).await.unwrap(), None);
    assert!(
        webhooks::claim(conn, NOW + 10, 10, &[])
            .await
            .unwrap()
            .is_some()
    );
    webhooks::put_off(conn, &hook, &claimed, NOW + 10, NOW + 30, "it answered 503")
        .await
        .unwrap();
    assert_eq!(
        webhooks::claim(conn, NOW + 29, 10, &[]).await.unwrap(),
        None
    );
    let claimed = webhooks::claim(conn, NOW + 30, 10, &[])
        .await
        .unwrap()
        .unwrap();
    assert_eq!(claimed.failures, 1);
    // By a clock that was ahead, it was put off, or taken, for years.
    webhooks::put_off(conn, &hook, &claimed, NOW + 30, NOW << 1, "it answered 503")
        .await
        .unwrap();
    assert!(
        webhooks::claim(conn, NOW + 30, NOW, &[])
            .await
            .unwrap()
            .is_some()
    );
    let claimed = webhooks::claim(conn, NOW + 30, 10, &[])
        .await
        .unwrap()
        .unwrap();
    webhooks::taken(conn, &hook, &claimed, NOW + 31)
        .await
        .unwrap();
    let stands = webhooks::of(conn, dockers.id).await.unwrap().unwrap();
    assert_eq!(stands.taken_at, Some(NOW + 31));
    assert_eq!((stands.failing_since, stands.last_error), (None, None));
    webhooks::enqueue(conn, dockers.id, "msg_2", "{}", NOW)
        .await
        .unwrap();
    assert!(
        webhooks::give_up(conn, &hook, NOW + 40, "it answered 410")
            .await
            .unwrap()
    );
    assert_eq!(webhooks::waiting(conn, dockers.id).await.unwrap(), 0);
    assert!(webhooks::active(conn).await.unwrap().is_empty());
    assert!(webhooks::resume(conn, dockers.id).await.unwrap());
    assert!(!webhooks::resume(conn, dockers.id).await.unwrap());
    assert!(webhooks::delete(conn, dockers.id).await.unwrap());
}

pub async fn somebody_asks_for_a_place(db: &Database) {
    let conn = db.conn();
    let new = NewOrganizationRequest {
        email_hash: "ana".into(),
        token_hash: "token".into(),
        sealed: vec![1, 2, 3],
        state: SENT.into(),
        created_at: NOW,
    };
    let row = requests::insert(conn, new).await.unwrap();
    assert!(requests::waiting(conn).await.unwrap().is_empty());
    assert!(!requests::decide(conn, row.id, REFUSED).await.unwrap());
    assert!(requests::confirm(conn, row.id, NOW).await.unwrap());
    assert!(!requests::confirm(conn, row.id, NOW).await.unwrap());
    assert_eq!(
        requests::count(conn, WAITING, Some("ana")).await.unwrap(),
        1
    );
    assert_eq!(requests::count(conn, WAITING, Some("bo")).await.unwrap(), 0);
    assert!(requests::decide(conn, row.id, REFUSED).await.unwrap());
    let decided = requests::by_token(conn, "token").await.unwrap().unwrap();
    assert!(decided.sealed.is_empty(), "what they wrote is forgotten");
    assert_eq!(requests::prune(conn, REFUSED, NOW).await.unwrap(), 0);
    assert_eq!(requests::prune(conn, REFUSED, NOW + 1).await.unwrap(), 1);
}

pub async fn an_organisation_is_suspended_and_deleted(db: &Database) {
    let conn = db.conn();
    let new = NewOrganization {
        handle: "pier".into(),
        ap_id: "https://dockers.example/orgs/pier".into(),
        names: r#"{"en":"Pier"}"#.into(),
        summary: None,
        country: None,
        created_at: NOW,
    };
    let before = organizations::count(conn).await.unwrap();
    let pier = organizations::insert(conn, new.clone()).await.unwrap();
    organizations::set_suspended(conn, pier.id, Some(NOW), "why", true)
        .await
        .unwrap();
    assert!(organizations::is_suspended(conn, pier.id).await.unwrap());
    let both = blockers::suspended_and_inboxes(conn, pier.id).await;
    assert_eq!(both.unwrap(), (true, Vec::new()));
    organizations::set_suspended(conn, pier.id, None, "", false)
        .await
        .unwrap();
    assert!(!organizations::is_suspended(conn, pier.id).await.unwrap());

    // It moves elsewhere, and came from elsewhere.
    let elsewhere = "https://pier.example/orgs/pier";
    organizations::set_moved(conn, pier.id, Some(elsewhere), Some(NOW))
        .await
        .unwrap();
    organizations::set_also_known_as(conn, pier.id, r#"["https://a.example/b"]"#)
        .await
        .unwrap();
    let moved = organizations::moved(conn).await.unwrap();
    assert!(moved.len() == 1 && moved[0].moved_to.as_deref() == Some(elsewhere));
    assert_eq!(moved[0].also_known_as, r#"["https://a.example/b"]"#);
    for object in ["https://a.example/1", "https://a.example/2"] {
        for _ in 0..2 {
            moved_appeals::add(conn, pier.id, "https://a.example/b", object, &[], NOW)
                .await
                .unwrap();
        }
    }
    assert_eq!(moved_appeals::count(conn, pier.id).await.unwrap(), 2);
    let due = moved_appeals::due(conn, NOW, 9).await.unwrap();
    moved_appeals::decide(conn, due[0].id, "signed")
        .await
        .unwrap();
    moved_appeals::put_off(conn, due[1].id, 1, NOW + 5)
        .await
        .unwrap();
    let due = moved_appeals::due(conn, NOW + 4, 9).await.unwrap();
    assert!(due.is_empty());
    let due = moved_appeals::due(conn, NOW + 5, 9).await.unwrap();
    assert!(due.len() == 1 && due[0].tries == 1);
    // By a clock that was ahead, it was put off for years.
    moved_appeals::put_off(conn, due[0].id, 1, NOW << 1)
        .await
        .unwrap();
    assert_eq!(moved_appeals::due(conn, NOW, 9).await.unwrap().len(), 1);
    moved_appeals::set_back(conn, NOW, NOW - 5).await.unwrap();
    let due = moved_appeals::due(conn, NOW + 5, 9).await.unwrap();
    assert!(due.len() == 1 && due[0].next_at == NOW + 5);
    let all = moved_appeals::list(conn, pier.id).await.unwrap();
    assert_eq!(all[0].outcome, "signed");
    // Said again, what was given up is tried anew, and what was done stays so.
    moved_appeals::decide(conn, due[0].id, "given-up")
        .await
        .unwrap();
    for object in ["https://a.example/1", "https://a.example/2"] {
        let left = ["given-up", "not-signed"];
        moved_appeals::add(conn, pier.id, "https://a.example/b", object, &left, NOW)
            .await
            .unwrap();
    }
    let again = moved_appeals::due(conn, NOW, 9).await.unwrap();
    assert!(again.len() == 1 && again[0].id == due[0].id && again[0].tries == 0);
    let all = moved_appeals::list(conn, pier.id).await.unwrap();
    assert!(all.len() == 2 && all[0].outcome == "signed");

    let plan = |at| organizations::plan_deletion(conn, pier.id, at, true);
    assert!(plan(NOW + 5).await.unwrap());
    assert!(!plan(NOW + 6).await.unwrap());
    assert!(
        organizations::deletion_due(conn, NOW + 4)
            .await
            .unwrap()
            .is_empty()
    );
    let undo = |now| organizations::undo_deletion(conn, pier.id, now);
    assert!(!undo(NOW + 5).await.unwrap(), "it is being deleted");
    assert!(undo(NOW + 4).await.unwrap());
    assert!(
        organizations::deletion_due(conn, NOW + 9)
            .await
            .unwrap()
            .is_empty()
    );
    assert!(plan(NOW + 3).await.unwrap());
    // After the data was put back from a copy there is time to undo it once more.
    let put_off = |now| organizations::put_off_deletions(conn, now, NOW + 7);
    assert_eq!(put_off(NOW + 2).await.unwrap(), 0, "it is not due");
    assert_eq!(put_off(NOW + 3).await.unwrap(), 1);
    let due = organizations::deletion_due(conn, NOW + 6).await.unwrap();
    assert!(due.is_empty());
    let due = organizations::deletion_due(conn, NOW + 7).await.unwrap();
    assert!(due.len() == 1 && due[0].delete_keeps);
    let all = appeals::list(conn, &appeals::AppealFilter::default()).await;
    let appeal_id = all.unwrap()[0].id;
    for actor in [pier.ap_id.as_str(), elsewhere] {
        let seal = NewVoteSeal {
            appeal_id,
            ballot: "https://dockers.example/proceedings/last".into(),
            actor: actor.into(),
            key: "z6Mk".into(),
            voter: actor.into(),
            closes: NOW,
            opens_until: NOW + 9,
            sealed: vec![1],
            created_at: NOW,
        };
        vote_seals::put(conn, seal).await.unwrap();
    }
    let away = |id: i64| format!("was-away:{id}:{elsewhere}");
    let others = away(pier.id * 10 + 1);
    for name in [&away(pier.id), &others] {
        settings::set(conn, name, "[[1,2]]").await.unwrap();
    }
    let transaction = db.begin().await.unwrap();
    for appeal in appeals::list(&transaction, &appeals::AppealFilter::default())
        .await
        .unwrap()
    {
        if appeal.organization_id == Some(pier.id) {
            organizations::forget_around(&transaction, appeal.id)
                .await
                .unwrap();
        }
    }
    // Every table that is named is there.
    organizations::forget_around(&transaction, i64::MAX)
        .await
        .unwrap();
    organizations::forget(&transaction, pier.id, NOW + 8)
        .await
        .unwrap();
    transaction.commit().await.unwrap();
    assert_eq!(organizations::by_handle(conn, "pier").await.unwrap(), None);
    assert_eq!(
        organizations::by_ap_id(conn, &pier.ap_id).await.unwrap(),
        None
    );
    let left = organizations::ever_by_handle(conn, "pier")
        .await
        .unwrap()
        .unwrap();
    assert_eq!(
        (left.names.as_str(), left.deleted_at),
        ("{}", Some(NOW + 8))
    );
    assert_eq!(left.moved_to, None);
    assert_eq!(moved_appeals::count(conn, pier.id).await.unwrap(), 0);
    let seals = vote_seals::due(conn, NOW + 1, 9).await.unwrap();
    assert!(seals.len() == 1 && seals[0].actor == elsewhere, "{seals:?}");
    vote_seals::delete(conn, seals[0].id).await.unwrap();
    let noted = async |name: &str| settings::get(conn, name).await.unwrap();
    assert_eq!(noted(&away(pier.id)).await, None);
    assert!(noted(&others).await.is_some(), "it is another's");
    settings::delete(conn, &others).await.unwrap();
    assert!(!undo(NOW).await.unwrap());
    assert_eq!(organizations::count(conn).await.unwrap(), before);
    // Nobody gets the handle again.
    assert!(matches!(
        organizations::insert(conn, new).await,
        Err(StoreError::Conflict(_))
    ));
}

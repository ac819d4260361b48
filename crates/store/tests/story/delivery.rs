//! What goes out.

use undersigned_store::organizations::Organization;
use undersigned_store::outbox::NewActivity;
use undersigned_store::*;

use crate::NOW;

pub async fn activity(db: &Database, dockers: &Organization, n: i64, public: bool) -> i64 {
    let ap_id = format!("https://dockers.example/activities/{n}");
    let new = NewActivity {
        ap_id: ap_id.clone(),
        organization_id: Some(dockers.id),
        actor: dockers.ap_id.clone(),
        public,
        body: format!(r#"{{"n":{n}}}"#),
        created_at: NOW,
    };
    let ids = outbox::insert_many(db.conn(), vec![new]).await.unwrap();
    ids[&ap_id]
}

/// Queues one activity.
pub async fn queue(
    conn: &impl ConnectionTrait,
    by: &Organization,
    activity_id: i64,
    inboxes: &[String],
    now: i64,
) -> StoreResult<u64> {
    let target = deliveries::Target {
        activity_id,
        actor: by.ap_id.clone(),
        inboxes: inboxes.to_vec(),
    };
    deliveries::enqueue(conn, &[target], now).await
}

/// The hosts that a worker takes that has taken none before: at most so many, and of slow ones.
async fn claim_hosts(
    conn: &impl ConnectionTrait,
    holder: &str,
    now: i64,
    lease_ms: i64,
    (limit, slow): (usize, usize),
) -> StoreResult<Vec<delivery_hosts::Claimed>> {
    let mut after = delivery_hosts::After::default();
    delivery_hosts::claim_hosts(conn, &mut after, holder, now, lease_ms, limit, slow).await
}

/// The host that it takes, if one is due.
pub async fn claim_host(
    conn: &impl ConnectionTrait,
    holder: &str,
    now: i64,
    lease_ms: i64,
) -> StoreResult<Option<String>> {
    let claimed = claim_hosts(conn, holder, now, lease_ms, (1, 1)).await?;
    Ok(claimed.into_iter().next().map(|one| one.host))
}

/// Somebody follows who has this inbox together with others.
pub async fn follow(conn: &impl ConnectionTrait, dockers: &Organization, inbox: &str) {
    let follower = followers::NewFollower {
        organization_id: dockers.id,
        actor: "https://hub.example/users/jo".into(),
        inbox: "https://hub.example/users/jo/inbox".into(),
        shared_inbox: Some(inbox.to_owned()),
        follow_activity_id: "https://hub.example/follows/1".into(),
        created_at: NOW,
        site: "hub.example".into(),
    };
    followers::upsert(conn, follower).await.unwrap();
}

pub async fn its_activities_are_delivered(db: &Database, dockers: &Organization) {
    let conn = db.conn();
    let first = activity(db, dockers, 1, true).await;
    let second = activity(db, dockers, 2, true).await;
    activity(db, dockers, 3, false).await;
    assert_eq!(outbox::count(conn, dockers.id).await.unwrap(), 2);
    let page = outbox::page(conn, dockers.id, Some(second), 5).await;
    assert_eq!(page.unwrap()[0].id, first);
    let found = outbox::by_ap_id(conn, "https://dockers.example/activities/3").await;
    assert!(found.unwrap().is_some());

    let inboxes = [
        "https://hub.example/inbox".to_owned(),
        "https://hub.example/orgs/hub/inbox".to_owned(),
        "https://nurses.example:8443/inbox".to_owned(),
        "https://hub.example/inbox".to_owned(),
    ];
    assert_eq!(delivery_hosts::next_due_at(conn).await.unwrap(), None);
    let nonsense = queue(conn, dockers, first, &["nonsense".into()], NOW).await;
    assert!(matches!(nonsense, Err(StoreError::Inbox(_))));
    let queue = |id, now| queue(conn, dockers, id, &inboxes, now);
    let oldest = |now| standing::oldest_delivery(conn, now);
    assert_eq!(oldest(NOW).await.unwrap(), None);
    assert_eq!(queue(first, NOW).await.unwrap(), 3);
    assert_eq!(oldest(NOW).await.unwrap(), Some(NOW));
    assert_eq!(queue(first, NOW).await.unwrap(), 0);
    assert_eq!(deliveries::pending_count(conn).await.unwrap(), 3);
    // Two for one host, one for the other.
    let hosts = ["hub.example", "nurses.example:8443", "nobody.example"];
    let hosts = hosts.map(str::to_owned).into();
    for (many, crowded) in [(1, 2), (2, 1), (3, 0)] {
        let found = deliveries::crowded(conn, &hosts, many).await.unwrap();
        assert_eq!(found.len(), crowded, "{found:?}");
    }
    assert_eq!(delivery_hosts::next_due_at(conn).await.unwrap(), Some(NOW));

    // Who took its time has no part in what is kept for others.
    let slow = |slow| delivery_hosts::set_slow(conn, "hub.example", slow);
    slow(true).await.unwrap();
    let claimed = claim_hosts(conn, "w0", NOW, 1000, (9, 0)).await;
    let claimed = claimed.unwrap();
    assert_eq!(claimed.len(), 1, "{claimed:?}");
    let nurses = &claimed[0];
    assert_eq!(
        (nurses.host.as_str(), nurses.slow),
        ("nurses.example:8443", false)
    );
    let others = claim_hosts(conn, "w0", NOW, 1000, (9, 1)).await;
    let others = others.unwrap();
    assert_eq!(others.len(), 1, "{others:?}");
    assert_eq!(
        (others[0].host.as_str(), others[0].slow),
        ("hub.example", true)
    );
    for taken in [nurses, &others[0]] {
        let ended = delivery_hosts::nothing_sent(conn, &taken.host, "w0", NOW).await;
        assert!(ended.unwrap());
    }
    // The room that there is for such hosts is no bound for others.
    let both = claim_hosts(conn, "w0", NOW, 1000, (9, 1)).await;
    let both: Vec<_> = both.unwrap().into_iter().map(|one| one.host).collect();
    assert_eq!(both, ["hub.example", "nurses.example:8443"]);
    for host in &both {
        let released = delivery_hosts::release(conn, host, "w0").await;
        assert!(released.unwrap());
    }
    slow(false).await.unwrap();
    let claim = |holder, now| claim_host(conn, holder, now, 1000);
    // A clock that was set back makes nothing wait that has not failed.
    let early = claim("w0", NOW - 3_600_000).await.unwrap().unwrap();
    let released = delivery_hosts::release(conn, &early, "w0").await;
    assert!(released.unwrap());
    let one = claim("w1", NOW).await.unwrap().unwrap();
    let two = claim("w2", NOW).await.unwrap().unwrap();
    assert_ne!(one, two);
    assert_eq!(claim("w3", NOW).await.unwrap(), None);
    let (hub, nurses) = if one == "hub.example" {
        (("hub.example", "w1"), ("nurses.example:8443", "w2"))
    } else {
        (("hub.example", "w2"), ("nurses.example:8443", "w1"))
    };

    // The hub takes all, in order; the nurses' server is down and its back-off stands.
    assert_eq!(queue(second, NOW).await.unwrap(), 3);
    let batch = deliveries::batch(conn, hub.0, NOW, 3).await.unwrap();
    assert_eq!(batch.len(), 3);
    assert!(batch.is_sorted_by_key(|waiting| waiting.id));
    let body = outbox::body(conn, batch[0].activity_id).await.unwrap();
    assert_eq!(body.as_deref(), Some(r#"{"n":1}"#));
    assert_eq!(batch[0].attempts, 0);
    let shared = |waiting: &[deliveries::Waiting]| -> Vec<Option<i64>> {
        waiting.iter().map(|waiting| waiting.shared_by).collect()
    };
    assert_eq!(shared(&batch), [None; 3], "nobody follows from there");
    follow(conn, dockers, &batch[1].inbox).await;
    let followed = deliveries::batch(conn, hub.0, NOW, 3).await.unwrap();
    assert_eq!(shared(&followed), [None, Some(dockers.id), None]);
    let gone = followers::delete_inbox(conn, &batch[1].inbox).await;
    assert_eq!(gone.unwrap(), 1);
    deliveries::done(conn, batch[0].id).await.unwrap();
    deliveries::failed(conn, batch[1].id, "503").await.unwrap();
    let again = deliveries::batch(conn, hub.0, NOW, 1).await.unwrap();
    assert_eq!(again[0].attempts, 1);
    let off = NOW + 700;
    deliveries::put_off(conn, again[0].id, off).await.unwrap();
    let before = deliveries::batch(conn, hub.0, off - 1, 9).await.unwrap();
    assert_eq!(before.len(), 2, "the others pass it");
    let others = deliveries::batch(conn, hub.0, off, 9).await.unwrap();
    let last = others.last().map(|last| last.activity_id);
    assert_eq!(last, Some(again[0].activity_id));
    assert_eq!((others.len(), others.last().unwrap().attempts), (3, 1));
    assert!(
        delivery_hosts::host_succeeded(conn, hub.0, hub.1, NOW + 1)
            .await
            .unwrap()
    );
    let failed = |next_at| {
        delivery_hosts::host_failed(
            conn,
            nurses.0,
            nurses.1,
            NOW,
            false,
            next_at,
            "connection refused",
        )
    };
    assert!(failed(NOW + 60_000).await.unwrap());
    assert!(!failed(NOW + 60_000).await.unwrap());
    // What a host stumbled over did not get through, nor all that waits for one that fails.
    let naming = async |host: &str, actor: &str, words: &str| {
        let found = deliveries::naming(conn, host, actor, words).await;
        found.unwrap().len()
    };
    assert_eq!(naming(hub.0, &dockers.ap_id, "\"n\":").await, 1);
    assert!(naming(nurses.0, &dockers.ap_id, "\"n\":1").await > 0);
    assert_eq!(naming(nurses.0, &dockers.ap_id, "\"n\":999").await, 0);
    assert_eq!(naming(nurses.0, "https://x.example", "\"n\":").await, 0);
    assert_eq!(queue(first, NOW + 1).await.unwrap(), 1);
    assert_eq!(claim("w1", NOW + 2).await.unwrap().as_deref(), Some(hub.0));
    assert!(
        delivery_hosts::renew(conn, hub.0, "w1", NOW + 5000)
            .await
            .unwrap()
    );
    assert_eq!(claim("w2", NOW + 4999).await.unwrap(), None);
    assert!(delivery_hosts::release(conn, hub.0, "w1").await.unwrap());
    assert_eq!(deliveries::drop_host(conn, hub.0).await.unwrap(), 4);
    assert_eq!(
        delivery_hosts::next_due_at(conn).await.unwrap(),
        Some(NOW + 60_000)
    );
    assert_eq!(delivery_hosts::count_failing(conn).await.unwrap(), 1);
    let row = delivery_hosts::by_host(conn, nurses.0).await.unwrap();
    let row = row.unwrap();
    assert_eq!((row.failures, row.failing_since), (1, Some(NOW)));

    // It calls again: no more waiting. Then a worker dies with its lease.
    let reset = |now| delivery_hosts::reset_backoff(conn, nurses.0, now);
    assert!(reset(NOW + 10).await.unwrap());
    assert!(!reset(NOW + 10).await.unwrap());
    let row = delivery_hosts::by_host(conn, nurses.0).await.unwrap();
    assert_eq!(row.unwrap().failing_since, None);
    assert!(claim("dies", NOW + 10).await.unwrap().is_some());
    assert_eq!(claim("w1", NOW + 11).await.unwrap(), None);
    assert!(claim("w1", NOW + 1010).await.unwrap().is_some());
    assert!(
        !delivery_hosts::release(conn, nurses.0, "dies")
            .await
            .unwrap()
    );

    // How often it failed in a row: not counting what was before it took something, or before nobody tried.
    let day = 24 * 60 * 60 * 1_000;
    let tries = [
        (1_010, false, 1),
        (1_020, false, 2),
        (1_030, true, 1),
        (1_040, false, 2),
        (1_050 + day, false, 3),
        (1_061 + 2 * day, false, 1),
    ];
    for (after, anew, failures) in tries {
        let now = NOW + after;
        claim("w1", now).await.unwrap();
        let failed = delivery_hosts::host_failed(conn, nurses.0, "w1", now, anew, now + 10, "503");
        assert!(failed.await.unwrap());
        let row = delivery_hosts::by_host(conn, nurses.0).await.unwrap();
        let row = row.unwrap();
        assert_eq!(row.failures, failures, "{after}");
        assert_eq!(row.failing_since == Some(now), failures == 1, "{after}");
    }

    // Given up, it gets nothing until it calls; not by who has lost its lease.
    let late = NOW + 2 * day + 2_000;
    let claimed = claim_hosts(conn, "w1", late, 1000, (1, 1)).await.unwrap();
    let claimed = claimed.first().expect("it is due");
    assert_eq!((claimed.failures, &claimed.signature_scheme), (1, &None));
    for (holder, dropped) in [("dies", None), ("w1", Some(2))] {
        let transaction = db.begin().await.unwrap();
        let given_up = delivery_hosts::give_up(&transaction, nurses.0, holder, NOW).await;
        assert_eq!(given_up.unwrap(), dropped);
        transaction.commit().await.unwrap();
    }
    let third = activity(db, dockers, 4, true).await;
    assert_eq!(queue(third, NOW).await.unwrap(), 2);
    assert!(reset(NOW).await.unwrap());
    assert_eq!(queue(third, NOW).await.unwrap(), 1);
    delivery_hosts::set_signature_scheme(conn, nurses.0, "rfc9421", NOW)
        .await
        .unwrap();
    let row = delivery_hosts::by_host(conn, nurses.0).await.unwrap();
    assert_eq!(row.unwrap().signature_scheme.as_deref(), Some("rfc9421"));

    assert_eq!(deliveries::drop_inbox(conn, &inboxes[0]).await.unwrap(), 1);
    // Hosts to which something waits are remembered, others are forgotten some day.
    let far = NOW + 1_000_000;
    let prune = |before, most| async move {
        let forgotten = delivery_hosts::prune(conn, before, most, far).await;
        forgotten.unwrap()
    };
    delivery_hosts::set_signature_scheme(conn, "quiet.example", "rfc9421", NOW)
        .await
        .unwrap();
    assert_eq!(prune(NOW, u64::MAX).await, 0);
    assert_eq!(prune(far, u64::MAX).await, 1);
    let quiet = delivery_hosts::by_host(conn, "quiet.example").await;
    assert!(quiet.unwrap().is_none());
    let dropped = deliveries::drop_actor(conn, &dockers.ap_id).await;
    assert_eq!(dropped.unwrap(), 2);
    // However long ago a host was asked, what is queued now is not late.
    let later = NOW + 500_000;
    let queued = queue(third, later).await.unwrap();
    let due = delivery_hosts::next_due_at(conn).await.unwrap();
    assert_eq!((queued, due), (3, Some(later)));
    // What is put off makes nobody late, and its host has no turn before.
    let put_off = |host, now| async move {
        let waiting = deliveries::batch(conn, host, now, 9).await.unwrap();
        for one in waiting {
            deliveries::put_off(conn, one.id, later + 90).await.unwrap();
        }
    };
    put_off(hub.0, later).await;
    put_off(nurses.0, later).await;
    let due = delivery_hosts::next_due_at(conn).await.unwrap();
    assert_eq!(due, Some(later + 90));
    assert_eq!(oldest(later + 89).await.unwrap(), None);
    assert_eq!(oldest(later + 90).await.unwrap(), Some(later));
    assert_eq!(claim("w9", later + 89).await.unwrap(), None);
    let again = delivery_hosts::retry_now(conn, hub.0, later + 1).await;
    assert!(again.unwrap(), "it is tried when somebody asks for it");
    let claimed = claim("w9", later + 89).await.unwrap();
    assert_eq!(claimed.as_deref(), Some(hub.0));
    let claimed = claim_hosts(conn, "w9", later + 90, 1000, (1, 1)).await;
    let schemes = claimed.unwrap().into_iter().map(|one| one.signature_scheme);
    let schemes: Vec<_> = schemes.collect();
    assert_eq!(schemes, [Some("rfc9421".to_owned())], "it comes with it");
    for (host, _) in [hub, nurses] {
        delivery_hosts::release(conn, host, "w9").await.unwrap();
    }
    let dropped = deliveries::drop_actor(conn, &dockers.ap_id).await;
    assert_eq!(dropped.unwrap(), 3);
    assert!(prune(far, u64::MAX).await > 0);
    let nurses = delivery_hosts::by_host(conn, nurses.0).await;
    assert!(nurses.unwrap().is_none());
    // Of those of which nothing is known but what they take, only so many stay.
    for (at, host) in [
        (0, "down.idle.example"),
        (1, "a.idle.example"),
        (2, "b.idle.example"),
    ] {
        let noted = delivery_hosts::set_signature_scheme(conn, host, "rfc9421", NOW + at).await;
        noted.unwrap();
    }
    let down = "UPDATE delivery_hosts SET failures = 1 WHERE host = 'down.idle.example'";
    conn.execute_unprepared(down).await.unwrap();
    assert_eq!(prune(NOW, 2).await, 0);
    assert_eq!(prune(NOW, 1).await, 1);
    for (host, stays) in [
        ("down.idle.example", true),
        ("a.idle.example", false),
        ("b.idle.example", true),
    ] {
        let row = delivery_hosts::by_host(conn, host).await;
        assert_eq!(row.unwrap().is_some(), stays, "{host}");
    }
    assert_eq!(prune(far, u64::MAX).await, 2);
}

pub async fn what_has_reached_everybody_goes(db: &Database, dockers: &Organization) {
    let conn = db.conn();
    let ap_id = |n: i64| format!("https://dockers.example/activities/many-{n}");
    let many = (0..3_300).map(|n| NewActivity {
        ap_id: ap_id(n),
        organization_id: Some(dockers.id),
        actor: dockers.ap_id.clone(),
        public: n % 3 == 0,
        body: "{}".into(),
        created_at: NOW - 10,
    });
    let ids = outbox::insert_many(conn, many.collect()).await.unwrap();
    assert_eq!(ids.len(), 3_300);
    let waits = ap_id(1);
    let inbox = ["https://mills.example/inbox".to_owned()];
    queue(conn, dockers, ids[&waits], &inbox, NOW)
        .await
        .unwrap();
    assert_eq!(outbox::prune_delivered(conn, NOW - 10).await.unwrap(), 0);
    // A third is public, and one is on its way.
    let gone = outbox::prune_delivered(conn, NOW - 9).await;
    assert_eq!(gone.unwrap(), 2_199);
    for (n, stays) in [(0, true), (1, true), (2, false), (3_298, false)] {
        let found = outbox::by_ap_id(conn, &ap_id(n)).await.unwrap();
        assert_eq!(found.is_some(), stays, "{n}");
    }
    for left in [
        "DELETE FROM activities WHERE ap_id LIKE '%/many-%'",
        "DELETE FROM delivery_hosts WHERE host = 'mills.example'",
    ] {
        conn.execute_unprepared(left).await.unwrap();
    }
}

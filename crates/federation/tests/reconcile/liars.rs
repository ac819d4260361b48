//! Peers that do not follow the protocol: they cost little and change nothing.

use crate::two;
use negentropy::Bound;
use serde_json::{Value, json};
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};
use undersigned_domain::Digest;
use undersigned_federation::reconcile::{
    exchange::Method,
    frame::{self, Payload, Range},
    own_registers,
    ranges::MAX_ROUNDS,
};
use undersigned_store::{
    ConnectionTrait as _,
    organizations::{self, NewOrganization},
};

/// Digests that nothing has, another one at each call.
fn digest(counter: &AtomicU64) -> Digest {
    let number = counter.fetch_add(1, Ordering::Relaxed);
    Digest::of(&[&number.to_le_bytes()])
}

fn in_a_frame(ranges: &[Range]) -> Option<(u16, Value)> {
    let frame = frame::to_text(&frame::write(ranges));
    Some((200, json!({"frame": frame})))
}

/// Protocol case 34: ranges that look alike although they are not.
#[tokio::test]
async fn where_fingerprints_are_fooled_the_list_repairs_it() {
    let (_folder, a, b) = two(1..1_101, 2_000..2_003, 3_000..3_002).await;
    // "Nothing differs": what a peer answers whose fingerprints agree by chosen digests.
    a.wire
        .lie(|what, _| what.is_empty().then(|| in_a_frame(&[])).flatten());
    assert_ne!(a.holds().await, b.holds().await);
    assert!(a.reconcile(&b).await.expect("it goes well"));
    assert_eq!(a.holds().await, b.holds().await);
    assert_eq!(a.holds().await.1, 1 + 2 * (1_100 + 3 + 2));
    let traffic = a.wire.take_traffic();
    assert_eq!((traffic.count(""), traffic.count("digests")), (1, 2));
}

#[tokio::test]
async fn who_answers_ranges_with_nonsense_is_asked_for_the_list() {
    let all = [
        json!({}),
        json!({"frame": "*"}),
        json!({"frame": "YQ"}),
        json!({"frame": frame::to_text(&[0x61, 0, 0, 9])}),
        json!({"frame": frame::to_text(&[0x60])}),
        json!({"frame": frame::to_text(&vec![0x61; 65_536])}),
        json!({"frame": "A".repeat(200_000)}),
        json!([]),
    ];
    let (_folder, a, b) = two(1..1_101, 2_000..2_001, 3_000..3_001).await;
    let before = a.holds().await;
    let (counter, answers) = (AtomicUsize::new(0), all.clone());
    a.wire.lie(move |what, _| {
        let next = || answers[counter.fetch_add(1, Ordering::Relaxed) % answers.len()].clone();
        what.is_empty().then(|| (200, next()))
    });
    a.wire.lead_to(&b);
    let (peer, appeal) = (a.peer(&b).await, a.appeal().await);
    for nonsense in all {
        let outcome = a.instance.reconcile_by(Method::Ranges, appeal.id, &peer);
        assert!(outcome.await.is_err(), "{nonsense}");
    }
    assert_eq!(a.holds().await, before);
    assert!(a.reconcile(&b).await.expect("it goes well"));
    assert_eq!(a.holds().await, b.holds().await);
}

#[tokio::test]
async fn who_never_comes_to_an_end_and_names_what_it_has_not_is_given_up() {
    let (_folder, a, b) = two(1..1_101, 2_000..2_001, 3_000..3_001).await;
    let before = a.holds().await;
    let counter = AtomicU64::new(0);
    a.wire.lie(move |what, _| match what {
        "" => in_a_frame(&[
            Range {
                upper: Bound::with_timestamp(1),
                payload: Payload::Ids((0..1_900).map(|_| *digest(&counter).bytes()).collect()),
            },
            Range {
                upper: frame::infinity(),
                payload: Payload::Fingerprint([1; 16]),
            },
        ]),
        "statements" => Some((200, json!({"statements": [{"id": "x"}, 7, "y"]}))),
        "push" => Some((200, json!({"held": 0, "refused": []}))),
        "digests" => Some((200, json!({"digests": [], "more": true}))),
        _ => None,
    });
    assert!(!a.reconcile(&b).await.expect("it ends"));
    assert_eq!(a.holds().await, before);
    let traffic = a.wire.take_traffic();
    assert_eq!(traffic.count(""), 2 * MAX_ROUNDS);
    let asked = traffic.count("statements");
    assert_eq!(asked, 2 * 3, "then it is not believed");
}

#[tokio::test]
async fn a_list_without_end_is_not_read_for_ever() {
    let (_folder, a, b) = two(1..20, 20..21, 30..31).await;
    let before = a.holds().await;
    let zero = format!("sha-256:{}", "0".repeat(64));
    a.wire.lie(move |what, _| match what {
        "digests" => Some((200, json!({"digests": [zero], "more": true}))),
        _ => None,
    });
    let error = a.reconcile(&b).await.expect_err("it goes on for ever");
    assert_eq!(error.code(), "sync_invalid");
    assert_eq!(a.holds().await, before);
    assert_eq!(a.wire.take_traffic().count("digests"), 2);
}

#[tokio::test]
async fn a_list_that_ascends_without_end_fills_no_memory() {
    let (_folder, a, b) = two(1..20, 20..21, 30..31).await;
    let before = a.holds().await;
    let counter = AtomicU64::new(0);
    a.wire.lie(move |what, _| match what {
        "digests" => {
            let next = || counter.fetch_add(1, Ordering::Relaxed);
            let named: Vec<String> = (0..2_000)
                .map(|_| format!("sha-256:{:064x}", next()))
                .collect();
            Some((200, json!({"digests": named, "more": true})))
        }
        "statements" => Some((200, json!({"statements": []}))),
        "push" => Some((200, json!({"held": 0, "refused": []}))),
        _ => None,
    });
    assert!(!a.reconcile(&b).await.expect("it ends"));
    assert_eq!(a.holds().await, before);
    let traffic = a.wire.take_traffic();
    assert_eq!(traffic.count("digests"), 2 * 50, "100,000 names at a time");
    assert_eq!(traffic.count("statements"), 2 * 3);
}

#[tokio::test]
async fn what_was_not_asked_for_is_not_taken() {
    let (_folder, a, b) = two(1..20, 20..21, 30..32).await;
    let other = crate::pair::endorsed_and_admitted(99);
    let other: Vec<Value> = other
        .iter()
        .map(|one| serde_json::from_str(one.text()).expect("JSON"))
        .collect();
    a.wire.lie(move |what, _| match what {
        "statements" => Some((200, json!({"statements": other}))),
        _ => None,
    });
    let before = a.holds().await;
    assert!(!a.reconcile(&b).await.expect("it ends"));
    assert_eq!(a.holds().await, before);
}

/// Gives a server an organisation, whose words it asks others for.
async fn founded(side: &crate::pair::Side) {
    let new = NewOrganization {
        handle: "a".to_owned(),
        ap_id: "https://a.example/orgs/a".to_owned(),
        names: json!({"en": "A"}).to_string(),
        summary: None,
        country: None,
        created_at: 0,
    };
    let db = side.instance.database.conn();
    organizations::insert(db, new).await.expect("it is founded");
}

#[tokio::test]
async fn who_names_words_of_ours_without_end_is_not_asked_for_ever() {
    let (_folder, a, b) = two(1..20, 20..21, 30..31).await;
    founded(&a).await;
    let before = a.holds().await;
    a.peer(&b).await;
    let counter = AtomicU64::new(0);
    a.wire.lie(move |what, question| {
        let wanted = question["want"].as_array().is_some_and(|it| !it.is_empty());
        match (what, wanted) {
            ("registers", true) => Some((200, json!({"statements": [{"id": "x"}, 7]}))),
            ("registers", false) => {
                let named: Vec<String> = (0..2_000).map(|_| digest(&counter).to_string()).collect();
                Some((200, json!({"digests": named, "more": true})))
            }
            _ => None,
        }
    });
    let appeal = a.appeal().await.id;
    own_registers::settle(&a.instance, appeal)
        .await
        .expect("it ends");
    assert_eq!(a.holds().await, before);
    let asked = a.wire.take_traffic().count("registers");
    assert_eq!(asked, 1 + 3, "a page of names, and then it is not believed");
}

#[tokio::test]
async fn names_that_are_none_or_the_same_again_end_the_reading_of_our_words() {
    let zero = format!("sha-256:{}", "0".repeat(64));
    for (named, expected) in [(zero.clone(), 2 + 1), ("x".repeat(100_000), 1)] {
        let (_folder, a, b) = two(1..3, 3..4, 4..5).await;
        founded(&a).await;
        a.peer(&b).await;
        a.wire.lie(move |what, question| {
            let wanted = question["want"].as_array().is_some_and(|it| !it.is_empty());
            match (what, wanted) {
                ("registers", true) => Some((200, json!({"statements": []}))),
                ("registers", false) => Some((200, json!({"digests": [named], "more": true}))),
                _ => None,
            }
        });
        let appeal = a.appeal().await.id;
        own_registers::settle(&a.instance, appeal)
            .await
            .expect("it ends");
        assert_eq!(a.wire.take_traffic().count("registers"), expected);
    }
}

#[tokio::test]
async fn nobody_was_asked_for_our_words_while_the_database_was_away() {
    let (_folder, a, b) = two(1..3, 3..4, 4..5).await;
    founded(&a).await;
    a.peer(&b).await;
    a.wire
        .lie(|what, _| (what == "registers").then(|| (200, json!({"digests": []}))));
    let (appeal, db) = (a.appeal().await.id, a.instance.database.conn());
    let rename = async |from: &str, to: &str| {
        let statement = format!("ALTER TABLE {from} RENAME TO {to}");
        db.execute_unprepared(&statement).await.expect("renamed");
    };
    rename("replicas", "replicas_away").await;
    let settled = own_registers::settle(&a.instance, appeal).await;
    assert!(
        settled.is_err(),
        "nothing is signed before others were asked"
    );
    assert_eq!(a.wire.take_traffic().count("registers"), 0);
    rename("replicas_away", "replicas").await;
    let settled = own_registers::settle(&a.instance, appeal).await;
    settled.expect("it is read now");
    assert_eq!(a.wire.take_traffic().count("registers"), 1);
}

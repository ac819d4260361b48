//! Which way differences are found, and that they are repaired.

use crate::{
    fill,
    pair::{Side, UNDER_ONE_DOMAIN, admission, endorsement, the_note},
    two,
};
use undersigned_domain::Names;

#[tokio::test]
async fn long_lists_are_compared_by_ranges() {
    let (_folder, a, b) = two(1..1_201, 2_000..2_003, 3_000..3_002).await;
    assert!(a.reconcile(&b).await.expect("it goes well"));
    assert_eq!(a.holds().await, b.holds().await);
    assert_eq!(a.holds().await.1, 1 + 2 * (1_200 + 3 + 2));
    let traffic = a.wire.take_traffic();
    assert_eq!(traffic.count("digests"), 0);
    assert!((2..=5).contains(&traffic.count("")), "{traffic:?}");
    assert_eq!((traffic.count("statements"), traffic.count("push")), (1, 1));
    let whole_list = 2_400 * 75;
    assert!(traffic.sent + traffic.received < whole_list, "{traffic:?}");

    assert!(a.reconcile(&b).await.expect("it goes well"));
    assert_eq!(
        a.wire.take_traffic().questions,
        ["state"],
        "nothing is left"
    );
}

#[tokio::test]
async fn short_lists_are_sent_whole() {
    let (_folder, a, b) = two(1..20, 20..22, 30..33).await;
    assert!(a.reconcile(&b).await.expect("it goes well"));
    assert_eq!(a.holds().await, b.holds().await);
    let asked = a.wire.take_traffic().questions;
    // At the end, that they hold the same; and what was signed about that.
    let expected = ["state", "digests", "statements", "push", "state", "state"];
    assert_eq!(asked, expected);
}

#[tokio::test]
async fn where_one_side_has_hardly_anything_the_list_is_sent_whole() {
    let (_folder, a, b) = two(1..2, 2..2, 10..1_300).await;
    assert!(a.reconcile(&b).await.expect("it goes well"));
    assert_eq!(a.holds().await, b.holds().await);
    let traffic = a.wire.take_traffic();
    assert_eq!((traffic.count(""), traffic.count("digests")), (0, 2));
}

#[tokio::test]
async fn a_peer_without_ranges_is_asked_for_the_list() {
    let (_folder, a, b) = two(1..1_101, 2_000..2_003, 3_000..3_002).await;
    a.wire
        .lie(|what, _| (what.is_empty()).then(|| (404, serde_json::json!({}))));
    assert!(a.reconcile(&b).await.expect("it goes well"));
    assert_eq!(a.holds().await, b.holds().await);
    let traffic = a.wire.take_traffic();
    assert_eq!((traffic.count(""), traffic.count("digests")), (1, 2));
}

/// As long names as may be: 100 such statements would not fit into a message.
fn long(number: u64) -> Names {
    let name = format!("{number} {}", "勞".repeat(290));
    Names {
        also_known_as: vec![name.clone(); 14],
        ..crate::pair::name(&name)
    }
}

#[tokio::test]
async fn no_message_is_larger_than_it_may_be() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut sides = Vec::new();
    for (host, signers) in [("a.example", 1..120), ("b.example", 120..240)] {
        let mut members = vec![the_note()];
        for number in signers {
            members.push(endorsement(number, &long(number)));
            members.push(admission(number, &long(number)));
        }
        let file = folder.path().join(host);
        fill(&file, members).await;
        sides.push(Side::new(host, &file).await);
    }
    let [a, b] = &sides[..] else { unreachable!() };
    assert!(a.reconcile(b).await.expect("it goes well"));
    assert_eq!(a.holds().await, b.holds().await);
    assert_eq!(a.holds().await.1, 1 + 2 * 239);
    let traffic = a.wire.take_traffic();
    assert!(traffic.longest < 1_024 * 1_024, "{traffic:?}");
    assert!(traffic.sent + traffic.received > 2 * 1_024 * 1_024);
}

#[tokio::test]
async fn what_lets_in_is_handed_over_first() {
    let many = UNDER_ONE_DOMAIN..UNDER_ONE_DOMAIN + 400;
    let (_folder, a, b) = two(1..2, many, 2..2).await;
    // More of one domain than may wait in a mailbox: what came before its admission were lost.
    assert!(a.reconcile(&b).await.expect("it goes well"));
    assert_eq!(a.holds().await, b.holds().await);
    assert_eq!(a.wire.take_traffic().count("push"), 8);
    let db = b.instance.database.conn();
    let waiting = undersigned_store::statements::waiting(db, b.appeal().await.id).await;
    assert_eq!(waiting.expect("the database"), [], "nothing had to wait");
}

//! A list of signers waits, sealed, between two steps of taking it over.

use crate::NOW;
use undersigned_store::{Database, appeals::Appeal, imports};

pub async fn a_list_waits_between_two_steps(db: &Database, appeal: &Appeal) {
    let conn = db.conn();
    let (mine, theirs) = (101, 102);
    let keep = async |account, list: &[u8], until| {
        imports::keep(conn, appeal.id, account, list.to_vec(), until)
            .await
            .unwrap();
    };
    let find = async |account, now| imports::find(conn, appeal.id, account, now).await.unwrap();
    assert_eq!(find(mine, NOW).await, None);
    keep(mine, b"one", NOW + 10).await;
    keep(theirs, b"another", NOW + 20).await;
    keep(mine, b"two", NOW + 15).await;
    assert_eq!(find(mine, NOW).await.as_deref(), Some(&b"two"[..]));
    assert_eq!(find(theirs, NOW).await.as_deref(), Some(&b"another"[..]));
    assert_eq!(find(mine, NOW + 15).await, None, "its time is over");
    assert_eq!(imports::prune(conn, NOW + 15).await.unwrap(), 1);
    assert_eq!(imports::prune(conn, NOW + 15).await.unwrap(), 0);
    imports::forget(conn, appeal.id, theirs).await.unwrap();
    assert_eq!(find(theirs, NOW).await, None);

    assert_eq!(imports::remembered(conn, appeal.id).await.unwrap(), None);
    for layout in ["first", "second"] {
        imports::remember(conn, appeal.id, layout).await.unwrap();
    }
    let held = imports::remembered(conn, appeal.id).await.unwrap();
    assert_eq!(held.as_deref(), Some("second"));
}

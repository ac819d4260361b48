//! Whose turn it is among processes, and words between them.

use std::time::Duration;
use tokio::task::yield_now;
use tokio::time::timeout;
use undersigned_store::*;

/// How long the database may take to notice.
const SOON: Duration = Duration::from_secs(120);

pub async fn a_turn_is_ones_alone_and_free_when_that_ends(db: &Database) {
    let mut one = db.turns().await.unwrap();
    let mut other = db.turns().await.unwrap();
    assert!(one.take("tidying").await.unwrap());
    one.check().await.unwrap();
    // A SQLite file has one server, which has every turn.
    assert_eq!(other.take("tidying").await.unwrap(), !db.is_postgres());
    assert!(other.take("sweeping").await.unwrap());
    // As if its process had been killed.
    drop(one);
    let mut third = db.turns().await.unwrap();
    timeout(SOON, async {
        while !third.take("tidying").await.unwrap() {
            yield_now().await;
        }
    })
    .await
    .unwrap();
    // What many have at a time nobody has alone, until the last of them ends.
    assert!(third.share("there").await.unwrap());
    assert!(other.share("there").await.unwrap());
    let mut fourth = db.turns().await.unwrap();
    other.end().await.unwrap();
    assert_eq!(fourth.take("there").await.unwrap(), !db.is_postgres());
    third.end().await.unwrap();
    timeout(SOON, async {
        while !fourth.take("there").await.unwrap() {
            yield_now().await;
        }
    })
    .await
    .unwrap();
    fourth.end().await.unwrap();
}

pub async fn what_one_says_is_heard(db: &Database) {
    let Some(mut listener) = db.listen().await.unwrap() else {
        assert!(!db.is_postgres());
        // Nobody can hear it, and nobody minds.
        db.say("appeal 7").await.unwrap();
        return;
    };
    for word in ["appeal 7", "deliveries"] {
        db.say(word).await.unwrap();
        let heard = timeout(SOON, listener.next()).await.unwrap().unwrap();
        assert_eq!(heard.as_deref(), Some(word));
    }
}

//! Who changes a name again and again: each change is signed here and sent to all who hold the list.

use super::*;
use undersigned_store::{
    deliveries,
    replicas::{self, SeenReplica},
};

const HOLDER: &str = "https://mirror.example";

impl Hub {
    /// A server that holds the list was heard from a time ago, in milliseconds.
    async fn held_elsewhere(&self, ago: i64) {
        let seen = SeenReplica {
            appeal_id: self.appeal.id,
            base_url: HOLDER.to_owned(),
            inbox: format!("{HOLDER}/inbox"),
            state_digest: None,
            seen_at: self.instance.clock.millis() - ago,
        };
        let stored = replicas::upsert_seen(self.instance.database.conn(), seen).await;
        stored.expect("the database answers");
    }

    /// How many activities wait for the server that holds the list.
    async fn waiting(&self) -> i64 {
        let db = self.instance.database.conn();
        let waiting = deliveries::waiting_by_host(db, 100).await;
        let waiting = waiting.expect("the database answers");
        let there = waiting.iter().find(|one| one.host == "mirror.example");
        there.map_or(0, |one| one.waiting)
    }

    /// An author's server sends its newest word.
    async fn says(&self, by: &Author, name: &str, seq: u64) {
        let (_, standing) = self.endorsed_by(by, name, seq).await;
        assert_eq!(standing, Standing::Member);
    }

    async fn is_confirmed(&self, name: &str) -> bool {
        let entry = self.entry(DOCKERS).await.expect("it is listed");
        entry.name_confirmed && entry.names == names(name)
    }
}

#[tokio::test]
async fn row_830_names_that_change_all_the_time_wait_for_the_timer() {
    let folder = tempfile::tempdir().expect("a folder");
    let hub = Hub::of(folder.path()).await;
    let (dockers, now) = (author(DOCKERS, 1), hub.now());
    fetched(&hub.instance, &dockers).await;
    hub.endorsed_by(&dockers, "Dockers", now).await;
    hub.held_elsewhere(0).await;
    for number in 1..=20 {
        hub.says(&dockers, &format!("Dockers {number}"), now + number)
            .await;
    }
    assert_eq!(hub.waiting().await, 6);
    assert!(!hub.is_confirmed("Dockers 20").await);
    hub.round().await;
    assert!(hub.is_confirmed("Dockers 20").await);
    assert_eq!(hub.waiting().await, 7, "the newest alone");
}

#[tokio::test]
async fn row_831_who_was_not_heard_from_finds_what_it_is_not_sent() {
    let folder = tempfile::tempdir().expect("a folder");
    let hub = Hub::of(folder.path()).await;
    let (dockers, now) = (author(DOCKERS, 1), hub.now());
    fetched(&hub.instance, &dockers).await;
    hub.endorsed_by(&dockers, "Dockers", now).await;
    hub.held_elsewhere(8 * 24 * 60 * 60 * 1_000).await;
    hub.says(&dockers, "Dockers United", now + 1).await;
    assert!(hub.is_confirmed("Dockers United").await);
    assert_eq!(hub.waiting().await, 0);
    // It asks: what is said from then on is sent to it as well.
    hub.held_elsewhere(0).await;
    hub.says(&dockers, "Dockers", now + 2).await;
    assert_eq!(hub.waiting().await, 1);
}

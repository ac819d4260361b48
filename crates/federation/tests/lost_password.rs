//! Whoever asks for links to a new password in somebody's name does not keep that person from one that works.

use crate::{alone, petition};
use chrono::TimeDelta;
use std::sync::atomic::Ordering::Relaxed;
use undersigned_federation::{
    Instance,
    actions::{
        account::{self, Owner},
        reset,
        session::look_at_link,
    },
    views::Organization,
};
use undersigned_store::mails;

const ANA: &str = "ana@hub.example";

/// Somebody asks for a link, in a browser in which Ana came in before or elsewhere; gives how many mails wait then.
async fn ask(instance: &Instance, is_known: bool) -> u64 {
    let write = |_: &Organization, link: &str| ("Link".to_owned(), link.to_owned());
    let sent = reset::send(instance, ANA, |_| is_known, write).await;
    sent.expect("it is answered");
    let standing = mails::standing(instance.database.conn()).await;
    standing.expect("it stands").waiting
}

#[tokio::test]
async fn row_840_strangers_neither_end_a_link_at_once_nor_use_up_what_is_asked_for_at_home() {
    let folder = tempfile::tempdir().expect("a folder");
    let (clock, minutes) = alone::moved_clock("2026-12-02T00:00:00Z", TimeDelta::minutes);
    let instance = alone::server(folder.path(), "hub", clock).await;
    let (union, _) = petition::published(&instance).await;
    let owner = Owner {
        email: ANA.to_owned(),
        ..Owner::default()
    };
    let made = account::create_owner(&instance, union.id, owner).await;
    made.expect("an account");

    assert_eq!(ask(&instance, false).await, 1);
    let (db, now) = (instance.database.conn(), instance.clock.millis());
    let held = mails::claim(db, "test", now, 1_000, 1).await;
    let held = held.expect("the database answers").pop().expect("a mail");
    let mail = held.open(&instance.secret).expect("it can be read");
    let (_, token) = mail.text.split_once("token=").expect("a link");
    for _ in 0..30 {
        assert_eq!(ask(&instance, false).await, 1);
    }
    let open = look_at_link(&instance, token).await;
    assert!(open.expect("the database answers").is_some());

    // Whoever has time uses up what the mailbox gets of that in a day.
    for asked in 2..20 {
        minutes.fetch_add(10, Relaxed);
        assert_eq!(ask(&instance, false).await, asked.min(10));
    }
    assert_eq!(ask(&instance, true).await, 11);
}

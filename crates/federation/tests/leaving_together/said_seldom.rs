//! What lastingly keeps signers on a list is not said at each look.

use super::Scene;
use crate::logged::{message, said_within};
use std::time::Duration;
use tokio_util::sync::CancellationToken;
use tracing::Event;
use undersigned_federation::actions::remove_many;
use undersigned_store::settings;

#[tokio::test]
async fn what_cannot_go_on_is_not_said_every_two_seconds() {
    let folder = tempfile::tempdir().expect("a folder");
    let scene = Scene::new(folder.path()).await;
    scene.begin().await.expect("begun");
    let db = scene.instance.database.conn();
    let kept = settings::names_below(db, "signers-leave:").await;
    let kept = kept.expect("the database answers");
    let part = kept.iter().find(|name| name.ends_with(":00001"));
    let damaged = settings::set(db, part.expect("a part"), "no part").await;
    damaged.expect("the database answers");

    let waits = |event: &Event<'_>| message(event).contains("who are to leave a list wait");
    let runs = remove_many::run(scene.instance.clone(), CancellationToken::new());
    // The next look comes after two seconds.
    let said = said_within(Duration::from_secs(5), waits, runs);
    assert_eq!(said.await, 1);
}

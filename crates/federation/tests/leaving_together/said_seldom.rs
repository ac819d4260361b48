//! What lastingly keeps signers on a list is not said at each look.

use super::Scene;
use crate::logged::{Logged, message};
use std::time::Duration;
use tokio::time::{sleep, timeout};
use tokio_util::sync::CancellationToken;
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

    let waits = Logged::of(|event| message(event).contains("who are to leave a list wait"));
    let logged = tracing::subscriber::set_default(waits.clone());
    let two_looks = async {
        while waits.times() == 0 {
            sleep(Duration::from_millis(100)).await;
        }
        // The next one comes after two seconds.
        sleep(Duration::from_secs(5)).await;
    };
    tokio::select! {
        () = remove_many::run(scene.instance.clone(), CancellationToken::new()) => panic!("nobody stopped it"),
        looked = timeout(Duration::from_secs(100), two_looks) => looked.expect("it looks"),
    }
    drop(logged);
    assert_eq!(waits.times(), 1);
}

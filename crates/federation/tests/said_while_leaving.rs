//! Whoever withdraws leaves no words behind, also those that were on their way just then.

use crate::{alone, petition, signers::names};
use std::time::Duration;
use undersigned_federation::{
    Clock, Instance,
    actions::{
        comments,
        endorse::{self, Said},
    },
    views::{Appeal, Organization},
};
use undersigned_store::comments as stored;

async fn endorse(instance: &Instance, union: &Organization, appeal: &Appeal) {
    let said = Said {
        names: names("Union"),
        ..Said::default()
    };
    let endorsed = endorse::endorse(instance, union, &appeal.ap_id, said).await;
    endorsed.expect("endorsed");
}

#[tokio::test]
async fn words_on_their_way_do_not_outlive_a_withdrawal() {
    let folder = tempfile::tempdir().expect("a folder");
    let instance = alone::server(folder.path(), "hub", Clock::system()).await;
    let (union, appeal) = petition::published(&instance).await;
    endorse(&instance, &union, &appeal).await;
    let object = &appeal.ap_id;
    // Nobody else writes before both have looked: the withdrawal waits first, and the words behind it.
    let held = instance.database.begin().await.expect("a transaction");
    let withdraw = endorse::withdraw(&instance, &union, object);
    let say = comments::say(&instance, &union, object, "They are our neighbours.", "en");
    let go_on = async {
        // Nothing shows that they wait: long enough for a busy machine.
        tokio::time::sleep(Duration::from_secs(2)).await;
        held.rollback().await.expect("rolled back");
    };
    let (withdrawn, said, ()) = tokio::join!(Box::pin(withdraw), Box::pin(say), go_on);
    assert_eq!(withdrawn.expect("withdrawn").state, "withdrawn");
    // Whichever came first.
    if let Err(error) = said {
        assert_eq!(error.code(), "not_endorsed");
    }
    let left = stored::of(instance.database.conn(), appeal.id, &union.ap_id).await;
    assert_eq!(left.expect("the database answers"), None);

    // Who endorses anew says why anew.
    endorse(&instance, &union, &appeal).await;
    let say = comments::say(&instance, &union, object, "They are our neighbours.", "en");
    assert_eq!(say.await.expect("said").state, "shown");
}

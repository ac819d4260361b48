//! Who was refused, as the desk shows and counts them.

use super::Scene;
use undersigned_federation::{actions::refuse, signers::Standing};
use undersigned_store::refused_signers::{self, NewRefusedSigner};

#[tokio::test]
async fn whoever_is_blocked_is_neither_shown_nor_counted_among_the_refused() {
    let folder = tempfile::tempdir().expect("a folder");
    let scene = Scene::new(folder.path()).await;
    let (instance, union, object) = (&scene.instance, &scene.union, &scene.appeal.ap_id);
    scene.fill_in(1).await;
    let waiting = scene.who_waits().await.remove(0).about;
    let refusal = refuse::refuse(instance, union, object, &waiting, None).await;
    assert_eq!(refusal.expect("refused"), 1);
    // One from elsewhere.
    let about = "https://fediverse.example/users/bakers";
    let aad = format!("refused {} {about}", scene.appeal.id);
    let sealed = instance
        .secret
        .seal(br#"{"statements":[]}"#, aad.as_bytes());
    let now = instance.clock.millis();
    let kept = NewRefusedSigner {
        appeal_id: scene.appeal.id,
        about: about.to_owned(),
        reason: String::new(),
        refused_by: union.ap_id.clone(),
        sealed: sealed.expect("sealed"),
        refused_at: now,
        expires_at: now + 60_000,
    };
    let stored = refused_signers::keep(instance.database.conn(), kept, 10).await;
    stored.expect("the database answers");
    let refused = async || {
        let view = instance.view_by_id(object).await;
        let view = view.expect("the database answers").expect("it is here");
        let shown = instance.signers(&view, Standing::Refused, &[]).await;
        let counts = instance.signer_counts(&view, &[]).await;
        let counts = counts.expect("the database answers").into_iter();
        let mut counted = counts.filter(|(standing, _)| *standing == Standing::Refused);
        let counted = counted.next().map(|(_, count)| count);
        (shown.expect("the database answers").len(), counted)
    };
    assert_eq!(refused().await, (2, Some(2)));
    scene.block("fediverse.example").await;
    assert_eq!(refused().await, (1, Some(1)));
}

/// As after a backup was put back whose secret is another.
#[tokio::test]
async fn what_cannot_be_opened_of_one_who_was_refused_keeps_nobody_from_those_who_wait() {
    let folder = tempfile::tempdir().expect("a folder");
    let scene = Scene::new(folder.path()).await;
    let (instance, object) = (&scene.instance, &scene.appeal.ap_id);
    scene.fill_in(1).await;
    let now = instance.clock.millis();
    let unreadable = NewRefusedSigner {
        appeal_id: scene.appeal.id,
        about: "https://fediverse.example/users/bakers".to_owned(),
        reason: String::new(),
        refused_by: scene.union.ap_id.clone(),
        sealed: b"sealed by another".to_vec(),
        refused_at: now,
        expires_at: now + 60_000,
    };
    let stored = refused_signers::keep(instance.database.conn(), unreadable, 10).await;
    stored.expect("the database answers");
    let view = instance.view_by_id(object).await;
    let view = view.expect("the database answers").expect("it is here");
    let waiting = instance.who_waits(scene.appeal.id).await;
    let waiting = waiting.expect("the database answers");
    let counts = instance.signer_counts(&view, &waiting).await;
    let counts = counts.expect("nothing is opened for it");
    assert!(counts.contains(&(Standing::Waiting, 1)), "{counts:?}");
    assert!(counts.contains(&(Standing::Refused, 1)), "{counts:?}");
}

//! A part in which one keeps the others is decided about one by one, and the process may end between any two of them.

use super::{MANY, Scene};
use crate::alone;
use undersigned_domain::{
    Digest, Register, RegisterKey, StatementType, admission::Role, statement::MAX_SEQ,
};
use undersigned_federation::{
    Clock,
    actions::{
        audit::{self, AuditFilter},
        remove_many::{self, End, Kind},
    },
};
use undersigned_store::{
    ConnectionTrait as _,
    statements::{self, NewStatement},
};

impl Scene {
    /// Nothing more can be signed of this one, so that it keeps the others of its part.
    async fn keeps_the_others(&self, about: &str) {
        let view = self.instance.view_by_id(&self.appeal.ap_id).await;
        let view = view.expect("the database answers").expect("it is here");
        let mut attested = view.snapshot.state().attestations_of(about);
        let said = attested.next().and_then(Register::value);
        let key = said.expect("it was entered").key.clone();
        let about = [about.to_owned()];
        let register = RegisterKey {
            role: Some(Role::Signer),
            ..RegisterKey::about(&self.union.ap_id, &key, StatementType::Admission, &about)
        };
        let row = NewStatement {
            appeal_id: self.appeal.id,
            digest: Digest::of(&[b"the last that can be said"]).to_string(),
            register: register.digest().to_string(),
            author: self.union.ap_id.clone(),
            key: key.to_string(),
            kind: StatementType::Admission.name().to_owned(),
            seq: i64::try_from(MAX_SEQ).expect("it is written so"),
            standing: statements::EARLY.to_owned(),
            origin_checked: true,
            body: "{}".to_owned(),
            received_at: self.instance.clock.millis(),
            ap_id: "https://hub.example/admissions/last".to_owned(),
        };
        let stored = statements::insert_many(self.instance.database.conn(), vec![row]).await;
        assert_eq!(stored.expect("the database answers"), 1);
    }

    /// Does something to the database, as it stands here.
    async fn in_the_database(&self, what: &str) {
        let done = self.instance.database.conn().execute_unprepared(what).await;
        done.expect("the database answers");
    }
}

#[tokio::test]
async fn whoever_has_left_can_be_let_in_again_wherever_it_broke_off() {
    let folder = tempfile::tempdir().expect("a folder");
    let scene = Scene::new(folder.path()).await;
    scene.keeps_the_others(&scene.entered[7]).await;
    let view = scene.instance.view_by_id(&scene.appeal.ap_id).await;
    let view = view.expect("the database answers").expect("it is here");
    let said = view.snapshot.state().statements();
    let before = said.filter(|said| said.kind() == StatementType::Admission);
    let before = before.count();
    scene.begin().await.expect("begun");
    // Once four have left, nothing more is noted, as where the process is killed.
    let broken = format!(
        "CREATE TRIGGER broken BEFORE DELETE ON settings_kv WHEN OLD.name LIKE 'signers-leave:%:00001' \
         AND (SELECT COUNT(*) FROM statements WHERE kind = 'Admission' AND standing = 'member') > {} \
         BEGIN SELECT RAISE(ABORT, 'broken off'); END",
        before + 4
    );
    scene.in_the_database(&broken).await;
    let broken_off = remove_many::run_due(&scene.instance).await;
    assert!(broken_off.is_err(), "{broken_off:?}");
    let left = MANY + 1 - scene.listed().await.len();
    assert_eq!(left, 4);
    let taken = scene.taken().await;
    assert_eq!(taken.len(), 1, "{taken:?}");
    assert_eq!((taken[0].of, taken[0].back.len()), (4, 4));
    let progress = scene.progress().await.expect("it goes on");
    assert!(!progress.is_over() && progress.removed == 4, "{progress:?}");

    // Another process goes on with the others.
    scene.in_the_database("DROP TRIGGER broken").await;
    let scene = Scene {
        instance: alone::server(folder.path(), "hub", Clock::system()).await,
        ..scene
    };
    while scene.go_on().await {}
    let over = (Kind::Removal, [MANY + 1, MANY - 1, 2], Some(End::Done));
    assert_eq!(scene.told().await, Some(over));
    let taken = scene.taken().await.remove(0);
    assert_eq!((taken.of, taken.back.len()), (MANY - 1, MANY - 1));
    let rows = audit::list(&scene.instance, &scene.union, &AuditFilter::default(), 200).await;
    let rows = rows.expect("the database answers");
    let ended = |outcome: &str| {
        let removals = rows.iter().filter(|row| row.action == "remove");
        removals.filter(|row| row.outcome == outcome).count()
    };
    assert_eq!((ended(audit::DONE), ended(audit::REFUSED)), (MANY - 1, 1));
}

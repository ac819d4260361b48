//! All whom one decision took away are let in again by another.

use super::{MANY, Scene};
use crate::{
    alone,
    petition::guild,
    signers::{names, on_paper},
};
use chrono::{DateTime, TimeDelta, Utc};
use std::sync::{
    Arc,
    atomic::{AtomicI64, Ordering::Relaxed},
};
use undersigned_domain::{
    Status,
    admission::{AdmissionState, Role},
};
use undersigned_federation::{
    Clock,
    actions::{
        admit::{self, Decision},
        attest::{self, Signer},
        audit::{self, Actor, AuditFilter},
        decide_signers::{self, Act, Choice, Outcome},
        endorse::{self, Said},
        publish,
        remove_many::{self, End, Kind, Taken},
    },
    signers::Standing,
    views::Organization,
};
use undersigned_store::{ConnectionTrait as _, settings};

impl Scene {
    /// Has all leave who stand on the list; what was taken away.
    async fn empty(&self) -> Taken {
        self.begin().await.expect("begun");
        while self.go_on().await {}
        let mut taken = self.taken().await;
        assert_eq!(taken.len(), 1, "{taken:?}");
        taken.remove(0)
    }

    pub(super) async fn taken(&self) -> Vec<Taken> {
        let view = self.instance.view_by_id(&self.appeal.ap_id).await;
        let view = view.expect("the database answers").expect("it is here");
        let taken = remove_many::taken_away(&self.instance, &self.union, &view).await;
        taken.expect("the database answers")
    }

    async fn let_in_again(&self, taken: &Taken) -> Result<[usize; 2], &'static str> {
        let by = (&self.union, &Actor::Command);
        let begun = remove_many::let_in_again(&self.instance, by, &self.appeal, taken).await;
        begun
            .map(|one| [one.of, one.left])
            .map_err(|error| error.code())
    }

    async fn decide(&self, organization: &Organization, decision: Decision<'_>) {
        let object = &self.appeal.ap_id;
        let decided = admit::decide(&self.instance, organization, object, &decision).await;
        decided.expect("decided");
    }

    /// Whether somebody who was entered stands on the list.
    async fn stands(&self, entered: &str) -> bool {
        let listed = self.listed().await;
        listed.iter().any(|one| one.about == entered)
    }
}

fn decision(about: &str, role: Role, state: AdmissionState) -> Decision<'_> {
    Decision {
        about,
        role,
        state,
        reason: None,
        overrules: Vec::new(),
        key: None,
        names: None,
    }
}

#[tokio::test]
async fn row_781_all_come_back_whom_one_decision_took_away_and_a_restart_keeps_nobody_away() {
    let folder = tempfile::tempdir().expect("a folder");
    let scene = Scene::new(folder.path()).await;
    let taken = scene.empty().await;
    assert_eq!((taken.of, taken.back.len()), (MANY, MANY));
    // What another initiator has removed as well is not for this one to let in with all others.
    let guild = guild(&scene.instance).await;
    let names = decision(&guild.ap_id, Role::CoInitiator, AdmissionState::Admitted);
    scene.decide(&scene.union, names).await;
    let removes = decision(&scene.entered[0], Role::Signer, AdmissionState::Removed);
    scene.decide(&guild, removes).await;
    let before = taken;
    let taken = scene.taken().await.remove(0);
    assert_eq!((taken.of, taken.back.len()), (MANY, MANY - 1));
    assert_eq!(taken.begun_at, before.begun_at);

    // Who looked before is not asked again here; whoever cannot come back is left when it is their turn.
    assert_eq!(scene.let_in_again(&before).await, Ok([MANY, 0]));
    assert_eq!(
        scene.let_in_again(&before).await,
        Err("removal_under_way"),
        "it is under way"
    );
    assert!(scene.go_on().await, "there is another part");
    // Another process, which has nothing of it in memory.
    let scene = Scene {
        instance: alone::server(folder.path(), "hub", Clock::system()).await,
        ..scene
    };
    while scene.go_on().await {}
    let over = (Kind::Restoration, [MANY, MANY - 1, 1], Some(End::Done));
    assert_eq!(scene.told().await, Some(over));
    assert!(!scene.stands(&scene.entered[0]).await);
    for entered in &scene.entered[1..] {
        assert!(scene.stands(entered).await, "{entered}");
    }
    assert!(scene.taken().await.iter().all(|one| one.back.is_empty()));
    let rows = audit::list(&scene.instance, &scene.union, &AuditFilter::default(), 200).await;
    let rows = rows.expect("the database answers");
    let done = |row: &&audit::AuditEntry| row.action == "restore" && row.outcome == audit::DONE;
    assert_eq!(rows.iter().filter(done).count(), MANY - 1);
}

#[tokio::test]
async fn a_part_that_comes_back_is_told_of_at_once() {
    let folder = tempfile::tempdir().expect("a folder");
    let scene = Scene::new(folder.path()).await;
    scene.is_held_elsewhere().await;
    let taken = scene.empty().await;
    let before = scene.waiting().await;
    assert_eq!(scene.let_in_again(&taken).await, Ok([MANY, 0]));
    assert!(scene.go_on().await, "there is another part");
    assert_eq!(scene.waiting().await, before + 1);
    // Whoever left first comes back last; by themselves meanwhile, they are not let in twice.
    let first = scene.entered[0].as_str();
    let restored = decision(first, Role::Signer, AdmissionState::Admitted);
    scene.decide(&scene.union, restored).await;
    let before = scene.waiting().await;
    assert!(!scene.go_on().await, "that was the last");
    assert_eq!(scene.waiting().await, before + 1);
    for entered in &scene.entered {
        assert!(scene.stands(entered).await, "{entered}");
    }
}

#[tokio::test]
async fn nobody_more_comes_back_to_what_was_withdrawn_and_that_is_said_once() {
    let folder = tempfile::tempdir().expect("a folder");
    let scene = Scene::new(folder.path()).await;
    let taken = scene.empty().await;
    assert_eq!(scene.let_in_again(&taken).await, Ok([MANY, 0]));
    assert!(scene.go_on().await, "there is another part");
    let withdrawn = publish::set_status(&scene.instance, &scene.appeal, Status::Withdrawn).await;
    withdrawn.expect("withdrawn");
    assert!(!scene.go_on().await, "there is no other part");
    let told = scene.told().await.expect("it is said how it ended");
    let (kind, [of, back, left], end) = told;
    assert_eq!((kind, end), (Kind::Restoration, Some(End::Withdrawn)));
    assert!(of == MANY && back > 0 && left > 0, "{told:?}");
    assert_eq!(back + left, MANY);
    let rows = audit::list(&scene.instance, &scene.union, &AuditFilter::default(), 200).await;
    let rows = rows.expect("the database answers");
    assert_eq!(rows[0].action, "remove-all-withdrawn");
    assert_eq!(rows[0].detail, format!("{back}/{MANY}"));
    assert!(rows.iter().all(|row| row.outcome != audit::REFUSED));
}

/// Between the look at whether anybody comes back and the part of those who come back one by one.
#[tokio::test]
async fn what_is_withdrawn_at_that_moment_names_nobody_as_refused() {
    let folder = tempfile::tempdir().expect("a folder");
    let scene = Scene::new(folder.path()).await;
    let (instance, union, object) = (&scene.instance, &scene.union, &scene.appeal.ap_id);
    // Who was not attested comes back by itself.
    let guild = guild(instance).await;
    let said = Said {
        names: names("Guild"),
        ..Said::default()
    };
    let endorsed = endorse::endorse(instance, &guild, object, said).await;
    endorsed.expect("endorsed");
    let lets_in = decision(&guild.ap_id, Role::Signer, AdmissionState::Admitted);
    scene.decide(union, lets_in).await;
    let removed = admit::remove(instance, union, object, &guild.ap_id, None).await;
    removed.expect("removed");
    let view = instance.view_by_id(object).await;
    let view = view.expect("the database answers").expect("it is here");
    let removed = instance.signers(&view, Standing::Removed, &[]).await;
    let removed = removed.expect("the database answers");
    assert_eq!(removed.len(), 1, "{removed:?}");
    let mut kept = view.list.vacated.iter().map(|gone| Some(gone.number));
    assert!(kept.any(|number| number == removed[0].number));
    let begun = scene.begin_with(Kind::Restoration, &removed).await;
    begun.expect("begun");
    let withdrawn = publish::set_status(instance, &scene.appeal, Status::Withdrawn).await;
    withdrawn.expect("withdrawn");
    // As it was when it was looked at.
    let before = "UPDATE appeals SET status = 'open'";
    let looked = instance.database.conn().execute_unprepared(before).await;
    looked.expect("changed");
    assert!(!scene.go_on().await, "there is no other part");
    let over = (Kind::Restoration, [1, 0, 1], Some(End::Withdrawn));
    assert_eq!(scene.told().await, Some(over));
    let rows = audit::list(instance, union, &AuditFilter::default(), 200).await;
    let rows = rows.expect("the database answers");
    assert_eq!(rows[0].action, "remove-all-withdrawn");
    assert!(rows.iter().all(|row| row.outcome != audit::REFUSED));
}

#[tokio::test]
async fn what_was_let_in_again_in_part_can_be_gone_on_with() {
    let folder = tempfile::tempdir().expect("a folder");
    let scene = Scene::new(folder.path()).await;
    let taken = scene.empty().await;
    assert_eq!(scene.let_in_again(&taken).await, Ok([MANY, 0]));
    assert!(scene.go_on().await, "there is another part");
    scene.stop().await;
    let (_, [_, done, _], end) = scene.told().await.expect("it is said how it ended");
    assert_eq!(end, Some(End::Stopped));
    assert!((1..MANY).contains(&done), "{done}");
    let rest = scene.taken().await.remove(0);
    assert_eq!((rest.of, rest.back.len()), (MANY, MANY - done));
    assert_eq!(scene.let_in_again(&rest).await, Ok([MANY, done]));
    while scene.go_on().await {}
    let over = (
        Kind::Restoration,
        [MANY, MANY - done, done],
        Some(End::Done),
    );
    assert_eq!(scene.told().await, Some(over));
    for entered in &scene.entered {
        assert!(scene.stands(entered).await, "{entered}");
    }
}

#[tokio::test]
async fn where_all_have_come_back_nothing_is_kept_of_it() {
    let folder = tempfile::tempdir().expect("a folder");
    let scene = Scene::new(folder.path()).await;
    let taken = scene.empty().await;
    assert_eq!(scene.let_in_again(&taken).await, Ok([MANY, 0]));
    while scene.go_on().await {}
    assert!(scene.taken().await.is_empty());
    let kept = settings::names_below(scene.instance.database.conn(), "signers-left:").await;
    assert!(kept.expect("the database answers").is_empty());
}

#[tokio::test]
async fn whoever_was_decided_about_since_stays_removed_and_after_thirty_days_nobody_is_offered() {
    let folder = tempfile::tempdir().expect("a folder");
    let begun: DateTime<Utc> = "2026-12-02T00:00:00Z".parse().expect("a time");
    let minutes = Arc::new(AtomicI64::new(0));
    let passed = minutes.clone();
    let clock = Clock::new(move || begun + TimeDelta::minutes(passed.load(Relaxed)));
    let scene = Scene::at(folder.path(), clock).await;
    let taken = scene.empty().await;
    assert_eq!(taken.back.len(), MANY);
    let (instance, union) = (&scene.instance, &scene.union);
    let about = &scene.entered[0];
    minutes.store(5, Relaxed);
    let one = [Choice {
        about: about.clone(),
        seen: None,
    }];
    let by = (union, Actor::Command);
    let act = (Act::Restore, None);
    let back = decide_signers::decide(instance, by, &scene.appeal, act, &one).await;
    let back = back.expect("decided");
    assert!(matches!(back[0], Outcome::Done(_)), "{back:?}");
    minutes.store(10, Relaxed);
    let again = admit::remove(instance, union, &scene.appeal.ap_id, about, None).await;
    again.expect("removed");
    let taken = scene.taken().await.remove(0);
    assert_eq!((taken.of, taken.back.len()), (MANY, MANY - 1));
    assert!(taken.back.iter().all(|one| one.about != *about));

    let kept = async || {
        let forgotten = remove_many::forget_old(instance).await;
        forgotten.expect("the database answers");
        let names = settings::names_below(instance.database.conn(), "signers-left:").await;
        !names.expect("the database answers").is_empty()
    };
    minutes.store(29 * 24 * 60, Relaxed);
    assert!(kept().await, "for thirty days");
    minutes.store(31 * 24 * 60, Relaxed);
    assert!(scene.taken().await.is_empty());
    assert!(!kept().await);
}

#[tokio::test]
async fn whoever_is_blocked_is_not_shown_among_the_removed_and_stays_away() {
    let folder = tempfile::tempdir().expect("a folder");
    let scene = Scene::new(folder.path()).await;
    let (instance, union, object) = (&scene.instance, &scene.union, &scene.appeal.ap_id);
    let with_account = Signer {
        account: Some("https://fediverse.example/users/bakers".to_owned()),
        ..on_paper("Bakers")
    };
    let bakers = attest::attest(instance, union, object, with_account).await;
    let bakers = bakers.expect("entered");
    let before = scene.empty().await;
    assert_eq!((before.of, before.back.len()), (MANY + 1, MANY + 1));
    let shown = async || {
        let view = instance.view_by_id(object).await;
        let view = view.expect("the database answers").expect("it is here");
        let removed = instance.signers(&view, Standing::Removed, &[]).await;
        let removed = removed.expect("the database answers");
        removed.iter().any(|one| one.about == bakers)
    };
    assert!(shown().await);
    scene.block("fediverse.example").await;
    assert!(!shown().await);
    let taken = scene.taken().await.remove(0);
    assert_eq!((taken.of, taken.back.len()), (MANY + 1, MANY));
    // Somebody who looked before that sends what they saw.
    assert_eq!(scene.let_in_again(&before).await, Ok([MANY + 1, 0]));
    while scene.go_on().await {}
    let over = (Kind::Restoration, [MANY + 1, MANY, 1], Some(End::Done));
    assert_eq!(scene.told().await, Some(over));
    assert!(!scene.stands(&bakers).await);
}

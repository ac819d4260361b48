//! Many leave a list, are refused, or come back, by one decision: in parts, and after a restart it goes on.

mod again;
mod broken_off;
mod ended;
mod refused;
mod said_seldom;

use crate::{
    alone, petition,
    signers::{names, on_paper},
};
use serde_json::json;
use std::path::Path;
use undersigned_federation::{
    Clock, Instance,
    actions::{
        attest,
        audit::{self, Actor, AuditFilter},
        decide_signers::Choice,
        endorse::{self, Said},
        moderate::{self, Wanted},
        refuse,
        remove_many::{self, End, Kind, Progress},
    },
    moderation::Severity,
    signers::{Signer, Standing},
    views::{Appeal, Organization},
};
use undersigned_store::{
    ConnectionTrait as _, deliveries,
    form_signers::{self, FormSigner},
    replicas::{self, SeenReplica},
    settings,
};

/// How many are entered: two parts.
const MANY: usize = 60;

struct Scene {
    instance: Instance,
    union: Organization,
    appeal: Appeal,
    /// Ids of those who were entered.
    entered: Vec<String>,
}

impl Scene {
    async fn new(folder: &Path) -> Self {
        Self::at(folder, Clock::system()).await
    }

    async fn at(folder: &Path, clock: Clock) -> Self {
        let instance = alone::server(folder, "hub", clock).await;
        let (union, appeal) = petition::published(&instance).await;
        let said = Said {
            names: names("Union"),
            ..Said::default()
        };
        let endorsed = endorse::endorse(&instance, &union, &appeal.ap_id, said).await;
        endorsed.expect("endorsed");
        let mut scene = Self {
            instance,
            union,
            appeal,
            entered: Vec::new(),
        };
        for number in 0..MANY {
            let id = scene.enter(&format!("Circle {number}")).await;
            scene.entered.push(id);
        }
        scene
    }

    async fn enter(&self, name: &str) -> String {
        let (union, object) = (&self.union, &self.appeal.ap_id);
        let entered = attest::attest(&self.instance, union, object, on_paper(name)).await;
        entered.expect("entered")
    }

    async fn listed(&self) -> Vec<Signer> {
        let view = self.instance.view_by_id(&self.appeal.ap_id).await;
        let view = view.expect("the database answers").expect("it is here");
        let listed = self.instance.signers(&view, Standing::Listed, &[]).await;
        listed.expect("the database answers")
    }

    /// One that signed by form, and waits to be let in.
    async fn fill_in(&self, number: usize) {
        let about = format!("https://hub.example/attestations/waits-{number}");
        let said = json!({
            "names": names(&format!("Invented Circle {number}")), "website": null, "person": "Ana",
            "email": format!("office-{number}@canary.example"), "role": "Secretary", "language": "en",
        });
        let aad = format!("form signer {about}");
        let sealed = self
            .instance
            .secret
            .seal(said.to_string().as_bytes(), aad.as_bytes());
        let now = self.instance.clock.millis();
        let new = FormSigner {
            id: 0,
            appeal_id: self.appeal.id,
            about,
            state: form_signers::WAITING.to_owned(),
            domain: "canary.example".to_owned(),
            own_domain: false,
            address_hash: format!("office-{number}"),
            sealed: sealed.expect("sealed"),
            confirmed_at: Some(now),
            created_at: now,
            updated_at: now,
        };
        let db = self.instance.database.conn();
        form_signers::insert(db, new).await.expect("stored");
    }

    /// Who waits to be let in.
    async fn who_waits(&self) -> Vec<Signer> {
        let view = self.instance.view_by_id(&self.appeal.ap_id).await;
        let view = view.expect("the database answers").expect("it is here");
        let waiting = self.instance.who_waits(self.appeal.id).await;
        let waiting = waiting.expect("the database answers");
        let signers = self.instance.signers(&view, Standing::Waiting, &waiting);
        signers.await.expect("the database answers")
    }

    /// Has all leave who stand on the list; the code of why not.
    async fn begin(&self) -> Result<(), &'static str> {
        self.begin_with(Kind::Removal, &self.listed().await).await
    }

    async fn begin_with(&self, kind: Kind, signers: &[Signer]) -> Result<(), &'static str> {
        self.begin_by(&self.union, &Actor::Command, (kind, signers))
            .await
    }

    async fn begin_by(
        &self,
        organization: &Organization,
        actor: &Actor,
        (kind, signers): (Kind, &[Signer]),
    ) -> Result<(), &'static str> {
        let chosen: Vec<Choice> = signers
            .iter()
            .map(|one| Choice {
                about: one.about.clone(),
                seen: Some(one.seen()),
            })
            .collect();
        let (by, said) = ((organization, actor), (kind, Some("duplicate")));
        let begun = remove_many::begin(&self.instance, by, &self.appeal, said, &chosen).await;
        begun.map(|_| ()).map_err(|error| error.code())
    }

    async fn progress(&self) -> Option<Progress> {
        self.progress_of(&self.union).await
    }

    async fn progress_of(&self, organization: &Organization) -> Option<Progress> {
        let progress = remove_many::progress(&self.instance, organization, &self.appeal).await;
        progress.expect("the database answers")
    }

    /// What becomes of how many, how many it was, how many stay, and how it ended.
    async fn told(&self) -> Option<(Kind, [usize; 3], Option<End>)> {
        let progress = self.progress().await;
        progress.map(|one| (one.kind, [one.of, one.removed, one.left], one.end))
    }

    async fn stop(&self) {
        let stopped = remove_many::stop(&self.instance, &self.union, &self.appeal).await;
        stopped.expect("the database answers");
    }

    async fn dismiss(&self) {
        let dismissed = remove_many::dismiss(&self.instance, &self.union, &self.appeal).await;
        dismissed.expect("the database answers");
    }

    async fn go_on(&self) -> bool {
        let more = remove_many::run_due(&self.instance).await;
        more.expect("the database answers")
    }

    /// This server blocks another.
    async fn block(&self, host: &str) {
        let block = Wanted {
            subject: host.to_owned(),
            severity: Severity::Block,
            public_comment: None,
            private_comment: None,
        };
        let blocked = moderate::set(&self.instance, vec![block]).await;
        blocked.expect("blocked");
    }

    /// Another server holds the list.
    async fn is_held_elsewhere(&self) {
        let seen = SeenReplica {
            appeal_id: self.appeal.id,
            base_url: "https://mirror.example".to_owned(),
            inbox: "https://mirror.example/inbox".to_owned(),
            state_digest: None,
            seen_at: self.instance.clock.millis(),
        };
        let stored = replicas::upsert_seen(self.instance.database.conn(), seen).await;
        stored.expect("the database answers");
    }

    /// How many activities wait for a server that holds the list.
    async fn waiting(&self) -> i64 {
        let db = self.instance.database.conn();
        let waiting = deliveries::waiting_by_host(db, 100).await;
        let waiting = waiting.expect("the database answers");
        let there = waiting.iter().find(|one| one.host == "mirror.example");
        there.map_or(0, |one| one.waiting)
    }
}

#[tokio::test]
async fn row_712_many_leave_in_parts_which_are_told_at_once_and_a_restart_keeps_nobody() {
    let folder = tempfile::tempdir().expect("a folder");
    let scene = Scene::new(folder.path()).await;
    scene.is_held_elsewhere().await;
    scene.begin().await.expect("begun");
    assert_eq!(scene.begin().await, Err("removal_under_way"));
    // Nobody has seen these two as they are now.
    let late = scene.enter("Latecomers").await;
    let renamed = &scene.entered[3];
    let (union, object) = (&scene.union, &scene.appeal.ap_id);
    let said = on_paper("Another circle");
    let corrected = attest::correct(&scene.instance, union, object, renamed, said, None).await;
    corrected.expect("corrected");

    let before = scene.waiting().await;
    assert!(scene.go_on().await, "there is another part");
    assert_eq!(scene.waiting().await, before + 1);
    let progress = scene.progress().await.expect("it goes on");
    assert_eq!(progress.of, MANY + 1);
    assert!(
        !progress.is_over() && progress.removed >= 48,
        "{progress:?}"
    );

    // Another process, which has nothing of it in memory.
    let scene = Scene {
        instance: alone::server(folder.path(), "hub", Clock::system()).await,
        ..scene
    };
    assert!(!scene.go_on().await, "that was the last");
    let over = (Kind::Removal, [MANY + 1, MANY - 1, 2], Some(End::Done));
    assert_eq!(scene.told().await, Some(over));
    let left: Vec<String> = scene
        .listed()
        .await
        .into_iter()
        .map(|one| one.about)
        .collect();
    assert_eq!(left.len(), 3, "{left:?}");
    assert!(left.contains(&late) && left.contains(&scene.entered[3]));
    // Whoever calls for the appeal stands by its own word.
    assert!(left.contains(&scene.union.ap_id));
    let rows = audit::list(&scene.instance, &scene.union, &AuditFilter::default(), 200).await;
    let rows = rows.expect("the database answers");
    let removed = rows.iter().filter(|row| row.action == "remove");
    assert_eq!(removed.count(), MANY - 1, "each has a row of its own");

    // There is nothing to stop any more; said once, it is put away.
    scene.stop().await;
    assert_eq!(scene.told().await, Some(over));
    scene.dismiss().await;
    assert_eq!(scene.progress().await, None);
}

#[tokio::test]
async fn what_is_stopped_takes_nobody_more_off_the_list() {
    let folder = tempfile::tempdir().expect("a folder");
    let scene = Scene::new(folder.path()).await;
    scene.begin().await.expect("begun");
    assert!(scene.go_on().await);
    // What is under way is said.
    scene.dismiss().await;
    assert!(scene.progress().await.is_some_and(|one| !one.is_over()));
    scene.stop().await;
    let progress = scene.progress().await.expect("it is said how it ended");
    assert_eq!(progress.end, Some(End::Stopped));
    // Stopped twice, it says the same.
    scene.stop().await;
    assert_eq!(scene.progress().await, Some(progress));
    assert_eq!(progress.removed + progress.left, MANY + 1);
    let listed = scene.listed().await.len();
    assert_eq!(listed, progress.left);
    assert!(!scene.go_on().await);
    assert_eq!(scene.listed().await.len(), listed);
    // Others may be decided about now.
    scene.begin().await.expect("begun");
}

#[tokio::test]
async fn a_form_that_was_sent_twice_is_known_by_whom_it_is_about() {
    let folder = tempfile::tempdir().expect("a folder");
    let scene = Scene::new(folder.path()).await;
    let listed = scene.listed().await;
    let seen = |signers: &[Signer]| {
        let choices = signers.iter().map(|one| Choice {
            about: one.about.clone(),
            seen: Some(one.seen()),
        });
        remove_many::seen(&choices.collect::<Vec<_>>())
    };
    let (whole, part) = (seen(&listed), seen(&listed[1..]));
    let (whole, part) = (whole.as_str(), part.as_str());
    assert_ne!(whole, part);
    let is_begun = async |kind: Kind, person: i64, sent: (&str, i64)| {
        let whose = (&scene.union, &scene.appeal);
        let by = (kind, person);
        let begun = remove_many::is_begun(&scene.instance, whose, by, sent).await;
        begun.expect("the database answers")
    };
    assert!(!is_begun(Kind::Removal, 7, (whole, 0)).await);
    let ana = Actor::Person(7, "Ana".to_owned());
    let begun = scene.begin_by(&scene.union, &ana, (Kind::Removal, &listed));
    begun.await.expect("begun");
    assert!(is_begun(Kind::Removal, 7, (whole, 0)).await);
    // What she looked at before, and sends only now, is another decision.
    assert!(!is_begun(Kind::Removal, 7, (part, 0)).await);
    assert!(!is_begun(Kind::Refusal, 7, (whole, 0)).await);
    assert!(!is_begun(Kind::Removal, 8, (whole, 0)).await);
    assert!(!is_begun(Kind::Removal, 7, (whole, i64::MAX)).await);
    scene.stop().await;
    assert!(!is_begun(Kind::Removal, 7, (whole, 0)).await);
}

#[tokio::test]
async fn whoever_is_named_twice_leaves_once() {
    let folder = tempfile::tempdir().expect("a folder");
    let scene = Scene::new(folder.path()).await;
    let one = Choice {
        about: scene.entered[0].clone(),
        seen: None,
    };
    let (by, twice) = ((&scene.union, &Actor::Command), [one.clone(), one]);
    let said = (Kind::Removal, None);
    let begun = remove_many::begin(&scene.instance, by, &scene.appeal, said, &twice).await;
    begun.expect("begun");
    assert!(!scene.go_on().await);
    let over = (Kind::Removal, [2, 1, 1], Some(End::Done));
    assert_eq!(scene.told().await, Some(over));
}

#[tokio::test]
async fn of_an_organisation_that_was_deleted_nobody_is_kept_who_was_to_leave() {
    let folder = tempfile::tempdir().expect("a folder");
    let scene = Scene::new(folder.path()).await;
    scene.begin().await.expect("begun");
    let db = scene.instance.database.conn();
    let deleted = db.execute_unprepared("UPDATE organizations SET deleted_at = 1");
    deleted.await.expect("deleted");
    assert!(!scene.go_on().await);
    let kept = settings::names_below(db, "signers-leave:").await;
    assert!(kept.expect("the database answers").is_empty());
}

#[tokio::test]
async fn row_730_many_who_wait_are_refused_in_parts_and_nothing_of_it_is_signed() {
    let folder = tempfile::tempdir().expect("a folder");
    let scene = Scene::new(folder.path()).await;
    for number in 0..MANY {
        scene.fill_in(number).await;
    }
    let waiting = scene.who_waits().await;
    assert_eq!(waiting.len(), MANY);
    let before = scene.listed().await.len();
    let begun = scene.begin_with(Kind::Refusal, &waiting).await;
    begun.expect("begun");
    // One decision about many is under way at a time.
    assert_eq!(scene.begin().await, Err("removal_under_way"));
    // Nobody has seen this one.
    scene.fill_in(MANY).await;
    assert!(scene.go_on().await, "there is another part");
    let progress = scene.progress().await.expect("it goes on");
    assert!(!progress.is_over() && progress.removed > 0, "{progress:?}");

    // Another process, which has nothing of it in memory.
    let scene = Scene {
        instance: alone::server(folder.path(), "hub", Clock::system()).await,
        ..scene
    };
    assert!(!scene.go_on().await, "that was the last");
    let over = (Kind::Refusal, [MANY, MANY, 0], Some(End::Done));
    assert_eq!(scene.told().await, Some(over));
    let left: Vec<String> = scene
        .who_waits()
        .await
        .into_iter()
        .map(|one| one.about)
        .collect();
    assert_eq!(
        left,
        [format!("https://hub.example/attestations/waits-{MANY}")]
    );
    assert_eq!(scene.listed().await.len(), before, "nobody left the list");
    let rows = audit::list(&scene.instance, &scene.union, &AuditFilter::default(), 200).await;
    let rows = rows.expect("the database answers");
    let refused = rows.iter().filter(|row| row.action == "refuse");
    assert_eq!(refused.count(), MANY, "each has a row of its own");

    // It can be undone, as if each had been ticked.
    let (instance, union) = (&scene.instance, &scene.union);
    let kept = refuse::each(instance, &scene.appeal).await;
    assert_eq!(kept.expect("the database answers").len(), MANY);
    let undone = refuse::undo(instance, union, &scene.appeal.ap_id, &waiting[0].about).await;
    undone.expect("undone");
    assert_eq!(scene.who_waits().await.len(), 2);
}

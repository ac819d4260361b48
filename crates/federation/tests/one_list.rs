//! Servers that hold the same statements show the same list, to the byte, whatever else is
//! different about them: clock, order of arrival, what they fetched, what waits in their mailbox, whom
//! they block.

use crate::{alone, common, fetched, universe};
use chrono::{DateTime, Utc};
use common::{APPEAL, ORGANISER, appeal, endorse, endorse_wording, pin, stranger, tally};
use std::path::Path;
use undersigned_domain::{Bundle, Content, Verified, admission::AdmissionState};
use undersigned_federation::{
    Clock, Instance,
    actions::moderate::{self, Wanted},
    moderation::Severity,
    replica::Snapshot,
    views::AppealView,
};
use undersigned_store::{
    ConnectionTrait as _,
    appeals::{self, Appeal, NewAppeal},
    statements,
};

/// A server, with its own clock, over the database in a folder.
async fn server(folder: &Path, name: &str, now: &str) -> Instance {
    let now: DateTime<Utc> = now.parse().expect("a time");
    let instance = alone::server(folder, name, Clock::new(move || now)).await;
    hold(&instance).await;
    instance
}

/// Makes the server hold the appeal, empty still.
async fn hold(instance: &Instance) {
    let new = NewAppeal {
        ap_id: APPEAL.to_owned(),
        root: Some(appeal().root.to_string()),
        host: "hub.example".to_owned(),
        slug: "free-them-now".to_owned(),
        organization_id: None,
        organiser: ORGANISER.to_owned(),
        status: "open".to_owned(),
        titles: None,
        draft: None,
        created_at: 1,
        published_at: Some(1),
        unasked: false,
    };
    // Held already where the database was there before.
    let _ = appeals::insert(instance.database.conn(), new).await;
}

async fn row(instance: &Instance) -> Appeal {
    let found = appeals::by_ap_id(instance.database.conn(), APPEAL).await;
    found.expect("the database answers").expect("held")
}

/// Each statement in a transaction of its own, as it would come by deliveries.
async fn hear(instance: &Instance, said: &[&Verified], origin_checked: bool) {
    let id = row(instance).await.id;
    for verified in said {
        let mut change = instance.change(id).await.expect("a transaction");
        // Stale and repeated ones are refused, which is an answer too.
        let _ = change
            .insert(verified, origin_checked)
            .await
            .expect("taken or answered");
        change.commit().await.expect("committed");
    }
}

/// The state digest, and the list to the byte.
async fn shown(instance: &Instance) -> (String, String) {
    let row = row(instance).await;
    let snapshot = instance.snapshot(&row).await.expect("a snapshot");
    let list = serde_json::to_string(&**snapshot.list()).expect("a list is JSON");
    (snapshot.digest().to_string(), list)
}

/// The list as the server shows it.
async fn view(instance: &Instance) -> AppealView {
    let view = instance.view_by_id(APPEAL).await;
    view.expect("the database").expect("held")
}

/// Some of what a small universe says, the same at each run; nothing that ends, so that much is
/// left to compare.
fn said(round: usize) -> Vec<Verified> {
    let pool = [universe::pool(), universe::rarities()].concat();
    let stays = |verified: &&Verified| match &verified.statement().content {
        Content::Admission(admission) => admission.state != AdmissionState::Ended,
        _ => verified.statement().author != stranger().actor,
    };
    let some = pool.iter().filter(stays).skip(round).step_by(7).take(60);
    universe::chain().into_iter().chain(some.cloned()).collect()
}

/// A document of an actor, as one server fetched it: with a key that nobody else has seen.
async fn fetched_another_key(instance: &Instance, actor: &str) {
    let (id, key) = (format!("{actor}#another"), stranger().key.public());
    fetched::fetched(instance, actor, (&id, &key)).await;
}

/// Blocks the hosts of some, limits another, and shows nothing of them.
async fn blocks(instance: &Instance, about: &[&str]) {
    let rule = |(place, about): (usize, &&str)| Wanted {
        subject: (*about).to_owned(),
        severity: [Severity::Block, Severity::Limit][place % 2],
        public_comment: None,
        private_comment: None,
    };
    let rules = about.iter().enumerate().map(rule).collect();
    moderate::set(instance, rules).await.expect("rules");
}

#[tokio::test]
async fn the_list_depends_on_the_state_alone() {
    let folder = tempfile::tempdir().expect("a folder");
    for round in 0..3 {
        let said = said(round);
        let forward: Vec<&Verified> = said.iter().collect();
        let backward: Vec<&Verified> = said.iter().rev().collect();
        let twice: Vec<&Verified> = said.iter().step_by(2).chain(&said).collect();

        let plain = server(
            folder.path(),
            &format!("plain{round}"),
            "2026-12-02T00:00:00Z",
        )
        .await;
        hear(&plain, &forward, false).await;

        // Five years ahead; has seen every key at its origin, and other keys of one actor.
        let checked = server(
            folder.path(),
            &format!("checked{round}"),
            "2031-12-02T00:00:00Z",
        )
        .await;
        fetched_another_key(&checked, &common::dockers().actor).await;
        hear(&checked, &backward, true).await;

        // A clock that stands at the beginning, and a mailbox full of strangers' words.
        let slow = server(
            folder.path(),
            &format!("slow{round}"),
            "1970-01-01T01:00:00Z",
        )
        .await;
        let strangers = [
            endorse(&stranger(), 1, "Stranger"),
            endorse_wording(&stranger(), 2, "Stranger", &pin()),
            tally(&stranger(), 3, 1_000_000),
        ];
        hear(&slow, &strangers.iter().collect::<Vec<_>>(), false).await;
        hear(&slow, &twice, false).await;
        let waiting = statements::mailbox(slow.database.conn(), row(&slow).await.id).await;
        assert!(!waiting.expect("the database answers").is_empty());

        // One that blocks and limits those who are on the list, from the beginning, and one that
        // begins to when it has heard half of them.
        let name = format!("blocking{round}");
        let blocking = server(folder.path(), &name, "2026-12-02T00:00:00Z").await;
        let theirs = [
            "dockers.example",
            "teachers.example",
            "hub.example",
            "archive.example",
            "seafarers.example",
        ];
        blocks(&blocking, &theirs).await;
        // What was dropped comes again, as in reconciliation.
        for _ in 0..3 {
            hear(&blocking, &twice, true).await;
        }
        let name = format!("annoyed{round}");
        let annoyed = server(folder.path(), &name, "2026-12-02T00:00:00Z").await;
        hear(&annoyed, &backward[..backward.len() / 2], false).await;
        assert!(view(&annoyed).await.hidden.is_empty());
        blocks(&annoyed, &theirs).await;
        // What it shows follows what it has shown.
        for said in forward.chunks(10) {
            hear(&annoyed, said, false).await;
            view(&annoyed).await;
        }
        hear(&annoyed, &forward, false).await;

        let expected = shown(&plain).await;
        assert!(expected.1.contains("\"number\":"), "{}", expected.1);
        assert_eq!(shown(&checked).await, expected, "round {round}");
        assert_eq!(shown(&slow).await, expected, "round {round}");
        for hiding in [&blocking, &annoyed] {
            assert_eq!(shown(hiding).await, expected, "round {round}");
            let view = view(hiding).await;
            assert!(!view.hidden.is_empty(), "somebody is hidden");
            assert_eq!(view.list.entries.len(), view.snapshot.list().entries.len());
            assert_eq!(view.list.totals, view.snapshot.list().totals);
        }

        let anew = server(folder.path(), &name, "2026-12-02T00:00:00Z").await;
        let (anew, followed) = (view(&anew).await, view(&annoyed).await);
        assert_eq!(followed.hidden, anew.hidden);
        assert_eq!(followed.list, anew.list);
        for entry in &anew.list.entries {
            let remark = followed.look_alikes.about(entry);
            assert_eq!(remark, anew.look_alikes.about(entry));
        }

        // Read back from its database after a restart, ten days later.
        let name = format!("checked{round}");
        let restarted = server(folder.path(), &name, "2031-12-12T00:00:00Z").await;
        assert_eq!(shown(&restarted).await, expected, "round {round}");
    }
}

/// A bundle that was begun at some moment: of which state it is, and what is wrong with it.
async fn bundle(instance: &Instance, begun: &Snapshot) -> (String, Vec<String>) {
    let row = row(instance).await;
    let read = instance.state_with_texts(&row, begun).await;
    let (snapshot, texts) = read.expect("texts");
    let text = Bundle::write(snapshot.state(), &texts);
    let bundle = Bundle::read(text.as_bytes()).expect("a bundle");
    let faults = bundle.faults.iter();
    let faults = faults.map(|fault| format!("{} {}", fault.fault, fault.statement));
    (snapshot.digest().to_string(), faults.collect())
}

#[tokio::test]
async fn a_bundle_is_of_one_state_whatever_comes_in_while_it_is_read() {
    let folder = tempfile::tempdir().expect("a folder");
    let hub = server(folder.path(), "hub", "2026-12-02T00:00:00Z").await;
    let said = universe::chain();
    hear(&hub, &said.iter().collect::<Vec<_>>(), false).await;
    let begun = hub.snapshot(&row(&hub).await).await.expect("a snapshot");
    let none: Vec<String> = Vec::new();
    // One more is of the next state.
    let another = common::attest(&common::seafarers(), 2, 2, "Cooks");
    hear(&hub, &[&another], false).await;
    assert_ne!(shown(&hub).await.0, begun.digest().to_string());
    let as_begun = (begun.digest().to_string(), none.clone());
    assert_eq!(bundle(&hub, &begun).await, as_begun);
    // Where one was replaced, there is no such state any more.
    let anew = endorse(&common::dockers(), 3, "Dockers");
    hear(&hub, &[&anew], false).await;
    let now = (shown(&hub).await.0, none);
    assert_eq!(bundle(&hub, &begun).await, now);
}

/// A database that was put back under a server is behind what that has in memory.
#[tokio::test]
async fn what_is_in_memory_alone_is_in_no_later_list() {
    let folder = tempfile::tempdir().expect("a folder");
    let hub = server(folder.path(), "hub", "2026-12-02T00:00:00Z").await;
    let said = universe::chain();
    hear(&hub, &said.iter().collect::<Vec<_>>(), false).await;
    let db = hub.database.conn();
    let kept = statements::highest_id(db).await;
    let (kept, version) = (kept.expect("a row"), row(&hub).await.list_version);
    let before = shown(&hub).await;
    let lost = common::attest(&common::seafarers(), 2, 2, "Cooks");
    hear(&hub, &[&lost], false).await;
    assert_ne!(shown(&hub).await, before);
    for sql in [
        format!("DELETE FROM statements WHERE id > {kept}"),
        format!("UPDATE appeals SET list_version = {version}"),
    ] {
        db.execute_unprepared(&sql).await.expect("it is changed");
    }

    let anew = endorse(&common::dockers(), 3, "Dockers");
    hear(&hub, &[&anew], false).await;
    let restarted = server(folder.path(), "hub", "2026-12-02T00:00:00Z").await;
    assert_eq!(shown(&hub).await, shown(&restarted).await);
}

/// A library of the same program may make serde_json read such a member as the text inside it.
#[tokio::test]
async fn what_is_read_back_after_a_restart_is_what_was_signed() {
    let folder = tempfile::tempdir().expect("a folder");
    let hub = server(folder.path(), "hub", "2026-12-02T00:00:00Z").await;
    let mut more = common::document(&endorse(&common::dockers(), 3, "Dockers"));
    let member = serde_json::json!({"$serde_json::private::RawValue": "1"});
    more.insert("more".to_owned(), member);
    let odd = common::sign(&common::dockers(), more).expect("sound");
    let said = universe::chain();
    let said: Vec<&Verified> = said.iter().chain([&odd]).collect();
    hear(&hub, &said, false).await;
    let expected = shown(&hub).await;
    let restarted = server(folder.path(), "hub", "2026-12-12T00:00:00Z").await;
    assert_eq!(shown(&restarted).await, expected);
    let begun = restarted.snapshot(&row(&restarted).await).await;
    let begun = begun.expect("a snapshot");
    let sound = (expected.0, Vec::new());
    assert_eq!(bundle(&restarted, &begun).await, sound);
}

//! Servers that were put back to before something they said: they read it from the others before they sign.

use super::{ALL, listed_as, open, own_endorsement, together};
use crate::PROGRAM;
use chrono::{SecondsFormat, TimeDelta};
use serde_json::json;
use undersigned_federation::signatures::Scheme;
use undersigned_store::{appeals, replicas};
use undersigned_tests::{
    Backend, Coalition, ForeignServer, Server, WrongClock, now, on_both_databases, until,
};

on_both_databases! {
    a_server_put_back_to_before_a_withdrawal_does_not_endorse_again
    a_server_put_back_to_before_a_later_deadline_does_not_close
    a_withdrawal_by_a_slow_clock_is_said_again_above_what_it_did_not_know
    what_only_waits_elsewhere_is_read_before_anything_is_signed
}

/// Case 22.
async fn a_server_put_back_to_before_a_withdrawal_does_not_endorse_again(backend: Backend) {
    let (mut coalition, appeal) = together(backend).await;
    coalition["dockers"]
        .endorse(&appeal, "Dockers")
        .await
        .expect(202);
    coalition.settle(&ALL, &appeal, 1).await;
    let copy = coalition.server("dockers").copy().await;
    // The nurses do not hear of the withdrawal.
    coalition.server("nurses").kill().await;
    coalition["dockers"].withdraw(&appeal).await.expect(202);
    coalition.settle(&["hub", "dockers"], &appeal, 0).await;
    coalition.server("hub").kill().await;
    coalition.server("dockers").kill().await;
    coalition.server("nurses").run().await;
    coalition.server("dockers").put_back(copy).await;
    coalition.server("dockers").run().await;
    coalition.settle(&["dockers", "nurses"], &appeal, 1).await;
    let before = own_endorsement(&coalition["dockers"], &appeal).await;
    assert_eq!(before["state"], "endorsed");
    coalition.server("hub").run().await;
    coalition.settle(&ALL, &appeal, 0).await;
    for name in ALL {
        let entry = coalition[name]
            .entry(&appeal, &coalition["dockers"].org)
            .await;
        assert_eq!(entry, None, "{name}");
    }
    // A person may say so anew.
    coalition["dockers"]
        .endorse(&appeal, "Dockers")
        .await
        .expect(202);
    coalition.settle(&ALL, &appeal, 1).await;
}

/// Waits until a server knows of somebody else who holds an appeal.
async fn until_held_elsewhere(server: &Server, object: &str) {
    until("somebody who holds it", || async {
        let database = open(server).await;
        let appeal = appeals::by_ap_id(database.conn(), object).await;
        let appeal = appeal.expect("the database answers").expect("it is held");
        let holders = replicas::list(database.conn(), appeal.id).await;
        match holders.expect("the database answers").is_empty() {
            true => Err(server.log()),
            false => Ok(()),
        }
    })
    .await;
}

/// The deadline that it remembers is over, and whoever knows of the later one cannot be asked just then:
/// what it signed would be newer than what it has forgotten.
async fn a_server_put_back_to_before_a_later_deadline_does_not_close(backend: Backend) {
    const AHEAD: i64 = 20 * 60;
    let both = ["hub", "dockers"];
    let (mut coalition, appeal) = Coalition::holding_an_appeal(PROGRAM, &both, backend).await;
    let soon = now() + TimeDelta::seconds(AHEAD / 2);
    let soon = json!({"deadline": soon.to_rfc3339_opts(SecondsFormat::Secs, true)});
    let hub = &coalition["hub"];
    hub.revise("free-them", soon).await.expect(200);
    until_held_elsewhere(hub, &appeal).await;
    let copy = coalition.server("hub").copy().await;
    let later = json!("2099-01-31");
    let changes = json!({"deadline": later});
    let revised = coalition["hub"].revise("free-them", changes).await;
    revised.expect(200);
    let dockers = &coalition["dockers"];
    dockers.until_appeal(&appeal, "deadline", &later).await;
    coalition.server("dockers").kill().await;

    let hub = coalition.server("hub");
    hub.put_back(copy).await;
    hub.set("UNDERSIGNED_LOG", "info,undersigned_federation=debug");
    let clock = WrongClock::of(hub);
    clock.set(AHEAD);
    hub.run().await;
    until("a look at the deadline", || async {
        let log = hub.log();
        let waits = log.contains("not closed before somebody said");
        waits.then_some(()).ok_or(log)
    })
    .await;
    let dockers = coalition.server("dockers");
    let same = WrongClock::of(dockers);
    same.set(AHEAD);
    dockers.run().await;
    for name in both {
        let server = &coalition[name];
        server.until_appeal(&appeal, "deadline", &later).await;
        server.until_appeal(&appeal, "status", &json!("open")).await;
    }
}

/// Case 23: nobody told this server what it had said before, and its clock stands before that.
async fn a_withdrawal_by_a_slow_clock_is_said_again_above_what_it_did_not_know(backend: Backend) {
    let (mut coalition, appeal) = together(backend).await;
    coalition["dockers"]
        .endorse(&appeal, "Dokcers")
        .await
        .expect(202);
    coalition.settle(&ALL, &appeal, 1).await;
    let copy = coalition.server("dockers").copy().await;
    coalition["dockers"]
        .endorse(&appeal, "Dockers")
        .await
        .expect(202);
    let org = coalition["dockers"].org.clone();
    for name in ALL {
        listed_as(&coalition[name], &appeal, &org, "Dockers").await;
    }
    let unknown = own_endorsement(&coalition["dockers"], &appeal).await["seq"].as_u64();
    coalition.server("hub").kill().await;
    coalition.server("nurses").kill().await;
    let dockers = coalition.server("dockers");
    dockers.put_back(copy).await;
    let clock = WrongClock::of(dockers);
    clock.set(-30 * 60);
    dockers.run().await;
    let withdrawn = dockers.withdraw(&appeal).await.expect(202);
    assert_eq!(withdrawn["state"], "withdrawn");
    let said = own_endorsement(dockers, &appeal).await;
    assert!(
        said["seq"].as_u64() < unknown,
        "it does not know better yet"
    );
    coalition.server("hub").run().await;
    coalition.server("nurses").run().await;
    coalition.settle(&["hub", "nurses"], &appeal, 0).await;
    let said = own_endorsement(&coalition["dockers"], &appeal).await;
    assert_eq!(said["state"], "withdrawn");
    assert!(said["seq"].as_u64() > unknown);
    clock.set(0);
    coalition.settle(&ALL, &appeal, 0).await;
}

/// The author's server alone may read what waits in others' mailboxes; having forgotten it, it
/// does so before it signs.
async fn what_only_waits_elsewhere_is_read_before_anything_is_signed(backend: Backend) {
    let mut coalition = Coalition::of(PROGRAM, &["hub", "dockers"], backend).await;
    coalition["dockers"].follow(&coalition["hub"].org).await;
    coalition["hub"].until_followers(1).await;
    let mut draft = coalition["hub"].petition("moderated");
    draft["admission"] = json!("moderated");
    let appeal = coalition["hub"].publish_draft(draft).await;
    let both = ["hub", "dockers"];
    coalition.settle(&both, &appeal, 0).await;
    let copy = coalition.server("dockers").copy().await;
    coalition["dockers"]
        .endorse(&appeal, "Dockers")
        .await
        .expect(202);
    let org = coalition["dockers"].org.clone();
    coalition["hub"].until_pending(&appeal, &[&org]).await;
    let waits = own_endorsement(&coalition["dockers"], &appeal).await;

    // By the clock it goes by now, its next word would be an older one.
    let dockers = coalition.server("dockers");
    dockers.put_back(copy).await;
    let clock = WrongClock::of(dockers);
    clock.set(-5 * 60);
    dockers.run().await;
    // It waits for what others hold of its words, but not for long; before that it signs nothing.
    until("the withdrawal", || async {
        let answer = dockers.withdraw(&appeal).await;
        match answer.status.as_u16() {
            202 => Ok(()),
            _ => Err(answer.text),
        }
    })
    .await;
    let said = own_endorsement(dockers, &appeal).await;
    assert_eq!(said["id"], waits["id"]);
    assert!(said["seq"].as_u64() > waits["seq"].as_u64());
    let hub = &coalition["hub"];
    hub.until_pending(&appeal, &[]).await;

    // Others have no business there.
    let foreign = ForeignServer::start().await;
    let stranger = foreign.organization("stranger");
    let question = json!({"object": appeal, "root": waits["root"], "authors": [org]});
    let address = format!("{}/sync/v1/registers", hub.url);
    let letter = stranger.letter_at(Scheme::Rfc9421, &address, question.to_string(), now());
    let answer = letter.with("content-type", "application/json").send().await;
    assert_eq!((answer.status.as_u16(), answer.code()), (403, "not_author"));
}

//! Servers that were put back to an earlier state, whose clock is wrong, whose key somebody else
//! has, or that lost everything: they repair themselves.

mod ahead;
mod lost;

use crate::PROGRAM;
use chrono::{SecondsFormat, TimeDelta};
use serde_json::{Value, json};
use undersigned_domain::{Envelope, Names, Verified, endorsement::Pin};
use undersigned_federation::signatures::Scheme;
use undersigned_store::{Database, acknowledgements, appeals, deliveries, replicas, statements};
use undersigned_tests::{
    Answer, Backend, Coalition, ForeignServer, Server, WrongClock, millis, now, on_both_databases,
    until,
};

const ALL: [&str; 3] = ["hub", "dockers", "nurses"];

on_both_databases! {
    a_server_with_a_slow_clock_takes_everything_once_the_clock_is_right
    two_words_at_one_seq_end_with_the_next
    a_server_put_back_to_before_a_withdrawal_does_not_endorse_again
    a_server_put_back_to_before_a_later_deadline_does_not_close
    a_withdrawal_by_a_slow_clock_is_said_again_above_what_it_did_not_know
    a_withdrawal_is_confirmed_by_others
    a_withdrawal_that_waits_is_confirmed_by_nobody
    what_only_waits_elsewhere_is_read_before_anything_is_signed
    a_copy_of_a_server_is_noticed
}

/// Three servers that hold one open appeal.
async fn together(backend: Backend) -> (Coalition, String) {
    Coalition::holding_an_appeal(PROGRAM, &ALL, backend).await
}

/// What a copy of a server would sign: its endorsement under another name, at a `seq`.
async fn endorsed_elsewhere(server: &Server, object: &str, name: &str, seq: u64) -> Value {
    let author = server.author();
    let appeal = server
        .get("/appeals", &[("object", object)])
        .await
        .expect(200);
    let own = own_endorsement(server, object).await;
    let envelope = Envelope {
        id: own["id"].as_str().unwrap_or_default().to_owned(),
        appeal: undersigned_domain::AppealKey {
            object: object.to_owned(),
            root: own["root"]
                .as_str()
                .unwrap_or_default()
                .parse()
                .expect("a key"),
        },
        seq,
        published: "2026-12-02T00:00:00Z".to_owned(),
    };
    let pin = Pin {
        revision: appeal["revision"].as_u64().unwrap_or_default(),
        text_digest: appeal["textDigest"]
            .as_str()
            .unwrap_or_default()
            .parse()
            .expect("a digest"),
    };
    let names = Names {
        name_map: [("en".to_owned(), name.to_owned())].into(),
        ..Names::default()
    };
    let said = author.endorse(&envelope, &pin, &names, &[]);
    said.expect("a sound endorsement").value()
}

/// The newest endorsement of a server's organisation that the server itself knows.
async fn own_endorsement(server: &Server, object: &str) -> Value {
    let database = open(server).await;
    let appeal = appeals::by_ap_id(database.conn(), object).await;
    let appeal = appeal.expect("the database answers").expect("it is held");
    let rows = statements::by_author(database.conn(), &server.org, "Endorsement").await;
    let rows = rows.expect("the database answers");
    let row = rows.into_iter().find(|row| row.appeal_id == appeal.id);
    row.map_or(Value::Null, |row| {
        serde_json::from_str(&row.body).expect("it is JSON")
    })
}

async fn open(server: &Server) -> Database {
    let database = Database::connect(&server.database_url(), 1).await;
    database.expect("the database opens")
}

/// Hands statements over to a server, as any other would.
async fn push(to: &Server, object: &str, said: &[Value]) -> Answer {
    let foreign = ForeignServer::start().await;
    let carrier = foreign.organization("carrier");
    let body = json!({"object": object, "root": said[0]["root"], "statements": said});
    let address = format!("{}/sync/v1/push", to.url);
    let letter = carrier.letter_at(Scheme::Rfc9421, &address, body.to_string(), now());
    letter.with("content-type", "application/json").send().await
}

/// The state and the English name under which a server lists an organisation.
async fn listed_as(server: &Server, object: &str, org: &str, name: &str) {
    until(&format!("{name} at {}", server.name), || async {
        match server.entry(object, org).await {
            Some(entry) if entry["names"]["en"] == name && entry["contested"] == false => Ok(()),
            other => Err(format!("{other:?}")),
        }
    })
    .await;
}

/// Case 7.
async fn a_server_with_a_slow_clock_takes_everything_once_the_clock_is_right(backend: Backend) {
    let (mut coalition, appeal) = together(backend).await;
    let nurses = coalition.server("nurses");
    let clock = WrongClock::of(nurses);
    clock.set(-30 * 60 * 60);
    nurses.kill().await;
    nurses.run().await;
    coalition["dockers"]
        .endorse(&appeal, "Dockers")
        .await
        .expect(202);
    coalition["hub"]
        .attest(&appeal, json!({"names": {"en": "On paper"}}))
        .await;
    coalition.settle(&["hub", "dockers"], &appeal, 2).await;
    // By its clock all of this is from tomorrow.
    let early = own_endorsement(&coalition["dockers"], &appeal).await;
    let hub = &coalition["hub"];
    let offered = push(hub, &appeal, std::slice::from_ref(&early))
        .await
        .expect(200);
    assert_eq!(offered["refused"], json!([]), "the right clock knows it");
    assert_eq!(coalition["nurses"].list(&appeal).await, Vec::<Value>::new());
    clock.set(0);
    coalition.settle(&ALL, &appeal, 2).await;
}

/// Cases 15 and 20.
async fn two_words_at_one_seq_end_with_the_next(backend: Backend) {
    let (coalition, appeal) = together(backend).await;
    let (hub, dockers, nurses) = (
        &coalition["hub"],
        &coalition["dockers"],
        &coalition["nurses"],
    );
    dockers.endorse(&appeal, "Dockers").await.expect(202);
    coalition.settle(&ALL, &appeal, 1).await;
    let first = own_endorsement(dockers, &appeal).await;
    let seq = first["seq"].as_u64().expect("a seq");
    let second = endorsed_elsewhere(dockers, &appeal, "Dock workers", seq).await;
    let smaller = [&first, &second]
        .map(|said| Verified::check_value(said).expect("it is sound"))
        .into_iter()
        .min_by_key(|said| said.statement().digest)
        .expect("there are two")
        .value();
    // Sent to one server only; its author's server hears of it by comparing lists.
    let taken = push(nurses, &appeal, &[second]).await.expect(200);
    assert_eq!(taken["held"], 1, "{taken}");
    let name = smaller["nameMap"]["en"].as_str().expect("a name");
    for server in [hub, dockers, nurses] {
        listed_as(server, &appeal, &dockers.org, name).await;
    }
    until("the next seq", || async {
        let said = own_endorsement(dockers, &appeal).await;
        match said["seq"].as_u64() {
            Some(next) if next > seq => Ok(()),
            _ => Err(said.to_string()),
        }
    })
    .await;
    coalition.settle(&ALL, &appeal, 1).await;
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

async fn a_withdrawal_is_confirmed_by_others(backend: Backend) {
    let (mut coalition, appeal) = together(backend).await;
    coalition["dockers"]
        .endorse(&appeal, "Dockers")
        .await
        .expect(202);
    coalition.settle(&ALL, &appeal, 1).await;
    coalition.server("hub").kill().await;
    coalition.server("nurses").kill().await;
    let dockers = &coalition["dockers"];
    dockers.withdraw(&appeal).await.expect(202);
    assert_eq!(confirmed(dockers, &appeal).await, 0, "nobody else knows");
    coalition.server("hub").run().await;
    until_confirmed(&coalition["dockers"], &appeal, 1).await;
    coalition.server("nurses").run().await;
    until_confirmed(&coalition["dockers"], &appeal, 2).await;
}

/// A signature that was never let in is taken back: whoever takes the withdrawal keeps it apart, and by it no name
/// leaves any list.
async fn a_withdrawal_that_waits_is_confirmed_by_nobody(backend: Backend) {
    let coalition = Coalition::of(PROGRAM, &["hub", "dockers"], backend).await;
    let (hub, dockers) = (&coalition["hub"], &coalition["dockers"]);
    dockers.follow(&hub.org).await;
    hub.until_followers(1).await;
    let mut draft = hub.petition("moderated");
    draft["admission"] = json!("moderated");
    let appeal = hub.publish_draft(draft).await;
    coalition.settle(&["hub", "dockers"], &appeal, 0).await;
    let database = open(dockers).await;
    let held = appeals::by_ap_id(database.conn(), &appeal).await;
    let held = held.expect("the database answers").expect("it is held");
    until("the hub to be known to hold it", || async {
        let holders = replicas::list(database.conn(), held.id).await;
        let holders = holders.expect("the database answers");
        let is_hub = |base: &str| base.trim_end_matches('/') == hub.url.trim_end_matches('/');
        match holders.iter().any(|one| is_hub(&one.base_url)) {
            true => Ok(()),
            false => Err(format!("{holders:?}")),
        }
    })
    .await;
    dockers.endorse(&appeal, "Dockers").await.expect(202);
    hub.until_pending(&appeal, &[dockers.org.as_str()]).await;
    dockers.withdraw(&appeal).await.expect(202);
    hub.until_pending(&appeal, &[]).await;
    // What an answer confirms is noted before the delivery is done.
    until("everything to be delivered", || async {
        match deliveries::pending_count(database.conn()).await {
            Ok(0) => Ok(()),
            other => Err(format!("{other:?}")),
        }
    })
    .await;
    assert_eq!(confirmed(dockers, &appeal).await, 0);
}

async fn until_confirmed(server: &Server, object: &str, count: u64) {
    until("the confirmations", || async {
        match confirmed(server, object).await {
            confirmed if confirmed == count => Ok(()),
            other => Err(format!("{other} of {count}")),
        }
    })
    .await;
}

async fn confirmed(server: &Server, object: &str) -> u64 {
    let said = own_endorsement(server, object).await;
    let digest = Verified::check_value(&said).expect("it is sound");
    let digest = digest.statement().digest.to_string();
    let database = open(server).await;
    let appeal = appeals::by_ap_id(database.conn(), object).await;
    let appeal = appeal.expect("the database answers").expect("it is held");
    let count = acknowledgements::count(database.conn(), appeal.id, &digest).await;
    count.expect("the database answers")
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

async fn a_copy_of_a_server_is_noticed(backend: Backend) {
    let (coalition, appeal) = together(backend).await;
    let (dockers, nurses) = (&coalition["dockers"], &coalition["nurses"]);
    dockers.endorse(&appeal, "Dockers").await.expect(202);
    coalition.settle(&ALL, &appeal, 1).await;
    assert!(one_server(dockers), "it alone signs");
    let said = endorsed_elsewhere(dockers, &appeal, "Somebody", millis() + 1_000).await;
    let taken = push(nurses, &appeal, &[said]).await.expect(200);
    assert_eq!(taken["held"], 1, "{taken}");
    until("the doctor's word", || async {
        match one_server(dockers) {
            false => Ok(()),
            true => Err(dockers.log()),
        }
    })
    .await;
    assert!(dockers.log().contains("another server signs with a key"));
    assert!(one_server(nurses), "it is nobody else's concern");
}

/// Whether `doctor` finds that only one server signs with its keys.
fn one_server(server: &Server) -> bool {
    let found = server.command_json(&["doctor", "--json"]);
    let checks = found["checks"].as_array().into_iter().flatten();
    let check = checks
        .into_iter()
        .find(|check| check["name"] == "one server");
    check.is_some_and(|check| check["ok"] == true)
}

//! Servers that were put back to an earlier state, whose clock is wrong, whose key somebody else
//! has, or that lost everything: they repair themselves.

mod ahead;
mod lost;
mod put_back;

use crate::PROGRAM;
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
    a_withdrawal_is_confirmed_by_others
    a_withdrawal_that_waits_is_confirmed_by_nobody
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
    server.doctor("one server")["ok"] == true
}

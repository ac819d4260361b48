//! A mailbox that many want to fill.

use crate::{
    pair::{
        NOW, Side, author, ended, endorsed_and_admitted, endorsement, endorsement_at, name, row,
        signer,
    },
    two,
};
use serde_json::{Value, json};
use std::time::Duration;
use tokio::time::timeout;
use undersigned_domain::Verified;
use undersigned_federation::{
    activities::statement::{self, Carried},
    replica::Standing,
};
use undersigned_store::{
    refusals,
    statements::{self, EARLY, MAILBOX},
};

async fn waiting(side: &Side) -> Vec<statements::Waiting> {
    let db = side.instance.database.conn();
    let waiting = statements::waiting(db, side.appeal().await.id).await;
    waiting.expect("the database")
}

async fn push(side: &Side, statements: &[Verified]) -> Vec<String> {
    let documents: Vec<Value> = statements
        .iter()
        .map(|one| serde_json::from_str(one.text()).expect("JSON"))
        .collect();
    let appeal = crate::pair::appeal_key();
    let push =
        json!({"object": appeal.object, "root": appeal.root.to_string(), "statements": documents});
    let push = serde_json::from_value(push).expect("a push");
    let answer = side.instance.answer_push(push).await.expect("an answer");
    answer.refused.into_iter().map(|one| one.code).collect()
}

/// Protocol case 4, with the mailbox full already. What `tests/federation/mailbox.rs` tells of
/// real servers is here about the bound on all, which takes ten thousand statements.
#[tokio::test]
async fn a_flood_leaves_state_and_checked_ones_alone() {
    let (_folder, a, _b) = two(1..3, 3..3, 3..3).await;
    let appeal = a.appeal().await;
    let before = a.holds().await;
    // Twice as many strangers as there is room for, each from a domain of its own.
    let sample = row(&endorsement(50, &name("Stranger")), appeal.id, MAILBOX);
    let flood = (0..20_000).map(|number| statements::NewStatement {
        digest: format!("sha-256:{number:064}"),
        register: format!("register {number}"),
        author: format!("https://stranger{number}.example/orgs/x"),
        ..sample.clone()
    });
    let transaction = a.instance.database.begin().await.expect("a transaction");
    statements::insert_many(&transaction, flood.collect())
        .await
        .expect("stored");
    transaction.commit().await.expect("committed");

    // Twenty honest ones whose keys were seen at their origin, then 100 strangers more.
    let mut change = a.instance.change(appeal.id).await.expect("a change");
    for number in 100..120 {
        let honest = endorsement(number, &name("Honest"));
        let standing = change.insert(&honest, true).await.expect("taken");
        assert_eq!(standing, Standing::Mailbox);
    }
    change.commit().await.expect("committed");
    let more: Vec<Verified> = (1_000..1_100)
        .map(|number| endorsement(number, &name("Stranger")))
        .collect();
    let refused = push(&a, &more).await;

    let left = waiting(&a).await;
    assert_eq!(left.len(), 10_000, "the mailbox is bounded");
    for number in 100..120 {
        let actor = signer(number).actor;
        assert!(left.iter().any(|row| row.author == actor), "{actor} stays");
    }
    let news = |row: &&statements::Waiting| row.author.contains("://u1");
    let took_places = left.iter().filter(news).count() - 20;
    assert_eq!(refused.len(), 100 - took_places);
    assert!(refused.iter().all(|code| code == "mailbox_full"));
    assert!(
        (20..80).contains(&took_places),
        "it makes no difference who came first: {took_places}"
    );
    assert_eq!(a.holds().await, before, "nothing of it is in the state");
}

#[tokio::test]
async fn what_is_not_due_keeps_nothing_that_is_from_being_taken_up() {
    let (_folder, a, _b) = two(1..3, 3..3, 3..3).await;
    let appeal = a.appeal().await;
    let due = row(&endorsement(50, &name("Dockers")), appeal.id, EARLY);
    let flood = (0..1_000).map(|number| statements::NewStatement {
        digest: format!("sha-256:{number:064}"),
        register: format!("register {number}"),
        author: format!("https://stranger{number}.example/orgs/x"),
        seq: 9_000_000_000_000,
        ..due.clone()
    });
    let rows: Vec<_> = flood.chain([due.clone()]).collect();
    let transaction = a.instance.database.begin().await.expect("a transaction");
    let stored = statements::insert_many(&transaction, rows).await;
    assert_eq!(stored.expect("stored"), 1_001);
    transaction.commit().await.expect("committed");

    let mut change = a.instance.change(appeal.id).await.expect("a change");
    change.take_up_early().await.expect("it is taken up");
    change.commit().await.expect("committed");
    let db = a.instance.database.conn();
    for (standing, held) in [(MAILBOX, 1), (EARLY, 1_000)] {
        let count = statements::count(db, appeal.id, standing).await;
        assert_eq!(count.expect("the database"), held, "{standing}");
    }
}

#[tokio::test]
async fn what_cannot_be_read_any_more_keeps_nothing_from_waiting_or_being_taken_up() {
    let (_folder, a, _b) = two(1..3, 3..3, 3..3).await;
    let appeal = a.appeal().await;
    let dockers = endorsement(50, &name("Dockers"));
    let sound = row(&dockers, appeal.id, MAILBOX);
    let waiting_row = statements::NewStatement {
        digest: format!("sha-256:{:064}", 1),
        body: "{}".into(),
        ..sound.clone()
    };
    let early = statements::NewStatement {
        digest: format!("sha-256:{:064}", 2),
        register: "register 2".into(),
        standing: EARLY.into(),
        body: "{}".into(),
        ..sound
    };
    let db = a.instance.database.conn();
    let stored = statements::insert_many(db, vec![waiting_row, early]).await;
    assert_eq!(stored.expect("stored"), 2);

    let mut change = a.instance.change(appeal.id).await.expect("a change");
    let standing = change.insert(&dockers, false).await.expect("taken");
    assert_eq!(standing, Standing::Mailbox);
    change.take_up_early().await.expect("it is taken up");
    change.commit().await.expect("committed");
    let left = waiting(&a).await;
    let digest = dockers.statement().digest.to_string();
    assert!(left.iter().all(|row| row.digest == digest) && left.len() == 1);
}

/// Protocol case 16: strangers write endless statements in a union's name.
#[tokio::test]
async fn an_authors_own_key_comes_before_strangers_who_write_in_its_name() {
    let (_folder, a, _b) = two(1..3, 3..3, 3..3).await;
    let dockers = signer(500);
    let forged: Vec<Verified> = (0..80)
        .map(|number| {
            let genuine = endorsement(500, &name("Dockers"));
            let stranger = author(&dockers.actor, 10_000 + number);
            let statement = genuine.statement();
            let envelope = undersigned_domain::Envelope {
                id: format!("https://u500.example/endorsements/{number}"),
                appeal: (*statement.appeal).clone(),
                seq: statement.seq + number,
                published: "2025-12-02T00:00:00Z".into(),
            };
            stranger.withdraw_endorsement(&envelope).expect("sound")
        })
        .collect();
    let refused = push(&a, &forged).await;
    assert_eq!(refused, vec!["mailbox_full"; 30], "50 of one domain wait");
    assert_eq!(waiting(&a).await.len(), 50);

    let mut change = a
        .instance
        .change(a.appeal().await.id)
        .await
        .expect("a change");
    let own = endorsement(500, &name("Dockers"));
    change.insert(&own, true).await.expect("taken");
    change.commit().await.expect("committed");
    let left = waiting(&a).await;
    assert_eq!(left.len(), 50, "one of the others had to go");
    let own = own.statement().digest.to_string();
    assert!(left.iter().any(|row| row.digest == own));
    push(&a, &forged).await;
    assert!(waiting(&a).await.iter().any(|row| row.digest == own));
}

#[tokio::test]
async fn row_666_what_a_key_says_after_its_end_is_refused_among_others_as_alone() {
    let (_folder, a, _b) = two(1..3, 3..3, 3..3).await;
    assert!(push(&a, &[ended(1)]).await.is_empty());
    let later = |number| endorsement_at(number, &name("Dockers"), NOW);
    let refused = push(&a, &[later(1), later(2)]).await;
    assert_eq!(refused, ["ended"]);
}

/// Somebody at a server has refused an endorsement.
async fn is_refused(side: &Side, endorsement: &Verified) {
    let (db, appeal) = (side.instance.database.conn(), side.appeal().await);
    let said = endorsement.statement();
    let digest = said.digest.to_string();
    let of = (digest.as_str(), Some(said.author.as_str()));
    let by = "https://a.example/orgs/nurses";
    let refused = refusals::insert(db, appeal.id, of, by, NOW as i64).await;
    refused.expect("the database");
}

/// Somebody here refused it, and another who may let signers in did so elsewhere.
#[tokio::test]
async fn what_was_refused_here_is_taken_together_with_its_admission() {
    let (_folder, a, _b) = two(1..3, 3..3, 3..3).await;
    let both = endorsed_and_admitted(50);
    let [endorsement, _] = &both;
    is_refused(&a, endorsement).await;
    let (_, before) = a.holds().await;
    assert!(push(&a, std::slice::from_ref(endorsement)).await.is_empty());
    assert_eq!(a.holds().await.1, before);
    assert!(waiting(&a).await.is_empty(), "nobody decides once more");

    assert!(push(&a, &both).await.is_empty());
    assert_eq!(a.holds().await.1, before + 2);
}

#[tokio::test]
async fn what_was_refused_and_comes_over_and_over_holds_up_nobody() {
    let (_folder, a, _b) = two(1..3, 3..3, 3..3).await;
    let (dockers, endorsement) = (signer(50), endorsement(50, &name("Dockers")));
    is_refused(&a, &endorsement).await;
    let listed = [(dockers.key_id.clone(), dockers.key.public())];
    let again = || {
        let carried = Carried::By(&dockers.actor, &listed);
        statement::take(&a.instance, &endorsement, carried)
    };
    assert_eq!(again().await.expect("an answer"), Standing::Dropped);
    // Nobody else gets to change the appeal meanwhile.
    let change = a.instance.change(a.appeal().await.id).await;
    let change = change.expect("a change");
    let answered = timeout(Duration::from_secs(60), again()).await;
    let standing = answered.expect("it waits for nobody");
    assert_eq!(standing.expect("an answer"), Standing::Dropped);
    drop(change);
}

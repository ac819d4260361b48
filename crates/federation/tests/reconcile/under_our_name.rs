//! What comes under the name of one of our own organisations, and under a key that somebody else let in:
//! held to the same as everybody's words, else this server would hold another list than all others.

use crate::{
    fill,
    pair::{Side, endorsement_at, name, note_at, signer},
    statements,
};
use undersigned_federation::{
    activities::statement::{self, Carried},
    replica::Standing,
};
use undersigned_store::ConnectionTrait as _;

const HOUR: u64 = 60 * 60 * 1_000;

#[tokio::test]
async fn a_key_that_a_false_initiator_let_in_for_us_speaks_in_no_other_year() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("u5.example");
    fill(&file, statements([5])).await;
    let ours = Side::new("u5.example", &file).await;
    assert!(ours.instance.addresses.is_ours(&signer(5).actor));
    let appeal = ours.appeal().await;
    let before = ours.holds().await;
    let now = u64::try_from(ours.instance.clock.millis()).expect("after 1970");
    for (seq, standing) in [
        (now + 12 * HOUR, Some(Standing::Early)),
        (now + 25 * HOUR, None),
        ((1 << 53) - 1, None),
    ] {
        let said = endorsement_at(5, &name("Not what we said"), seq);
        let mut change = ours.instance.change(appeal.id).await.expect("a change");
        match (change.insert(&said, false).await, standing) {
            (Ok(taken), Some(expected)) => assert_eq!(taken, expected),
            (Err(error), None) => assert_eq!(error.code(), "seq_range"),
            (other, _) => panic!("{seq}: {other:?}"),
        }
        change.commit().await.expect("committed");
    }
    assert_eq!(ours.holds().await, before);
}

#[tokio::test]
async fn what_the_database_kept_from_being_looked_at_was_not_refused() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("u5.example");
    fill(&file, statements([1])).await;
    let ours = Side::new("u5.example", &file).await;
    // Under keys of nobody here, which is seen by looking at those that there are.
    let seq = u64::try_from(ours.instance.clock.millis()).expect("after 1970");
    let said = ["Not what we said", "Nor this"].map(|text| endorsement_at(5, &name(text), seq));
    let take = || statement::take_all(&ours.instance, &said, Carried::Along);
    let db = ours.instance.database.conn();
    let rename = async |from: &str, to: &str| {
        let rename = format!("ALTER TABLE {from} RENAME TO {to}");
        db.execute_unprepared(&rename).await.expect("renamed");
    };
    rename("actor_keys", "actor_keys_away").await;
    let taken = take().await;
    assert!(taken.is_err(), "nobody knows whose key that is: {taken:?}");
    rename("actor_keys_away", "actor_keys").await;
    let taken = take().await.expect("the database answers");
    let codes: Vec<_> = taken
        .iter()
        .map(|one| one.as_ref().err().map(|error| error.code()))
        .collect();
    assert_eq!(codes, [Some("local_id"), Some("local_id")]);

    // Nor was an appeal refused that is not held yet: whether anybody here follows its organiser is not known.
    let begun = [note_at("https://u6.example/appeals/other", &signer(6))];
    let take = || statement::take_all(&ours.instance, &begun, Carried::Along);
    rename("following", "following_away").await;
    let taken = take().await;
    assert!(taken.is_err(), "nobody knows whom we follow: {taken:?}");
    rename("following_away", "following").await;
    let taken = take().await.expect("the database answers");
    let codes: Vec<_> = taken
        .iter()
        .map(|one| one.as_ref().err().map(|error| error.code()))
        .collect();
    assert_eq!(codes, [Some("appeal_unknown")]);
}

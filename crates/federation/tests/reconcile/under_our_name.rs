//! What comes under the name of one of our own organisations, and under a key that somebody else let in:
//! held to the same as everybody's words, else this server would hold another list than all others.

use crate::{
    fill,
    pair::{Side, endorsement_at, name, signer},
    statements,
};
use undersigned_federation::replica::Standing;

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

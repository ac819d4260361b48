//! Since when an appeal is withdrawn, whatever its organiser writes.

use crate::common::*;
use serde_json::json;
use undersigned_domain::{Author, Envelope, Verified, admission::Role, fold, withdrawn_since};

const LONG_AGO: &str = "1999-01-01T00:00:00Z";
/// Dated when the smallest `seq`s are.
const AT_FIRST: &str = "1970-01-01T00:00:00Z";
/// In milliseconds since 1970, soon after what [`NOW`] says.
const NOW_MILLIS: u64 = 1_796_169_600_250;

/// A note that is withdrawn, and says when.
fn withdrawn(by: &Author, seq: u64, revision: u64, updated: &str) -> Verified {
    let mut members = note_members(&text("Free them now"), revision);
    members["appeal"]["state"] = json!("withdrawn");
    members.insert("updated".into(), json!(updated));
    let envelope = Envelope {
        id: APPEAL.to_owned(),
        ..envelope(by, "appeals", "", seq)
    };
    by.publish(&envelope, members).expect("a sound note")
}

fn since(said: &[Verified]) -> Option<u64> {
    let state = state(said);
    withdrawn_since(&state, &fold(&state))
}

#[test]
fn nobody_withdraws_an_appeal_at_a_time_before_what_was_said_of_it() {
    let open = [note(&root(), 500, 1, "Free them now")];
    assert_eq!(since(&open), None);
    for updated in [LONG_AGO, NOW, "some time ago"] {
        let said = and(&open, [withdrawn(&root(), 900, 1, updated)]);
        assert_eq!(since(&said), Some(900), "{updated}");
    }
    // One with a smaller `seq` is not the newest word.
    let said = and(&open, [withdrawn(&root(), 400, 1, LONG_AGO)]);
    assert_eq!(since(&said), None);
}

#[test]
fn under_a_new_key_an_appeal_is_withdrawn_since_it_was_withdrawn_first() {
    let first = withdrawn(&root(), 900, 2, AT_FIRST);
    let again = working_key().sign_again(&first, 5_000, NOW);
    let said = [
        note(&root(), 500, 1, "Free them now"),
        admit(&root(), 501, &working_key(), Role::Organiser),
        first,
        again.expect("sound"),
    ];
    assert_eq!(since(&said), Some(900));
    let ended = and(&said, [end(&root(), 5_001, &root(), Role::Organiser)]);
    assert_eq!(since(&ended), Some(900));
    // Another one that the further key has dated back, in its own words or below a wording that stood.
    for (seq, updated) in [(600, NOW), (400, AT_FIRST)] {
        let said = [
            note(&root(), 500, 1, "Free them now"),
            admit(&root(), 501, &working_key(), Role::Organiser),
            withdrawn(&working_key(), seq, 2, updated),
            withdrawn(&root(), 900, 2, AT_FIRST),
        ];
        assert_eq!(since(&said), Some(900), "{seq}");
    }
}

/// What an old key wrote stays in the state, and whoever has found it writes more.
#[test]
fn nobody_who_has_an_old_key_says_since_when_an_appeal_is_withdrawn() {
    let old = working_key();
    let let_in = [admit(&root(), 501, &old, Role::Organiser)];
    let first = withdrawn(&old, NOW_MILLIS, 1, NOW);
    let again = root().sign_again(&first, NOW_MILLIS + 5_000, NOW);
    let again = again.expect("sound");
    for gone in [
        end(&root(), 502, &old, Role::Organiser),
        remove(&root(), 502, &old, Role::Organiser),
    ] {
        // Not earlier, by the same words above what stood before.
        let dated_back = and(
            &let_in,
            [
                note(&old, 510, 1, "Free them now"),
                withdrawn(&root(), NOW_MILLIS, 1, NOW),
                gone.clone(),
                withdrawn(&old, 511, 1, NOW),
            ],
        );
        assert_eq!(since(&dated_back), Some(NOW_MILLIS));
        // Nor later, by another word above the first.
        let opened_again = and(
            &let_in,
            [
                first.clone(),
                again.clone(),
                gone,
                note(&old, NOW_MILLIS + 9_000, 7, "Free them now"),
            ],
        );
        assert_eq!(since(&opened_again), Some(NOW_MILLIS));
    }
}

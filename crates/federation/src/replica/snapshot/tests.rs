//! What follows from a state as of one moment.

use super::*;
use undersigned_domain::{
    Content, Insertion, Names, SecretKey,
    admission::{AdmissionState, Role},
    endorsement::Endorsement,
};

const HUB: &str = "https://hub.example/orgs/hub";
const UNION: &str = "https://union.example/orgs/union";
const DOCKERS: &str = "https://dockers.example/orgs/dockers";

fn key(author: &str) -> Multikey {
    let number = match author {
        HUB => 1,
        UNION => 2,
        _ => 3,
    };
    SecretKey::from_seed(&[number; 32]).public()
}

fn appeal() -> AppealKey {
    AppealKey {
        object: "https://hub.example/appeals/free-them".to_owned(),
        root: key(HUB),
    }
}

/// What one says of another, as the member of a state that it becomes.
fn say(state: &mut State, author: &str, about: &str, seq: u64, content: Content) -> Digest {
    let words = format!("{author} {about} {seq} {content:?}");
    let statement = Statement {
        digest: Digest::of(&[words.as_bytes()]),
        id: format!("{author}/said/{seq}"),
        author: author.to_owned(),
        key: key(author),
        appeal: Arc::new(appeal()),
        about: vec![about.to_owned()],
        seq,
        published: None,
        content,
    };
    let digest = statement.digest;
    let insertion = state.insert(&Arc::new(statement));
    assert!(
        matches!(insertion, Insertion::Taken { .. }),
        "{insertion:?}"
    );
    digest
}

fn admits(whom: &str, role: Role) -> Admission {
    Admission {
        role,
        admits: Some(key(whom)),
        state: AdmissionState::Admitted,
        names_digest: None,
        ordinal: None,
        since: None,
        reason: None,
        overrules: Vec::new(),
    }
}

fn removes(reason: Option<&str>) -> Content {
    Content::Admission(Admission {
        admits: None,
        state: AdmissionState::Removed,
        reason: reason.map(str::to_owned),
        ..admits(DOCKERS, Role::Signer)
    })
}

fn endorses(endorsed: bool) -> Content {
    Content::Endorsement(Endorsement {
        endorsed,
        pin: None,
        names: Names::default(),
        reservations: Vec::new(),
        claims: None,
        mandate: None,
    })
}

fn digests(words: &[(&Statement, &Admission)]) -> Vec<Digest> {
    words
        .iter()
        .map(|(statement, _)| statement.digest)
        .collect()
}

/// The newest removal of the dockers: its author and reason.
fn removal(state: &State) -> Option<(String, Option<String>)> {
    let snapshot = Snapshot::of(state.clone());
    let found = snapshot.removal(DOCKERS);
    // Whether one asks for all or for it alone, the words are the same.
    let removed = snapshot.removed();
    let of_all = removed.get(DOCKERS).map(Vec::as_slice);
    assert_eq!(
        digests(of_all.unwrap_or_default()),
        digests(&snapshot.removals(DOCKERS))
    );
    assert_eq!(of_all.is_some(), found.is_some());
    found.map(|(statement, said)| (statement.author.clone(), said.reason.clone()))
}

#[test]
fn a_removal_keeps_somebody_off_the_list_as_long_as_the_fold_hears_it() {
    let mut state = State::new(appeal());
    let calls = Content::Admission(admits(UNION, Role::CoInitiator));
    say(&mut state, HUB, UNION, 1, calls);
    let signs = Content::Admission(admits(DOCKERS, Role::Signer));
    say(&mut state, HUB, DOCKERS, 1, signs);
    say(&mut state, DOCKERS, "", 1, endorses(true));
    assert_eq!(removal(&state), None, "it is listed");

    let by_union = say(&mut state, UNION, DOCKERS, 2, removes(Some("abuse")));
    let abuse = Some("abuse".to_owned());
    assert_eq!(removal(&state), Some((UNION.to_owned(), abuse)));

    let since = Snapshot::of(state.clone());
    assert_eq!(since.removed_at(DOCKERS), Some(2));
    let all = BTreeMap::from([(DOCKERS.to_owned(), 2)]);
    assert_eq!(since.all_removed_at(), all);

    let mut again = state.clone();
    say(&mut again, DOCKERS, "", 3, endorses(true));
    let waits = |state: &State| Snapshot::of(state.clone()).signed_again(DOCKERS).is_some();
    assert_eq!((waits(&state), waits(&again)), (false, true));
    let all = |state: &State| Snapshot::of(state.clone()).all_signed_again().len();
    assert_eq!((all(&state), all(&again)), (0, 1));

    let mut without = state.clone();
    let dismissed = Admission {
        state: AdmissionState::Removed,
        ..admits(UNION, Role::CoInitiator)
    };
    let dismissed = Content::Admission(dismissed);
    say(&mut without, HUB, UNION, 2, dismissed);
    say(&mut without, DOCKERS, "", 2, endorses(false));
    assert_eq!(
        removal(&without),
        None,
        "whoever said so calls for it no longer"
    );

    // Two words at once: of one register neither is the last.
    say(&mut state, HUB, DOCKERS, 3, removes(None));
    say(&mut state, HUB, DOCKERS, 3, removes(Some("other")));
    let (by, _) = removal(&state).expect("a contested removal holds");
    assert_eq!(by, HUB);

    let restored = Admission {
        admits: None,
        overrules: vec![by_union],
        ..admits(DOCKERS, Role::Signer)
    };
    say(&mut state, HUB, DOCKERS, 4, Content::Admission(restored));
    assert_eq!(removal(&state), None, "it is listed again");
    say(&mut state, DOCKERS, "", 2, endorses(false));
    assert_eq!(
        removal(&state),
        None,
        "its own word took it off, not one that is set aside"
    );
}

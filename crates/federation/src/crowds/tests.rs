use super::{Counting, Crowds, MAX_OF_DOMAIN, UNSEEN, newcomers::MAX_IN_HOUR};
use std::sync::Arc;
use undersigned_domain::{
    AppealKey, CoSignerList, Content, Digest, Multikey, Names, SecretKey, State, Statement,
    admission::{Admission, AdmissionState, Role},
    attestation::{Attestation, Provenance, SignerKind},
    endorsement::Endorsement,
    list::{Vacancy, Vacated},
};

const HUB: &str = "https://hub.example/orgs/hub";
const UNION: &str = "https://union.example/orgs/a";

fn key(number: u8) -> Multikey {
    SecretKey::from_seed(&[number; 32]).public()
}

fn appeal() -> AppealKey {
    AppealKey {
        object: "https://hub.example/appeals/free-them".to_owned(),
        root: key(1),
    }
}

/// One of an owner of many names.
fn farm(number: u32) -> String {
    format!("https://h{number}.farm.example/orgs/a")
}

fn say(state: &mut State, author: &str, about: &str, seq: u64, content: Content) {
    let key = if author == HUB { key(1) } else { key(2) };
    let words = format!("{author} {about} {seq} {content:?}");
    let statement = Statement {
        digest: Digest::of(&[words.as_bytes()]),
        id: format!("https://hub.example/said/{about}"),
        author: author.to_owned(),
        key,
        appeal: Arc::new(appeal()),
        about: vec![about.to_owned()],
        seq,
        published: None,
        content,
    };
    state.insert(&Arc::new(statement));
}

fn endorse(state: &mut State, author: &str, seq: u64, endorsed: bool) {
    let said = Endorsement {
        endorsed,
        pin: None,
        names: Names::default(),
        reservations: Vec::new(),
        claims: None,
        mandate: None,
    };
    say(state, author, "", seq, Content::Endorsement(said));
}

fn decide(state: &mut State, about: &str, removed: bool) {
    let said = Admission {
        role: Role::Signer,
        admits: (!removed).then(|| key(2)),
        state: match removed {
            true => AdmissionState::Removed,
            false => AdmissionState::Admitted,
        },
        names_digest: None,
        ordinal: None,
        since: None,
        reason: None,
        overrules: Vec::new(),
    };
    say(state, HUB, about, 1, Content::Admission(said));
}

/// Those who were let in and signed.
fn signed(state: &mut State, authors: &[String]) {
    for author in authors {
        decide(state, author, false);
        endorse(state, author, 1, true);
    }
}

/// A list with so many places.
fn places(count: usize) -> CoSignerList {
    let numbers = 1..=u64::try_from(count).unwrap();
    let left = numbers.map(|number| Vacated {
        number,
        why: Vacancy::Withdrawn,
        at: None,
        reason: None,
    });
    CoSignerList {
        vacated: left.collect(),
        ..CoSignerList::default()
    }
}

fn counting() -> Counting {
    Counting::of(Arc::<Crowds>::default())
}

#[test]
fn accounts_count_like_servers() {
    let mut state = State::new(appeal());
    for number in 0..MAX_OF_DOMAIN {
        let said = Attestation {
            listed: true,
            pin: None,
            names: Names::default(),
            kind: SignerKind::Organisation,
            provenance: Provenance::FediverseAccount,
            initiated: false,
            evidence_digest: None,
            signed_at: None,
            ordinal: None,
            since: None,
            account: Some(format!("https://h{number}.farm.example/users/a")),
        };
        let about = format!("{number}");
        say(
            &mut state,
            HUB,
            &about,
            1,
            Content::Attestation(said.into()),
        );
    }
    let (counting, list) = (counting(), CoSignerList::default());
    assert!(!counting.admit(&state, &list, "https://h1000.farm.example/users/a"));
    assert!(counting.admit(&state, &list, "https://hub.example/users/a"));
}

#[test]
fn one_domain_cannot_fill_a_list() {
    let (counting, list) = (counting(), CoSignerList::default());
    let state = State::new(appeal());
    // As often as it is only asked.
    assert!((0..5_000).all(|number| counting.would_admit(&state, &list, &farm(number))));
    let let_in = (0..5_000).filter(|number| counting.admit(&state, &list, &farm(*number)));
    assert_eq!(let_in.count(), MAX_OF_DOMAIN as usize);
    assert!(!counting.would_admit(&state, &list, &farm(5_000)));
    assert!(counting.would_admit(&state, &list, UNION));
    assert!(counting.admit(&state, &list, UNION));
    assert!(!counting.admit(&state, &list, "https://farm.example/orgs/b"));
}

#[test]
fn row_843_many_new_domains_cannot_fill_a_list_at_once() {
    let (mut counting, list) = (counting(), CoSignerList::default());
    let state = State::new(appeal());
    let of = |number: u32| format!("https://h{number}.farm{}.example/orgs/a", number % 50);
    let let_in = (0..5_000).filter(|number| counting.admit(&state, &list, &of(*number)));
    assert_eq!(let_in.count(), MAX_IN_HOUR);
    assert!(!counting.admit(&state, &list, UNION));
    // An hour later their domains have been there for a while, and others are new.
    counting.now = 60 * 60 * 1_000;
    assert!(counting.admit(&state, &list, UNION));
    assert!(counting.admit(&state, &list, &of(9_000)));
}

#[test]
fn who_comes_by_form_from_a_domain_that_is_there_is_no_newcomer() {
    let (crowds, list) = (Crowds::default(), places(1));
    let mut state = State::new(appeal());
    signed(&mut state, &[UNION.to_owned()]);
    let room = |of: (&str, bool)| crowds.room_by_form(&state, &list, of, 0);
    for number in 0..MAX_IN_HOUR {
        let domain = format!("farm{number}.example");
        assert!(room((domain.as_str(), false)));
    }
    assert!(!room(("nurses.example", false)));
    assert!(room(("nurses.example", true)), "another came by form");
    assert!(room(("union.example", false)), "by its own server");
    // The second of a domain that was new within the hour is new, too.
    assert!(!room(("farm1.example", true)));
}

#[test]
fn a_load_test_has_no_bound() {
    let (mut counting, list) = (counting(), CoSignerList::default());
    counting.is_bounded = false;
    let state = State::new(appeal());
    assert!((0..1_000).all(|number| counting.admit(&state, &list, &farm(number))));
}

#[test]
fn who_leaves_or_was_removed_makes_no_room() {
    let crowd: Vec<String> = (0..MAX_OF_DOMAIN).map(farm).collect();
    for removed in [false, true] {
        let mut state = State::new(appeal());
        signed(&mut state, &crowd);
        for author in &crowd {
            match removed {
                true => decide(&mut state, author, true),
                false => endorse(&mut state, author, 2, false),
            }
        }
        // As it is read after a restart.
        let (counting, list) = (counting(), places(crowd.len()));
        assert!(!counting.admit(&state, &list, &farm(1_000)), "{removed}");
        assert!(counting.admit(&state, &list, UNION), "{removed}");
    }
}

#[test]
fn who_comes_back_is_counted_once() {
    let mut state = State::new(appeal());
    let half: Vec<String> = (0..MAX_OF_DOMAIN / 2).map(farm).collect();
    signed(&mut state, &half);
    for seq in 2..8 {
        for author in &half {
            endorse(&mut state, author, seq, seq % 2 == 1);
        }
    }
    let (counting, list) = (counting(), places(half.len()));
    for author in &half {
        assert!(counting.admit_again(&state, &list, author));
    }
    let new = (1_000..2_000).filter(|number| counting.admit(&state, &list, &farm(*number)));
    assert_eq!(new.count(), half.len());
}

#[test]
fn whom_others_let_in_is_counted_once_they_are_many() {
    let mut state = State::new(appeal());
    let (counting, few) = (counting(), places(UNSEEN));
    assert!(counting.admit(&state, &CoSignerList::default(), UNION));
    let crowd: Vec<String> = (0..MAX_OF_DOMAIN).map(farm).collect();
    signed(&mut state, &crowd);
    assert!(counting.admit_again(&state, &few, &farm(1_000)));
    let many = places(UNSEEN + 2);
    assert!(!counting.admit(&state, &many, &farm(1_000)));
}

#[test]
fn what_was_not_stored_does_not_count() {
    let (crowds, list) = (Arc::<Crowds>::default(), CoSignerList::default());
    let state = State::new(appeal());
    for stored in [false, false, true, true] {
        let mut counting = Counting::of(crowds.clone());
        let admitted =
            (0..MAX_OF_DOMAIN).filter(|number| counting.admit(&state, &list, &farm(*number)));
        let admitted = admitted.count();
        assert!(admitted == MAX_OF_DOMAIN as usize || admitted == 0);
        if stored {
            counting.keep();
        }
    }
    let counting = Counting::of(crowds);
    assert!(!counting.admit(&state, &list, "https://farm.example/orgs/b"));
}

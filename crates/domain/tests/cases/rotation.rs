//! Changing keys step by step: who speaks, what is said again, what would be lost.

use crate::common::*;
use serde_json::json;
use undersigned_domain::{
    Content, Multikey, Statement, Verified,
    admission::{AdmissionState, Role},
    author::AdmissionOf,
    rotation::{
        carried, has_ended, is_alive, is_awaited, is_barred, is_barred_as, is_replaced,
        named_by_root, roles, speaking, standing_since, to_sign_again, unsaid,
    },
};

/// The co-initiator under a new key.
fn seafarers_anew() -> undersigned_domain::Author {
    author(&seafarers().actor, 11)
}

fn keys(of: &[undersigned_domain::Author]) -> Vec<Multikey> {
    of.iter().map(|author| author.key.public()).collect()
}

fn again(
    said: &[Verified],
    actor: &str,
    new: &Multikey,
) -> Vec<undersigned_domain::rotation::Again> {
    to_sign_again(&state(said), &[], actor, new, |_| true)
}

#[test]
fn the_old_key_speaks_until_the_new_one_counts_in_every_role() {
    let actor = seafarers().actor;
    let both = keys(&[seafarers(), seafarers_anew()]);
    let said = and(
        &with_dockers(),
        [admit(&keeper(), 12, &seafarers(), Role::Signer)],
    );
    assert_eq!(speaking(&state(&said), &actor, &both), Some(&both[0]));
    let as_signer = and(
        &said,
        [admit(&keeper(), 20, &seafarers_anew(), Role::Signer)],
    );
    assert_eq!(speaking(&state(&as_signer), &actor, &both), Some(&both[0]));
    assert!(!is_replaced(&state(&as_signer), &actor, &both[0], &both[1]));
    let as_both = and(
        &as_signer,
        [admit(&root(), 21, &seafarers_anew(), Role::CoInitiator)],
    );
    assert_eq!(speaking(&state(&as_both), &actor, &both), Some(&both[1]));
    assert!(is_replaced(&state(&as_both), &actor, &both[0], &both[1]));
    // Nobody is in: the newest. Only one: that one.
    let nobody = keys(&[teachers(), author(&teachers().actor, 41)]);
    assert_eq!(
        speaking(&state(&said), &teachers().actor, &nobody),
        Some(&nobody[1])
    );
    assert_eq!(speaking(&state(&said), &actor, &both[1..]), Some(&both[1]));
    assert_eq!(speaking(&state(&said), &actor, &[]), None);
}

#[test]
fn the_newest_word_over_all_keys_is_said_again_and_only_once() {
    let newest = author(&dockers().actor, 32);
    let said = and(
        &with_dockers(),
        [
            admit(&seafarers(), 20, &dockers_anew(), Role::Signer),
            withdraw(&dockers_anew(), 21),
            admit(&seafarers(), 22, &newest, Role::Signer),
        ],
    );
    let due = again(&said, &dockers().actor, &newest.key.public());
    assert_eq!(due.len(), 1);
    assert!(!due[0].keeps_seq);
    assert!(
        matches!(&due[0].statement.content, Content::Endorsement(e) if !e.endorsed),
        "the withdrawal, not the older endorsement under the first key"
    );
    let done = and(&said, [withdraw(&newest, 23)]);
    assert!(again(&done, &dockers().actor, &newest.key.public()).is_empty());
    // What waits counts as said, too: a lost key's successor is let in later.
    let waiting = statements(&[withdraw(&newest, 23)]);
    let new = newest.key.public();
    let due = to_sign_again(&state(&said), &waiting, &dockers().actor, &new, |_| true);
    assert!(due.is_empty());
}

#[test]
fn nothing_is_said_again_where_the_new_key_has_said_ended() {
    let anew = seafarers_anew();
    let teachers_key = teachers().key.public();
    let said = and(
        &with_dockers(),
        [
            admit(&seafarers(), 20, &teachers(), Role::Signer),
            admit(&root(), 21, &anew, Role::CoInitiator),
        ],
    );
    let about_teachers = |due: &[undersigned_domain::rotation::Again]| {
        due.iter()
            .filter(|one| matches!(&one.statement.content, Content::Admission(it) if it.admits.as_ref() == Some(&teachers_key)))
            .count()
    };
    let due = again(&said, &seafarers().actor, &anew.key.public());
    assert_eq!(about_teachers(&due), 1, "the new key has to say it");
    // Somebody lets the new key end what the old one let in: that ranks above whatever it would say again.
    let said = and(&said, [end(&anew, 22, &teachers(), Role::Signer)]);
    let due = again(&said, &seafarers().actor, &anew.key.public());
    assert_eq!(about_teachers(&due), 0);
}

#[test]
fn what_a_thief_said_is_not_said_again() {
    let said = and(
        &with_dockers(),
        [
            admit(&seafarers(), 20, &dockers_anew(), Role::Signer),
            withdraw(&dockers(), 99),
        ],
    );
    let new = dockers_anew().key.public();
    let ours = |statement: &Statement| statement.seq < 50;
    let due = to_sign_again(&state(&said), &[], &dockers().actor, &new, ours);
    assert!(due.is_empty());
}

#[test]
fn what_was_said_under_a_key_that_had_ended_is_not_said_again() {
    let actor = root().actor;
    let third = author(&actor, 77);
    let said = and(
        &beginning(),
        [
            admit(&root(), 20, &working_key(), Role::Organiser),
            note(&working_key(), 21, 1, "Free them"),
            end(&root(), 22, &root(), Role::Organiser),
            note(&root(), 50, 1, "A dead wording"),
            admit(&root(), 51, &stranger(), Role::Signer),
            admit(&root(), 60, &third, Role::Organiser),
        ],
    );
    let said_again: Vec<(String, u64)> = again(&said, &actor, &third.key.public())
        .iter()
        .map(|again| (again.statement.kind().to_string(), again.statement.seq))
        .collect();
    assert_eq!(said_again, [("Note".to_owned(), 21)]);
    // The root still says which keys are the organiser's.
    let named = named_by_root(&state(&said), &actor);
    assert_eq!(named, keys(&[working_key(), third]).into_iter().collect());
}

#[test]
fn an_initiator_says_all_its_decisions_again_but_ends_and_overruled_removals() {
    let other = author(&teachers().actor, 42);
    let removal = remove_actor(&seafarers(), 30, &teachers(), Role::Signer);
    let overruling = say(
        &root(),
        31,
        &undersigned_domain::author::AdmissionOf {
            overrules: &[removal.statement().digest],
            ..of(
                &teachers().actor,
                Some(&other.key.public()),
                Role::Signer,
                AdmissionState::Admitted,
            )
        },
    );
    let said = and(
        &with_dockers(),
        [
            removal,
            overruling,
            remove(&seafarers(), 32, &stranger(), Role::Signer),
            end(&seafarers(), 33, &other, Role::Signer),
            attest_as(&seafarers(), 34, 1, "Bakers", Some(7)),
            admit(&root(), 40, &seafarers_anew(), Role::CoInitiator),
        ],
    );
    let due = again(&said, &seafarers().actor, &seafarers_anew().key.public());
    let kinds: Vec<(String, u64)> = due
        .iter()
        .map(|again| (again.statement.kind().to_string(), again.statement.seq))
        .collect();
    let expected = [("Admission", 11), ("Admission", 32), ("Attestation", 34)];
    let mut sorted = kinds.clone();
    sorted.sort();
    assert_eq!(sorted, expected.map(|(kind, seq)| (kind.to_owned(), seq)));
    // A removal goes on since when it was said: ballots that closed before or after look at that.
    let admissions = due.iter();
    let mut admissions = admissions.filter(|again| is_admission(&again.statement));
    assert!(admissions.all(|again| again.keeps_seq));
}

#[test]
fn signing_again_makes_no_old_word_the_newest_of_several_authors() {
    let said = and(
        &beginning(),
        [
            attest(&seafarers(), 5, 1, "Bakers"),
            attest(&seafarers(), 5, 2, "The Bakers"),
            same(&seafarers(), 6, [1, 2], true),
            note(&root(), 7, 2, "Free all of them"),
            admit(&root(), 8, &working_key(), Role::Organiser),
            admit(&root(), 8, &seafarers_anew(), Role::CoInitiator),
        ],
    );
    let due = again(&said, &seafarers().actor, &seafarers_anew().key.public());
    let decision = due
        .iter()
        .find(|again| again.statement.kind().name() == "SameSigner");
    assert!(decision.is_some_and(|again| again.keeps_seq));
    let notes = again(&said, ORGANISER, &working_key().key.public());
    let mut notes: Vec<(u64, bool)> = notes
        .iter()
        .filter(|again| again.statement.kind().name() == "Note")
        .map(|again| (again.statement.seq, again.keeps_seq))
        .collect();
    notes.sort_unstable();
    assert_eq!(
        notes,
        [(1, true), (7, false)],
        "only the current note rises"
    );
}

fn same(by: &undersigned_domain::Author, seq: u64, numbers: [u64; 2], same: bool) -> Verified {
    let ids = numbers.map(|number| attestation_id(&seafarers(), number));
    let envelope = undersigned_domain::Envelope {
        id: by.actor.replace("/orgs/", "/same-signers/"),
        appeal: appeal(),
        seq,
        published: NOW.to_owned(),
    };
    by.same_signer(&envelope, [&ids[0], &ids[1]], same, None)
        .expect("a sound decision")
}

#[test]
fn a_statement_signed_again_keeps_everything_but_key_and_seq() {
    let mut unknown = document(&attest_as(&seafarers(), 5, 1, "Bakers", Some(3)));
    unknown.insert("colour".into(), json!("red"));
    unknown.remove("since");
    let said = sign(&seafarers(), unknown).expect("sound");
    let anew = seafarers_anew().sign_again(&said, 9, NOW).expect("sound");
    let (old, new) = (document(&said), document(&anew));
    for name in [
        "id",
        "colour",
        "ordinal",
        "nameMap",
        "revision",
        "textDigest",
        "published",
    ] {
        assert_eq!(old[name], new[name], "{name}");
    }
    assert_eq!((&new["seq"], &new["since"]), (&json!(9), &json!(5)));
    assert_eq!(new["key"], json!(seafarers_anew().key.public().as_str()));
    assert!(Verified::check(anew.text().as_bytes()).is_ok());
    let noted = working_key()
        .sign_again(&note(&root(), 1, 1, "Free"), 2, NOW)
        .expect("sound");
    assert_eq!(noted.statement().seq, 2);
    assert_eq!(noted.statement().key, working_key().key.public());
    assert!(
        dockers().sign_again(&said, 9, NOW).is_err(),
        "another's words"
    );
}

#[test]
fn a_key_is_ended_by_others_only_when_nothing_is_lost() {
    let actor = dockers().actor;
    let (old, new) = (dockers().key.public(), dockers_anew().key.public());
    let admitted = and(
        &with_dockers(),
        [admit(&seafarers(), 20, &dockers_anew(), Role::Signer)],
    );
    let seen = [new];
    assert_eq!(unsaid(&state(&admitted), &[], &actor, &old, &seen).len(), 1);
    let older = and(&admitted, [endorse(&dockers_anew(), 9, "Union of Dockers")]);
    assert_eq!(unsaid(&state(&older), &[], &actor, &old, &seen).len(), 1);
    let newer = and(
        &admitted,
        [endorse(&dockers_anew(), 21, "Union of Dockers")],
    );
    assert!(unsaid(&state(&newer), &[], &actor, &old, &seen).is_empty());
    // A stolen key that was removed may have spoken last.
    let stolen = and(
        &older,
        [
            withdraw(&dockers(), 99),
            remove(&seafarers(), 100, &dockers(), Role::Signer),
        ],
    );
    assert!(unsaid(&state(&stolen), &[], &actor, &old, &seen).is_empty());
}

#[test]
fn a_further_key_carries_on_what_the_first_admission_says() {
    let actor = dockers().actor;
    let said = and(
        &with_dockers(),
        [
            admit(&keeper(), 30, &dockers(), Role::Signer),
            remove(&root(), 31, &stranger(), Role::Signer),
        ],
    );
    let state = state(&said);
    let carried = carried(&state, &actor, &keys(&[dockers()]), Role::Signer);
    assert_eq!(
        carried.names_digest,
        Some(names("Union of Dockers").digest())
    );
    assert_eq!(carried.since, Some(11));
    assert_eq!(carried.by, [keeper().actor, seafarers().actor].into());
    assert!(!is_barred(&state, &actor, &dockers_anew().key.public()));
    assert!(is_barred(
        &state,
        &stranger().actor,
        &stranger().key.public()
    ));
    let another = author(&stranger().actor, 91).key.public();
    assert!(
        !is_barred(&state, &stranger().actor, &another),
        "only that key"
    );
}

/// Whoever may remove an actor as a signer cannot keep it from changing the key with which it calls
/// for the appeal; a key that was itself removed comes back as nothing.
#[test]
fn a_removal_of_an_actor_bars_its_further_keys_as_that_alone() {
    let actor = dockers().actor;
    let new = dockers_anew().key.public();
    let whole = and(
        &with_dockers(),
        [remove_actor(&seafarers(), 30, &dockers(), Role::Signer)],
    );
    assert!(is_barred_as(&state(&whole), &actor, &new, Role::Signer));
    assert!(!is_barred_as(&state(&whole), &actor, &new, Role::Keeper));
    assert!(is_barred(&state(&whole), &actor, &new));
    let alone = and(
        &with_dockers(),
        [remove(&seafarers(), 30, &dockers_anew(), Role::Signer)],
    );
    for role in [Role::Signer, Role::Keeper] {
        assert!(is_barred_as(&state(&alone), &actor, &new, role));
    }
}

#[test]
fn an_old_key_is_awaited_while_it_alone_is_let_in() {
    let actor = dockers().actor;
    let (old, new) = (dockers().key.public(), dockers_anew().key.public());
    assert!(!is_awaited(&state(&beginning()), &actor, &old, &new));
    let let_in = with_dockers();
    assert!(is_awaited(&state(&let_in), &actor, &old, &new));
    assert!(!is_awaited(&state(&let_in), &actor, &new, &old));
    let both = and(
        &let_in,
        [admit(&seafarers(), 30, &dockers_anew(), Role::Signer)],
    );
    assert!(!is_awaited(&state(&both), &actor, &old, &new));
    let removed = and(
        &let_in,
        [remove(&seafarers(), 30, &dockers_anew(), Role::Signer)],
    );
    assert!(
        !is_awaited(&state(&removed), &actor, &old, &new),
        "a person decides"
    );
}

/// A renewal or removal says since when the place has been there, also of what is not an entry of
/// its own: joined with another, withdrawn, or removed.
#[test]
fn a_renewal_or_removal_carries_on_since_when_a_place_has_stood() {
    let since = |said: &[Verified], role| standing_since(&state(said), &dockers().actor, role);
    assert_eq!(since(&beginning(), Role::Signer), None);
    let listed = with_dockers();
    assert_eq!(since(&listed, Role::Signer), Some(11));
    assert_eq!(since(&listed, Role::CoInitiator), None);
    let attested = attestation_id(&root(), 1);
    let joined = [
        attest_as(&root(), 12, 1, "Dockers", Some(1)),
        crate::common::same(&root(), 13, [&dockers().actor, &attested], true),
        withdraw(&dockers(), 14),
    ];
    assert_eq!(since(&and(&listed, joined), Role::Signer), Some(11));
    let removed = say(
        &seafarers(),
        30,
        &AdmissionOf {
            since: Some(11),
            ..of(
                &dockers().actor,
                Some(&dockers().key.public()),
                Role::Signer,
                AdmissionState::Removed,
            )
        },
    );
    assert_eq!(since(&and(&listed, [removed]), Role::Signer), Some(11));
    let named = [
        admit(&root(), 5, &dockers(), Role::Keeper),
        admit(&root(), 7, &dockers(), Role::CoInitiator),
    ];
    assert_eq!(since(&and(&listed, named), Role::CoInitiator), Some(5));
}

#[test]
fn a_key_is_alive_until_it_has_ended_also_where_it_only_waits() {
    let actor = dockers().actor;
    let old = dockers().key.public();
    let said = with_dockers();
    assert!(is_alive(&state(&said), &[], &actor, &old));
    assert_eq!(roles(&state(&said), &actor, &old), [Role::Signer].into());
    let ended = and(&said, [end(&dockers(), 22, &dockers(), Role::Signer)]);
    assert!(!is_alive(&state(&ended), &[], &actor, &old));
    assert!(roles(&state(&ended), &actor, &old).is_empty());
    let beginning = beginning();
    let empty = state(&beginning);
    assert!(!is_alive(&empty, &[], &actor, &old));
    let waiting = statements(&[endorse(&dockers(), 10, "Dockers")]);
    assert!(is_alive(&empty, &waiting, &actor, &old));
    let done = statements(&[
        endorse(&dockers(), 10, "Dockers"),
        end(&dockers(), 11, &dockers(), Role::Signer),
    ]);
    assert!(!is_alive(&empty, &done, &actor, &old));
    assert!(has_ended(&empty, &done, &actor, &old));
    assert!(!has_ended(&empty, &waiting, &actor, &old));
}

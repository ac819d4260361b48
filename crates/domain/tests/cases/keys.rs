//! Keys that change, get lost, are stolen, or end.

use crate::{common::*, in_every_order, is_listed};
use undersigned_domain::{Insertion, admission::Role};

/// The new key speaks while the old one is still there; then the old one ends.
#[test]
fn rotation_with_overlap_never_drops_the_signer_and_leaves_no_name_behind() {
    let mut said = with_dockers();
    for step in [
        admit_named(&seafarers(), 20, &dockers_anew(), "Union of Dockers"),
        endorse(&dockers_anew(), 21, "Union of Dockers"),
        end(&dockers(), 22, &dockers(), Role::Signer),
    ] {
        said.push(step);
        let list = list(&said);
        assert!(entry(&list, &dockers().actor).is_some_and(|entry| entry.name_confirmed));
        assert_eq!(list.entries.len(), 1);
    }
    let under_old_key = state(&said)
        .statements()
        .any(|statement| statement.key == dockers().key.public() && !is_admission(statement));
    assert!(!under_old_key);
    in_every_order(&said[3..]);
}

/// An initiator rotates its key; what it attested is still one entry, and its newest word counts.
#[test]
fn an_attestation_signed_again_under_a_new_key_is_one_entry() {
    let anew = author(&seafarers().actor, 11);
    let mut said = and(
        &beginning(),
        [
            attest_as(&seafarers(), 5, 1, "Bakers", None),
            admit(&root(), 6, &anew, Role::CoInitiator),
            attest_as(&anew, 7, 1, "Bakers' Union", None),
        ],
    );
    let both = list(&said);
    assert_eq!(both.entries.len(), 1);
    assert!(both.entries[0].same_as.is_empty() && both.vacated.is_empty());
    assert_eq!(both.entries[0].names.name_map["en"], "Bakers' Union");
    said.push(withdraw_attestation(&anew, 8, 1, None));
    assert!(list(&said).entries.is_empty());
}

/// The dockers change their key and withdraw before anybody let the new one in.
#[test]
fn a_withdrawal_under_the_old_key_works_while_the_new_one_is_unknown() {
    let said = and(
        &with_dockers(),
        [
            endorse(&dockers_anew(), 20, "Union of Dockers"),
            withdraw(&dockers(), 21),
        ],
    );
    assert!(!is_listed(&said, &dockers().actor));
    // Let in later, the new key's older word does not bring the name back.
    let later = and(
        &said,
        [admit(&seafarers(), 30, &dockers_anew(), Role::Signer)],
    );
    assert!(!is_listed(&later, &dockers().actor));
}

/// The old key is lost; the withdrawal comes under the new one.
#[test]
fn a_lost_keys_name_leaves_the_state_when_enough_initiators_end_it() {
    let said = and(
        &with_dockers(),
        [
            admit(&seafarers(), 20, &dockers_anew(), Role::Signer),
            withdraw(&dockers_anew(), 21),
        ],
    );
    assert!(!is_listed(&said, &dockers().actor));
    let name = said[3].statement().digest;
    assert!(state(&said).digests().contains(&name));

    let one = and(&said, [end(&seafarers(), 22, &dockers(), Role::Signer)]);
    assert!(
        state(&one).digests().contains(&name),
        "one co-initiator alone"
    );
    let two = and(&one, [end(&keeper(), 22, &dockers(), Role::Signer)]);
    assert!(!state(&two).digests().contains(&name));
    let organiser = and(&said, [end(&root(), 22, &dockers(), Role::Signer)]);
    assert!(!state(&organiser).digests().contains(&name));
    assert!(!is_listed(&two, &dockers().actor));
    in_every_order(&two[3..]);
}

#[test]
fn two_keys_of_one_initiator_are_one_voice_about_an_end() {
    let anew = author(&seafarers().actor, 11);
    let said = and(
        &with_dockers(),
        [
            admit(&root(), 20, &anew, Role::CoInitiator),
            end(&seafarers(), 21, &dockers(), Role::Signer),
            end(&anew, 22, &dockers(), Role::Signer),
        ],
    );
    assert!(!state(&said).has_ended(&dockers().actor, Some(&dockers().key.public())));
}

/// A thief of the old key withdraws in the dockers' name.
#[test]
fn a_stolen_keys_word_goes_and_the_owners_counts_again_unsigned_anew() {
    let rotated = and(
        &with_dockers(),
        [
            admit_named(&seafarers(), 20, &dockers_anew(), "Union of Dockers"),
            endorse(&dockers_anew(), 21, "Union of Dockers"),
        ],
    );
    let robbed = and(&rotated, [withdraw(&dockers(), 99)]);
    assert!(!is_listed(&robbed, &dockers().actor));
    let settled = and(
        &robbed,
        [remove(&seafarers(), 100, &dockers(), Role::Signer)],
    );
    let (list, before) = (list(&settled), list(&rotated));
    assert_eq!(list.entries[0].digest, before.entries[0].digest);
    assert!(list.entries[0].name_confirmed);
    assert!(!list.entries[0].disputed, "nobody keeps the stolen key");
}

/// Whoever has an ended key says that it is admitted, at the highest `seq` there is.
#[test]
fn ended_means_ended() {
    let ended = and(
        &with_dockers(),
        [end(&seafarers(), 20, &seafarers(), Role::CoInitiator)],
    );
    assert!(!is_listed(&ended, &dockers().actor), "its word has ended");
    let digest = state(&ended).digest();
    let highest = undersigned_domain::statement::MAX_SEQ;
    for word in [
        admit(&root(), highest, &seafarers(), Role::CoInitiator),
        admit(&seafarers(), highest, &teachers(), Role::Signer),
        endorse(&seafarers(), highest, "Seafarers"),
        attest(&seafarers(), highest, 1, "Bakers"),
    ] {
        let said = and(&ended, [word, endorse(&teachers(), 5, "Teachers")]);
        assert!(list(&said).entries.is_empty());
    }
    let mut held = state(&ended);
    let by_itself = admit(&seafarers(), highest, &seafarers(), Role::CoInitiator);
    assert_eq!(held.insert(by_itself.statement()), Insertion::NotLetIn);
    // In the register that holds the end, nothing is newer.
    let signer_ended = and(
        &with_dockers(),
        [end(&root(), 20, &dockers(), Role::Signer)],
    );
    let mut held_again = state(&signer_ended);
    let undone = admit(&root(), highest, &dockers(), Role::Signer);
    assert!(matches!(
        held_again.insert(undone.statement()),
        Insertion::Stale(_)
    ));
    assert_eq!(
        held_again.insert(endorse(&dockers(), highest, "Dockers").statement()),
        Insertion::Ended
    );
    assert_eq!(held.digest(), digest);
}

/// The middle key withdrew; it may end only after the newest one says so too.
#[test]
fn a_withdrawal_signed_again_keeps_an_older_lost_keys_word_down() {
    let newest = author(&dockers().actor, 32);
    let said = and(
        &with_dockers(),
        [
            admit(&seafarers(), 20, &dockers_anew(), Role::Signer),
            withdraw(&dockers_anew(), 21),
            admit(&seafarers(), 22, &newest, Role::Signer),
        ],
    );
    let ended = end(&dockers_anew(), 24, &dockers_anew(), Role::Signer);
    let forgotten = and(&said, [ended.clone()]);
    assert!(
        is_listed(&forgotten, &dockers().actor),
        "why it must be signed again"
    );
    let signed_again = and(&said, [withdraw(&newest, 23), ended]);
    assert!(!is_listed(&signed_again, &dockers().actor));
}

#[test]
fn an_attestation_ends_by_its_authors_word_but_not_by_another_initiators_alone() {
    let paper = attestation_id(&seafarers(), 1);
    let said = and(&beginning(), [attest(&seafarers(), 5, 1, "Bakers")]);
    let by_another = and(&said, [end_attestation(&keeper(), 6, &paper)]);
    assert!(is_listed(&by_another, &paper));
    let by_author = and(&said, [end_attestation(&seafarers(), 6, &paper)]);
    assert!(!is_listed(&by_author, &paper));
    let by_organiser = and(&said, [end_attestation(&root(), 6, &paper)]);
    assert!(!is_listed(&by_organiser, &paper));
}

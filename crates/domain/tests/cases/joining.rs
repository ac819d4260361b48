//! What equal and unequal words in one register become.

use crate::{common::*, in_every_order};
use undersigned_domain::admission::Role;

/// The organiser's server serves one text to some and another to others.
#[test]
fn two_texts_under_one_revision_are_both_kept_and_said() {
    let split = and(
        &[],
        [
            note(&root(), 1, 1, "Free them now"),
            note(&root(), 1, 1, "Free some"),
        ],
    );
    in_every_order(&split);
    let list = list(&split);
    assert!(list.note_contested);
    assert_eq!(list.text_conflicts[&1].len(), 2);
    assert_eq!(
        list.note_digest,
        split.iter().map(|note| note.statement().digest).min()
    );
}

/// The text is changed later without a new revision; who signed the old one still pins it.
#[test]
fn a_text_replaced_under_its_revision_conflicts_with_what_was_pinned() {
    let said = and(&with_dockers(), [note(&root(), 9, 1, "Free some")]);
    let list = list(&said);
    assert!(!list.note_contested);
    assert_eq!(list.text_conflicts[&1].len(), 2);
    assert!(!list.entries[0].current_wording);
    assert_eq!(list.totals.organisations.earlier, 1);
    assert_eq!(list.totals.organisations.current, 0);
}

#[test]
fn a_new_wording_keeps_who_signed_the_old_one_apart() {
    let mut said = and(&with_dockers(), [note(&root(), 9, 2, "Free them all")]);
    let before = list(&said);
    assert!(before.text_conflicts.is_empty());
    assert_eq!(before.totals.organisations.earlier, 1);
    let pin = undersigned_domain::endorsement::Pin {
        revision: 2,
        text_digest: text("Free them all").digest(),
    };
    said.push(endorse_wording(&dockers(), 20, "Union of Dockers", &pin));
    assert_eq!(list(&said).totals.organisations.current, 1);
}

/// Ends, contested registers and what they let in, in every order.
#[test]
fn ends_and_contested_registers_join_in_any_order() {
    let paper = attestation_id(&seafarers(), 1);
    in_every_order(&[
        admit(&root(), 2, &seafarers(), Role::CoInitiator),
        attest(&seafarers(), 3, 1, "Bakers"),
        end_attestation(&seafarers(), 4, &paper),
        endorse(&dockers(), 5, "Dockers"),
        endorse(&dockers(), 5, "Dock workers"),
        admit(&seafarers(), 6, &dockers(), Role::Signer),
    ]);
    // The co-initiator's single word is enough once its key is an organiser's.
    in_every_order(&[
        admit(&root(), 2, &seafarers(), Role::CoInitiator),
        admit(&seafarers(), 6, &dockers(), Role::Signer),
        endorse(&dockers(), 5, "Dockers"),
        end(&seafarers(), 7, &dockers(), Role::Signer),
        admit(&root(), 2, &seafarers(), Role::Organiser),
    ]);
}

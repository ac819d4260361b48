//! Whose word counts, and what it says (sections 8.1, 8.2 and 8.6).

use super::*;
use crate::bundles::{let_in, plain, since};
use serde_json::json;
use undersigned_domain::{admission::AdmissionState, author::AdmissionOf, endorsement::Pin};

fn overruling<'a>(digests: &'a [undersigned_domain::Digest]) -> AdmissionOf<'a> {
    AdmissionOf {
        overrules: digests,
        ..plain()
    }
}

#[test]
fn overruling_removals() {
    let bakers = author("https://bakers.example/orgs/bakers", 50);
    let [a, b] = listed(&bakers, "Bakers", 12);
    let listed_twice = and(&with_dockers(), [a, b]);
    let removal = remove(&keeper(), 20, &bakers, Role::Signer);
    let digests = [removal.statement().digest];
    edge(
        "an-organiser-overrules-by-whatever-admits",
        &and(
            &listed_twice,
            [
                removal.clone(),
                let_in(
                    &root(),
                    21,
                    &dockers(),
                    "Union of Dockers",
                    &overruling(&digests),
                ),
            ],
        ),
        &[("entries", json!(["dockers", "bakers"]))],
    );
    edge(
        "other-initiators-overrule-nothing",
        &and(
            &listed_twice,
            [
                removal.clone(),
                let_in(
                    &seafarers(),
                    21,
                    &dockers(),
                    "Union of Dockers",
                    &overruling(&digests),
                ),
            ],
        ),
        &[("entries", json!(["dockers"]))],
    );
    let nobody = stranger().actor;
    let removed_overruling = AdmissionOf {
        overrules: &digests,
        ..of(&nobody, None, Role::Signer, AdmissionState::Removed)
    };
    edge(
        "contested-words-and-removals-overrule-nothing",
        &and(
            &listed_twice,
            [
                removal.clone(),
                let_in(
                    &root(),
                    21,
                    &dockers(),
                    "Union of Dockers",
                    &overruling(&digests),
                ),
                let_in(&root(), 21, &dockers(), "Dockers", &overruling(&digests)),
                say(&root(), 22, &removed_overruling),
            ],
        ),
        &[
            ("faults", json!(["contested"])),
            ("entries", json!(["dockers"])),
        ],
    );
    let removed = remove(&root(), 20, &seafarers(), Role::CoInitiator);
    let digests = [removed.statement().digest];
    let as_keeper = |role| {
        let (whom, key) = (keeper().actor, keeper().key.public());
        let admission = AdmissionOf {
            overrules: &digests,
            ..of(&whom, Some(&key), role, AdmissionState::Admitted)
        };
        say(&root(), 21, &admission)
    };
    let again = author(&seafarers().actor, 10);
    let named_by_two = and(
        &with_dockers(),
        [
            admit(&root(), 18, &working_key(), Role::Organiser),
            admit(&working_key(), 19, &again, Role::CoInitiator),
            removed,
        ],
    );
    edge(
        "what-admits-a-keeper-overrules-nothing-about-co-initiators",
        &and(&named_by_two, [as_keeper(Role::Keeper)]),
        &[
            ("entries", json!([])),
            ("/list/initiators/1/role", json!("keeper")),
        ],
    );
    edge(
        "what-admits-a-co-initiator-overrules-what-is-about-another",
        &and(&named_by_two, [as_keeper(Role::CoInitiator)]),
        &[
            ("entries", json!(["dockers"])),
            ("/list/initiators/2/actor", json!(seafarers().actor)),
        ],
    );
}

#[test]
fn keys_and_actors() {
    let contested = [5, 6].map(|at| {
        let more = since(at);
        let_in(&seafarers(), 20, &teachers(), "Teachers", &more)
    });
    edge(
        "a-contested-admission-admits-nobody",
        &[
            with_dockers(),
            contested.to_vec(),
            vec![endorse(&teachers(), 21, "Teachers")],
        ]
        .concat(),
        &[
            ("faults", json!(["contested"])),
            ("entries", json!(["dockers"])),
            ("/list/vacated", json!([])),
        ],
    );
    edge(
        "a-removal-of-one-key-leaves-the-others",
        &and(
            &with_dockers(),
            [
                remove(&keeper(), 20, &dockers(), Role::Signer),
                endorse(&dockers(), 30, "A thief"),
                endorse(&dockers_anew(), 21, "Union of Dockers"),
                // The names are those that something admits, for whatever key.
                admit(&seafarers(), 22, &dockers_anew(), Role::Signer),
                // Removed by one and admitted by nobody: no dispute.
                remove(&keeper(), 23, &author(&teachers().actor, 41), Role::Signer),
                endorse(&teachers(), 24, "Teachers"),
                admit_named(&seafarers(), 25, &teachers(), "Teachers"),
            ],
        ),
        &[
            ("faults", json!(["stale"])),
            ("entries", json!(["dockers", "teachers"])),
            ("/list/entries/0/disputed", json!(true)),
            ("/list/entries/0/nameConfirmed", json!(true)),
            ("/list/entries/1/disputed", json!(false)),
        ],
    );
    let miners = author("https://miners.example/orgs/miners", 53);
    let miners_anew = author(&miners.actor, 54);
    edge(
        "an-initiator-signs-without-an-admission-until-it-is-removed",
        &and(
            &beginning(),
            [
                endorse(&seafarers(), 10, "Seafarers"),
                remove_actor(&keeper(), 11, &seafarers(), Role::Signer),
                admit(&root(), 12, &miners, Role::CoInitiator),
                endorse(&miners, 13, "Miners"),
                remove(&root(), 14, &miners, Role::CoInitiator),
            ],
        ),
        &[
            ("entries", json!(["seafarers"])),
            ("/list/entries/0/disputed", json!(true)),
            ("/list/vacated/0/why", json!("removed")),
        ],
    );
    edge(
        "a-named-key-that-has-ended-still-stands-as-named",
        &and(
            &beginning(),
            [
                admit(&root(), 10, &miners, Role::CoInitiator),
                admit(&seafarers(), 11, &miners_anew, Role::Signer),
                endorse(&miners_anew, 12, "Miners"),
                remove(&root(), 13, &seafarers(), Role::CoInitiator),
                end(&miners, 14, &miners, Role::CoInitiator),
            ],
        ),
        // Nobody lists it, and nobody removed it.
        &[("entries", json!([])), ("/list/vacated", json!([]))],
    );
    edge(
        "one-seq-under-two-keys-is-contested",
        &and(
            &with_dockers(),
            [
                admit_named(&seafarers(), 12, &dockers_anew(), "Union of Dockers"),
                endorse(&dockers_anew(), 10, "Union of Dockers"),
                admit(&root(), 13, &seafarers_anew(), Role::CoInitiator),
                attest(&seafarers(), 14, 1, "Bakers"),
                attest(&seafarers_anew(), 14, 1, "Bakers"),
            ],
        ),
        // No register is contested, so no fault.
        &[
            ("faults", json!([])),
            ("/list/entries/0/contested", json!(true)),
            ("/list/entries/1/contested", json!(true)),
            ("/list/totals/organisations/current", json!(0)),
        ],
    );
    edge(
        "withdrawn-and-endorsed-at-once-is-contested-and-stays",
        &and(&with_dockers(), [withdraw(&dockers(), 10)]),
        &[
            ("faults", json!(["contested"])),
            ("entries", json!(["dockers"])),
            ("/list/entries/0/contested", json!(true)),
            ("/list/vacated", json!([])),
        ],
    );
}

#[test]
fn notes_and_wordings() {
    edge(
        "two-notes-at-one-seq-under-two-keys",
        &and(
            &beginning(),
            [
                admit(&root(), 5, &working_key(), Role::Organiser),
                note(&working_key(), 1, 2, "Free them all"),
            ],
        ),
        &[("faults", json!([])), ("/list/noteContested", json!(true))],
    );
    edge(
        "an-older-note-under-another-key-conflicts-too",
        &and(
            &beginning(),
            [
                admit(&root(), 5, &working_key(), Role::Organiser),
                note(&working_key(), 6, 1, "Free some"),
                note(&working_key(), 7, 2, "Free them all"),
            ],
        ),
        &[
            ("/list/noteContested", json!(false)),
            ("/list/textConflicts/1/1/0", json!(null)),
        ],
    );
    let invented = Pin {
        revision: 2,
        text_digest: text("Never published").digest(),
    };
    edge(
        "a-pin-to-a-text-that-nobody-published",
        &and(
            &with_dockers(),
            [
                note(&root(), 11, 2, "Free them all"),
                endorse_wording(&dockers(), 12, "Union of Dockers", &invented),
            ],
        ),
        &[
            ("/list/totals/organisations/earlier", json!(1)),
            ("/list/textConflicts/1", json!(null)),
        ],
    );
    let mut document = document(&note(&root(), 20, 1, "Free them now"));
    document["appeal"]["state"] = json!("withdrawn");
    let withdrawn = sign(&root(), document).expect("sound");
    let open = note(&root(), 21, 2, "Free them now");
    edge(
        "a-note-after-a-withdrawn-one-is-current",
        &and(&with_dockers(), [withdrawn, open.clone()]),
        &[("/list/noteDigest", json!(open.statement().digest))],
    );
}

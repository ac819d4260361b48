//! In which order entries stand, and under which numbers (section 8.4).

use super::*;
use crate::bundles::{let_in, numbered, since};
use serde_json::json;
use undersigned_domain::{admission::AdmissionState, author::AdmissionOf};

fn about<'a>(id: &'a str, ordinal: Option<u64>, since: Option<u64>) -> AdmissionOf<'a> {
    AdmissionOf {
        ordinal,
        since,
        ..of(id, None, Role::Signer, AdmissionState::Admitted)
    }
}

#[test]
fn order() {
    let (signer, initiator) = (dockers().actor, seafarers().actor);
    let removal = AdmissionOf {
        since: Some(1),
        ..of(&signer, None, Role::Signer, AdmissionState::Removed)
    };
    let other_key = author(&dockers().actor, 32).key.public();
    let of_a_key = AdmissionOf {
        admits: Some(&other_key),
        ..removal.clone()
    };
    edge(
        "what-admits-orders-and-not-what-removes",
        &and(
            &beginning(),
            [
                endorse(&dockers(), 10, "Union of Dockers"),
                let_in(
                    &seafarers(),
                    11,
                    &dockers(),
                    "Union of Dockers",
                    &since(500),
                ),
                say(&keeper(), 12, &of_a_key),
                endorse(&teachers(), 13, "Teachers"),
                let_in(&seafarers(), 14, &teachers(), "Teachers", &since(300)),
            ],
        ),
        &[("entries", json!(["teachers", "dockers"]))],
    );
    let removed_signer = AdmissionOf {
        about: &initiator,
        ..removal
    };
    edge(
        "an-initiator-is-ordered-by-how-it-was-named",
        &[
            note(&root(), 1, 1, "Free them now"),
            name_as(&root(), 2, &seafarers(), Role::CoInitiator, 30, 400),
            name_as(&root(), 3, &seafarers(), Role::Keeper, 20, 600),
            admit(&root(), 4, &keeper(), Role::Keeper),
            say(&keeper(), 5, &removed_signer),
            endorse(&seafarers(), 6, "Seafarers"),
            endorse(&keeper(), 700, "Archive"),
            endorse(&root(), 8, "Labour Watch"),
        ],
        &[
            ("entries", json!(["seafarers", "labour-watch", "archive"])),
            ("numbers", json!([20, 21, 22])),
            ("/list/entries/0/since", json!(400)),
            ("/list/entries/1/since", json!(8)),
        ],
    );
    edge(
        "whom-nobody-names-stands-first-by-a-digest-of-its-id",
        &[
            note(&root(), 1, 1, "Free them now"),
            endorse(&on_the_hub("a", 1), 2, "A"),
            endorse(&on_the_hub("b", 1), 3, "B"),
            endorse(&on_the_hub("c", 1), 4, "C"),
            endorse(&on_the_hub("d", 1), 5, "D"),
        ],
        &[("numbers", json!([1, 2, 3, 4]))],
    );
}

#[test]
fn printed_numbers() {
    let cooks = author("https://cooks.example/orgs/cooks", 51);
    let bakers = author("https://bakers.example/orgs/bakers", 50);
    edge(
        "only-an-organisers-number-is-printed",
        &and(
            &beginning(),
            [
                endorse(&dockers(), 10, "Union of Dockers"),
                let_in(
                    &seafarers(),
                    11,
                    &dockers(),
                    "Union of Dockers",
                    &numbered(5),
                ),
                endorse(&teachers(), 12, "Teachers"),
                let_in(&seafarers(), 13, &teachers(), "Teachers", &numbered(5)),
                let_in(&root(), 14, &teachers(), "Teachers", &numbered(7)),
                // Removed: the number that a keeper gave is not kept, an organiser's is.
                endorse(&cooks, 15, "Cooks"),
                let_in(&seafarers(), 16, &cooks, "Cooks", &numbered(3)),
                remove_actor(&keeper(), 17, &cooks, Role::Signer),
                endorse(&bakers, 18, "Bakers"),
                let_in(&root(), 19, &bakers, "Bakers", &numbered(2)),
                remove_actor(&keeper(), 20, &bakers, Role::Signer),
            ],
        ),
        &[
            ("entries", json!(["teachers", "dockers"])),
            ("numbers", json!([7, 8])),
            (
                "/list/vacated",
                json!([{"number": 2, "why": "removed"}, {"number": 9, "why": "removed"}]),
            ),
        ],
    );
    let id = |number| attestation_id(&root(), number);
    let of_keeper = attestation_id(&keeper(), 1);
    edge(
        "numbers-and-order-of-attestations",
        &and(
            &beginning(),
            [
                attest_as(&keeper(), 10, 1, "Not printed", Some(9)),
                say(&keeper(), 11, &about(&of_keeper, Some(8), Some(70))),
                attest(&root(), 12, 2, "Printed in the admission"),
                say(&root(), 13, &about(&id(2), Some(4), None)),
                attest_as(&root(), 14, 3, "Printed in the attestation", Some(3)),
                say(&root(), 15, &about(&id(3), Some(6), None)),
                attest(&root(), 16, 4, "Numbered by a keeper"),
                say(&keeper(), 17, &about(&id(4), Some(1), Some(10))),
            ],
        ),
        &[
            (
                "names",
                json!([
                    {"nameMap": {"en": "Printed in the attestation"}},
                    {"nameMap": {"en": "Printed in the admission"}},
                    {"nameMap": {"en": "Numbered by a keeper"}},
                    {"nameMap": {"en": "Not printed"}},
                ]),
            ),
            ("numbers", json!([3, 4, 5, 6])),
            ("/list/entries/2/since", json!(10)),
            ("/list/entries/3/since", json!(50)),
        ],
    );
}

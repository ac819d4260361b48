//! One signer twice, and what is counted with it (sections 8.3 and 8.5).

use super::*;
use serde_json::json;
use undersigned_domain::{
    Names,
    attestation::{Provenance, SignerKind},
    author::AttestationOf,
    endorsement::Pin,
};

fn paper(number: u64) -> String {
    attestation_id(&seafarers(), number)
}

/// An attestation with names, country and wording of its own.
fn attest_names(seq: u64, number: u64, names: &Names, pin: &Pin, initiated: bool) -> Verified {
    let attestation = AttestationOf {
        pin,
        names,
        kind: SignerKind::Organisation,
        provenance: Provenance::Paper,
        initiated,
        ordinal: None,
        signed_at: None,
        since: 50,
        account: None,
        evidence: None,
    };
    let envelope = envelope(&seafarers(), "attestations", &number.to_string(), seq);
    seafarers()
        .attest(&envelope, &attestation)
        .expect("a sound attestation")
}

fn in_chile(name: &str) -> Names {
    Names {
        country: Some("CL".to_owned()),
        also_known_as: vec!["UoD".to_owned()],
        ..names(name)
    }
}

fn all_of_them() -> Pin {
    Pin {
        revision: 2,
        text_digest: text("Free them all").digest(),
    }
}

#[test]
fn decisions() {
    let bakers = paper(1);
    let pair = [dockers().actor, bakers.clone()];
    let pair = [pair[0].as_str(), pair[1].as_str()];
    let both = and(&with_dockers(), [attest(&seafarers(), 12, 1, "Bakers")]);
    edge(
        "of-two-decisions-at-one-seq-they-are-two",
        &and(
            &both,
            [
                same(&seafarers(), 20, pair, true),
                same(&keeper(), 20, pair, false),
            ],
        ),
        &[
            ("/list/entries/0/sameAs", json!([])),
            ("/list/entries/1/sameAs", json!([])),
        ],
    );
    let twice = |by: &Author, pair: [&str; 2], is_same: bool| {
        ["name", "address"].map(|reason| {
            let mut document = document(&same(by, 30, pair, is_same));
            document.insert("reason".into(), json!(reason));
            sign(by, document).expect("sound")
        })
    };
    let cooks = [paper(2), bakers.clone()];
    let cooks = [cooks[0].as_str(), cooks[1].as_str()];
    edge(
        "a-contested-decision-decides-nothing",
        &[
            both.clone(),
            vec![
                attest(&seafarers(), 13, 2, "Cooks"),
                same(&seafarers(), 20, pair, true),
                same(&seafarers(), 21, cooks, false),
            ],
            twice(&keeper(), pair, false).into(),
            twice(&keeper(), cooks, true).into(),
        ]
        .concat(),
        &[
            ("faults", json!(["contested", "contested"])),
            ("entries", json!(["dockers", "seafarers on paper"])),
            ("/list/entries/0/sameAs", json!([paper(1)])),
            ("/list/entries/1/sameAs", json!([])),
        ],
    );
    edge(
        "a-withdrawn-attestation-takes-nothing-along",
        &and(
            &both,
            [
                withdraw_attestation(&seafarers(), 13, 2, None),
                same(&seafarers(), 20, [&paper(2), &bakers], true),
                same(&seafarers(), 21, [&paper(2), &dockers().actor], true),
            ],
        ),
        &[
            ("/list/entries/0/sameAs", json!([paper(1)])),
            ("entries", json!(["dockers"])),
        ],
    );
}

#[test]
fn joined_entries() {
    edge(
        "a-joined-number-is-a-gap-and-is-taken-over",
        &and(
            &beginning(),
            [
                attest_names(10, 1, &names("Union of Dockers"), &pin(), true),
                endorse(&dockers(), 11, "Union of Dockers"),
                admit_named(&seafarers(), 12, &dockers(), "Union of Dockers"),
                same(&seafarers(), 13, [&paper(1), &dockers().actor], true),
            ],
        ),
        &[
            ("entries", json!(["seafarers on paper"])),
            ("numbers", json!([1])),
            ("/list/vacated", json!([{"number": 1, "why": "joined"}])),
        ],
    );
    edge(
        "names-on-paper-are-shown-with-an-unconfirmed-name",
        &and(
            &beginning(),
            [
                endorse(&dockers(), 10, "Changed since"),
                admit_named(&seafarers(), 11, &dockers(), "Union of Dockers"),
                remove(&keeper(), 12, &dockers_anew(), Role::Signer),
                admit_named(&seafarers(), 13, &dockers_anew(), "Union of Dockers"),
                attest_names(14, 1, &in_chile("Dockers"), &pin(), false),
                same(&seafarers(), 15, [&paper(1), &dockers().actor], true),
                endorse(&teachers(), 16, "Changed since"),
                admit_named(&seafarers(), 17, &teachers(), "Teachers"),
            ],
        ),
        &[
            ("entries", json!(["dockers", "teachers"])),
            (
                "names",
                json!([
                    {"nameMap": {"en": "Dockers"}, "alsoKnownAs": ["UoD"], "country": "CL"},
                    {"nameMap": {}},
                ]),
            ),
            ("/list/entries/0/nameConfirmed", json!(true)),
            ("/list/entries/0/disputed", json!(true)),
            ("/list/entries/1/nameConfirmed", json!(false)),
        ],
    );
    let also = Names {
        also_known_as: vec!["UoD".to_owned(), "Union of Dockers".to_owned()],
        ..in_chile("UoD")
    };
    edge(
        "names-of-both-are-shown-once",
        &and(
            &with_dockers(),
            [
                attest_names(12, 1, &also, &pin(), false),
                same(&seafarers(), 13, [&paper(1), &dockers().actor], true),
            ],
        ),
        &[(
            "names",
            json!([{
                "nameMap": {"en": "Union of Dockers"},
                // The names in `alsoKnownAs` are compared among themselves only.
                "alsoKnownAs": ["UoD", "Union of Dockers"],
                "country": "CL",
            }]),
        )],
    );
    edge(
        "a-dispute-is-taken-over",
        &and(
            &with_dockers(),
            [
                endorse(&teachers(), 12, "Teachers"),
                admit_named(&seafarers(), 13, &teachers(), "Teachers"),
                remove(&keeper(), 14, &author(&teachers().actor, 41), Role::Signer),
                admit(
                    &seafarers(),
                    15,
                    &author(&teachers().actor, 41),
                    Role::Signer,
                ),
                same(
                    &seafarers(),
                    16,
                    [&teachers().actor, &dockers().actor],
                    true,
                ),
            ],
        ),
        &[
            ("entries", json!(["dockers"])),
            ("/list/entries/0/disputed", json!(true)),
        ],
    );
    let two_wordings = and(
        &with_dockers(),
        [
            note(&root(), 11, 2, "Free them all"),
            endorse(&dockers(), 10, "Dockers"),
            attest_names(14, 1, &names("Dockers"), &all_of_them(), false),
            same(&seafarers(), 15, [&paper(1), &dockers().actor], true),
        ],
    );
    edge(
        "a-contested-word-leaves-the-other-standing",
        &two_wordings,
        &[
            ("entries", json!(["dockers"])),
            ("/list/entries/0/contested", json!(false)),
            ("/list/totals/organisations/current", json!(1)),
        ],
    );
    edge(
        "what-is-contested-gives-no-wording",
        &and(
            &with_dockers(),
            [
                note(&root(), 11, 2, "Free them all"),
                attest_names(14, 1, &names("Dockers"), &all_of_them(), false),
                attest_names(14, 1, &in_chile("Dockers"), &all_of_them(), false),
                same(&seafarers(), 15, [&paper(1), &dockers().actor], true),
            ],
        ),
        &[
            ("faults", json!(["contested"])),
            ("/list/entries/0/contested", json!(false)),
            ("/list/entries/0/currentWording", json!(false)),
            ("/list/entries/0/names/country", json!(null)),
        ],
    );
    edge(
        "the-wording-of-what-is-joined-conflicts-with-nothing",
        &and(
            &with_dockers(),
            [
                attest_names(
                    14,
                    1,
                    &names("Dockers"),
                    &Pin {
                        revision: 1,
                        ..all_of_them()
                    },
                    false,
                ),
                same(&seafarers(), 15, [&paper(1), &dockers().actor], true),
            ],
        ),
        &[
            ("entries", json!(["dockers"])),
            ("/list/textConflicts", json!({})),
        ],
    );
}

/// A tally with counts of its own.
fn count(by: &Author, seq: u64, individuals: u64, unnamed: u64) -> Verified {
    let envelope = envelope(by, "tallies", "1", seq);
    by.tally(&envelope, individuals, unnamed, "paper")
        .expect("a sound tally")
}

#[test]
fn tallies() {
    let [a, b] = listed(&teachers(), "Teachers", 12);
    let two = and(&with_dockers(), [a, b]);
    edge(
        "of-the-counts-of-one-signer-the-largest",
        &and(
            &two,
            [
                count(&dockers(), 20, 5, 9),
                count(&teachers(), 21, 7, 2),
                same(
                    &seafarers(),
                    22,
                    [&teachers().actor, &dockers().actor],
                    true,
                ),
                // Sorted by the entry, which is the dockers', and not by who counted.
                count(&seafarers(), 23, 1, 0),
            ],
        ),
        &[
            ("/list/totals/individuals", json!(8)),
            ("/list/totals/unnamed", json!(9)),
            ("/list/totals/claims/0/by", json!(teachers().actor)),
            ("/list/totals/claims/1/by", json!(seafarers().actor)),
        ],
    );
    edge(
        "a-group-that-is-not-joined-counts-each",
        &and(
            &two,
            [
                count(&dockers(), 20, 5, 9),
                count(&teachers(), 21, 7, 2),
                attest(&seafarers(), 22, 1, "Bakers"),
                same(&seafarers(), 23, [&paper(1), &dockers().actor], true),
                same(&seafarers(), 24, [&paper(1), &teachers().actor], true),
                same(
                    &seafarers(),
                    25,
                    [&teachers().actor, &dockers().actor],
                    false,
                ),
            ],
        ),
        &[
            ("/list/totals/individuals", json!(12)),
            ("/list/totals/unnamed", json!(11)),
        ],
    );
    let miners = author("https://miners.example/orgs/miners", 53);
    edge(
        "who-is-heard-as-one-who-counts",
        &and(
            &two,
            [
                // Initiators count without signing, and are no group while they are not listed.
                count(&keeper(), 20, 3, 0),
                count(&seafarers(), 21, 4, 0),
                same(&root(), 22, [&keeper().actor, &seafarers().actor], true),
                // A key that was removed; another of its author is listed.
                admit(
                    &seafarers(),
                    23,
                    &author(&teachers().actor, 41),
                    Role::Signer,
                ),
                count(&author(&teachers().actor, 41), 24, 1_000, 0),
                remove(&keeper(), 25, &author(&teachers().actor, 41), Role::Signer),
                count(&teachers(), 20, 10, 0),
                // Let in, and not listed.
                admit(&seafarers(), 26, &miners, Role::Signer),
                count(&miners, 27, 2_000, 0),
            ],
        ),
        &[("/list/totals/individuals", json!(17))],
    );
}

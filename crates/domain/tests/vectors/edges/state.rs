//! Who is let in, who may write what, and what ends (section 6).

use super::*;
use serde_json::json;
use undersigned_domain::admission::AdmissionState;

#[test]
fn letting_in() {
    edge(
        "who-ends-itself-as-organiser-is-let-in-as-nothing",
        &and(
            &with_dockers(),
            [
                endorse(&teachers(), 20, "Teachers"),
                admit_named(&seafarers(), 21, &teachers(), "Teachers"),
                end(&dockers(), 22, &dockers(), Role::Organiser),
                end(&dockers(), 23, &teachers(), Role::Signer),
                admit(&dockers(), 24, &stranger(), Role::Signer),
                endorse(&stranger(), 25, "Stranger"),
            ],
        ),
        &[
            (
                "faults",
                json!(["ended", "not_let_in", "not_let_in", "not_let_in"]),
            ),
            ("entries", json!(["teachers"])),
        ],
    );
    let cooks = author("https://cooks.example/orgs/cooks", 51);
    edge(
        "a-removal-and-an-end-let-in-too",
        &and(
            &beginning(),
            [
                // Let in, and removed or ended by the same word.
                remove(&root(), 10, &dockers(), Role::Signer),
                endorse(&dockers(), 11, "Union of Dockers"),
                end(&root(), 12, &teachers(), Role::Signer),
                endorse(&teachers(), 13, "Teachers"),
                end(&teachers(), 14, &teachers(), Role::Signer),
                // Its admissions are members; they do not count.
                remove(&root(), 15, &cooks, Role::CoInitiator),
                admit(&cooks, 16, &stranger(), Role::Signer),
                endorse(&stranger(), 17, "Stranger"),
            ],
        ),
        &[
            ("faults", json!(["ended"])),
            ("entries", json!([])),
            ("/list/vacated", json!([{"number": 1, "why": "removed"}])),
        ],
    );
    let on_hub = on_the_hub("archive", 21);
    let third = author(ORGANISER, 3);
    edge(
        "who-may-write-what",
        &and(
            &with_dockers(),
            [
                admit(&root(), 20, &on_hub, Role::Keeper),
                note(&on_hub, 21, 1, "Free some"),
                admit(&root(), 22, &working_key(), Role::Organiser),
                admit(&working_key(), 23, &third, Role::Organiser),
                note(&third, 24, 1, "Free some"),
                admit(&seafarers(), 25, &teachers(), Role::Keeper),
                admit(&seafarers(), 26, &teachers(), Role::CoInitiator),
                admit(&keeper(), 27, &seafarers(), Role::Organiser),
                admit(&dockers(), 28, &teachers(), Role::Signer),
                attest(&dockers(), 29, 1, "Bakers"),
                same(&dockers(), 30, [ORGANISER, &dockers().actor], true),
                end(&dockers(), 31, &seafarers(), Role::Signer),
                tally(&dockers(), 32, 5),
            ],
        ),
        &[
            ("faults", json!(vec!["not_let_in"; 10])),
            ("entries", json!(["dockers"])),
            ("/list/totals/individuals", json!(5)),
        ],
    );
    let evil = author("https://evil.example/orgs/evil", 1);
    edge(
        "the-root-key-speaks-for-the-appeals-origin-only",
        &[
            admit(&root(), 1, &seafarers(), Role::CoInitiator),
            endorse(&author("https://other.example/orgs/other", 1), 2, "Other"),
            endorse(&on_the_hub("second", 1), 3, "Second"),
            endorse(&seafarers(), 4, "Seafarers"),
            // Elsewhere it is a key like any other, and may be let in as a signer.
            endorse(&evil, 5, "Evil"),
            admit_named(&seafarers(), 6, &evil, "Good"),
            admit(&evil, 7, &dockers(), Role::Signer),
        ],
        &[
            ("faults", json!(["not_let_in", "not_let_in"])),
            ("entries", json!(["second", "seafarers", "evil"])),
            ("/list/entries/2/nameConfirmed", json!(false)),
            // It has published nothing, and is an organiser's key all the same.
            ("/list/initiators/0/actor", json!(ORGANISER)),
            ("/list/organiser", json!(null)),
        ],
    );
}

#[test]
fn ending() {
    let paper = |by: &Author| attestation_id(by, 1);
    edge(
        "one-initiators-end-ends-nothing",
        &and(
            &with_dockers(),
            [
                attest(&seafarers(), 12, 1, "Bakers"),
                end(&keeper(), 20, &dockers(), Role::Signer),
                end_attestation(&keeper(), 21, &paper(&seafarers())),
                // It takes back what its own author said in that register, for good.
                endorse(&teachers(), 22, "Teachers"),
                admit_named(&keeper(), 23, &teachers(), "Teachers"),
                end(&keeper(), 24, &teachers(), Role::Signer),
                admit_named(&keeper(), 25, &teachers(), "Teachers"),
            ],
        ),
        &[
            ("faults", json!(["stale", "stale"])),
            ("entries", json!(["dockers", "seafarers on paper"])),
            ("/list/vacated", json!([])),
        ],
    );
    edge(
        "two-initiators-end-a-key-and-an-attestation",
        &and(
            &with_dockers(),
            [
                attest(&root(), 12, 1, "Bakers"),
                end(&seafarers(), 20, &dockers(), Role::Signer),
                end(&keeper(), 21, &dockers(), Role::CoInitiator),
                end(&keeper(), 22, &dockers(), Role::Signer),
                end_attestation(&seafarers(), 23, &paper(&root())),
                end_attestation(&keeper(), 24, &paper(&root())),
            ],
        ),
        &[
            ("faults", json!(["ended", "ended", "not_let_in", "stale"])),
            ("entries", json!([])),
        ],
    );
    edge(
        "two-keys-of-one-actor-end-nothing",
        &and(
            &with_dockers(),
            [
                admit(&root(), 20, &seafarers_anew(), Role::CoInitiator),
                end(&seafarers(), 21, &dockers(), Role::Signer),
                end(&seafarers_anew(), 22, &dockers(), Role::Signer),
                admit_named(&keeper(), 23, &dockers(), "Union of Dockers"),
            ],
        ),
        &[
            ("faults", json!(["stale"])),
            ("entries", json!(["dockers"])),
        ],
    );
    let neighbour = author("https://seafarers.example/orgs/second", 12);
    edge(
        "an-author-ends-its-own-attestation-and-no-other-of-that-id",
        &and(
            &beginning(),
            [
                admit(&root(), 10, &neighbour, Role::Keeper),
                attest(&seafarers(), 11, 1, "Bakers"),
                attest(&neighbour, 12, 1, "Bakers"),
                admit(&root(), 13, &seafarers_anew(), Role::CoInitiator),
                attest(&seafarers_anew(), 14, 1, "Bakers"),
                end_attestation(&seafarers_anew(), 15, &paper(&seafarers())),
            ],
        ),
        &[
            ("faults", json!(["ended", "ended"])),
            ("/list/entries/0/admittedBy", json!([neighbour.actor])),
            ("/list/entries/1", json!(null)),
        ],
    );
    edge(
        "the-organiser-ends-an-attestation-but-no-actor-with-all-its-keys",
        &and(
            &with_dockers(),
            [
                attest(&keeper(), 12, 1, "Bakers"),
                end_attestation(&root(), 20, &paper(&keeper())),
                end_attestation(&root(), 21, &dockers().actor),
            ],
        ),
        &[
            ("faults", json!(["ended"])),
            ("entries", json!(["dockers"])),
        ],
    );
    edge(
        "nobody-ends-the-root-but-the-root",
        &and(
            &beginning(),
            [
                admit(&root(), 10, &working_key(), Role::Organiser),
                end(&working_key(), 11, &root(), Role::Signer),
                end(&seafarers(), 12, &root(), Role::Signer),
                end(&keeper(), 13, &root(), Role::Signer),
                endorse(&root(), 14, "Labour Watch"),
            ],
        ),
        &[("faults", json!([])), ("entries", json!(["labour-watch"]))],
    );
    edge(
        "what-an-ended-key-loses",
        &and(
            &with_dockers(),
            [
                admit(&root(), 20, &working_key(), Role::Organiser),
                note(&working_key(), 21, 2, "Free them all"),
                admit_named(&working_key(), 22, &dockers(), "Union of Dockers"),
                attest(&working_key(), 23, 1, "Bakers"),
                same(&working_key(), 24, [ORGANISER, &dockers().actor], true),
                endorse(&working_key(), 25, "Labour Watch"),
                tally(&working_key(), 26, 9),
                end(&root(), 27, &working_key(), Role::Organiser),
            ],
        ),
        &[
            (
                "faults",
                json!(["ended", "ended", "ended", "ended", "stale"]),
            ),
            ("entries", json!(["dockers"])),
            // Its note is a member and not the current one: the key does not count.
            ("/list/noteDigest", json!(beginning()[0].statement().digest)),
        ],
    );
    let thief = author(ORGANISER, 4);
    edge(
        "who-was-let-in-may-end-others-for-ever",
        &and(
            &with_dockers(),
            [
                admit(&root(), 12, &thief, Role::Organiser),
                remove(&root(), 13, &thief, Role::Organiser),
                end(&thief, 14, &dockers(), Role::Signer),
            ],
        ),
        &[
            ("faults", json!(["ended", "stale"])),
            ("entries", json!([])),
        ],
    );
    edge(
        "a-withdrawal-goes-with-its-key",
        &and(
            &with_dockers(),
            [
                admit_named(&seafarers(), 12, &dockers_anew(), "Union of Dockers"),
                withdraw(&dockers_anew(), 13),
                remove(&keeper(), 14, &dockers_anew(), Role::Signer),
            ],
        ),
        &[
            ("faults", json!([])),
            ("entries", json!(["dockers"])),
            ("/list/entries/0/nameConfirmed", json!(true)),
        ],
    );
    let ended_alone = of(ORGANISER, None, Role::Organiser, AdmissionState::Ended);
    edge(
        "an-end-without-a-key-ends-no-organiser",
        &and(&beginning(), [say(&root(), 10, &ended_alone)]),
        &[
            ("faults", json!([])),
            ("/list/initiators/0/actor", json!(ORGANISER)),
        ],
    );
}

//! Who thinks otherwise while a withdrawal waits, and who goes meanwhile: what is kept is signed before it is lost, and
//! nobody is taken back by what they have thought better of.

use super::{
    signed_once_believed::{
        ACCOUNT, managed, nothing_is_left, replied, shown, signed_by_form, take_back_the_reply,
    },
    *,
};
use crate::signers::{names, on_paper};
use undersigned_domain::{
    Digest,
    admission::{AdmissionState, Role},
    attestation::Provenance,
};
use undersigned_federation::actions::{
    admit::{self, Decision},
    attest::{self, By, Signer},
    endorse::{self, Said},
    import::Wording,
    people::counting,
    sign_by_form,
    tally::{self, Told},
};
use undersigned_store::{
    by_appeal::ByAppeal as _,
    co_sign_intents, form_signers, person_terms,
    persons::{self, NewPersonSignature},
};

/// That the organiser lets in who signed by form.
fn letting_in(about: &str) -> Decision<'_> {
    Decision {
        about,
        role: Role::Signer,
        state: AdmissionState::Admitted,
        reason: None,
        overrules: Vec::new(),
        key: None,
        names: None,
    }
}

/// The organisation signs its own appeal, and lists nurses by hand: the id of their entry.
async fn signs_and_lists(instance: &Instance, hub: &Organization, object: &str) -> String {
    let said = Said {
        names: names("Hub Union"),
        ..Said::default()
    };
    let endorsed = endorse::endorse(instance, hub, object, said).await;
    endorsed.expect("endorsed");
    let nurses = attest::attest(instance, hub, object, on_paper("Nurses")).await;
    nurses.expect("it is listed")
}

/// The organisation takes back an entry that it has listed; that is kept.
async fn takes_back(doubting: &Instance, hub: &Organization, appeal: &Appeal, entry: &str) {
    let waits = sign_by_form::withdraw_entry_or_wait(doubting, hub, appeal, entry).await;
    assert!(waits.expect("it is kept"));
}

#[tokio::test]
async fn who_says_something_else_by_the_link_after_taking_a_name_back_has_thought_otherwise() {
    let (folder, instance, appeal, hub) = calling().await;
    let (db, object) = (instance.database.conn(), &appeal.ap_id);
    let signer = signed_by_form(&instance, &appeal).await;
    let doubting = in_doubt(&folder, &instance).await;
    let managed = managed(&doubting).await;
    let waits = sign_by_form::withdraw_or_wait(&doubting, &managed).await;
    assert!(waits.expect("it is kept"));

    // Nobody lets them in who have taken it back.
    let decision = letting_in(&signer.about);
    let refused = admit::decide(&instance, &hub, object, &decision).await;
    let refused = refused.expect_err("it was taken back");
    assert_eq!(refused.code(), "signer_changed");

    let waits = sign_by_form::correct(&instance, &managed, names("Canary Workers")).await;
    assert!(waits.expect("corrected"), "for a person");
    let signed = endorse::sign_waiting(&instance).await;
    signed.expect("nothing waits");
    let found = form_signers::by_id(db, signer.id).await;
    let found = found.expect("the database answers").expect("a row");
    assert_eq!(found.state, form_signers::WAITING);
    for beginning in ["entry-withdrawal-waits:", "entry-leaves:"] {
        nothing_is_left(&instance, beginning).await;
    }
}

#[tokio::test]
async fn what_one_thinks_better_of_does_not_undo_what_another_takes_back() {
    let (folder, instance, appeal, hub) = calling().await;
    let object = &appeal.ap_id;
    let signer = signed_by_form(&instance, &appeal).await;
    let decision = letting_in(&signer.about);
    let listed = admit::decide(&instance, &hub, object, &decision).await;
    assert_eq!(listed.expect("it is listed"), [signer.about.as_str()]);
    let is_shown = async || shown(&instance, &appeal, &signer.about).await;
    assert_eq!(is_shown().await, Some(true));
    let doubting = in_doubt(&folder, &instance).await;
    let managed = managed(&doubting).await;

    // The organiser takes it back, and its signer says something else.
    takes_back(&doubting, &hub, &appeal, &signer.about).await;
    let corrected = sign_by_form::correct(&instance, &managed, names("Canary Workers")).await;
    corrected.expect("corrected");
    assert_eq!(is_shown().await, Some(false));

    // Its signer takes it back, and the organiser thinks otherwise.
    let waits = sign_by_form::withdraw_or_wait(&doubting, &managed).await;
    assert!(waits.expect("it is kept"));
    let by_form = Signer {
        provenance: Provenance::WebForm,
        ..on_paper("Canary Union, Harbour")
    };
    let corrected = attest::correct(&instance, &hub, object, &signer.about, by_form, None).await;
    corrected.expect("it is corrected");
    nothing_is_left(&instance, "listed-withdrawal-waits:").await;
    assert_eq!(is_shown().await, Some(false));

    let signed = endorse::sign_waiting(&instance).await;
    signed.expect("the time is believed");
    assert_eq!(is_shown().await, None);
    for beginning in ["entry-withdrawal-waits:", "entry-leaves:"] {
        nothing_is_left(&instance, beginning).await;
    }
}

#[tokio::test]
async fn who_is_listed_anew_is_not_taken_back_by_what_waited_before() {
    let (folder, instance, appeal, hub) = calling().await;
    let object = &appeal.ap_id;
    let sign = async |provenance: Provenance, by: By| {
        let nurses = Signer {
            provenance,
            ..on_paper("Nurses")
        };
        let (once, wording) = (Some("1"), Wording::default());
        attest::attest_once(&instance, &hub, object, nurses, once, wording, by).await
    };
    let nurses = sign(Provenance::Import, By::Program).await;
    let nurses = nurses.expect("it is listed");
    let doubting = in_doubt(&folder, &instance).await;
    let take_back = async || {
        takes_back(&doubting, &hub, &appeal, &nurses).await;
        assert_eq!(shown(&instance, &appeal, &nurses).await, Some(false));
    };
    let sign_waiting = async || {
        let signed = endorse::sign_waiting(&instance).await;
        signed.expect("the time is believed");
        nothing_is_left(&instance, "listed-withdrawal-waits:").await;
    };
    take_back().await;
    // Nobody who has gone comes back by a list.
    let again = sign(Provenance::Import, By::Program).await;
    let again = again.expect_err("it was taken back");
    assert_eq!(again.code(), "taken_back");
    assert_eq!(shown(&instance, &appeal, &nurses).await, Some(false));
    let again = sign(Provenance::Paper, By::Hand).await;
    assert_eq!(again.expect("it is listed anew"), nurses);
    sign_waiting().await;
    assert_eq!(shown(&instance, &appeal, &nurses).await, Some(true));

    take_back().await;
    let renamed = on_paper("Nurses and Carers");
    let corrected = attest::correct(&instance, &hub, object, &nurses, renamed, None).await;
    corrected.expect("it is corrected");
    sign_waiting().await;
    assert_eq!(shown(&instance, &appeal, &nurses).await, Some(true));
}

#[tokio::test]
async fn who_thinks_otherwise_just_before_it_is_signed_is_not_taken_back() {
    let (folder, instance, appeal, hub) = calling().await;
    let object = &appeal.ap_id;
    let nurses = signs_and_lists(&instance, &hub, object).await;
    let is_listed = async |id: &str| {
        let view = instance.view_by_id(object).await;
        let view = view.expect("the database answers").expect("it is held");
        view.snapshot.entry(id).is_some()
    };
    let doubting = in_doubt(&folder, &instance).await;
    let cases = [
        ("withdrawal-waits:", hub.ap_id.as_str()),
        ("listed-withdrawal-waits:", nurses.as_str()),
    ];
    for (beginning, id) in cases {
        match id == nurses {
            true => takes_back(&doubting, &hub, &appeal, &nurses).await,
            false => {
                let waits = endorse::withdraw_or_wait(&doubting, &hub, object).await;
                assert_eq!(waits.expect("it is kept").state, "waiting");
            }
        }
        // Whoever thinks otherwise has the appeal, and what is signed now waits for it.
        let believing = alone::server(folder.path(), "hub", Clock::system()).await;
        let change = believing.change(appeal.id).await.expect("a change");
        let mut signing = Box::pin(endorse::sign_waiting(&believing));
        let signed = tokio::time::timeout(Duration::from_millis(500), &mut signing).await;
        assert!(signed.is_err(), "it waits for its turn: {signed:?}");
        let db = &change.transaction;
        let kept = facts::names_below(db, beginning).await;
        for name in kept.expect("the database answers") {
            let forgotten = facts::delete(db, &name).await;
            forgotten.expect("the database answers");
        }
        change.commit().await.expect("committed");
        signing.await.expect("nothing waits");
        assert!(is_listed(id).await, "{id}");
    }
}

#[tokio::test]
async fn a_person_who_takes_a_reply_back_is_forgotten_before_the_number_is_lowered() {
    let (folder, instance, appeal, hub) = calling().await;
    let db = instance.database.conn();
    let now = instance.clock.millis();
    let terms = person_terms::set(db, appeal.id, "{}", true, now + 9_000_000_000, now).await;
    terms.expect("the database answers");
    let is_looked_at = async || {
        let untold = person_terms::untold(db).await;
        !untold.expect("the database answers").is_empty()
    };
    assert!(is_looked_at().await, "nothing is noted yet");
    let signed = counting::sign(&instance, appeal.id).await;
    signed.expect("there is nothing to sign");
    assert!(!is_looked_at().await);
    let replied = replied(&instance, &appeal, co_sign_intents::COUNTED).await;
    let hash = instance
        .secret
        .keyed_hash("account of a signature", ACCOUNT.as_bytes());
    let hash = instance.under_appeal(appeal.id, &Digest::of(&[&hash]).hex());
    let person = NewPersonSignature {
        appeal_id: appeal.id,
        email_hash: hash.clone(),
        sealed: vec![1],
        created_at: now,
        source: "fediverse-account".to_owned(),
        shown: 0,
        revision: 1,
    };
    let counted = persons::insert(db, person, "").await;
    assert!(counted.expect("the database answers"));
    let number = async || {
        let view = instance.view_by_id(&appeal.ap_id).await;
        let view = view.expect("the database answers").expect("it is held");
        view.list.totals.individuals
    };
    // Signed by another than the worker, which notes it all the same: in the same transaction.
    assert!(is_looked_at().await);
    let signed = tally::set(&instance, &hub, &appeal.ap_id, Told::default()).await;
    signed.expect("the number is signed");
    assert_eq!(number().await, 1);
    assert!(!is_looked_at().await);

    let doubting = in_doubt(&folder, &instance).await;
    // Nothing of it depends on whether that server says it again.
    let received = take_back_the_reply(&doubting).await;
    received.expect("they are forgotten");
    let kept = persons::by_email_hash(db, appeal.id, &hash).await;
    assert!(kept.expect("the database answers").is_none());
    let kept = co_sign_intents::by_id(db, replied.id).await;
    assert_eq!(kept.expect("the database answers"), None);
    let lowered = counting::sign(&doubting, appeal.id).await;
    let lowered = lowered.expect_err("the time is in doubt");
    assert_eq!(lowered.code(), "clock_doubted");
    assert_eq!(number().await, 1, "nothing is dated by such a clock");
    assert!(is_looked_at().await, "it is lower than what was signed");

    let lowered = counting::sign(&instance, appeal.id).await;
    lowered.expect("the time is believed");
    assert_eq!(number().await, 0);
    assert!(!is_looked_at().await);
}

#[tokio::test]
async fn what_was_taken_back_before_is_signed_before_its_organisation_is_deleted() {
    let (folder, instance, appeal, hub) = calling().await;
    let object = &appeal.ap_id;
    let nurses = signs_and_lists(&instance, &hub, object).await;
    let doubting = in_doubt(&folder, &instance).await;
    let waits = endorse::withdraw_or_wait(&doubting, &hub, object).await;
    assert_eq!(waits.expect("it is kept").state, "waiting");
    takes_back(&doubting, &hub, &appeal, &nurses).await;

    // Its signatures are to stay; not those that it took back before.
    let leaving = closing::begin_now(&instance, &hub, true).await;
    let leaving = leaving.expect("the database answers");
    let still = closing::delete(&doubting, &leaving).await;
    let still = still.expect_err("the time is in doubt");
    assert_eq!(still.code(), "clock_doubted");
    let deleted = closing::delete(&instance, &leaving).await;
    deleted.expect("deleted");
    let own = instance.endorsement_of(&hub, object).await;
    let own = own
        .expect("the database answers")
        .expect("it has said something");
    assert!(!own.endorsed);
    let view = instance.view_by_id(object).await;
    let view = view.expect("the database answers").expect("it is held");
    assert!(view.snapshot.entry(&nurses).is_none());
    for beginning in [
        "withdrawal-waits:",
        "listed-withdrawal-waits:",
        "entry-leaves:",
    ] {
        nothing_is_left(&instance, beginning).await;
    }
}

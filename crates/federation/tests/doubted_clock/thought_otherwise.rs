//! Who thinks otherwise while a withdrawal waits, and who goes meanwhile: what is kept is signed before it is lost, and
//! nobody is taken back by what they have thought better of.

use super::{
    signed_once_believed::{nothing_is_left, on_paper, shown, signed_by_form},
    *,
};
use serde_json::json;
use undersigned_domain::{
    Digest, Names,
    admission::{AdmissionState, Role},
    attestation::Provenance,
};
use undersigned_federation::{
    actions::{
        admit::{self, Decision},
        attest::{self, By, Signer},
        endorse::{self, Said},
        import::Wording,
        people::counting,
        sign_by_form::{self, ManageLink},
    },
    actors::RemoteActor,
};
use undersigned_store::{
    by_appeal::ByAppeal as _,
    co_sign_intents::{self, NewCoSignIntent},
    form_signers,
    persons::{self, NewPersonSignature},
};

#[tokio::test]
async fn who_says_something_else_by_the_link_after_taking_a_name_back_has_thought_otherwise() {
    let folder = tempfile::tempdir().expect("a folder");
    let instance = alone::server(folder.path(), "hub", Clock::system()).await;
    let (appeal, _) = published(&instance).await;
    let (db, object) = (instance.database.conn(), &appeal.ap_id);
    let hub = organiser(&instance, &appeal).await;
    let signer = signed_by_form(&instance, &appeal).await;
    let doubting = in_doubt(folder.path(), &instance).await;
    let opened = sign_by_form::manage(&doubting, "link").await;
    let ManageLink::Open(managed) = opened.expect("the database answers") else {
        panic!("the link leads to the entry");
    };
    let waits = sign_by_form::withdraw_or_wait(&doubting, &managed).await;
    assert!(waits.expect("it is kept"));

    // Nobody lets them in who have taken it back.
    let decision = Decision {
        about: &signer.about,
        role: Role::Signer,
        state: AdmissionState::Admitted,
        reason: None,
        overrules: Vec::new(),
        key: None,
        names: None,
    };
    let refused = admit::decide(&instance, &hub, object, &decision).await;
    let refused = refused.expect_err("it was taken back");
    assert_eq!(refused.code(), "signer_changed");

    let names = Names {
        name_map: [("en".to_owned(), "Canary Workers".to_owned())].into(),
        ..Names::default()
    };
    let waits = sign_by_form::correct(&instance, &managed, names).await;
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
    let folder = tempfile::tempdir().expect("a folder");
    let instance = alone::server(folder.path(), "hub", Clock::system()).await;
    let (appeal, _) = published(&instance).await;
    let (db, object) = (instance.database.conn(), &appeal.ap_id);
    let hub = organiser(&instance, &appeal).await;
    let signer = signed_by_form(&instance, &appeal).await;
    let decision = Decision {
        about: &signer.about,
        role: Role::Signer,
        state: AdmissionState::Admitted,
        reason: None,
        overrules: Vec::new(),
        key: None,
        names: None,
    };
    let listed = admit::decide(&instance, &hub, object, &decision).await;
    assert_eq!(listed.expect("it is listed"), [signer.about.as_str()]);
    let is_shown = async || shown(&instance, &appeal, &signer.about).await;
    assert_eq!(is_shown().await, Some(true));
    let doubting = in_doubt(folder.path(), &instance).await;
    let opened = sign_by_form::manage(&doubting, "link").await;
    let ManageLink::Open(managed) = opened.expect("the database answers") else {
        panic!("the link leads to the entry");
    };
    let called = |name: &str| Names {
        name_map: [("en".to_owned(), name.to_owned())].into(),
        ..Names::default()
    };

    // The organiser takes it back, and its signer says something else.
    let held = appeals::by_id(db, appeal.id).await;
    let held = held.expect("the database answers").expect("held");
    let waits = sign_by_form::withdraw_entry_or_wait(&doubting, &hub, &held, &signer.about).await;
    assert!(waits.expect("it is kept"));
    let corrected = sign_by_form::correct(&instance, &managed, called("Canary Workers")).await;
    corrected.expect("corrected");
    assert_eq!(is_shown().await, Some(false));

    // Its signer takes it back, and the organiser thinks otherwise.
    let waits = sign_by_form::withdraw_or_wait(&doubting, &managed).await;
    assert!(waits.expect("it is kept"));
    let by_form = Signer {
        provenance: Provenance::WebForm,
        ..on_paper("Canary Union, Harbour")
    };
    let corrected = attest::correct(&instance, &hub, object, &signer.about, by_form).await;
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
    let folder = tempfile::tempdir().expect("a folder");
    let instance = alone::server(folder.path(), "hub", Clock::system()).await;
    let (appeal, _) = published(&instance).await;
    let (db, object) = (instance.database.conn(), &appeal.ap_id);
    let hub = organiser(&instance, &appeal).await;
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
    let doubting = in_doubt(folder.path(), &instance).await;
    let take_back = async || {
        let held = appeals::by_id(db, appeal.id).await;
        let held = held.expect("the database answers").expect("held");
        let waits = sign_by_form::withdraw_entry_or_wait(&doubting, &hub, &held, &nurses).await;
        assert!(waits.expect("it is kept"));
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
    let corrected = attest::correct(&instance, &hub, object, &nurses, renamed).await;
    corrected.expect("it is corrected");
    sign_waiting().await;
    assert_eq!(shown(&instance, &appeal, &nurses).await, Some(true));
}

#[tokio::test]
async fn a_person_who_takes_a_reply_back_is_forgotten_before_the_number_is_lowered() {
    const ACCOUNT: &str = "https://social.example/users/mei";
    const REPLY: &str = "https://social.example/users/mei/1";
    let folder = tempfile::tempdir().expect("a folder");
    let instance = alone::server(folder.path(), "hub", Clock::system()).await;
    let (appeal, _) = published(&instance).await;
    let db = instance.database.conn();
    let now = instance.clock.millis();
    let replied = NewCoSignIntent {
        appeal_id: appeal.id,
        actor: ACCOUNT.to_owned(),
        host: "social.example".to_owned(),
        reply: REPLY.to_owned(),
        language: None,
        state: co_sign_intents::COUNTED.to_owned(),
        messaged_at: now,
        resent_at: 0,
        created_at: now,
        updated_at: now,
    };
    let replied = co_sign_intents::insert_if_absent(db, replied).await;
    let replied = replied.expect("the database answers").expect("stored");
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
    let signed = counting::sign(&instance, appeal.id).await;
    signed.expect("the number is signed");
    assert_eq!(number().await, 1);

    let doubting = in_doubt(folder.path(), &instance).await;
    let account = json!({"id": ACCOUNT, "type": "Person", "inbox": format!("{ACCOUNT}/inbox")});
    let account = RemoteActor::read(&account, now).expect("an actor");
    let delete = json!({
        "id": "https://social.example/deletions/1", "type": "Delete", "actor": ACCOUNT,
        "object": REPLY,
    });
    let delete = delete.to_string();
    // Nothing of it depends on whether that server says it again.
    let received = doubting
        .receive_from(account, b"signature", delete.as_bytes())
        .await;
    received.expect("they are forgotten");
    let kept = persons::by_email_hash(db, appeal.id, &hash).await;
    assert!(kept.expect("the database answers").is_none());
    let kept = co_sign_intents::by_id(db, replied.id).await;
    assert_eq!(kept.expect("the database answers"), None);
    let lowered = counting::sign(&doubting, appeal.id).await;
    let lowered = lowered.expect_err("the time is in doubt");
    assert_eq!(lowered.code(), "clock_doubted");
    assert_eq!(number().await, 1, "nothing is dated by such a clock");

    let lowered = counting::sign(&instance, appeal.id).await;
    lowered.expect("the time is believed");
    assert_eq!(number().await, 0);
}

#[tokio::test]
async fn what_was_taken_back_before_is_signed_before_its_organisation_is_deleted() {
    let folder = tempfile::tempdir().expect("a folder");
    let instance = alone::server(folder.path(), "hub", Clock::system()).await;
    let (appeal, _) = published(&instance).await;
    let (db, object) = (instance.database.conn(), &appeal.ap_id);
    let hub = organiser(&instance, &appeal).await;
    let said = Said {
        names: Names {
            name_map: [("en".to_owned(), "Hub Union".to_owned())].into(),
            ..Names::default()
        },
        ..Said::default()
    };
    let endorsed = endorse::endorse(&instance, &hub, object, said).await;
    endorsed.expect("endorsed");
    let nurses = attest::attest(&instance, &hub, object, on_paper("Nurses")).await;
    let nurses = nurses.expect("it is listed");
    let doubting = in_doubt(folder.path(), &instance).await;
    let waits = endorse::withdraw_or_wait(&doubting, &hub, object).await;
    assert_eq!(waits.expect("it is kept").state, "waiting");
    let held = appeals::by_id(db, appeal.id).await;
    let held = held.expect("the database answers").expect("held");
    let waits = sign_by_form::withdraw_entry_or_wait(&doubting, &hub, &held, &nurses).await;
    assert!(waits.expect("it is kept"));

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

//! What would be signed while the time is in doubt waits, and is signed once it is believed.

use super::*;
use crate::signers::{names, on_paper};
use serde_json::json;
use undersigned_domain::attestation::Provenance;
use undersigned_federation::{
    FederationError,
    actions::{
        account,
        attest::{self, By, Signer},
        endorse::{self, Said},
        import::Wording,
        sign_by_form::{self, ManageLink, Managed},
    },
    actors::RemoteActor,
};
use undersigned_store::{
    co_sign_intents::{self, CoSignIntent, NewCoSignIntent},
    form_signers::{self, FormSigner, FormSignerLink},
    moderation_rules,
};

/// An account elsewhere, and its reply.
pub(super) const ACCOUNT: &str = "https://social.example/users/mei";
const REPLY: &str = "https://social.example/users/mei/1";

/// While a server doubts the time, what waits there goes on waiting.
async fn signs_nothing(doubting: &Instance) {
    let still = endorse::sign_waiting(doubting).await;
    let still = still.expect_err("the time is in doubt");
    assert_eq!(still.code(), "clock_doubted");
}

/// No fact is kept whose name begins so.
pub(super) async fn nothing_is_left(instance: &Instance, beginning: &str) {
    let kept = facts::names_below(instance.database.conn(), beginning).await;
    assert!(kept.expect("the database answers").is_empty());
}

/// What the link leads to that an organisation got which signed by form.
pub(super) async fn managed(doubting: &Instance) -> Box<Managed> {
    let opened = sign_by_form::manage(doubting, "link").await;
    match opened.expect("the database answers") {
        ManageLink::Open(managed) => managed,
        _ => panic!("the link leads to the entry"),
    }
}

/// An account's reply to the appeal, and what has become of it.
pub(super) async fn replied(instance: &Instance, appeal: &Appeal, state: &str) -> CoSignIntent {
    let now = instance.clock.millis();
    let replied = NewCoSignIntent {
        appeal_id: appeal.id,
        actor: ACCOUNT.to_owned(),
        host: "social.example".to_owned(),
        reply: REPLY.to_owned(),
        language: None,
        state: state.to_owned(),
        messaged_at: now,
        resent_at: 0,
        created_at: now,
        updated_at: now,
    };
    let replied = co_sign_intents::insert_if_absent(instance.database.conn(), replied).await;
    replied.expect("the database answers").expect("stored")
}

/// That account deletes its reply.
pub(super) async fn take_back_the_reply(doubting: &Instance) -> Result<(), FederationError> {
    let account = json!({"id": ACCOUNT, "type": "Person", "inbox": format!("{ACCOUNT}/inbox")});
    let account = RemoteActor::read(&account, doubting.clock.millis()).expect("an actor");
    let delete = json!({
        "id": "https://social.example/deletions/1", "type": "Delete", "actor": ACCOUNT,
        "object": REPLY,
    });
    let delete = delete.to_string();
    let received = doubting.receive_from(account, b"signature", delete.as_bytes());
    received.await.map(|_| ())
}

#[tokio::test]
async fn a_withdrawal_waits_for_the_clock_and_is_signed_then() {
    let (folder, instance, appeal, union) = calling().await;
    let object = &appeal.ap_id;
    let endorse = async || {
        let said = Said {
            names: names("Hub Union"),
            ..Said::default()
        };
        let endorsed = endorse::endorse(&instance, &union, object, said).await;
        endorsed.expect("endorsed");
    };
    let is_endorsed = async || {
        let own = instance.endorsement_of(&union, object).await;
        own.expect("the database answers")
            .expect("it has said something")
            .endorsed
    };
    endorse().await;
    // It has looked, and found that nothing waits: what another process keeps afterwards, it finds all the same.
    let signed = endorse::sign_waiting(&instance).await;
    signed.expect("nothing waits");
    let doubting = in_doubt(&folder, &instance).await;
    let withdraw = async || {
        let said = endorse::withdraw_or_wait(&doubting, &union, object).await;
        assert_eq!(said.expect("it is kept").state, "waiting");
        let waits = endorse::withdrawal_waits(&doubting, &union, appeal.id).await;
        assert!(waits.expect("the database answers"));
    };
    withdraw().await;
    signs_nothing(&doubting).await;
    assert!(is_endorsed().await, "nothing is dated by such a clock");
    assert_eq!(shown(&instance, &appeal, &union.ap_id).await, Some(false));

    // Whoever endorses anew has thought otherwise.
    endorse().await;
    let waits = endorse::withdrawal_waits(&instance, &union, appeal.id).await;
    assert!(!waits.expect("the database answers"));
    assert_eq!(shown(&instance, &appeal, &union.ap_id).await, Some(true));

    withdraw().await;
    let signed = endorse::sign_waiting(&instance).await;
    signed.expect("the time is believed");
    assert!(!is_endorsed().await);
    let waits = endorse::withdrawal_waits(&instance, &union, appeal.id).await;
    assert!(!waits.expect("the database answers"));
}

/// An organisation that signed by form and waits to be let in, with the secret `link` that leads to its entry.
pub(super) async fn signed_by_form(instance: &Instance, appeal: &Appeal) -> FormSigner {
    let about = "https://hub.example/attestations/canary".to_owned();
    let names = names("Canary Union");
    let said = json!({
        "names": names, "website": null, "email": "office@canary.example", "person": "Ana",
        "role": "Secretary", "language": "en",
    });
    let aad = format!("form signer {about}");
    let sealed = instance
        .secret
        .seal(said.to_string().as_bytes(), aad.as_bytes());
    let now = instance.clock.millis();
    let new = FormSigner {
        id: 0,
        appeal_id: appeal.id,
        about,
        state: form_signers::WAITING.to_owned(),
        domain: "canary.example".to_owned(),
        own_domain: false,
        address_hash: "office".to_owned(),
        sealed: sealed.expect("sealed"),
        confirmed_at: Some(now),
        created_at: now,
        updated_at: now,
    };
    let db = instance.database.conn();
    let signer = form_signers::insert(db, new).await.expect("stored");
    let link = FormSignerLink {
        token_hash: account::hash("link"),
        signer_id: signer.id,
        purpose: form_signers::MANAGE.to_owned(),
        created_at: now,
        expires_at: i64::MAX,
        used_at: None,
    };
    let added = form_signers::add_link(db, link, 5).await;
    added.expect("stored");
    signer
}

#[tokio::test]
async fn an_entry_by_form_that_is_taken_back_waits_for_the_clock_too() {
    let (folder, instance, appeal, _) = calling().await;
    let db = instance.database.conn();
    let signer = signed_by_form(&instance, &appeal).await;
    let doubting = in_doubt(&folder, &instance).await;
    let managed = managed(&doubting).await;
    let waits = sign_by_form::withdraw_or_wait(&doubting, &managed).await;
    assert!(waits.expect("it is kept"));
    signs_nothing(&doubting).await;
    let state = async || {
        let found = form_signers::by_id(db, signer.id).await;
        found.expect("the database answers").expect("a row").state
    };
    assert_eq!(state().await, form_signers::WAITING);

    let signed = endorse::sign_waiting(&instance).await;
    signed.expect("the time is believed");
    assert_eq!(state().await, form_signers::WITHDRAWN);
    nothing_is_left(&instance, "entry-withdrawal-waits:").await;
}

/// Whether the appeal's list, as a server shows it, has an entry, and whether that says who it is.
pub(super) async fn shown(instance: &Instance, appeal: &Appeal, id: &str) -> Option<bool> {
    let view = instance.view_by_id(&appeal.ap_id).await;
    let view = view.expect("the database answers").expect("it is held");
    let entry = view.list.entries.iter().find(|entry| entry.id == id)?;
    assert_eq!(view.hidden.contains(id), entry.names.name_map.is_empty());
    Some(!entry.names.name_map.is_empty())
}

#[tokio::test]
async fn an_entry_that_its_organiser_takes_back_is_shown_no_more_while_it_waits_for_the_clock() {
    let (folder, instance, appeal, hub) = calling().await;
    let (db, object) = (instance.database.conn(), &appeal.ap_id);
    let list = async |name: &str| {
        let entry = attest::attest(&instance, &hub, object, on_paper(name)).await;
        entry.expect("it is listed")
    };
    let (nurses, clerks) = (list("Nurses").await, list("Clerks").await);
    let doubting = in_doubt(&folder, &instance).await;
    let take_back = async |id: &str| {
        let appeal = appeals::by_id(db, appeal.id).await;
        let appeal = appeal.expect("the database answers").expect("held");
        sign_by_form::withdraw_entry_or_wait(&doubting, &hub, &appeal, id).await
    };
    assert!(take_back(&nurses).await.expect("it is kept"));
    let unknown = take_back("https://hub.example/attestations/none").await;
    let unknown = unknown.expect_err("nobody is listed so");
    assert_eq!(unknown.code(), "entry_unknown");
    // In every process, and nobody else with it.
    for server in [&doubting, &instance] {
        assert_eq!(shown(server, &appeal, &nurses).await, Some(false));
        assert_eq!(shown(server, &appeal, &clerks).await, Some(true));
    }

    let signed = endorse::sign_waiting(&instance).await;
    signed.expect("the time is believed");
    assert_eq!(shown(&instance, &appeal, &nurses).await, None);
    assert_eq!(shown(&instance, &appeal, &clerks).await, Some(true));
    for beginning in ["listed-withdrawal-waits:", "entry-leaves:"] {
        nothing_is_left(&instance, beginning).await;
    }
}

#[tokio::test]
async fn who_signs_anew_is_shown_although_a_withdrawal_could_not_be_signed() {
    let (_folder, instance, appeal, hub) = calling().await;
    let (db, object) = (instance.database.conn(), &appeal.ap_id);
    let sign = async || {
        let (by, wording) = (By::Hand, Wording::default());
        let nurses = on_paper("Nurses");
        let signed =
            attest::attest_once(&instance, &hub, object, nurses, Some("1"), wording, by).await;
        signed.expect("it is listed")
    };
    let nurses = sign().await;
    // As it is left where what waits cannot be signed.
    let hide = async || {
        let name = format!("entry-leaves:{}:{nurses}", appeal.id);
        let hidden = facts::set(db, &name, "").await;
        hidden.expect("the database answers");
        let changed = moderation_rules::changed(db).await;
        changed.expect("the database answers");
        assert_eq!(shown(&instance, &appeal, &nurses).await, Some(false));
    };
    hide().await;
    assert_eq!(sign().await, nurses);
    assert_eq!(shown(&instance, &appeal, &nurses).await, Some(true));

    // Nor is anything left of it once it is withdrawn after all.
    hide().await;
    let withdrawn = sign_by_form::withdraw_entry(&instance, &hub, &appeal, &nurses).await;
    withdrawn.expect("withdrawn");
    nothing_is_left(&instance, "entry-leaves:").await;
}

#[tokio::test]
async fn a_reply_that_is_taken_back_is_withdrawn_although_nobody_says_it_again() {
    let (folder, instance, appeal, hub) = calling().await;
    let (db, object) = (instance.database.conn(), &appeal.ap_id);
    let signer = Signer {
        provenance: Provenance::FediverseAccount,
        account: Some(ACCOUNT.to_owned()),
        ..on_paper("Nurses")
    };
    let nurses = attest::attest(&instance, &hub, object, signer).await;
    let nurses = nurses.expect("it is listed");
    let replied = replied(&instance, &appeal, co_sign_intents::LISTED).await;
    let listed = CoSignIntent {
        attestation: Some(nurses.clone()),
        ..replied
    };
    let listed = co_sign_intents::update(db, listed).await;
    listed.expect("the database answers");
    let doubting = in_doubt(&folder, &instance).await;
    let refused = take_back_the_reply(&doubting).await;
    let refused = refused.expect_err("the time is in doubt");
    assert_eq!(refused.code(), "clock_doubted");
    assert_eq!(shown(&instance, &appeal, &nurses).await, Some(false));
    signs_nothing(&doubting).await;

    let signed = endorse::sign_waiting(&instance).await;
    signed.expect("the time is believed");
    assert_eq!(shown(&instance, &appeal, &nurses).await, None);
    for beginning in ["reply-withdrawal-waits:", "entry-leaves:"] {
        nothing_is_left(&instance, beginning).await;
    }
}

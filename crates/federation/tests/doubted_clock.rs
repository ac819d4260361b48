//! What happens by the clock alone does not happen while the clock may be ahead: no appeal is closed by
//! its last day, and no sealed vote is opened or let go of. Nor is anything signed that others would refuse.

use crate::{alone, dockers};
use serde_json::json;
use std::time::Duration;
use tokio_util::sync::CancellationToken;
use undersigned_domain::{
    Names, Status,
    attestation::{Provenance, SignerKind},
};
use undersigned_federation::{
    Clock, Instance,
    actions::{
        account,
        attest::{self, By, Signer},
        closing,
        draft::{self, Draft},
        endorse::{self, Said},
        import::Wording,
        proceedings, publish,
        sign_by_form::{self, ManageLink},
    },
    actors::RemoteActor,
    reconcile::worker,
    standing::clock_watch,
    views::Appeal,
};
use undersigned_store::{
    appeals,
    co_sign_intents::{self, CoSignIntent, NewCoSignIntent},
    form_signers::{self, FormSigner, FormSignerLink},
    moderation_rules, organizations, remote_actors, settings as facts,
    vote_seals::{self, NewVoteSeal},
};

/// An appeal of an organisation, and its draft.
async fn published(instance: &Instance) -> (Appeal, Draft) {
    let organization = dockers::hub(instance).await;
    let draft = dockers::petition();
    let appeal = draft::create(instance, &organization, "brakes", draft.clone())
        .await
        .expect("a draft");
    let appeal = publish::publish(instance, &appeal)
        .await
        .expect("published");
    (appeal, draft)
}

/// An appeal whose last day has passed, by the clock.
async fn past_its_day(instance: &Instance) -> Appeal {
    let (appeal, mut draft) = published(instance).await;
    // By a clock that is years ahead, any day is such a day.
    draft.text.deadline = Some("2020-01-31".to_owned());
    let revised = publish::revise(instance, &appeal, draft, None).await;
    revised.expect("published with its last day")
}

/// Where the appeal stands after a round of the timer.
async fn status_after_a_round(instance: &Instance, appeal: &Appeal) -> String {
    worker::round(instance).await.expect("a round");
    let found = appeals::by_id(instance.database.conn(), appeal.id).await;
    found.expect("the database answers").expect("held").status
}

/// Lets the database say when somebody was last here: the time is doubted no more.
async fn assure(instance: &Instance) {
    let stop = CancellationToken::new();
    stop.cancel();
    clock_watch::run(instance.clone(), stop).await;
    assert!(!instance.is_time_in_doubt());
}

#[tokio::test]
async fn a_clock_that_may_be_ahead_closes_nothing() {
    let folder = tempfile::tempdir().expect("a folder");
    let instance = alone::server(folder.path(), "hub", Clock::system()).await;
    let appeal = past_its_day(&instance).await;
    // Until the database has said when somebody was last here, the time is doubted.
    instance.watch_clock();
    assert!(instance.is_time_in_doubt());
    assert_eq!(status_after_a_round(&instance, &appeal).await, "open");

    assure(&instance).await;
    assert_eq!(status_after_a_round(&instance, &appeal).await, "closed");
}

/// How many sealed votes there are after what looks after ballots has had a while.
async fn seals_after_a_while(instance: &Instance) -> usize {
    let stop = CancellationToken::new();
    let work = proceedings::run(instance.clone(), stop.clone());
    // It goes on for ever, and its first look takes less.
    let ended = tokio::time::timeout(Duration::from_secs(1), work).await;
    assert!(ended.is_err(), "nobody stopped it");
    let kept = vote_seals::due(instance.database.conn(), i64::MAX, 9).await;
    kept.expect("the database answers").len()
}

#[tokio::test]
async fn a_clock_that_may_be_ahead_lets_go_of_no_sealed_vote() {
    let folder = tempfile::tempdir().expect("a folder");
    let instance = alone::server(folder.path(), "hub", Clock::system()).await;
    let (appeal, _) = published(&instance).await;
    // By a clock that is years ahead, any ballot has closed, and can be opened no more.
    let seal = NewVoteSeal {
        appeal_id: appeal.id,
        ballot: format!("{}/ballots/1", appeal.organiser),
        actor: appeal.organiser.clone(),
        key: "z6Mk".to_owned(),
        voter: appeal.organiser.clone(),
        closes: 1_580_000_000_000,
        opens_until: 1_580_100_000_000,
        sealed: vec![0; 32],
        created_at: 1_570_000_000_000,
    };
    let put = vote_seals::put(instance.database.conn(), seal).await;
    put.expect("the database answers");
    instance.watch_clock();
    assert!(instance.is_time_in_doubt());
    assert_eq!(seals_after_a_while(&instance).await, 1);

    assure(&instance).await;
    // On a busy machine the first look may take longer than that while.
    let mut left = seals_after_a_while(&instance).await;
    for _ in 0..60 {
        if left == 0 {
            break;
        }
        left = seals_after_a_while(&instance).await;
    }
    assert_eq!(left, 0);
}

/// Another server that is known here, and does not answer.
async fn a_silent_server(instance: &Instance) {
    let silent = remote_actors::RemoteActor {
        ap_id: "http://localhost:9/orgs/silent".to_owned(),
        origin: "http://localhost:9".to_owned(),
        kind: "Organization".to_owned(),
        inbox: "http://localhost:9/inbox".to_owned(),
        shared_inbox: None,
        preferred_username: None,
        names: None,
        document: "{}".to_owned(),
        fetched_at: 1_580_000_000_000,
        met_at: 1_580_000_000_000,
        gone_at: None,
    };
    let kept = remote_actors::upsert(instance.database.conn(), silent).await;
    kept.expect("the database answers");
}

#[tokio::test]
async fn a_clock_that_may_be_ahead_signs_nothing_that_others_would_refuse() {
    let folder = tempfile::tempdir().expect("a folder");
    let instance = alone::server(folder.path(), "hub", Clock::system()).await;
    let (appeal, draft) = published(&instance).await;
    let long_ago = "1580000000000";
    facts::set(instance.database.conn(), "clock_seen", long_ago)
        .await
        .expect("the database answers");
    instance.watch_clock();
    // Nobody could tell it better: whoever is alone and was switched off for a week goes on.
    let revised = publish::revise(&instance, &appeal, draft.clone(), None).await;
    revised.expect("nobody else is known");

    a_silent_server(&instance).await;
    let again = alone::server(folder.path(), "hub", Clock::system()).await;
    again.watch_clock();
    let closed = publish::set_status(&again, &appeal, Status::Closed).await;
    let error = closed.expect_err("another server is known, and does not show the same time");
    assert_eq!(error.code(), "clock_doubted");
}

#[tokio::test]
async fn a_withdrawal_waits_for_the_clock_and_is_signed_then() {
    let folder = tempfile::tempdir().expect("a folder");
    let instance = alone::server(folder.path(), "hub", Clock::system()).await;
    let (appeal, _) = published(&instance).await;
    let (db, object) = (instance.database.conn(), &appeal.ap_id);
    let union = organizations::by_ap_id(db, &appeal.organiser).await;
    let union = union.expect("the database answers").expect("it is ours");
    let endorse = async || {
        let said = Said {
            names: Names {
                name_map: [("en".to_owned(), "Hub Union".to_owned())].into(),
                ..Names::default()
            },
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
    facts::set(db, "clock_seen", "1580000000000")
        .await
        .expect("the database answers");
    a_silent_server(&instance).await;
    let doubting = alone::server(folder.path(), "hub", Clock::system()).await;
    doubting.watch_clock();
    let withdraw = async || {
        let said = endorse::withdraw_or_wait(&doubting, &union, object).await;
        assert_eq!(said.expect("it is kept").state, "waiting");
        let waits = endorse::withdrawal_waits(&doubting, &union, appeal.id).await;
        assert!(waits.expect("the database answers"));
    };
    withdraw().await;
    let still = endorse::sign_waiting(&doubting).await;
    let still = still.expect_err("the time is in doubt");
    assert_eq!(still.code(), "clock_doubted");
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
async fn signed_by_form(instance: &Instance, appeal: &Appeal) -> FormSigner {
    let about = "https://hub.example/attestations/canary".to_owned();
    let names = Names {
        name_map: [("en".to_owned(), "Canary Union".to_owned())].into(),
        ..Names::default()
    };
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
    let folder = tempfile::tempdir().expect("a folder");
    let instance = alone::server(folder.path(), "hub", Clock::system()).await;
    let (appeal, _) = published(&instance).await;
    let db = instance.database.conn();
    let signer = signed_by_form(&instance, &appeal).await;
    facts::set(db, "clock_seen", "1580000000000")
        .await
        .expect("the database answers");
    a_silent_server(&instance).await;
    let doubting = alone::server(folder.path(), "hub", Clock::system()).await;
    doubting.watch_clock();
    let opened = sign_by_form::manage(&doubting, "link").await;
    let ManageLink::Open(managed) = opened.expect("the database answers") else {
        panic!("the link leads to the entry");
    };
    let waits = sign_by_form::withdraw_or_wait(&doubting, &managed).await;
    assert!(waits.expect("it is kept"));
    let still = endorse::sign_waiting(&doubting).await;
    let still = still.expect_err("the time is in doubt");
    assert_eq!(still.code(), "clock_doubted");
    let state = async || {
        let found = form_signers::by_id(db, signer.id).await;
        found.expect("the database answers").expect("a row").state
    };
    assert_eq!(state().await, form_signers::WAITING);

    let signed = endorse::sign_waiting(&instance).await;
    signed.expect("the time is believed");
    assert_eq!(state().await, form_signers::WITHDRAWN);
    let kept = facts::names_below(db, "entry-withdrawal-waits:").await;
    assert!(kept.expect("the database answers").is_empty());
}

/// Whether the appeal's list, as a server shows it, has an entry, and whether that says who it is.
async fn shown(instance: &Instance, appeal: &Appeal, id: &str) -> Option<bool> {
    let view = instance.view_by_id(&appeal.ap_id).await;
    let view = view.expect("the database answers").expect("it is held");
    let entry = view.list.entries.iter().find(|entry| entry.id == id)?;
    assert_eq!(view.hidden.contains(id), entry.names.name_map.is_empty());
    Some(!entry.names.name_map.is_empty())
}

/// Somebody who signed on paper.
fn on_paper(name: &str) -> Signer {
    Signer {
        names: Names {
            name_map: [("en".to_owned(), name.to_owned())].into(),
            ..Names::default()
        },
        kind: SignerKind::Organisation,
        provenance: Provenance::Paper,
        account: None,
        initiated: false,
        ordinal: None,
        signed_at: None,
        evidence: None,
    }
}

#[tokio::test]
async fn an_entry_that_its_organiser_takes_back_is_shown_no_more_while_it_waits_for_the_clock() {
    let folder = tempfile::tempdir().expect("a folder");
    let instance = alone::server(folder.path(), "hub", Clock::system()).await;
    let (appeal, _) = published(&instance).await;
    let (db, object) = (instance.database.conn(), &appeal.ap_id);
    let hub = organizations::by_ap_id(db, &appeal.organiser).await;
    let hub = hub.expect("the database answers").expect("it is ours");
    let list = async |name: &str| {
        let entry = attest::attest(&instance, &hub, object, on_paper(name)).await;
        entry.expect("it is listed")
    };
    let (nurses, clerks) = (list("Nurses").await, list("Clerks").await);
    facts::set(db, "clock_seen", "1580000000000")
        .await
        .expect("the database answers");
    a_silent_server(&instance).await;
    let doubting = alone::server(folder.path(), "hub", Clock::system()).await;
    doubting.watch_clock();
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
        let kept = facts::names_below(db, beginning).await;
        assert!(kept.expect("the database answers").is_empty());
    }
}

#[tokio::test]
async fn who_signs_anew_is_shown_although_a_withdrawal_could_not_be_signed() {
    let folder = tempfile::tempdir().expect("a folder");
    let instance = alone::server(folder.path(), "hub", Clock::system()).await;
    let (appeal, _) = published(&instance).await;
    let (db, object) = (instance.database.conn(), &appeal.ap_id);
    let hub = organizations::by_ap_id(db, &appeal.organiser).await;
    let hub = hub.expect("the database answers").expect("it is ours");
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
    let kept = facts::names_below(db, "entry-leaves:").await;
    assert!(kept.expect("the database answers").is_empty());
}

#[tokio::test]
async fn a_reply_that_is_taken_back_is_withdrawn_although_nobody_says_it_again() {
    const ACCOUNT: &str = "https://social.example/users/mei";
    const REPLY: &str = "https://social.example/users/mei/1";
    let folder = tempfile::tempdir().expect("a folder");
    let instance = alone::server(folder.path(), "hub", Clock::system()).await;
    let (appeal, _) = published(&instance).await;
    let (db, object) = (instance.database.conn(), &appeal.ap_id);
    let hub = organizations::by_ap_id(db, &appeal.organiser).await;
    let hub = hub.expect("the database answers").expect("it is ours");
    let signer = Signer {
        provenance: Provenance::FediverseAccount,
        account: Some(ACCOUNT.to_owned()),
        ..on_paper("Nurses")
    };
    let nurses = attest::attest(&instance, &hub, object, signer).await;
    let nurses = nurses.expect("it is listed");
    let now = instance.clock.millis();
    let replied = NewCoSignIntent {
        appeal_id: appeal.id,
        actor: ACCOUNT.to_owned(),
        host: "social.example".to_owned(),
        reply: REPLY.to_owned(),
        language: None,
        state: co_sign_intents::LISTED.to_owned(),
        messaged_at: now,
        resent_at: 0,
        created_at: now,
        updated_at: now,
    };
    let replied = co_sign_intents::insert_if_absent(db, replied).await;
    let replied = replied.expect("the database answers").expect("stored");
    let listed = CoSignIntent {
        attestation: Some(nurses.clone()),
        ..replied
    };
    let listed = co_sign_intents::update(db, listed).await;
    listed.expect("the database answers");
    facts::set(db, "clock_seen", "1580000000000")
        .await
        .expect("the database answers");
    a_silent_server(&instance).await;
    let doubting = alone::server(folder.path(), "hub", Clock::system()).await;
    doubting.watch_clock();
    let account = json!({"id": ACCOUNT, "type": "Person", "inbox": format!("{ACCOUNT}/inbox")});
    let account = RemoteActor::read(&account, now).expect("an actor");
    let delete = json!({
        "id": "https://social.example/deletions/1", "type": "Delete", "actor": ACCOUNT,
        "object": REPLY,
    });
    let delete = delete.to_string();
    let refused = doubting
        .receive_from(account, b"signature", delete.as_bytes())
        .await;
    let refused = refused.expect_err("the time is in doubt");
    assert_eq!(refused.code(), "clock_doubted");
    assert_eq!(shown(&instance, &appeal, &nurses).await, Some(false));
    let still = endorse::sign_waiting(&doubting).await;
    let still = still.expect_err("the time is in doubt");
    assert_eq!(still.code(), "clock_doubted");

    let signed = endorse::sign_waiting(&instance).await;
    signed.expect("the time is believed");
    assert_eq!(shown(&instance, &appeal, &nurses).await, None);
    for beginning in ["reply-withdrawal-waits:", "entry-leaves:"] {
        let kept = facts::names_below(db, beginning).await;
        assert!(kept.expect("the database answers").is_empty());
    }
}

#[tokio::test]
async fn a_command_signs_by_no_clock_that_the_server_doubts() {
    let folder = tempfile::tempdir().expect("a folder");
    let instance = alone::server(folder.path(), "hub", Clock::system()).await;
    let (appeal, _) = published(&instance).await;
    let db = instance.database.conn();
    a_silent_server(&instance).await;
    // As a command opens it, which ends before the clock could be watched.
    let status = async |status: Status| {
        let command = alone::server(folder.path(), "hub", Clock::system()).await;
        let looked = command.look_at_clock().await;
        looked.expect("the database answers");
        let set = publish::set_status(&command, &appeal, status).await;
        set.map(|_| ()).map_err(|error| error.code().to_owned())
    };
    let doubted = Err("clock_doubted".to_owned());
    let noted = clock_watch::note_doubt(&instance).await;
    noted.expect("the database answers");
    assert_eq!(status(Status::Closed).await, doubted);

    // A server that said so long ago is not there to say otherwise.
    let long_ago = instance.clock.millis() - 3_600_000;
    facts::set(db, "clock_doubted", &long_ago.to_string())
        .await
        .expect("the database answers");
    assert_eq!(status(Status::Closed).await, Ok(()));

    // By this clock nobody was here for years.
    facts::set(db, "clock_seen", "1580000000000")
        .await
        .expect("the database answers");
    assert_eq!(status(Status::Withdrawn).await, doubted);
}

#[tokio::test]
async fn who_is_deleted_is_not_forgotten_before_what_it_signed_is_taken_back() {
    let folder = tempfile::tempdir().expect("a folder");
    let instance = alone::server(folder.path(), "hub", Clock::system()).await;
    let (appeal, _) = published(&instance).await;
    let db = instance.database.conn();
    let union = organizations::by_ap_id(db, &appeal.organiser).await;
    let union = union.expect("the database answers").expect("it is ours");
    facts::set(db, "clock_seen", "1580000000000")
        .await
        .expect("the database answers");
    a_silent_server(&instance).await;
    let doubting = alone::server(folder.path(), "hub", Clock::system()).await;
    doubting.watch_clock();
    let leaving = closing::begin_now(&doubting, &union, false).await;
    let leaving = leaving.expect("the database answers");
    let still = closing::delete(&doubting, &leaving).await;
    let still = still.expect_err("the time is in doubt");
    assert_eq!(still.code(), "clock_doubted");
    let now = async || {
        let held = appeals::by_id(db, appeal.id).await;
        let held = held.expect("the database answers").expect("held");
        let found = organizations::by_id(db, union.id).await;
        let found = found.expect("the database answers").expect("a row");
        (held.status, found.deleted_at.is_some())
    };
    assert_eq!(now().await, ("open".to_owned(), false));
    // By every clock, however far the one was ahead by which that was said.
    let due = organizations::deletion_due(db, 1).await;
    let due = due.expect("the database answers");
    assert!(due.iter().any(|one| one.id == union.id));
    let undone = closing::undo(&instance, &leaving).await;
    let undone = undone.expect_err("it is to be deleted");
    assert_eq!(undone.code(), "deletion_begun");

    // It is due, and whoever believes the time finishes it.
    let due = closing::run_due(&instance).await;
    due.expect("deleted");
    assert_eq!(now().await, ("withdrawn".to_owned(), true));
}

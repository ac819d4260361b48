//! Organisations that are invited by two at once, or while their servers are away.

use crate::{alone, dockers, fetched, signers::names};
use async_trait::async_trait;
use chrono::{DateTime, TimeDelta, Utc};
use std::{
    path::Path,
    sync::{
        Arc, Mutex,
        atomic::{AtomicBool, AtomicI64, Ordering::Relaxed},
    },
};
use undersigned_domain::{
    AppealKey, Author, Digest, Envelope, SecretKey, endorsement::Pin, inviting::MAX_INVITED,
};
use undersigned_federation::{
    Clock, Instance,
    actions::{
        draft,
        inviting::{self, Checked, Queued},
        publish,
    },
    activities::statement::{self, Carried},
    http_client::{Fetched, HttpError, Posted},
    transport::{Letter, Signer, Transport},
    views::{Appeal, Organization},
};
use undersigned_store::{invitees, mails};
use url::Url;

const KNOWN_TO_NOBODY: &str = "@cranes@away.example";
const SILENT: &str = "@nurses@silent.example";

/// A network in which nobody answers, until one server says that it knows nobody.
#[derive(Default)]
struct Network {
    is_back: AtomicBool,
    asked: Mutex<Vec<String>>,
}

impl Network {
    /// The hosts that were asked since this was asked last.
    fn asked(&self) -> Vec<String> {
        let mut asked = std::mem::take(&mut *self.asked.lock().expect("nobody panicked"));
        asked.sort();
        asked
    }
}

#[async_trait]
impl Transport for Network {
    fn parse_url(&self, text: &str) -> Result<Url, HttpError> {
        text.parse()
            .map_err(|_| HttpError::UrlInvalid("no address"))
    }

    async fn get(&self, url: &Url, _: &str, _: Option<Signer<'_>>) -> Result<Fetched, HttpError> {
        let host = url.host_str().unwrap_or_default().to_owned();
        let answers = self.is_back.load(Relaxed) && host == "away.example";
        self.asked.lock().expect("nobody panicked").push(host);
        match answers {
            true => Ok(alone::found_nobody(url)),
            false => Err(HttpError::AddressForbidden),
        }
    }

    async fn post(&self, _: Letter<'_>) -> Result<Posted, HttpError> {
        Err(HttpError::AddressForbidden)
    }

    async fn exchange(&self, _: Letter<'_>) -> Result<Fetched, HttpError> {
        Err(HttpError::AddressForbidden)
    }
}

/// An organiser whose time passes when the test says so.
struct Scene {
    instance: Instance,
    network: Arc<Network>,
    days: Arc<AtomicI64>,
    hub: Organization,
    appeal: Appeal,
}

impl Scene {
    async fn new(folder: &Path) -> Self {
        let begun: DateTime<Utc> = "2026-12-02T00:00:00Z".parse().expect("a time");
        let days = Arc::new(AtomicI64::new(0));
        let passed = days.clone();
        let clock = Clock::new(move || begun + TimeDelta::days(passed.load(Relaxed)));
        let network = Arc::new(Network::default());
        let instance = alone::server_over(folder, "hub", clock, network.clone()).await;
        let hub = dockers::hub(&instance).await;
        let appeal = draft::create(&instance, &hub, "brakes", dockers::petition()).await;
        let appeal = publish::publish(&instance, &appeal.expect("a draft")).await;
        Self {
            appeal: appeal.expect("published"),
            instance,
            network,
            days,
            hub,
        }
    }

    async fn check(&self, list: &str) -> Vec<Checked> {
        let given = inviting::read(list, &|tag: &str| Some(tag.to_owned())).expect("a list");
        let Self {
            instance,
            hub,
            appeal,
            ..
        } = self;
        let checked = inviting::check(instance, hub, appeal, &given, "en").await;
        checked.expect("the database answers")
    }

    async fn invite(&self, checked: Vec<Checked>) -> Queued {
        let Self {
            instance,
            hub,
            appeal,
            ..
        } = self;
        let queued = inviting::invite(instance, hub, appeal, checked, "Dear all").await;
        queued.expect("it is open")
    }

    /// Invites others until there are so many.
    async fn fill(&self, most: u64) {
        let database = &self.instance.database;
        let held = invitees::of_appeal(database.conn(), self.appeal.id, 1).await;
        let held = held.expect("the database answers").remove(0);
        let transaction = database.begin().await.expect("a transaction");
        for one in 1..most {
            let row = invitees::Invitee {
                contact_hash: format!("contact {one}"),
                link_hash: format!("link {one}"),
                ..held.clone()
            };
            let new = invitees::insert_if_absent(&transaction, row).await;
            assert!(new.expect("it is stored"));
        }
        transaction.commit().await.expect("it is stored");
    }

    /// An organisation signs from a server of its own.
    async fn sign(&self, actor: &str) {
        let author = author(actor);
        let key = author.key.public();
        fetched::fetched(&self.instance, actor, (&author.key_id, &key)).await;
        self.hear(&author, Carried::By(actor, &[])).await;
    }

    /// Another server hands over what somebody is said to have signed.
    async fn hear(&self, author: &Author, carried: Carried<'_>) {
        let (instance, appeal) = (&self.instance, &self.appeal);
        let view = instance.view_by_id(&appeal.ap_id).await;
        let view = view.expect("the database answers").expect("it is held");
        let note = view.list.current().expect("a note");
        let pin = Pin {
            revision: note.revision,
            text_digest: note.text_digest,
        };
        let root = appeal.root.clone().expect("it is published");
        let envelope = Envelope {
            id: format!("{}/endorsements/1", author.actor),
            appeal: AppealKey {
                object: appeal.ap_id.clone(),
                root: root.parse().expect("a key"),
            },
            seq: u64::try_from(instance.clock.millis()).expect("a time"),
            published: instance.clock.rfc3339(),
        };
        let said = author.endorse(&envelope, &pin, &names("Crane Drivers"), &[]);
        let said = said.expect("it can be signed");
        let taken = statement::take(instance, &said, carried).await;
        taken.expect("taken");
    }

    async fn seek(&self) {
        let round = inviting::seek_due(&self.instance).await;
        round.expect("a round");
    }

    /// How each stands, by what was typed.
    async fn states(&self) -> Vec<(String, String)> {
        let rows = inviting::rows(&self.instance, &self.hub, &self.appeal).await;
        let rows = rows.expect("the database answers").into_iter();
        rows.map(|row| (row.contact.unwrap_or_default(), row.state))
            .collect()
    }
}

/// Somebody who signs as an actor.
fn author(actor: &str) -> Author {
    let seed = Digest::of(&[actor.as_bytes()]);
    Author {
        actor: actor.to_owned(),
        key: SecretKey::from_seed(seed.bytes()),
        key_id: format!("{actor}#key"),
    }
}

fn states(expected: &[(&str, &str)]) -> Vec<(String, String)> {
    let owned = |(contact, state): &(&str, &str)| ((*contact).to_owned(), (*state).to_owned());
    expected.iter().map(owned).collect()
}

#[tokio::test]
async fn an_account_that_its_server_does_not_know_is_asked_for_no_more() {
    let folder = tempfile::tempdir().expect("a folder");
    let scene = Scene::new(folder.path()).await;
    let list = format!("{KNOWN_TO_NOBODY}, Cranes\n{SILENT}, Nurses");
    let queued = scene.invite(scene.check(&list).await).await;
    assert_eq!((queued.invited, queued.later), (0, 2));
    let sought = states(&[(KNOWN_TO_NOBODY, "sought"), (SILENT, "sought")]);
    assert_eq!(scene.states().await, sought);

    scene.network.is_back.store(true, Relaxed);
    scene.days.store(1, Relaxed);
    scene.network.asked();
    scene.seek().await;
    assert_eq!(scene.network.asked(), ["away.example", "silent.example"]);
    let said = states(&[(KNOWN_TO_NOBODY, "not-found"), (SILENT, "sought")]);
    assert_eq!(scene.states().await, said);

    scene.days.store(2, Relaxed);
    scene.seek().await;
    assert_eq!(scene.network.asked(), ["silent.example"]);
    scene.days.store(15, Relaxed);
    scene.seek().await;
    assert!(scene.network.asked().is_empty());
    // The desk tells one from the other.
    let said = states(&[(KNOWN_TO_NOBODY, "not-found"), (SILENT, "not-reached")]);
    assert_eq!(scene.states().await, said);

    // Given once more, both are asked for, as somebody else may have put it right there.
    scene.network.is_back.store(false, Relaxed);
    let queued = scene.invite(scene.check(&list).await).await;
    assert_eq!(queued.later, 2);
    assert_eq!(scene.states().await, sought);
}

#[tokio::test]
async fn of_two_who_invite_at_once_one_is_told_that_it_was_done_already() {
    let folder = tempfile::tempdir().expect("a folder");
    let scene = Scene::new(folder.path()).await;
    let list = format!("office@cranes.example, Cranes\n{SILENT}, Nurses");
    // Both have looked at it before one of them presses.
    let (one, other) = (scene.check(&list).await, scene.check(&list).await);
    let queued = scene.invite(one).await;
    assert_eq!((queued.invited, queued.later), (1, 1));
    let codes = |queued: &Queued| -> Vec<&'static str> {
        let lines = queued.lines.iter();
        lines.map(|line| line.verdict.code()).collect()
    };
    assert_eq!(codes(&queued), ["ready", "asked_later"]);
    let queued = scene.invite(other).await;
    assert_eq!((queued.invited, queued.later), (0, 0));
    assert_eq!(codes(&queued), ["invited_already", "invited_already"]);
    assert_eq!(scene.states().await.len(), 2);
}

#[tokio::test]
async fn whoever_is_left_out_unless_somebody_ticks_them_takes_no_room() {
    let folder = tempfile::tempdir().expect("a folder");
    let scene = Scene::new(folder.path()).await;
    scene
        .invite(scene.check("office@cranes.example, Cranes").await)
        .await;
    scene.fill(MAX_INVITED - 1).await;
    let list = "post@cranes.example, Cranes\noffice@bakers.example, Bakers";
    let given = inviting::read(list, &|tag: &str| Some(tag.to_owned())).expect("a list");
    let Scene {
        instance,
        hub,
        appeal,
        ..
    } = &scene;
    let looked = inviting::check_names(instance, hub, appeal, &given, "en").await;
    let (checked, named) = looked.expect("there is room for the bakers");
    assert_eq!(checked.len(), 2);
    assert_eq!(named.keys().copied().collect::<Vec<_>>(), [1]);
    // Whoever sends both is told that there is none for both.
    let sent = inviting::check(instance, hub, appeal, &given, "en").await;
    let code = sent.map_err(|error| error.code()).map(drop);
    assert_eq!(code, Err("too_many_invited"));
}

#[tokio::test]
async fn a_letter_that_waits_does_not_leave_to_whoever_has_answered_or_wants_none() {
    let folder = tempfile::tempdir().expect("a folder");
    let scene = Scene::new(folder.path()).await;
    let (instance, db) = (&scene.instance, scene.instance.database.conn());
    let waiting = async || {
        let standing = mails::standing(db).await;
        standing.expect("the database answers").waiting
    };
    let list =
        "office@cranes.example, Cranes\nhall@clerks.example, Clerks\nus@nurses.example, Nurses";
    let queued = scene.invite(scene.check(list).await).await;
    assert_eq!(queued.invited, 3);
    // The mail server is away: the letters wait.
    let round = inviting::send_due(instance).await;
    round.expect("a round");
    assert_eq!(waiting().await, 3);
    let claimed = mails::claim(db, "test", instance.clock.millis(), 1_000, 3).await;
    let claimed = claimed.expect("the database answers");
    let secret = |to: &str| -> String {
        let opened = claimed.iter().map(|mail| mail.open(&instance.secret));
        let mut opened = opened.map(|mail| mail.expect("it can be read"));
        let mail = opened.find(|mail| mail.to == to).expect("a mail");
        let (_, rest) = mail.text.split_once("token=").expect("a link");
        let end = |c: char| c == '&' || c.is_whitespace();
        rest.split(end).next().expect("a secret").to_owned()
    };
    let stopped = inviting::stop(instance, &secret("office@cranes.example")).await;
    stopped.expect("they want no more");
    assert_eq!(waiting().await, 2);
    let declined = inviting::decline(instance, &secret("hall@clerks.example")).await;
    declined.expect("they do not sign");
    assert_eq!(waiting().await, 1);
    let rows = inviting::rows(instance, &scene.hub, &scene.appeal).await;
    let rows = rows.expect("the database answers");
    let nurses = rows.iter().find(|row| row.name == "Nurses").expect("a row");
    let revoked = inviting::revoke(instance, &scene.hub, &scene.appeal, nurses.id).await;
    revoked.expect("taken back");
    assert_eq!(waiting().await, 0);
}

#[tokio::test]
async fn a_letter_that_waits_does_not_leave_to_whoever_signs_meanwhile() {
    let folder = tempfile::tempdir().expect("a folder");
    let scene = Scene::new(folder.path()).await;
    let (instance, db) = (&scene.instance, scene.instance.database.conn());
    let waiting = async || {
        let standing = mails::standing(db).await;
        standing.expect("the database answers").waiting
    };
    let list = "office@cranes.example, Cranes\nhall@clerks.example, Clerks";
    let queued = scene.invite(scene.check(list).await).await;
    assert_eq!(queued.invited, 2);
    // The mail server is away: the letters wait.
    let round = inviting::send_due(instance).await;
    round.expect("a round");
    let forgotten = inviting::forget(instance).await;
    forgotten.expect("the database answers");
    assert_eq!(waiting().await, 2);
    // Nobody has seen that key at its origin: anybody may have made it.
    let forged = author("https://social.clerks.example/orgs/clerks");
    scene.hear(&forged, Carried::Along).await;
    let held = instance.pending(scene.appeal.id).await;
    let held = held.expect("the database answers");
    let why: Vec<&str> = held.iter().map(|one| one.why).collect();
    assert_eq!(why, ["key_not_seen"]);
    let forgotten = inviting::forget(instance).await;
    forgotten.expect("the database answers");
    assert_eq!(waiting().await, 2);
    scene
        .sign("https://social.cranes.example/orgs/cranes")
        .await;
    let forgotten = inviting::forget(instance).await;
    forgotten.expect("the database answers");
    assert_eq!(waiting().await, 1);
}

//! Co-initiators whose servers were away are asked as long as somebody wants it, and what was noted of them goes.

use crate::{alone, dockers};
use async_trait::async_trait;
use chrono::TimeDelta;
use std::{
    path::Path,
    sync::{
        Arc, OnceLock,
        atomic::{AtomicBool, AtomicI64, AtomicUsize, Ordering::Relaxed},
    },
    time::Duration,
};
use undersigned_domain::Status;
use undersigned_federation::{
    Clock, Instance,
    actions::{
        draft,
        invite::{self, Asking},
        publish,
    },
    http_client::{Fetched, HttpError, Posted},
    reconcile::worker,
    transport::{Letter, Signer, Transport},
    views::Appeal,
};
use undersigned_store::settings as facts;
use url::Url;

/// A network in which nobody answers, until every server says that it knows nobody. While somebody is asked, a desk takes
/// back all who are to be asked.
#[derive(Default)]
struct Silent {
    asked: AtomicUsize,
    knows_nobody: AtomicBool,
    desk: OnceLock<(Instance, Appeal)>,
}

#[async_trait]
impl Transport for Silent {
    fn parse_url(&self, text: &str) -> Result<Url, HttpError> {
        text.parse()
            .map_err(|_| HttpError::UrlInvalid("no address"))
    }

    async fn get(&self, url: &Url, _: &str, _: Option<Signer<'_>>) -> Result<Fetched, HttpError> {
        self.asked.fetch_add(1, Relaxed);
        if let Some((instance, appeal)) = self.desk.get() {
            take_back(instance, appeal).await;
        }
        match self.knows_nobody.load(Relaxed) {
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

async fn take_back(instance: &Instance, appeal: &Appeal) {
    let later = invite::later(instance, appeal).await;
    for one in later.expect("the database answers") {
        let taken_back = invite::not_later(instance, appeal, &one.account).await;
        assert!(taken_back.expect("the database answers"));
    }
}

/// A server whose time passes when the test says so.
struct Hub {
    instance: Instance,
    network: Arc<Silent>,
    minutes: Arc<AtomicI64>,
}

impl Hub {
    async fn new(folder: &Path) -> Self {
        let (clock, minutes) = alone::moved_clock("2026-12-02T00:00:00Z", TimeDelta::minutes);
        let network = Arc::new(Silent::default());
        Self {
            instance: alone::server_over(folder, "hub", clock, network.clone()).await,
            network,
            minutes,
        }
    }

    /// A round of the timer, so long after the beginning.
    async fn round_after(&self, time: Duration) {
        let minutes = i64::try_from(time.as_secs() / 60).expect("in range");
        self.minutes.store(minutes, Relaxed);
        let round = worker::round(&self.instance).await;
        round.expect("a round");
    }
}

const DAY: Duration = Duration::from_secs(24 * 60 * 60);
const ACCOUNTS: [&str; 2] = ["@cranes@away.example", "@nurses@away.example"];

/// Two are typed whose servers do not answer.
async fn asked_later(instance: &Instance, appeal: &Appeal) {
    let accounts = ACCOUNTS.map(str::to_owned);
    let kept = invite::note_later(instance, appeal, &accounts, Asking::Later).await;
    kept.expect("the database answers");
}

/// How it stands with each, as the desk says it.
async fn asking(instance: &Instance, appeal: &Appeal) -> Vec<Asking> {
    let later = invite::later(instance, appeal).await;
    let later = later.expect("the database answers");
    later.iter().map(|one| one.asking).collect()
}

/// A draft for which two are yet to be asked.
async fn drafted(instance: &Instance) -> Appeal {
    let organization = dockers::hub(instance).await;
    let appeal = draft::create(instance, &organization, "brakes", dockers::petition()).await;
    let appeal = appeal.expect("a draft");
    asked_later(instance, &appeal).await;
    assert_eq!(noted(instance).await.len(), 2);
    appeal
}

async fn published(instance: &Instance) -> Appeal {
    let appeal = publish::publish(instance, &drafted(instance).await).await;
    appeal.expect("published")
}

/// What is noted of each, of whichever appeal: since when, and when it was tried.
async fn noted(instance: &Instance) -> Vec<String> {
    let db = instance.database.conn();
    let names = facts::names_below(db, "co-initiator-later:").await;
    let mut noted = Vec::new();
    for name in names.expect("the database answers") {
        let times = facts::get(db, &name).await;
        noted.extend(times.expect("the database answers"));
    }
    noted
}

#[tokio::test]
async fn who_is_taken_back_while_another_is_asked_stays_so() {
    let folder = tempfile::tempdir().expect("a folder");
    let hub = Hub::new(folder.path()).await;
    let appeal = published(&hub.instance).await;
    let desk = (hub.instance.clone(), appeal);
    assert!(hub.network.desk.set(desk).is_ok());
    hub.round_after(DAY).await;
    assert!(hub.network.asked.load(Relaxed) > 0);
    assert!(noted(&hub.instance).await.is_empty());
}

#[tokio::test]
async fn nobody_is_asked_to_call_for_what_is_closed() {
    let folder = tempfile::tempdir().expect("a folder");
    let hub = Hub::new(folder.path()).await;
    let appeal = published(&hub.instance).await;
    let before = noted(&hub.instance).await;
    hub.round_after(DAY).await;
    let tried = noted(&hub.instance).await;
    assert_ne!(tried, before);
    let closed = publish::set_status(&hub.instance, &appeal, Status::Closed).await;
    closed.expect("closed");
    hub.round_after(2 * DAY).await;
    assert_eq!(noted(&hub.instance).await, tried);
}

#[tokio::test]
async fn who_was_not_reached_is_forgotten_in_the_end() {
    let folder = tempfile::tempdir().expect("a folder");
    let hub = Hub::new(folder.path()).await;
    let appeal = published(&hub.instance).await;
    hub.round_after(20 * DAY).await;
    let shown = asking(&hub.instance, &appeal).await;
    assert_eq!(shown, [Asking::NotReached; 2]);
    hub.round_after(29 * DAY).await;
    assert!(noted(&hub.instance).await.is_empty());
}

#[tokio::test]
async fn an_account_that_its_server_does_not_know_is_asked_for_no_more_until_it_is_typed_again() {
    let folder = tempfile::tempdir().expect("a folder");
    let hub = Hub::new(folder.path()).await;
    let appeal = published(&hub.instance).await;
    hub.round_after(DAY).await;
    assert_eq!(asking(&hub.instance, &appeal).await, [Asking::Later; 2]);
    hub.network.knows_nobody.store(true, Relaxed);
    hub.round_after(2 * DAY).await;
    assert_eq!(asking(&hub.instance, &appeal).await, [Asking::NotFound; 2]);
    let said = noted(&hub.instance).await;
    hub.round_after(3 * DAY).await;
    assert_eq!(noted(&hub.instance).await, said, "nobody is asked for");
    // Somebody may have made it since.
    asked_later(&hub.instance, &appeal).await;
    assert_eq!(asking(&hub.instance, &appeal).await, [Asking::Later; 2]);
    hub.round_after(4 * DAY).await;
    assert_eq!(asking(&hub.instance, &appeal).await, [Asking::NotFound; 2]);
}

#[tokio::test]
async fn who_was_left_out_takes_no_room_from_those_who_are_asked() {
    let folder = tempfile::tempdir().expect("a folder");
    let instance = alone::server(folder.path(), "hub", Clock::system()).await;
    let appeal = drafted(&instance).await;
    let typed = |what: &str, count: usize| -> Vec<String> {
        let numbers = 1..=count;
        numbers.map(|number| format!("{what} {number}")).collect()
    };
    let count = async |asking: Asking| {
        let all = self::asking(&instance, &appeal).await;
        all.into_iter().filter(|one| *one == asking).count()
    };
    for (accounts, asking, most) in [
        (typed("Nobody", 201), Asking::LeftOut, 200),
        (typed("@away", 21), Asking::Later, 20),
    ] {
        // Given again, those that are known take no room from the others.
        for _ in 0..2 {
            let kept = invite::note_later(&instance, &appeal, &accounts, asking).await;
            kept.expect("the database answers");
        }
        assert_eq!(count(asking).await, most);
    }
    assert_eq!(count(Asking::LeftOut).await, 200);
    // Whom somebody asks is not left out, and who is asked after all needs room among those who are.
    let accounts = ACCOUNTS.map(str::to_owned);
    let kept = invite::note_later(&instance, &appeal, &accounts, Asking::LeftOut).await;
    kept.expect("the database answers");
    let kept = invite::note_later(&instance, &appeal, &typed("Nobody", 21), Asking::Later).await;
    kept.expect("the database answers");
    let counts = (count(Asking::Later).await, count(Asking::LeftOut).await);
    assert_eq!(counts, (20, 200));
}

#[tokio::test]
async fn nobody_is_kept_of_a_draft_that_is_thrown_away() {
    let folder = tempfile::tempdir().expect("a folder");
    let instance = alone::server(folder.path(), "hub", Clock::system()).await;
    let appeal = drafted(&instance).await;
    let discarded = draft::discard(&instance, &appeal).await;
    discarded.expect("thrown away");
    assert!(noted(&instance).await.is_empty());
}

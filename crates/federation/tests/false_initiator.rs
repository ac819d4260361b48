//! What one false initiator, or whoever stole a key, can have this server sign or say: nothing that it has
//! not looked at itself, and never much at a time.

mod false_ids;
mod often_renamed;

use crate::{alone, fetched, signers::names};
use chrono::{DateTime, Utc};
use serde_json::json;
use std::{collections::BTreeMap, path::Path};
use undersigned_domain::{
    AppealKey, Author, Digest, Entry, Envelope, SecretKey, StatementType, Verified,
    admission::{AdmissionState, Role},
    appeal::AdmissionPolicy,
    author::AdmissionOf,
    endorsement::Pin,
};
use undersigned_federation::{
    Clock, Instance,
    actions::{
        admit::{self, Decision},
        draft::{self, Draft},
        endorse::{self, Said},
        invite, join_signers,
        organization::{self, NewOrganization},
        publish, rotate,
    },
    activities::statement::{self, Carried},
    memory,
    reconcile::worker,
    replica::Standing,
    views::Appeal,
};
use undersigned_store::{organizations::Organization, statements};

const MINUTE: u64 = 60 * 1_000;
const FALSE_FRIEND: &str = "https://false.example/orgs/friend";
const DOCKERS: &str = "https://dockers.example/orgs/dockers";

/// The organiser's server with an open appeal, for which a false friend calls as well.
struct Hub {
    instance: Instance,
    organization: Organization,
    appeal: Appeal,
    friend: Author,
}

impl Hub {
    async fn of(folder: &Path) -> Self {
        let now: DateTime<Utc> = "2026-12-02T00:00:00Z".parse().expect("a time");
        let instance = alone::server(folder, "hub", Clock::new(move || now)).await;
        let organization = founded(&instance, "hub").await;
        let draft: Draft = serde_json::from_value(json!({
            "kind": "petition",
            "title": {"en": "Free the eleven dockers"},
            "body": {"en": "They stopped a crane with no brakes."},
            "languages": ["en"],
            "admission": AdmissionPolicy::Open,
        }))
        .expect("a draft");
        let appeal = draft::create(&instance, &organization, "brakes", draft).await;
        let appeal = publish::publish(&instance, &appeal.expect("a draft")).await;
        let hub = Self {
            instance,
            organization,
            appeal: appeal.expect("published"),
            friend: author(FALSE_FRIEND, 1),
        };
        fetched(&hub.instance, &hub.friend).await;
        hub.decide(AdmissionState::Admitted).await;
        hub
    }

    /// The organiser names the false friend, or removes it.
    async fn decide(&self, state: AdmissionState) {
        let decision = Decision {
            about: FALSE_FRIEND,
            role: Role::CoInitiator,
            state,
            reason: None,
            overrules: Vec::new(),
            key: None,
            names: None,
        };
        let object = &self.appeal.ap_id;
        admit::decide(&self.instance, &self.organization, object, &decision)
            .await
            .expect("decided");
    }

    fn now(&self) -> u64 {
        u64::try_from(self.instance.clock.millis()).expect("after 1970")
    }

    fn envelope(&self, by: &Author, about: &str, seq: u64) -> Envelope {
        let root = self.appeal.root.clone().expect("it is published");
        let name = Digest::of(&[about.as_bytes()]).hex();
        Envelope {
            id: format!("{}/said/{name}", by.actor),
            appeal: AppealKey {
                object: self.appeal.ap_id.clone(),
                root: root.parse().expect("a key"),
            },
            seq,
            published: self.instance.clock.rfc3339(),
        }
    }

    async fn endorsement(&self, by: &Author, name: &str, seq: u64) -> Verified {
        let view = self.instance.view_by_id(&self.appeal.ap_id).await;
        let view = view.expect("the database answers").expect("it is held");
        let note = view.list.current().expect("a note");
        let pin = Pin {
            revision: note.revision,
            text_digest: note.text_digest,
        };
        let envelope = self.envelope(by, "it", seq);
        let signed = by.endorse(&envelope, &pin, &names(name), &[]);
        signed.expect("it can be signed")
    }

    /// The false friend lets a key in as somebody's.
    fn let_in(&self, whose: &Author, name: &str) -> Verified {
        let about = &whose.actor;
        let envelope = self.envelope(&self.friend, about, self.now());
        let admission = AdmissionOf {
            about,
            role: Role::Signer,
            admits: Some(&whose.key.public()),
            state: AdmissionState::Admitted,
            names_digest: Some(names(name).digest()),
            ordinal: None,
            since: Some(self.now()),
            reason: None,
            overrules: &[],
        };
        let signed = self.friend.admit(&envelope, &admission);
        signed.expect("it can be signed")
    }

    /// Somebody hands a statement over.
    async fn hear(&self, said: &Verified) -> Standing {
        let taken = statement::take(&self.instance, said, Carried::Along).await;
        taken.expect("taken")
    }

    /// Somebody endorses, and its own server hands that over. With where it ended up.
    async fn endorsed_by(&self, by: &Author, name: &str, seq: u64) -> (Verified, Standing) {
        let said = self.endorsement(by, name, seq).await;
        let carried = Carried::By(&by.actor, &[]);
        let taken = statement::take(&self.instance, &said, carried).await;
        (said, taken.expect("taken"))
    }

    async fn entries(&self) -> Vec<Entry> {
        let view = self.instance.view_by_id(&self.appeal.ap_id).await;
        let view = view.expect("the database answers").expect("it is held");
        view.list.entries.iter().cloned().collect()
    }

    async fn entry(&self, id: &str) -> Option<Entry> {
        let entries = self.entries().await;
        entries.into_iter().find(|entry| entry.id == id)
    }

    async fn round(&self) {
        worker::round(&self.instance).await.expect("a round");
    }
}

async fn founded(instance: &Instance, handle: &str) -> Organization {
    let new = NewOrganization {
        handle: handle.to_owned(),
        names: BTreeMap::from([("en".to_owned(), handle.to_owned())]),
        ..NewOrganization::default()
    };
    let founded = organization::create(instance, new).await;
    founded.expect("an organisation")
}

fn author(actor: &str, number: u8) -> Author {
    let seed = Digest::of(&[actor.as_bytes(), &[number]]);
    Author {
        actor: actor.to_owned(),
        key: SecretKey::from_seed(seed.bytes()),
        key_id: format!("{actor}#key-{number}"),
    }
}

/// The actor's document, as it was just fetched.
async fn fetched(instance: &Instance, author: &Author) {
    let key = author.key.public();
    fetched::fetched(instance, &author.actor, (&author.key_id, &key)).await;
}

#[tokio::test]
async fn row_600_a_name_is_renewed_only_under_a_key_that_was_looked_at() {
    let folder = tempfile::tempdir().expect("a folder");
    let hub = Hub::of(folder.path()).await;
    let (forged, now) = (author(DOCKERS, 2), hub.now());
    hub.hear(&hub.let_in(&forged, "Dockers")).await;
    for (name, seq) in [("Dockers", now), ("Dockers Ltd", now + 1)] {
        let said = hub.endorsement(&forged, name, seq).await;
        assert_eq!(hub.hear(&said).await, Standing::Member);
    }
    let seen = async || {
        let entry = hub.entry(DOCKERS).await.expect("it is listed");
        (entry.admitted_by.to_vec(), entry.name_confirmed)
    };
    let by_friend = (vec![FALSE_FRIEND.to_owned()], false);
    assert_eq!(seen().await, by_friend);
    hub.round().await;
    assert_eq!(seen().await, by_friend, "its server does not answer");

    // Whoever fills the mailbox keeps nobody from being looked at.
    for number in 0..30 {
        let stranger = author(&format!("https://s{number}.example/orgs/a"), 1);
        let said = hub.endorsement(&stranger, "Strangers", now).await;
        assert_eq!(hub.hear(&said).await, Standing::Mailbox);
    }
    // Had it been the dockers' key, their server would have said so.
    fetched(&hub.instance, &forged).await;
    hub.round().await;
    let (by, confirmed) = seen().await;
    assert!(confirmed && by.contains(&hub.organization.ap_id), "{by:?}");

    // Whom this server has let in itself changes its name at once.
    let nurses = author("https://nurses.example/orgs/nurses", 1);
    fetched(&hub.instance, &nurses).await;
    for (name, seq) in [("Nurses", now), ("Nurses United", now + 1)] {
        hub.endorsed_by(&nurses, name, seq).await;
        let entry = hub.entry(&nurses.actor).await.expect("it is listed");
        assert!(entry.name_confirmed, "{name}");
    }

    // So does whoever sends its new name itself, under a key that its server listed lately.
    let miners = author("https://miners.example/orgs/miners", 1);
    hub.hear(&hub.let_in(&miners, "Miners")).await;
    let listed = [(miners.key_id.clone(), miners.key.public())];
    for (name, seq) in [("Miners", now), ("Miners United", now + 1)] {
        let said = hub.endorsement(&miners, name, seq).await;
        let by = Carried::By(&miners.actor, &listed);
        let taken = statement::take(&hub.instance, &said, by).await;
        taken.expect("taken");
    }
    let entry = hub.entry(&miners.actor).await.expect("it is listed");
    assert!(entry.name_confirmed, "{:?}", entry.admitted_by);
}

#[tokio::test]
async fn rows_601_and_604_what_a_false_initiator_said_for_ours_is_neither_let_in_nor_an_alarm() {
    let folder = tempfile::tempdir().expect("a folder");
    let hub = Hub::of(folder.path()).await;
    let clerks = founded(&hub.instance, "clerks").await;
    let ghost = "https://hub.example/orgs/none";
    assert!(hub.instance.addresses.is_ours(ghost));
    for actor in [clerks.ap_id.as_str(), ghost] {
        let forged = author(actor, 3);
        hub.hear(&hub.let_in(&forged, "Clerks")).await;
        let said = hub.endorsement(&forged, "Clerks", hub.now()).await;
        assert_eq!(hub.hear(&said).await, Standing::Member);
        assert!(hub.entry(actor).await.is_some());
    }
    let alarm = hub.instance.signed_elsewhere().await;
    assert_eq!(alarm.expect("the database answers"), None);

    hub.decide(AdmissionState::Removed).await;
    hub.round().await;
    assert!(hub.entries().await.is_empty(), "nobody of ours has signed");

    // Under a key of ours it is one.
    let keys = hub.instance.keys_of(&clerks.ap_id).await;
    let own = keys.expect("its keys").author.clone();
    let said = hub.endorsement(&own, "Clerks", hub.now() + 1).await;
    hub.hear(&said).await;
    let alarm = hub.instance.signed_elsewhere().await;
    let alarm = alarm.expect("the database answers").expect("it is said");
    assert_eq!(alarm.actor, clerks.ap_id);
    // Whoever says that this server was put back has said whose it was.
    let noted = memory::mark_restored(&hub.instance.database, hub.instance.clock.millis()).await;
    noted.expect("the database answers");
    let alarm = hub.instance.signed_elsewhere().await;
    assert_eq!(alarm.expect("the database answers"), None);
    assert!(hub.entry(&clerks.ap_id).await.is_some());
}

#[tokio::test]
async fn an_invitation_that_was_taken_back_lets_nobody_of_this_server_in() {
    let folder = tempfile::tempdir().expect("a folder");
    let hub = Hub::of(folder.path()).await;
    let clerks = founded(&hub.instance, "clerks").await;
    let (instance, object) = (&hub.instance, hub.appeal.ap_id.as_str());
    let about = clerks.ap_id.as_str();
    let invited = invite::invite(instance, &hub.organization, object, about, Role::Keeper).await;
    invited.expect("invited");
    let by_another = invite::recall(instance, &clerks, object, about).await;
    let refused = by_another.expect_err("it is not theirs");
    assert_eq!(refused.code(), "not_initiator");
    let recalled = invite::recall(instance, &hub.organization, object, about).await;
    recalled.expect("taken back");
    let late = invite::answer(instance, &clerks, object, true).await;
    let refused = late.expect_err("it was taken back");
    assert_eq!(refused.code(), "invitation_withdrawn");
    let declined = invite::answer(instance, &clerks, object, false).await;
    declined.expect("there is nothing to decline");
    let view = hub.instance.view_by_id(object).await;
    let view = view.expect("the database answers").expect("it is held");
    assert!(view.list.initiators.iter().all(|one| one.actor != about));
}

#[tokio::test]
async fn row_602_a_key_that_was_given_up_as_stolen_is_not_let_in_at_home() {
    let folder = tempfile::tempdir().expect("a folder");
    let hub = Hub::of(folder.path()).await;
    let clerks = founded(&hub.instance, "clerks").await;
    let keys = hub.instance.keys_of(&clerks.ap_id).await;
    let thief = keys.expect("its keys").author.clone();
    let stolen = thief.key.public();
    let given_up = rotate::compromised(&hub.instance, &clerks, stolen.as_str()).await;
    given_up.expect("given up");

    let said = hub.endorsement(&thief, "Clerks", hub.now()).await;
    let taken = statement::take(&hub.instance, &said, Carried::Along).await;
    assert_eq!(taken.expect_err("it is refused").code(), "local_id");
    hub.round().await;
    assert!(hub.entries().await.is_empty());
}

#[tokio::test]
async fn row_602_what_a_thief_has_dated_ahead_puts_off_no_word_of_the_owner() {
    let folder = tempfile::tempdir().expect("a folder");
    let hub = Hub::of(folder.path()).await;
    let clerks = founded(&hub.instance, "clerks").await;
    let keys = hub.instance.keys_of(&clerks.ap_id).await;
    let thief = keys.expect("its keys").author.clone();
    let object = &hub.appeal.ap_id;
    let endorse = async |name: &str| {
        let said = Said {
            names: names(name),
            reservations: Vec::new(),
            mandate: None,
        };
        let said = endorse::endorse(&hub.instance, &clerks, object, said).await;
        said.expect("it endorses");
    };
    endorse("Clerks").await;
    let stolen = thief.key.public();
    let given_up = rotate::compromised(&hub.instance, &clerks, stolen.as_str()).await;
    given_up.expect("given up");

    let ahead = hub.now() + 23 * 60 * MINUTE;
    let parked = hub.endorsement(&thief, "Thieves", ahead).await;
    assert_eq!(hub.hear(&parked).await, Standing::Early);
    endorse("Clerks and Typists").await;
    let (db, kind) = (
        hub.instance.database.conn(),
        StatementType::Endorsement.name(),
    );
    let rows = statements::by_author(db, &clerks.ap_id, kind).await;
    let rows = rows.expect("the database answers");
    let newest = rows.iter().find(|row| row.key != stolen.as_str());
    let newest = newest.expect("it has endorsed under its new key").seq;
    let soon = i64::try_from(hub.now() + 10 * MINUTE).expect("in range");
    assert!(newest <= soon, "it waits nowhere: {newest}");
}

#[tokio::test]
async fn row_603_few_are_let_in_anew_at_a_time_and_few_of_one_domain() {
    let folder = tempfile::tempdir().expect("a folder");
    let hub = Hub::of(folder.path()).await;
    let unions = (0..250).map(|number| format!("https://u{number}.example/orgs/union"));
    let farm = (0..101).map(|number| format!("https://h{number}.farm.example/orgs/a"));
    let mut said = Vec::new();
    for actor in unions.chain(farm) {
        let by = author(&actor, 1);
        // Each by a name of its own.
        said.push((hub.let_in(&by, &actor), false));
        said.push((hub.endorsement(&by, &actor, hub.now()).await, true));
    }
    let change = hub.instance.change(hub.appeal.id).await;
    let mut change = change.expect("a change");
    for outcome in change.insert_all(&said).await.expect("taken") {
        assert_eq!(outcome.expect("sound"), Standing::Member);
    }
    change.commit().await.expect("committed");
    assert_eq!(hub.entries().await.len(), 351);

    hub.decide(AdmissionState::Removed).await;
    assert_eq!(hub.entries().await.len(), 200);
    hub.round().await;
    let entries = hub.entries().await;
    assert_eq!(entries.len(), 350, "the rest is not forgotten");
    let farm = entries.iter().filter(|entry| entry.id.contains("farm"));
    assert_eq!(farm.count(), 100);
    hub.round().await;
    assert_eq!(hub.entries().await.len(), 350);
}

#[tokio::test]
async fn a_decision_stands_above_that_of_an_initiator_whose_clock_is_ahead() {
    let folder = tempfile::tempdir().expect("a folder");
    let hub = Hub::of(folder.path()).await;
    let (cranes, lamps) = (
        "https://cranes.example/orgs/cranes",
        "https://lamps.example/orgs/lamps",
    );
    for (actor, name) in [(cranes, "Cranes"), (lamps, "Lamps")] {
        let by = author(actor, 1);
        hub.hear(&hub.let_in(&by, name)).await;
        let said = hub.endorsement(&by, name, hub.now()).await;
        assert_eq!(hub.hear(&said).await, Standing::Member);
    }
    let pair = [cranes, lamps];
    let envelope = hub.envelope(&hub.friend, "a pair", hub.now() + 9 * MINUTE);
    let joined = hub.friend.same_signer(&envelope, pair, true, None);
    let joined = joined.expect("it can be signed");
    assert_eq!(hub.hear(&joined).await, Standing::Member);
    let listed = hub.entries().await.len();

    let (organization, object) = (&hub.organization, &hub.appeal.ap_id);
    let parted = join_signers::decide(&hub.instance, organization, object, pair, false, None).await;
    parted.expect("decided");
    assert_eq!(hub.entries().await.len(), listed + 1, "they are two again");
}

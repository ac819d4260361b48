//! An organisation that signed by form comes with a server at the domain at which it confirmed: the
//! two entries become one by themselves, where there is no doubt, and never against a decision.

mod alone;

use chrono::{DateTime, Utc};
use serde_json::json;
use std::{collections::BTreeMap, path::Path};
use undersigned_domain::{
    AppealKey, Author, CoSignerList, Envelope, Names, Verified, appeal::AdmissionPolicy,
    endorsement::Pin,
};
use undersigned_federation::{
    Clock, Instance,
    actions::{
        draft::{self, Draft},
        join_signers,
        organization::{self, NewOrganization},
        people::request::Solved,
        publish,
        sign_by_form::{self, Form, Link},
    },
    activities::statement::{self, Carried},
    views::Appeal,
};
use undersigned_proof::SecretKey as Key;
use undersigned_store::{
    mails,
    organizations::Organization,
    remote_actors::{self, RemoteActor},
};

/// The organiser's server with an open appeal.
struct Hub {
    instance: Instance,
    organization: Organization,
    appeal: Appeal,
}

impl Hub {
    async fn of(folder: &Path) -> Self {
        let now: DateTime<Utc> = "2026-12-02T00:00:00Z".parse().expect("a time");
        let instance = alone::server(folder, "hub", Clock::new(move || now)).await;
        let new = NewOrganization {
            handle: "hub".to_owned(),
            names: by_language("Hub Union"),
            summary: BTreeMap::new(),
            country: None,
        };
        let organization = organization::create(&instance, new)
            .await
            .expect("an organisation");
        let draft: Draft = serde_json::from_value(json!({
            "kind": "petition",
            "title": {"en": "Free the eleven dockers"},
            "body": {"en": "They stopped a crane with no brakes."},
            "languages": ["en"],
            "admission": AdmissionPolicy::Open,
        }))
        .expect("a draft");
        let appeal = draft::create(&instance, &organization, "brakes", draft)
            .await
            .expect("a draft");
        let appeal = publish::publish(&instance, &appeal)
            .await
            .expect("published");
        Self {
            instance,
            organization,
            appeal,
        }
    }

    /// Somebody signs by form, to the end. Gives the entry's id.
    async fn sign(&self, name: &str, address: &str) -> String {
        let before = self.list().await.entries;
        let domain = address.split_once('@').expect("an address").1;
        let form = Form {
            names: names(name),
            website: format!("https://www.{domain}"),
            email: address.to_owned(),
            person: "Ana".to_owned(),
            role: "secretary".to_owned(),
            language: "en".to_owned(),
            ..Form::default()
        };
        let solved = Solved {
            hash: address.to_owned(),
            expires_at: i64::MAX,
        };
        sign_by_form::ask(&self.instance, &self.appeal, form, &solved)
            .await
            .expect("asked");
        let (db, now) = (self.instance.database.conn(), self.instance.clock.millis());
        let mut held = mails::claim(db, "test", now, 1_000, 10)
            .await
            .expect("mails");
        let mail = held.pop().expect("a mail").open(&self.instance.secret);
        let text = mail.expect("it can be read").text;
        let (_, link) = text.trim().split_once("token=").expect("a link");
        let secret = link.split('&').next().expect("a token");
        let Link::Open(open) = sign_by_form::open(&self.instance, secret).await.unwrap() else {
            panic!("the link is open");
        };
        let digest = self.pin().await.text_digest.to_string();
        sign_by_form::confirm(&self.instance, *open, &digest)
            .await
            .expect("confirmed");
        // The mail with the link that manages.
        let _ = mails::claim(db, "test", now, 1_000, 10)
            .await
            .expect("mails");
        // All were listed at one moment: which is the last of the list is chance.
        let known = |id: &String| before.iter().any(|entry| entry.id == *id);
        let list = self.list().await;
        let new = list.entries.iter().find(|entry| !known(&entry.id));
        new.expect("it is listed").id.clone()
    }

    async fn list(&self) -> CoSignerList {
        let view = self.instance.view_by_id(&self.appeal.ap_id).await;
        let view = view.expect("the database answers").expect("it is held");
        CoSignerList::clone(&view.list)
    }

    async fn pin(&self) -> Pin {
        let list = self.list().await;
        let note = list.current().expect("a note");
        Pin {
            revision: note.revision,
            text_digest: note.text_digest,
        }
    }

    /// An actor's server delivers its endorsement.
    async fn hear(&self, actor: &str, name: &str, claims: Option<&str>) {
        let author = author(actor);
        let now = self.instance.clock.millis();
        let root = self.appeal.root.clone().expect("it is published");
        let envelope = Envelope {
            id: format!("{actor}/endorsements/1"),
            appeal: AppealKey {
                object: self.appeal.ap_id.clone(),
                root: root.parse().expect("a key"),
            },
            // After whatever was listed by form.
            seq: u64::try_from(now).expect("a time") + 1_000,
            published: self.instance.clock.rfc3339(),
        };
        let pin = self.pin().await;
        let mut verified = author
            .endorse(&envelope, &pin, &names(name), &[])
            .expect("it can be signed");
        if let Some(claims) = claims {
            verified = with_claims(&verified, &author, claims);
        }
        fetched(&self.instance, &author).await;
        statement::take(&self.instance, &verified, Carried::By(actor, &[]))
            .await
            .expect("taken");
    }
}

fn author(actor: &str) -> Author {
    let seed = undersigned_domain::Digest::of(&[actor.as_bytes()]);
    Author {
        actor: actor.to_owned(),
        key: Key::from_seed(seed.bytes()),
        key_id: format!("{actor}#key"),
    }
}

/// The same endorsement, which says that an entry is its author's own.
fn with_claims(said: &Verified, author: &Author, claims: &str) -> Verified {
    let mut document = said.value().as_object().expect("an object").clone();
    document.remove("proof");
    document.insert("claims".to_owned(), json!(claims));
    let published = "2026-12-02T00:00:00Z";
    let signed =
        undersigned_proof::eddsa_jcs_2022::sign(document, &author.key, &author.key_id, published);
    Verified::check_value(&serde_json::Value::Object(signed)).expect("it is sound")
}

/// The actor's document, as it was just fetched.
async fn fetched(instance: &Instance, author: &Author) {
    let actor = &author.actor;
    let document = json!({
        "id": actor,
        "type": "Organization",
        "inbox": format!("{actor}/inbox"),
        "assertionMethod": [{
            "id": author.key_id,
            "type": "Multikey",
            "controller": actor,
            "publicKeyMultibase": author.key.public().as_str(),
        }],
    });
    let stored = RemoteActor {
        ap_id: actor.clone(),
        origin: undersigned_domain::ids::origin(actor)
            .map(|origin| origin.ascii_serialization())
            .unwrap_or_default(),
        kind: "Organization".to_owned(),
        inbox: format!("{actor}/inbox"),
        shared_inbox: None,
        preferred_username: None,
        names: None,
        document: document.to_string(),
        fetched_at: instance.clock.millis(),
        met_at: instance.clock.millis(),
        gone_at: None,
    };
    remote_actors::upsert(instance.database.conn(), stored)
        .await
        .expect("stored");
}

fn by_language(name: &str) -> BTreeMap<String, String> {
    BTreeMap::from([("en".to_owned(), name.to_owned())])
}

fn names(name: &str) -> Names {
    Names {
        name_map: by_language(name).into(),
        ..Names::default()
    }
}

#[tokio::test]
async fn an_actor_at_the_confirmed_domain_is_joined_by_itself() {
    let folder = tempfile::tempdir().expect("a folder");
    let hub = Hub::of(folder.path()).await;
    let cranes = hub.sign("Crane Drivers", "office@cranes.example").await;
    let lamps = hub.sign("Lamp Lighters", "office@lamps.example").await;
    let elsewhere = "https://cranes.example.org/orgs/cranes";
    hub.hear(elsewhere, "Crane Drivers", None).await;
    assert_eq!(
        hub.list().await.entries.len(),
        3,
        "another domain is no proof"
    );

    let list = hub.list().await;
    let entry = list.entries.iter().find(|entry| entry.id == cranes);
    let number = entry.expect("it is listed").number;
    let actor = "https://social.cranes.example/orgs/cranes";
    hub.hear(actor, "Crane Drivers International", None).await;
    let list = hub.list().await;
    let entry = list.entries.iter().find(|entry| entry.id == cranes);
    let entry = entry.expect("the first entry stands");
    assert_eq!(entry.same_as, [actor]);
    assert_eq!(entry.number, number, "it keeps its number");
    assert_eq!(list.entries.len(), 3);
    assert!(
        list.decisions
            .iter()
            .all(|one| one.same && one.by == hub.organization.ap_id)
    );

    // Undone by a person, it is not done again.
    let object = &hub.appeal.ap_id;
    let pair = [cranes.as_str(), actor];
    join_signers::decide(&hub.instance, &hub.organization, object, pair, false, None)
        .await
        .expect("decided");
    hub.hear("https://night.example/orgs/nurses", "Night Nurses", None)
        .await;
    let list = hub.list().await;
    assert!(list.entries.iter().all(|entry| entry.same_as.is_empty()));
    assert!(list.entries.iter().any(|entry| entry.id == lamps));
}

#[tokio::test]
async fn where_a_domain_is_shared_an_actor_has_to_name_its_entry() {
    let folder = tempfile::tempdir().expect("a folder");
    let hub = Hub::of(folder.path()).await;
    let east = hub.sign("Crane Drivers East", "east@cranes.example").await;
    let west = hub.sign("Crane Drivers West", "west@cranes.example").await;
    let actor = |name: &str| format!("https://cranes.example/orgs/{name}");
    hub.hear(&actor("east"), "Crane Drivers East", None).await;
    assert_eq!(
        hub.list().await.entries.len(),
        3,
        "which of the two is not said"
    );

    hub.hear(&actor("west"), "Crane Drivers West", Some(&west))
        .await;
    let list = hub.list().await;
    let joined = |id: &str| {
        let entry = list.entries.iter().find(|entry| entry.id == id);
        entry.expect("it stands").same_as.clone()
    };
    assert_eq!(joined(&west), [actor("west")]);
    assert!(joined(&east).is_empty());

    // Naming an entry of another domain is no proof, but a suggestion.
    hub.hear("https://evil.example/orgs/x", "Evil", Some(&east))
        .await;
    let view = hub
        .instance
        .view_by_id(&hub.appeal.ap_id)
        .await
        .unwrap()
        .unwrap();
    let suggested = hub.instance.suggestions(&view).await.unwrap();
    let claimed = suggested
        .iter()
        .find(|pair| pair.why.iter().any(|why| why.code.name() == "claimed"));
    let claimed = claimed.expect("it is suggested");
    assert!(claimed.entries.iter().any(|entry| entry.id == east));
    assert!(
        claimed
            .entries
            .iter()
            .any(|entry| entry.id.contains("evil.example"))
    );
    let entry = view.list.entries.iter().find(|entry| entry.id == east);
    assert!(entry.expect("it stands").same_as.is_empty());
}

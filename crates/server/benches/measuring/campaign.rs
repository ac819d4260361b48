//! An open appeal of an organisation here, and organisations elsewhere that sign it. Their actors
//! are stored, so that nobody is asked for a key.

use chrono::{DateTime, Utc};
use serde_json::{Value, json};
use std::{collections::BTreeMap, path::Path};
use undersigned::{
    Settings, Surroundings,
    open::{self, Who},
    settings::{Federation, Secret, Server, Storage},
};
use undersigned_domain::{
    AppealKey, AppealKind, AppealText, Author, Envelope, Names, SecretKey, Verified,
    admission::{AdmissionState, Role},
    appeal::AdmissionPolicy,
    author::AdmissionOf,
    endorsement::Pin,
};
use undersigned_federation::{
    Instance,
    actions::{
        draft::{self, Draft},
        organization::{self, NewOrganization},
        publish,
    },
    replica::appeal_key,
};
use undersigned_store::{
    appeals::{self, Appeal},
    organizations::Organization,
    remote_actors::{self, RemoteActor},
    statements::{self, NewStatement},
};
use url::Url;

/// The last part of the appeal's address.
pub const SLUG: &str = "free-them";

/// A server's settings: its data in this folder, its address on this port. Nobody waits because many come within
/// an hour.
pub fn settings(folder: &Path, port: u16, database: Option<&str>) -> Settings {
    let public_url = Url::parse(&format!("http://localhost:{port}")).expect("an address");
    Settings {
        server: Server {
            public_url: Some(public_url),
            rate_limit: false,
            ..Server::default()
        },
        storage: Storage {
            data_dir: folder.to_owned(),
            database_url: database.map(|url| Secret::from(url.to_owned())),
            ..Storage::default()
        },
        federation: Federation {
            allow_private_network: true,
            ..Federation::default()
        },
        ..Settings::default()
    }
}

/// Opens what these settings name.
pub async fn open(settings: &Settings) -> Instance {
    let opened = open::open(settings, Who::Server, Surroundings::system()).await;
    opened.expect("the server's data can be opened")
}

/// An organisation here with an open appeal.
pub struct Campaign {
    /// The server.
    pub instance: Instance,
    /// The organiser.
    pub organization: Organization,
    /// The appeal, a draft at first.
    pub appeal: Appeal,
}

impl Campaign {
    /// Founds the organisation and drafts the appeal.
    pub async fn drafted(settings: &Settings) -> Self {
        let instance = open(settings).await;
        let names = by_language("Dockers of the Harbour");
        let new = NewOrganization {
            handle: "hub".into(),
            names,
            ..NewOrganization::default()
        };
        let organization = organization::create(&instance, new).await.expect("founded");
        let draft = Draft::new(text(), AdmissionPolicy::Open);
        let appeal = draft::create(&instance, &organization, SLUG, draft).await;
        Self {
            appeal: appeal.expect("drafted"),
            instance,
            organization,
        }
    }

    /// Founds the organisation and publishes the appeal.
    pub async fn published(settings: &Settings) -> Self {
        let drafted = Self::drafted(settings).await;
        let appeal = publish::publish(&drafted.instance, &drafted.appeal).await;
        Self {
            appeal: appeal.expect("published"),
            ..drafted
        }
    }

    /// Publishes one more appeal of the same organisation.
    pub async fn another(&self, slug: &str) -> Self {
        let (instance, organization) = (self.instance.clone(), self.organization.clone());
        let draft = Draft::new(text(), AdmissionPolicy::Open);
        let appeal = draft::create(&instance, &organization, slug, draft).await;
        let appeal = publish::publish(&instance, &appeal.expect("drafted")).await;
        Self {
            appeal: appeal.expect("published"),
            instance,
            organization,
        }
    }

    /// Stores as many signatures as if they had come long ago.
    pub async fn hold(&self, signers: u64) {
        // Beyond those that sign while it is measured.
        self.hold_from(HELD, signers).await;
    }

    /// The same, of those whose numbers come after `first`.
    pub async fn hold_from(&self, first: u64, signers: u64) {
        let key = appeal_key(&self.appeal).expect("a published appeal");
        let keys = self.instance.keys_of(&self.organization.ap_id).await;
        let organiser = keys.expect("the organiser's keys").author.clone();
        let now = self.instance.clock.now();
        let transaction = self.instance.database.begin().await.expect("a transaction");
        let mut rows = Vec::new();
        for number in 1..=signers {
            let signer = author(first + number);
            let names = names(first + number);
            let endorsement = endorse(&signer, &key, &names, now);
            let admission = AdmissionOf {
                about: &signer.actor,
                role: Role::Signer,
                admits: Some(&signer.key.public()),
                state: AdmissionState::Admitted,
                names_digest: Some(names.digest()),
                ordinal: None,
                since: Some(endorsement.statement().seq),
                reason: None,
                overrules: &[],
            };
            let base = self.instance.addresses.base();
            let id = format!("{base}/admissions/held-{}", first + number);
            let envelope = envelope(&id, &key, now);
            let admission = organiser.admit(&envelope, &admission).expect("sound");
            rows.extend([endorsement, admission].map(|one| self.row(&one)));
            if rows.len() >= 1_000 || number == signers {
                let some = std::mem::take(&mut rows);
                let stored = statements::insert_many(&transaction, some).await;
                stored.expect("the statements");
            }
            if number.is_multiple_of(PROGRESS) {
                eprintln!("{number} signatures stored");
            }
        }
        let version = appeals::bump_version(&transaction, self.appeal.id).await;
        version.expect("a version");
        transaction.commit().await.expect("committed");
    }

    fn row(&self, verified: &Verified) -> NewStatement {
        let statement = verified.statement();
        NewStatement {
            appeal_id: self.appeal.id,
            digest: statement.digest.to_string(),
            register: statement.register().digest().to_string(),
            author: statement.author.clone(),
            key: statement.key.to_string(),
            kind: statement.kind().name().to_owned(),
            seq: i64::try_from(statement.seq).expect("in range"),
            standing: statements::MEMBER.to_owned(),
            origin_checked: false,
            body: verified.text().to_owned(),
            received_at: self.instance.clock.millis(),
            ap_id: statement.id.clone(),
        }
    }

    /// Stores the actors of organisations elsewhere, all with this key for HTTP signatures.
    pub async fn know(&self, signers: u64, http_key_pem: &str) {
        let transaction = self.instance.database.begin().await.expect("a transaction");
        let now = self.instance.clock.millis();
        for number in 1..=signers {
            let author = author(number);
            let document = actor(&author, http_key_pem);
            let inbox = format!("{}/inbox", author.actor);
            let row = RemoteActor {
                ap_id: author.actor.clone(),
                origin: host(number),
                kind: "Organization".into(),
                inbox,
                shared_inbox: None,
                preferred_username: Some("union".into()),
                names: None,
                document: document.to_string(),
                fetched_at: now,
                met_at: now,
                gone_at: None,
            };
            let stored = remote_actors::upsert(&transaction, row).await;
            stored.expect("an actor");
        }
        transaction.commit().await.expect("committed");
    }
}

/// The appeal as it stands in the database of its organiser's server.
pub async fn appeal(instance: &Instance) -> Appeal {
    let id = instance.addresses.appeal(SLUG);
    let appeal = appeals::by_ap_id(instance.database.conn(), &id).await;
    appeal.expect("the database").expect("the appeal")
}

/// Numbers of those who have signed before begin here.
pub const HELD: u64 = 10_000_000;
/// Whoever waits hears of so many.
const PROGRESS: u64 = 100_000;

/// The server of an organisation elsewhere.
pub fn host(number: u64) -> String {
    format!("https://u{number}.example")
}

/// An organisation elsewhere, with a key that is the same in every run.
pub fn author(number: u64) -> Author {
    let mut seed = [7; 32];
    seed[..8].copy_from_slice(&number.to_le_bytes());
    let actor = format!("{}/orgs/union", host(number));
    Author {
        key: SecretKey::from_seed(&seed),
        key_id: format!("{actor}#ed25519-key"),
        actor,
    }
}

/// What it is called.
pub fn names(number: u64) -> Names {
    Names {
        name_map: by_language(&format!(
            "Union of Dockers and Crane Drivers, branch {number}"
        ))
        .into(),
        ..Names::default()
    }
}

/// Its endorsement of the appeal.
pub fn endorse(by: &Author, key: &AppealKey, names: &Names, now: DateTime<Utc>) -> Verified {
    let pin = Pin {
        revision: 1,
        text_digest: text().digest(),
    };
    let server = by.actor.split("/orgs/").next().unwrap_or_default();
    let envelope = envelope(&format!("{server}/endorsements/1"), key, now);
    by.endorse(&envelope, &pin, names, &[]).expect("sound")
}

/// The activity in which it is sent.
pub fn create(by: &Author, endorsement: &Verified) -> Value {
    json!({
        "@context": "https://www.w3.org/ns/activitystreams",
        "id": format!("{}/activities/1", by.actor),
        "type": "Create",
        "actor": by.actor,
        "to": ["https://www.w3.org/ns/activitystreams#Public"],
        "object": endorsement.value(),
    })
}

fn envelope(id: &str, key: &AppealKey, now: DateTime<Utc>) -> Envelope {
    Envelope {
        id: id.to_owned(),
        appeal: key.clone(),
        seq: u64::try_from(now.timestamp_millis()).expect("after 1970"),
        published: undersigned_federation::clock::rfc3339(now),
    }
}

fn actor(author: &Author, pem: &str) -> Value {
    let id = &author.actor;
    json!({
        "@context": ["https://www.w3.org/ns/activitystreams", "https://w3id.org/security/v1"],
        "id": id,
        "type": "Organization",
        "preferredUsername": "union",
        "inbox": format!("{id}/inbox"),
        "publicKey": {"id": format!("{id}#main-key"), "owner": id, "publicKeyPem": pem},
        "assertionMethod": [{
            "id": author.key_id,
            "type": "Multikey",
            "controller": id,
            "publicKeyMultibase": author.key.public().as_str(),
        }],
    })
}

fn by_language(text: &str) -> BTreeMap<String, String> {
    BTreeMap::from([("en".to_owned(), text.to_owned())])
}

fn text() -> AppealText {
    AppealText {
        kind: AppealKind::OpenLetter,
        languages: vec!["en".into()],
        translations: Vec::new(),
        title: by_language("Free the eleven dockers"),
        body: by_language("They stopped a crane with no brakes."),
        demands: Vec::new(),
        addressees: Vec::new(),
        initiators: Vec::new(),
        deadline: None,
        topics: Vec::new(),
    }
}

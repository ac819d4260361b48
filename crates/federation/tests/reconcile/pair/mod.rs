//! Two servers in one process that hold the same appeal, and the wire between them. What they say
//! to each other is what they would say over HTTP; only the HTTP signatures and headers are left
//! out. Also used by `benches/reconcile.rs`.

pub mod wire;

use std::{collections::BTreeMap, path::Path, sync::Arc, time::Duration};
use undersigned_domain::{
    AppealKey, AppealKind, AppealText, Author, Envelope, Names, SecretKey, Status, Verified,
    admission::{AdmissionState, Role},
    appeal::AdmissionPolicy,
    author::AdmissionOf,
    endorsement::Pin,
};
use undersigned_federation::{
    Addresses, Clock, Entropy, FederationError, Instance, Parts,
    moderation::Mode,
    objects::note::{NoteOf, note},
};
use undersigned_store::{
    Database, SecretKey as Seal,
    appeals::{self, Appeal, NewAppeal},
    replicas::{self, Replica, SeenReplica},
    statements::{self, NewStatement},
};
use url::Url;
use wire::Wire;

/// The appeal everything is about.
const APPEAL: &str = "https://hub.example/appeals/free-them";
const ORGANISER: &str = "https://hub.example/orgs/hub";
/// When it takes place: 2 December 2025, in milliseconds since 1970.
pub const NOW: u64 = 1_764_633_600_000;
const PUBLISHED: &str = "2025-12-02T00:00:00Z";

/// The organiser, with the root.
pub fn organiser() -> Author {
    author(ORGANISER, 0)
}

/// The appeal's object and root.
pub fn appeal_key() -> AppealKey {
    AppealKey {
        object: APPEAL.into(),
        root: organiser().key.public(),
    }
}

/// Somebody with a key that is the same in every run.
pub fn author(actor: &str, number: u64) -> Author {
    let mut seed = [7; 32];
    seed[..8].copy_from_slice(&number.to_le_bytes());
    Author {
        actor: actor.into(),
        key: SecretKey::from_seed(&seed),
        key_id: format!("{actor}#ed25519-key"),
    }
}

/// From this number on, organisations have servers under one registrable domain.
pub const UNDER_ONE_DOMAIN: u64 = 1_000_000;

/// The organisation of that number, on a server of its own.
pub fn signer(number: u64) -> Author {
    let domain = match number < UNDER_ONE_DOMAIN {
        true => "example",
        false => "unions.example",
    };
    author(&format!("https://u{number}.{domain}/orgs/union"), number)
}

fn envelope(author: &Author, path: &str, seq: u64) -> Envelope {
    let server = author.actor.split("/orgs/").next().unwrap_or_default();
    Envelope {
        id: format!("{server}/{path}"),
        appeal: appeal_key(),
        seq,
        published: PUBLISHED.into(),
    }
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

/// The appeal's text, moderated: nobody is let in without a person.
pub fn the_note() -> Verified {
    note_at(APPEAL, &organiser())
}

/// The same text as another appeal.
pub fn note_at(id: &str, by: &Author) -> Verified {
    let addresses = Addresses::new(&Url::parse("https://hub.example").expect("an address"));
    let members = note(
        &addresses,
        &NoteOf {
            id,
            organiser: &by.actor,
            text: &text(),
            revision: 1,
            status: Status::Open,
            closed: None,
            delivered: None,
            standing: None,
            admission: AdmissionPolicy::Moderated,
            pictures: &[],
            goal: None,
            published: PUBLISHED,
            wording_published: PUBLISHED,
            updated: None,
        },
    );
    let mut envelope = envelope(by, "", NOW);
    envelope.id = id.into();
    envelope.appeal = AppealKey {
        object: id.into(),
        root: by.key.public(),
    };
    by.publish(&envelope, members).expect("a sound note")
}

/// The endorsement of the organisation of that number, under this name.
pub fn endorsement(number: u64, names: &Names) -> Verified {
    endorsement_at(number, names, seq(number))
}

/// The same with a `seq`.
pub fn endorsement_at(number: u64, names: &Names, seq: u64) -> Verified {
    let by = signer(number);
    let pin = Pin {
        revision: 1,
        text_digest: text().digest(),
    };
    let envelope = envelope(&by, "endorsements/1", seq);
    by.endorse(&envelope, &pin, names, &[]).expect("sound")
}

/// One name.
pub fn name(text: &str) -> Names {
    Names {
        name_map: by_language(text).into(),
        ..Names::default()
    }
}

/// The endorsement of the organisation of that number and its admission: two statements.
pub fn endorsed_and_admitted(number: u64) -> [Verified; 2] {
    let names = name(&format!(
        "Union of Dockers and Crane Drivers, branch {number}"
    ));
    [endorsement(number, &names), admission(number, &names)]
}

/// The organiser lets in the organisation of that number.
pub fn admission(number: u64, names: &Names) -> Verified {
    let (by, whom) = (organiser(), signer(number));
    let envelope = envelope(&by, &format!("admissions/{number}"), seq(number) + 400);
    let admission = AdmissionOf {
        about: &whom.actor,
        role: Role::Signer,
        admits: Some(&whom.key.public()),
        state: AdmissionState::Admitted,
        names_digest: Some(names.digest()),
        ordinal: None,
        since: Some(seq(number)),
        reason: None,
        overrules: &[],
    };
    by.admit(&envelope, &admission).expect("sound")
}

/// The organisation of that number says that its key has ended.
pub fn ended(number: u64) -> Verified {
    let by = signer(number);
    let envelope = envelope(&by, "admissions/end", NOW);
    let end = AdmissionOf {
        about: &by.actor,
        role: Role::Signer,
        admits: Some(&by.key.public()),
        state: AdmissionState::Ended,
        names_digest: None,
        ordinal: None,
        since: None,
        reason: None,
        overrules: &[],
    };
    by.admit(&envelope, &end).expect("sound")
}

/// About one signature every two minutes.
fn seq(number: u64) -> u64 {
    NOW - 120_000 * number
}

/// A statement as a row.
pub fn row(verified: &Verified, appeal_id: i64, standing: &str) -> NewStatement {
    let statement = verified.statement();
    NewStatement {
        appeal_id,
        digest: statement.digest.to_string(),
        register: statement.register().digest().to_string(),
        author: statement.author.clone(),
        key: statement.key.to_string(),
        kind: statement.kind().name().to_owned(),
        seq: i64::try_from(statement.seq).expect("in range"),
        standing: standing.to_owned(),
        origin_checked: false,
        body: verified.text().to_owned(),
        received_at: NOW as i64,
        ap_id: statement.id.clone(),
    }
}

/// Makes a database that holds the appeal with these statements as members.
pub async fn fill(file: &Path, members: impl IntoIterator<Item = Verified>) {
    let database = open(file).await;
    database.migrate().await.expect("the schema");
    let appeal = appeals::insert(
        database.conn(),
        NewAppeal {
            ap_id: APPEAL.into(),
            root: Some(appeal_key().root.to_string()),
            host: "hub.example".into(),
            slug: "free-them".into(),
            organization_id: None,
            organiser: ORGANISER.into(),
            status: "open".into(),
            titles: None,
            draft: None,
            created_at: NOW as i64,
            published_at: Some(NOW as i64),
            unasked: false,
        },
    )
    .await
    .expect("the appeal");
    let transaction = database.begin().await.expect("a transaction");
    let mut rows = members
        .into_iter()
        .map(|verified| row(&verified, appeal.id, statements::MEMBER))
        .peekable();
    while rows.peek().is_some() {
        let some = rows.by_ref().take(1_000).collect();
        statements::insert_many(&transaction, some)
            .await
            .expect("the statements");
    }
    appeals::bump_version(&transaction, appeal.id)
        .await
        .expect("a version");
    transaction.commit().await.expect("committed");
    database.close().await.expect("closed");
}

/// Opens a database file.
pub async fn open(file: &Path) -> Database {
    let url = format!("sqlite://{}", file.display());
    Database::connect(&url, 2).await.expect("a database")
}

/// One server.
pub struct Side {
    /// It.
    pub instance: Instance,
    /// What it sends through.
    pub wire: Arc<Wire>,
    base: String,
}

impl Side {
    /// A server over a database.
    pub async fn new(host: &str, file: &Path) -> Self {
        let base = format!("https://{host}");
        let wire = Arc::new(Wire::new(&base));
        let parts = Parts {
            database: open(file).await,
            secret: Seal::generate().expect("a secret"),
            public_url: Url::parse(&base).expect("an address"),
            allow_private_network: false,
            sync_interval: Duration::from_secs(300),
            mode: Mode::Open,
            clock: Clock::system(),
            entropy: Entropy::system(),
            media_dir: file.with_extension("media"),
        };
        let instance = Instance::over(parts, wire.clone()).await;
        Self {
            instance: instance.expect("an instance"),
            wire,
            base,
        }
    }

    /// The appeal.
    pub async fn appeal(&self) -> Appeal {
        let found = appeals::by_ap_id(self.instance.database.conn(), APPEAL).await;
        found.expect("the database").expect("the appeal")
    }

    /// The digest of what it holds, and how much that is.
    pub async fn holds(&self) -> (String, usize) {
        let snapshot = self.instance.snapshot(&self.appeal().await).await;
        let snapshot = snapshot.expect("a state");
        (
            snapshot.digest().to_string(),
            snapshot.state().digests().len(),
        )
    }

    /// The other server, as a replica of the appeal that this one knows.
    pub async fn peer(&self, other: &Self) -> Replica {
        let (db, appeal_id) = (self.instance.database.conn(), self.appeal().await.id);
        let seen = SeenReplica {
            appeal_id,
            base_url: other.base.clone(),
            inbox: format!("{}/inbox", other.base),
            state_digest: None,
            seen_at: NOW as i64,
        };
        replicas::upsert_seen(db, seen).await.expect("stored");
        let mut known = replicas::list(db, appeal_id).await.expect("the database");
        known.remove(0)
    }

    /// Asks the other one and repairs what differs; answers whether both hold the same then.
    pub async fn reconcile(&self, other: &Self) -> Result<bool, FederationError> {
        self.wire.lead_to(other);
        let peer = self.peer(other).await;
        self.instance.reconcile(&self.appeal().await, &peer).await
    }
}

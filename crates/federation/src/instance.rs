//! A running server, as the rest of this crate sees it.

use crate::{
    actions::{
        co_sign::Writer, digest::Writer as DigestWriter, inviting::Writer as InvitationWriter,
        publish::StandingWriter, sign_by_form::Writer as LetterWriter,
    },
    addresses::Addresses,
    bells::Bells,
    checking::Checking,
    clock::Clock,
    crowds::AllCrowds,
    delivery::{Bodies, Settled},
    entropy::Entropy,
    error::Result,
    http_client::{HttpClient, HttpError, Options},
    inbox::farewells::Farewells,
    key_lookups::KeyLookups,
    keys::KeyRing,
    lately::Lately,
    mail::{Shares, unasked::FooterWriter},
    media::MediaFolder,
    memory::Mark,
    moderation::{Mode, Moderation},
    pace::Pace,
    proceedings::{Cache as ProceedingsCache, Compared},
    questions::Questions,
    reconcile::{
        agenda::{Agenda, Errand},
        own_registers::OwnRegisters,
        refused::AllRefused,
    },
    replica::Replicas,
    small_writes::SmallWrites,
    standing::{Watch, clock_doubt::ClockDoubt},
    suggestions::{self, Cache},
    taken_names::AllListedNames,
    together::Together,
    transport::Transport,
    turns::Turns,
};
use std::{
    fmt,
    ops::Deref,
    path::PathBuf,
    sync::{Arc, OnceLock},
    time::Duration,
};
use tokio::sync::Notify;
use undersigned_store::{Database, Moment, SecretKey};
use url::Url;

/// What an instance is made of.
pub struct Parts {
    /// The database, migrated.
    pub database: Database,
    /// The key that seals private keys and personal data at rest.
    pub secret: SecretKey,
    /// The public URL.
    pub public_url: Url,
    /// Whether plain http and loopback are allowed.
    pub allow_private_network: bool,
    /// How often replicas are compared.
    pub sync_interval: Duration,
    /// Whom this server federates with where no rule says anything.
    pub mode: Mode,
    /// The clock.
    pub clock: Clock,
    /// Where randomness comes from.
    pub entropy: Entropy,
    /// The folder of pictures.
    pub media_dir: PathBuf,
}

/// A running server. Cloning shares it.
#[derive(Clone)]
pub struct Instance(Arc<Inner>);

/// The shared parts of an [`Instance`].
pub struct Inner {
    /// The database.
    pub database: Database,
    /// Seals private keys and personal data.
    pub secret: SecretKey,
    /// Addresses of this server.
    pub addresses: Addresses,
    /// How every outgoing request leaves.
    pub http: Arc<dyn Transport>,
    /// The clock.
    pub clock: Clock,
    /// Where randomness comes from.
    pub entropy: Entropy,
    /// How often replicas are compared.
    pub sync_interval: Duration,
    /// Whether plain http and loopback are allowed.
    pub allow_private_network: bool,
    /// Pictures that were uploaded.
    pub media: MediaFolder,
    /// What this process knows of itself.
    pub watch: Watch,
    pub(crate) keys: KeyRing,
    /// Where what others have signed is checked.
    pub(crate) checking: Checking,
    /// What was learnt and spent while looking up the keys of others.
    pub(crate) key_lookups: KeyLookups,
    /// How fast others may send.
    pub(crate) pace: Pace,
    /// How often changed names of one author are let in at once.
    pub(crate) renewals: Pace,
    pub(crate) replicas: Replicas,
    /// How many of one domain are on each list.
    pub(crate) crowds: AllCrowds,
    /// The names of each list by how they look.
    pub(crate) listed_names: AllListedNames,
    /// Which of our own registers have been read from others.
    pub(crate) own_registers: OwnRegisters,
    /// What was there when this process began.
    pub(crate) began: Mark,
    /// When that was, in milliseconds since 1970.
    pub(crate) began_at: i64,
    /// Whether the time may be believed.
    pub(crate) clock_doubt: ClockDoubt,
    /// Wakes the delivery worker.
    pub(crate) deliveries: Notify,
    /// What is being delivered.
    pub(crate) bodies: Bodies,
    /// What was delivered, about to be written down.
    pub(crate) settled: Settled,
    /// Requests that were taken, about to be remembered.
    pub(crate) received: Arc<Together<String, bool>>,
    /// What strangers' requests have written down, about to be.
    pub(crate) small_writes: SmallWrites,
    /// Those that need not be.
    pub(crate) lately: Lately,
    /// Endorsements that were refused and have come again.
    pub(crate) refused_lately: Lately,
    /// Farewells that were answered.
    pub(crate) farewells: Farewells,
    /// What many ask the database at the same time.
    pub(crate) questions: Questions,
    /// Who wants to know whether anything was stored meanwhile.
    pub(crate) moments: Arc<Together<(), Option<Moment>>>,
    /// Wakes the mail worker.
    pub(crate) mails: Arc<Notify>,
    /// What networks have had mailed.
    pub(crate) mail_shares: Shares,
    /// How many mails go in an hour to all that ask for one.
    pub(crate) asked_per_hour: OnceLock<u32>,
    /// What is told to listeners, here and in other processes.
    pub(crate) bells: Bells,
    /// What the reconciliation worker should do at once.
    pub(crate) agenda: Agenda,
    /// Pairs that may be one signer, worked out for lists as they are.
    pub(crate) suggestions: Cache,
    /// Turns at comparing the names of whole lists.
    pub(crate) comparing: Turns,
    /// What was read of organisers' updates and cases.
    pub(crate) dispatch_cache: crate::dispatches::Cache,
    /// Turns at the lists of handovers, and the one that was unpacked last.
    pub(crate) sealed_lists: crate::actions::handover::SealedLists,
    /// What follows from the amendments and votes of appeals.
    pub(crate) record_cache: ProceedingsCache<undersigned_domain::proceedings::Record>,
    /// Which of them may stand on record, as servers compare them.
    pub(crate) compared_cache: ProceedingsCache<Compared>,
    /// Proceedings that were fetched and not taken.
    pub(crate) refused_proceedings: AllRefused,
    /// Dispatches that were fetched and not taken.
    pub(crate) refused_dispatches: AllRefused,
    /// How this server stands to others.
    pub(crate) moderation: Moderation,
    /// Writes direct messages in words for people.
    pub(crate) message_writer: OnceLock<Writer>,
    /// Writes e-mails to whoever signs by form in words for people.
    pub(crate) letter_writer: OnceLock<LetterWriter>,
    /// Writes what stands below mails that forms send in words for people.
    pub(crate) footer_writer: OnceLock<FooterWriter>,
    /// Writes invitations in words for people.
    pub(crate) invitation_writer: OnceLock<InvitationWriter>,
    /// Writes mails about what waits in words for people.
    pub(crate) digest_writer: OnceLock<DigestWriter>,
    /// Says in words for people where an appeal stands.
    pub(crate) standing_writer: OnceLock<StandingWriter>,
}

impl Instance {
    /// Puts an instance together and makes sure that the instance actor has keys.
    ///
    /// # Errors
    /// The TLS library or the database.
    pub async fn new(parts: Parts) -> Result<Self> {
        let http = HttpClient::new(Options {
            allow_private_network: parts.allow_private_network,
            clock: parts.clock.clone(),
            own: parts.public_url.to_string(),
            ..Options::default()
        })
        .map_err(|error: HttpError| crate::FederationError::Internal(error.to_string()))?;
        Self::over(parts, Arc::new(http)).await
    }

    /// The same over another network.
    ///
    /// # Errors
    /// The database.
    pub async fn over(parts: Parts, http: Arc<dyn Transport>) -> Result<Self> {
        let began = Mark::now(parts.database.conn()).await?;
        let began_at = parts.clock.millis();
        let instance = Self(Arc::new(Inner {
            database: parts.database,
            secret: parts.secret,
            addresses: Addresses::new(&parts.public_url),
            http,
            clock: parts.clock,
            entropy: parts.entropy,
            sync_interval: parts.sync_interval,
            allow_private_network: parts.allow_private_network,
            media: MediaFolder::new(parts.media_dir),
            watch: Watch::default(),
            keys: KeyRing::default(),
            checking: Checking::default(),
            key_lookups: KeyLookups::default(),
            pace: Pace::of_senders(),
            renewals: Pace::of_renewals(),
            replicas: Replicas::default(),
            crowds: AllCrowds::default(),
            listed_names: AllListedNames::default(),
            own_registers: OwnRegisters::default(),
            began,
            began_at,
            clock_doubt: ClockDoubt::default(),
            deliveries: Notify::new(),
            bodies: Bodies::default(),
            settled: Settled::default(),
            received: Arc::default(),
            small_writes: SmallWrites::default(),
            lately: Lately::default(),
            refused_lately: Lately::default(),
            farewells: Farewells::default(),
            questions: Questions::default(),
            moments: Arc::default(),
            mails: Arc::default(),
            mail_shares: Shares::default(),
            asked_per_hour: OnceLock::new(),
            bells: Bells::default(),
            agenda: Agenda::default(),
            suggestions: Cache::default(),
            comparing: suggestions::turns(),
            dispatch_cache: crate::dispatches::Cache::default(),
            sealed_lists: crate::actions::handover::SealedLists::default(),
            record_cache: ProceedingsCache::default(),
            compared_cache: ProceedingsCache::default(),
            refused_proceedings: AllRefused::default(),
            refused_dispatches: AllRefused::default(),
            moderation: Moderation::new(parts.mode),
            message_writer: OnceLock::new(),
            letter_writer: OnceLock::new(),
            footer_writer: OnceLock::new(),
            invitation_writer: OnceLock::new(),
            digest_writer: OnceLock::new(),
            standing_writer: OnceLock::new(),
        }));
        instance.ensure_instance_keys().await?;
        Ok(instance)
    }

    /// Tells the delivery worker that there is something to send.
    pub fn wake_delivery(&self) {
        self.deliveries.notify_one();
        self.tell_of_deliveries();
    }

    /// Whether other processes may serve beside this one: what is kept in memory alone, such as what failed lately, is
    /// known to one of them.
    #[must_use]
    pub fn may_be_one_of_several(&self) -> bool {
        self.database.is_postgres()
    }

    /// Has an appeal compared with its replicas at once.
    pub fn reconcile_soon(&self, appeal_id: i64) {
        self.agenda.add(Errand::Reconcile(appeal_id));
    }

    /// Has the appeals of an actor looked up at once.
    pub fn discover_soon(&self, actor: &str) {
        self.agenda.add(Errand::Discover(actor.to_owned()));
    }
}

impl Deref for Instance {
    type Target = Inner;

    fn deref(&self) -> &Inner {
        &self.0
    }
}

impl fmt::Debug for Instance {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Instance({})", self.addresses.base())
    }
}

//! The Undersigned server: settings, start and shutdown, background work, and the commands.
//!
//! [`start`] is how every server begins, whether `serve`, `demo` or a test asks for it. This crate
//! decides nothing about appeals and renders no page: it reads settings, puts the parts of the
//! other crates together, and speaks with the person at the terminal.
//!
//! How to add the usual thing:
//! * a command: `commands/<command>.rs` (options, `run`, the `--json` answer as a struct) and a
//!   variant in [`commands`];
//! * a setting: a field in `settings/<section>.rs`;
//! * a job: a function where it belongs, and a line in [`workers`].

pub mod admin_http;
pub mod alone;
pub mod commands;
pub mod metrics;
pub mod open;
pub mod outdated;
pub mod owner;
pub mod scratch;
pub mod serving;
pub mod settings;
pub mod setup;
pub mod telemetry;
pub mod workers;

pub use settings::Settings;

use std::{net::SocketAddr, time::Duration};
use tokio::{net::TcpListener, task::JoinSet, time::timeout};
use tokio_util::{sync::CancellationToken, task::TaskTracker};
use undersigned_federation::{Clock, Entropy, Instance};

/// Of everything that runs a server. Requests of many tasks make and drop thousands of small things at
/// once, at which the system's own spends more (docs/adr/0043).
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// How long requests and background work may take to finish when the server stops.
pub const DRAIN: Duration = Duration::from_secs(10);

/// What a server is in that it did not make itself: tests give others.
#[derive(Debug, Clone)]
pub struct Surroundings {
    /// What time it is.
    pub clock: Clock,
    /// Where keys and everything else that nobody may guess come from.
    pub entropy: Entropy,
    /// How long its clients may take.
    pub patience: serving::Patience,
}

impl Surroundings {
    /// Those of this computer.
    #[must_use]
    pub fn system() -> Self {
        Self {
            clock: Clock::system(),
            entropy: Entropy::system(),
            patience: serving::Patience::default(),
        }
    }
}

/// A server that runs. Dropping it stops it at once; [`shutdown`](Self::shutdown) lets it finish.
#[derive(Debug)]
pub struct Running {
    /// Where it listens.
    pub address: SocketAddr,
    /// Where `/metrics` and `/ready` are, if anywhere.
    pub admin_address: Option<SocketAddr>,
    instance: Instance,
    stop: CancellationToken,
    /// When nobody is told any longer to come back.
    over: CancellationToken,
    servers: JoinSet<()>,
    workers: JoinSet<()>,
    /// What was answered before it was done.
    answered: TaskTracker,
    /// The last to go, after all that works on the data.
    alone: alone::Alone,
}

/// Starts a server on a listener that is bound already, with the computer's own clock and randomness.
///
/// # Errors
/// What keeps it from starting, in words for the operator.
pub async fn start(settings: Settings, listener: TcpListener) -> anyhow::Result<Running> {
    start_in(settings, listener, Surroundings::system()).await
}

/// Like [`start`], with another clock and randomness.
///
/// # Errors
/// What keeps it from starting, in words for the operator.
pub async fn start_in(
    mut settings: Settings,
    listener: TcpListener,
    surroundings: Surroundings,
) -> anyhow::Result<Running> {
    let address = listener.local_addr()?;
    let patience = surroundings.patience;
    // With port 0, the operating system has chosen one.
    settings.server.listen = settings::Listen(address);
    let admin = admin_http::listen(&settings).await;
    // Another server on the same data has most of what this one would like to have.
    let admin = admin.map_err(|occupied| match alone::taken(&settings) {
        Some(taken) => anyhow::Error::from(taken),
        None => occupied.into(),
    })?;
    let admin_address = admin.as_ref().map(TcpListener::local_addr).transpose()?;
    // An earlier process may be ending just now, and bringing the database up to date may take a while.
    let opened = async {
        let alone = alone::hold(&settings).await?;
        let instance = open::open(&settings, open::Who::Server, surroundings).await?;
        alone.note_files_of(&instance.database);
        anyhow::Ok((alone, instance))
    };
    let (alone, instance) = tokio::select! {
        opened = opened => opened?,
        never = serving::turn_away(&listener) => match never {},
        never = admin_http::turn_away(admin.as_ref()) => match never {},
    };
    let posting = open::posting(&settings, &instance)?;

    let stop = CancellationToken::new();
    let options = undersigned_web::Options {
        rate_limit: settings.server.rate_limit,
        fonts: Some(settings.storage.fonts_dir()),
        pdf: settings
            .pdf
            .pdf_renderer
            .find()
            .map_err(anyhow::Error::msg)?,
        mails: settings.mail.smtp_url.is_some(),
        founding: settings.server.new_organizations,
        operator: settings.mail.operator_mail.clone(),
        source: settings.server.source(),
        stop: stop.clone(),
        answered: TaskTracker::new(),
        pace: patience.sending,
    };
    let answered = options.answered.clone();
    let app = undersigned_web::app(instance.clone(), options);
    let mut servers = JoinSet::new();
    let over = CancellationToken::new();
    let ending = serving::Ending {
        stop: stop.clone(),
        drain: DRAIN,
        over: over.clone(),
    };
    let clock = instance.clock.clone();
    let (own, until) = (clock.clone(), ending.clone());
    servers.spawn(serving::serve_with(patience, listener, app, own, until));
    if let Some(admin) = admin {
        let app = admin_http::app(instance.clone());
        servers.spawn(serving::serve(admin, app, clock, ending));
    }
    Ok(Running {
        address,
        admin_address,
        workers: match settings.server.background_work {
            true => workers::spawn(&instance, &posting, &stop),
            false => workers::spawn_without_work(&instance, &stop),
        },
        instance,
        stop,
        over,
        servers,
        answered,
        alone,
    })
}

impl Running {
    /// The instance, for looking at and acting on it from within the process. It stays usable
    /// after the server has stopped.
    pub fn instance(&self) -> &Instance {
        &self.instance
    }

    /// The public URL, without a slash at the end.
    pub fn base_url(&self) -> &str {
        self.instance.addresses.base()
    }

    /// Lets requests under way and the deliveries being sent finish, but for no longer than
    /// [`DRAIN`]; whoever asks meanwhile is told to come back.
    pub async fn shutdown(mut self) {
        self.stop.cancel();
        let finish = async {
            while self.workers.join_next().await.is_some() {}
            self.over.cancel();
            while self.servers.join_next().await.is_some() {}
            // Nothing else comes to it any more.
            self.answered.close();
            self.answered.wait().await;
        };
        if timeout(DRAIN, finish).await.is_err() {
            tracing::warn!("some work was cut off; it is continued at the next start");
        }
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        // The tasks end with their sets; this also reaches what they have started themselves.
        self.stop.cancel();
    }
}

//! Three servers in this process.

use super::{
    Held,
    client::ApiClient,
    results,
    sample::{Cast, Member},
};
use crate::{Running, Settings, settings::Listen, setup, start};
use anyhow::Context as _;
use std::{net::Ipv4Addr, time::Duration};
use tempfile::TempDir;
use tokio::net::TcpListener;
use undersigned_federation::{
    Instance,
    actions::tokens::{self, NewToken},
    views::{Appeal, Organization},
};

/// How often the servers compare their copies.
const SYNC_INTERVAL: Duration = Duration::from_secs(1);

/// The servers, and the folder that holds all their data until the end.
pub struct Coalition {
    /// The servers, the organiser's first.
    pub servers: Vec<Server>,
    /// The last part of the appeal's address.
    pub slug: &'static str,
    /// Whether there is more to compare than the list.
    results: bool,
    _folder: TempDir,
}

/// One server with its organisations.
pub struct Server {
    /// Who is on it, at least one.
    pub seats: Vec<Seat>,
    /// The server, for what the desk does and the HTTP API does not.
    pub instance: Instance,
    settings: Settings,
    base: String,
    /// Absent while it is cut off.
    running: Option<Running>,
}

/// One organisation on a server.
pub struct Seat {
    /// Who it is.
    pub member: Member,
    /// A client with its token.
    pub client: ApiClient,
    /// The same, as the desk knows it.
    pub organization: Organization,
    /// A link that signs the visitor in as the organisation.
    pub sign_in_link: String,
}

impl Coalition {
    /// Starts the servers on free ports of this computer.
    pub async fn start(cast: &Cast) -> anyhow::Result<Self> {
        let folder = tempfile::Builder::new()
            .prefix("undersigned-demo-")
            .tempdir()
            .context("no temporary folder can be made")?;
        let mut servers = Vec::new();
        for members in cast.servers {
            let mut settings = Settings::default();
            settings.storage.data_dir = folder.path().join(members[0].handle);
            settings.federation.allow_private_network = true;
            settings.federation.sync_interval = SYNC_INTERVAL;
            // All of them send from one address, and where there are votes, much within seconds.
            settings.server.rate_limit = !cast.results;
            servers.push(Server::start(members, settings).await?);
        }
        Ok(Self {
            servers,
            slug: cast.slug,
            results: cast.results,
            _folder: folder,
        })
    }

    /// The id that the appeal has, or will have.
    pub fn object(&self) -> String {
        self.servers[0].instance.addresses.appeal(self.slug)
    }

    /// The first organisation of each other server follows the organiser, which is answered.
    pub async fn follow_organiser(&self) -> anyhow::Result<&Seat> {
        let organiser = self.servers[0].first();
        for server in &self.servers[1..] {
            let client = &server.first().client;
            client.follow(&organiser.client.actor).await?;
        }
        Ok(organiser)
    }

    /// Every organisation with its server, the organiser first.
    pub fn seats(&self) -> impl Iterator<Item = (&Server, &Seat)> {
        self.servers
            .iter()
            .flat_map(|server| server.seats.iter().map(move |seat| (server, seat)))
    }

    /// The organisation with a handle, and its server.
    pub fn seat(&self, handle: &str) -> anyhow::Result<(&Server, &Seat)> {
        self.seats()
            .find(|(_, seat)| seat.member.handle == handle)
            .with_context(|| format!("nobody here is called {handle}"))
    }

    /// What each server holds of the appeal.
    pub async fn held(&self) -> Vec<Held> {
        let object = self.object();
        let mut held = Vec::new();
        for server in &self.servers {
            let mut one = server.held(&object).await;
            if self.results {
                one.results = results::of(&server.instance, &object).await.ok();
            }
            held.push(one);
        }
        held
    }

    /// Stops all servers.
    pub async fn end(self) {
        for server in self.servers {
            if let Some(running) = server.running {
                running.shutdown().await;
            }
            // Before its file is deleted.
            let _ = server.instance.database.close().await;
        }
    }
}

impl Server {
    async fn start(members: &[Member], mut settings: Settings) -> anyhow::Result<Self> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await?;
        // From now on it is always this port: it is part of every id.
        settings.server.listen = Listen(listener.local_addr()?);
        settings.listen_is_set = true;
        let running = start(settings.clone(), listener).await?;
        let instance = running.instance().clone();
        let base = running.base_url().to_owned();
        let mut seats = Vec::new();
        for member in members {
            seats.push(Seat::take(&instance, &base, *member).await?);
        }
        Ok(Self {
            seats,
            instance,
            settings,
            base,
            running: Some(running),
        })
    }

    /// The organisation that was here first.
    pub fn first(&self) -> &Seat {
        &self.seats[0]
    }

    /// Cuts the server off: nobody reaches it, and it reaches nobody.
    pub async fn cut(&mut self) {
        if let Some(running) = self.running.take() {
            running.shutdown().await;
        }
    }

    /// Lets the server return, at the same address and with the data it had.
    pub async fn heal(&mut self) -> anyhow::Result<()> {
        self.instance.database.close().await?;
        let listener = TcpListener::bind(self.settings.server.listen.0).await?;
        let running = start(self.settings.clone(), listener).await?;
        self.instance = running.instance().clone();
        self.running = Some(running);
        Ok(())
    }

    /// What the server holds. While it is cut off, nobody can ask it over HTTP, so its own data
    /// is looked at.
    pub async fn held(&self, object: &str) -> Held {
        let state = match self.running {
            Some(_) => self.first().client.state(object).await.ok().flatten(),
            None => self.look(object).await,
        };
        let (state_digest, co_signers) = state.unwrap_or_default();
        Held {
            url: self.base.clone(),
            state_digest,
            co_signers,
            results: None,
        }
    }

    async fn look(&self, object: &str) -> Option<(String, u64)> {
        let view = self.instance.view_by_id(object).await.ok().flatten()?;
        let organisations = view.list.totals.organisations;
        Some((
            view.digest.to_string(),
            organisations.current + organisations.earlier,
        ))
    }

    /// The server's own row of an appeal that it holds.
    pub async fn appeal(&self, object: &str) -> anyhow::Result<Appeal> {
        let view = self.instance.view_by_id(object).await?;
        Ok(view.context("there is no copy of the appeal here")?.appeal)
    }

    /// The address of the appeal's page on this server.
    pub fn page(&self, host: &str, slug: &str) -> String {
        self.instance.addresses.appeal_page(host, slug)
    }

    /// The host, with port, in this server's addresses.
    pub fn host(&self) -> String {
        self.instance.addresses.host()
    }
}

impl Seat {
    async fn take(instance: &Instance, base: &str, member: Member) -> anyhow::Result<Self> {
        let names = member
            .names
            .iter()
            .map(|(language, name)| ((*language).to_owned(), (*name).to_owned()));
        let email = format!("desk@{}.example", member.handle.replace('_', "-"));
        let country = Some(member.country.to_owned());
        let (organization, sign_in_link) =
            setup::found(instance, member.handle, names.collect(), country, &email).await?;
        let token = tokens::create(instance, organization.id, NewToken::default())
            .await?
            .secret;
        Ok(Self {
            member,
            client: ApiClient::new(base, token, organization.ap_id.clone())?,
            organization,
            sign_in_link,
        })
    }
}

//! Three servers in this process.

use super::{
    Held,
    client::ApiClient,
    sample::{MEMBERS, Member, SLUG},
};
use crate::{Running, Settings, settings::Listen, setup, start};
use anyhow::Context as _;
use std::{net::Ipv4Addr, time::Duration};
use tempfile::TempDir;
use tokio::net::TcpListener;
use undersigned_federation::{
    Instance,
    actions::tokens::{self, NewToken},
};

/// How often the servers compare their copies.
const SYNC_INTERVAL: Duration = Duration::from_secs(1);

/// The servers, and the folder that holds all their data until the end.
pub struct Coalition {
    /// The servers, the organiser's first.
    pub servers: Vec<Server>,
    _folder: TempDir,
}

/// One server with one organisation.
pub struct Server {
    /// Who is on it.
    pub member: Member,
    /// A client with its organisation's token.
    pub client: ApiClient,
    /// A link that signs the visitor in as the organisation.
    pub sign_in_link: String,
    settings: Settings,
    base: String,
    instance: Instance,
    /// Absent while it is cut off.
    running: Option<Running>,
}

impl Coalition {
    /// Starts the servers on free ports of this computer.
    pub async fn start() -> anyhow::Result<Self> {
        let folder = tempfile::Builder::new()
            .prefix("undersigned-demo-")
            .tempdir()
            .context("no temporary folder can be made")?;
        let mut servers = Vec::new();
        for member in MEMBERS {
            let mut settings = Settings::default();
            settings.storage.data_dir = folder.path().join(member.handle);
            settings.federation.allow_private_network = true;
            settings.federation.sync_interval = SYNC_INTERVAL;
            servers.push(Server::start(member, settings).await?);
        }
        Ok(Self {
            servers,
            _folder: folder,
        })
    }

    /// The id that the petition has, or will have.
    pub fn object(&self) -> String {
        self.servers[0].instance.addresses.appeal(SLUG)
    }

    /// What each server holds of the petition.
    pub async fn held(&self) -> Vec<Held> {
        let object = self.object();
        let mut held = Vec::new();
        for server in &self.servers {
            held.push(server.held(&object).await);
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
    async fn start(member: Member, mut settings: Settings) -> anyhow::Result<Self> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await?;
        // From now on it is always this port: it is part of every id.
        settings.server.listen = Listen(listener.local_addr()?);
        settings.listen_is_set = true;
        let running = start(settings.clone(), listener).await?;
        let instance = running.instance().clone();
        let names = member
            .names
            .iter()
            .map(|(language, name)| ((*language).to_owned(), (*name).to_owned()));
        let email = format!("desk@{}.example", member.handle.replace('_', "-"));
        let country = Some(member.country.to_owned());
        let (organization, sign_in_link) =
            setup::found(&instance, member.handle, names.collect(), country, &email).await?;
        let token = tokens::create(&instance, organization.id, NewToken::default())
            .await?
            .secret;
        let base = running.base_url().to_owned();
        Ok(Self {
            member,
            client: ApiClient::new(&base, token, organization.ap_id)?,
            sign_in_link,
            settings,
            base,
            instance,
            running: Some(running),
        })
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
            Some(_) => self.client.state(object).await.ok().flatten(),
            None => self.look(object).await,
        };
        let (state_digest, co_signers) = state.unwrap_or_default();
        Held {
            url: self.base.clone(),
            state_digest,
            co_signers,
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

    /// The address of the petition's page on this server.
    pub fn page(&self, host: &str) -> String {
        self.instance.addresses.appeal_page(host, SLUG)
    }

    /// The host, with port, in this server's addresses.
    pub fn host(&self) -> String {
        self.instance.addresses.host()
    }
}

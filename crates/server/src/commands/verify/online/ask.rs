//! Asking servers, with the guarded client: bounded in time and size, and never at addresses of
//! the private network unless the settings allow it.

use crate::commands::Failure;
use anyhow::Context as _;
use serde_json::Value;
use std::time::Duration;
use tokio::task::JoinSet;
use undersigned_domain::{AppealKey, Bundle, ids};
use undersigned_federation::{
    actors::RemoteActor,
    fetch,
    http_client::{HttpClient, Options},
    reconcile::{messages::StateAnswer, replicate},
};

/// Bundles are larger than what servers send each other.
const MAX_BODY: usize = 64 * 1024 * 1024;
const TIMEOUT: Duration = Duration::from_secs(60);

/// What one server answered to each question; in words, why not.
#[derive(Debug)]
pub struct Heard {
    /// The server.
    pub server: String,
    /// Its instance actor.
    pub actor: Result<RemoteActor, String>,
    /// What it holds now.
    pub state: Result<StateAnswer, String>,
    /// All of that, where its digest is another than ours.
    pub bundle: Option<Result<Bundle, String>>,
}

/// What everybody answered.
#[derive(Debug)]
pub struct Everybody {
    /// The organiser, as its own server describes it; none where the bundle names none.
    pub organiser: Option<(String, Result<RemoteActor, String>)>,
    /// The organiser's server first.
    pub servers: Vec<Heard>,
}

/// Asks.
#[derive(Debug, Clone)]
pub struct Asker {
    http: HttpClient,
}

impl Asker {
    /// One that may or may not reach the private network.
    pub fn new(allow_private_network: bool) -> Result<Self, Failure> {
        let http = HttpClient::new(Options {
            allow_private_network,
            max_body: MAX_BODY,
            timeout: TIMEOUT,
            ..Options::default()
        });
        Ok(Self {
            http: http.context("no requests can be made")?,
        })
    }

    /// Asks all servers at once.
    pub async fn everybody(
        &self,
        appeal: &AppealKey,
        organiser: Option<String>,
        home: String,
        others: Vec<String>,
        digest: &str,
    ) -> Everybody {
        let mut asking = JoinSet::new();
        for (place, server) in std::iter::once(home.clone()).chain(others).enumerate() {
            let (asker, digest) = (self.clone(), digest.to_owned());
            let address = address(appeal, &home, &server);
            asking.spawn(async move { (place, asker.one(server, address, &digest).await) });
        }
        let organiser = match organiser {
            Some(id) => {
                let actor = self.actor(&id).await;
                Some((id, actor))
            }
            None => None,
        };
        // A task ends early only by a panic, which `join_all` passes on.
        let mut servers = asking.join_all().await;
        servers.sort_by_key(|(place, _)| *place);
        Everybody {
            organiser,
            servers: servers.into_iter().map(|(_, heard)| heard).collect(),
        }
    }

    async fn one(&self, server: String, address: String, digest: &str) -> Heard {
        let state = self.state(&format!("{address}/state")).await;
        let other = state
            .as_ref()
            .is_ok_and(|state| state.state_digest != digest);
        let bundle = match other {
            true => Some(self.bundle(&format!("{address}/bundle")).await),
            false => None,
        };
        Heard {
            actor: self.actor(&format!("{server}/actor")).await,
            server,
            state,
            bundle,
        }
    }

    async fn actor(&self, id: &str) -> Result<RemoteActor, String> {
        let body = self.body(id, fetch::ACCEPT).await?;
        let document: Value =
            serde_json::from_slice(&body).map_err(|_| "its actor is not JSON".to_owned())?;
        let actor = RemoteActor::read(&document, 0).map_err(|error| error.to_string())?;
        match actor.id == id {
            true => Ok(actor),
            false => Err("another actor answered".to_owned()),
        }
    }

    async fn state(&self, address: &str) -> Result<StateAnswer, String> {
        let body = self.body(address, "application/json").await?;
        serde_json::from_slice(&body).map_err(|_| "it does not say what it holds".to_owned())
    }

    async fn bundle(&self, address: &str) -> Result<Bundle, String> {
        let body = self.body(address, "application/json").await?;
        // Whatever is wrong in it: what passed its checks is compared. Else one line that somebody signed
        // twice would hide that another was left out.
        Bundle::read(&body).map_err(|error| error.to_string())
    }

    async fn body(&self, address: &str, accept: &str) -> Result<Vec<u8>, String> {
        let url = self
            .http
            .parse_url(address)
            .map_err(|error| error.to_string())?;
        let fetched = self.http.get(&url, accept, None).await;
        let fetched = fetched.map_err(|error| error.to_string())?;
        match fetched.status.as_u16() {
            200 => Ok(fetched.body),
            404 | 410 => Err("it does not have it".to_owned()),
            status => Err(format!("it answered {status}")),
        }
    }
}

/// Where a server shows an appeal: its own at the appeal's id, its copy of another's below the
/// other's host.
fn address(appeal: &AppealKey, home: &str, server: &str) -> String {
    let object = &appeal.object;
    match server == home {
        true => object.clone(),
        false => format!(
            "{server}/appeals/{}/{}",
            ids::host(object),
            replicate::copy_slug(object)
        ),
    }
}

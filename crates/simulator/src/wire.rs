//! The virtual network: every request of a server goes through here, meets its weather, and is
//! answered by another server or a hostile host of the same run.

use crate::{answer, random::Random, world::World};
use async_trait::async_trait;
use http::{HeaderMap, StatusCode};
use std::{
    collections::BTreeSet,
    future,
    sync::{Arc, Weak},
    time::Duration,
};
use undersigned_federation::{
    http_client::{Fetched, HttpError, Posted},
    signatures::SigningKey,
    transport::{Letter, Pace, Signer, Transport},
};
use url::Url;

/// What is wrong with the network now.
#[derive(Debug)]
pub struct Network {
    random: Random,
    /// Servers that cannot reach the others, nor be reached by them.
    pub apart: BTreeSet<usize>,
    /// Requests of a thousand that are lost.
    pub lost: u32,
    /// Requests of a thousand that have their effect, but whose answer does not arrive.
    pub late: u32,
    /// Requests of a thousand that arrive twice.
    pub twice: u32,
}

impl Network {
    /// A network without faults.
    pub fn new(seed: u64) -> Self {
        Self {
            random: Random::new(seed, "network"),
            apart: BTreeSet::new(),
            lost: 0,
            late: 0,
            twice: 0,
        }
    }

    /// Ends all faults.
    pub fn heal(&mut self) {
        self.apart.clear();
        (self.lost, self.late, self.twice) = (0, 0, 0);
    }

    fn parts(&self, from: usize, to: Option<usize>) -> bool {
        to.is_some_and(|to| self.apart.contains(&from) != self.apart.contains(&to))
    }
}

/// What one request meets.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Weather {
    Fine,
    Lost,
    Late,
    Twice,
}

/// A request, as its receiver sees it.
#[derive(Debug, Clone, Copy)]
pub struct Request<'a> {
    /// The actor whose key signed it.
    pub sender: Option<&'a str>,
    /// Where to.
    pub url: &'a Url,
    /// `None` for a `GET`.
    pub body: Option<&'a [u8]>,
    /// Stands for the bytes of its HTTP signature: another one at each try.
    pub signature: u64,
}

/// An answer.
#[derive(Debug, Clone)]
pub struct Reply {
    /// The status.
    pub status: u16,
    /// The media type.
    pub kind: &'static str,
    /// The body.
    pub body: Vec<u8>,
}

/// One server's way to all others.
pub struct Wire {
    world: Weak<World>,
    from: usize,
}

impl Wire {
    /// The way of a server.
    pub fn new(world: &Arc<World>, from: usize) -> Self {
        Self {
            world: Arc::downgrade(world),
            from,
        }
    }

    async fn carry(
        &self,
        url: &Url,
        body: Option<&[u8]>,
        signer: Option<&SigningKey>,
    ) -> Result<Reply, HttpError> {
        let nobody = || HttpError::Unreachable("the run is over".into());
        let world = self.world.upgrade().ok_or_else(nobody)?;
        let server = &world.servers[self.from];
        if server.crashes_here() {
            world.note(|| format!("s{} crashes at {url}", self.from));
            drop(world);
            return future::pending().await;
        }
        let host = url.host_str().unwrap_or_default();
        let to = world
            .servers
            .iter()
            .position(|to| to.base.ends_with(&format!("//{host}")));
        let (weather, millis, signature) = {
            let mut network = world.network();
            let Network {
                lost, late, twice, ..
            } = *network;
            let dice = u32::try_from(network.random.below(1_000)).unwrap_or(0);
            let millis = network.random.between(1, 300);
            let signature =
                u64::from_le_bytes(network.random.seed()[..8].try_into().unwrap_or_default());
            let weather = match dice {
                dice if network.parts(self.from, to) || dice < lost => Weather::Lost,
                dice if dice < lost + late => Weather::Late,
                dice if dice < lost + late + twice => Weather::Twice,
                _ => Weather::Fine,
            };
            (weather, millis, signature)
        };
        world.pass(millis);
        let request = Request {
            sender: signer.map(|signer| owner(signer.key_id())),
            url,
            body,
            signature,
        };
        if weather == Weather::Lost {
            world.note(|| format!("s{} > {url}: lost", self.from));
            world.pass(5_000);
            return Err(HttpError::Unreachable("lost".into()));
        }
        let answered = answer::answer(&world, &request).await;
        world.note(|| match &answered {
            Some(reply) => format!("s{} > {url}: {} {weather:?}", self.from, reply.status),
            None => format!("s{} > {url}: nobody there", self.from),
        });
        let Some(reply) = answered else {
            return Err(HttpError::Unreachable("nobody there".into()));
        };
        match weather {
            Weather::Late => {
                world.pass(10_000);
                Err(HttpError::Timeout)
            }
            Weather::Twice => {
                let again = answer::answer(&world, &request).await;
                world.note(|| format!("again: {:?}", again.map(|reply| reply.status)));
                Ok(reply)
            }
            Weather::Fine | Weather::Lost => Ok(reply),
        }
    }
}

/// The actor in a key's id.
fn owner(key_id: &str) -> &str {
    key_id.split('#').next().unwrap_or(key_id)
}

fn fetched(url: &Url, reply: Reply) -> Fetched {
    Fetched {
        status: StatusCode::from_u16(reply.status).unwrap_or(StatusCode::BAD_GATEWAY),
        url: url.clone(),
        content_type: Some(reply.kind.to_owned()),
        headers: HeaderMap::new(),
        body: reply.body,
        scheme: None,
    }
}

#[async_trait]
impl Transport for Wire {
    fn pace(&self) -> Pace {
        Pace {
            at_a_time: 1,
            patience: Duration::from_secs(24 * 60 * 60),
        }
    }

    fn parse_url(&self, text: &str) -> Result<Url, HttpError> {
        match Url::parse(text) {
            Ok(url) if url.scheme() == "https" => Ok(url),
            _ => Err(HttpError::UrlInvalid("not https")),
        }
    }

    async fn get(
        &self,
        url: &Url,
        _accept: &str,
        signer: Option<Signer<'_>>,
    ) -> Result<Fetched, HttpError> {
        let reply = self.carry(url, None, signer.map(|it| it.key)).await?;
        Ok(fetched(url, reply))
    }

    async fn post(&self, letter: Letter<'_>) -> Result<Posted, HttpError> {
        let reply = self
            .carry(letter.url, Some(&letter.body[..]), Some(letter.signer))
            .await?;
        let busy = matches!(reply.status, 429 | 503);
        Ok(Posted {
            status: StatusCode::from_u16(reply.status).unwrap_or(StatusCode::BAD_GATEWAY),
            retry_after: busy.then_some(Duration::from_secs(30)),
            body: reply.body,
        })
    }

    async fn exchange(&self, letter: Letter<'_>) -> Result<Fetched, HttpError> {
        let reply = self
            .carry(letter.url, Some(&letter.body[..]), Some(letter.signer))
            .await?;
        Ok(fetched(letter.url, reply))
    }
}

//! Name resolution that hands out allowed addresses only.

use std::{
    io,
    net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr},
    pin::Pin,
    sync::Arc,
};

use reqwest::dns::{Addrs, Name, Resolve, Resolving};

use crate::address::address_is_allowed;

/// A name resolves to an address the server may not connect to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the name resolves to an address the server may not connect to")]
pub(super) struct AddressForbidden;

/// How names are resolved: by the operating system, or by a test.
type Lookup = Arc<dyn Fn(String) -> Answer + Send + Sync>;
type Answer = Pin<Box<dyn Future<Output = io::Result<Vec<SocketAddr>>> + Send>>;

/// The resolver the HTTP library asks at the moment of connecting. What it returns is what is
/// connected to, so there is no gap between the check and the use.
pub(super) struct GuardedResolver {
    allow_private: bool,
    lookup: Lookup,
}

impl GuardedResolver {
    pub(super) fn new(allow_private: bool) -> Self {
        Self {
            allow_private,
            lookup: Arc::new(|name| Box::pin(system(name))),
        }
    }
}

async fn system(name: String) -> io::Result<Vec<SocketAddr>> {
    Ok(tokio::net::lookup_host((name, 0)).await?.collect())
}

impl Resolve for GuardedResolver {
    fn resolve(&self, name: Name) -> Resolving {
        let (allow_private, lookup) = (self.allow_private, self.lookup.clone());
        Box::pin(async move {
            let found: Vec<SocketAddr> = if is_localhost(name.as_str()) {
                // RFC 6761 §6.3: never asked of a server, which may say otherwise.
                [Ipv4Addr::LOCALHOST.into(), Ipv6Addr::LOCALHOST.into()]
                    .map(|ip: IpAddr| SocketAddr::new(ip, 0))
                    .to_vec()
            } else {
                lookup(name.as_str().to_owned()).await?
            };
            let allowed = all_allowed(found, allow_private)?;
            Ok(Box::new(allowed.into_iter()) as Addrs)
        })
    }
}

/// Refuses the lot if one address is forbidden: a name with a public and a private address is
/// either a mistake or an attempt.
fn all_allowed(
    found: Vec<SocketAddr>,
    allow_private: bool,
) -> Result<Vec<SocketAddr>, AddressForbidden> {
    if found
        .iter()
        .all(|address| address_is_allowed(address.ip(), allow_private))
    {
        Ok(found)
    } else {
        Err(AddressForbidden)
    }
}

/// Whether a name is `localhost` or below it.
pub(super) fn is_localhost(name: &str) -> bool {
    let name = name.strip_suffix('.').unwrap_or(name).to_ascii_lowercase();
    name == "localhost" || name.ends_with(".localhost")
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::atomic::{AtomicUsize, Ordering};

    fn addresses(texts: &[&str]) -> Vec<SocketAddr> {
        texts
            .iter()
            .map(|text| SocketAddr::new(text.parse().unwrap(), 0))
            .collect()
    }

    #[test]
    fn row_96_one_private_address_spoils_all() {
        let mixed = addresses(&["8.8.8.8", "10.0.0.1"]);
        assert_eq!(all_allowed(mixed.clone(), false), Err(AddressForbidden));
        assert_eq!(all_allowed(mixed, true), Err(AddressForbidden));
        let public = addresses(&["8.8.8.8", "2606:4700::1111"]);
        assert_eq!(all_allowed(public.clone(), false), Ok(public));
    }

    #[tokio::test]
    async fn row_96_a_name_is_checked_each_time_it_is_resolved() {
        // What a name server says when it is asked a second time.
        let resolver = GuardedResolver {
            allow_private: false,
            lookup: {
                let asked = AtomicUsize::new(0);
                Arc::new(move |_| {
                    let first = asked.fetch_add(1, Ordering::SeqCst) == 0;
                    let address = if first { "8.8.8.8" } else { "127.0.0.1" };
                    let found = addresses(&[address]);
                    Box::pin(async move { Ok(found) })
                })
            },
        };
        let name = || "rebind.example".parse().unwrap();
        let found: Vec<_> = resolver.resolve(name()).await.unwrap().collect();
        assert_eq!(found, addresses(&["8.8.8.8"]));
        let error = resolver.resolve(name()).await.err().unwrap();
        assert!(error.is::<AddressForbidden>());
    }

    #[test]
    fn names_below_localhost_are_recognised() {
        for name in ["localhost", "LOCALHOST.", "a.localhost", "a.b.localhost"] {
            assert!(is_localhost(name), "{name}");
        }
        assert!(!is_localhost("notlocalhost"));
        assert!(!is_localhost("localhost.example"));
    }
}

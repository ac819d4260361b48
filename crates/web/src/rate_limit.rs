//! How many requests one address may send. Only what is over the limit is answered 429; what was
//! answered before is never taken back.

use crate::{pages::turned_away::Reader, problem::Problem, state::WebState};
use axum::{
    extract::{ConnectInfo, FromRequestParts, Request, State},
    http::{Extensions, HeaderMap, HeaderValue, StatusCode, request::Parts},
    middleware::Next,
    response::Response,
};
use governor::{DefaultKeyedRateLimiter, Quota, RateLimiter};
use std::{
    convert::Infallible,
    net::{IpAddr, Ipv6Addr, SocketAddr},
    num::NonZeroU32,
    sync::Arc,
};
use undersigned_federation::{networks, standing::Trouble};

/// Requests a second that one address may send for long.
const A_SECOND: NonZeroU32 = NonZeroU32::new(20).expect("not zero");
/// Requests that one address may send at once.
const AT_ONCE: NonZeroU32 = NonZeroU32::new(200).expect("not zero");
/// The same of a wide network, which may be one owner's.
const A_SECOND_WIDE: NonZeroU32 = NonZeroU32::new(1_000).expect("not zero");
const AT_ONCE_WIDE: NonZeroU32 = NonZeroU32::new(10_000).expect("not zero");
/// How much more often a wide network may do what one address may do so often only.
const WIDER: usize = 4;
/// The same of what a crowd does at once: the telephones of one provider in one town may be in one wide network.
const WIDER_CROWD: usize = 50;
/// Addresses remembered before those that have been quiet are forgotten.
const MANY: usize = 50_000;

/// The limits of all addresses.
#[derive(Debug, Clone)]
pub struct Limits(Option<Arc<Both>>);

#[derive(Debug)]
struct Both {
    narrow: DefaultKeyedRateLimiter<IpAddr>,
    wide: DefaultKeyedRateLimiter<IpAddr>,
}

impl Limits {
    /// Limits as the settings want them.
    pub fn new(on: bool) -> Self {
        let narrow = Quota::per_second(A_SECOND).allow_burst(AT_ONCE);
        let wide = Quota::per_second(A_SECOND_WIDE).allow_burst(AT_ONCE_WIDE);
        Self(on.then(|| {
            Arc::new(Both {
                narrow: RateLimiter::keyed(narrow),
                wide: RateLimiter::keyed(wide),
            })
        }))
    }

    /// Whether one more request of this network is within its limit.
    fn allows(&self, address: IpAddr) -> bool {
        self.allows_more(address, 1)
    }

    /// The same of something that is as much work as so many. What is more than anybody may send at once counts as
    /// much as that.
    pub(crate) fn allows_more(&self, address: IpAddr, requests: u32) -> bool {
        let Some(limiters) = &self.0 else {
            return true;
        };
        let requests = NonZeroU32::new(requests).unwrap_or(NonZeroU32::MIN);
        let requests = requests.min(AT_ONCE);
        allows(&limiters.narrow, address, requests)
            && networks::wide(address).is_none_or(|wide| allows(&limiters.wide, wide, requests))
    }
}

fn allows(
    limiter: &DefaultKeyedRateLimiter<IpAddr>,
    address: IpAddr,
    requests: NonZeroU32,
) -> bool {
    if limiter.len() > MANY {
        limiter.retain_recent();
    }
    matches!(limiter.check_key_n(&address, requests), Ok(Ok(_)))
}

/// Under which names something counts that a network may do so often only, and how often under each: an owner
/// of very many networks may do it more often than others, but not as often as they have networks. None for
/// whoever is not to be limited.
pub(crate) fn counted(client: Option<IpAddr>, what: &str, most: usize) -> Vec<(String, usize)> {
    counted_wider(client, what, most, WIDER)
}

/// The same of what very many people do in the same hour: signing.
pub(crate) fn counted_of_crowd(
    client: Option<IpAddr>,
    what: &str,
    most: usize,
) -> Vec<(String, usize)> {
    counted_wider(client, what, most, WIDER_CROWD)
}

fn counted_wider(
    client: Option<IpAddr>,
    what: &str,
    most: usize,
    wider: usize,
) -> Vec<(String, usize)> {
    let Some(client) = client else {
        return Vec::new();
    };
    let wide = networks::wide(client);
    let wide = wide.map(|wide| (format!("{what} {wide} and all in it"), most * wider));
    let own = (format!("{what} {client}"), most);
    std::iter::once(own).chain(wide).collect()
}

/// The network that a request counts for, where it is to be limited; for handlers.
#[derive(Debug, Clone, Copy)]
pub struct Client(pub Option<IpAddr>);

impl<S: Send + Sync> FromRequestParts<S> for Client {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Infallible> {
        Ok(Self(of(&parts.extensions, &parts.headers)))
    }
}

/// The network that a request counts for, where it is to be limited.
pub(crate) fn of(extensions: &Extensions, headers: &HeaderMap) -> Option<IpAddr> {
    let ConnectInfo(peer) = extensions.get::<ConnectInfo<SocketAddr>>()?;
    client(peer.ip(), headers).map(network)
}

/// Passes a request on, or answers 429. Every 429 is counted, those of the narrower limits behind
/// this one too.
pub async fn limit(State(state): State<WebState>, request: Request, next: Next) -> Response {
    let client = of(request.extensions(), request.headers());
    let response = match client.is_some_and(|client| !state.limits.allows(client)) {
        true => {
            let detail = "this address sends more than it may; wait as long as Retry-After says";
            let problem = Problem::too_many_requests(detail);
            state.turned_away.answer(Reader::of(&request), problem)
        }
        false => next.run(request).await,
    };
    if response.status() == StatusCode::TOO_MANY_REQUESTS {
        state.instance.watch.figures.too_many_requests.note();
    }
    response
}

/// Notes whether what stands in front of this server says for whom it asks, and that it is believed. Only of
/// requests for our own host: what looks whether the server is well, on this machine, names another one.
pub(crate) fn note_naming(state: &WebState, request: &Request) {
    if !state.instance.addresses.is_behind_a_proxy() {
        return;
    }
    let peer = request.extensions().get::<ConnectInfo<SocketAddr>>();
    let Some(ConnectInfo(peer)) = peer else {
        return;
    };
    let forwarded = request.headers().get_all("x-forwarded-for");
    let named = forwarded.iter().next_back().and_then(forwarded_for);
    let is_named = named.is_some() && networks::is_near(peer.ip());
    let now = state.instance.clock.millis();
    if state.instance.watch.naming.note(is_named, now) {
        tracing::warn!("{}", Trouble::ClientsUnnamed.words());
    }
}

/// Whom a request counts for. A proxy on this machine, or beside it in a private network, says
/// whom it speaks for; whoever speaks from this machine for nobody else is not limited.
pub(crate) fn client(peer: IpAddr, headers: &HeaderMap) -> Option<IpAddr> {
    let Some(forwarded) = headers.get_all("x-forwarded-for").iter().next_back() else {
        return (!peer.to_canonical().is_loopback()).then_some(peer);
    };
    if !networks::is_near(peer) {
        return Some(peer);
    }
    // Whoever cannot be read counts as the proxy does: limited together, and not without limits.
    Some(forwarded_for(forwarded).unwrap_or(peer))
}

/// The last address of `X-Forwarded-For`. Some proxies add its port.
fn forwarded_for(value: &HeaderValue) -> Option<IpAddr> {
    let last = value.to_str().ok()?.rsplit(',').next()?.trim();
    let with_port = || last.parse().map(|socket: SocketAddr| socket.ip());
    last.parse().or_else(|_| with_port()).ok()
}

/// An IPv6 network counts as one address: whoever has one has all of its 2^64.
#[must_use]
pub fn network(address: IpAddr) -> IpAddr {
    match address.to_canonical() {
        IpAddr::V6(v6) => {
            let network = u128::from(v6) & !u128::from(u64::MAX);
            IpAddr::V6(Ipv6Addr::from(network))
        }
        v4 => v4,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pages::session::throttle::Throttle;

    #[test]
    fn a_proxy_near_by_is_believed_and_nobody_else() {
        let mut headers = HeaderMap::new();
        headers.insert(
            "x-forwarded-for",
            HeaderValue::from_static("9.9.9.9, 203.0.113.7"),
        );
        let loopback: IpAddr = [127, 0, 0, 1].into();
        let stranger: IpAddr = [198, 51, 100, 1].into();
        assert_eq!(client(loopback, &headers), Some([203, 0, 113, 7].into()));
        assert_eq!(client(stranger, &headers), Some(stranger));
        assert_eq!(client(loopback, &HeaderMap::new()), None);
        let beside: IpAddr = [172, 18, 0, 2].into();
        assert_eq!(client(beside, &headers), Some([203, 0, 113, 7].into()));
        assert_eq!(client(beside, &HeaderMap::new()), Some(beside));
        for (said, of) in [
            ("203.0.113.7:4711", "203.0.113.7"),
            ("[2001:db8::1]:443", "2001:db8::1"),
            ("unknown", "172.18.0.2"),
            ("", "172.18.0.2"),
        ] {
            headers.insert("x-forwarded-for", HeaderValue::from_static(said));
            assert_eq!(client(beside, &headers), of.parse().ok(), "{said}");
        }
    }

    #[test]
    fn past_the_limit_an_address_waits_and_others_do_not() {
        let limits = Limits::new(true);
        let one: IpAddr = "2001:db8::1".parse().unwrap();
        let same: IpAddr = "2001:db8::2".parse().unwrap();
        let other: IpAddr = "2001:db8:1::1".parse().unwrap();
        // The clock runs meanwhile and forgives one every 50 ms. Both count as one: apart, they had 400.
        let asked = [one, same].into_iter().cycle().take(10_000);
        let allowed = asked
            .take_while(|address| limits.allows(network(*address)))
            .count();
        assert!((200..400).contains(&allowed), "{allowed}");
        assert!(limits.allows(network(other)));
        assert!(Limits::new(false).allows(one));
    }

    #[test]
    fn row_871_what_is_much_work_counts_as_much() {
        let limits = Limits::new(true);
        let one: IpAddr = "198.51.100.1".parse().unwrap();
        // The clock runs meanwhile and forgives one every 50 ms.
        let asked = (0..1_000).take_while(|_| limits.allows_more(one, 50));
        let allowed = asked.count();
        assert!((4..100).contains(&allowed), "{allowed}");
        let other: IpAddr = "198.51.100.2".parse().unwrap();
        assert!(limits.allows_more(other, u32::MAX));
    }

    #[test]
    fn row_633_an_owner_of_many_networks_has_no_limit_for_each() {
        let limits = Limits::new(true);
        let of = |number: u32| {
            let network = u16::try_from(number % 60_000).unwrap();
            IpAddr::from([0x2001, 0xdb8, 1, network, 0, 0, 0, 1])
        };
        // Twenty requests a network are within what each may send; all of them together are not. The clock
        // forgives one every millisecond meanwhile.
        let asked = (0..1_000_000_u32).map(|number| of(number / 20));
        let allowed = asked
            .take_while(|address| limits.allows(network(*address)))
            .count();
        assert!((10_000..500_000).contains(&allowed), "{allowed}");
        let other: IpAddr = "2001:db8:2::1".parse().unwrap();
        assert!(limits.allows(network(other)));

        let throttle = Throttle::default();
        let begins = |address: IpAddr| {
            let names = counted(Some(network(address)), "forms", 20);
            throttle.begin_counted(&names, 0)
        };
        let begun = (0..1_000_u32).filter(|number| begins(of(*number)));
        let begun = begun.count();
        assert_eq!(begun, 80);
        assert!(begins(other));
        assert!(counted(None, "forms", 20).is_empty());
        let crowd = counted_of_crowd(Some(network(other)), "forms", 20);
        assert_eq!(crowd.last().map(|(_, most)| *most), Some(1_000));
        let v4 = counted(Some([198, 51, 100, 1].into()), "forms", 20);
        assert_eq!(v4, [("forms 198.51.100.1".to_owned(), 20)]);
    }
}

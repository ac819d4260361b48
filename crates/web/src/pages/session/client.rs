//! From which address a request comes, for limits.

use axum::{extract::ConnectInfo, http::request::Parts};
use std::net::{IpAddr, SocketAddr};

/// The network a request comes from: an IPv4 address, or the first half of an IPv6 one, which is
/// what one household has. Behind a proxy on the same machine the address is the one that the
/// proxy appended last.
pub fn network(parts: &Parts) -> String {
    let peer = parts
        .extensions
        .get::<ConnectInfo<SocketAddr>>()
        .map(|ConnectInfo(peer)| peer.ip());
    let forwarded = || {
        let header = parts.headers.get_all("x-forwarded-for").iter().last()?;
        header.to_str().ok()?.rsplit(',').next()?.trim().parse().ok()
    };
    let address = match peer {
        Some(peer) if peer.is_loopback() => forwarded().or(Some(peer)),
        other => other,
    };
    match address.map(|address: IpAddr| address.to_canonical()) {
        None => String::new(),
        Some(IpAddr::V4(address)) => address.to_string(),
        Some(IpAddr::V6(address)) => {
            let [a, b, c, d, ..] = address.segments();
            format!("{a:x}:{b:x}:{c:x}:{d:x}")
        }
    }
}

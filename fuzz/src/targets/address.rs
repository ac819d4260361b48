//! Addresses that this server is told to ask, plain or where a redirect leads: whatever is asked is
//! https, on its own port, without credentials, and nowhere inside. And ids: what is one has one
//! spelling.

use arbitrary::Result;
use std::{
    net::{Ipv4Addr, Ipv6Addr},
    sync::LazyLock,
};
use undersigned_domain::ids;
use undersigned_federation::{
    address::address_is_allowed,
    http_client::{Options, check_url, parse_url},
    site,
};
use url::{Host, Url};

static OPTIONS: LazyLock<Options> = LazyLock::new(Options::default);
static FROM: LazyLock<Url> =
    LazyLock::new(|| "https://a.example/b/c?d".parse().expect("an address"));

/// Reads an address.
///
/// # Errors
/// None.
pub fn run(input: &[u8]) -> Result<()> {
    if let Ok(bits) = <[u8; 4]>::try_from(input) {
        let ip = Ipv4Addr::from(bits);
        assert!(!address_is_allowed(ip.into(), false) || is_outside_v4(ip));
    }
    if let Ok(bits) = <[u8; 16]>::try_from(input) {
        let ip = Ipv6Addr::from(bits);
        assert!(!address_is_allowed(ip.into(), false) || is_outside_v6(ip));
    }
    let Ok(text) = std::str::from_utf8(input) else {
        return Ok(());
    };
    if let Ok(url) = parse_url(text, &OPTIONS) {
        asked(&url);
    }
    if let Ok(url) = FROM.join(text)
        && check_url(&url, &OPTIONS).is_ok()
    {
        asked(&url);
    }
    if let Ok(url) = ids::canonical_id("id", text) {
        assert_eq!(url.as_str(), text);
        assert!(ids::same_origin(text, text) && site::same(text, text));
        assert!(!ids::host(text).is_empty() && !site::of(text).is_empty());
    }
    Ok(())
}

fn asked(url: &Url) {
    assert_eq!((url.scheme(), url.port()), ("https", None), "{url}");
    assert!(url.username().is_empty() && url.password().is_none());
    assert!(url.as_str().len() <= 2_048);
    let outside = match url.host().expect("a host") {
        Host::Domain(name) => {
            let name = name.trim_end_matches('.');
            !name.is_empty() && name != "localhost" && !name.ends_with(".localhost")
        }
        Host::Ipv4(ip) => is_outside_v4(ip),
        Host::Ipv6(ip) => is_outside_v6(ip),
    };
    assert!(outside, "{url} is inside");
    // Who reads it after us reads the same.
    assert_eq!(Url::parse(url.as_str()).as_ref(), Ok(url));
}

fn is_outside_v4(ip: Ipv4Addr) -> bool {
    let [first, second, ..] = ip.octets();
    let inside = ip.is_private()
        || ip.is_loopback()
        || ip.is_link_local()
        || ip.is_documentation()
        || ip.is_multicast()
        || ip.is_broadcast();
    !inside && first != 0 && first < 240 && !(first == 100 && (64..128).contains(&second))
}

fn is_outside_v6(ip: Ipv6Addr) -> bool {
    let inside = ip.is_loopback()
        || ip.is_unspecified()
        || ip.is_multicast()
        || ip.is_unique_local()
        || ip.is_unicast_link_local();
    // No IPv4 address in disguise: mapped, compatible, NAT64, 6to4, Teredo.
    let disguised = ip.to_ipv4().is_some()
        || ip.segments()[..2] == [0x64, 0xff9b]
        || ip.segments()[0] == 0x2002
        || ip.segments()[..2] == [0x2001, 0];
    !inside && !disguised
}

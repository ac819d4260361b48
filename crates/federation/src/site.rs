//! Whose server an address is of: the part of its host that somebody registered. What lies under
//! it is theirs, and costs them nothing more. So does the network of an IP address.

use crate::networks;
use psl::Type;
use std::net::IpAddr;
use undersigned_domain::ids;
use url::{Host, Url};

/// The registered domain of an address, or the network of an IP address, with all that may be of one owner. A local
/// name, and an IP address of this machine or of a private network, stands for itself, with scheme and port. Empty for
/// what is no address.
pub fn of(address: &str) -> String {
    // Whole lists are gone through by it, and nearly all that stand there need not be read.
    if let Some(domain) = ids::plain_host(address).and_then(psl::domain_str) {
        return domain.to_owned();
    }
    let Ok(url) = Url::parse(address) else {
        return String::new();
    };
    if let Some(domain) = registered(&url) {
        return domain.to_owned();
    }
    match network(&url) {
        Some(network) => network.to_string(),
        None => url.origin().ascii_serialization(),
    }
}

/// The registered domain of an address; none of an IP address or a local name.
pub(crate) fn registered(url: &Url) -> Option<&str> {
    match url.host() {
        Some(Host::Domain(host)) => psl::domain_str(host),
        _ => None,
    }
}

fn network(url: &Url) -> Option<IpAddr> {
    let address = match url.host()? {
        Host::Domain(_) => return None,
        Host::Ipv4(address) => IpAddr::V4(address),
        Host::Ipv6(address) => IpAddr::V6(address),
    };
    (!networks::is_near(address)).then(|| networks::owned(address))
}

/// Whether under a host anybody registers a domain of their own, such as `com` or `co.uk`. Those of one company
/// under which it gives names away, such as `github.io`, are not meant: they are one that somebody runs.
pub fn is_everybodys(host: &str) -> bool {
    let is_suffix = |name: &str| {
        let suffix = psl::suffix(name.as_bytes());
        suffix.is_some_and(|suffix| suffix.typ() == Some(Type::Icann) && suffix == name)
    };
    // Of some it is only said that all names right below them are: `*.ck`.
    is_suffix(host) || is_suffix(&format!("undersigned.{host}"))
}

/// Whether two addresses are of one origin, or both under one registered domain over https. Nobody speaks for their
/// neighbours in a network.
pub fn same(a: &str, b: &str) -> bool {
    let secure = |address: &str| address.starts_with("https://");
    ids::same_origin(a, b) || (secure(a) && secure(b) && are_of_one(a, b))
}

fn are_of_one(a: &str, b: &str) -> bool {
    let (Ok(a), Ok(b)) = (Url::parse(a), Url::parse(b)) else {
        return false;
    };
    a.origin() == b.origin() || registered(&a).is_some_and(|domain| registered(&b) == Some(domain))
}

/// Whether there is room for one more address among others: for at most so many of one registered domain,
/// and for so many in all.
pub fn has_room(known: &[String], address: &str, of_one: usize, in_all: usize) -> bool {
    if known.len() < of_one || known.len() >= in_all {
        return known.len() < in_all;
    }
    let site = of(address);
    known.iter().filter(|one| of(one) == site).count() < of_one
}

#[cfg(test)]
mod tests {
    use super::{has_room, is_everybodys, of, same};

    #[test]
    fn no_domain_takes_the_room_of_all_others() {
        let farm = |count: u32| -> Vec<String> {
            let names = (0..count).map(|n| format!("https://h{n}.farm.example/inbox"));
            names.collect()
        };
        let one_more = "https://H%31.farm.example:8443/inbox";
        assert!(has_room(&farm(19), one_more, 20, 200));
        assert!(!has_room(&farm(20), one_more, 20, 200));
        let others = "https://union.example/inbox";
        assert!(has_room(&farm(199), others, 20, 200));
        assert!(!has_room(&farm(200), others, 20, 200));
        assert!(!has_room(&farm(5), others, 20, 5));
    }

    #[test]
    fn row_106_whoever_has_a_network_has_one_place_and_speaks_for_no_neighbour() {
        let farm: Vec<String> = (0..20)
            .map(|n| format!("https://[2001:db8:1:{n:x}::{n:x}]:{}/inbox", 8_000 + n))
            .collect();
        let one_more = "https://[2001:db8:1:ffff::1]/inbox";
        assert!(!has_room(&farm, one_more, 20, 200));
        assert!(has_room(&farm, "https://[2001:db8:2::1]/inbox", 20, 200));
        for (a, b) in [
            ("https://198.51.100.1/a", "https://198.51.100.1:8443/b"),
            ("https://198.51.100.1/a", "https://[::ffff:198.51.100.1]/b"),
            ("https://[2001:db8:1::1]/a", "https://[2001:db8:1:2::1]/b"),
        ] {
            assert_eq!(of(a), of(b));
            assert!(!same(a, b), "{a} {b}");
        }
        for (a, b) in [
            ("https://198.51.100.1/a", "https://198.51.100.2/a"),
            ("https://[2001:db8:1::1]/a", "https://[2001:db8:2::1]/a"),
            // Several may run on one machine.
            ("http://127.0.0.1:1/a", "http://127.0.0.1:2/a"),
            ("http://[::1]:1/a", "http://[::1]:2/a"),
        ] {
            assert_ne!(of(a), of(b));
        }
        assert!(same(one_more, "https://[2001:db8:1:ffff::1]/other"));
    }

    #[test]
    fn what_everybody_registers_under_is_nobodys() {
        for host in ["com", "org", "co.uk", "com.br", "xn--p1ai", "ck"] {
            assert!(is_everybodys(host), "{host}");
        }
        for host in [
            "example.com",
            "union.co.uk",
            "github.io",
            "a.github.io",
            "localhost",
            "localhost:8081",
            "spam.example",
            "10.0.0.1",
            "[::1]",
        ] {
            assert!(!is_everybodys(host), "{host}");
        }
    }

    #[test]
    fn a_site_is_what_somebody_registered() {
        let id = "https://social.union.example.org/users/a";
        assert!(same(id, "https://inbox.example.org/a"));
        assert!(same("http://localhost:1/a", "http://localhost:1/b"));
        for other in [
            "http://social.union.example.org/inbox",
            "https://example.com/inbox",
            "https://10.0.0.1/inbox",
            "https://localhost/inbox",
            "inbox",
        ] {
            assert!(!same(id, other), "{other}");
        }
        assert!(!same("http://localhost:1/a", "http://localhost:2/a"));
        // Strangers share a public suffix.
        assert!(!same("https://a.github.io/x", "https://b.github.io/x"));
    }
}

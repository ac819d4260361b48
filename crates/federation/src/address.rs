//! Which IP addresses the server may connect to.
//!
//! An allow-list: an address is refused unless it lies in the globally routed unicast space and
//! in none of the ranges that IANA set aside there (the IPv4 and IPv6 special-purpose address
//! registries). IPv6 forms that carry an IPv4 address inside (mapped, compatible, NAT64, 6to4,
//! Teredo) are refused whole, so that none of them becomes a way round the IPv4 rules.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

/// IPv4 ranges, as (network, prefix length), that are not global unicast.
const V4_SET_ASIDE: &[([u8; 4], u32)] = &[
    ([0, 0, 0, 0], 8),       // "this network"
    ([10, 0, 0, 0], 8),      // private
    ([100, 64, 0, 0], 10),   // shared by carriers
    ([127, 0, 0, 0], 8),     // loopback
    ([169, 254, 0, 0], 16),  // link-local, cloud metadata
    ([172, 16, 0, 0], 12),   // private
    ([192, 0, 0, 0], 24),    // protocol assignments
    ([192, 0, 2, 0], 24),    // documentation
    ([192, 88, 99, 0], 24),  // 6to4 relays
    ([192, 168, 0, 0], 16),  // private
    ([198, 18, 0, 0], 15),   // benchmarks
    ([198, 51, 100, 0], 24), // documentation
    ([203, 0, 113, 0], 24),  // documentation
    ([224, 0, 0, 0], 4),     // multicast
    ([240, 0, 0, 0], 4),     // reserved, broadcast
];

/// IPv6 ranges inside 2000::/3 that are not global unicast.
const V6_SET_ASIDE: &[([u16; 2], u32)] = &[
    ([0x2001, 0x0000], 23), // protocol assignments, Teredo, ORCHID
    ([0x2001, 0x0db8], 32), // documentation
    ([0x2002, 0x0000], 16), // 6to4
    ([0x3fff, 0x0000], 20), // documentation
];

/// Whether the server may open a connection to `ip`.
///
/// With `allow_private` (the setting for demonstrations and tests) the loopback addresses
/// 127.0.0.0/8 and ::1 are allowed as well, and nothing else.
pub fn address_is_allowed(ip: IpAddr, allow_private: bool) -> bool {
    if allow_private && ip.is_loopback() {
        return true;
    }
    match ip {
        IpAddr::V4(v4) => v4_is_global(v4),
        IpAddr::V6(v6) => v6_is_global(v6),
    }
}

fn v4_is_global(ip: Ipv4Addr) -> bool {
    let bits = u32::from(ip);
    !V4_SET_ASIDE.iter().any(|&(network, length)| {
        let network = u32::from(Ipv4Addr::from(network));
        (bits ^ network) >> (32 - length) == 0
    })
}

fn v6_is_global(ip: Ipv6Addr) -> bool {
    let segments = ip.segments();
    if segments[0] & 0xe000 != 0x2000 {
        return false;
    }
    let bits = u32::from(segments[0]) << 16 | u32::from(segments[1]);
    !V6_SET_ASIDE.iter().any(|&([high, low], length)| {
        let network = u32::from(high) << 16 | u32::from(low);
        (bits ^ network) >> (32 - length) == 0
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn allowed(text: &str, allow_private: bool) -> bool {
        address_is_allowed(text.parse().unwrap(), allow_private)
    }

    /// Every range of hostile row 93, its edges, and other special-purpose ranges.
    const FORBIDDEN: &[&str] = &[
        "0.0.0.0",
        "0.255.255.255",
        "10.0.0.1",
        "10.255.255.255",
        "100.64.0.1",
        "100.127.255.255",
        "169.254.169.254",
        "172.16.0.1",
        "172.31.255.255",
        "192.0.0.1",
        "192.0.0.255",
        "192.0.2.1",
        "192.88.99.1",
        "192.168.0.1",
        "198.18.0.1",
        "198.19.255.255",
        "198.51.100.7",
        "203.0.113.7",
        "224.0.0.1",
        "239.255.255.255",
        "240.0.0.1",
        "255.255.255.255",
        "::",
        "::127.0.0.1",
        "::ffff:127.0.0.1",
        "::ffff:10.0.0.1",
        "::ffff:8.8.8.8",
        "64:ff9b::7f00:1",
        "64:ff9b:1::1",
        "100::1",
        "2001::1",
        "2001:2::1",
        "2001:10::1",
        "2001:db8::1",
        "2002:7f00:1::",
        "3fff::1",
        "5f00::1",
        "fc00::1",
        "fdff::1",
        "fe80::1",
        "fec0::1",
        "ff02::1",
    ];

    #[test]
    fn row_93_addresses_outside_global_unicast_are_refused_in_either_mode() {
        for text in FORBIDDEN {
            assert!(!allowed(text, false), "{text}");
            assert!(!allowed(text, true), "{text} with allow_private");
        }
    }

    #[test]
    fn row_93_loopback_is_allowed_only_when_the_private_network_is() {
        for text in ["127.0.0.1", "127.255.255.254", "::1"] {
            assert!(!allowed(text, false), "{text}");
            assert!(allowed(text, true), "{text} with allow_private");
        }
    }

    #[test]
    fn global_addresses_are_allowed_up_to_the_edges_of_the_ranges() {
        for text in [
            "1.1.1.1",
            "9.255.255.255",
            "11.0.0.0",
            "100.63.255.255",
            "100.128.0.0",
            "172.15.255.255",
            "172.32.0.0",
            "192.0.1.0",
            "198.17.255.255",
            "198.20.0.0",
            "223.255.255.255",
            "2000::1",
            "2001:200::1",
            "2001:db7::1",
            "2003::1",
            "2606:4700::1111",
            "3ffe::1",
        ] {
            assert!(allowed(text, false), "{text}");
        }
    }
}

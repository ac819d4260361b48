//! What one owner may have of the addresses that requests come from.

use std::net::{IpAddr, Ipv6Addr};

/// The wider network of one that counts as one address. Providers give their customers, and tunnels to whoever
/// asks, up to 65,536 IPv6 networks at once (RFC 6177): what all of them may do together is bounded as
/// well. An IPv4 address is all that somebody has.
#[must_use]
pub fn wide(network: IpAddr) -> Option<IpAddr> {
    match network.to_canonical() {
        IpAddr::V6(v6) => {
            let wide = u128::from(v6) & (u128::MAX << 80);
            Some(IpAddr::V6(Ipv6Addr::from(wide)))
        }
        IpAddr::V4(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::wide;

    #[test]
    fn networks_of_one_owner_lie_in_one_wide_network() {
        let of = |address: &str| wide(address.parse().unwrap());
        assert_eq!(of("2001:db8:1::"), of("2001:db8:1:ffff::7"));
        assert_eq!(of("2001:db8:1:2::"), "2001:db8:1::".parse().ok());
        assert_ne!(of("2001:db8:1::"), of("2001:db8:2::"));
        assert_eq!(of("198.51.100.1"), None);
        assert_eq!(of("::ffff:198.51.100.1"), None);
    }
}

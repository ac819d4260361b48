//! What one owner may have of the addresses that requests come from.

use std::{
    fmt,
    net::{IpAddr, Ipv6Addr},
};

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

/// All networks that may be the owner's of one: what it may do in all, where nobody else shares in it.
#[must_use]
pub fn owned(network: IpAddr) -> IpAddr {
    wide(network).unwrap_or_else(|| network.to_canonical())
}

/// Whether an address is of this machine or of a private network: perhaps a proxy that speaks for many.
#[must_use]
pub fn is_near(address: IpAddr) -> bool {
    match address.to_canonical() {
        IpAddr::V4(v4) => v4.is_private() || v4.is_loopback(),
        IpAddr::V6(v6) => v6.is_unique_local() || v6.is_loopback(),
    }
}

/// From where somebody asks for a mail, or follows the link in one; from nowhere for this machine itself, which nothing
/// is counted for. It is kept in memory alone, and shown nowhere.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
pub struct Asker(Option<IpAddr>);

impl Asker {
    /// Somebody whose requests come from a network.
    #[must_use]
    pub fn at(client: Option<IpAddr>) -> Self {
        Self(client.map(owned))
    }

    pub(crate) fn network(self) -> Option<IpAddr> {
        self.0
    }
}

impl fmt::Debug for Asker {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Asker([redacted])")
    }
}

#[cfg(test)]
mod tests {
    use super::{Asker, owned, wide};

    #[test]
    fn networks_of_one_owner_lie_in_one_wide_network() {
        let of = |address: &str| wide(address.parse().unwrap());
        assert_eq!(of("2001:db8:1::"), of("2001:db8:1:ffff::7"));
        assert_eq!(of("2001:db8:1:2::"), "2001:db8:1::".parse().ok());
        assert_ne!(of("2001:db8:1::"), of("2001:db8:2::"));
        assert_eq!(of("198.51.100.1"), None);
        assert_eq!(of("::ffff:198.51.100.1"), None);
    }

    #[test]
    fn whose_mails_are_counted_together_and_who_that_is_nobody_reads() {
        let of = |address: &str| address.parse().ok().map(owned);
        assert_eq!(of("2001:db8:1:2::7"), "2001:db8:1::".parse().ok());
        assert_eq!(of("::ffff:198.51.100.1"), "198.51.100.1".parse().ok());
        let asker = Asker::at("198.51.100.1".parse().ok());
        assert!(!format!("{asker:?}").contains("198"));
    }
}

//! E-mail addresses, read more strictly than mail servers do: what two of them could read
//! differently is refused, because a confirmation has to reach the one who was named.

use std::fmt;
use url::Host;

/// Longest address, in characters (RFC 5321, section 4.5.3.1, less the brackets).
pub const MAX_ADDRESS: usize = 254;
/// Longest part before the `@`.
const MAX_LOCAL: usize = 64;
/// What may stand before the `@` beside letters and digits of ASCII. `%` and `!` are routes to
/// some servers, `=?` an encoded word, quotes and comments something else to everybody.
const LOCAL: &str = "._-+'&~#";

/// An address that every mail server reads alike.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct EmailAddress {
    local: String,
    domain: String,
}

/// What is no such address.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("that is no e-mail address: it needs one @ and a domain, such as ana@union.example")]
pub struct NoAddress;

impl EmailAddress {
    /// Reads an address as typed; spaces around it are left out, and the domain is brought to
    /// lower-case ASCII (IDNA).
    ///
    /// # Errors
    /// [`NoAddress`].
    pub fn parse(text: &str) -> Result<Self, NoAddress> {
        let text = text.trim_matches(' ');
        let (local, domain) = text.split_once('@').ok_or(NoAddress)?;
        let plain = |c: char| c.is_ascii_alphanumeric() || LOCAL.contains(c);
        let local_is_sound = (1..=MAX_LOCAL).contains(&local.len())
            && local.chars().all(plain)
            && !local.starts_with('.')
            && !local.ends_with('.')
            && !local.contains("..");
        // A URL's host may be written with escapes and with dots of other scripts.
        let unusual = |c: char| c == '%' || c == '@' || c.is_whitespace() || c.is_control();
        if !local_is_sound || domain.len() > 4 * MAX_ADDRESS || domain.contains(unusual) {
            return Err(NoAddress);
        }
        let Ok(Host::Domain(domain)) = Host::parse(domain) else {
            return Err(NoAddress);
        };
        let label = |label: &str| {
            (1..=63).contains(&label.len())
                && label
                    .bytes()
                    .all(|b| b.is_ascii_alphanumeric() || b == b'-')
                && !label.starts_with('-')
                && !label.ends_with('-')
        };
        let address = Self {
            local: local.to_owned(),
            domain,
        };
        let sound = address.domain.contains('.')
            && address.domain.split('.').all(label)
            && address.local.len() + 1 + address.domain.len() <= MAX_ADDRESS;
        sound.then_some(address).ok_or(NoAddress)
    }

    /// The domain, in lower-case ASCII.
    pub fn domain(&self) -> &str {
        &self.domain
    }

    /// One text for all addresses that are surely one mailbox's: without regard to case and to
    /// what follows a `+`. For comparing; for writing to only where nothing but a hash of it was kept.
    pub fn identity(&self) -> String {
        let local = self.local.to_ascii_lowercase();
        let name = match local.split_once('+') {
            Some((name, _)) if !name.is_empty() => name,
            _ => &local,
        };
        format!("{name}@{}", self.domain)
    }
}

impl fmt::Display for EmailAddress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}@{}", self.local, self.domain)
    }
}

impl fmt::Debug for EmailAddress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("EmailAddress([redacted])")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn what_servers_could_read_differently_is_refused() {
        for bad in [
            "",
            "ana",
            "@union.example",
            "ana@",
            "ana@union",
            "ana@@union.example",
            "ana@b@union.example",
            "ana%b@union.example",
            "ana!b@union.example",
            "\"ana\"@union.example",
            "ana(comment)@union.example",
            "ana@union.example(comment)",
            "Ana <ana@union.example>",
            "ana@union.example,b@union.example",
            "ana@union.example\r\nBcc: b@union.example",
            "ana\n@union.example",
            "ana@union.example\0",
            "=?utf-8?q?ana?=@union.example",
            ".ana@union.example",
            "ana..b@union.example",
            "ana@[127.0.0.1]",
            "ana@127.0.0.1",
            "ana@union..example",
            "ana@-union.example",
            "ana@union.example.",
            "ana@uni%6fn.example",
            "ana b@union.example",
            "аna@union.example",
        ] {
            assert_eq!(EmailAddress::parse(bad), Err(NoAddress), "{bad:?}");
        }
        let long = format!("{}@union.example", "a".repeat(65));
        assert_eq!(EmailAddress::parse(&long), Err(NoAddress));
    }

    #[test]
    fn one_mailbox_has_one_identity() {
        let identity = |text: &str| EmailAddress::parse(text).unwrap().identity();
        let ana = identity("ana@union.example");
        for same in [
            " Ana@Union.example ",
            "ana+tag@union.example",
            "ANA+a+b@UNION.EXAMPLE",
        ] {
            assert_eq!(identity(same), ana);
        }
        assert_ne!(identity("a.na@union.example"), ana);
        assert_eq!(identity("+tag@union.example"), "+tag@union.example");
        let umlaut = EmailAddress::parse("ana@bücher.example").unwrap();
        assert_eq!(umlaut.to_string(), "ana@xn--bcher-kva.example");
    }

    proptest! {
        #[test]
        fn what_is_read_is_read_the_same_again(text in "[a-zA-Z0-9.%+@\" \\r\\n<>é-]{0,24}(@[a-z.]{1,12}\\.example)?") {
            if let Ok(address) = EmailAddress::parse(&text) {
                let written = address.to_string();
                prop_assert_eq!(written.matches('@').count(), 1);
                prop_assert!(written.is_ascii() && !written.contains(|c: char| c.is_ascii_control() || c == ' '));
                prop_assert_eq!(EmailAddress::parse(&written), Ok(address.clone()));
                let identity = EmailAddress::parse(&address.identity()).unwrap();
                prop_assert_eq!(identity.identity(), address.identity());
            }
        }
    }
}

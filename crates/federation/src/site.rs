//! Whose server an address is of: the part of its host that somebody registered. What lies under
//! it is theirs, and costs them nothing more.

use undersigned_domain::ids;
use url::{Host, Url};

/// The registered domain of an address. An IP address or a local name stands for itself, with
/// scheme and port. Empty for what is no address.
pub fn of(address: &str) -> String {
    let Ok(url) = Url::parse(address) else {
        return String::new();
    };
    let registered = match url.host() {
        Some(Host::Domain(host)) => psl::domain_str(host),
        _ => None,
    };
    match registered {
        Some(domain) => domain.to_owned(),
        None => url.origin().ascii_serialization(),
    }
}

/// Whether two addresses are of one origin, or both under one registered domain over https.
pub fn same(a: &str, b: &str) -> bool {
    let secure = |address: &str| address.starts_with("https://");
    ids::same_origin(a, b) || (secure(a) && secure(b) && of(a) == of(b))
}

#[cfg(test)]
mod tests {
    use super::same;

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

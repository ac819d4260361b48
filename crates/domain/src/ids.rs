//! Addresses as identifiers: canonical spelling and origin (FEP-fe34).

use crate::Fault;
use url::{Origin, Url};

/// Longest id that is read, in bytes.
pub const MAX_ID_BYTES: usize = 2_048;

/// Checks that an id is an http(s) address, without credentials, which reads back exactly as it is
/// written, so that comparing ids as strings is sound.
///
/// # Errors
/// [`Fault::IdNotCanonical`] naming `member`, [`Fault::TooLong`].
pub fn canonical_id(member: &'static str, id: &str) -> Result<Url, Fault> {
    if id.len() > MAX_ID_BYTES {
        return Err(Fault::TooLong(member));
    }
    let refused = Fault::IdNotCanonical(member);
    let Ok(url) = Url::parse(id) else {
        return Err(refused);
    };
    let host_is_plain = url.host_str().is_some_and(|host| !host.ends_with('.'));
    let sound = matches!(url.scheme(), "http" | "https")
        && url.username().is_empty()
        && url.password().is_none()
        && host_is_plain
        && url.as_str() == id
        // The URL standard escapes it by now; the library does not yet.
        && !url.path().contains('^')
        && !has_needless_escape(id);
    if sound { Ok(url) } else { Err(refused) }
}

/// Whether a `%` begins no percent-escape, or one that is in lower case or stands for a character
/// that needs none (`%7E`).
fn has_needless_escape(id: &str) -> bool {
    id.split('%').skip(1).any(|rest| {
        rest.get(..2)
            .filter(|hex| {
                hex.bytes()
                    .all(|b| b.is_ascii_digit() || b.is_ascii_uppercase())
            })
            .and_then(|hex| u8::from_str_radix(hex, 16).ok())
            .is_none_or(|c| c.is_ascii_alphanumeric() || b"-._~".contains(&c))
    })
}

/// The origin of an id that has been checked before: scheme, host and port.
pub fn origin(id: &str) -> Option<Origin> {
    Url::parse(id).ok().map(|url| url.origin())
}

/// Whether two ids are of one origin (FEP-fe34).
pub fn same_origin(a: &str, b: &str) -> bool {
    if let (Some(one), Some(other)) = (plain_beginning(a), plain_beginning(b)) {
        // Where the same is written, one of the two need not be read; nor need the other where it is a name and no more.
        if one == other {
            return bare_name(one).is_some() || origin(a).is_some();
        }
        // Most that are compared are of two servers, and neither need be.
        if let (Some(one), Some(other)) = (plain_name(one), plain_name(other))
            && one != other
        {
            return false;
        }
    }
    match (origin(a), origin(b)) {
        (Some(a), Some(b)) => a == b,
        _ => false,
    }
}

/// Scheme and authority of a web address, where nothing in them can be read in another way than it is
/// written.
fn plain_beginning(id: &str) -> Option<&str> {
    let scheme = ["https://", "http://"]
        .iter()
        .find(|scheme| id.starts_with(**scheme))?;
    let rest = &id[scheme.len()..];
    let authority = rest
        .split_once('/')
        .map_or(rest, |(authority, _)| authority);
    let plain = |c: u8| c.is_ascii_alphanumeric() || matches!(c, b'.' | b'-' | b':');
    let is_plain = !authority.is_empty() && authority.bytes().all(plain);
    is_plain.then(|| &id[..scheme.len() + authority.len()])
}

/// Scheme and host of such a beginning, where the host is a name that has no second spelling: all in small
/// letters, no number, and nothing encoded. Two that differ are of two origins, whatever their ports, or of none.
fn plain_name(begins: &str) -> Option<(&str, &str)> {
    let (scheme, authority) = begins.split_once("://")?;
    let host = authority
        .split_once(':')
        .map_or(authority, |(host, _)| host);
    let small = |c: u8| c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, b'.' | b'-');
    let ends_in_a_name = host
        .rsplit('.')
        .next()
        .is_some_and(|label| label.starts_with(|c: char| c.is_ascii_lowercase()));
    let is_plain = ends_in_a_name && host.bytes().all(small) && !host.contains("xn--");
    is_plain.then_some((scheme, host))
}

/// The host of such a beginning that is a name and no more: no port, which may be none.
fn bare_name(begins: &str) -> Option<&str> {
    let (scheme, host) = plain_name(begins)?;
    let is_all = begins.len() == scheme.len() + "://".len() + host.len();
    is_all.then_some(host)
}

/// The host of a web address that stands there as everybody reads it, and without a port. Of any other nothing is said:
/// the whole address is to be read.
pub fn plain_host(id: &str) -> Option<&str> {
    plain_beginning(id).and_then(bare_name)
}

/// The host of an id, with its port where that is not the scheme's default: `hub.example`,
/// `localhost:8081`. Empty for what is no address.
pub fn host(id: &str) -> String {
    if let Some(host) = plain_host(id) {
        return host.to_owned();
    }
    let Ok(url) = Url::parse(id) else {
        return String::new();
    };
    let host = url.host_str().unwrap_or_default();
    match url.port() {
        Some(port) => format!("{host}:{port}"),
        None => host.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn one_origin_is_what_a_reader_of_addresses_says(
            scheme in "https?:/{0,4}|HTTPS://|foo://|",
            a in "[a1.:%@\\\\é-]{0,6}",
            b in "[a1.:%@\\\\é-]{0,6}",
            paths in prop::array::uniform2("/{0,3}[a/\\\\@?#]{0,3}"),
            same in any::<bool>(),
        ) {
            let b = if same { &a } else { &b };
            let [a, b] = [format!("{scheme}{a}{}", paths[0]), format!("{scheme}{b}{}", paths[1])];
            let read = origin(&a).zip(origin(&b)).is_some_and(|(a, b)| a == b);
            prop_assert_eq!(same_origin(&a, &b), read, "{} {}", a, b);
        }

        #[test]
        fn two_names_are_two_origins_only_where_a_reader_of_addresses_says_so(
            schemes in prop::array::uniform2("https?://"),
            hosts in prop::array::uniform2("(xn--)?[aAb019x.-]{1,4}"),
            ports in prop::array::uniform2("|:|:80|:443|:0?8081|:99999"),
            paths in prop::array::uniform2("|/|/a|/a#b|[?]a"),
            same in any::<bool>(),
        ) {
            let hosts = if same { [&hosts[0]; 2] } else { hosts.each_ref() };
            let [a, b] = [0, 1].map(|n| format!("{}{}{}{}", schemes[n], hosts[n], ports[n], paths[n]));
            let read = origin(&a).zip(origin(&b)).is_some_and(|(a, b)| a == b);
            prop_assert_eq!(same_origin(&a, &b), read, "{} {}", a, b);
        }

        #[test]
        fn a_host_that_is_taken_as_it_stands_is_the_one_that_is_read(
            scheme in "https?://",
            host in "(xn--)?[aAb019x.é%-]{1,6}|[a-c0.-]{1,8}",
            port in "|:|:80|:99999",
            path in "|/|/a|/a#b|[?]a|#a|\\\\a|@a|\tb",
        ) {
            let id = format!("{scheme}{host}{port}{path}");
            if let Some(host) = plain_host(&id) {
                let url = Url::parse(&id);
                let read = url.as_ref().ok().and_then(|url| url.host_str());
                prop_assert_eq!(read, Some(host), "{}", id);
                prop_assert_eq!(url.ok().and_then(|url| url.port()), None, "{}", id);
            }
        }
    }

    #[test]
    fn one_thing_has_one_spelling() {
        assert!(canonical_id("id", "https://hub.example/appeals/a").is_ok());
        assert!(canonical_id("id", "http://localhost:8081/orgs/%E5%8B%9E").is_ok());
        for id in [
            "https://hub.example",
            "https://HUB.example/a",
            "https://hub.example:443/a",
            "https://hub.example./a",
            "https://good@hub.example/a",
            "https://hub.example/%7Ea",
            "https://hub.example/%e5",
            "https://hub.example/%zz",
            "https://hub.example/a%",
            "https://hub.example/a%4",
            "https://hub.example/a/../b",
            "ftp://hub.example/a",
            "javascript:alert(1)",
            "",
        ] {
            assert!(canonical_id("id", id).is_err(), "{id}");
        }
    }

    #[test]
    fn the_port_is_part_of_host_and_origin() {
        assert_eq!(host("http://localhost:8081/a"), "localhost:8081");
        assert_eq!(host("https://hub.example/a"), "hub.example");
        assert!(!same_origin("http://localhost:1/a", "http://localhost:2/a"));
        assert!(same_origin("https://a.example/x", "https://a.example/y#z"));
        // Our own has no path.
        assert!(same_origin("http://localhost:1/a", "http://localhost:1"));
        assert!(same_origin("https://a.example:443/a", "https://A.example"));
        assert!(same_origin("http://127.1/a", "http://127.0.0.1"));
        assert!(!same_origin("https://a.example/x", "http://localhost:1"));
        assert!(!same_origin("https://a.example/x", "http://a.example/x"));
    }
}

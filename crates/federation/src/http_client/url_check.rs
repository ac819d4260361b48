//! Which URLs the server asks.

use std::net::IpAddr;

use url::{Host, Url};

use super::{HttpError, Options, resolver::is_localhost};
use crate::address::address_is_allowed;

/// The longest URL, in bytes.
const LENGTH_LIMIT: usize = 2048;

/// Reads a URL from outside and checks it with [`check_url`]. The parser would repair
/// backslashes, tabs and line breaks, and two programs may repair them differently: refused.
pub fn parse_url(text: &str, options: &Options) -> Result<Url, HttpError> {
    let url = read(text, Url::parse)?;
    check_url(&url, options)?;
    Ok(url)
}

/// Checks a URL before it is asked: https on port 443 (or [`Options::extra_ports`]), a host, no
/// credentials, no more than 2,048 bytes, and no forbidden address as host. On loopback, where
/// [`Options::allow_private_network`] allows it, http and every port will do.
pub fn check_url(url: &Url, options: &Options) -> Result<(), HttpError> {
    if url.as_str().len() > LENGTH_LIMIT {
        return Err(HttpError::UrlInvalid("longer than 2,048 bytes"));
    }
    if !matches!(url.scheme(), "https" | "http") {
        return Err(HttpError::UrlInvalid("not https"));
    }
    if !url.username().is_empty() || url.password().is_some() {
        return Err(HttpError::UrlInvalid("holds credentials"));
    }
    let host = url.host().ok_or(HttpError::UrlInvalid("has no host"))?;
    let private = options.allow_private_network;
    let is_local = match host {
        Host::Domain(name) if is_localhost(name) => {
            if !private {
                return Err(HttpError::AddressForbidden);
            }
            true
        }
        // The parser takes names with empty parts, which no name server knows (RFC 1035, section
        // 3.1): `.`, `.localhost..`. One dot at the end is the root.
        Host::Domain(name)
            if name
                .strip_suffix('.')
                .unwrap_or(name)
                .split('.')
                .any(str::is_empty) =>
        {
            return Err(HttpError::UrlInvalid("has a host with an empty part"));
        }
        Host::Domain(_) => false,
        Host::Ipv4(ip) => check_literal(ip.into(), private)?,
        Host::Ipv6(ip) => check_literal(ip.into(), private)?,
    };
    if is_local {
        return Ok(());
    }
    if url
        .port()
        .is_some_and(|port| !options.extra_ports.contains(&port))
    {
        return Err(HttpError::PortForbidden);
    }
    if url.scheme() != "https" {
        return Err(HttpError::UrlInvalid("not https"));
    }
    Ok(())
}

/// Whether an allowed address is a loopback address.
fn check_literal(ip: IpAddr, allow_private: bool) -> Result<bool, HttpError> {
    if address_is_allowed(ip, allow_private) {
        Ok(ip.is_loopback())
    } else {
        Err(HttpError::AddressForbidden)
    }
}

/// Where a redirect from `from` leads: checked like any URL, and never from https to http.
pub(super) fn redirect(from: &Url, location: &str, options: &Options) -> Result<Url, HttpError> {
    let mut to = read(location, |text| from.join(text))?;
    to.set_fragment(None);
    check_url(&to, options)?;
    if from.scheme() == "https" && to.scheme() != "https" {
        return Err(HttpError::UrlInvalid("a redirect away from https"));
    }
    Ok(to)
}

fn read(
    text: &str,
    parse: impl FnOnce(&str) -> Result<Url, url::ParseError>,
) -> Result<Url, HttpError> {
    if text.len() > LENGTH_LIMIT {
        return Err(HttpError::UrlInvalid("longer than 2,048 bytes"));
    }
    if text
        .chars()
        .any(|c| c == '\\' || c.is_whitespace() || c.is_control())
    {
        return Err(HttpError::UrlInvalid("holds a character no URL has"));
    }
    parse(text).map_err(|_| HttpError::UrlInvalid("cannot be read"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code(text: &str, allow_private: bool) -> &'static str {
        let options = Options {
            allow_private_network: allow_private,
            ..Options::default()
        };
        parse_url(text, &options).map_or_else(|error| error.code(), |_| "ok")
    }

    #[test]
    fn row_93_forbidden_addresses_are_refused_in_the_url() {
        for host in [
            "10.0.0.1",
            "169.254.169.254",
            "[::ffff:127.0.0.1]",
            "[fc00::1]",
        ] {
            for mode in [false, true] {
                assert_eq!(code(&format!("https://{host}/"), mode), "address_forbidden");
                assert_eq!(code(&format!("http://{host}/"), mode), "address_forbidden");
            }
        }
        assert_eq!(code("https://8.8.8.8/", false), "ok");
    }

    #[test]
    fn row_94_odd_spellings_of_an_address_are_read_first_and_then_refused() {
        for host in ["2130706433", "0x7f.1", "0177.0.0.1", "127.1", "127.0.0.1."] {
            assert_eq!(code(&format!("http://{host}/"), false), "address_forbidden");
            assert_eq!(
                code(&format!("https://{host}/"), false),
                "address_forbidden"
            );
        }
    }

    #[test]
    fn row_99_other_ports_are_refused() {
        for port in [22, 25, 80, 6379, 8443] {
            let url = format!("https://example.org:{port}/");
            assert_eq!(code(&url, false), "port_forbidden");
            assert_eq!(code(&url, true), "port_forbidden");
        }
        assert_eq!(code("https://example.org:443/", false), "ok");
        let options = Options {
            extra_ports: vec![8443],
            ..Options::default()
        };
        assert!(parse_url("https://example.org:8443/", &options).is_ok());
    }

    #[test]
    fn row_100_malformed_urls_are_refused() {
        for text in [
            "https://user:secret@example.org/",
            "https://user@example.org/",
            "#fragment",
            "https:\\\\example.org\\",
            "https://example.org/a\tb",
            "https://example.org/\n",
            "https://",
            "https://./",
            "https://../",
            "https://.localhost../",
            "https://a..example.org/",
            "/inbox",
            "file:///etc/passwd",
            "gopher://example.org/",
            "data:text/plain,hello",
            "http://example.org/",
        ] {
            assert_eq!(code(text, false), "url_invalid", "{text}");
            assert_eq!(code(text, true), "url_invalid", "{text}");
        }
        let long = format!("https://example.org/{}", "a".repeat(2048));
        assert_eq!(code(&long, false), "url_invalid");
    }

    #[test]
    fn loopback_is_open_only_when_the_private_network_is() {
        for text in [
            "http://localhost:3000/",
            "http://a.localhost:3000/",
            "http://127.0.0.1:3000/",
            "http://[::1]:3000/",
            "https://localhost/",
        ] {
            assert_eq!(code(text, false), "address_forbidden", "{text}");
            assert_eq!(code(text, true), "ok", "{text}");
        }
    }

    #[test]
    fn row_97_redirects_are_checked_like_any_url() {
        let options = Options {
            allow_private_network: true,
            ..Options::default()
        };
        let from: Url = "https://example.org/a".parse().unwrap();
        let to = |location| redirect(&from, location, &options).map_err(|error| error.code());
        assert_eq!(to("/b#c").unwrap().as_str(), "https://example.org/b");
        assert_eq!(to("https://10.0.0.1/"), Err("address_forbidden"));
        assert_eq!(to("http://example.org/"), Err("url_invalid"));
        assert_eq!(to("http://localhost:3000/"), Err("url_invalid"));
        assert_eq!(to("file:///etc/passwd"), Err("url_invalid"));
        assert_eq!(to("gopher://example.org/"), Err("url_invalid"));
        assert_eq!(to("data:,"), Err("url_invalid"));
        assert_eq!(to("https://user@example.org/"), Err("url_invalid"));
    }
}

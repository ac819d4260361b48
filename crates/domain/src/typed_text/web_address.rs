//! Addresses of pages, as people type them.

use std::borrow::Cow;
use url::{Host, Url};

/// The address of a page, with the `https://` that people leave out where they type one: `www.union.example` is
/// `https://www.union.example`. What is no such address stays as it was typed: one that is whole, an e-mail address, words.
#[must_use]
pub fn web_address(typed: &str) -> Cow<'_, str> {
    let is_one_word =
        typed.starts_with(char::is_alphanumeric) && !typed.contains(char::is_whitespace);
    let whole = format!("https://{typed}");
    match is_one_word && Url::parse(&whole).is_ok_and(|url| is_named(&url)) {
        true => Cow::Owned(whole),
        false => Cow::Borrowed(typed),
    }
}

/// Whether an address is that of a host with a domain, and no account before it. A scheme that was typed would be taken
/// for the host, and has no dot.
fn is_named(url: &Url) -> bool {
    let has_domain = match url.host() {
        Some(Host::Domain(host)) => is_domain(host),
        Some(Host::Ipv4(_) | Host::Ipv6(_)) | None => false,
    };
    has_domain && url.username().is_empty() && url.password().is_none()
}

/// Whether it has several parts, with nothing in them but what names of hosts have: `office(at)union.example` is none,
/// nor is `e.g.`, since no last part has a single letter.
fn is_domain(host: &str) -> bool {
    let parts: Vec<&str> = host.strip_suffix('.').unwrap_or(host).split('.').collect();
    let is_sign = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_';
    let is_part = |part: &&str| !part.is_empty() && part.bytes().all(is_sign);
    parts.len() > 1 && parts.iter().all(is_part) && parts.last().is_some_and(|last| last.len() > 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_needs_no_https_before_it() {
        for typed in [
            "www.union.example",
            "union.example",
            "Union.example/a?b=c#d",
            "union.example.",
            "union.example:8443/",
            "союз.example/страница",
            "نقابة.example",
            "工会.example",
            "union.example/?from=https://elsewhere.example",
        ] {
            assert_eq!(web_address(typed), format!("https://{typed}"));
        }
        for typed in [
            "https://union.example",
            "HTTP://union.example",
            "http://localhost:4000/a",
            "ftp://union.example",
            "javascript:alert(1)",
            "javascript:alert(document.domain)",
            "data:text/html,a.b",
            "mailto:office@union.example",
            "office@union.example",
            "office(at)union.example",
            "@union@social.example",
            "www.bank.example@union.example",
            "//union.example",
            "/union.example",
            "localhost",
            "192.0.2.1/a",
            "12.11.2026",
            "Gazette",
            "Gazette.",
            "e.g.",
            "and...so",
            "See union.example",
            "",
        ] {
            assert_eq!(web_address(typed), typed);
        }
    }
}

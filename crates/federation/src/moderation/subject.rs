//! What a rule is about has one spelling.

use crate::{FederationError, error::Result};
use undersigned_domain::ids;
use undersigned_likeness as likeness;
use url::Url;

/// What a rule is about, in the spelling in which it is stored: a host, with its port where it
/// names one, or an actor's id.
///
/// # Errors
/// [`FederationError::Invalid`] `subject_invalid`.
pub fn subject(text: &str) -> Result<String> {
    const MAX_HOST: usize = 260;
    let invalid = || {
        FederationError::invalid(
            "subject_invalid",
            "write a host such as `spam.example`, which covers all below it, or the address of an actor as \
             `https://union.example/orgs/loud`",
        )
    };
    let text = text.trim();
    // Whoever parses an address passes over line breaks and tabs: two lines would be one host.
    if text.contains(char::is_control) {
        return Err(invalid());
    }
    if let Some(address) = web_address(text) {
        if is_of_whole_server(&address) {
            return subject(&ids::host(&address));
        }
        ids::canonical_id("subject", &address).map_err(|_| invalid())?;
        return match ids::host(&address).contains('*') {
            true => Err(invalid()),
            false => Ok(address),
        };
    }
    let text = text.strip_suffix('/').unwrap_or(text);
    if text.is_empty() || text.len() > MAX_HOST || text.contains(['/', '@', '?', '#', '\\']) {
        return Err(invalid());
    }
    let url = Url::parse(&format!("https://{text}/")).map_err(|_| invalid())?;
    let host = ids::host(url.as_str());
    let plain = host.strip_suffix('.').unwrap_or(&host);
    // Lists of other software leave letters of some hosts out, and nobody can know which. Judged
    // here, since a percent sign or a letter of another script may have stood for more than itself.
    let is_host = !plain.is_empty()
        && plain.len() <= MAX_HOST
        && !plain.starts_with('.')
        && !host.contains("..")
        && !host.contains('*');
    match is_host {
        true => Ok(plain.to_owned()),
        false => Err(invalid()),
    }
}

/// What a new rule is about, in the same spelling. A sign that stands between several hosts is in none. Rules about such
/// were made once, and are found by [`subject`].
///
/// # Errors
/// [`FederationError::Invalid`] `subject_invalid`.
pub(crate) fn new_subject(text: &str) -> Result<String> {
    let read = subject(text);
    let host = match &read {
        Ok(subject) if subject.contains('/') => ids::host(subject),
        Ok(subject) => subject.clone(),
        // With a space behind the sign it is no host in any spelling.
        Err(_) => text.split('/').next().unwrap_or_default().to_owned(),
    };
    match names_several(&host) {
        true => Err(FederationError::invalid(
            "subject_invalid",
            "a comma or a semicolon is in no host: a rule is about one host or one actor, so write one, and make a \
             rule for each",
        )),
        false => read,
    }
}

/// Whether a sign stands in a host that lists have between several.
pub(super) fn names_several(host: &str) -> bool {
    host.contains([',', ';'])
}

/// The host of what a rule is about, or of an address, in the letters of its language: for people, beside the form in
/// which it is stored. None where that says all of it, or the letters could be taken for others.
#[must_use]
pub fn in_letters(subject: &str) -> Option<String> {
    let host = match subject.contains('/') {
        true => ids::host(subject),
        false => subject.to_owned(),
    };
    let (domain, port) = match host.split_once(':') {
        Some((domain, port)) => (domain, format!(":{port}")),
        None => (host.as_str(), String::new()),
    };
    likeness::in_letters(domain).map(|letters| letters + &port)
}

/// A web address with its scheme and host in small letters, since their case says nothing; none for what begins with no
/// scheme of the web.
fn web_address(text: &str) -> Option<String> {
    let (scheme, rest) = text.split_once("://")?;
    let schemes = ["https", "http"];
    let scheme = schemes
        .into_iter()
        .find(|known| scheme.eq_ignore_ascii_case(known))?;
    let (host, path) = rest.split_at(rest.find(['/', '?', '#']).unwrap_or(rest.len()));
    Some(format!("{scheme}://{}{path}", host.to_lowercase()))
}

/// Whether it is the address of a whole server, in whatever spelling: `https://Spam.Example`.
fn is_of_whole_server(text: &str) -> bool {
    Url::parse(text).is_ok_and(|url| {
        let has_account = !url.username().is_empty() || url.password().is_some();
        url.path() == "/" && url.query().is_none() && url.fragment().is_none() && !has_account
    })
}

#[cfg(test)]
mod tests {
    use super::{in_letters, new_subject, subject};

    #[test]
    fn a_host_is_shown_in_letters_wherever_it_stands() {
        for (subject, letters) in [
            ("xn--pezs48d.example", Some("碼頭.example")),
            ("xn--pezs48d.example:8443", Some("碼頭.example:8443")),
            ("https://xn--pezs48d.example/orgs/a", Some("碼頭.example")),
            ("https://dockers.example/xn--pezs48d", None),
            ("dockers.example", None),
            ("[2001:db8::1]:8443", None),
        ] {
            assert_eq!(in_letters(subject).as_deref(), letters, "{subject}");
        }
    }

    #[test]
    fn a_new_rule_is_about_one_host_and_old_ones_about_several_are_still_found() {
        for several in [
            "a.example,b.example",
            "a.example;b.example",
            "https://a.example,b.example/orgs/a",
            "a.example，b.example",
            "a.example, b.example",
        ] {
            let refused = new_subject(several).unwrap_err();
            assert_eq!(refused.code(), "subject_invalid", "{several}");
            let said = refused.to_string();
            assert!(said.contains("make a rule for each"), "{several}: {said}");
        }
        for one in ["a.example", "https://a.example/orgs/a,b;c"] {
            assert_eq!(new_subject(one).unwrap(), one);
        }
        let said = new_subject("https://a@evil.example/").unwrap_err();
        assert!(said.to_string().contains("write a host such as"), "{said}");
        let old = "a.example,b.example";
        assert_eq!(subject(old).unwrap(), old);
    }

    #[test]
    fn a_subject_has_one_spelling() {
        for (text, read) in [
            (" Evil.Example. ", "evil.example"),
            ("evil.example:443", "evil.example"),
            ("localhost:8081", "localhost:8081"),
            ("https://evil.example/", "evil.example"),
            ("https://Evil.Example", "evil.example"),
            ("http://evil.example:8080/", "evil.example:8080"),
            ("evil.example/", "evil.example"),
            ("碼頭.example", "xn--pezs48d.example"),
            ("https://evil.example/orgs/a", "https://evil.example/orgs/a"),
            ("HTTPS://EVIL.EXAMPLE", "evil.example"),
            ("Https://Evil.example/orgs/A", "https://evil.example/orgs/A"),
        ] {
            assert_eq!(subject(text).ok().as_deref(), Some(read), "{text}");
        }
        for text in [
            "20..",
            "*.evil.example",
            "https://*.example/",
            "",
            "ev**.example",
            "a b",
            "a/b",
            "@a@b.example",
            "..",
            "https://a.example:443/x",
            "https://c.e..mple/",
            "%2A.example",
            "https://%2A.example",
            "https://a@evil.example/",
            "evil.exa\nmple",
            "https://evil.\texample/",
            "/",
        ] {
            assert!(subject(text).is_err(), "{text}");
        }
    }
}

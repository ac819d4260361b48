//! The two cookies: one keeps somebody signed in, the other says in which browsers somebody came in before.

use axum::http::{HeaderMap, HeaderValue, header};
use axum_extra::extract::CookieJar;
use undersigned_federation::{
    actions::{kept_form::KEPT_MILLIS, session::SESSION_MILLIS},
    addresses::is_here,
};
use url::Url;

/// How the name of the first begins, on every server, behind [`HOST_ALONE`].
const NAME: &str = "undersigned_session";
/// Browsers take a cookie of such a name from this very host alone (RFC 6265bis, section 4.1.3.2): else another host of the
/// same domain could have somebody work at its own desk, and read what they write there.
const HOST_ALONE: &str = "__Host-";

/// The cookie's name on a server with this public URL. On loopback it carries the port, since
/// browsers share cookies between the ports of one host.
pub fn name(base: &str) -> String {
    let name = named(NAME, base);
    match base.starts_with("https:") {
        true => format!("{HOST_ALONE}{name}"),
        false => name,
    }
}

/// The same for the cookie of [`super::known::Marks`].
pub(super) fn name_of_marks(base: &str) -> String {
    named("undersigned_known", base)
}

fn named(name: &str, base: &str) -> String {
    let Ok(url) = Url::parse(base) else {
        return name.to_owned();
    };
    match url.port() {
        Some(port) if is_here(&url) => format!("{name}_{port}"),
        _ => name.to_owned(),
    }
}

/// `Set-Cookie` that keeps a session's secret, and the language chosen for the desk. It outlives the
/// session, so that what is sent after its end is known for what it is, and is not lost.
pub fn set(base: &str, secret: &str, language: Option<&str>) -> String {
    let language = language.map(|tag| format!(".{tag}")).unwrap_or_default();
    let seconds = (SESSION_MILLIS + KEPT_MILLIS) / 1_000;
    format!(
        "{}={secret}{language}; Max-Age={seconds}; Path=/{}",
        name(base),
        attributes(base)
    )
}

/// `Set-Cookie` that keeps the marks of a browser. They go to the pages of signing in alone: no other page is shown otherwise
/// for them, and no kept answer made anew.
pub(super) fn set_marks(base: &str, marks: &str, seconds: i64) -> String {
    format!(
        "{}={marks}; Max-Age={seconds}; Path=/sign-in{}",
        name_of_marks(base),
        attributes(base)
    )
}

/// `Set-Cookie` that takes the cookie away.
pub fn clear(base: &str) -> String {
    format!("{}=; Max-Age=0; Path=/{}", name(base), attributes(base))
}

fn attributes(base: &str) -> &'static str {
    if base.starts_with("https:") {
        "; HttpOnly; SameSite=Lax; Secure"
    } else {
        "; HttpOnly; SameSite=Lax"
    }
}

/// Adds a `Set-Cookie`.
pub fn put(headers: &mut HeaderMap, value: &str) {
    // Secrets are base64url and tags plain ASCII, so this holds always.
    if let Ok(value) = HeaderValue::from_str(value) {
        headers.append(header::SET_COOKIE, value);
    }
}

/// The secret and language that a browser sent.
pub fn read(headers: &HeaderMap, base: &str) -> Option<(String, Option<String>)> {
    let jar = CookieJar::from_headers(headers);
    let value = jar.get(&name(base))?.value();
    let (secret, language) = match value.split_once('.') {
        Some((secret, language)) => (secret, Some(language.to_owned())),
        None => (value, None),
    };
    (!secret.is_empty()).then(|| (secret.to_owned(), language))
}

/// Whether a browser sent it, or one of another server on this machine. Every other cookie is none of ours.
pub fn is_sent(headers: &HeaderMap) -> bool {
    let jar = CookieJar::from_headers(headers);
    jar.iter().any(|cookie| {
        let name = cookie.name();
        name.strip_prefix(HOST_ALONE)
            .unwrap_or(name)
            .starts_with(NAME)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_name_carries_the_port_on_loopback_only() {
        assert_eq!(name("http://localhost:8080"), "undersigned_session_8080");
        assert_eq!(
            name("http://hub.localhost:8081"),
            "undersigned_session_8081"
        );
        assert_eq!(name("http://127.0.0.1:9"), "undersigned_session_9");
        assert_eq!(name("http://[::1]:9"), "undersigned_session_9");
    }

    #[test]
    fn no_other_host_of_the_domain_sets_it() {
        for base in ["https://harbour.example", "https://harbour.example:8443"] {
            assert_eq!(name(base), "__Host-undersigned_session");
            let mut headers = HeaderMap::new();
            headers.insert(header::COOKIE, "undersigned_session=x".parse().unwrap());
            assert_eq!(read(&headers, base), None);
            let sent = set(base, "x", None);
            assert!(!sent.contains("Domain="), "{sent}");
            let pair = sent.split(';').next().unwrap();
            headers.insert(header::COOKIE, pair.parse().unwrap());
            assert_eq!(read(&headers, base), Some(("x".to_owned(), None)));
            assert!(is_sent(&headers));
        }
    }

    #[test]
    fn it_is_kept_from_scripts_other_sites_and_plain_http() {
        let cookie = set("https://harbour.example", "s3cret", None);
        for wanted in [
            "HttpOnly",
            "SameSite=Lax",
            "Secure",
            "Path=/",
            "Max-Age=1814400",
        ] {
            assert!(cookie.contains(wanted), "{cookie}");
        }
        assert!(!set("http://localhost:1", "s", None).contains("Secure"));
    }

    #[test]
    fn marks_go_to_the_pages_of_signing_in_alone() {
        let cookie = set_marks("https://harbour.example", "a.b", 60);
        assert!(cookie.starts_with("undersigned_known=a.b; Max-Age=60; "));
        assert!(cookie.contains("; Path=/sign-in; HttpOnly; SameSite=Lax; Secure"));
    }

    #[test]
    fn the_language_travels_with_the_secret() {
        let base = "http://localhost:8080";
        let mut headers = HeaderMap::new();
        let sent = set(base, "abc-_9", Some("zh-Hant"));
        let pair = sent.split(';').next().unwrap();
        headers.insert(header::COOKIE, pair.parse().unwrap());
        let read = read(&headers, base);
        assert_eq!(read, Some(("abc-_9".into(), Some("zh-Hant".into()))));
    }
}

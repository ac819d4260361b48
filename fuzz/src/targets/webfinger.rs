//! Names of accounts and servers, and what WebFinger says of them. The first line is what somebody
//! types or asks for; the rest is what the server so named answers.

use arbitrary::Result;
use serde_json::Value;
use std::sync::LazyLock;
use undersigned_domain::ids;
use undersigned_federation::{
    Addresses,
    discovery::{
        own_server::{self, ToSign},
        webfinger,
    },
    site,
};
use undersigned_proof::{strict_json, strict_json::Numbers};
use url::{Host, Url};

static HERE: LazyLock<Addresses> =
    LazyLock::new(|| Addresses::new(&"https://hub.example".parse().expect("an address")));

const TO_SIGN: ToSign<'static> = ToSign {
    object: "https://hub.example/appeals/brakes?a=1&b=2#c",
    reply: "#WeCoSign {object}",
};

/// Reads both parts.
///
/// # Errors
/// None.
pub fn run(input: &[u8]) -> Result<()> {
    let end = input.iter().position(|byte| *byte == b'\n');
    let (typed, answer) = input.split_at(end.unwrap_or(input.len()));
    let answer = strict_json::parse(answer, Numbers::Any).unwrap_or_default();
    webfinger::actor_named_by(&answer);
    let Ok(typed) = std::str::from_utf8(typed) else {
        return Ok(());
    };
    asked_for(typed);
    account(typed);
    for allow_private in [false, true] {
        own_server(typed, &answer, allow_private);
    }
    Ok(())
}

/// Only this server's own accounts are answered for.
fn asked_for(resource: &str) {
    let Ok(handle) = webfinger::handle_asked_for(resource, &HERE) else {
        return;
    };
    assert!(!handle.is_empty());
    let ours = match resource.strip_prefix("acct:") {
        Some(account) => account.to_ascii_lowercase().ends_with("@hub.example"),
        None => HERE.is_ours(resource),
    };
    assert!(ours, "an answer for another server");
}

/// Whatever the host, nothing but its WebFinger is asked.
fn account(typed: &str) {
    let Some((name, host)) = webfinger::name_and_host(typed) else {
        return;
    };
    assert!(!name.is_empty());
    if let Ok(url) = Url::parse(&format!("https://{host}/.well-known/webfinger")) {
        assert_eq!(url.path(), "/.well-known/webfinger");
        assert!(url.username().is_empty() && url.password().is_none());
        assert!(url.query().is_none() && url.fragment().is_none());
    }
}

/// A reader is sent nowhere but to the server that they named.
fn own_server(typed: &str, answer: &Value, allow_private: bool) {
    let Some(typed) = own_server::read(typed, allow_private) else {
        return;
    };
    let base = &typed.base;
    assert_eq!((base.path(), base.query()), ("/", None));
    assert!(secure(base, allow_private), "{base}");
    assert!((1..=2).contains(&typed.resources.len()));
    let Some((_, address)) = own_server::way(answer, base, TO_SIGN) else {
        return;
    };
    let url = Url::parse(&address).expect("an address");
    assert!(secure(&url, allow_private), "{address}");
    assert!(
        ids::same_origin(&address, base.as_str()) || site::of(&address) == site::of(base.as_str()),
        "{address} is not of {base}"
    );
    assert!(address.len() <= 3 * 2_048);
}

/// Over https, or on this machine where that is allowed; and without credentials.
fn secure(url: &Url, allow_private: bool) -> bool {
    let local = match url.host() {
        Some(Host::Domain(name)) => name == "localhost" || name.ends_with(".localhost"),
        Some(Host::Ipv4(ip)) => ip.is_loopback(),
        Some(Host::Ipv6(ip)) => ip.is_loopback(),
        None => return false,
    };
    (url.scheme() == "https" || allow_private && local && url.scheme() == "http")
        && url.username().is_empty()
        && url.password().is_none()
}

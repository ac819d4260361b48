//! HTTP signatures, both schemes. The input is a request as text: a line with method and target,
//! header lines, an empty line, the body; `*` as the value of a digest stands for the right one.
//! What parses covers what the policy demands, which is seen by changing it. An input that begins
//! with `~` says instead how to change requests that we have signed: what still holds is one of them.

use arbitrary::{Result, Unstructured};
use chrono::{DateTime, TimeDelta, Utc};
use http::{HeaderMap, HeaderName, HeaderValue};
use std::{str::FromStr as _, sync::LazyLock};
use undersigned_federation::signatures::{
    self, PublicKey, RequestParts, Scheme, SignatureFault, SigningKey, Unverified,
};
use url::Url;

const HERE: &str = "hub.example";
const ELSEWHERE: &str = "other.example";
const METHODS: [&str; 4] = ["GET", "POST", "PUT", "DELETE"];
/// Most signatures of one request.
const MOST_LABELS: usize = 4;
/// What names and parameters may add to the bytes that are signed.
const ROOM: usize = 16 * 1024;

/// 2026-12-02 00:00:00 UTC.
static NOW: LazyLock<DateTime<Utc>> =
    LazyLock::new(|| DateTime::from_timestamp(1_796_169_600, 0).expect("a time"));

/// Parses a request, or changes one that was signed.
///
/// # Errors
/// Where the input is used up.
pub fn run(input: &[u8]) -> Result<()> {
    match input.strip_prefix(b"~") {
        Some(changes) => tampered(&mut Unstructured::new(changes)),
        None => {
            if let Some(request) = Sent::read(input) {
                covers(&request);
            }
            Ok(())
        }
    }
}

/// A request.
#[derive(Clone, PartialEq, Eq)]
struct Sent {
    method: String,
    target: String,
    headers: HeaderMap,
    body: Vec<u8>,
}

impl Sent {
    fn read(input: &[u8]) -> Option<Self> {
        let end = input.windows(2).position(|pair| pair == b"\n\n");
        let (head, body) = match end {
            Some(end) => (&input[..end], &input[end + 2..]),
            None => (input, &b""[..]),
        };
        let mut lines = head.split(|byte| *byte == b'\n');
        let (method, target) = std::str::from_utf8(lines.next()?).ok()?.split_once(' ')?;
        // HTTP has no other targets.
        if !target.starts_with('/') {
            return None;
        }
        let mut headers = HeaderMap::new();
        for line in lines.take(64) {
            let colon = line.iter().position(|byte| *byte == b':')?;
            let name = HeaderName::from_bytes(&line[..colon]).ok()?;
            let value = match (name.as_str(), line[colon + 1..].trim_ascii()) {
                ("digest", b"*") => signatures::digest(body).into_bytes(),
                ("content-digest", b"*") => signatures::content_digest(body).into_bytes(),
                (_, value) => value.to_vec(),
            };
            headers.append(name, HeaderValue::from_bytes(&value).ok()?);
        }
        Some(Self {
            method: method.to_owned(),
            target: target.to_owned(),
            headers,
            body: body.to_vec(),
        })
    }

    fn parse(
        &self,
        authority: &str,
        now: DateTime<Utc>,
    ) -> std::result::Result<Unverified, SignatureFault> {
        let request = RequestParts {
            method: &self.method,
            path_and_query: &self.target,
            authority,
            scheme: "https",
            headers: &self.headers,
        };
        signatures::parse(&request, &self.body, now)
    }

    fn len(&self) -> usize {
        let fields = self.headers.iter();
        let fields = fields.map(|(name, value)| name.as_str().len() + value.len() + 2);
        self.target.len() + self.body.len() + fields.sum::<usize>()
    }
}

/// Checks that a request that parses has everything covered, and nothing without bounds.
fn covers(request: &Sent) {
    let Ok(read) = request.parse(HERE, *NOW) else {
        return;
    };
    assert!((1..=MOST_LABELS).contains(&read.labels().count()));
    for ((_, key_id), bytes) in read.labels().zip(read.signed_bytes()) {
        let url = Url::parse(key_id).expect("a key id is an address");
        assert!(matches!(url.scheme(), "https" | "http") && url.username().is_empty());
        assert_ne!(url.authority(), HERE, "one of our own keys");
        assert!(key_id.len() <= 2_048);
        // A target may stand there five times under different names.
        assert!(bytes.len() <= 6 * request.len() + ROOM);
    }
    let same = request.parse(HERE, *NOW).expect("parsed again");
    assert!(read.signed_bytes().eq(same.signed_bytes()));

    // The older scheme signs the method in small letters.
    let other = |method: &&&str| !method.eq_ignore_ascii_case(&request.method);
    for method in METHODS.iter().filter(other) {
        signed_otherwise(&read, request, "the method", |it| {
            it.method = (*method).to_owned();
        });
    }
    for more in ["x", "?x", "&x", "/"] {
        signed_otherwise(&read, request, "the target", |it| it.target.push_str(more));
    }
    if let Ok(elsewhere) = request.parse(ELSEWHERE, *NOW) {
        differ(&read, &elsewhere, "the host");
    }
    let mut longer = request.clone();
    longer.body.push(b' ');
    assert!(longer.parse(HERE, *NOW).is_err(), "another body, unnoticed");
    for hours in [-13, 13] {
        let then = *NOW + TimeDelta::hours(hours);
        assert!(request.parse(HERE, then).is_err(), "it lasts for ever");
    }
}

fn signed_otherwise(read: &Unverified, request: &Sent, what: &str, change: impl Fn(&mut Sent)) {
    let mut changed = request.clone();
    change(&mut changed);
    if let Ok(changed) = changed.parse(HERE, *NOW) {
        differ(read, &changed, what);
    }
}

fn differ(a: &Unverified, b: &Unverified, what: &str) {
    let mut both = a.signed_bytes().zip(b.signed_bytes());
    assert!(both.all(|(a, b)| a != b), "{what} is not covered");
}

/// Requests that we have signed, all for other targets, and the key.
static SIGNED: LazyLock<(Vec<Sent>, PublicKey)> = LazyLock::new(|| {
    let (private, public) = signatures::generate_rsa_2048().expect("a key");
    let key = SigningKey::from_pkcs8("https://a.example/actor#main-key", &private);
    let key = key.expect("a key");
    let mut requests = Vec::new();
    for (scheme, name) in [(Scheme::Cavage, "cavage"), (Scheme::Rfc9421, "rfc9421")] {
        for (method, body, query) in [
            ("GET", None, ""),
            ("GET", None, "?page=1"),
            ("POST", Some(format!("{{\"to\":\"{name}\"}}")), ""),
            ("POST", Some(String::new()), "?empty"),
        ] {
            let url = format!("https://{HERE}/{name}/{method}{query}");
            let url = Url::from_str(&url).expect("an address");
            let bytes = body.as_deref().map(str::as_bytes);
            let headers = signatures::sign(scheme, method, &url, bytes, &key, *NOW);
            requests.push(Sent {
                method: method.to_owned(),
                target: format!("/{name}/{method}{query}"),
                headers: headers.expect("signed"),
                body: body.unwrap_or_default().into_bytes(),
            });
        }
    }
    (requests, PublicKey::from_pem(&public).expect("a key"))
});

/// Changes a signed request as the input says. If its signature holds, then method, target and body
/// are those of one that was signed, and so is its time.
fn tampered(input: &mut Unstructured<'_>) -> Result<()> {
    let (signed, key) = &*SIGNED;
    let mut request = input.choose(signed)?.clone();
    for _ in 0..input.int_in_range(0..=3)? {
        change(&mut request, input)?;
    }
    let Ok(verified) = request
        .parse(HERE, *NOW)
        .and_then(|unverified| unverified.verify(key))
    else {
        return Ok(());
    };
    let is_one = |one: &Sent| {
        one.method == request.method && one.target == request.target && one.body == request.body
    };
    assert!(signed.iter().any(is_one), "another request, unnoticed");
    assert_eq!(verified.made_at, *NOW, "another time, unnoticed");
    Ok(())
}

fn change(request: &mut Sent, input: &mut Unstructured<'_>) -> Result<()> {
    let names: Vec<HeaderName> = request.headers.keys().cloned().collect();
    let from = input.choose(&SIGNED.0)?;
    match input.int_in_range(0..=9)? {
        0 => request.method = (*input.choose(&METHODS)?).to_owned(),
        1 => {
            let place = input.choose_index(request.target.len() + 1)?;
            let letter = char::from(input.int_in_range(b'!'..=b'~')?);
            request.target.insert(place, letter);
        }
        2 => from.target.clone_into(&mut request.target),
        3 => from.body.clone_into(&mut request.body),
        4 => request.body.push(input.arbitrary()?),
        5 => {
            request.body.push(input.arbitrary()?);
            redigest(request);
        }
        6 => {
            from.body.clone_into(&mut request.body);
            redigest(request);
        }
        7 if !names.is_empty() => drop(request.headers.remove(input.choose(&names)?)),
        8 => {
            let taken: Vec<_> = from.headers.iter().collect();
            let (name, value) = input.choose(&taken)?;
            match input.arbitrary()? {
                true => drop(request.headers.append(*name, (*value).clone())),
                false => drop(request.headers.insert(*name, (*value).clone())),
            }
        }
        _ if !names.is_empty() => {
            let name = input.choose(&names)?;
            let mut value = request.headers[name].as_bytes().to_vec();
            let place = input.choose_index(value.len() + 1)?;
            match input.int_in_range(0..=2)? {
                0 => drop(value.splice(place..place, input.arbitrary::<Vec<u8>>()?)),
                1 if place < value.len() => drop(value.remove(place)),
                _ if place < value.len() => value[place] = input.arbitrary()?,
                _ => {}
            }
            if let Ok(value) = HeaderValue::from_bytes(&value) {
                request.headers.insert(name, value);
            }
        }
        _ => {}
    }
    Ok(())
}

/// Sets the digests to what the body says, as anybody can.
fn redigest(request: &mut Sent) {
    for (name, digest) in [
        ("digest", signatures::digest(&request.body)),
        ("content-digest", signatures::content_digest(&request.body)),
    ] {
        if request.headers.contains_key(name) {
            let value = HeaderValue::from_str(&digest).expect("a digest is text");
            request.headers.insert(name, value);
        }
    }
}

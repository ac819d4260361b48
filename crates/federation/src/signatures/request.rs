//! The parts of a request that signatures speak about.

use http::HeaderMap;

use super::SignatureFault;

/// A request as it arrived, without its body.
#[derive(Debug, Clone, Copy)]
pub struct RequestParts<'a> {
    /// The method, in upper case (`POST`).
    pub method: &'a str,
    /// The request target in origin form, exactly as received (`/inbox?x=1`).
    pub path_and_query: &'a str,
    /// Our public host, with the port unless it is the scheme's default. From the settings, never
    /// from the request: behind a proxy the request cannot be trusted to know.
    pub authority: &'a str,
    /// Our public scheme, `https` or (on loopback only) `http`. From the settings.
    pub scheme: &'a str,
    /// The header fields as received.
    pub headers: &'a HeaderMap,
}

impl RequestParts<'_> {
    /// The absolute URI the request was made for (RFC 9421 §2.2.2).
    pub(super) fn target_uri(&self) -> String {
        format!(
            "{}://{}{}",
            self.scheme,
            self.normal_authority(),
            self.path_and_query
        )
    }

    /// Our host in lower case, without the scheme's default port (RFC 9421 §2.2.3).
    pub(super) fn normal_authority(&self) -> String {
        normalise(self.authority, self.scheme)
    }

    /// The path alone, `/` if empty (RFC 9421 §2.2.6).
    pub(super) fn path(&self) -> &str {
        match self.path_and_query.split_once('?') {
            Some(("", _)) => "/",
            Some((path, _)) => path,
            None if self.path_and_query.is_empty() => "/",
            None => self.path_and_query,
        }
    }

    /// The query without its question mark, if there is one.
    pub(super) fn query(&self) -> Option<&str> {
        self.path_and_query.split_once('?').map(|(_, query)| query)
    }

    /// Refuses a request whose `Host` names somebody else. A missing `Host` (HTTP/2 has none) is
    /// taken to mean us: the signature then has to be valid for our name.
    pub(super) fn check_host(&self) -> Result<(), SignatureFault> {
        match field_value(self.headers, "host")? {
            Some(host) if normalise(&host, self.scheme) != self.normal_authority() => {
                Err(SignatureFault::Authority)
            }
            _ => Ok(()),
        }
    }

    /// Checks that a request with a body names a digest of it, and that every digest it names is
    /// covered: one that is not could be exchanged together with the body.
    pub(super) fn check_digest_coverage(
        &self,
        body: &[u8],
        covers: impl Fn(&str) -> bool,
    ) -> Result<(), SignatureFault> {
        let mut present = false;
        for name in ["digest", "content-digest"] {
            if self.headers.contains_key(name) {
                present = true;
                if !covers(name) {
                    return Err(SignatureFault::Coverage("the digest"));
                }
            }
        }
        let has_body = !body.is_empty() || matches!(self.method, "POST" | "PUT" | "PATCH");
        if has_body && !present {
            return Err(SignatureFault::Coverage("the body, by a digest"));
        }
        Ok(())
    }
}

fn normalise(authority: &str, scheme: &str) -> String {
    let lower = authority.to_ascii_lowercase();
    let default = if scheme == "http" { ":80" } else { ":443" };
    lower.strip_suffix(default).unwrap_or(&lower).to_owned()
}

/// All values of a field, trimmed and joined by `, ` (RFC 9421 §2.1, cavage-12 §2.3); `None` if
/// the field is absent. Values outside visible ASCII are malformed: both schemes sign text.
pub(super) fn field_value(
    headers: &HeaderMap,
    name: &str,
) -> Result<Option<String>, SignatureFault> {
    let values = headers
        .get_all(name)
        .iter()
        .map(|value| value.to_str().map(str::trim))
        .collect::<Result<Vec<_>, _>>()
        .map_err(|_| SignatureFault::Malformed("a header field is not ASCII text"))?;
    Ok((!values.is_empty()).then(|| values.join(", ")))
}

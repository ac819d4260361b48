//! Finding out which scheme a request is signed in.

use http::HeaderMap;

use super::SignatureFault;

/// The longest signature header we read, in bytes, all lines of one name together.
const HEADER_LIMIT: usize = 8 * 1024;

/// The signature headers of a request, sorted by scheme.
#[derive(Debug)]
pub(super) enum SignatureHeaders {
    /// The value of the one cavage `Signature` header.
    Cavage(String),
    /// `Signature-Input` and `Signature`, lines joined, and any cavage values found beside them.
    Rfc9421 {
        input: String,
        signature: String,
        cavage: Vec<String>,
    },
}

impl SignatureHeaders {
    /// Sorts the headers. `Signature-Input` makes it RFC 9421; without it two `Signature` headers
    /// are ambiguous, since cavage has no way to tell them apart.
    pub(super) fn collect(headers: &HeaderMap) -> Result<Self, SignatureFault> {
        let mut signatures = lines(headers, "signature")?;
        let inputs = lines(headers, "signature-input")?;
        if inputs.is_empty() {
            return match (signatures.pop(), signatures.is_empty()) {
                (None, _) => Err(SignatureFault::Missing),
                (Some(value), true) => Ok(Self::Cavage(value)),
                (Some(_), false) => Err(SignatureFault::Ambiguous),
            };
        }
        // A structured field key is lower case, so this cannot be an RFC 9421 signature.
        let (cavage, signatures): (Vec<_>, Vec<_>) = signatures
            .into_iter()
            .partition(|value| value.contains("keyId="));
        if signatures.is_empty() {
            return Err(SignatureFault::Malformed(
                "Signature-Input without Signature",
            ));
        }
        Ok(Self::Rfc9421 {
            input: inputs.join(", "),
            signature: signatures.join(", "),
            cavage,
        })
    }
}

fn lines(headers: &HeaderMap, name: &str) -> Result<Vec<String>, SignatureFault> {
    let mut length = 0;
    headers
        .get_all(name)
        .iter()
        .map(|value| {
            length += value.len();
            if length > HEADER_LIMIT {
                return Err(SignatureFault::Malformed("the header is too long"));
            }
            value
                .to_str()
                .map(|text| text.trim().to_owned())
                .map_err(|_| SignatureFault::Malformed("the header is not ASCII text"))
        })
        .collect()
}

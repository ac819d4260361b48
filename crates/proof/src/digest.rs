//! SHA-256 digests and the one way they are written.

use serde::{Deserialize, Serialize};
use sha2::Digest as _;
use std::{fmt, str::FromStr};

/// A SHA-256 digest, written `sha-256:` and 64 lower-case hexadecimal digits.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Digest([u8; 32]);

/// What is wrong with a written digest.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
#[error("a digest is written `sha-256:` and 64 lower-case hexadecimal digits")]
pub struct DigestFormat;

impl Digest {
    const PREFIX: &'static str = "sha-256:";
    /// How long the written form is, in bytes.
    const WRITTEN: usize = Self::PREFIX.len() + 64;

    /// SHA-256 over the parts, one after the other.
    pub fn of(parts: &[&[u8]]) -> Self {
        let mut hasher = sha2::Sha256::new();
        for part in parts {
            hasher.update(part);
        }
        Self(hasher.finalize().into())
    }

    /// SHA-256 over a beginning and then, for each of these digests, a line feed and its written
    /// form. Needs no memory beside, however many they are.
    pub fn of_lines<'a>(begin: &[&[u8]], digests: impl IntoIterator<Item = &'a Self>) -> Self {
        let mut hasher = sha2::Sha256::new();
        for part in begin {
            hasher.update(part);
        }
        let mut line = [b'\n'; 1 + Self::WRITTEN];
        for digest in digests {
            line[1..].copy_from_slice(&digest.written());
            hasher.update(line);
        }
        Self(hasher.finalize().into())
    }

    /// The written form.
    fn written(&self) -> [u8; Self::WRITTEN] {
        let mut form = [0; Self::WRITTEN];
        let (prefix, digits) = form.split_at_mut(Self::PREFIX.len());
        prefix.copy_from_slice(Self::PREFIX.as_bytes());
        // Two digits for each byte, so that there is always room for them.
        let _ = hex::encode_to_slice(self.0, digits);
        form
    }

    /// The digest that has these bytes.
    pub fn from_bytes(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }

    /// The 32 bytes.
    pub fn bytes(&self) -> &[u8; 32] {
        &self.0
    }

    /// The 64 hexadecimal digits without the prefix.
    pub fn hex(&self) -> String {
        hex::encode(self.0)
    }
}

impl fmt::Display for Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // All ASCII. In one piece: every row has several, and a text grows with each piece.
        f.write_str(std::str::from_utf8(&self.written()).unwrap_or_default())
    }
}

impl fmt::Debug for Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl FromStr for Digest {
    type Err = DigestFormat;

    fn from_str(text: &str) -> Result<Self, DigestFormat> {
        let digits = text.strip_prefix(Self::PREFIX).ok_or(DigestFormat)?;
        if digits.len() != 64 || digits.bytes().any(|b| b.is_ascii_uppercase()) {
            return Err(DigestFormat);
        }
        let mut bytes = [0; 32];
        hex::decode_to_slice(digits, &mut bytes).map_err(|_| DigestFormat)?;
        Ok(Self(bytes))
    }
}

impl Serialize for Digest {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Digest {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_hashed_as_they_are_written() {
        let some = [Digest::of(&[b"a"]), Digest::of(&[b"b"])];
        let written = format!("head\n{}\n{}", some[0], some[1]);
        let whole = Digest::of(&[written.as_bytes()]);
        assert_eq!(Digest::of_lines(&[b"he", b"ad"], &some), whole);
        assert_eq!(Digest::of_lines(&[b"head"], []), Digest::of(&[b"head"]));
    }

    #[test]
    fn only_the_one_written_form_is_read() {
        let digest = Digest::of(&[b"a", b"bc"]);
        assert_eq!(digest, Digest::of(&[b"abc"]));
        assert_eq!(digest.to_string().parse(), Ok(digest));
        for wrong in [
            digest.hex(),
            format!("md5-{}", digest.hex()),
            format!("sha-256:{}", digest.hex().to_uppercase()),
            format!("sha-256:{}", &digest.hex()[..62]),
            format!("sha-256:{}0", &digest.hex()),
        ] {
            assert_eq!(wrong.parse::<Digest>(), Err(DigestFormat), "{wrong}");
        }
    }
}

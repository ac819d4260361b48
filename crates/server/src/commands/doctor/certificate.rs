//! Whether the certificate of the public address was renewed in time. Once it has ended, no other server
//! delivers anything any more, and nobody opens a page.

use super::{Finding, checks::DAY, not_checked};
use crate::commands::words::counted;
use reqwest::{Response, tls::TlsInfo};
use x509_cert::{Certificate, der::Decode as _, time::Time};

/// What ends later than this, in milliseconds, is renewed in time: certbot does it thirty days before.
const SOON: i64 = 10 * DAY;
/// Of those that hold for days only, this part of their time may be left.
const PART: i64 = 6;

/// From when until when a certificate holds, in milliseconds since 1970.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Validity {
    from: i64,
    until: i64,
}

/// Looks at the certificate with which an answer came.
pub fn in_time(answer: &Response, now: i64) -> Result<(), Finding> {
    let shown = answer.extensions().get::<TlsInfo>();
    let certificate = shown.and_then(TlsInfo::peer_certificate);
    match certificate.and_then(validity) {
        Some(found) => found.is_renewed(now).map_err(Finding::Mend),
        None => not_checked("how long the certificate holds could not be read"),
    }
}

impl Validity {
    fn is_renewed(self, now: i64) -> Result<(), String> {
        let left = self.until.saturating_sub(now);
        let holds = self.until.saturating_sub(self.from);
        if left >= SOON.min(holds / PART) {
            return Ok(());
        }
        let when = match left / DAY {
            ..1 => "within a day".to_owned(),
            days => format!("in {}", counted(days, "day", "days")),
        };
        Err(format!(
            "the certificate ends {when}, and should have been renewed by now: see why it was not \
             (`certbot renew`, or the log of Caddy), and whether the reverse proxy uses the new one"
        ))
    }
}

/// The validity that stands in a certificate (RFC 5280, section 4.1).
fn validity(certificate: &[u8]) -> Option<Validity> {
    let certificate = Certificate::from_der(certificate).ok()?;
    let validity = certificate.tbs_certificate().validity();
    let millis = |time: Time| i64::try_from(time.to_unix_duration().as_millis()).ok();
    Some(Validity {
        from: millis(validity.not_before)?,
        until: millis(validity.not_after)?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Of Let's Encrypt's first root, as it is published: from 2015-06-04T11:04:38Z to 2035-06-04T11:04:38Z.
    const ROOT: &[u8] = include_bytes!("isrg-root-x1.der");

    #[test]
    fn how_long_a_certificate_holds_is_read_from_it() {
        let expected = Some(Validity {
            from: 1_433_415_878_000,
            until: 2_064_567_878_000,
        });
        assert_eq!(validity(ROOT), expected);
        // Whatever else comes says nothing, and does no harm.
        for length in 0..ROOT.len() {
            assert_eq!(validity(&ROOT[..length]), None, "{length}");
        }
    }

    #[test]
    fn one_that_should_have_been_renewed_is_named_before_it_ends() {
        let of = |days: i64| Validity {
            from: 0,
            until: days * DAY,
        };
        assert_eq!(of(90).is_renewed(80 * DAY), Ok(()));
        let said = of(90).is_renewed(81 * DAY + 1).unwrap_err();
        assert!(said.contains("ends in 8 days"), "{said}");
        // One that holds for six days is renewed every third.
        assert_eq!(of(6).is_renewed(4 * DAY), Ok(()));
        let said = of(6).is_renewed(5 * DAY + 1).unwrap_err();
        assert!(said.contains("ends within a day"), "{said}");
    }
}

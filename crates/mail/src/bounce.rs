//! Reports that a mail could not be delivered, as mail servers send them afterwards (RFC 3464): whom
//! one is about, by the token in the address that it was sent to, and whether that is for good.

use crate::{message::TOKEN, refusal};
use mail_parser::{Message, MessageParser, MimeHeaders as _};

/// Largest report that is looked at, in bytes: what stands after that is the mail that came back.
pub const MAX_BYTES: usize = 256 * 1024;
/// Most tokens, parts and lines that are looked at.
const MAX_TOKENS: usize = 16;
const MAX_PARTS: usize = 64;
const MAX_LINES: usize = 2_000;
/// Headers in which a mail server notes the address that a report was sent to.
const ADDRESSED: [&str; 5] = [
    "Delivered-To",
    "X-Original-To",
    "Envelope-To",
    "X-Envelope-To",
    "To",
];

/// What a report says.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Report {
    /// Tokens of the addresses that it was sent to.
    pub tokens: Vec<String>,
    /// The status that says that a mailbox is not there; none where the failure will pass, or is no
    /// fault of the mailbox.
    pub gone: Option<String>,
}

/// Reads one; none where it is no report. Whoever can guess a token can say what they like: a token
/// is 128 bits that stand in mails to one reader only.
#[must_use]
pub fn read(bytes: &[u8]) -> Option<Report> {
    let bytes = bytes.get(..MAX_BYTES).unwrap_or(bytes);
    let message = MessageParser::default().parse(bytes)?;
    let status = message.parts.iter().take(MAX_PARTS).find(|part| {
        part.content_type().is_some_and(|kind| {
            kind.ctype().eq_ignore_ascii_case("message")
                && kind.subtype().is_some_and(|subtype| {
                    subtype.eq_ignore_ascii_case("delivery-status")
                        || subtype.eq_ignore_ascii_case("global-delivery-status")
                })
        })
    })?;
    let text = String::from_utf8_lossy(status.contents());
    Some(Report {
        tokens: tokens(&message),
        gone: gone(&text),
    })
}

/// The token in an address such as `bounces+TOKEN@example.org`.
#[must_use]
pub fn token_in(address: &str) -> Option<&str> {
    let (local, _) = address.rsplit_once('@')?;
    let (_, token) = local.rsplit_once('+')?;
    let plain = |byte: u8| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte);
    (token.len() == TOKEN && token.bytes().all(plain)).then_some(token)
}

fn tokens(message: &Message<'_>) -> Vec<String> {
    let mut tokens: Vec<String> = Vec::new();
    let addressed = |name: &str| {
        ADDRESSED
            .iter()
            .any(|known| known.eq_ignore_ascii_case(name))
    };
    for (_, value) in message.headers_raw().filter(|(name, _)| addressed(name)) {
        let words = value.split(|c: char| c.is_whitespace() || "<>,;\"".contains(c));
        // Some mail servers write addresses in capitals.
        for word in words.map(str::to_ascii_lowercase) {
            if let Some(token) = token_in(&word)
                && tokens.len() < MAX_TOKENS
                && !tokens.iter().any(|known| known == token)
            {
                tokens.push(token.to_owned());
            }
        }
    }
    tokens
}

/// What a report says of one recipient.
#[derive(Default)]
struct Told {
    failed: bool,
    status: String,
    diagnostic: String,
    recipient: String,
}

impl Told {
    fn note(&mut self, field: &str) {
        let Some((name, value)) = field.split_once(':') else {
            return;
        };
        let value = value.trim();
        match name.trim().to_ascii_lowercase().as_str() {
            "action" => self.failed = value.eq_ignore_ascii_case("failed"),
            // A comment may stand behind it.
            "status" => {
                self.status = value
                    .split_whitespace()
                    .next()
                    .unwrap_or_default()
                    .to_owned()
            }
            "diagnostic-code" => value.clone_into(&mut self.diagnostic),
            // The kind of address stands before it.
            "final-recipient" => {
                let address = value.split_once(';').map_or(value, |(_, address)| address);
                self.recipient = address.trim().trim_matches(['<', '>']).to_owned();
            }
            _ => {}
        }
    }

    fn gone(self) -> Option<String> {
        let gone = self.failed
            && refusal::is_reported_gone(&self.status, &self.diagnostic, &self.recipient);
        gone.then_some(self.status)
    }
}

/// The status of the first recipient that failed for good. Fields of one recipient stand together,
/// with an empty line between recipients (RFC 3464, section 2.1).
fn gone(text: &str) -> Option<String> {
    let mut told = Told::default();
    let mut field = String::new();
    for line in text.lines().take(MAX_LINES) {
        // A long field goes on in the next line.
        if line.starts_with([' ', '\t']) && !line.trim().is_empty() {
            field.push_str(line);
            continue;
        }
        told.note(&field);
        line.clone_into(&mut field);
        if line.trim().is_empty()
            && let Some(status) = std::mem::take(&mut told).gone()
        {
            return Some(status);
        }
    }
    told.note(&field);
    told.gone()
}

#[cfg(test)]
mod tests {
    use super::*;

    const TO: &str = "bounces+0123456789abcdef0123456789abcdef@news.example";

    /// As Postfix writes one.
    fn report(action: &str, status: &str) -> String {
        format!(
            "Return-Path: <>\r\nDelivered-To: {TO}\r\nFrom: MAILER-DAEMON@mx.example\r\nTo: {TO}\r\n\
             Subject: Undelivered Mail Returned to Sender\r\nMIME-Version: 1.0\r\n\
             Content-Type: multipart/report; report-type=delivery-status;\r\n boundary=\"B\"\r\n\r\n\
             This is a MIME-encapsulated message.\r\n\r\n--B\r\nContent-Type: text/plain\r\n\r\n\
             I'm sorry.\r\n\r\n--B\r\nContent-Type: message/delivery-status\r\n\r\n\
             Reporting-MTA: dns; mx.example\r\nArrival-Date: Fri, 20 Nov 2026 08:00:00 +0000\r\n\r\n\
             Final-Recipient: rfc822; ana@post.example\r\nAction: {action}\r\nStatus: {status}\r\n\
             Diagnostic-Code: smtp; 550 5.1.1 no such user\r\n\r\n--B\r\n\
             Content-Type: message/rfc822\r\n\r\nSubject: News\r\nStatus: 5.1.1\r\n\r\nHello\r\n--B--\r\n"
        )
    }

    #[test]
    fn a_report_says_whom_it_is_about_and_whether_it_is_for_good() {
        let read_one = |action, status| read(report(action, status).as_bytes()).unwrap();
        let told = read_one("failed", "5.1.1");
        assert_eq!(told.tokens, ["0123456789abcdef0123456789abcdef"]);
        assert_eq!(told.gone.as_deref(), Some("5.1.1"));
        assert_eq!(read_one("failed", "5.0.0").gone.as_deref(), Some("5.0.0"));
        for (action, status) in [
            ("delayed", "4.4.1"),
            ("delayed", "5.1.1"),
            ("failed", "4.4.7"),
            ("failed", "5.7.1"),
            ("failed", "5.2.2"),
            ("delivered", "2.0.0"),
            ("failed", "x"),
            ("failed", "5.1.\0"),
            ("failed", "5.1.unknown"),
        ] {
            assert_eq!(read_one(action, status).gone, None, "{action} {status}");
        }
    }

    #[test]
    fn a_report_that_the_sender_was_refused_is_about_no_reader() {
        let told = |status: &str, words: &str| {
            let report = report("failed", status);
            let report = report.replace("550 5.1.1 no such user", words);
            read(report.as_bytes()).unwrap().gone
        };
        for (status, words) in [
            ("5.0.0", "554 client host\r\n blocked"),
            (
                "5.1.0",
                "550 5.1.0 <news@coalition.example>:\r\n Sender address rejected: User unknown",
            ),
            (
                "5.0.0",
                "550 <ana@post.example>:\r\n Message rejected as spam",
            ),
        ] {
            assert_eq!(told(status, words), None, "{words}");
        }
        let said = told("5.0.0", "550\r\n <ana@post.example>: not here");
        assert_eq!(said.as_deref(), Some("5.0.0"));
    }

    #[test]
    fn what_is_no_report_is_none() {
        for text in [
            "",
            "\0\0\0",
            "Subject: out of office\r\n\r\nStatus: 5.1.1\r\nAction: failed\r\n",
            "Content-Type: multipart/report; boundary=B\r\n\r\n--B\r\n\r\nnothing\r\n--B--\r\n",
        ] {
            assert_eq!(read(text.as_bytes()), None, "{text}");
        }
        // A lie about the mail that came back is not a recipient's status.
        let whole = report("delayed", "4.0.0");
        assert_eq!(read(whole.as_bytes()).unwrap().gone, None);
    }

    #[test]
    fn long_and_broken_reports_end() {
        let report = report("failed", "5.1.1");
        for end in (0..report.len()).step_by(7) {
            let _ = read(&report.as_bytes()[..end]);
        }
        let mut long = report.clone().into_bytes();
        long.extend(vec![b'x'; 4 * MAX_BYTES]);
        assert!(read(&long).is_some());
        let many = format!("To: {}\r\n{report}", "a+b@c.example, ".repeat(20_000));
        assert!(read(many.as_bytes()).is_none_or(|told| told.tokens.len() <= MAX_TOKENS));
    }

    #[test]
    fn only_a_whole_token_counts() {
        assert!(token_in(TO).is_some());
        for bad in [
            "bounces@news.example",
            "bounces+0123@news.example",
            "bounces+0123456789abcdef0123456789abcdeg@news.example",
            "0123456789abcdef0123456789abcdef@news.example",
            "+",
        ] {
            assert_eq!(token_in(bad), None, "{bad}");
        }
    }
}

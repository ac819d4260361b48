//! A mail as it travels (RFC 5322), made anew, and the same, at every try.

use lettre::{
    Address, Message,
    address::{AddressError, Envelope},
    message::{
        Body, Mailbox, MultiPart, MultiPartKind, SinglePart,
        header::{ContentTransferEncoding, ContentType, HeaderName, HeaderValue, MIME_VERSION_1_0},
    },
};
use std::{
    str::FromStr,
    time::{Duration, UNIX_EPOCH},
};
use undersigned_store::mails::Mail;

/// Who mails come from: an address, perhaps with a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sender(Mailbox);

impl Sender {
    /// The address, without a name.
    #[must_use]
    pub const fn address(&self) -> &Address {
        &self.0.email
    }
}

/// What is no sender.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("neither an address nor a name with an address in angle brackets")]
pub struct SenderError;

impl FromStr for Sender {
    type Err = SenderError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        if text.chars().any(char::is_control) {
            return Err(SenderError);
        }
        // An address alone may be at an IP address, which the reader of names knows nothing of.
        let alone = text
            .parse()
            .map(|address: Address| Mailbox::new(None, address));
        alone
            .or_else(|_| text.parse())
            .map(Self)
            .map_err(|_: AddressError| SenderError)
    }
}

/// Where delivery reports go: with a token after a `+`, so that each says whom it is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bounces(Address);

/// Longest part of an address before the `@` (RFC 5321, section 4.5.3.1).
const MAX_LOCAL: usize = 64;
/// Letters and digits of a token.
pub(crate) const TOKEN: usize = 32;

impl FromStr for Bounces {
    type Err = SenderError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let address: Address = text.parse().map_err(|_| SenderError)?;
        let user = address.user();
        let fits = user.len() + 1 + TOKEN <= MAX_LOCAL;
        let plain = |c: char| c.is_ascii_alphanumeric() || "._-".contains(c);
        match fits && user.chars().all(plain) {
            true => Ok(Self(address)),
            false => Err(SenderError),
        }
    }
}

impl Bounces {
    fn of(&self, token: &str) -> Result<Address, AddressError> {
        Address::new(format!("{}+{token}", self.0.user()), self.0.domain())
    }
}

/// Headers that a mail may ask for, beside those that every mail has.
const FURTHER: [&str; 5] = [
    "List-Id",
    "List-Unsubscribe",
    "List-Unsubscribe-Post",
    "Precedence",
    "Content-Language",
];

/// Why a mail cannot be written. Names nobody.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub(crate) enum Unwritable {
    #[error("the recipient is no address")]
    Recipient,
    #[error("a header would not be one line")]
    Header,
    #[error("the message cannot be put together")]
    Message,
}

/// What becomes of a message.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Use {
    /// It goes to a mail server, and not each of them takes every byte and every line.
    Sent,
    /// Somebody opens the file, and copies a link out of it: lines stay as they were written.
    Read,
}

impl Use {
    fn body(self, text: String) -> Body {
        match self {
            Self::Sent => Body::new(text),
            Self::Read => {
                let encoding = ContentTransferEncoding::EightBit;
                Body::dangerous_pre_encoded(text.into_bytes(), encoding)
            }
        }
    }
}

/// Puts a message together. `created_at` is milliseconds since 1970.
pub(crate) fn write(
    from: &Sender,
    bounces: Option<&Bounces>,
    mail: &Mail,
    message_id: &str,
    created_at: i64,
    to_be: Use,
) -> Result<Message, Unwritable> {
    let to: Address = mail.to.parse().map_err(|_| Unwritable::Recipient)?;
    let one_line = |text: &str| !text.chars().any(char::is_control);
    let headers = mail.headers.iter();
    if !one_line(&mail.subject)
        || !one_line(message_id)
        || !headers.clone().all(|(_, value)| one_line(value))
    {
        return Err(Unwritable::Header);
    }
    let date = UNIX_EPOCH + Duration::from_millis(u64::try_from(created_at).unwrap_or_default());
    let mut message = Message::builder()
        .from(from.0.clone())
        .to(Mailbox::new(None, to.clone()))
        .subject(mail.subject.clone())
        .date(date)
        .message_id(Some(format!("<{message_id}>")))
        // RFC 3834: no out-of-office answers, please.
        .raw_header(raw("Auto-Submitted", "auto-generated")?);
    for (name, value) in headers {
        let known = FURTHER.iter().find(|known| *known == name);
        message = message.raw_header(raw(known.ok_or(Unwritable::Header)?, value)?);
    }
    if let (Some(bounces), Some(token)) = (bounces, &mail.bounce_token) {
        let sender = bounces.of(token).map_err(|_| Unwritable::Message)?;
        let envelope = Envelope::new(Some(sender), vec![to]);
        message = message.envelope(envelope.map_err(|_| Unwritable::Message)?);
    }
    let lines = |text: &str| text.replace("\r\n", "\n").replace('\n', "\r\n");
    let text = lines(&mail.text);
    let written = match &mail.html {
        // `lettre` says the version of MIME of parts alone. Without it nobody has to decode the text, or to find a
        // link in it (RFC 2045, section 4).
        None => message
            .header(MIME_VERSION_1_0)
            .header(ContentType::TEXT_PLAIN)
            .body(to_be.body(text)),
        Some(html) => {
            // What parts the two is as new as the mail, and the same at every try.
            let name = message_id.split('@').next().unwrap_or_default();
            let part = |kind: ContentType, text: String| {
                let part = SinglePart::builder().header(kind);
                part.body(to_be.body(text))
            };
            let both = MultiPart::builder()
                .kind(MultiPartKind::Alternative)
                .boundary(format!("part-{name}"))
                .singlepart(part(ContentType::TEXT_PLAIN, text))
                .singlepart(part(ContentType::TEXT_HTML, lines(html)));
            message.multipart(both)
        }
    };
    written.map_err(|_| Unwritable::Message)
}

fn raw(name: &str, value: &str) -> Result<HeaderValue, Unwritable> {
    let name = HeaderName::new_from_ascii(name.to_owned()).map_err(|_| Unwritable::Header)?;
    Ok(HeaderValue::new(name, value.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mail() -> Mail {
        Mail {
            to: "ana@union.example".into(),
            subject: "Bitte bestätigen".into(),
            text: "Grüße\nund ein Link: https://a.example/x\n".into(),
            headers: vec![("List-Unsubscribe".into(), "<https://a.example/y>".into())],
            ..Mail::default()
        }
    }

    fn written(mail: &Mail) -> Result<String, Unwritable> {
        written_to_be(mail, Use::Sent)
    }

    fn written_to_be(mail: &Mail, to_be: Use) -> Result<String, Unwritable> {
        let from = "Undersigned <no-reply@a.example>".parse().unwrap();
        let message = write(&from, None, mail, "01j@a.example", 1_700_000_000_123, to_be)?;
        Ok(String::from_utf8(message.formatted()).unwrap())
    }

    #[test]
    fn a_message_is_the_same_at_every_try() {
        let text = written(&mail()).unwrap();
        assert_eq!(text, written(&mail()).unwrap());
        for line in [
            "From: Undersigned <no-reply@a.example>\r\n",
            "To: ana@union.example\r\n",
            "Message-ID: <01j@a.example>\r\n",
            "Date: Tue, 14 Nov 2023 22:13:20 +0000\r\n",
            "Auto-Submitted: auto-generated\r\n",
            "List-Unsubscribe: <https://a.example/y>\r\n",
            "Content-Type: text/plain; charset=utf-8\r\n",
        ] {
            assert!(text.contains(line), "{line} in {text}");
        }
    }

    #[test]
    fn a_link_is_copied_out_of_a_file_as_it_is() {
        let link = format!("https://a.example/sign?token={}", "0123456789".repeat(9));
        let plain = Mail {
            text: format!("Grüße\n{link}\n"),
            ..mail()
        };
        let html = Mail {
            html: Some(format!("<p>Grüße: {link}</p>\n")),
            ..plain.clone()
        };
        for (mail, times) in [(plain, 1), (html, 2)] {
            let text = written_to_be(&mail, Use::Read).unwrap();
            assert_eq!(text.matches(&link).count(), times, "{text}");
            assert!(
                text.contains("Content-Transfer-Encoding: 8bit\r\n"),
                "{text}"
            );
            assert!(text.contains("Grüße"), "{text}");
            assert!(
                !written(&mail).unwrap().contains(&link),
                "a mail server breaks it"
            );
        }
    }

    #[test]
    fn every_mail_says_once_that_it_is_to_be_decoded() {
        let html = Mail {
            html: Some("<p>Grüße</p>\n".into()),
            ..mail()
        };
        for mail in [mail(), html] {
            let text = written(&mail).unwrap();
            let (head, _) = text.split_once("\r\n\r\n").unwrap();
            let said = head.lines().filter(|line| *line == "MIME-Version: 1.0");
            assert_eq!(said.count(), 1, "{head}");
        }
    }

    #[test]
    fn text_and_html_stand_side_by_side_and_the_return_address_names_the_reader() {
        let from = "Undersigned <no-reply@a.example>".parse().unwrap();
        let bounces: Bounces = "bounces@a.example".parse().unwrap();
        let token = "0123456789abcdef0123456789abcdef";
        let mail = Mail {
            html: Some("<p>Grüße</p>\n".into()),
            bounce_token: Some(token.into()),
            ..mail()
        };
        let written = || {
            write(
                &from,
                Some(&bounces),
                &mail,
                "01j@a.example",
                1_700_000_000_123,
                Use::Sent,
            )
        };
        let message = written().unwrap();
        let text = String::from_utf8(message.formatted()).unwrap();
        assert_eq!(message.formatted(), written().unwrap().formatted());
        let sender = message.envelope().from().unwrap().to_string();
        assert_eq!(sender, format!("bounces+{token}@a.example"));
        assert_eq!(message.envelope().to()[0].to_string(), mail.to);
        assert!(text.contains("From: Undersigned <no-reply@a.example>\r\n"));
        assert!(text.contains("boundary=\"part-01j\""), "{text}");
        let plain = text.find("Content-Type: text/plain").unwrap();
        assert!(
            plain < text.find("Content-Type: text/html").unwrap(),
            "{text}"
        );
        // Where no address is set for it, reports go to the sender.
        let message = write(&from, None, &mail, "01j@a.example", 0, Use::Sent).unwrap();
        let sender = message.envelope().from().unwrap().to_string();
        assert_eq!(sender, "no-reply@a.example");
    }

    #[test]
    fn return_addresses_have_room_for_a_token() {
        for good in ["bounces@a.example", "news-bounces@localhost"] {
            assert!(good.parse::<Bounces>().is_ok(), "{good}");
        }
        let long = format!("{}@a.example", "b".repeat(32));
        for bad in [
            "bounces",
            "b+c@a.example",
            "a b@c.example",
            "@a.example",
            &long,
        ] {
            assert!(bad.parse::<Bounces>().is_err(), "{bad}");
        }
    }

    #[test]
    fn no_header_can_be_smuggled_in() {
        type Spoil = fn(&mut Mail);
        let spoilt: [Spoil; 6] = [
            |mail| mail.subject = "a\r\nBcc: victim@b.example".into(),
            |mail| mail.subject = "a\nBcc: victim@b.example".into(),
            |mail| mail.to = "ana@union.example\r\nBcc: victim@b.example".into(),
            |mail| mail.to = "ana@union.example, victim@b.example".into(),
            |mail| mail.headers[0].1 = "<https://a.example>\r\nBcc: v@b.example".into(),
            |mail| mail.headers[0].0 = "Bcc".into(),
        ];
        for spoil in spoilt {
            let mut mail = mail();
            spoil(&mut mail);
            assert!(written(&mail).is_err());
        }
        assert!("a@b.example\r\nBcc: c@d.example".parse::<Sender>().is_err());
        assert!("nobody".parse::<Sender>().is_err());
        assert!("no-reply@localhost".parse::<Sender>().is_ok());
        assert!("no-reply@[127.0.0.1]".parse::<Sender>().is_ok());
    }
}

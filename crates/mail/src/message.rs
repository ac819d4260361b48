//! A mail as it travels (RFC 5322), made anew, and the same, at every try.

use lettre::{
    Address, Message,
    address::AddressError,
    message::{
        Mailbox,
        header::{ContentType, HeaderName, HeaderValue},
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

/// Headers that a mail may ask for, beside those that every mail has.
const FURTHER: [&str; 3] = [
    "List-Unsubscribe",
    "List-Unsubscribe-Post",
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

/// Puts a message together. `created_at` is milliseconds since 1970.
pub(crate) fn write(
    from: &Sender,
    mail: &Mail,
    message_id: &str,
    created_at: i64,
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
        .to(Mailbox::new(None, to))
        .subject(mail.subject.clone())
        .date(date)
        .message_id(Some(format!("<{message_id}>")))
        .header(ContentType::TEXT_PLAIN)
        // RFC 3834: no out-of-office answers, please.
        .raw_header(raw("Auto-Submitted", "auto-generated")?);
    for (name, value) in headers {
        let known = FURTHER.iter().find(|known| *known == name);
        message = message.raw_header(raw(known.ok_or(Unwritable::Header)?, value)?);
    }
    message
        .body(mail.text.replace("\r\n", "\n").replace('\n', "\r\n"))
        .map_err(|_| Unwritable::Message)
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
        }
    }

    fn written(mail: &Mail) -> Result<String, Unwritable> {
        let from = "Undersigned <no-reply@a.example>".parse().unwrap();
        let message = write(&from, mail, "01j@a.example", 1_700_000_000_123)?;
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

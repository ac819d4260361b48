//! What a mail says, and to whom.

use serde::{Deserialize, Serialize};

/// A mail to one person: plain text, and perhaps the same as HTML.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mail {
    /// The recipient's address.
    pub to: String,
    /// One line.
    pub subject: String,
    /// The text, with `\n` between lines.
    pub text: String,
    /// Further headers, such as `List-Unsubscribe`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub headers: Vec<(String, String)>,
    /// The text once more, as HTML.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub html: Option<String>,
    /// What names the recipient in the return address, where there is one for that.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub bounce_token: Option<String>,
}

impl Mail {
    /// A mail of plain text. What would end the line of its subject, such as a line feed in a
    /// title, becomes a space.
    #[must_use]
    pub fn plain(to: impl Into<String>, subject: &str, text: impl Into<String>) -> Self {
        Self {
            to: to.into(),
            subject: subject.replace(|c: char| c.is_control(), " "),
            text: text.into(),
            ..Self::default()
        }
    }
}

impl std::fmt::Debug for Mail {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Mail([redacted])")
    }
}

/// The headers by which mail programs offer to end what a mail is one of: at an address, and with
/// one press of a button there (RFC 2369, RFC 8058).
#[must_use]
pub fn unsubscribe_headers(href: &str) -> [(String, String); 2] {
    [
        ("List-Unsubscribe".to_owned(), format!("<{href}>")),
        (
            "List-Unsubscribe-Post".to_owned(),
            "List-Unsubscribe=One-Click".to_owned(),
        ),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_subject_is_one_line() {
        let mail = Mail::plain("a@a.example", "Free\nthem\tnow", "Text");
        assert_eq!(mail.subject, "Free them now");
        assert_eq!(mail.to, "a@a.example");
        assert_eq!(mail.text, "Text");
        assert!(mail.headers.is_empty() && mail.html.is_none() && mail.bounce_token.is_none());
    }
}

//! Passing an appeal on: its address, and a mail with it.

use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};

/// What whoever has just signed may pass on.
#[derive(Debug, Clone)]
pub struct PassOn {
    /// Where the appeal is, in full.
    pub address: String,
    /// A new mail with its title and address.
    pub mail: String,
}

impl PassOn {
    /// For an appeal at this address, with this title.
    #[must_use]
    pub fn new(address: String, title: &str) -> Self {
        Self {
            mail: mail(&address, title),
            address,
        }
    }
}

/// A new mail with title and address (RFC 6068).
#[must_use]
pub fn mail(address: &str, title: &str) -> String {
    let encoded = |text: &str| utf8_percent_encode(text, NON_ALPHANUMERIC).to_string();
    format!(
        "mailto:?subject={}&body={}",
        encoded(title),
        encoded(&format!("{title}\r\n\r\n{address}\r\n"))
    )
}

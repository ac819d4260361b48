//! Whom somebody asks about: a time, and perhaps a domain.

use crate::{FederationError, error::Result, mail::registered, site};
use undersigned_domain::email_address::EmailAddress;

/// People of a domain from whom on it is named, and they are deleted by it: one of fewer may be somebody's own.
pub const FEWEST: u64 = 3;
const MINUTE: i64 = 60 * 1_000;
const HOUR: i64 = 60 * MINUTE;
const DAY: i64 = 24 * HOUR;

/// How far back somebody looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Window {
    /// The last hour.
    Hour,
    /// The last 24 hours.
    Day,
    /// The last seven days.
    Week,
    /// All that there is.
    All,
}

impl Window {
    /// All of them, the shortest first.
    pub const ALL: [Self; 4] = [Self::Hour, Self::Day, Self::Week, Self::All];

    /// Its name in forms and commands.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Hour => "hour",
            Self::Day => "day",
            Self::Week => "week",
            Self::All => "all",
        }
    }

    /// The window with this name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|window| window.name() == name)
    }

    /// The whole time, as it ends now.
    #[must_use]
    pub fn time(self, now: i64) -> Group {
        Group {
            since: self.since(now),
            until: now + 1,
            domain: None,
        }
    }

    fn since(self, now: i64) -> i64 {
        match self {
            Self::Hour => now - HOUR,
            Self::Day => now - DAY,
            Self::Week => now - 7 * DAY,
            Self::All => 0,
        }
    }

    /// How long the time is for which one row stands.
    pub(super) fn step(self) -> i64 {
        match self {
            Self::Hour => 10 * MINUTE,
            Self::Day | Self::Week => HOUR,
            Self::All => DAY,
        }
    }
}

/// Whom a row stands for. Its times are fixed when it is counted: who comes afterwards is not meant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    /// From this moment on, in milliseconds since 1970.
    pub since: i64,
    /// Before this one.
    pub until: i64,
    /// With mailboxes at this registered domain; none for all, wherever their mailboxes are.
    pub domain: Option<String>,
}

impl Group {
    /// Whom a form or a command means, with the one spelling of the registered domain.
    ///
    /// # Errors
    /// [`FederationError::Invalid`] `time_reversed` for a time that ends before it begins, `domain_invalid` for what
    /// is no domain, `everybodys_domain` for one under which anybody registers theirs.
    pub fn meant(since: i64, until: i64, domain: Option<&str>) -> Result<Self> {
        if since >= until {
            return Err(FederationError::invalid(
                "time_reversed",
                "the time ends before it begins",
            ));
        }
        Ok(Self {
            since,
            until,
            domain: domain.map(spelled).transpose()?,
        })
    }

    /// Whether anybody is told of so many of it, and may delete them by it.
    pub(super) fn is_told(&self, people: u64) -> bool {
        self.domain.is_none() || people >= FEWEST
    }

    /// Whether all of another time lies in this one.
    #[must_use]
    pub fn encloses(&self, other: &Self) -> bool {
        self.since <= other.since && other.until <= self.until
    }

    pub(super) fn spans(&self, at: i64) -> bool {
        (self.since..self.until).contains(&at)
    }
}

/// The registered domain of mailboxes, as it is compared.
fn spelled(domain: &str) -> Result<String> {
    let domain = domain.trim();
    let Ok(address) = EmailAddress::parse(&format!("anybody@{domain}")) else {
        return Err(FederationError::invalid(
            "domain_invalid",
            format!("`{domain}` is no domain with mailboxes"),
        ));
    };
    if site::is_everybodys(address.domain()) {
        return Err(FederationError::invalid(
            "everybodys_domain",
            format!("anybody registers domains under `{domain}`: name one of them"),
        ));
    }
    Ok(registered(address.domain()).to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_window_is_known_by_its_name() {
        for window in Window::ALL {
            assert_eq!(Window::from_name(window.name()), Some(window));
        }
        assert_eq!(Window::from_name("month"), None);
    }

    #[test]
    fn a_domain_is_meant_however_it_is_written() {
        let meant = |domain| Group::meant(1, 2, Some(domain)).map(|group| group.domain);
        for (typed, domain) in [
            ("Farm.Example ", "farm.example"),
            ("x1.farm.example", "farm.example"),
            ("bücher.example", "xn--bcher-kva.example"),
            ("mail.union.co.uk", "union.co.uk"),
        ] {
            assert_eq!(meant(typed).unwrap().as_deref(), Some(domain));
        }
        for (typed, code) in [
            ("com", "domain_invalid"),
            ("co.uk", "everybodys_domain"),
            ("a@farm.example", "domain_invalid"),
            ("", "domain_invalid"),
        ] {
            assert_eq!(meant(typed).unwrap_err().code(), code, "{typed}");
        }
        let reversed = Group::meant(2, 2, None).unwrap_err();
        assert_eq!(reversed.code(), "time_reversed");
    }
}

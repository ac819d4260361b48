//! How things stand with an appeal of one's own: what waits for which server and why, who holds the
//! list and whether it is the same, and which key speaks.

use crate::{
    FederationError, Instance,
    desk::DeliveryState,
    dispatches::is_organisers,
    error::Result,
    views::{AppealView, Organization},
};
use undersigned_domain::admission::Role;
use undersigned_store::delivery_hosts;

/// Why nothing reaches a server, as far as it is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reason {
    /// Nothing is wrong: it goes out shortly.
    Waiting,
    /// It was tried for two weeks; it is waited until the server contacts this one.
    GaveUp,
    /// Its name is not known in the domain name system.
    Name,
    /// Nobody listens at its address.
    Closed,
    /// Its certificate is not valid, or no encrypted connection comes about.
    Certificate,
    /// It does not answer in time.
    Timeout,
    /// It asks to be sent less.
    SlowedDown,
    /// It does not accept the signature of the requests.
    Signature,
    /// It answers that something is wrong with it.
    Trouble,
    /// It takes no requests under the name by which it is asked.
    Misdirected,
    /// It cannot be reached.
    Unreachable,
}

impl Reason {
    /// Its stable code.
    pub fn code(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::GaveUp => "gave-up",
            Self::Name => "name",
            Self::Closed => "closed",
            Self::Certificate => "certificate",
            Self::Timeout => "timeout",
            Self::SlowedDown => "slowed-down",
            Self::Signature => "signature",
            Self::Trouble => "trouble",
            Self::Misdirected => "misdirected",
            Self::Unreachable => "unreachable",
        }
    }

    /// Why a delivery fails, from what the client noted.
    pub fn of(state: &DeliveryState) -> Self {
        if state.gave_up {
            return Self::GaveUp;
        }
        if state.failures == 0 {
            return Self::Waiting;
        }
        let error = state.last_error.as_deref().unwrap_or_default();
        let error = error.to_lowercase();
        let has = |words: &[&str]| words.iter().any(|word| error.contains(word));
        let answered = error
            .strip_prefix("it answered ")
            .and_then(|status| status.parse::<u16>().ok());
        match answered {
            Some(401 | 403) => Self::Signature,
            Some(429) => Self::SlowedDown,
            Some(421) => Self::Misdirected,
            Some(408) => Self::Timeout,
            Some(_) => Self::Trouble,
            None if has(&["no answer in time", "timed out", "timeout"]) => Self::Timeout,
            None if has(&["certificate", "tls", "handshake"]) => Self::Certificate,
            None if has(&["dns", "lookup", "name or service", "no record"]) => Self::Name,
            None if has(&["refused"]) => Self::Closed,
            None => Self::Unreachable,
        }
    }
}

/// How the copy of another server stands to ours.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Agreement {
    /// It holds the same list.
    Same,
    /// It held another one when it was last asked.
    Differs,
    /// It does not answer now.
    OutOfReach,
    /// It has not said what it holds.
    Unknown,
}

impl Agreement {
    /// Its stable code.
    pub fn code(self) -> &'static str {
        match self {
            Self::Same => "same",
            Self::Differs => "differs",
            Self::OutOfReach => "out-of-reach",
            Self::Unknown => "unknown",
        }
    }
}

/// A server that holds the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Copy {
    /// Its address.
    pub base_url: String,
    /// The digest that it last named.
    pub digest: Option<String>,
    /// How its copy stands to ours.
    pub agreement: Agreement,
    /// When it was last heard from, in milliseconds since 1970.
    pub seen_at: i64,
    /// Since when it does not answer.
    pub failing_since: Option<i64>,
}

/// How the organiser's key stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Key {
    /// The key that this server signs with.
    pub key: String,
    /// The appeal's first key.
    pub root: Option<String>,
    /// Whether the word of the key counts in the appeal as the organiser's.
    pub counts: bool,
    /// How many keys of the organiser count.
    pub counting: usize,
    /// Whether another server was lately seen to sign with it.
    pub signed_elsewhere: bool,
}

/// Everything.
#[derive(Debug, Clone)]
pub struct Health {
    /// What waits for which server, those that fail first.
    pub deliveries: Vec<(DeliveryState, Reason)>,
    /// Who else holds the list.
    pub copies: Vec<Copy>,
    /// The organiser's key.
    pub key: Key,
}

impl Instance {
    /// What waits for which server, those that fail first.
    ///
    /// # Errors
    /// The database.
    pub async fn delivery_reasons(
        &self,
        organization: &Organization,
    ) -> Result<Vec<(DeliveryState, Reason)>> {
        let states = self.deliveries_of(organization).await?.into_iter();
        let mut states: Vec<_> = states
            .map(|state| {
                let reason = Reason::of(&state);
                (state, reason)
            })
            .collect();
        states.sort_by(|(a, _), (b, _)| {
            let order = |one: &DeliveryState| (std::cmp::Reverse(one.failures), one.host.clone());
            order(a).cmp(&order(b))
        });
        Ok(states)
    }

    /// How things stand with an appeal of one's own.
    ///
    /// # Errors
    /// The database.
    pub async fn health(&self, organization: &Organization, view: &AppealView) -> Result<Health> {
        let ours = view.digest.to_string();
        let copies = self.named_replicas(view).await?.into_iter();
        let copies: Vec<Copy> = copies
            .map(|row| Copy {
                agreement: match (row.failing_since, row.state_digest.as_deref()) {
                    (Some(_), _) => Agreement::OutOfReach,
                    (None, None) => Agreement::Unknown,
                    (None, Some(digest)) if digest == ours => Agreement::Same,
                    (None, Some(_)) => Agreement::Differs,
                },
                base_url: row.base_url,
                digest: row.state_digest,
                seen_at: row.seen_at,
                failing_since: row.failing_since,
            })
            .collect();
        let keys = self.keys_of(&organization.ap_id).await?;
        let key = keys.author.key.public();
        let organisers = view
            .list
            .initiators
            .iter()
            .filter(|one| one.role == Role::Organiser && one.actor == organization.ap_id);
        let signed_elsewhere = self
            .signed_elsewhere()
            .await?
            .is_some_and(|seen| seen.actor == organization.ap_id);
        Ok(Health {
            deliveries: self.delivery_reasons(organization).await?,
            copies,
            key: Key {
                counts: is_organisers(&view.list, &organization.ap_id, &key),
                key: key.to_string(),
                root: view.appeal.root.clone(),
                counting: organisers.map(|one| one.keys.len()).sum(),
                signed_elsewhere,
            },
        })
    }

    /// Tries a server again now, for which messages of an organisation wait.
    ///
    /// # Errors
    /// [`FederationError::NotFound`] where nothing of theirs waits for it.
    pub async fn retry(&self, organization: &Organization, host: &str) -> Result<bool> {
        let waiting = self.deliveries_of(organization).await?;
        if !waiting.iter().any(|state| state.host == host) {
            return Err(FederationError::not_found(
                "host_unknown",
                "nothing of this organisation waits for that server",
            ));
        }
        let db = self.database.begin().await?;
        let paused = delivery_hosts::retry_now(&db, host, self.clock.millis()).await?;
        db.commit().await?;
        self.wake_delivery();
        Ok(paused)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn reason(failures: u64, error: &str) -> Reason {
        Reason::of(&DeliveryState {
            host: "a.example".into(),
            waiting: 1,
            failures,
            stumbles: false,
            last_error: Some(error.into()),
            next_at: 0,
            gave_up: false,
        })
    }

    #[test]
    fn what_the_client_notes_becomes_a_reason() {
        for (error, expected) in [
            ("it answered 401", Reason::Signature),
            ("it answered 429", Reason::SlowedDown),
            ("it answered 503", Reason::Trouble),
            ("it answered 421", Reason::Misdirected),
            ("no answer in time", Reason::Timeout),
            (
                "the host cannot be reached: tcp connect error: Connection refused (os error 111)",
                Reason::Closed,
            ),
            (
                "the host cannot be reached: dns error: failed to lookup address information",
                Reason::Name,
            ),
            (
                "the host cannot be reached: invalid peer certificate: Expired",
                Reason::Certificate,
            ),
            (
                "the host cannot be reached: broken pipe",
                Reason::Unreachable,
            ),
        ] {
            assert_eq!(reason(1, error), expected, "{error}");
        }
        assert_eq!(reason(0, "it answered 503"), Reason::Waiting);
    }
}

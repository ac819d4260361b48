//! Where an organisation's messages wait to be delivered.

use crate::{Instance, error::Result, standing::MAX_HOSTS, views::Organization};
use undersigned_store::{
    deliveries::{self, WaitingAt},
    delivery_hosts::{self, DeliveryHost},
};

/// How things stand with a server to which an organisation's messages wait to be delivered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DeliveryState {
    /// The host.
    pub host: String,
    /// How many of the organisation's messages wait.
    pub waiting: u64,
    /// Failures in a row.
    pub failures: u64,
    /// Whether it is there and takes others, and only did not take those that wait.
    pub stumbles: bool,
    /// What went wrong last, as the client said it.
    pub last_error: Option<String>,
    /// Not before this time, in milliseconds since 1970.
    pub next_at: i64,
    /// Whether nothing is sent until it contacts us again.
    pub gave_up: bool,
}

impl DeliveryState {
    /// How a host stands for which something waits, by its row among `rows`.
    pub(crate) fn of(at: WaitingAt, rows: &[DeliveryHost]) -> Self {
        let row = rows.iter().find(|row| row.host == at.host);
        let count = |number: i64| u64::try_from(number).unwrap_or(0);
        let pause = row.map_or(0, |row| row.next_at);
        // A host that is well may stumble over all that waits for it.
        let (stumbles, failures, last_error) = match row {
            Some(row) if at.not_before <= pause => (false, row.failures, row.last_error.clone()),
            _ => (true, at.attempts, at.last_error),
        };
        let next_at = pause.max(at.not_before);
        Self {
            waiting: count(at.waiting),
            failures: count(failures),
            stumbles,
            last_error,
            next_at,
            gave_up: row.is_some_and(|row| row.gave_up_at.is_some()),
            host: at.host,
        }
    }

    /// How a host stands that was given up: nothing waits for it.
    pub(crate) fn given_up(row: &DeliveryHost) -> Self {
        let at = WaitingAt {
            host: row.host.clone(),
            ..WaitingAt::default()
        };
        Self::of(at, std::slice::from_ref(row))
    }
}

impl Instance {
    /// Servers for which an organisation's messages wait, or that get none although somebody there
    /// follows it, and how things stand with them.
    ///
    /// # Errors
    /// The database.
    pub async fn deliveries_of(&self, organization: &Organization) -> Result<Vec<DeliveryState>> {
        let db = self.database.conn();
        let waiting = deliveries::waiting_of(db, &organization.ap_id).await?;
        let hosts: Vec<&str> = waiting.iter().map(|at| at.host.as_str()).collect();
        let rows = delivery_hosts::by_hosts(db, &hosts).await?;
        let states = waiting.into_iter();
        let mut states: Vec<_> = states.map(|at| DeliveryState::of(at, &rows)).collect();
        let lost = delivery_hosts::given_up_with_followers(db, organization.id, MAX_HOSTS).await?;
        states.extend(lost.iter().map(DeliveryState::given_up));
        Ok(states)
    }
}

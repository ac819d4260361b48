//! Hours in which unusually many come by the form of an appeal. It may be success, or a program: whoever looks after
//! the signatures is told, once, to look by which domains they came.
//!
//! An hour is heavy in which at least [`FEWEST`] came, and more than [`TIMES`] times as many as in the mean hour of the
//! seven days before. So many that one would look at all, and so far from what is usual that a mail to a list of members
//! or a day in the news is not one each hour. It lasts for as long as half of both is passed, so that it is not said
//! again whenever an hour falls below for a moment; and what goes on for a day and a half is usual by then.
//!
//! Nothing is kept of those who came: how many they are, and whether one domain stands out, stays until it is over.

use super::{Found, Group, find};
use crate::{FederationError, Instance, actions::sign_by_form::is_mail_provider, error::Result};
use serde::{Deserialize, Serialize};
use std::{collections::BTreeMap, time::Duration};
use tokio::time::sleep;
use tokio_util::sync::CancellationToken;
use undersigned_store::{
    appeals,
    person_arrivals::{self, Came},
    settings,
};

/// So few in an hour are never unusual.
pub const FEWEST: u64 = 200;
/// More than so many times what comes in a mean hour is unusual.
pub const TIMES: u64 = 10;
/// How often this is looked at.
const INTERVAL: Duration = Duration::from_secs(5 * 60);
/// How soon it is looked at again whether the time may be believed.
const DOUBT_INTERVAL: Duration = Duration::from_secs(10);
/// Milliseconds of an hour.
const HOUR: i64 = 60 * 60 * 1_000;
/// Hours that are compared.
const HOURS_BEFORE: i64 = 7 * 24;
/// With what the names begin under which such hours are noted.
const NOTED: &str = "heavy-hour:";

/// An hour in which unusually many came.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct HeavyHour {
    /// When it was noticed, in milliseconds since 1970.
    pub since: i64,
    /// When it was looked at last.
    pub seen: i64,
    /// How many came in the hour before that: they signed, or have not confirmed yet.
    pub people: u64,
    /// Whether one registered domain, no mail provider's, accounts for at least two thirds of them. Which one is kept
    /// nowhere.
    pub one_domain: bool,
}

/// Looks every few minutes, until stopped.
pub async fn run(instance: Instance, stop: CancellationToken) {
    while !stop.is_cancelled() {
        let pause = match instance.is_time_in_doubt() {
            true => DOUBT_INTERVAL,
            false => {
                if let Err(error) = look(&instance).await {
                    tracing::warn!(%error, "it was not looked at whether unusually many sign");
                }
                INTERVAL
            }
        };
        stop.run_until_cancelled(sleep(pause)).await;
    }
}

/// Looks at every appeal that people sign here, and notes where such an hour begins, goes on or is over.
///
/// # Errors
/// The database.
pub async fn look(instance: &Instance) -> Result<()> {
    let (db, now) = (instance.database.conn(), instance.clock.millis());
    let noted = settings::names_below(db, NOTED).await?;
    for came in person_arrivals::came(db, (now - HOUR, now + 1)).await? {
        let appeal_id = came.appeal_id;
        let is_noted = noted.contains(&name_of(appeal_id));
        // What fails for one keeps no other from being looked at.
        if let Err(error) = weigh(instance, &came, is_noted, now).await {
            tracing::warn!(appeal_id, %error, "it was not looked at whether unusually many sign");
        }
    }
    Ok(())
}

async fn weigh(instance: &Instance, came: &Came, is_noted: bool, now: i64) -> Result<()> {
    let (db, appeal_id) = (instance.database.conn(), came.appeal_id);
    let name = name_of(appeal_id);
    if !is_heavy(instance, came, is_noted, now).await? {
        if is_noted {
            settings::delete(db, &name).await?;
        }
        return Ok(());
    }
    let people = count_of(came);
    let was = match is_noted {
        true => noted_of(instance, appeal_id).await?,
        false => None,
    };
    let hour = HeavyHour {
        since: was.as_ref().map_or(now, |was| was.since),
        seen: now,
        people,
        one_domain: is_mostly_of_one_domain(instance, appeal_id, now).await?,
    };
    let text = serde_json::to_string(&hour);
    let text = text.map_err(|error| FederationError::Internal(error.to_string()))?;
    settings::set(db, &name, &text).await?;
    if was.is_none() {
        tracing::warn!(
            appeal_id,
            people,
            "in the last hour unusually many people signed an appeal by its form, or began to: it may be success. By \
             which mail domains they came stands at the desk of the appeal, under its people's signatures"
        );
    }
    Ok(())
}

fn count_of(came: &Came) -> u64 {
    u64::try_from(came.people).unwrap_or_default()
}

/// Whether so many are unusual; where they were a moment ago, half is enough.
async fn is_heavy(instance: &Instance, came: &Came, already: bool, now: i64) -> Result<bool> {
    let (fewest, times) = match already {
        true => (FEWEST / 2, TIMES / 2),
        false => (FEWEST, TIMES),
    };
    let people = count_of(came);
    if people < fewest {
        return Ok(false);
    }
    // With so many in the days before, the hour is none too many: no more of them are counted.
    let enough = people
        .saturating_mul(HOURS_BEFORE.unsigned_abs())
        .div_ceil(times);
    let enough = i64::try_from(enough).unwrap_or(i64::MAX);
    let before = (now - HOUR - HOURS_BEFORE * HOUR, now - HOUR);
    let db = instance.database.conn();
    let earlier = person_arrivals::earlier(db, came.appeal_id, before, enough).await?;
    Ok(earlier < enough)
}

async fn is_mostly_of_one_domain(instance: &Instance, appeal_id: i64, now: i64) -> Result<bool> {
    let appeal = appeals::by_id(instance.database.conn(), appeal_id).await?;
    let Some(appeal) = appeal else {
        return Ok(false);
    };
    let hour = Group {
        since: now - HOUR,
        until: now + 1,
        domain: None,
    };
    let Found { people, .. } = find(instance, &appeal, &hour).await?;
    let mut domains: BTreeMap<&str, usize> = BTreeMap::new();
    for domain in people.iter().filter_map(|one| one.domain.as_deref()) {
        *domains.entry(domain).or_default() += 1;
    }
    let stands_out =
        |(domain, count): (&str, usize)| count * 3 >= people.len() * 2 && !is_mail_provider(domain);
    Ok(domains.into_iter().any(stands_out))
}

/// The hour that lasts at an appeal just now. None where nobody has looked for an hour, as without background work.
///
/// # Errors
/// The database.
pub async fn of(instance: &Instance, appeal_id: i64) -> Result<Option<HeavyHour>> {
    let now = instance.clock.millis();
    let noted = noted_of(instance, appeal_id).await?;
    Ok(noted.filter(|hour| now.saturating_sub(hour.seen) < HOUR))
}

/// At how many appeals such an hour lasts.
///
/// # Errors
/// The database.
pub async fn count(instance: &Instance) -> Result<u64> {
    let mut lasting = 0;
    for name in settings::names_below(instance.database.conn(), NOTED).await? {
        let id = name.strip_prefix(NOTED).and_then(|id| id.parse().ok());
        if let Some(id) = id
            && of(instance, id).await?.is_some()
        {
            lasting += 1;
        }
    }
    Ok(lasting)
}

fn name_of(appeal_id: i64) -> String {
    format!("{NOTED}{appeal_id}")
}

async fn noted_of(instance: &Instance, appeal_id: i64) -> Result<Option<HeavyHour>> {
    let noted = settings::get(instance.database.conn(), &name_of(appeal_id)).await?;
    Ok(noted.and_then(|noted| serde_json::from_str(&noted).ok()))
}

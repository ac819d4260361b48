//! Who came by the form of an appeal lately, counted by the domain of the mailbox and by time, and all of a row deleted
//! at once: for whoever looks after the signatures while a program signs by the thousand.
//!
//! Nothing is kept for it. What people wrote is opened, and of the address the domain that somebody registered is looked
//! at; a domain of very few is not named, since it may be somebody's own. Who came with a list or with an account
//! elsewhere did not come by the form, and is neither counted nor deleted here.
//!
//! People came when they filled in the form, whenever they follow the link in their mail: a program fills it in a
//! thousand times in some minutes, and who was slow to confirm is not to be taken for a part of that.

mod group;
pub mod heavy_hours;
mod noted;

pub use group::{FEWEST, Group, Window};
pub use noted::{is_noted, mark, note, proof};

use super::{
    check_kept,
    look_up::{Reach, Whom},
    take_off,
};
use crate::{
    FederationError, Instance, actions::registration::Mailboxes, error::Result, mail::registered,
};
use chrono::DateTime;
use noted::note_group;
use std::{
    cmp::Reverse,
    collections::{BTreeMap, BTreeSet},
};
use undersigned_domain::email_address::EmailAddress;
use undersigned_store::{appeals::Appeal, person_arrivals};

/// Rows on one page, by domain and by time each.
const MOST_ROWS: usize = 50;
/// People whom one request deletes: within the time for which it waits for an answer.
pub const AT_A_TIME: usize = 500;
/// Rows that are looked at for one question, of those who signed and of those who wait each.
pub const MOST_READ: u64 = CHUNK * MAX_CHUNKS;
/// Rows read at a time.
const CHUNK: u64 = 500;
/// How often that is done.
const MAX_CHUNKS: u64 = 20;
/// How a signature came that was given by the form.
const BY_FORM: &str = "web-form";

/// How many came.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// Who they are.
    pub group: Group,
    /// Who signed: they have confirmed, and count.
    pub signed: u64,
    /// Who asked to sign and has not confirmed.
    pub waiting: u64,
    /// When the first of them came, in milliseconds since 1970.
    pub first: i64,
    /// When the last of them came.
    pub last: i64,
}

impl Row {
    fn of(group: Group) -> Self {
        Self {
            signed: 0,
            waiting: 0,
            first: group.until,
            last: group.since,
            group,
        }
    }

    fn add(&mut self, one: &Arrival) {
        match one.whom {
            Whom::Signed(_) => self.signed += 1,
            Whom::Asked(_) => self.waiting += 1,
        }
        self.first = self.first.min(one.at);
        self.last = self.last.max(one.at);
    }

    /// All of them together.
    #[must_use]
    pub fn people(&self) -> u64 {
        self.signed + self.waiting
    }

    fn is_told(&self) -> bool {
        self.group.is_told(self.people())
    }
}

/// Who came in a time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Arrivals {
    /// All of them.
    pub all: Row,
    /// Those of a domain, the most first.
    pub by_domain: Vec<Row>,
    /// Those of a part of the time, the latest first; where there are very many parts, those in which most came.
    pub by_time: Vec<Row>,
    /// How many stand in no row of a domain.
    pub elsewhere: u64,
    /// Whether all were looked at, and not only the newest.
    pub are_all: bool,
}

/// What became of a group.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Gone {
    /// How many were deleted.
    pub deleted: usize,
    /// How many are left to be deleted.
    pub left: usize,
}

/// Somebody who came.
struct Arrival {
    whom: Whom,
    at: i64,
    domain: Option<String>,
}

struct Found {
    people: Vec<Arrival>,
    are_all: bool,
}

/// Counts who came by the form. That somebody looked is in the log before anything is opened: for whoever may open what
/// people wrote.
///
/// # Errors
/// [`FederationError::Invalid`] `people_over` once the day is over until which what they wrote is kept; the database.
pub async fn count(instance: &Instance, appeal: &Appeal, window: Window) -> Result<Arrivals> {
    check_kept(instance, appeal.id).await?;
    let whole = window.time(instance.clock.millis());
    note(instance, &whole).await?;
    counted(instance, appeal, whole, window).await
}

/// The same of a time of which the log says already that it is counted.
///
/// # Errors
/// As [`count`].
pub async fn count_noted(
    instance: &Instance,
    appeal: &Appeal,
    whole: Group,
    window: Window,
) -> Result<Arrivals> {
    // It may be asked for long after the log was told.
    check_kept(instance, appeal.id).await?;
    counted(instance, appeal, whole, window).await
}

async fn counted(
    instance: &Instance,
    appeal: &Appeal,
    whole: Group,
    window: Window,
) -> Result<Arrivals> {
    let step = window.step();
    let found = find(instance, appeal, &whole).await?;
    let mut all = Row::of(whole.clone());
    let mut domains: BTreeMap<String, Row> = BTreeMap::new();
    let mut times: BTreeMap<i64, Row> = BTreeMap::new();
    for one in &found.people {
        all.add(one);
        let start = one.at - one.at.rem_euclid(step);
        let of_time = || {
            Row::of(Group {
                since: start.max(whole.since),
                until: (start + step).min(whole.until),
                domain: None,
            })
        };
        times.entry(start).or_insert_with(of_time).add(one);
        if let Some(domain) = &one.domain {
            let of_domain = || {
                Row::of(Group {
                    domain: Some(domain.clone()),
                    ..whole.clone()
                })
            };
            let row = domains.entry(domain.clone()).or_insert_with(of_domain);
            row.add(one);
        }
    }
    let mut by_domain = fullest(domains.into_values());
    by_domain.retain(Row::is_told);
    let named: u64 = by_domain.iter().map(Row::people).sum();
    let mut by_time = fullest(times.into_values());
    by_time.sort_by_key(|row| Reverse(row.group.since));
    Ok(Arrivals {
        elsewhere: all.people() - named,
        all,
        by_domain,
        by_time,
        are_all: found.are_all,
    })
}

/// The rows for which most came, as many as a page has.
fn fullest(rows: impl Iterator<Item = Row>) -> Vec<Row> {
    let mut rows: Vec<Row> = rows.collect();
    rows.sort_by_key(|row| Reverse(row.people()));
    rows.truncate(MOST_ROWS);
    rows
}

/// Counts a group as it is now, before it is deleted; none where they are too few of a domain to be told of.
///
/// # Errors
/// As [`count`].
pub async fn see(instance: &Instance, appeal: &Appeal, group: Group) -> Result<Option<Row>> {
    check_kept(instance, appeal.id).await?;
    note(instance, &group).await?;
    let people = find(instance, appeal, &group).await?.people;
    Ok(row_of(group, &people))
}

/// Counts a part of a time of which the log says already that it is counted, and of it, where one is named by its [`mark`],
/// those of a domain.
///
/// # Errors
/// As [`count`].
pub async fn see_noted(
    instance: &Instance,
    appeal: &Appeal,
    time: Group,
    marked: Option<&str>,
) -> Result<Option<Row>> {
    check_kept(instance, appeal.id).await?;
    let people = find(instance, appeal, &time).await?.people;
    let group = meant(instance, time, marked, &people);
    Ok(group.and_then(|group| row_of(group, &people)))
}

/// Whom [`see_noted`] is asked about, once the day is over: nobody is counted any more, but as long as deleting waits, whoever
/// is there still can be deleted. Of a domain it is asked only what it is called: whoever asks has seen that.
///
/// # Errors
/// The database.
pub async fn name_noted(
    instance: &Instance,
    appeal: &Appeal,
    time: Group,
    marked: Option<&str>,
) -> Result<Option<Group>> {
    if marked.is_none() {
        return Ok(Some(time));
    }
    let people = find(instance, appeal, &time).await?.people;
    let group = meant(instance, time, marked, &people);
    let row = group.and_then(|group| row_of(group, &people));
    Ok(row.map(|row| row.group))
}

/// A time and, where one is named by its [`mark`], a domain of somebody who came in it.
fn meant(
    instance: &Instance,
    time: Group,
    marked: Option<&str>,
    people: &[Arrival],
) -> Option<Group> {
    let Some(marked) = marked else {
        return Some(time);
    };
    let domains: BTreeSet<&str> = people
        .iter()
        .filter_map(|one| one.domain.as_deref())
        .collect();
    let mut domains = domains.into_iter();
    let domain = domains.find(|domain| mark(instance, domain) == marked)?;
    Some(Group {
        domain: Some(domain.to_owned()),
        ..time
    })
}

/// Those of a group among some people; none where they are too few to be told of.
fn row_of(group: Group, people: &[Arrival]) -> Option<Row> {
    let mut row = Row::of(group.clone());
    let meant = people.iter().filter(|one| is_in(&group, one));
    meant.for_each(|one| row.add(one));
    Some(row).filter(Row::is_told)
}

/// Deletes everything that is kept of at most so many of a group, the newest first, each as [`take_off::delete`] does it
/// and in a transaction of its own: where it is broken off, nobody is deleted by half, and it is gone on with by asking
/// once more. Nobody gets a mail. The log says of which time and how many were to go; no domain, which may be somebody's
/// own. Of a domain of very few nobody is deleted, and none are left of whom it would not be told.
///
/// # Errors
/// The database.
pub async fn delete(
    instance: &Instance,
    appeal: &Appeal,
    group: &Group,
    most: usize,
) -> Result<Gone> {
    let mut people = find(instance, appeal, group).await?.people;
    if !group.is_told(people.len() as u64) {
        people.clear();
    }
    note_group(group, Some(people.len()));
    let rest = people.len().saturating_sub(most);
    let most = if group.is_told(rest as u64) {
        most
    } else {
        usize::MAX
    };
    let mut gone = Gone {
        deleted: 0,
        left: people.len().saturating_sub(most),
    };
    let mut mailboxes = Mailboxes::default();
    for one in people.iter().take(most) {
        let (whom, reach) = (&one.whom, Reach::Everybody);
        let deleting = take_off::delete_one_of(instance, appeal, whom, reach, &mut mailboxes);
        match Box::pin(deleting).await {
            Ok(()) => gone.deleted += 1,
            // They confirmed meanwhile: whoever counts again finds them among those who signed.
            Err(FederationError::NotFound { .. }) => {}
            Err(error) => return Err(error),
        }
    }
    Ok(gone)
}

/// Whether somebody is in a group, whose time is looked at as well.
fn is_in(group: &Group, one: &Arrival) -> bool {
    group.spans(one.at) && (group.domain.is_none() || group.domain == one.domain)
}

async fn find(instance: &Instance, appeal: &Appeal, group: &Group) -> Result<Found> {
    let (db, now) = (instance.database.conn(), instance.clock.millis());
    let mut people = Vec::new();
    let (mut before, mut are_all) = (i64::MAX, false);
    for _ in 0..MAX_CHUNKS {
        let rows = person_arrivals::signed(db, appeal.id, before, CHUNK).await?;
        // Rows are numbered as people confirm, which nobody does before they have come.
        let is_past = rows.last().is_some_and(|row| row.created_at < group.since);
        are_all = is_past || rows.len() as u64 != CHUNK;
        for row in rows {
            before = row.id;
            if row.source == BY_FORM && row.created_at >= group.since {
                let (whom, at) = (Whom::Signed(row.id), row.created_at);
                people.extend(opened(instance, appeal, whom, at, &row.sealed));
            }
        }
        if are_all {
            break;
        }
    }
    let (span, most) = ((group.since, group.until), MOST_READ as i64);
    let waiting = person_arrivals::waiting(db, appeal.id, span, now, most).await?;
    are_all = are_all && waiting.len() as u64 != MOST_READ;
    for row in waiting {
        let (whom, at) = (Whom::Asked(row.token_hash), row.created_at);
        people.extend(opened(instance, appeal, whom, at, &row.sealed));
    }
    people.retain(|one| is_in(group, one));
    Ok(Found { people, are_all })
}

/// What of a row is looked at. One that does not open keeps no other from being counted.
fn opened(
    instance: &Instance,
    appeal: &Appeal,
    whom: Whom,
    at: i64,
    sealed: &[u8],
) -> Option<Arrival> {
    let Ok(person) = instance.open_person(appeal.id, sealed) else {
        tracing::warn!(appeal_id = appeal.id, "a signature cannot be read");
        return None;
    };
    let address = EmailAddress::parse(&person.email).ok();
    let domain = address.map(|address| registered(address.domain()).to_owned());
    // Later than the row where they have signed another wording since.
    let came = person.signed_at.as_deref();
    let came = came.and_then(|came| DateTime::parse_from_rfc3339(came).ok());
    let at = came.map_or(at, |came| came.timestamp_millis().min(at));
    Some(Arrival { whom, at, domain })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_group_ends_before_the_moment_at_which_it_ends() {
        let group = Group {
            since: 5,
            until: 9,
            domain: Some("farm.example".to_owned()),
        };
        let spanned = [4, 5, 8, 9].map(|at| group.spans(at));
        assert_eq!(spanned, [false, true, true, false]);
        let of = |domain: Option<&str>| Arrival {
            whom: Whom::Signed(1),
            at: 5,
            domain: domain.map(str::to_owned),
        };
        assert!(is_in(&group, &of(Some("farm.example"))));
        assert!(!is_in(&group, &of(Some("post.example"))) && !is_in(&group, &of(None)));
    }
}

//! What happens by itself after a ballot has closed: sealed votes of ours are opened, and each voter
//! of ours says how it counted.
//!
//! A recount names the votes that it knew of. For an hour from when it was first said it is corrected,
//! while votes that were on their way come in: a server that was away over the end has that hour when it
//! is back. What turns up later with an earlier time on it is then to be seen as such.

use super::{Said, begin, is_about, votes};
use crate::{FederationError, Instance, error::Result, replica::Snapshot};
use std::{
    collections::{BTreeSet, HashMap},
    time::Duration,
};
use tokio::time::{Instant, sleep};
use tokio_util::sync::CancellationToken;
use ulid::Ulid;
use undersigned_domain::{
    proceedings::{BallotEntry, Content, Proceeding, Recount},
    withdrawn_since,
};
use undersigned_store::{
    appeals::{self, Appeal},
    organizations::{self, Organization},
    proceedings::{self as store, Proceeding as Row},
    vote_seals as seals,
};

const TYPE: &str = "Recount";
/// Pause between two looks at what has closed.
const PAUSE: Duration = Duration::from_secs(2);
/// After how long, in milliseconds, a seal is tried again that could not be opened.
const AGAIN_MILLIS: i64 = 60 * 1_000;
/// Most seals that are opened in one look.
const OPENED_AT_ONCE: u64 = 500;
/// How long after its end, in milliseconds, a ballot is still recounted where it was not.
const LOOK_BACK_MILLIS: i64 = 30 * 24 * 60 * 60 * 1_000;
/// For how long, in milliseconds, a recount follows votes that come in.
const SETTLING_MILLIS: i64 = 60 * 60 * 1_000;

/// Longest pause before ballots are recounted again where one of ours could not say how it counts.
const LONGEST_PAUSE: Duration = Duration::from_secs(60 * 60);

/// For each appeal, what there was when all of ours had said how they count: until that changes
/// there is nothing to do.
#[derive(Debug, Default)]
struct Recounted {
    all: HashMap<i64, Counted>,
    /// Where one of ours could not: its keys have ended, or it is suspended.
    not_all: HashMap<i64, Missing>,
}

#[derive(Debug)]
struct Missing {
    held: String,
    pause: Duration,
    again: Instant,
}

#[derive(Debug)]
struct Counted {
    /// When the last ballot ended.
    last: i64,
    /// What was held.
    held: String,
    /// Until when recounts follow votes that come in.
    until: i64,
}

impl Recounted {
    fn is_settled(&self, appeal: i64, ended: i64, now: i64) -> bool {
        let counted = self.all.get(&appeal);
        counted.is_some_and(|counted| counted.last == ended && counted.until < now)
    }

    /// Whether it is tried again later; `held` is what is held now, where that matters still.
    fn is_put_off(&self, appeal: i64, held: Option<&str>, now: Instant) -> bool {
        let missing = self.not_all.get(&appeal);
        missing.is_some_and(|one| now < one.again && held.is_none_or(|held| one.held == held))
    }

    /// Notes that one of ours could not say how it counts.
    fn put_off(&mut self, appeal: i64, held: String, now: Instant) {
        let before = self.not_all.get(&appeal).filter(|one| one.held == held);
        let pause = before.map_or(PAUSE, |one| (one.pause * 2).min(LONGEST_PAUSE));
        let again = now + pause;
        let missing = Missing { held, pause, again };
        self.not_all.insert(appeal, missing);
    }

    fn holds(&self, appeal: i64, ended: i64, held: &str) -> bool {
        let counted = self.all.get(&appeal);
        counted.is_some_and(|one| one.last == ended && one.held == held)
    }
}

/// Does what is due, again and again.
pub async fn run(instance: Instance, stop: CancellationToken) {
    let mut recounted = Recounted::default();
    while !stop.is_cancelled() {
        // What is opened too early is known to all, and a seal that is let go of cannot be opened.
        if !instance.is_time_in_doubt()
            && let Err(error) = work(&instance, &mut recounted).await
        {
            tracing::warn!(%error, "ballots that have closed were not looked after");
        }
        stop.run_until_cancelled(sleep(PAUSE)).await;
    }
}

/// Opens sealed votes of ours, and recounts what has ended. What was done is not done again.
///
/// # Errors
/// The database.
async fn work(instance: &Instance, recounted: &mut Recounted) -> Result<()> {
    open_seals(instance).await?;
    let (db, now) = (instance.database.conn(), instance.clock.millis());
    for (id, last) in store::appeals_with_ended(db, now - LOOK_BACK_MILLIS, now).await? {
        // What others hold of our own words is read first.
        if recounted.is_settled(id, last, now) || !instance.may_sign_by_itself(id) {
            continue;
        }
        let settled = now - last > SETTLING_MILLIS;
        if settled && recounted.is_put_off(id, None, Instant::now()) {
            continue;
        }
        let Some(appeal) = appeals::by_id(db, id).await? else {
            continue;
        };
        let snapshot = instance.snapshot(&appeal).await?;
        let held = instance.digest_of_proceedings(id).await?;
        let held = format!("{held} {}", snapshot.digest());
        if recounted.is_put_off(id, Some(&held), Instant::now()) {
            continue;
        }
        if recounted.holds(id, last, &held) {
            recounted.not_all.remove(&id);
            continue;
        }
        match recount(instance, &appeal, &snapshot).await? {
            Some(said) => {
                let until = said.max(last) + SETTLING_MILLIS;
                recounted.all.insert(id, Counted { last, held, until });
                recounted.not_all.remove(&id);
            }
            None => recounted.put_off(id, held, Instant::now()),
        }
    }
    Ok(())
}

async fn open_seals(instance: &Instance) -> Result<()> {
    let (db, now) = (instance.database.conn(), instance.clock.millis());
    // Each is let go of or put off, so that the next look finds others.
    for seal in seals::due(db, now, OPENED_AT_ONCE).await? {
        let appeal = appeals::by_id(db, seal.appeal_id).await?;
        let Some(appeal) = appeal.filter(|_| now <= seal.opens_until) else {
            seals::delete(db, seal.id).await?;
            continue;
        };
        // Where nothing comes of it, the same question may be asked again: how ours voted stays theirs.
        match standing(instance, &appeal, &seal.ballot).await? {
            Standing::CalledOff => {
                seals::delete(db, seal.id).await?;
                continue;
            }
            // The organiser, or whoever had one of its keys for a while, may be overruled by a later note.
            Standing::CutOff => {
                seals::put_off(db, seal.id, now + AGAIN_MILLIS).await?;
                continue;
            }
            Standing::Decides => {}
        }
        match votes::open(instance, &appeal, &seal).await {
            Ok(()) => {}
            Err(error @ FederationError::Store(_)) => return Err(error),
            Err(error) => {
                tracing::warn!(ballot = seal.ballot, %error, "a sealed vote is not opened yet");
                seals::put_off(db, seal.id, now + AGAIN_MILLIS).await?;
            }
        }
    }
    Ok(())
}

/// Whether anything comes of a ballot.
enum Standing {
    /// It was called off, for good.
    CalledOff,
    /// Its appeal was withdrawn before it had ended.
    CutOff,
    Decides,
}

async fn standing(instance: &Instance, appeal: &Appeal, ballot: &str) -> Result<Standing> {
    let snapshot = instance.snapshot(appeal).await?;
    let record = instance.record(appeal, &snapshot).await?;
    let withdrawn = withdrawn_since(snapshot.state(), snapshot.list());
    Ok(match record.ballot(ballot) {
        Some(entry) if entry.cancelled => Standing::CalledOff,
        Some(entry) if entry.is_cut_off(withdrawn) => Standing::CutOff,
        _ => Standing::Decides,
    })
}

/// Lets each voter of ours say how it counts every ballot that has ended: when the last of them said so
/// first, in milliseconds since 1970; none where one could not.
async fn recount(instance: &Instance, appeal: &Appeal, snapshot: &Snapshot) -> Result<Option<i64>> {
    let record = instance.record(appeal, snapshot).await?;
    let now = instance.clock.millis();
    let mut all = true;
    let mut last = 0;
    for entry in &record.ballots {
        let ended = i64::try_from(entry.ballot.ends()).unwrap_or(i64::MAX);
        if entry.cancelled || ended >= now || ended < now - LOOK_BACK_MILLIS {
            continue;
        }
        for organization in voters_of_ours(instance, entry).await? {
            // It signs nothing meanwhile, and says how it counts afterwards.
            if organization.suspended_at.is_some() {
                all = false;
                continue;
            }
            let actor = &organization.ap_id;
            let keys = instance.keys_of(actor).await?.all_public();
            let state = snapshot.state();
            // Who only votes for another is perhaps not heard otherwise.
            if !keys.iter().any(|key| state.is_let_in(actor, key)) {
                continue;
            }
            match say(instance, &organization, appeal, entry).await {
                Ok(said) => last = said.max(last),
                Err(error @ FederationError::Store(_)) => return Err(error),
                Err(error) => {
                    tracing::debug!(ballot = entry.id, %error, "a ballot is not recounted");
                    all = false;
                }
            }
        }
    }
    Ok(all.then_some(last))
}

/// The voters, and those who vote for others, that are organisations of this server.
async fn voters_of_ours(instance: &Instance, entry: &BallotEntry) -> Result<Vec<Organization>> {
    let delegates = entry.ballot.roll.iter().filter_map(|place| {
        let delegate = place.delegate.as_ref()?;
        Some(delegate.actor.as_str())
    });
    let voters = entry.ballot.roll.iter().map(|place| place.voter.as_str());
    let ours: BTreeSet<&str> = voters
        .chain(delegates)
        .filter(|actor| instance.addresses.is_ours(actor))
        .collect();
    let mut found = Vec::new();
    for actor in ours {
        found.extend(organizations::by_ap_id(instance.database.conn(), actor).await?);
    }
    Ok(found)
}

/// Says how an organisation counts a ballot, unless it has said so. Gives when it said so first.
async fn say(
    instance: &Instance,
    organization: &Organization,
    appeal: &Appeal,
    entry: &BallotEntry,
) -> Result<i64> {
    let recount = Recount {
        about: entry.id.clone(),
        ballot_digest: entry.digest,
        result_digest: entry.result.digest,
        votes: entry.counted(),
    };
    let (db, now) = (instance.database.conn(), instance.clock.millis());
    let said = store::of_author(db, appeal.id, &organization.ap_id, TYPE).await?;
    for row in said {
        let Content::Recount(said) = Proceeding::stored(&row.body)?.content else {
            continue;
        };
        let first = first_said(&row);
        if said.about == recount.about && (*said == recount || now - first > SETTLING_MILLIS) {
            return Ok(first);
        }
    }
    let floor = begin(instance, organization, appeal).await?;
    let about = |said: &serde_json::Value| is_about(said, &recount.about);
    let earlier = floor.earlier(TYPE, about).await?;
    floor
        .say_and_end(Said {
            kind: TYPE,
            state: "counted",
            earlier: earlier.as_ref(),
            members: recount.members(),
        })
        .await?;
    Ok(earlier.as_ref().map_or(now, first_said))
}

/// When something was said for the first time, in milliseconds since 1970: its address, which stays
/// when it is said anew, was given then.
fn first_said(row: &Row) -> i64 {
    let name = row.ap_id.rsplit('/').next().unwrap_or_default();
    let given = Ulid::from_string(name).ok();
    let given = given.and_then(|name| i64::try_from(name.timestamp_ms()).ok());
    given.unwrap_or(row.seq)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_recount_follows_votes_for_an_hour_from_when_it_was_said() {
        let (ended, back) = (1_000, 1_000 + 50 * SETTLING_MILLIS);
        let mut recounted = Recounted::default();
        let counted = Counted {
            last: ended,
            held: "some".to_owned(),
            until: back + SETTLING_MILLIS,
        };
        recounted.all.insert(1, counted);
        assert!(!recounted.is_settled(1, ended, back));
        assert!(recounted.holds(1, ended, "some") && !recounted.holds(1, ended, "more"));
        assert!(recounted.is_settled(1, ended, back + SETTLING_MILLIS + 1));
        assert!(!recounted.is_settled(1, ended + 1, back + 2 * SETTLING_MILLIS));
    }

    #[test]
    fn an_address_says_when_it_was_given() {
        let name = Ulid::from_parts(1_796_000_000_000, 7)
            .to_string()
            .to_lowercase();
        let mut row = Row {
            id: 1,
            appeal_id: 1,
            ap_id: format!("https://hub.example/orgs/hub/proceedings/{name}"),
            kind: TYPE.to_owned(),
            register: String::new(),
            author: String::new(),
            key: String::new(),
            seq: 1_796_000_000_900,
            digest: String::new(),
            ends_at: None,
            body: String::new(),
            received_at: 0,
        };
        assert_eq!(first_said(&row), 1_796_000_000_000);
        row.ap_id = "https://hub.example/orgs/hub/proceedings/other".to_owned();
        assert_eq!(first_said(&row), row.seq);
    }
}

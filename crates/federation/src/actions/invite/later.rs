//! Co-initiators whose servers were away while an appeal was written: it goes out without them, and they are asked as soon
//! as their servers answer, or no more once these say that there is none. By an account alone nobody can be named, so what was
//! typed is kept.

use super::{dismissed_at, offer};
use crate::{FederationError, Instance, error::Result, speaking};
use undersigned_domain::admission::Role;
use undersigned_store::{
    ConnectionTrait, StoreResult, appeals::Appeal, invitations, organizations::Organization,
    settings,
};

/// With what the names begin under which they are kept.
const KEPT: &str = "co-initiator-later:";
/// Most of one appeal that are asked.
const MOST: usize = 20;
/// Most that were left out. Nobody is asked for them: these are as many lines as anybody types.
const MOST_LEFT_OUT: usize = 200;
/// How long an account may be, in characters.
const MAX_CHARS: usize = 300;
/// For how long they are asked, in milliseconds: two weeks, as everything is sent that waits for another server.
const LASTS_MILLIS: i64 = 14 * 24 * 60 * 60 * 1_000;
/// After how long they are forgotten, in milliseconds: the desk shows for as long again that they were not asked.
const SHOWN_MILLIS: i64 = 2 * LASTS_MILLIS;
/// The longest pause between two times.
const PAUSE_MILLIS: i64 = 3 * 60 * 60 * 1_000;

/// What is noted of an account that its server does not know.
const NOT_FOUND: &str = "not-found";
/// What is noted of one in whose line nobody was found while the text was written.
const LEFT_OUT: &str = "left-out";

/// Somebody who is asked later.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Later {
    /// As it was typed: `@name@host`, or an address.
    pub account: String,
    /// Whether somebody still tries.
    pub asking: Asking,
}

/// Whether somebody is still to be asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Asking {
    /// As soon as its server answers.
    Later,
    /// Not any more: its server did not answer for two weeks.
    NotReached,
    /// Not any more: its server answered, and knows no such account.
    NotFound,
    /// Not at all: nobody was found under what was typed, and it was left out of the text.
    LeftOut,
}

impl Asking {
    /// The word by which pages name it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Later => "later",
            Self::NotReached => "not-reached",
            Self::NotFound => NOT_FOUND,
            Self::LeftOut => LEFT_OUT,
        }
    }
}

/// What is kept of one.
struct Noted {
    account: String,
    /// Since when it is to be asked.
    since: i64,
    /// When that was tried last.
    tried: i64,
    /// That nobody tries any more, where that was found out.
    over: Option<Asking>,
}

impl Noted {
    fn of(account: &str, said: &str) -> Self {
        let mut words = said.split(' ');
        let mut time = || words.next().and_then(|word| word.parse::<i64>().ok());
        let (since, tried) = (time(), time());
        Self {
            account: account.to_owned(),
            since: since.unwrap_or(0),
            tried: tried.unwrap_or(0),
            over: match words.next() {
                Some(NOT_FOUND) => Some(Asking::NotFound),
                Some(LEFT_OUT) => Some(Asking::LeftOut),
                _ => None,
            },
        }
    }

    /// Whether it is still to be asked.
    fn asking(&self, published: Option<i64>, now: i64) -> Asking {
        match self.over {
            Some(over) => over,
            None if self.age(published, now) >= LASTS_MILLIS => Asking::NotReached,
            None => Asking::Later,
        }
    }

    /// Whether nobody was found under it, so that it is in no text and nobody is asked.
    fn is_left_out(&self) -> bool {
        self.over == Some(Asking::LeftOut)
    }

    /// How long it has been asked by now; the time before the appeal was published does not count.
    fn age(&self, published: Option<i64>, now: i64) -> i64 {
        let since = self.since.max(published.unwrap_or(now));
        now.saturating_sub(since)
    }

    /// Whether it is to be tried now: less and less often. A time that lies ahead was written by a clock that was set
    /// back since.
    fn is_due(&self, published: Option<i64>, now: i64) -> bool {
        let age = self.age(published, now);
        let pause = (age / 8).min(PAUSE_MILLIS);
        let waited = now.saturating_sub(self.tried);
        self.asking(published, now) == Asking::Later && !(0..pause).contains(&waited)
    }
}

/// What the names of an appeal begin with. The row's number alone may come again, once a draft was thrown away.
fn below(appeal: &Appeal) -> String {
    format!("{KEPT}{}-{}:", appeal.id, appeal.created_at)
}

fn name(appeal: &Appeal, account: &str) -> String {
    format!("{}{account}", below(appeal))
}

async fn noted(db: &impl ConnectionTrait, appeal: &Appeal) -> StoreResult<Vec<Noted>> {
    let below = below(appeal);
    let names = settings::names_below(db, &below).await?;
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let kept = settings::values(db, &names).await?;
    let noted = kept.iter().map(|(name, said)| {
        let account = name.strip_prefix(&below).unwrap_or_default();
        Noted::of(account, said)
    });
    Ok(noted.collect())
}

/// Notes of accounts that nothing names how it stands with them: that they are asked [`Asking::Later`], or were
/// [`Asking::LeftOut`]. Whom somebody still tries to ask is left as it is; whom nobody tries any more is noted anew.
///
/// # Errors
/// The database.
pub async fn note_later(
    instance: &Instance,
    appeal: &Appeal,
    accounts: &[String],
    asking: Asking,
) -> Result<()> {
    if accounts.is_empty() {
        return Ok(());
    }
    let now = instance.clock.millis();
    let said = format!("{now} 0 {}", asking.name());
    let transaction = instance.database.begin().await?;
    let known = noted(&transaction, appeal).await?;
    let leaves_out = asking == Asking::LeftOut;
    // Whoever is asked and whoever was left out take no room from each other.
    let alike = known.iter().filter(|one| one.is_left_out() == leaves_out);
    let most = match leaves_out {
        true => MOST_LEFT_OUT,
        false => MOST,
    };
    let mut room = most.saturating_sub(alike.count());
    for account in accounts {
        if account.chars().count() > MAX_CHARS {
            continue;
        }
        match known.iter().find(|one| one.account == *account) {
            Some(one) if one.asking(appeal.published_at, now) == Asking::Later => continue,
            Some(one) if one.is_left_out() == leaves_out => {}
            _ if room == 0 => continue,
            _ => room -= 1,
        }
        settings::set(&transaction, &name(appeal, account), &said).await?;
    }
    transaction.commit().await?;
    Ok(())
}

/// Who is yet to be asked, or was not asked at all.
///
/// # Errors
/// The database.
pub async fn later(instance: &Instance, appeal: &Appeal) -> Result<Vec<Later>> {
    let now = instance.clock.millis();
    let noted = noted(instance.database.conn(), appeal).await?;
    let shown = noted.into_iter().map(|one| Later {
        asking: one.asking(appeal.published_at, now),
        account: one.account,
    });
    Ok(shown.collect())
}

/// Asks somebody no more: they were asked, or it is not wanted any longer. Says whether they were to be.
///
/// # Errors
/// The database.
pub async fn not_later(instance: &Instance, appeal: &Appeal, account: &str) -> Result<bool> {
    let db = instance.database.conn();
    Ok(settings::take(db, &name(appeal, account)).await?)
}

/// Asks nobody of an appeal any more that is thrown away. Call it in a transaction.
///
/// # Errors
/// The database.
pub(in crate::actions) async fn forget_later(
    db: &impl ConnectionTrait,
    appeal: &Appeal,
) -> StoreResult<()> {
    settings::delete_below(db, &below(appeal)).await
}

/// Forgets those whom nobody has tried to ask for long.
///
/// # Errors
/// The database.
pub(super) async fn forget_over(instance: &Instance, appeal: &Appeal) -> Result<()> {
    if instance.is_deleting_in_doubt() {
        return Ok(());
    }
    let (db, now) = (instance.database.conn(), instance.clock.millis());
    for one in noted(db, appeal).await? {
        if one.age(appeal.published_at, now) >= SHOWN_MILLIS {
            settings::delete(db, &name(appeal, &one.account)).await?;
        }
    }
    Ok(())
}

/// Asks those whose servers answer by now.
///
/// # Errors
/// The database.
pub(super) async fn ask(
    instance: &Instance,
    organization: &Organization,
    appeal: &Appeal,
) -> Result<()> {
    let (db, now) = (instance.database.conn(), instance.clock.millis());
    for one in noted(db, appeal).await? {
        if !one.is_due(appeal.published_at, now) {
            continue;
        }
        let name = name(appeal, &one.account);
        // Before anybody is asked: whoever never answers takes no more turns than others. The desk may have taken it
        // back while others were asked.
        if !settings::replace(db, &name, &format!("{} {now}", one.since)).await? {
            continue;
        }
        let asked = match instance.find_actor(&one.account).await {
            Ok(found) => {
                let whom = (one.account.as_str(), found.id());
                ask_one(instance, organization, appeal, whom).await
            }
            // It has answered, and would say the same for two weeks.
            Err(FederationError::NotFound { .. } | FederationError::Gone(_)) => {
                let said = format!("{} {now} {NOT_FOUND}", one.since);
                settings::replace(db, &name, &said).await?;
                continue;
            }
            Err(error) => Err(error),
        };
        match asked {
            Ok(()) => settings::delete(db, &name).await?,
            Err(error) => tracing::debug!(code = error.code(), "a co-initiator is not asked yet"),
        }
    }
    Ok(())
}

/// Asks one who was found, unless that was done meanwhile.
async fn ask_one(
    instance: &Instance,
    organization: &Organization,
    appeal: &Appeal,
    (account, invited): (&str, &str),
) -> Result<()> {
    let held = invitations::find(instance.database.conn(), &appeal.ap_id, invited).await?;
    let was_asked =
        held.is_some_and(|held| held.inviter == appeal.organiser && !held.offer_id.is_empty());
    let snapshot = instance.snapshot(appeal).await?;
    let mut initiators = snapshot.list().initiators.iter();
    let was_dismissed = dismissed_at(
        snapshot.state(),
        &appeal.organiser,
        invited,
        Role::CoInitiator,
    ) > 0;
    if was_asked || was_dismissed || initiators.any(|one| one.actor == invited) {
        return Ok(());
    }
    speaking::check(instance, organization, appeal).await?;
    let (role, kept) = (Role::CoInitiator, name(appeal, account));
    offer(instance, organization, appeal, invited, role, Some(&kept)).await
}

#[cfg(test)]
mod tests {
    use super::*;

    const DAY: i64 = 24 * 60 * 60 * 1_000;

    #[test]
    fn who_was_away_is_asked_for_two_weeks_less_and_less_often() {
        let one = |since: i64, tried: i64| Noted {
            account: "@union@away.example".to_owned(),
            since,
            tried,
            over: None,
        };
        let published = Some(10 * DAY);
        let is_due = |tried: i64, now: i64| one(0, tried).is_due(published, now);
        assert!(is_due(0, 10 * DAY), "at once");
        let hour = DAY / 24;
        let later = 10 * DAY + 8 * hour;
        assert!(!is_due(later - hour + 1, later));
        assert!(is_due(later - hour, later));
        assert!(is_due(later + DAY, later), "the clock was set back since");
        let late = 23 * DAY;
        assert!(!is_due(late - PAUSE_MILLIS + 1, late));
        assert!(is_due(late - PAUSE_MILLIS, late));
        assert!(!is_due(0, 24 * DAY), "two weeks are over");
        // Whom another wording was to name is asked for as long.
        assert!(one(23 * DAY, 0).is_due(published, 24 * DAY));
    }

    #[test]
    fn what_is_noted_is_read_as_it_was_written() {
        let noted = |said: &str| Noted::of("@union@away.example", said);
        let one = noted("5 7");
        assert_eq!((one.since, one.tried), (5, 7));
        assert_eq!(one.asking(Some(5), 7), Asking::Later);
        assert_eq!(
            one.asking(Some(5), 5 + LASTS_MILLIS),
            Asking::NotReached,
            "two weeks are over"
        );
        assert_eq!(noted("5 7 later").asking(Some(5), 7), Asking::Later);
        let unknown = noted("5 7 not-found");
        assert_eq!((unknown.since, unknown.tried), (5, 7));
        for now in [7, 5 + LASTS_MILLIS] {
            assert_eq!(unknown.asking(Some(5), now), Asking::NotFound);
            assert!(!unknown.is_due(Some(5), now));
        }
        let left_out = noted("5 0 left-out");
        assert_eq!(left_out.asking(Some(5), 7), Asking::LeftOut);
        assert!(!left_out.is_due(Some(5), 7));
        assert_eq!(noted("").since, 0);
    }
}

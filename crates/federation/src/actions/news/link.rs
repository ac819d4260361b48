//! What the links in the mails lead to, and what a mail server reports. Looking changes nothing.

use super::{Kept, LINK_MILLIS, Purpose, email_hash, secret};
use crate::{
    Instance,
    actions::{account, one_time_link::OneTimeLink},
    error::Result,
    networks::Asker,
};
use undersigned_domain::email_address::EmailAddress;
use undersigned_store::{
    ConnectionTrait, Transaction,
    appeals::{self, Appeal},
    subscribers::{self, READING, Subscriber, WAITING},
};

/// Everything that is kept of a reader.
#[derive(Debug)]
pub struct Reader {
    /// The address, as it was written.
    pub email: String,
    /// The language to write in.
    pub language: String,
    /// When they asked, in milliseconds since 1970.
    pub asked_at: i64,
    /// When they confirmed.
    pub confirmed_at: Option<i64>,
    /// The appeal.
    pub appeal: Appeal,
}

/// What is kept of a reader besides the address.
#[derive(Debug, Clone)]
pub struct Subscription {
    /// The language to write in.
    pub language: String,
    /// When they asked, in milliseconds since 1970.
    pub asked_at: i64,
    /// When they confirmed.
    pub confirmed_at: Option<i64>,
}

/// What the link that confirms is about.
#[derive(Debug)]
pub struct Asked {
    /// The appeal.
    pub appeal: Appeal,
    /// Whether it was confirmed before.
    pub is_confirmed: bool,
    /// The secret of the link by which it is ended.
    pub own: String,
}

/// What a secret leads to.
#[derive(Debug)]
pub enum Opened {
    /// A reader.
    Reader(Box<Reader>),
    /// It has ended; that was under this appeal.
    Ended(Box<Appeal>),
    /// There is no such link.
    Unknown,
}

/// Looks at what the link that confirms leads to. One that has confirmed already may be used again.
///
/// # Errors
/// The database.
pub async fn look(instance: &Instance, token: &str) -> Result<OneTimeLink<Asked>> {
    let db = instance.database.conn();
    let found = subscribers::by_confirmation(db, &account::hash(token)).await?;
    let Some((row, appeal)) = with_appeal(instance, found).await? else {
        return Ok(OneTimeLink::Unknown);
    };
    let over = row.asked_at + LINK_MILLIS <= instance.clock.millis();
    let is_confirmed = row.state == READING;
    Ok(match row.state.as_str() {
        WAITING if over => OneTimeLink::Expired(Box::new(appeal)),
        WAITING | READING => OneTimeLink::Open(Box::new(Asked {
            own: secret(instance, &row.seed, Purpose::Own),
            appeal,
            is_confirmed,
        })),
        _ => OneTimeLink::Used(Box::new(appeal)),
    })
}

/// Uses the link: from now on they get the news. Twice is as once. `asker` follows it.
///
/// # Errors
/// The database.
pub async fn confirm(instance: &Instance, token: &str, asker: Asker) -> Result<OneTimeLink<Asked>> {
    let looked = look(instance, token).await?;
    let OneTimeLink::Open(_) = &looked else {
        return Ok(looked);
    };
    let (db, now) = (instance.database.conn(), instance.clock.millis());
    let found = subscribers::by_confirmation(db, &account::hash(token)).await?;
    let Some(row) = found else {
        return Ok(OneTimeLink::Unknown);
    };
    let kept = Kept::open(instance, &row)?;
    if !subscribers::confirm(db, row.id, now).await? {
        // They read already, or have left in that very moment.
        return look(instance, token).await;
    }
    if let Some(kept) = kept
        && let Ok(email) = EmailAddress::parse(&kept.email)
    {
        instance.mail_was_answered(&email, asker).await;
    }
    Ok(looked)
}

/// What the link in every mail leads to.
///
/// # Errors
/// The database; sealed bytes that do not open.
pub async fn open(instance: &Instance, token: &str) -> Result<Opened> {
    let db = instance.database.conn();
    let found = subscribers::by_link(db, &account::hash(token)).await?;
    let Some((row, appeal)) = with_appeal(instance, found).await? else {
        return Ok(Opened::Unknown);
    };
    Ok(match Kept::open(instance, &row)? {
        Some(kept) => Opened::Reader(Box::new(Reader {
            email: kept.email,
            language: row.language,
            asked_at: row.asked_at,
            confirmed_at: row.confirmed_at,
            appeal,
        })),
        None => Opened::Ended(Box::new(appeal)),
    })
}

/// Ends a subscription: everything of it is deleted but that there was one, and what waits to be sent
/// is not. Whoever has left has left. Answers under which appeal; none where there is no such link.
///
/// # Errors
/// The database.
pub async fn leave(instance: &Instance, token: &str) -> Result<Option<Appeal>> {
    let db = instance.database.conn();
    let found = subscribers::by_link(db, &account::hash(token)).await?;
    let Some((row, appeal)) = with_appeal(instance, found).await? else {
        return Ok(None);
    };
    let transaction = instance.database.begin().await?;
    subscribers::leave(&transaction, row.id, instance.clock.millis()).await?;
    transaction.commit().await?;
    Ok(Some(appeal))
}

/// Whether a mailbox gets the news of an appeal.
pub(crate) async fn reads(instance: &Instance, appeal_id: i64, identity: &str) -> Result<bool> {
    let hash = email_hash(instance, appeal_id, identity);
    let found = subscribers::find(instance.database.conn(), appeal_id, &hash).await?;
    Ok(found.is_some_and(|row| row.state == READING))
}

/// Ends what a mailbox reads of an appeal, or asked for: everything that is kept of somebody is deleted.
pub(crate) async fn end_of(
    instance: &Instance,
    transaction: &Transaction,
    appeal_id: i64,
    identity: &str,
) -> Result<()> {
    let hash = email_hash(instance, appeal_id, identity);
    if let Some(row) = subscribers::find(transaction, appeal_id, &hash).await? {
        subscribers::leave(transaction, row.id, instance.clock.millis()).await?;
    }
    Ok(())
}

/// The subscription of an address to the news of an appeal, or what it asked for and has not confirmed. Another
/// address that reads the same here may be somebody else's mailbox.
pub(crate) async fn of_address(
    instance: &Instance,
    appeal_id: i64,
    email: &str,
) -> Result<Option<Subscription>> {
    let found = find(instance, instance.database.conn(), appeal_id, email).await?;
    Ok(found.map(|row| Subscription {
        language: row.language,
        asked_at: row.asked_at,
        confirmed_at: row.confirmed_at,
    }))
}

/// Ends it, as [`leave`] does; says whether there was one.
pub(crate) async fn end_of_address(
    instance: &Instance,
    transaction: &Transaction,
    appeal_id: i64,
    email: &str,
) -> Result<bool> {
    let Some(row) = find(instance, transaction, appeal_id, email).await? else {
        return Ok(false);
    };
    Ok(subscribers::leave(transaction, row.id, instance.clock.millis()).await?)
}

async fn find(
    instance: &Instance,
    db: &impl ConnectionTrait,
    appeal_id: i64,
    email: &str,
) -> Result<Option<Subscriber>> {
    // An old list may have brought what is no address.
    let Ok(email) = EmailAddress::parse(email) else {
        return Ok(None);
    };
    let hash = email_hash(instance, appeal_id, &email.identity());
    let Some(row) = subscribers::find(db, appeal_id, &hash).await? else {
        return Ok(None);
    };
    // One that does not open keeps nobody from what else is theirs.
    let kept = Kept::open(instance, &row).ok().flatten();
    let is_theirs = kept.is_some_and(|kept| kept.email.eq_ignore_ascii_case(&email.to_string()));
    Ok(is_theirs.then_some(row))
}

/// Holds whoever reads the news of an appeal with a mailbox, or asked for them: what is to be mailed to them about
/// something of theirs waits until the transaction ends, or is there to be taken back.
pub(crate) async fn hold(
    instance: &Instance,
    transaction: &Transaction,
    appeal_id: i64,
    identity: &str,
) -> Result<()> {
    let hash = email_hash(instance, appeal_id, identity);
    Ok(subscribers::hold_of(transaction, appeal_id, &hash).await?)
}

/// Ends the subscription that a return address names, since a mail server reports that its mailbox is
/// not there; says whether there was one to end. `status` is the code that it gave.
///
/// # Errors
/// The database.
pub async fn bounce(instance: &Instance, token: &str, status: &str) -> Result<bool> {
    let db = instance.database.conn();
    let Some(row) = subscribers::by_bounce(db, &account::hash(token)).await? else {
        return Ok(false);
    };
    let now = instance.clock.millis();
    let transaction = instance.database.begin().await?;
    let ended = subscribers::bounce(&transaction, row.id, status, now).await?;
    transaction.commit().await?;
    Ok(ended || row.state == WAITING)
}

async fn with_appeal(
    instance: &Instance,
    found: Option<Subscriber>,
) -> Result<Option<(Subscriber, Appeal)>> {
    let Some(row) = found else { return Ok(None) };
    let appeal = appeals::by_id(instance.database.conn(), row.appeal_id).await?;
    Ok(appeal.map(|appeal| (row, appeal)))
}

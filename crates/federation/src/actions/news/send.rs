//! Sending what was announced. A few mails at a time enter the queue, behind all others;
//! the mark of how far the news came moves in the same transaction, so that nobody is written twice,
//! whatever breaks off where.

use super::{
    Kept, Letter, Purpose, Reason, Writer,
    announce::{BY_FORM, WORDING},
    own_link, secret, write_to,
};
use crate::{
    Instance,
    actions::{
        people::{titles, wording},
        sign_by_form,
    },
    addresses::dispatch_folder,
    error::Result,
    views::takes_signatures,
};
use std::time::Duration;
use tokio::time::sleep;
use tokio_util::sync::CancellationToken;
use undersigned_domain::{Dispatch, appeal::Titles, dispatch::News};
use undersigned_store::{
    Transaction,
    appeals::{self, Appeal},
    dispatches, form_signers,
    mails::{self, Listed, Turn},
    news::{self as store, News as Row},
    persons::{self, PersonSignature},
    subscribers::{self, Subscriber},
};

/// How often it is looked whether something is to be sent.
const INTERVAL: Duration = Duration::from_secs(2);
/// Mails to readers that stand in the queue at a time.
const QUEUED: u64 = 48;
/// Pieces of news that are looked at in one round.
const AT_A_TIME: u64 = 100;
/// How many hexadecimal digits name a list of readers: no two of a server's have the same.
const LIST_LABEL: usize = 16;

/// All that the job needs.
#[derive(Debug, Clone)]
pub struct Sending {
    /// The running server.
    pub instance: Instance,
    /// Writes the mails.
    pub writer: Writer,
    /// Mails to readers in an hour, of all appeals together.
    pub per_hour: u32,
}

/// Sends what is new until stopped.
pub async fn run(sending: Sending, stop: CancellationToken) {
    while !stop.is_cancelled() {
        if let Err(error) = send_due(&sending).await {
            tracing::warn!(%error, "news was not sent");
        }
        stop.run_until_cancelled(sleep(INTERVAL)).await;
    }
}

async fn send_due(sending: &Sending) -> Result<()> {
    let instance = &sending.instance;
    let db = instance.database.conn();
    for row in store::unfinished(db, AT_A_TIME).await? {
        let waiting = mails::bulk_due(db, instance.clock.millis()).await?;
        let Some(room) = QUEUED.checked_sub(waiting).filter(|room| *room > 0) else {
            break;
        };
        match send_one(sending, &row, room).await {
            Ok(()) => {}
            // What is wrong with this one alone holds up no other.
            Err(error) if !error.is_of_database() => {
                tracing::warn!(news = row.id, %error, "this news cannot be sent; all other is");
            }
            Err(error) => return Err(error),
        }
    }
    Ok(())
}

async fn send_one(sending: &Sending, row: &Row, room: u64) -> Result<()> {
    let instance = &sending.instance;
    match Told::of(instance, row).await? {
        Some(told) if row.part.starts_with(BY_FORM) => {
            write_by_form(sending, row, &told, room).await
        }
        Some(told) => write(sending, row, &told, room).await,
        // It was taken back, its appeal is gone, or nothing is sent in its organiser's name.
        None => {
            let db = instance.database.conn();
            Ok(store::finish(db, row.id, instance.clock.millis()).await?)
        }
    }
}

/// What is told, as it stands now: a correction that came before a mail is in the mail.
struct Told {
    appeal: Appeal,
    titles: Titles,
    what: What,
}

enum What {
    Dispatch(Box<Dispatch>, News),
    /// That there is a new wording, to those who signed an earlier one.
    Wording(u64),
}

impl Told {
    async fn of(instance: &Instance, row: &Row) -> Result<Option<Self>> {
        let db = instance.database.conn();
        let Some(appeal) = appeals::by_id(db, row.appeal_id).await? else {
            return Ok(None);
        };
        if instance.is_suspended(db, appeal.organization_id).await? {
            return Ok(None);
        }
        let what = match row.name.as_str() {
            WORDING => What::wording(instance, &appeal, row).await?,
            _ => What::dispatch(instance, row).await?,
        };
        Ok(what.map(|what| Self {
            titles: titles(&appeal),
            what,
            appeal,
        }))
    }
}

impl What {
    async fn dispatch(instance: &Instance, row: &Row) -> Result<Option<Self>> {
        let db = instance.database.conn();
        let held = dispatches::by_name(db, row.appeal_id, &row.name).await?;
        let held = held.filter(|held| !held.withdrawn);
        let (Some(held), Some(news)) = (held, News::parse(&row.part)) else {
            return Ok(None);
        };
        let dispatch = Box::new(Dispatch::stored(&held.body)?);
        Ok(Some(Self::Dispatch(dispatch, news)))
    }

    /// None where it cannot be signed any more, or a later one has taken its place: that is told instead.
    async fn wording(instance: &Instance, appeal: &Appeal, row: &Row) -> Result<Option<Self>> {
        if !takes_signatures(appeal) {
            return Ok(None);
        }
        let snapshot = instance.snapshot(appeal).await?;
        let current = snapshot.list().current().map(|note| note.revision);
        let revision = row.part.strip_prefix(BY_FORM).unwrap_or(&row.part);
        let told: Option<u64> = revision.parse().ok();
        Ok(told.filter(|_| told == current).map(Self::Wording))
    }
}

/// Queues mails to the next readers, as many as there is room for and as an hour allows.
async fn write(sending: &Sending, row: &Row, told: &Told, room: u64) -> Result<()> {
    let instance = &sending.instance;
    let transaction = instance.database.begin().await?;
    let readers = subscribers::readers(
        &transaction,
        row.appeal_id,
        row.reached,
        row.created_at,
        room,
    )
    .await?;
    if readers.is_empty() {
        store::finish(&transaction, row.id, instance.clock.millis()).await?;
        transaction.commit().await?;
        return Ok(());
    }
    let mut reached = row.reached;
    for reader in &readers {
        if let Some(addressed) = Addressed::of(instance, &transaction, told, reader).await? {
            if !instance
                .may_send_news(&transaction, sending.per_hour)
                .await?
            {
                break;
            }
            write_one(sending, &transaction, told, reader, &addressed).await?;
        }
        reached = reader.id;
    }
    // Another process may have been faster; then none of this was.
    if reached != row.reached && store::advance(&transaction, row, reached).await? {
        transaction.commit().await?;
        instance.wake_mail();
    }
    Ok(())
}

/// Queues mails to the next organisations that signed an earlier wording by form, within the same bounds.
async fn write_by_form(sending: &Sending, row: &Row, told: &Told, room: u64) -> Result<()> {
    let instance = &sending.instance;
    let snapshot = instance.snapshot(&told.appeal).await?;
    let of = (&told.appeal, &snapshot);
    let transaction = instance.database.begin().await?;
    let (appeal_id, mut reached) = (row.appeal_id, row.reached);
    let signers = form_signers::listed_after(&transaction, appeal_id, reached, room).await?;
    if signers.is_empty() {
        store::finish(&transaction, row.id, instance.clock.millis()).await?;
        transaction.commit().await?;
        return Ok(());
    }
    for signer in &signers {
        if let Some(untold) = sign_by_form::untold(instance, of, signer) {
            if !instance
                .may_send_news(&transaction, sending.per_hour)
                .await?
            {
                break;
            }
            untold.tell(instance, &transaction, of, signer).await?;
        }
        reached = signer.id;
    }
    if reached != row.reached && store::advance(&transaction, row, reached).await? {
        transaction.commit().await?;
        instance.wake_mail();
    }
    Ok(())
}

/// A reader whom something is to be written to.
struct Addressed {
    kept: Kept,
    /// Their signature, where it is about that.
    signature: Option<PersonSignature>,
}

impl Addressed {
    async fn of(
        instance: &Instance,
        transaction: &Transaction,
        told: &Told,
        reader: &Subscriber,
    ) -> Result<Option<Self>> {
        let kept = match Kept::open(instance, reader) {
            Ok(Some(kept)) => kept,
            Ok(None) => return Ok(None),
            // They cannot be written to, and nobody waits for them.
            Err(error) => {
                tracing::warn!(reader = reader.id, %error, "a reader of news is passed over");
                return Ok(None);
            }
        };
        let What::Wording(revision) = told.what else {
            let signature = None;
            return Ok(Some(Self { kept, signature }));
        };
        let (appeal, email) = (told.appeal.id, &kept.email);
        let found = wording::untold(instance, transaction, appeal, email, revision).await?;
        Ok(found.map(|found| Self {
            kept,
            signature: Some(found),
        }))
    }

    /// Where the mail leads; nowhere where they are not to be told any more.
    async fn href(
        &self,
        instance: &Instance,
        transaction: &Transaction,
        told: &Told,
        language: &str,
    ) -> Result<Option<String>> {
        match (&told.what, &self.signature) {
            (What::Dispatch(dispatch, _), _) => {
                let address = format!(
                    "/appeals/{}/{}/{}",
                    told.appeal.slug,
                    dispatch_folder(dispatch.kind),
                    dispatch.id.rsplit('/').next().unwrap_or_default()
                );
                Ok(Some(instance.addresses.path_in(&address, language)))
            }
            (What::Wording(revision), Some(signature)) => {
                wording::tell(instance, transaction, signature, *revision, language).await
            }
            (What::Wording(_), None) => Ok(None),
        }
    }
}

async fn write_one(
    sending: &Sending,
    transaction: &Transaction,
    told: &Told,
    reader: &Subscriber,
    addressed: &Addressed,
) -> Result<()> {
    let (instance, language) = (&sending.instance, &reader.language);
    let leave = own_link(instance, reader);
    let href = addressed.href(instance, transaction, told, language);
    let Some(href) = href.await? else {
        return Ok(());
    };
    let letter = Letter {
        reason: match &told.what {
            What::Dispatch(dispatch, news) => Reason::News {
                dispatch,
                news: *news,
            },
            What::Wording(_) => Reason::Wording,
        },
        language,
        host: &instance.addresses.host(),
        title: &told.titles,
        href: &href,
        leave: &leave,
    };
    let Some(written) = (sending.writer)(&letter) else {
        return Ok(());
    };
    let headers = headers(instance, told, reader);
    let listed = Listed {
        turn: Turn::Last,
        about: addressed.signature.as_ref().map(persons::about),
        ..Listed::default()
    };
    let (to, listed) = (&addressed.kept.email, (headers, listed));
    write_to(instance, transaction, reader, to, written, listed).await
}

/// What mail programs and mail servers are told of a list (RFC 2919, RFC 8058). By its label the mails of one appeal are
/// sorted together for as long as there are any; mail servers log it, and it tells them no more than the subjects do.
fn headers(instance: &Instance, told: &Told, reader: &Subscriber) -> Vec<(String, String)> {
    let host = instance.addresses.host();
    let host = host.split_once(':').map_or(host.as_str(), |(host, _)| host);
    let mut label = instance.keyed_name("list of an appeal's news", &told.appeal.ap_id);
    label.truncate(LIST_LABEL);
    let list = format!("<{label}.news.{host}>");
    let token = secret(instance, &reader.seed, Purpose::Own);
    let leave = instance.addresses.path(&format!("/news?token={token}"));
    let mut headers = vec![("List-Id".to_owned(), list)];
    headers.extend(mails::unsubscribe_headers(&leave));
    headers.push(("Precedence".to_owned(), "bulk".to_owned()));
    headers
}

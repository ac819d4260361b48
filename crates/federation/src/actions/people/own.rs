//! What is a person's own: to see, take along, correct and withdraw.

use super::{
    Letter, MailLink, Person, Reason, Wish, WishFault, Writer, counting, hashes::drop_links,
    identity, is_past, terms, titles, to_write, wording,
};
use crate::{
    FederationError, Instance,
    actions::{
        account,
        news::{self, Along, Subscription},
    },
    error::Result,
};
use undersigned_domain::people::{Shown, Terms};
use undersigned_store::{
    Transaction,
    appeals::{self, Appeal},
    person_counts, person_requests, person_terms,
    persons::{self, PersonSignature},
};

/// How long a link to a signature works after the latest mail that brought it, in milliseconds: 90 days. Old mails
/// lie about for years, and may be read by others.
const LINK_MILLIS: i64 = 90 * 24 * 60 * 60 * 1_000;
/// How long a correction is still taken after that, in milliseconds: an hour. The link may end while somebody writes.
const WRITING_MILLIS: i64 = 60 * 60 * 1_000;

/// Everything that is kept of one signature.
#[derive(Debug)]
pub struct Kept {
    /// What the person wrote.
    pub person: Person,
    /// What they signed.
    pub appeal: Appeal,
    /// The terms as they are now.
    pub terms: Option<Terms>,
    /// What they agreed to, word for word, as a JSON document.
    pub consent: Option<String>,
    /// How it came here: `web-form` or `import`.
    pub source: String,
    /// The news of the appeal that the same address gets, or asked for.
    pub news: Option<Subscription>,
    pub(super) row: PersonSignature,
}

impl Kept {
    /// The wording that they signed.
    pub fn revision(&self) -> u64 {
        wording::of_row(self.row.revision)
    }

    /// The latest wording of which they were told by mail; 0 for none.
    pub fn told_of(&self) -> u64 {
        wording::of_row(self.row.told_of)
    }

    /// Whether the organiser does not show the name, whatever was chosen.
    pub fn is_hidden(&self) -> bool {
        self.row.hidden
    }

    /// What of the name is shown now: the least of all that was promised and chosen.
    pub fn effective(&self) -> Shown {
        if self.row.hidden {
            return Shown::Never;
        }
        let now = self
            .terms
            .as_ref()
            .map_or(Shown::Never, |terms| terms.shown);
        Shown::from_rank(self.row.shown).min(now)
    }
}

/// What a person changes; the e-mail address is who they are, and stays.
#[derive(Clone, Default)]
pub struct Correction {
    /// As in [`Wish`].
    pub name: String,
    /// As in [`Wish`].
    pub first_name: Option<String>,
    /// As in [`Wish`].
    pub country: Option<String>,
    /// As in [`Wish`].
    pub region: Option<String>,
    /// As in [`Wish`].
    pub occupation: Option<String>,
    /// As in [`Wish`].
    pub message: Option<String>,
    /// As in [`Wish`].
    pub shown: Shown,
}

impl std::fmt::Debug for Correction {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Correction([redacted])")
    }
}

/// The signature that a link leads to; none where it leads to nothing, as [`gone`] says.
///
/// # Errors
/// The database; sealed bytes that do not open.
pub async fn see(instance: &Instance, token: &str) -> Result<Option<Kept>> {
    opened(instance, token, LINK_MILLIS).await
}

/// The same for whoever sends a [correction](correct) that they wrote while the link ended.
///
/// # Errors
/// As for [`see`].
pub async fn see_to_correct(instance: &Instance, token: &str) -> Result<Option<Kept>> {
    opened(instance, token, LINK_MILLIS + WRITING_MILLIS).await
}

async fn opened(instance: &Instance, token: &str, works_for: i64) -> Result<Option<Kept>> {
    let Some((row, appeal, terms)) = linked(instance, token, works_for).await? else {
        return Ok(None);
    };
    // From the end of the promised day on nobody is shown anything, whether or not it is deleted by then.
    if terms.as_ref().is_some_and(|terms| is_past(instance, terms)) {
        return Ok(None);
    }
    let person = instance.open_person(row.appeal_id, &row.sealed)?;
    let consent = match &person.consent {
        Some(digest) => person_terms::consent(instance.database.conn(), digest).await?,
        None => None,
    };
    let news = news::of_address(instance, row.appeal_id, &person.email).await?;
    Ok(Some(Kept {
        terms,
        source: row.source.clone(),
        news,
        person,
        appeal,
        consent,
        row,
    }))
}

/// What a link that works for so many milliseconds leads to, on whatever day.
async fn linked(
    instance: &Instance,
    token: &str,
    works_for: i64,
) -> Result<Option<(PersonSignature, Appeal, Option<Terms>)>> {
    let (db, now) = (instance.database.conn(), instance.clock.millis());
    let found = persons::by_link(db, &account::hash(token)).await?;
    let Some((row, mailed_at)) = found else {
        return Ok(None);
    };
    if mailed_at.saturating_add(works_for) <= now {
        return Ok(None);
    }
    let Some(appeal) = appeals::by_id(db, row.appeal_id).await? else {
        return Ok(None);
    };
    let terms = terms::get(instance, row.appeal_id).await?;
    Ok(Some((row, appeal, terms)))
}

/// Why a link leads to no signature.
#[derive(Debug)]
pub enum Gone {
    /// Its owner withdrew; with what was signed, where that is known.
    Withdrawn(Option<Box<Appeal>>),
    /// The day is over until which it was kept.
    Over(Box<Appeal>),
    /// It is too old, or there never was one: nobody is told which.
    Ended,
}

/// Why a link leads to no signature that can be [seen](see).
///
/// # Errors
/// The database.
pub async fn gone(instance: &Instance, token: &str) -> Result<Gone> {
    let db = instance.database.conn();
    if let Some(ended) = persons::ended(db, &account::hash(token)).await? {
        let appeal = match ended.appeal_id {
            Some(id) => appeals::by_id(db, id).await?,
            None => None,
        };
        return Ok(Gone::Withdrawn(appeal.map(Box::new)));
    }
    Ok(match linked(instance, token, LINK_MILLIS).await? {
        Some((_, appeal, Some(terms))) if is_past(instance, &terms) => Gone::Over(Box::new(appeal)),
        _ => Gone::Ended,
    })
}

/// Corrects a signature; answers what is wrong with the correction, if anything.
///
/// # Errors
/// The database.
pub async fn correct(
    instance: &Instance,
    kept: &Kept,
    correction: Correction,
) -> Result<Vec<WishFault>> {
    let wish = Wish {
        name: correction.name,
        email: kept.person.email.clone(),
        first_name: correction.first_name,
        country: correction.country,
        region: correction.region,
        occupation: correction.occupation,
        message: correction.message,
        shown: correction.shown,
        ..Wish::default()
    };
    let appeal_id = kept.appeal.id;
    let transaction = instance.database.begin().await?;
    appeals::hold(&transaction, appeal_id).await?;
    // What was asked for before says no more what holds; a link to it must not bring that back.
    let now = instance.clock.millis();
    person_requests::end_of(&transaction, appeal_id, &kept.row.email_hash, now).await?;
    // Read again: a second correction at the same time must not count a country twice, and what was promised
    // by another request that was confirmed meanwhile holds.
    let Some(row) = persons::hold(&transaction, kept.row.id).await? else {
        return Err(FederationError::unknown_link());
    };
    let before = instance.open_person(appeal_id, &row.sealed)?;
    let mut faults = wish.faults(before.promised);
    faults.retain(|fault| fault.field != "email");
    if !faults.is_empty() {
        return Ok(faults);
    }
    let person = Person {
        name: wish.name,
        first_name: wish.first_name,
        country: wish.country,
        region: wish.region,
        occupation: wish.occupation,
        message: wish.message,
        shown: wish.shown,
        ..before.clone()
    };
    rewrite(instance, &transaction, &row, &before, &person).await?;
    transaction.commit().await?;
    Ok(Vec::new())
}

/// Puts what a person says now in the place of what they said `before`, in a row that is held.
pub(super) async fn rewrite(
    instance: &Instance,
    transaction: &Transaction,
    row: &PersonSignature,
    before: &Person,
    now: &Person,
) -> Result<()> {
    let sealed = instance.seal_person(row.appeal_id, now)?;
    let shown = now.shown.min(now.promised).rank();
    persons::correct(transaction, row.id, sealed, shown).await?;
    let (was, is) = (
        before.country.as_deref().unwrap_or_default(),
        now.country.as_deref().unwrap_or_default(),
    );
    if was != is {
        // In one order for everybody, so that no two wait for each other.
        let mut steps = [(was, -1), (is, 1)];
        steps.sort_unstable();
        for (country, step) in steps {
            person_counts::add(transaction, row.appeal_id, country, step).await?;
        }
    }
    Ok(())
}

/// Withdraws a signature: everything of it is deleted, it does not count any more, no link that was asked for
/// before signs again, and what waits to be mailed about a new wording is not sent. The address gets one mail
/// that says so, in the language of the signature, or else in `language`. With `ends_news` it gets no news of the
/// appeal any more either. Says whether it did until then.
///
/// # Errors
/// The database.
pub async fn withdraw(
    instance: &Instance,
    kept: &Kept,
    ends_news: bool,
    language: &str,
    writer: Writer,
) -> Result<bool> {
    let (appeal_id, now) = (kept.appeal.id, instance.clock.millis());
    let transaction = instance.database.begin().await?;
    appeals::hold(&transaction, appeal_id).await?;
    // Before the signature is held, as whoever confirms does it: so that no two wait for each other.
    person_requests::end_of(&transaction, appeal_id, &kept.row.email_hash, now).await?;
    news::hold(
        instance,
        &transaction,
        appeal_id,
        &identity(&kept.person.email),
    )
    .await?;
    let email = &kept.person.email;
    let ended = ends_news && news::end_of_address(instance, &transaction, appeal_id, email).await?;
    let Some(row) = persons::hold(&transaction, kept.row.id).await? else {
        return Err(FederationError::unknown_link());
    };
    let person = instance.open_person(appeal_id, &row.sealed)?;
    let country = person.country.as_deref().unwrap_or_default();
    persons::delete(&transaction, &row, country, now).await?;
    drop_links(instance, &transaction, &person.email).await?;
    // Of people with an account elsewhere there is no address.
    if !person.email.is_empty() {
        let language = person.language.as_deref().unwrap_or(language);
        let path = format!("/appeals/{}", kept.appeal.slug);
        let letter = Letter {
            reason: Reason::Withdrawn,
            language,
            host: &instance.addresses.host(),
            links: &[MailLink {
                title: titles(&kept.appeal),
                href: instance.addresses.path_in(&path, language),
            }],
            news: match ended {
                true => &Along::Ended,
                false => &Along::Apart,
            },
        };
        let to = to_write(person.email.clone());
        instance
            .write_about(&transaction, &to, &letter, writer, None)
            .await?;
    }
    counting::commit_fewer(instance, transaction, appeal_id).await?;
    instance.wake_mail();
    Ok(ended)
}

/// Ends the news of the appeal that the same address gets; the signature stays.
///
/// # Errors
/// The database.
pub async fn end_news(instance: &Instance, kept: &Kept) -> Result<()> {
    let transaction = instance.database.begin().await?;
    let (appeal_id, email) = (kept.appeal.id, &kept.person.email);
    news::end_of_address(instance, &transaction, appeal_id, email).await?;
    transaction.commit().await?;
    Ok(())
}

//! The link in the mail: looked at as often as anybody likes, used once.

use super::{Letter, MailLink, Person, Reason, Writer, held_terms, titles};
use crate::{
    Instance,
    actions::{
        account,
        news::{self, Along},
        one_time_link::OneTimeLink,
    },
    error::Result,
};
use undersigned_domain::email_address::EmailAddress;
use undersigned_store::{
    appeals::{self, Appeal},
    person_requests::{self, PersonRequest},
    persons::{self, NewPersonSignature},
};

/// What the link that confirms leads to.
pub type Opened = OneTimeLink<Asked>;

/// A signature that can be confirmed.
#[derive(Debug)]
pub struct Asked {
    /// The appeal.
    pub appeal: Appeal,
    /// Whether they want its news, too.
    pub news: bool,
}

/// Looks at a link. Changes nothing, however often a scanner of mails opens it.
///
/// # Errors
/// The database.
pub async fn open(instance: &Instance, token: &str) -> Result<Opened> {
    Ok(match find(instance, token).await? {
        Some((request, appeal)) => standing(instance, &request, appeal)?,
        None => Opened::Unknown,
    })
}

async fn find(instance: &Instance, token: &str) -> Result<Option<(PersonRequest, Appeal)>> {
    let db = instance.database.conn();
    let Some(request) = person_requests::get(db, &account::hash(token)).await? else {
        return Ok(None);
    };
    let appeal = appeals::by_id(db, request.appeal_id).await?;
    Ok(appeal.map(|appeal| (request, appeal)))
}

fn standing(instance: &Instance, request: &PersonRequest, appeal: Appeal) -> Result<Opened> {
    Ok(if request.used_at.is_some() {
        Opened::Used(Box::new(appeal))
    } else if request.expires_at <= instance.clock.millis() {
        Opened::Expired(Box::new(appeal))
    } else {
        let news = instance.open_person(appeal.id, &request.sealed)?.news;
        Opened::Open(Box::new(Asked { appeal, news }))
    })
}

/// What became of it.
#[derive(Debug)]
pub enum Confirmed {
    /// The signature counts; a second mail brings the link to it.
    Counted(Box<Asked>),
    /// It cannot be used, as [`open`] says.
    Not(Opened),
}

/// Uses a link: the signature is stored and counted.
///
/// # Errors
/// [`crate::FederationError::Conflict`] where people cannot sign any more.
pub async fn confirm(instance: &Instance, token: &str, writer: Writer) -> Result<Confirmed> {
    let Some((request, appeal)) = find(instance, token).await? else {
        return Ok(Confirmed::Not(Opened::Unknown));
    };
    let opened = standing(instance, &request, appeal.clone())?;
    if !matches!(opened, Opened::Open(_)) {
        return Ok(Confirmed::Not(opened));
    }
    instance.check_not_suspended(appeal.organization_id).await?;
    let mut person: Person = instance.open_person(appeal.id, &request.sealed)?;
    person.confirmed_at = Some(instance.clock.rfc3339());
    let wants_news = std::mem::take(&mut person.news);
    let email = EmailAddress::parse(&person.email).ok();
    let reader = match wants_news && news::is_offered(instance, &appeal).await? {
        true => email.as_ref(),
        false => None,
    };
    let hash = instance.signer_hash(&super::identity(&person.email));
    let now = instance.clock.millis();
    let transaction = instance.database.begin().await?;
    held_terms(instance, &transaction, appeal.id).await?;
    if !person_requests::take(&transaction, &request.token_hash, now).await? {
        return Ok(Confirmed::Not(Opened::Used(Box::new(appeal))));
    }
    // Whoever withdraws takes back what they asked for before, too. What was noted by a clock that ran
    // ahead shuts nobody out.
    let withdrawn = persons::withdrawn_at(&transaction, appeal.id, &hash).await?;
    if withdrawn.is_some_and(|at| at <= now && request.created_at <= at) {
        return Ok(Confirmed::Not(Opened::Expired(Box::new(appeal))));
    }
    let new = NewPersonSignature {
        appeal_id: appeal.id,
        email_hash: hash.clone(),
        sealed: instance.seal_person(appeal.id, &person)?,
        created_at: now,
        source: "web-form".to_owned(),
        shown: person.shown.min(person.promised).rank(),
    };
    let language = person.language.as_deref().unwrap_or_default();
    let along = match reader {
        Some(email) => {
            news::confirm_along(instance, &transaction, &appeal, email, language).await?
        }
        None => Along::No,
    };
    let country = person.country.as_deref().unwrap_or_default();
    let is_new = persons::insert(&transaction, new, country).await?;
    persons::forget_withdrawal(&transaction, appeal.id, &hash).await?;
    // Two requests of one address, both confirmed: one signature.
    if let (true, Some(signature)) = (
        is_new,
        persons::by_email_hash(&transaction, appeal.id, &hash).await?,
    ) {
        let letter = Letter {
            reason: Reason::Signed,
            language,
            links: &[MailLink {
                title: titles(&appeal),
                href: instance
                    .link_to(&transaction, signature.id, language)
                    .await?,
            }],
            news: &along,
        };
        instance
            .write_to(&transaction, &person.email, &letter, writer)
            .await?;
    }
    transaction.commit().await?;
    instance.wake_mail();
    if let Some(email) = &email {
        instance.mail_was_answered(email).await?;
    }
    Ok(Confirmed::Counted(Box::new(Asked {
        appeal,
        news: along == Along::Now,
    })))
}

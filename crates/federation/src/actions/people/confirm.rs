//! The link in the mail: looked at as often as anybody likes, used once.

use super::{
    Letter, MailLink, Person, Reason, Writer, held_terms, own, request::LINK_MILLIS, terms, titles,
    to_write, wording,
};
use crate::{
    Instance,
    actions::{
        account,
        news::{self, Along},
        one_time_link::OneTimeLink,
    },
    error::Result,
    networks::Asker,
};
use undersigned_domain::{email_address::EmailAddress, people::Shown};
use undersigned_store::{
    Transaction,
    appeals::{self, Appeal},
    person_requests::{self, PersonRequest},
    persons::{self, NewPersonSignature, PersonSignature},
};

/// What the link that confirms leads to.
pub type Opened = OneTimeLink<Asked>;

/// A signature that can be confirmed.
#[derive(Debug)]
pub struct Asked {
    /// The appeal.
    pub appeal: Appeal,
    /// Who signs, as the form says.
    pub person: Person,
    /// How much of the name becomes public: the least of all that was promised and chosen.
    pub shown: Shown,
    /// Whether they want its news, too.
    pub news: bool,
    /// The wording that stood when the form was filled in; none where that was not noted.
    pub wording: Option<u64>,
}

/// Looks at a link. Changes nothing, however often a scanner of mails opens it.
///
/// # Errors
/// The database.
pub async fn open(instance: &Instance, token: &str) -> Result<Opened> {
    Ok(match find(instance, token).await? {
        Some((request, appeal)) => standing(instance, &request, appeal).await?,
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

async fn standing(instance: &Instance, request: &PersonRequest, appeal: Appeal) -> Result<Opened> {
    Ok(if request.used_at.is_some() {
        Opened::Used(Box::new(appeal))
    } else if request.expires_at <= instance.clock.millis() {
        // What the same mailbox did since ended it before its time.
        match request.expires_at < request.created_at + LINK_MILLIS {
            true => Opened::Withdrawn(Box::new(appeal)),
            false => Opened::Expired(Box::new(appeal)),
        }
    } else {
        let person = instance.open_person(appeal.id, &request.sealed)?;
        let terms = terms::get(instance, appeal.id).await?;
        let promised = terms.map_or(Shown::Never, |terms| terms.shown);
        Opened::Open(Box::new(Asked {
            appeal,
            shown: person.shown.min(person.promised).min(promised),
            news: person.news,
            wording: person.wording,
            person,
        }))
    })
}

/// What became of it.
#[derive(Debug)]
pub enum Confirmed {
    /// The signature counts; a second mail brings the link to it.
    Counted(Box<Asked>),
    /// Another wording stands than the one that was shown: nothing was done.
    Reworded(Box<Asked>),
    /// It cannot be used, as [`open`] says.
    Not(Opened),
}

/// Uses a link: the signature is stored and counted, under the wording that was `shown`, if that one stands. `asker`
/// follows it.
///
/// # Errors
/// [`crate::FederationError::Conflict`] where people cannot sign any more.
pub async fn confirm(
    instance: &Instance,
    token: &str,
    shown: Option<u64>,
    asker: Asker,
    writer: Writer,
) -> Result<Confirmed> {
    let Some((request, appeal)) = find(instance, token).await? else {
        return Ok(Confirmed::Not(Opened::Unknown));
    };
    let asked = match standing(instance, &request, appeal.clone()).await? {
        Opened::Open(asked) => asked,
        not => return Ok(Confirmed::Not(not)),
    };
    instance.check_not_suspended(appeal.organization_id).await?;
    let mut person = asked.person.clone();
    person.confirmed_at = Some(instance.clock.rfc3339());
    let wants_news = std::mem::take(&mut person.news);
    person.wording = None;
    let email = EmailAddress::parse(&person.email).ok();
    let reader = match wants_news && news::is_offered(instance, &appeal).await? {
        true => email.as_ref(),
        false => None,
    };
    let hash = instance.stored_signer_hash(appeal.id, &person.email);
    let now = instance.clock.millis();
    // A state is not read whole within a transaction.
    wording::now(instance, &appeal).await?;
    let transaction = instance.database.begin().await?;
    let (held, _) = held_terms(instance, &transaction, appeal.id).await?;
    let stands = wording::held(instance, &transaction, &held).await?;
    let Some(revision) = stands.filter(|stands| shown == Some(*stands)) else {
        return Ok(Confirmed::Reworded(asked));
    };
    let revision = wording::to_row(revision);
    if !person_requests::take(&transaction, &request.token_hash, now).await? {
        return Ok(Confirmed::Not(Opened::Used(Box::new(appeal))));
    }
    // Whoever withdraws takes back what they asked for before, too. What was noted by a clock that ran
    // ahead shuts nobody out.
    let withdrawn = persons::withdrawn_at(&transaction, appeal.id, &hash).await?;
    if withdrawn.is_some_and(|at| at <= now && request.created_at <= at) {
        return Ok(Confirmed::Not(Opened::Withdrawn(Box::new(appeal))));
    }
    let new = NewPersonSignature {
        appeal_id: appeal.id,
        email_hash: hash.clone(),
        sealed: instance.seal_person(appeal.id, &person)?,
        created_at: now,
        source: "web-form".to_owned(),
        shown: person.shown.min(person.promised).rank(),
        revision,
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
    let signature = persons::by_email_hash(&transaction, appeal.id, &hash).await?;
    let owed = match &signature {
        Some(signature) if !is_new => {
            again(instance, &transaction, signature, &person, revision).await?
        }
        _ => Some((Reason::Signed, person.email.clone())),
    };
    if let (Some(signature), Some(owed)) = (signature, owed) {
        let about = (&appeal, &signature);
        write(
            instance,
            &transaction,
            about,
            owed,
            (language, &along),
            writer,
        )
        .await?;
    }
    transaction.commit().await?;
    instance.wake_mail();
    if let Some(email) = &email {
        instance.mail_was_answered(email, asker).await;
    }
    Ok(Confirmed::Counted(Box::new(Asked {
        appeal,
        news: matches!(along, Along::Now(_)),
        wording: Some(wording::of_row(revision)),
        ..*asked
    })))
}

/// Writes to whoever has signed, or had before, with the link to the signature and what became of the news.
async fn write(
    instance: &Instance,
    transaction: &Transaction,
    (appeal, signature): (&Appeal, &PersonSignature),
    (reason, to): (Reason, String),
    (language, along): (&str, &Along),
    writer: Writer,
) -> Result<()> {
    let letter = Letter {
        reason,
        language,
        host: &instance.addresses.host(),
        links: &[MailLink {
            title: titles(appeal),
            href: instance
                .link_to(transaction, signature.id, language)
                .await?,
        }],
        // It may go to another mailbox, which the news does not.
        news: match reason {
            Reason::SignedAlready => &Along::No,
            _ => along,
        },
    };
    let about = Some(persons::signed(signature));
    instance
        .write_about(transaction, &to, &letter, writer, about)
        .await
}

/// Two requests of one mailbox, both confirmed, or one beside a list: there is one signature, and what was
/// asked for last holds. Another mailbox that reads the same here may be somebody else's, and changes
/// nothing. Answers what is written to whom; nothing where the signature was withdrawn just now.
async fn again(
    instance: &Instance,
    transaction: &Transaction,
    signature: &PersonSignature,
    person: &Person,
    revision: i64,
) -> Result<Option<(Reason, String)>> {
    let Some(row) = persons::hold(transaction, signature.id).await? else {
        return Ok(None);
    };
    let held = instance.open_person(row.appeal_id, &row.sealed)?;
    Ok(Some(if takes_the_place(person, &held) {
        own::rewrite(instance, transaction, &row, &held, person).await?;
        persons::sign_revision(transaction, &row, revision).await?;
        (Reason::Signed, person.email.clone())
    } else {
        (Reason::SignedAlready, to_write(held.email))
    }))
}

/// Whether what was confirmed now takes the place of what is held: it comes from the same mailbox, and
/// was asked for later, or what is held was entered from a list.
fn takes_the_place(confirmed: &Person, held: &Person) -> bool {
    let is_later = held.confirmed_at.is_none() || held.signed_at <= confirmed.signed_at;
    let mailbox = to_write(held.email.clone());
    is_later && confirmed.email.eq_ignore_ascii_case(&mailbox)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_one_mailbox_asked_for_last_holds() {
        let person = |email: &str, asked: &str, is_confirmed: bool| Person {
            email: email.to_owned(),
            signed_at: Some(format!("2026-11-21T{asked}Z")),
            confirmed_at: is_confirmed.then(|| "2026-11-21T12:00:00Z".to_owned()),
            ..Person::default()
        };
        let confirmed = person("ana@post.example", "09:00:00", true);
        let takes = |held| takes_the_place(&confirmed, &held);
        assert!(takes(person("Ana@post.example", "08:00:00", true)));
        assert!(takes(person("ana@Post.example", "09:00:00", true)));
        assert!(!takes(person("ana@post.example", "10:00:00", true)));
        // Lists say what they like.
        assert!(takes(person("ana@post.example", "10:00:00", false)));
        // It may be somebody else's mailbox.
        assert!(!takes(person("ana+x@post.example", "08:00:00", true)));
        assert!(!takes(person("ana+x@post.example", "08:00:00", false)));
    }
}

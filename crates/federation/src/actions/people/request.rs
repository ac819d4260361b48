//! A person fills in the form. Nothing counts before the link in the mail is followed.

use super::{
    Letter, MailLink, Person, Reason, Wish, Writer, held_terms, open_terms, terms_changed, titles,
    wording,
};
use crate::{
    FederationError, Instance,
    actions::{
        account,
        news::{self, Along},
    },
    error::Result,
    networks::Asker,
    small_writes::SmallWrite,
};
use undersigned_domain::{
    email_address::EmailAddress,
    people::{Consent, Terms},
};
use undersigned_store::{
    ConnectionTrait, Transaction,
    appeals::Appeal,
    mails::About,
    person_requests::{self, PersonRequest},
    person_terms,
    persons::{self, PersonSignature},
};

/// How long a link holds, in milliseconds: two days.
pub(super) const LINK_MILLIS: i64 = 48 * 60 * 60 * 1_000;

/// A check that was solved: it can be spent once.
#[derive(Debug, Clone)]
pub struct Solved {
    /// By whom, as far as mails are counted.
    pub asker: Asker,
    /// Its hash.
    pub hash: String,
    /// When nobody could use it any more.
    pub expires_at: i64,
}

impl Solved {
    /// Uses the check up, before anything is looked up or sent.
    ///
    /// # Errors
    /// [`FederationError::Conflict`] `check_spent`; the database.
    pub(crate) async fn spend(&self, instance: &Instance) -> Result<()> {
        let spent = SmallWrite::Spent {
            hash: self.hash.clone(),
            expires_at: self.expires_at,
        };
        if_spent(instance.write_down(spent).await?)
    }

    /// The same together with what is stored.
    ///
    /// # Errors
    /// As [`Self::spend`].
    pub(crate) async fn spend_within(&self, db: &impl ConnectionTrait) -> Result<()> {
        if_spent(person_requests::spend_check(db, &self.hash, self.expires_at).await?)
    }
}

/// Whether a check was spent just now, and not before.
fn if_spent(spent: bool) -> Result<()> {
    match spent {
        true => Ok(()),
        false => Err(FederationError::conflict(
            "check_spent",
            "this form was sent before; open it again",
        )),
    }
}

/// Stores what a person wrote and has the link sent that confirms it; where the address has signed
/// already, a link to that signature. To whoever asks, both look the same, and so does an address
/// that got enough mails today.
///
/// # Errors
/// [`FederationError::Conflict`] where people cannot sign now, or the check was spent before;
/// [`FederationError::Invalid`] for a wish with faults; [`FederationError::TooMany`] where a domain
/// got too many mails, or too many were asked for from one network.
pub async fn request(
    instance: &Instance,
    appeal: &Appeal,
    wish: &Wish,
    solved: &Solved,
    writer: Writer,
) -> Result<()> {
    let terms = open_terms(instance, appeal).await?;
    instance.check_not_suspended(appeal.organization_id).await?;
    let email = EmailAddress::parse(&wish.email).ok();
    let (Some(email), true) = (email, wish.faults(terms.shown).is_empty()) else {
        return Err(FederationError::invalid(
            "person_invalid",
            "something in the form is not as it should be",
        ));
    };
    // Before anything is asked for: a form that is sent again and again tells nothing of the mailbox,
    // and takes nothing from it.
    solved.spend(instance).await?;
    if !instance.may_mail_back(&email, solved.asker).await? {
        return Ok(());
    }
    let wording = wording::now(instance, appeal).await?;
    let wants_news = wish.news && news::is_offered(instance, appeal).await?;
    let now = instance.clock.millis();
    let hash = instance.signer_hash(appeal.id, &email.identity());
    let transaction = instance.database.begin().await?;
    // What was shown may have changed while they wrote: then they have not agreed to it.
    let (_, held) = held_terms(instance, &transaction, appeal.id).await?;
    if held != terms {
        return Err(terms_changed());
    }
    let signed = persons::by_email_hash(&transaction, appeal.id, &hash).await?;
    let form = Form {
        instance,
        transaction: &transaction,
        appeal,
        wish,
        wants_news,
    };
    let answer = match signed {
        Some(signature) => {
            let answer = form.signed_already(&signature, email).await?;
            // Nor does it come where another spelling of it was typed.
            if instance.wants_no_mails(&transaction, &answer.to).await? {
                return Ok(());
            }
            answer
        }
        None => form.note(&terms, email, hash, wording, now).await?,
    };
    let letter = Letter {
        reason: answer.reason,
        language: &wish.language,
        host: &instance.addresses.host(),
        links: &[MailLink {
            title: titles(appeal),
            href: answer.href,
        }],
        news: &answer.along,
    };
    let (to, about) = (answer.to.to_string(), Some(answer.about));
    instance
        .write_about(&transaction, &to, &letter, writer, about)
        .await?;
    transaction.commit().await?;
    instance.wake_mail();
    Ok(())
}

/// A form that somebody sent, while it is answered.
struct Form<'a> {
    instance: &'a Instance,
    transaction: &'a Transaction,
    appeal: &'a Appeal,
    wish: &'a Wish,
    wants_news: bool,
}

/// What is written to whom.
struct Answer {
    reason: Reason,
    to: EmailAddress,
    /// Where the link leads.
    href: String,
    along: Along,
    about: About,
}

impl Form<'_> {
    /// To whoever has signed already goes a link to their signature.
    async fn signed_already(
        &self,
        signature: &PersonSignature,
        typed: EmailAddress,
    ) -> Result<Answer> {
        let (instance, transaction, appeal) = (self.instance, self.transaction, self.appeal);
        let language = &self.wish.language;
        // It may be another mailbox that reads the same here: the link is for who has signed.
        let person = instance.open_person(appeal.id, &signature.sealed)?;
        let to = EmailAddress::parse(&person.email).unwrap_or(typed);
        let href = instance
            .link_to(transaction, signature.id, language)
            .await?;
        let along = match self.wants_news {
            true => news::ask_along(instance, transaction, appeal, &to, language).await?,
            false => Along::No,
        };
        Ok(Answer {
            reason: Reason::SignedAlready,
            to,
            href,
            along,
            about: persons::signed(signature),
        })
    }

    /// What a person wrote is kept until the link is followed that confirms it.
    async fn note(
        &self,
        terms: &Terms,
        email: EmailAddress,
        email_hash: String,
        wording: Option<u64>,
        now: i64,
    ) -> Result<Answer> {
        let (instance, appeal, wish) = (self.instance, self.appeal, self.wish);
        let consent = Consent {
            appeal: &appeal.ap_id,
            terms,
            language: &wish.language,
            words: &wish.consent,
        };
        let (digest, document) = consent.document();
        let digest = digest.to_string();
        person_terms::keep_consent(self.transaction, &digest, appeal.id, &document, now).await?;
        let person = Person {
            email: email.to_string(),
            promised: terms.shown,
            consent: Some(digest),
            signed_at: Some(instance.clock.rfc3339()),
            news: self.wants_news,
            wording,
            ..wish.person()
        };
        let (secret, token_hash) = account::secret("")?;
        let request = PersonRequest {
            token_hash,
            appeal_id: appeal.id,
            email_hash: Some(email_hash.clone()),
            sealed: instance.seal_person(appeal.id, &person)?,
            created_at: now,
            expires_at: now + LINK_MILLIS,
            used_at: None,
        };
        person_requests::insert(self.transaction, request).await?;
        let path = format!("/sign/confirm?token={secret}");
        Ok(Answer {
            reason: Reason::Confirm,
            to: email,
            href: instance.addresses.path_in(&path, &wish.language),
            along: match self.wants_news {
                true => Along::WithIt,
                false => Along::No,
            },
            about: About::Request {
                appeal_id: appeal.id,
                email_hash,
            },
        })
    }
}

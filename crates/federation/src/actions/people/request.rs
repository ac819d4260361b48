//! A person fills in the form. Nothing counts before the link in the mail is followed.

use super::{
    Letter, MailLink, Person, Reason, Writer, held_terms, open_terms, terms_changed, titles,
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
    names::{country_code, typed::check_name},
    people::{Consent, MAX_LINE, MAX_MESSAGE, Shown},
};
use undersigned_store::{
    ConnectionTrait,
    appeals::Appeal,
    mails::About,
    person_requests::{self, PersonRequest},
    person_terms, persons,
};

/// How long a link holds, in milliseconds: two days.
pub(super) const LINK_MILLIS: i64 = 48 * 60 * 60 * 1_000;

/// What a person wrote into the form.
#[derive(Clone, Default)]
pub struct Wish {
    /// Their name.
    pub name: String,
    /// Their e-mail address.
    pub email: String,
    /// Their first name, to be shown.
    pub first_name: Option<String>,
    /// Code of their country.
    pub country: Option<String>,
    /// Place or region.
    pub region: Option<String>,
    /// Occupation.
    pub occupation: Option<String>,
    /// To the organiser.
    pub message: Option<String>,
    /// How much of the name may be shown.
    pub shown: Shown,
    /// The language of the form.
    pub language: String,
    /// The words beside the box that was ticked.
    pub consent: String,
    /// Whether they want the news of the appeal, too.
    pub news: bool,
}

impl std::fmt::Debug for Wish {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Wish([redacted])")
    }
}

/// What is wrong with what was written: the field and what.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct WishFault {
    /// The member's name.
    pub field: &'static str,
    /// A code; of a name that of its `TypedFault`.
    pub code: &'static str,
}

impl Wish {
    /// Everything that is wrong, in the order of the form. `promised` is what may be shown at most.
    pub fn faults(&self, promised: Shown) -> Vec<WishFault> {
        let mut faults = Vec::new();
        let mut fault = |field, code| faults.push(WishFault { field, code });
        match self.name.as_str() {
            "" => fault("name", "needed"),
            name if !is_line(name) => fault("name", "line-long"),
            name => {
                if let Err(wrong) = check_name(name) {
                    fault("name", wrong.code());
                }
            }
        }
        if EmailAddress::parse(&self.email).is_err() {
            fault("email", "email-form");
        }
        for (field, value) in [
            ("first-name", &self.first_name),
            ("region", &self.region),
            ("occupation", &self.occupation),
        ] {
            let Some(value) = value.as_deref() else {
                continue;
            };
            match check_name(value) {
                _ if !is_line(value) => fault(field, "line-long"),
                Err(wrong) => fault(field, wrong.code()),
                Ok(()) => {}
            }
        }
        if self
            .country
            .as_deref()
            .is_some_and(|code| country_code(code) != Some(code))
        {
            fault("country", "country-known");
        }
        if self
            .message
            .as_deref()
            .is_some_and(|text| !is_message(text))
        {
            fault("message", "message-long");
        }
        if self.shown > promised {
            fault("shown", "shown-more");
        }
        if self.shown == Shown::FirstNameAndRegion && self.first_name.is_none() {
            fault("first-name", "needed");
        }
        faults
    }
}

/// One line of at most [`MAX_LINE`] characters.
pub(super) fn is_line(text: &str) -> bool {
    text.chars().count() <= MAX_LINE && !text.chars().any(char::is_control)
}

/// A text of at most [`MAX_MESSAGE`] characters.
fn is_message(text: &str) -> bool {
    text.chars().count() <= MAX_MESSAGE && !text.chars().any(|c| c.is_control() && c != '\n')
}

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
    let mut to = email;
    let (reason, href, along, about) = match signed {
        Some(signature) => {
            // It may be another mailbox that reads the same here: the link is for who has signed.
            let person = instance.open_person(appeal.id, &signature.sealed)?;
            to = EmailAddress::parse(&person.email).unwrap_or(to);
            let link = instance
                .link_to(&transaction, signature.id, &wish.language)
                .await?;
            let along = match wants_news {
                true => {
                    let (transaction, language) = (&transaction, &wish.language);
                    news::ask_along(instance, transaction, appeal, &to, language).await?
                }
                false => Along::No,
            };
            let about = persons::signed(&signature);
            (Reason::SignedAlready, link, along, about)
        }
        None => {
            let consent = Consent {
                appeal: &appeal.ap_id,
                terms: &terms,
                language: &wish.language,
                words: &wish.consent,
            };
            let (digest, document) = consent.document();
            let digest = digest.to_string();
            person_terms::keep_consent(&transaction, &digest, appeal.id, &document, now).await?;
            let person = Person {
                name: wish.name.clone(),
                email: to.to_string(),
                first_name: wish.first_name.clone(),
                country: wish.country.clone(),
                region: wish.region.clone(),
                occupation: wish.occupation.clone(),
                message: wish.message.clone(),
                shown: wish.shown,
                promised: terms.shown,
                language: Some(wish.language.clone()),
                consent: Some(digest),
                signed_at: Some(instance.clock.rfc3339()),
                confirmed_at: None,
                news: wants_news,
                wording,
                ..Person::default()
            };
            let about = About::Request {
                appeal_id: appeal.id,
                email_hash: hash.clone(),
            };
            let (secret, token_hash) = account::secret("")?;
            let request = PersonRequest {
                token_hash,
                appeal_id: appeal.id,
                email_hash: Some(hash),
                sealed: instance.seal_person(appeal.id, &person)?,
                created_at: now,
                expires_at: now + LINK_MILLIS,
                used_at: None,
            };
            person_requests::insert(&transaction, request).await?;
            let path = format!("/sign/confirm?token={secret}");
            let href = instance.addresses.path_in(&path, &wish.language);
            let along = match wants_news {
                true => Along::WithIt,
                false => Along::No,
            };
            (Reason::Confirm, href, along, about)
        }
    };
    let letter = Letter {
        reason,
        language: &wish.language,
        host: &instance.addresses.host(),
        links: &[MailLink {
            title: titles(appeal),
            href,
        }],
        news: &along,
    };
    instance
        .write_about(&transaction, &to.to_string(), &letter, writer, Some(about))
        .await?;
    transaction.commit().await?;
    instance.wake_mail();
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_no_web_address_and_can_be_read() {
        for (name, code) in [
            ("", "needed"),
            ("Win at www.evil.example", "name_web_address"),
            ("🎉", "name_without_letters"),
            ("a\u{202e}b", "text_invalid"),
        ] {
            let wish = Wish {
                name: name.to_owned(),
                email: "ana@post.example".to_owned(),
                ..Wish::default()
            };
            let found = wish.faults(Shown::Never);
            assert_eq!(
                found,
                [WishFault {
                    field: "name",
                    code
                }],
                "{name:?}"
            );
        }
        let wish = Wish {
            name: "Ana M. St. Clair".to_owned(),
            email: "ana@post.example".to_owned(),
            region: Some("Zürich".to_owned()),
            occupation: Some("—".to_owned()),
            ..Wish::default()
        };
        // What stands beside a name is held to the same.
        let found = wish.faults(Shown::Never);
        let occupation = WishFault {
            field: "occupation",
            code: "name_without_letters",
        };
        assert_eq!(found, [occupation]);
    }
}

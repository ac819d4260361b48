//! The form was filled in: it is noted, and answered with an e-mail.

use super::{
    LINK_MILLIS, Said, address_hash, domain, is_mail_provider,
    keeping::named_again,
    letter::{self, About, Occasion},
    removed, signable, wording,
};
use crate::{
    FederationError, Instance,
    actions::{
        attest, check_open, comments,
        draft::nfc,
        news::{self, Along},
        people::request::Solved,
    },
    error::Result,
    moderation::Stance,
    replica::Snapshot,
};
use undersigned_domain::{
    Names, StatementType, appeal::Titles, email_address::EmailAddress, names::typed::check_name,
};
use undersigned_store::{
    ConnectionTrait, Transaction,
    appeals::Appeal,
    form_signers::{self as signers, FormSigner},
};
use url::Url;

/// Longest name or role of a person, in characters.
const MAX_PERSON_CHARS: usize = 200;
/// Most forms of one registered domain that can still be confirmed, for each appeal. At a mail provider
/// anybody could fill that up for everybody else there: what goes to its mailboxes is bounded by the hour.
const MAX_OF_DOMAIN: u64 = 200;
/// Most forms that can still be confirmed, for each appeal.
const MAX_IN_ALL: u64 = 20_000;

/// What somebody typed.
#[derive(Debug, Clone, Default)]
pub struct Form {
    /// Names by language, further names, country.
    pub names: Names,
    /// The organisation's website; may be empty.
    pub website: String,
    /// Their e-mail address.
    pub email: String,
    /// Their own name.
    pub person: String,
    /// As what they speak for the organisation.
    pub role: String,
    /// The language of the interface.
    pub language: String,
    /// Why it signs; may be empty.
    pub why: String,
    /// Whether the news of the appeal is wanted, too.
    pub news: bool,
}

/// Notes what the form said and has an e-mail sent. What is answered does not tell whether the
/// address has signed already, has been written to too often, or is blocked with its domain or the website's.
///
/// # Errors
/// [`FederationError::Invalid`] `email_invalid`, `website_invalid`, `person_invalid`,
/// `role_invalid`, `comment_invalid`, and for names that cannot be listed; [`FederationError::Conflict`] `not_open`;
/// [`FederationError::TooMany`] where the address's domain got enough for this hour, too many mails to it were asked for
/// from one network, or very many forms wait to be confirmed.
pub async fn ask(instance: &Instance, appeal: &Appeal, form: Form, solved: &Solved) -> Result<()> {
    check_open(appeal)?;
    instance.check_not_suspended(appeal.organization_id).await?;
    let address = EmailAddress::parse(&form.email)
        .map_err(|error| FederationError::invalid("email_invalid", error.to_string()))?;
    let website = domain::website(&form.website)?;
    let said = said(instance, appeal, form, &address, website.as_ref()).await?;
    let snapshot = instance.snapshot(appeal).await?;
    let note = snapshot.list().current().ok_or_else(attest::unpublished)?;
    let of = domain::of_address(&address);
    // Before anything is asked for: a form that is sent again tells nothing of mailbox or website.
    solved.spend(instance).await?;
    let now = instance.clock.millis();
    // Also for who has signed: it would tell who has.
    if !has_room(instance.database.conn(), appeal.id, &of, now).await? {
        return Err(FederationError::too_many(
            "forms_full",
            "very many forms wait to be confirmed; try again in some hours",
        ));
    }
    if !instance.may_mail_back(&address, solved.asker).await? {
        return Ok(());
    }
    // Behind all that whoever asks is told: who is blocked must not notice.
    let rules = instance.rules().await?;
    if rules.stance_to_signer(&address, said.website.as_deref()) == Stance::Blocked {
        return Ok(());
    }
    let hash = address_hash(instance, appeal.id, &address);
    let transaction = instance.database.begin().await?;
    let known = signers::of_address(&transaction, appeal.id, &hash).await?;
    let removal = known
        .as_ref()
        .and_then(|known| removed::of(&snapshot, &known.about));
    let asking = Asking {
        instance,
        transaction: &transaction,
        appeal,
        snapshot: &snapshot,
    };
    let noted = match known {
        // Another form with the same address is no second organisation.
        Some(known) => {
            let is_removed = removal.is_some();
            let noted = asking.again(known, &address, &said, is_removed).await?;
            // Nor does it come where another spelling of it was typed.
            let to = noted.said.address()?;
            if instance.wants_no_mails(&transaction, &to).await? {
                return Ok(());
            }
            noted
        }
        None => {
            let is_own_domain = domain::is_own(&of, website.as_ref());
            asking.first((of, is_own_domain), hash, said, now).await?
        }
    };
    let about = About {
        appeal,
        title: &Titles::from(&note.text),
        signer: &noted.signer,
        said: &noted.said,
        reason: removal.as_ref().and_then(|it| it.reason.as_deref()),
        earlier: noted.earlier,
        news: &noted.along,
        is_unasked: true,
    };
    letter::send(instance, &transaction, noted.occasion, &about).await?;
    transaction.commit().await?;
    instance.wake_mail();
    Ok(())
}

/// What the form says, as far as it can be listed.
async fn said(
    instance: &Instance,
    appeal: &Appeal,
    form: Form,
    address: &EmailAddress,
    website: Option<&Url>,
) -> Result<Said> {
    Ok(Said {
        names: signable(form.names)?,
        person: line("person_invalid", &form.person)?,
        role: line("role_invalid", &form.role)?,
        website: website.map(ToString::to_string),
        email: address.to_string(),
        language: form.language,
        why: match form.why.trim() {
            "" => None,
            why => Some(comments::typed(why)?),
        },
        news: form.news && news::is_offered(instance, appeal).await?,
        looked_at: None,
        pin: None,
        signed_at: None,
    })
}

/// A form, while it is noted.
struct Asking<'a> {
    instance: &'a Instance,
    transaction: &'a Transaction,
    appeal: &'a Appeal,
    snapshot: &'a Snapshot,
}

/// Whose form it is, and what is written to them.
struct Noted {
    signer: FormSigner,
    said: Said,
    occasion: Occasion,
    /// The wording that they signed, where the present one is another.
    earlier: Option<u64>,
    along: Along,
}

impl Asking<'_> {
    /// By an address that sent a form before: what it said then stays.
    async fn again(
        &self,
        known: FormSigner,
        address: &EmailAddress,
        said: &Said,
        is_removed: bool,
    ) -> Result<Noted> {
        let (instance, transaction, state) =
            (self.instance, self.transaction, self.snapshot.state());
        let (whose, by) = ((&known, state), (address, said.language.as_str()));
        let mut held = named_again(instance, transaction, whose, by).await?;
        // What it wants to be called has signed nothing yet.
        held.call_as_listed(state, &known.about);
        let along = match said.news {
            true => {
                // The news is for whoever is written to: the typed address may be another's.
                let (to, language) = (held.address()?, &said.language);
                news::ask_along(instance, transaction, self.appeal, &to, language).await?
            }
            false => Along::No,
        };
        let earlier = wording::earlier(self.snapshot, self.appeal, &known, &held);
        Ok(Noted {
            occasion: match (is_removed, earlier) {
                (true, _) => Occasion::Removed,
                (false, Some(_)) => Occasion::NewWording,
                (false, None) => Occasion::Already,
            },
            signer: known,
            said: held,
            earlier,
            along,
        })
    }

    /// By an address that sent none before, of a domain which is that of the website or is not.
    async fn first(
        &self,
        (domain, own_domain): (String, bool),
        address_hash: String,
        said: Said,
        now: i64,
    ) -> Result<Noted> {
        let instance = self.instance;
        let name = instance.entropy.name(now)?;
        let about = instance
            .addresses
            .statement(StatementType::Attestation, &name);
        let new = FormSigner {
            id: 0,
            appeal_id: self.appeal.id,
            state: signers::SENT.to_owned(),
            own_domain,
            domain,
            address_hash,
            sealed: said.seal(instance, &about)?,
            about,
            confirmed_at: None,
            created_at: now,
            updated_at: now,
        };
        Ok(Noted {
            signer: signers::insert(self.transaction, new).await?,
            occasion: Occasion::Confirm,
            earlier: None,
            along: match said.news {
                true => Along::WithIt,
                false => Along::No,
            },
            said,
        })
    }
}

/// Whether another form can wait to be confirmed. Those whose link is too old by now take no room.
async fn has_room(
    db: &impl ConnectionTrait,
    appeal_id: i64,
    domain: &str,
    now: i64,
) -> Result<bool> {
    let since = now - LINK_MILLIS;
    let of_domain = match is_mail_provider(domain) {
        true => 0,
        false => signers::count_sent_since(db, appeal_id, since, Some(domain)).await?,
    };
    Ok(of_domain < MAX_OF_DOMAIN
        && signers::count_sent_since(db, appeal_id, since, None).await? < MAX_IN_ALL)
}

/// How many forms under an appeal can still be confirmed: nobody has followed the link of any of them.
///
/// # Errors
/// The database.
pub async fn count_unconfirmed(instance: &Instance, appeal_id: i64) -> Result<u64> {
    let since = instance.clock.millis() - LINK_MILLIS;
    let db = instance.database.conn();
    Ok(signers::count_sent_since(db, appeal_id, since, None).await?)
}

/// Whether what was typed can be somebody's name or role.
#[must_use]
pub fn is_line(typed: &str) -> bool {
    line("person_invalid", typed).is_ok()
}

/// Whether what was typed can be kept as why an organisation signs; it may say nothing.
#[must_use]
pub fn is_why(typed: &str) -> bool {
    let why = typed.trim();
    why.is_empty() || comments::typed(why).is_ok()
}

/// A line about a person, in NFC.
pub(super) fn line(code: &'static str, typed: &str) -> Result<String> {
    let text = nfc(typed.trim());
    let sound = !text.is_empty()
        && text.chars().nth(MAX_PERSON_CHARS).is_none()
        && !text.chars().any(char::is_control)
        && check_name(&text).is_ok();
    sound
        .then_some(text)
        .ok_or_else(|| FederationError::invalid(code, "write one line of at most 200 characters"))
}

//! What is a person's own: to see, take along, correct and withdraw. And the names that are shown.

use super::{
    Letter, MailLink, Person, Reason, Writer, counting, identity, is_past,
    request::{Solved, Wish, WishFault},
    terms, titles, to_write, wording,
};
use crate::{
    FederationError, Instance,
    actions::{
        account::{self, is_email},
        draft::nfc,
        news::Along,
    },
    error::Result,
    mail::{Allowance, Own},
};
use std::collections::BTreeMap;
use undersigned_domain::{
    email_address::EmailAddress,
    people::{Shown, Terms},
};
use undersigned_store::{
    Transaction,
    appeals::{self, Appeal},
    person_counts, person_requests, person_terms,
    persons::{self, PersonSignature},
};

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

/// The signature that a link leads to.
///
/// # Errors
/// The database; sealed bytes that do not open.
pub async fn see(instance: &Instance, token: &str) -> Result<Option<Kept>> {
    let db = instance.database.conn();
    let Some(row) = persons::by_link(db, &account::hash(token)).await? else {
        return Ok(None);
    };
    let Some(appeal) = appeals::by_id(db, row.appeal_id).await? else {
        return Ok(None);
    };
    let person = instance.open_person(row.appeal_id, &row.sealed)?;
    let consent = match &person.consent {
        Some(digest) => person_terms::consent(db, digest).await?,
        None => None,
    };
    Ok(Some(Kept {
        terms: terms::get(instance, row.appeal_id).await?,
        source: row.source.clone(),
        person,
        appeal,
        consent,
        row,
    }))
}

/// Whether a link led to a signature that its owner withdrew.
///
/// # Errors
/// The database.
pub async fn was_withdrawn(instance: &Instance, token: &str) -> Result<bool> {
    Ok(persons::is_ended(instance.database.conn(), &account::hash(token)).await?)
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
        return Err(gone());
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

/// Withdraws a signature: everything of it is deleted, it does not count any more, and no link that was
/// asked for before signs again. The address gets one mail that says so, in the language of the signature, or
/// else in `language`.
///
/// # Errors
/// The database.
pub async fn withdraw(
    instance: &Instance,
    kept: &Kept,
    language: &str,
    writer: Writer,
) -> Result<()> {
    let (appeal_id, now) = (kept.appeal.id, instance.clock.millis());
    let transaction = instance.database.begin().await?;
    appeals::hold(&transaction, appeal_id).await?;
    // Before the signature is held, as whoever confirms does it: so that no two wait for each other.
    person_requests::end_of(&transaction, appeal_id, &kept.row.email_hash, now).await?;
    let Some(row) = persons::hold(&transaction, kept.row.id).await? else {
        return Err(gone());
    };
    let person = instance.open_person(appeal_id, &row.sealed)?;
    let country = person.country.as_deref().unwrap_or_default();
    persons::delete(&transaction, &row, country, now).await?;
    // Of people with an account elsewhere there is no address.
    if !person.email.is_empty() {
        let language = person.language.as_deref().unwrap_or(language);
        let path = format!("/appeals/{}", kept.appeal.slug);
        let letter = Letter {
            reason: Reason::Withdrawn,
            language,
            links: &[MailLink {
                title: titles(&kept.appeal),
                href: instance.addresses.path_in(&path, language),
            }],
            news: &Along::No,
        };
        let to = to_write(person.email.clone());
        instance
            .write_to(&transaction, &to, &letter, writer)
            .await?;
    }
    counting::commit_fewer(instance, transaction, appeal_id).await?;
    instance.wake_mail();
    Ok(())
}

pub(super) fn gone() -> FederationError {
    FederationError::not_found("token_unknown", "there is no such link")
}

/// Whose links are asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mailbox {
    pub(super) identity: String,
    domain: String,
}

impl Mailbox {
    /// The mailbox of an address as typed. Lists once brought addresses that are not taken today; whoever
    /// stands here under such a one finds their signature by it.
    pub(super) fn read(typed: &str) -> Result<Self> {
        if let Ok(email) = EmailAddress::parse(typed) {
            return Ok(Self {
                identity: email.identity(),
                domain: email.domain().to_owned(),
            });
        }
        let typed = nfc(typed);
        let (Some((_, domain)), true) = (typed.rsplit_once('@'), is_email(&typed)) else {
            let said = "that is no e-mail address: it needs one @ and a domain";
            return Err(FederationError::invalid("email_invalid", said));
        };
        Ok(Self {
            identity: identity(&typed),
            domain: domain.to_lowercase(),
        })
    }
}

/// The mailbox to which links are to be sent once more ([`send_links`]). The check is used up.
///
/// # Errors
/// [`FederationError::Invalid`] for what is no address; [`FederationError::Conflict`] for a check
/// that was spent; the database.
pub async fn ask_for_links(instance: &Instance, email: &str, solved: &Solved) -> Result<Mailbox> {
    let mailbox = Mailbox::read(email)?;
    // Before the mailbox is asked for: a form that is sent again tells nothing of it.
    solved.spend(instance).await?;
    Ok(mailbox)
}

/// Sends the links to all signatures of an address once more, each to the address that it was signed
/// with: another one that reads the same here, by a `+tag`, may be somebody else's. Whoever asks is
/// not to wait for this, since it takes longer for who has signed.
///
/// # Errors
/// The database.
pub async fn send_links(
    instance: &Instance,
    mailbox: &Mailbox,
    language: &str,
    writer: Writer,
) -> Result<()> {
    let Mailbox { identity, domain } = mailbox;
    // Asked for before anything is looked up: an address that never signed is no different.
    let allowance = instance.may_mail_own_to(Own::Signatures, identity, domain);
    if allowance.await? != Allowance::Granted {
        return Ok(());
    }
    let hash = instance.signer_hash(identity);
    let transaction = instance.database.begin().await?;
    let mut links: BTreeMap<String, Vec<MailLink>> = BTreeMap::new();
    for row in persons::of_email_hash(&transaction, &hash).await? {
        if let Some(appeal) = appeals::by_id(&transaction, row.appeal_id).await? {
            let to = to_write(instance.open_person(appeal.id, &row.sealed)?.email);
            links.entry(to).or_default().push(MailLink {
                title: titles(&appeal),
                href: instance.link_to(&transaction, row.id, language).await?,
            });
        }
    }
    for (to, links) in &links {
        let letter = Letter {
            reason: Reason::LinkAgain,
            language,
            links,
            news: &Along::No,
        };
        instance.write_to(&transaction, to, &letter, writer).await?;
    }
    transaction.commit().await?;
    instance.wake_mail();
    Ok(())
}

/// A name as it is shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ShownName {
    /// The whole name or the first one.
    pub name: String,
    /// Place or region.
    pub region: Option<String>,
    /// Code of the country.
    pub country: Option<String>,
    /// The wording that they signed.
    pub revision: u64,
}

/// The terms by which names of an appeal are shown; none where no name is. From the end of the promised day on
/// that is so whether or not what is kept of these people is deleted by then.
async fn terms_to_show(instance: &Instance, appeal_id: i64) -> Result<Option<Terms>> {
    let terms = terms::get(instance, appeal_id).await?;
    Ok(terms.filter(|terms| terms.shown != Shown::Never && !is_past(instance, terms)))
}

/// Whether there is a signature after the first `skip` of those that may be shown.
///
/// # Errors
/// The database.
pub async fn are_more_shown(instance: &Instance, appeal_id: i64, skip: u64) -> Result<bool> {
    let db = instance.database.conn();
    let shows = terms_to_show(instance, appeal_id).await?.is_some();
    Ok(shows && !persons::shown(db, appeal_id, skip, 1).await?.is_empty())
}

/// Names that may be shown, newest first. Only the rows asked for are opened.
///
/// # Errors
/// The database.
pub async fn shown_names(
    instance: &Instance,
    appeal_id: i64,
    skip: u64,
    limit: u64,
) -> Result<Vec<ShownName>> {
    let Some(terms) = terms_to_show(instance, appeal_id).await? else {
        return Ok(Vec::new());
    };
    let rows = persons::shown(instance.database.conn(), appeal_id, skip, limit).await?;
    let mut names = Vec::new();
    for row in rows {
        let person = instance.open_person(appeal_id, &row.sealed)?;
        names.extend(name_of(&row, person, &terms));
    }
    Ok(names)
}

/// A name as it may be shown, where the organiser does not hide it.
pub(super) fn name_of(row: &PersonSignature, person: Person, terms: &Terms) -> Option<ShownName> {
    let effective = Shown::from_rank(row.shown)
        .min(person.shown)
        .min(person.promised)
        .min(terms.shown);
    let name = match effective {
        Shown::Never => None,
        // A first name that nobody wrote is not guessed: many names begin otherwise.
        Shown::FirstNameAndRegion => person.first_name,
        Shown::Full => Some(person.name),
    };
    name.map(|name| ShownName {
        name,
        region: person.region,
        country: person.country,
        revision: wording::of_row(row.revision),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_came_from_an_old_list_is_found_by_the_address_on_it() {
        for listed in [
            "o=neill@post.example",
            "José@Post.example",
            "Ana+x@post.example",
        ] {
            let mailbox = Mailbox::read(&format!(" {listed} ")).unwrap();
            assert_eq!(mailbox.identity, identity(listed));
            assert_eq!(mailbox.domain, "post.example");
        }
        assert!(Mailbox::read("ana@@post.example").is_err());
        assert!(Mailbox::read("ana").is_err());
    }
}

//! One person among those who signed, as whoever answers for the list at the desk finds them: by a public name,
//! or by the whole e-mail address. Nothing is kept in clear for it: names are opened and compared, an address is
//! found by its keyed hash. What is found says no more than is public, and what was kept when.

use super::{
    check_kept,
    links::Mailbox,
    names::{self, ShownName},
    to_write,
};
use crate::{
    FederationError, Instance,
    actions::draft::nfc,
    clock::from_millis,
    error::Result,
    sought::{folded, has},
};
use std::fmt;
use undersigned_domain::people::Terms;
use undersigned_store::{
    acting,
    appeals::Appeal,
    person_requests::{self, PersonRequest},
    persons::{self, PersonSignature},
};

/// People found at a time.
pub const PAGE: usize = 50;
/// Longest name that is looked for, in characters.
const MAX_SOUGHT: usize = 200;
/// Rows read at a time.
const CHUNK: u64 = 500;
/// How often that is done for one question: 10,000 names. The next page goes on from there.
const MAX_CHUNKS: usize = 20;
/// Characters of the digest of a link's secret.
const DIGEST_LENGTH: usize = 64;

/// Whom somebody may find.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reach {
    /// Whose name is public, or was until it was hidden: whoever decides about signers.
    Named,
    /// Everybody, who is not named and who has not confirmed too: whoever may open what people wrote.
    Everybody,
}

impl Reach {
    /// Whom somebody may find: whoever may not open what people wrote is not to learn who signed.
    #[must_use]
    pub fn of(may_open: bool) -> Self {
        match may_open {
            true => Self::Everybody,
            false => Self::Named,
        }
    }
}

/// Who is meant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Whom {
    /// Who signed, by the number of the row.
    Signed(i64),
    /// Who asked to sign and has not confirmed, by the digest of the link's secret.
    Asked(String),
}

impl Whom {
    /// Reads what addresses and commands name somebody by.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let is_digest = text.len() == DIGEST_LENGTH && text.bytes().all(|c| c.is_ascii_hexdigit());
        match text.parse() {
            Ok(id) => Some(Self::Signed(id)),
            Err(_) => is_digest.then(|| Self::Asked(text.to_ascii_lowercase())),
        }
    }
}

impl fmt::Display for Whom {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Signed(id) => write!(f, "{id}"),
            Self::Asked(digest) => f.write_str(digest),
        }
    }
}

/// Somebody who was found.
#[derive(Debug, Clone)]
pub struct Found {
    /// Who it is.
    pub whom: Whom,
    /// The name as it is public, or would be were it not hidden; none where it is not named.
    pub name: Option<ShownName>,
    /// Whether the organiser does not show the name.
    pub hidden: bool,
    /// When they signed, or came here, RFC 3339.
    pub signed_at: String,
    /// When they followed the link in the e-mail; never for who came with a list.
    pub confirmed_at: Option<String>,
    /// How it came here: `web-form`, `fediverse-account` or `import`.
    pub source: String,
    /// Whether it was signed with another spelling of the address that was looked for: it reads the same here,
    /// and may be somebody else's mailbox.
    pub spelt_otherwise: bool,
}

impl Found {
    /// Whether they asked to sign and have not confirmed.
    #[must_use]
    pub fn waits(&self) -> bool {
        matches!(self.whom, Whom::Asked(_))
    }

    /// Whether somebody finds them.
    fn is_within(&self, reach: Reach) -> bool {
        reach == Reach::Everybody || self.name.is_some()
    }
}

/// Some of those who were found.
#[derive(Debug, Default)]
pub struct Page {
    /// Newest first.
    pub found: Vec<Found>,
    /// From where the next page goes on, where there may be more.
    pub next: Option<i64>,
}

impl Page {
    /// The one that there is, if there is one.
    fn of(found: Option<Found>) -> Self {
        Self {
            found: found.into_iter().collect(),
            next: None,
        }
    }
}

/// Finds people by part of a name that is public, or would be were it not hidden; `before` is where a page
/// before ended. What is not public of a name is not looked at.
///
/// # Errors
/// [`FederationError::Invalid`] `name_needed` where nothing is looked for, or too much, and `people_over` once the
/// day is over until which they are kept; the database.
pub async fn by_name(
    instance: &Instance,
    appeal: &Appeal,
    name: &str,
    before: Option<i64>,
) -> Result<Page> {
    let sought = folded(name);
    if sought.is_empty() || name.chars().count() > MAX_SOUGHT {
        let said = "say which name is looked for, or part of it, in at most 200 characters";
        return Err(FederationError::invalid("name_needed", said));
    }
    let Some(terms) = check_kept(instance, appeal.id).await? else {
        return Ok(Page::default());
    };
    let db = instance.database.conn();
    let mut before = before.unwrap_or(i64::MAX);
    let mut found = Vec::new();
    for _ in 0..MAX_CHUNKS {
        let rows = persons::named(db, appeal.id, before, CHUNK).await?;
        let are_all = rows.len() as u64 != CHUNK;
        for row in rows {
            before = row.id;
            // One that does not open keeps no other from being found.
            let Ok(one) = opened(instance, &row, Some(&terms), None) else {
                tracing::warn!(id = row.id, "a signature cannot be read");
                continue;
            };
            let name = one.name.as_ref().map(|shown| folded(&shown.name));
            if name.is_some_and(|name| has(&name, &sought)) {
                found.push(one);
            }
            if found.len() == PAGE {
                let next = Some(before);
                return Ok(Page { found, next });
            }
        }
        if are_all {
            return Ok(Page { found, next: None });
        }
    }
    let next = Some(before);
    Ok(Page { found, next })
}

/// Finds whoever signed with an e-mail address, or asked to and has not confirmed. It tells whether somebody
/// signed: for whoever may open what people wrote. That it was asked is in the log before anything is read.
///
/// # Errors
/// [`FederationError::Invalid`] `email_invalid` for what is no address, and `people_over` as [`by_name`]; the
/// database; sealed bytes that do not open.
pub async fn by_email(instance: &Instance, appeal: &Appeal, email: &str) -> Result<Page> {
    let mailbox = Mailbox::read(email)?;
    let typed = to_write(nfc(email));
    let terms = check_kept(instance, appeal.id).await?;
    if !acting::is_known() {
        return Err(FederationError::Internal(
            "people are looked for by nobody".into(),
        ));
    }
    instance.database.begin().await?.commit().await?;
    let db = instance.database.conn();
    let hash = instance.signer_hash(appeal.id, &mailbox.identity);
    if let Some(row) = persons::by_email_hash(db, appeal.id, &hash).await? {
        let found = opened(instance, &row, terms.as_ref(), Some(&typed))?;
        return Ok(Page::of(Some(found)));
    }
    let now = instance.clock.millis();
    let waiting = person_requests::waiting_of(db, appeal.id, &hash, now).await?;
    let found = waiting.map(|request| asked(instance, request, Some(&typed)));
    Ok(Page::of(found.transpose()?))
}

/// Somebody who was found before, as far as whoever asks may find them.
///
/// # Errors
/// [`FederationError::Invalid`] `people_over` as [`by_name`]; the database; sealed bytes that do not open.
pub async fn see(
    instance: &Instance,
    appeal: &Appeal,
    whom: &Whom,
    reach: Reach,
) -> Result<Option<Found>> {
    let terms = check_kept(instance, appeal.id).await?;
    find(instance, (appeal, terms.as_ref()), whom, reach).await
}

/// The same on whatever day, for whoever deletes them and is shown nothing.
pub(super) async fn find(
    instance: &Instance,
    (appeal, terms): (&Appeal, Option<&Terms>),
    whom: &Whom,
    reach: Reach,
) -> Result<Option<Found>> {
    let db = instance.database.conn();
    let found = match whom {
        Whom::Signed(id) => {
            let row = persons::by_id(db, *id).await?;
            let Some(row) = row.filter(|row| row.appeal_id == appeal.id) else {
                return Ok(None);
            };
            opened(instance, &row, terms, None)?
        }
        Whom::Asked(digest) => {
            let now = instance.clock.millis();
            let waits = |request: &PersonRequest| {
                let is_open = request.used_at.is_none() && request.expires_at > now;
                request.appeal_id == appeal.id && request.email_hash.is_some() && is_open
            };
            let request = person_requests::get(db, digest).await?;
            let Some(request) = request.filter(waits) else {
                return Ok(None);
            };
            asked(instance, request, None)?
        }
    };
    Ok(Some(found).filter(|found| found.is_within(reach)))
}

/// What a row says; `typed` is the address that was looked for.
fn opened(
    instance: &Instance,
    row: &PersonSignature,
    terms: Option<&Terms>,
    typed: Option<&str>,
) -> Result<Found> {
    let person = instance.open_person(row.appeal_id, &row.sealed)?;
    let signed_at = person.signed_at.clone();
    Ok(Found {
        whom: Whom::Signed(row.id),
        hidden: row.hidden,
        signed_at: signed_at.unwrap_or_else(|| from_millis(row.created_at)),
        confirmed_at: person.confirmed_at.clone(),
        source: row.source.clone(),
        spelt_otherwise: typed.is_some_and(|typed| is_other(&person.email, typed)),
        name: terms.and_then(|terms| names::name_of(row, person, terms)),
    })
}

/// Who asked to sign by the form, and has not followed the link.
fn asked(instance: &Instance, request: PersonRequest, typed: Option<&str>) -> Result<Found> {
    let person = instance.open_person(request.appeal_id, &request.sealed)?;
    Ok(Found {
        whom: Whom::Asked(request.token_hash),
        name: None,
        hidden: false,
        signed_at: from_millis(request.created_at),
        confirmed_at: None,
        source: "web-form".to_owned(),
        spelt_otherwise: typed.is_some_and(|typed| is_other(&person.email, typed)),
    })
}

/// Whether a kept address is another than one that reads the same here.
fn is_other(kept: &str, typed: &str) -> bool {
    !to_write(kept.to_owned()).eq_ignore_ascii_case(typed)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn people_are_named_by_a_number_or_a_digest_and_by_nothing_else() {
        let digest = "0f".repeat(32);
        for text in ["1", "907", digest.as_str()] {
            let whom = Whom::parse(text).unwrap();
            assert_eq!(whom.to_string(), text);
        }
        assert_eq!(Whom::parse("7"), Some(Whom::Signed(7)));
        let too_long = "9".repeat(20);
        for text in ["", "x", too_long.as_str(), "../1", &digest[1..], "1 OR 1"] {
            assert_eq!(Whom::parse(text), None, "{text}");
        }
    }

    #[test]
    fn an_address_is_another_where_a_letter_of_it_is() {
        assert!(!is_other("Ana@post.example", "ana@post.example"));
        assert!(is_other("ana+x@post.example", "ana@post.example"));
    }
}

//! A list of organisations to invite, looked at line by line before anything is sent.

use super::{
    actor_hash, answers::Heard, away, check_owner, email_hash, may_return, reading::Given,
    wants_none,
};
use crate::{
    FederationError, Instance, actions::draft::nfc, discovery::webfinger::FoundActor, error::Result,
};
use std::{collections::HashMap, hash::Hash, sync::Arc, time::Duration};
use tokio::{sync::Semaphore, task::JoinSet, time::timeout};
use undersigned_domain::{
    email_address::EmailAddress,
    ids,
    inviting::{Contact, Line, LineFault, MAX_INVITED, is_name},
    names::is_language_tag,
    nearest,
};
use undersigned_store::{
    appeals::Appeal,
    invitees::{self},
    organizations::Organization,
};

/// Servers that are asked at a time.
const AT_A_TIME: usize = 8;
/// How long whoever gave the list waits for all of them together.
const LOOKING: Duration = Duration::from_secs(20);

/// What becomes of a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Verdict {
    /// They can be invited.
    Ready(Ready),
    /// The line is faulty.
    Fault(LineFault),
    /// There is no such account.
    NotFound,
    /// Its server does not answer, or not in time. It is asked for again, and invited once it is found.
    Later(Ready),
    /// The same of more than are asked for again.
    Unreachable,
    /// This server has nothing to do with theirs.
    Blocked,
    /// They are at home on this server.
    Here,
    /// The same as an earlier line, by its number.
    Duplicate(u64),
    /// They have signed, or wait to be let in.
    Signed,
    /// They were invited before, under this number, and that stands or was taken back for good.
    Invited(i64),
    /// They want no invitations from this server.
    NoInvitations,
}

impl Verdict {
    /// Its code.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Ready(_) => "ready",
            Self::Fault(fault) => fault.code(),
            Self::NotFound => "actor_unknown",
            Self::Later(_) => "asked_later",
            Self::Unreachable => "unreachable",
            Self::Blocked => "blocked",
            Self::Here => "on_this_server",
            Self::Duplicate(_) => "duplicate",
            Self::Signed => "signed_already",
            Self::Invited(_) => "invited_already",
            Self::NoInvitations => "no_invitations",
        }
    }
}

/// Somebody who can be invited, now or once their server answers.
#[derive(Clone, PartialEq, Eq)]
pub struct Ready {
    /// The keyed hash under which they are found again.
    pub(super) hash: String,
    /// The actor, for an account that was found.
    pub actor: Option<String>,
    /// The account as people write it; for one that was not found yet, as it was typed.
    pub handle: Option<String>,
    /// The e-mail address, where that is how they are reached.
    pub(super) email: Option<EmailAddress>,
    /// What they are called: as the list says, else as their server does, where that could stand in a
    /// list. A name that leads somewhere is left out.
    pub name: String,
    /// The language to write to them in.
    pub language: String,
}

impl std::fmt::Debug for Ready {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Ready([redacted])")
    }
}

impl Ready {
    /// The contact by which the line can be given once more, without asking again any server that has answered.
    #[must_use]
    pub fn contact(&self) -> String {
        match (&self.actor, &self.email) {
            (Some(actor), _) => actor.clone(),
            (None, Some(email)) => email.to_string(),
            (None, None) => self.handle.clone().unwrap_or_default(),
        }
    }

    /// An account whose server did not answer.
    fn away(instance: &Instance, line: &Line, language: &str) -> Option<Self> {
        let typed = match &line.contact {
            Contact::Account(account) => format!("@{account}"),
            Contact::Actor(address) => address.clone(),
            Contact::Email(_) => return None,
        };
        Some(Self {
            hash: away::hash(instance, &typed),
            actor: None,
            handle: Some(typed),
            email: None,
            name: line.name.clone(),
            language: spoken(line, language),
        })
    }
}

/// A line and what becomes of it.
#[derive(Debug, Clone)]
pub struct Checked {
    /// Its number in the list.
    pub number: u64,
    /// Its contact as typed.
    pub typed: String,
    /// What they are called, as far as that is known.
    pub name: String,
    /// What becomes of it.
    pub verdict: Verdict,
}

/// What was found at other servers for one contact.
pub(super) type Found = std::result::Result<(String, String, String), Verdict>;

/// Looks at every line: accounts are looked up at their servers, and nobody is written to. `language`
/// is that of whoever has none of their own.
///
/// # Errors
/// [`FederationError::NotFound`] for another organisation's appeal; [`FederationError::Conflict`] `too_many_invited`; the
/// database.
pub async fn check(
    instance: &Instance,
    organization: &Organization,
    appeal: &Appeal,
    given: &[Given],
    language: &str,
) -> Result<Vec<Checked>> {
    let checked = look(instance, organization, appeal, given, language).await?;
    have_room(instance, appeal, to_invite(&checked).count()).await?;
    Ok(checked)
}

/// Those who can be invited, now or once their servers answer.
pub(super) fn to_invite(checked: &[Checked]) -> impl Iterator<Item = &Checked> {
    let is_ready = |one: &&Checked| matches!(one.verdict, Verdict::Ready(_) | Verdict::Later(_));
    checked.iter().filter(is_ready)
}

/// Refuses to invite more than may be invited to an appeal.
pub(super) async fn have_room(instance: &Instance, appeal: &Appeal, more: usize) -> Result<()> {
    let before = invitees::count(instance.database.conn(), appeal.id).await?;
    match more as u64 > MAX_INVITED.saturating_sub(before) {
        true => Err(FederationError::conflict(
            "too_many_invited",
            format!("at most {MAX_INVITED} organisations are invited to one appeal"),
        )),
        false => Ok(()),
    }
}

/// As [`check`], however many they are.
pub(super) async fn look(
    instance: &Instance,
    organization: &Organization,
    appeal: &Appeal,
    given: &[Given],
    language: &str,
) -> Result<Vec<Checked>> {
    check_owner(organization, appeal)?;
    let language = match is_language_tag(language) {
        true => language,
        false => "en",
    };
    let found = look_up(instance, accounts(given)).await;
    let snapshot = instance.snapshot(appeal).await?;
    let texts = snapshot
        .list()
        .current()
        .map(|note| note.text.languages.as_slice());
    let texts = texts.unwrap_or_default();
    let heard = Heard::of(instance, appeal).await?;
    let mut seen: HashMap<String, u64> = HashMap::new();
    let mut room_for_later = away::room(instance, appeal).await?;
    let mut checked = Vec::with_capacity(given.len());
    for one in given {
        let mut verdict = match &one.line {
            Err(fault) => Verdict::Fault(*fault),
            Ok(line) => ready(instance, line, found.get(&one.number), language),
        };
        if matches!(verdict, Verdict::Unreachable)
            && room_for_later > 0
            && let Ok(line) = &one.line
            && let Some(away) = Ready::away(instance, line, language)
        {
            verdict = Verdict::Later(away);
        }
        let mut name = one
            .line
            .as_ref()
            .map_or("", |line| line.name.as_str())
            .to_owned();
        if let Verdict::Ready(ready) | Verdict::Later(ready) = &mut verdict {
            ready.language = as_written(&ready.language, texts);
            name.clone_from(&ready.name);
        }
        if let Verdict::Ready(ready) | Verdict::Later(ready) = &verdict
            && let Some(other) = not_again(instance, appeal, &heard, &seen, ready).await?
        {
            verdict = other;
        }
        if matches!(verdict, Verdict::Later(_)) {
            room_for_later -= 1;
        }
        if let Verdict::Ready(ready) | Verdict::Later(ready) = &verdict {
            seen.insert(ready.hash.clone(), one.number);
        }
        checked.push(Checked {
            number: one.number,
            typed: one.typed.clone(),
            name,
            verdict,
        });
    }
    Ok(checked)
}

/// The language to write to somebody in.
fn spoken(line: &Line, language: &str) -> String {
    match line.language.is_empty() {
        true => language.to_owned(),
        false => line.language.clone(),
    }
}

fn ready(instance: &Instance, line: &Line, found: Option<&Found>, language: &str) -> Verdict {
    let language = spoken(line, language);
    if let Contact::Email(address) = &line.contact {
        return Verdict::Ready(Ready {
            hash: email_hash(instance, address),
            actor: None,
            handle: None,
            email: Some(address.clone()),
            name: line.name.clone(),
            language,
        });
    }
    match found {
        None => Verdict::Unreachable,
        Some(Err(verdict)) => verdict.clone(),
        Some(Ok((actor, handle, name))) => Verdict::Ready(Ready {
            hash: actor_hash(instance, actor),
            actor: Some(actor.clone()),
            handle: Some(handle.clone()),
            email: None,
            name: match line.name.is_empty() {
                true => name.clone(),
                false => line.name.clone(),
            },
            language,
        }),
    }
}

/// A language as the appeal is written in it: where nobody said in which script or of which country, and it is in one
/// such language alone, that one.
fn as_written(language: &str, texts: &[String]) -> String {
    let mut closer = texts
        .iter()
        .filter(|text| nearest::is_beginning(language, text) && language.len() <= text.len());
    match (closer.next(), closer.next()) {
        (Some(only), None) => only.clone(),
        _ => language.to_owned(),
    }
}

/// Why somebody is not invited who could be.
async fn not_again(
    instance: &Instance,
    appeal: &Appeal,
    heard: &Heard,
    seen: &HashMap<String, u64>,
    ready: &Ready,
) -> Result<Option<Verdict>> {
    let db = instance.database.conn();
    if let Some(earlier) = seen.get(&ready.hash) {
        return Ok(Some(Verdict::Duplicate(*earlier)));
    }
    if wants_none(instance, &ready.hash, ready.email.as_ref()).await? {
        return Ok(Some(Verdict::NoInvitations));
    }
    let by_actor = ready.actor.as_deref();
    let by_actor = by_actor.and_then(|actor| heard.actor(instance, actor));
    let email = ready.email.as_ref();
    let signs = by_actor.or_else(|| heard.address(instance, email?));
    if signs == Some(true) {
        return Ok(Some(Verdict::Signed));
    }
    let before = invitees::find(db, appeal.id, &ready.hash).await?;
    // Whoever has taken a signature back since has answered as well.
    let now = instance.clock.millis();
    let stands = before.filter(|row| signs.is_some() || !may_return(row, now));
    Ok(stands.map(|row| Verdict::Invited(row.id)))
}

/// The accounts of a list, by the numbers of their lines.
fn accounts(given: &[Given]) -> Vec<(u64, String)> {
    let account = |one: &Given| match &one.line.as_ref().ok()?.contact {
        Contact::Account(account) => Some((one.number, account.clone())),
        Contact::Actor(address) => Some((one.number, address.clone())),
        Contact::Email(_) => None,
    };
    given.iter().filter_map(account).collect()
}

/// Looks up accounts, several at a time, within a time, each under its number. Those that were not found in time are not there.
pub(super) async fn look_up<N>(instance: &Instance, accounts: Vec<(N, String)>) -> HashMap<N, Found>
where
    N: Copy + Eq + Hash + Send + 'static,
{
    let permits = Arc::new(Semaphore::new(AT_A_TIME));
    let mut jobs = JoinSet::new();
    for (number, asked) in accounts {
        let (instance, permits) = (instance.clone(), permits.clone());
        jobs.spawn(async move {
            let _permit = permits.acquire_owned().await;
            (number, find(&instance, &asked).await)
        });
    }
    let mut found = HashMap::new();
    // What has not answered by then is cut off with the jobs, and said to be out of reach.
    let _ = timeout(LOOKING, async {
        while let Some(done) = jobs.join_next().await {
            if let Ok((number, one)) = done {
                found.insert(number, one);
            }
        }
    })
    .await;
    found
}

/// An account's actor, how people write it, and what it is called.
async fn find(instance: &Instance, asked: &str) -> Found {
    match instance.find_actor(asked).await {
        Ok(FoundActor::Ours(_)) => Err(Verdict::Here),
        Ok(FoundActor::Theirs(actor)) => {
            let name = nearest::to_reader(&actor.names, |tag| tag == "und");
            let name = name.map(|(_, name)| nfc(name)).filter(|name| is_name(name));
            Ok((actor.id.clone(), actor.handle(), name.unwrap_or_default()))
        }
        Err(FederationError::Unreachable { .. } | FederationError::Store(_)) => {
            Err(Verdict::Unreachable)
        }
        Err(error) if error.code() == "blocked" => Err(Verdict::Blocked),
        Err(FederationError::NotFound { .. } | FederationError::Gone(_)) => Err(Verdict::NotFound),
        Err(_) if ids::host(asked).is_empty() => Err(Verdict::NotFound),
        Err(_) => Err(Verdict::Fault(LineFault::Account)),
    }
}

#[cfg(test)]
mod tests {
    use super::as_written;

    #[test]
    fn a_language_without_a_script_is_the_one_of_the_appeal() {
        let texts = |tags: &[&str]| tags.iter().map(|tag| (*tag).to_owned()).collect::<Vec<_>>();
        for (language, tags, written) in [
            ("zh", &["en", "zh-Hant"][..], "zh-Hant"),
            ("zh", &["zh-Hans", "zh-Hant"], "zh"),
            ("zh", &["en"], "zh"),
            ("zh-Hans", &["zh-Hant"], "zh-Hans"),
            ("zh-Hant", &["zh"], "zh-Hant"),
            ("es", &["en", "es"], "es"),
        ] {
            assert_eq!(
                as_written(language, &texts(tags)),
                written,
                "{language} {tags:?}"
            );
        }
    }
}

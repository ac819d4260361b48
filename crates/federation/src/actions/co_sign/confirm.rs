//! The link was opened: what it shows, and what the form behind it does.

use super::{
    Said,
    hidden::{domain_hash, hide, person_hash},
    intent, person,
    reply::Reply,
    still_co_signs, vanished, withdraw,
};
use crate::{
    FederationError, Instance,
    actions::{
        account,
        attest::{self, Signed, Signer},
        check_open, endorse, lock_open,
        one_time_link::OneTimeLink,
        people,
        tally::{self, Told},
        tell_statement,
    },
    actors::RemoteActor,
    addressed::Addressed,
    crowds::{self, Counting},
    error::Result,
    moderation::Stance,
    replica::Change,
    site,
    taken_names::are_taken,
};
use std::collections::BTreeSet;
use undersigned_domain::{
    Names, Note, StatementType,
    appeal::AdmissionPolicy,
    attestation::{Provenance, SignerKind},
    people::Terms,
};
use undersigned_store::{
    appeals::{self, Appeal},
    co_sign_intents::{self as intents, CoSignIntent, CoSignToken},
    organizations::Organization,
    refusals,
};

/// What the link in a direct message leads to.
pub type Link = OneTimeLink<Open>;

/// A reply that can be confirmed.
#[derive(Debug)]
pub struct Open {
    /// The appeal.
    pub appeal: Appeal,
    /// The account.
    pub account: RemoteActor,
    /// Id of the reply.
    pub reply: String,
    /// The language of the reply, where it says.
    pub language: Option<String>,
    /// On which terms people are counted; none where the organiser takes none now.
    pub terms: Option<Terms>,
    /// Whether the day is over on which theirs is deleted: nobody is counted any more.
    pub people_over: bool,
    intent: CoSignIntent,
    token: CoSignToken,
}

/// How somebody signs.
#[derive(Debug, Clone)]
pub enum Choice {
    /// As an organisation, listed under these names.
    Organisation(Names),
    /// As a person, who agreed to this: only counted.
    Person(Agreed),
}

/// What a person agreed to, beside the terms.
#[derive(Debug, Clone)]
pub struct Agreed {
    /// The language of the words.
    pub language: String,
    /// The words beside the box that was ticked.
    pub words: String,
}

/// What became of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Confirmed {
    /// It stands on the list.
    Listed,
    /// The organiser's people decide.
    Waits,
    /// One more person is counted.
    Counted,
}

/// What a secret leads to. Nothing is changed.
///
/// # Errors
/// The database; the account's origin, where it is not known any more.
pub async fn open(instance: &Instance, secret: &str) -> Result<Link> {
    let db = instance.database.conn();
    let Some(token) = intents::token(db, &account::hash(secret)).await? else {
        return Ok(Link::Unknown);
    };
    let intent = intent::again(db, token.intent_id).await?;
    let appeal = appeals::by_id(db, intent.appeal_id).await?;
    let appeal = appeal.ok_or_else(vanished)?;
    if token.used_at.is_some() {
        return Ok(Link::Used(Box::new(appeal)));
    }
    if token.expires_at <= instance.clock.millis() {
        return Ok(Link::Expired(Box::new(appeal)));
    }
    if intent.state != intents::INTENT {
        return Ok(Link::Used(Box::new(appeal)));
    }
    let account = match instance.stored_actor(&intent.actor).await? {
        Some(account) => account,
        None => instance.refetch_actor(&intent.actor).await?,
    };
    Ok(Link::Open(Box::new(Open {
        terms: people::terms_if_open(instance, &appeal).await?,
        people_over: people::is_past_the_day(instance, appeal.id).await?,
        appeal,
        account,
        reply: intent.reply.clone(),
        language: intent.language.clone(),
        intent,
        token,
    })))
}

/// Confirms a reply, under the wording that was shown, after one more look at it where it was written.
/// The link is used up only if all of it succeeds.
///
/// # Errors
/// [`FederationError::Conflict`] `token_used`, `not_open`, `text_changed`, `reply_gone`, `reply_changed`, and
/// for a person `people_closed` and `terms_changed`;
/// [`FederationError::Forbidden`] `limited` for a person from where this server limits, and `people_crowded`
/// where very many from there are counted;
/// [`FederationError::Invalid`] for names that cannot be listed, and `people_over` for a person where
/// people's signatures are kept no more; where the reply's server cannot be asked.
pub async fn confirm(
    instance: &Instance,
    open: Open,
    choice: Choice,
    shown: &str,
) -> Result<Confirmed> {
    let choice = match choice {
        Choice::Organisation(names) => Choice::Organisation(endorse::typed(names)?),
        Choice::Person(agreed) => Choice::Person(agreed),
    };
    check_open(&open.appeal)?;
    instance
        .check_not_suspended(open.appeal.organization_id)
        .await?;
    // Nobody's server is asked for what is refused anyway.
    if matches!(choice, Choice::Person(_)) {
        person::check_open(instance, &open).await?;
    }
    let snapshot = instance.snapshot(&open.appeal).await?;
    let note = snapshot.list().current().ok_or_else(attest::unpublished)?;
    attest::check_wording(note, shown)?;
    verify(instance, &open).await?;
    let organization = instance.organization(&open.appeal.organiser).await?;
    let limited = instance.rules().await?.stance(&open.intent.actor) != Stance::Open;
    match choice {
        Choice::Organisation(names) if limited || note.admission == AdmissionPolicy::Moderated => {
            wait(instance, &open, &said(names, note)).await?;
            Ok(Confirmed::Waits)
        }
        // Nobody could tell later which of the people counted came from there.
        Choice::Person(_) if limited => Err(FederationError::forbidden(
            "limited",
            "this server does not count people from there",
        )),
        choice => sign(instance, &organization, open, (choice, shown)).await,
    }
}

/// Fetches the reply from its origin: it must still be there, and say what it said.
async fn verify(instance: &Instance, open: &Open) -> Result<()> {
    let document = match instance.fetch_object(&open.reply).await {
        Ok(document) => document,
        Err(FederationError::Gone(_)) => {
            withdraw::take_back(instance, &open.intent, None).await?;
            return Err(FederationError::conflict(
                "reply_gone",
                "the reply is not there any more",
            ));
        }
        Err(error) => return Err(error),
    };
    let reply = document.as_object().and_then(Reply::read);
    let sound = match &reply {
        Some(reply) if reply.id == open.reply && reply.actor == open.intent.actor => {
            still_co_signs(instance, reply, &open.appeal).await?
        }
        _ => false,
    };
    if sound {
        return Ok(());
    }
    Err(FederationError::conflict(
        "reply_changed",
        "the reply is not a public reply with the phrase any more",
    ))
}

/// What is confirmed under a wording.
fn said(names: Names, note: &Note) -> Said {
    Said {
        names,
        pin: Some(attest::pin_of(note)),
    }
}

/// Leaves it to a person of the organiser's.
async fn wait(instance: &Instance, open: &Open, said: &Said) -> Result<()> {
    let now = instance.clock.millis();
    let transaction = instance.database.begin().await?;
    // One after the other: what is taken back meanwhile does not wait after all, nor does anybody for what was closed
    // or withdrawn.
    lock_open(&transaction, open.appeal.id).await?;
    let mut intent = taken(&transaction, open, now).await?;
    leave(&mut intent, said)?;
    intent.updated_at = now;
    intents::update(&transaction, intent).await?;
    Ok(transaction.commit().await?)
}

fn leave(intent: &mut CoSignIntent, said: &Said) -> Result<()> {
    let said = serde_json::to_string(said)
        .map_err(|error| FederationError::Internal(error.to_string()))?;
    intents::CONFIRMED.clone_into(&mut intent.state);
    intent.names = Some(said);
    Ok(())
}

/// Lists or counts at once, unless something came between.
async fn sign(
    instance: &Instance,
    organization: &Organization,
    open: Open,
    (choice, shown): (Choice, &str),
) -> Result<Confirmed> {
    let now = instance.clock.millis();
    let mut change = instance.change_to_sign(open.appeal.id).await?;
    check_open(&change.appeal)?;
    let current = change.list();
    let note = current.current().ok_or_else(attest::unpublished)?;
    attest::check_wording(note, shown)?;
    let mut intent = taken(&change.transaction, &open, now).await?;
    intent.updated_at = now;
    let looked_at = match &choice {
        Choice::Organisation(names) => is_looked_at(&mut change, note, (&intent, names)).await?,
        Choice::Person(_) => false,
    };
    let confirmed = match choice {
        Choice::Organisation(names) if looked_at => {
            leave(&mut intent, &said(names, note))?;
            Confirmed::Waits
        }
        Choice::Organisation(names) => {
            let id = list(&mut change, organization, &intent, said(names, note)).await?;
            intents::LISTED.clone_into(&mut intent.state);
            intent.attestation = Some(id);
            Confirmed::Listed
        }
        // Nothing would be left by which the same account could be told again.
        Choice::Person(_) if people::are_over(&change).await? => return Err(people::over()),
        Choice::Person(agreed) => {
            let terms = people::terms_as_shown(&change, open.terms.as_ref()).await?;
            person::check_room(&change, &intent.actor).await?;
            let keys = change.speaker(&organization.ap_id).await?;
            attest::check_initiator(&change, &keys)?;
            person::count(&change, &intent, note, (&terms, &agreed)).await?;
            tally::update(&mut change, organization, &keys, Told::default()).await?;
            intents::COUNTED.clone_into(&mut intent.state);
            hide(instance, &mut intent);
            Confirmed::Counted
        }
    };
    intents::update(&change.transaction, intent).await?;
    change.commit().await?;
    instance.wake_delivery();
    Ok(confirmed)
}

/// Whether a person decides about a name: on a moderated appeal, of whom a person refused before, at an addressee's domain,
/// where it is another's or looks like it, and where many from its domain were there already. Whoever has a server makes as many accounts on it as they like.
async fn is_looked_at(
    change: &mut Change,
    note: &Note,
    (intent, names): (&CoSignIntent, &Names),
) -> Result<bool> {
    if note.admission == AdmissionPolicy::Moderated {
        return Ok(true);
    }
    let (appeal, actor) = (change.appeal.id, &intent.actor);
    if Addressed::by(note).covers(actor) {
        return Ok(true);
    }
    let (instance, db) = (change.instance(), &change.transaction);
    let hash = person_hash(instance, actor);
    if !refusals::of_author(db, appeal, &hash).await?.is_empty() {
        return Ok(true);
    }
    let (list, called) = (change.list(), (actor.as_str(), names));
    if Box::pin(are_taken(instance, db, (appeal, &list), called)).await? {
        return Ok(true);
    }
    // Who took it back, or was taken off, makes no room for others there.
    let (host, hidden) = (
        site::of(actor),
        domain_hash(change.instance(), appeal, actor),
    );
    let once = intents::count_once_listed_of(&change.transaction, appeal, [&host, &hidden]).await?;
    if change.instance().is_limited() && once >= u64::from(crowds::MAX_OF_DOMAIN) {
        return Ok(true);
    }
    if change.counting.is_none() {
        change.counting = Some(Counting::here(change.instance(), appeal));
    }
    let (state, list) = (change.state(), change.list());
    let has_room = |counting: &Counting| match intent.attestation {
        Some(_) => counting.admit_again(state, &list, actor),
        None => counting.admit(state, &list, actor),
    };
    Ok(!change.counting.as_ref().is_some_and(has_room))
}

/// Uses the link up, and gives the intent as it is now.
async fn taken(
    transaction: &undersigned_store::Transaction,
    open: &Open,
    now: i64,
) -> Result<CoSignIntent> {
    let used = || FederationError::conflict("token_used", "this link has been used");
    if !intents::take_token(transaction, &open.token, now).await? {
        return Err(used());
    }
    let intent = intent::again(transaction, open.intent.id).await?;
    // Meanwhile the reply may have been deleted, or replaced by another.
    if intent.state != intents::INTENT || intent.reply != open.reply {
        return Err(used());
    }
    Ok(intent)
}

/// Attests what an account signed, under the address that its attestation had before, if any, and the
/// wording that was shown; where that is not known, today's.
pub(super) async fn list(
    change: &mut Change,
    organization: &Organization,
    intent: &CoSignIntent,
    said: Said,
) -> Result<String> {
    let keys = change.speaker(&organization.ap_id).await?;
    attest::check_initiator(change, &keys)?;
    let instance = change.instance().clone();
    let known = intent.attestation.is_some();
    let id = match &intent.attestation {
        Some(id) => id.clone(),
        None => {
            let name = instance.entropy.name(change.tick())?;
            instance
                .addresses
                .statement(StatementType::Attestation, &name)
        }
    };
    let list = change.list();
    let note = list.current().ok_or_else(attest::unpublished)?;
    // Whoever comes back signs the wording that it was shown now, not the one of then.
    let wording = Signed::This(said.pin.unwrap_or_else(|| attest::pin_of(note)));
    let signer = Signer {
        names: said.names,
        kind: SignerKind::Organisation,
        provenance: Provenance::FediverseAccount,
        account: Some(intent.actor.clone()),
        initiated: false,
        ordinal: None,
        signed_at: None,
        evidence: None,
    };
    let (verified, _) = attest::insert(change, &keys, &wording, &id, signer).await?;
    if let Some(verified) = verified {
        tell_statement(change, organization, &verified, known, BTreeSet::new()).await?;
    }
    Ok(id)
}

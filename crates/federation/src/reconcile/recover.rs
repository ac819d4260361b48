//! Bringing back an appeal of ours that this server lost: the servers that hold it still have
//! everything, and come asking.
//!
//! Nothing is believed beyond the proofs. A server that asks about an appeal at an address of ours
//! is asked for the words of our own organisations about it. These must lead from the root to a
//! key that we hold; then the appeal is ours again, and the rest comes by reconciliation.

use super::{
    agenda::Errand,
    messages::StateQuestion,
    own_registers::{Missing, digests, own_authors, some},
    registers::{MAX_AUTHORS, RegistersQuestion},
    replicate,
};
use crate::{
    FederationError, Instance,
    actors::RemoteActor,
    error::Result,
    outgoing::{Audience, Outgoing},
    replica::{Change, appeal_key},
};
use chrono::DateTime;
use serde_json::{Value, json};
use undersigned_domain::{
    AppealKey, Content, Multikey, RULES, State, StatementType, Verified, appeal::Titles, fold, ids,
};
use undersigned_store::{
    StoreError,
    appeals::{self, Appeal, NewAppeal},
    organizations::{self, Organization},
    outbox, replicas, schedules, settings,
};
use url::Url;

/// Most notes and admissions of our own that are looked at for the way from the root to our key.
const MAX_LOOKED_AT: usize = 50_000;
/// Most bytes of them: whoever is asked chooses what it shows, and nothing is known of it yet.
const MAX_BYTES: usize = 64 * 1024 * 1024;

/// A server asks about an appeal that is not held here. It may be one that was lost: that server
/// is asked for it, soon.
pub(super) fn notice(instance: &Instance, peer: &RemoteActor, question: &StateQuestion) {
    let Some(origin) = ids::origin(&peer.id) else {
        return;
    };
    if question.rules == RULES && ids::canonical_id("object", &question.object).is_ok() {
        instance.agenda.add(Errand::Recover {
            object: question.object.clone(),
            root: question.root.clone(),
            from: origin.ascii_serialization(),
        });
    }
}

/// Brings an appeal back from a server that holds it: one of ours is ours again; another's, about
/// which our organisations have spoken, is held again.
///
/// # Errors
/// [`FederationError::NotFound`] where that server shows nothing by which the appeal would be
/// ours; [`FederationError::Unreachable`] where it cannot be asked.
pub async fn recover(instance: &Instance, object: &str, root: &str, from: &str) -> Result<Appeal> {
    let db = instance.database.conn();
    let held = appeals::by_ap_id(db, object).await?;
    if let Some(appeal) = held.clone().filter(|appeal| appeal.root.is_some())
        && instance.snapshot(&appeal).await?.list().current().is_some()
    {
        return Ok(appeal);
    }
    let root: Multikey = root
        .parse()
        .map_err(|_| FederationError::malformed("member_invalid", "`root` is no key"))?;
    let key = AppealKey {
        object: object.to_owned(),
        root,
    };
    if !instance.addresses.is_ours(object) {
        return if has_spoken(instance, &key, from).await? {
            replicate::ensure(instance, object).await
        } else {
            Err(not_ours())
        };
    }
    let spoken = own_statements(instance, &key, from).await?;
    let (organization, note) = owner(instance, &key, &spoken).await?;
    let slug = object.rsplit('/').next().unwrap_or_default();
    if instance.addresses.appeal(slug) != object {
        return Err(not_ours());
    }
    let appeal = match held {
        Some(draft) => draft,
        None => match appeals::insert(db, row(instance, &key, slug, &organization)).await {
            // A command and the server may be at it at once.
            Err(StoreError::Conflict(_)) => {
                let other = appeals::by_ap_id(db, object).await?;
                other.ok_or_else(|| {
                    FederationError::conflict("appeal_conflict", "held under another id")
                })?
            }
            inserted => inserted?,
        },
    };
    take(instance, &appeal, &key, &organization, &note, &spoken).await?;
    let peer = instance.actor(&format!("{from}/actor")).await?;
    instance.remember_replica(&appeal, &peer, None).await?;
    complete(instance, appeal.id, &organization).await
}

/// Brings an appeal of ours back, by its slug or its address, from a server that shows which root it
/// follows.
///
/// # Errors
/// As [`recover`]; [`FederationError::Invalid`] for what is neither slug nor address of ours, or names no other server.
pub async fn from_address(instance: &Instance, slug: &str, from: &str) -> Result<Appeal> {
    let from = from.trim_end_matches('/');
    check_other_server(instance, from)?;
    let host = instance.addresses.host();
    let before = instance.addresses.appeal("");
    let slug = slug.strip_prefix(&before).unwrap_or(slug);
    let slug = slug.trim_end_matches('/');
    if slug.is_empty() || slug.contains('/') {
        return Err(FederationError::invalid(
            "slug_invalid",
            format!(
                "`{slug}` names no appeal of this server: it is what follows {before} in its address"
            ),
        ));
    }
    let object = instance.addresses.appeal(slug);
    let copy = format!("{from}/appeals/{host}/{}", replicate::copy_slug(&object));
    let shown = instance.fetch_json(&format!("{copy}/state")).await;
    let shown = shown.map_err(|error| match error {
        FederationError::Gone(_) => FederationError::not_found(
            "appeal_unknown",
            format!("{from} holds no appeal of {host} that is called `{slug}`"),
        ),
        other => other,
    })?;
    if shown["object"] != object.as_str() {
        return Err(not_ours());
    }
    let root = shown["root"].as_str().unwrap_or_default();
    let appeal = recover(instance, &object, root, from).await?;
    // It may have been back before, and not whole yet.
    let holders = replicas::list(instance.database.conn(), appeal.id).await?;
    for peer in holders.iter().filter(|peer| peer.base_url == from) {
        instance.reconcile(&appeal, peer).await?;
    }
    Ok(appeal)
}

/// Checks that something is the address of a server that is not this one.
fn check_other_server(instance: &Instance, from: &str) -> Result<()> {
    let url = Url::parse(from).ok();
    let is_server = |url: &Url| url.has_host() && matches!(url.scheme(), "https" | "http");
    let why = match url.filter(is_server) {
        Some(_) if !instance.addresses.is_ours(from) => return Ok(()),
        Some(_) => "is this server itself, which asks another one",
        None => "is no address of a server: write it as https://peer.example",
    };
    let detail = format!("`{from}` {why}");
    Err(FederationError::invalid("server_invalid", detail))
}

fn not_ours() -> FederationError {
    FederationError::not_found(
        "appeal_unknown",
        "nothing shows that this appeal is one of this server's",
    )
}

fn row(instance: &Instance, key: &AppealKey, slug: &str, organization: &Organization) -> NewAppeal {
    NewAppeal {
        ap_id: key.object.clone(),
        root: Some(key.root.to_string()),
        host: instance.addresses.host(),
        slug: slug.to_owned(),
        organization_id: Some(organization.id),
        organiser: organization.ap_id.clone(),
        status: "open".to_owned(),
        titles: None,
        draft: None,
        created_at: instance.clock.millis(),
        published_at: None,
        unasked: false,
    }
}

/// Whether one of our organisations has said something about another's appeal, under a key of
/// ours.
async fn has_spoken(instance: &Instance, key: &AppealKey, from: &str) -> Result<bool> {
    for authors in own_authors(instance).await?.chunks(MAX_AUTHORS) {
        let question = question(key, authors);
        let mut missing = Missing::of(digests(instance, from, &question).await?);
        // One is enough, if its key is known here: a file of keys may be from before the last change.
        let found = some(instance, from, &question, &mut missing).await?;
        for verified in found.unwrap_or_default() {
            let statement = verified.statement();
            let (author, by) = (&statement.author, &statement.key);
            if *statement.appeal == *key && instance.is_own_word(author, by).await? {
                return Ok(true);
            }
        }
    }
    Ok(false)
}

fn question(key: &AppealKey, authors: &[String]) -> RegistersQuestion {
    RegistersQuestion {
        object: key.object.clone(),
        root: key.root.to_string(),
        authors: authors.to_vec(),
        ..RegistersQuestion::default()
    }
}

/// The notes and admissions of our own organisations, as a server holds them.
async fn own_statements(instance: &Instance, key: &AppealKey, from: &str) -> Result<Vec<Verified>> {
    let (mut spoken, mut bytes) = (Vec::new(), 0);
    for authors in own_authors(instance).await?.chunks(MAX_AUTHORS) {
        let question = question(key, authors);
        let mut missing = Missing::of(digests(instance, from, &question).await?);
        while spoken.len() < MAX_LOOKED_AT
            && bytes < MAX_BYTES
            && let Some(found) = some(instance, from, &question, &mut missing).await?
        {
            for verified in found {
                let statement = verified.statement();
                let leads = matches!(
                    statement.kind(),
                    StatementType::Note | StatementType::Admission
                );
                let ours = instance.addresses.is_ours(&statement.author);
                if leads && ours && *statement.appeal == *key {
                    bytes += verified.text().len();
                    spoken.push(verified);
                }
            }
        }
    }
    Ok(spoken)
}

/// The organisation of ours whose appeal it is, and its current note. Somebody else could name our
/// key under a root of its own: one of our keys must have said something under this one.
async fn owner(
    instance: &Instance,
    key: &AppealKey,
    spoken: &[Verified],
) -> Result<(Organization, Verified)> {
    let statements: Vec<_> = spoken.iter().map(|one| one.statement().clone()).collect();
    let (state, _) = State::gather(key.clone(), &statements);
    let list = fold(&state);
    let current = list.note.as_ref().ok_or_else(not_ours)?;
    let organization = organizations::by_ap_id(instance.database.conn(), &current.author)
        .await?
        .ok_or_else(not_ours)?;
    let held = instance.keys_of(&organization.ap_id).await?;
    let is_ours = statements.iter().any(|said| held.has_signed(said));
    let note = spoken
        .iter()
        .find(|one| one.statement().digest == current.digest);
    match note {
        Some(note) if is_ours => Ok((organization, note.clone())),
        _ => Err(not_ours()),
    }
}

/// Writes the appeal's row and what our own organisations said, in one transaction.
async fn take(
    instance: &Instance,
    appeal: &Appeal,
    key: &AppealKey,
    organization: &Organization,
    note: &Verified,
    spoken: &[Verified],
) -> Result<()> {
    let mut change = instance.found(appeal.id, &key.root).await?;
    if appeal_key(&change.appeal)? != *key {
        return Err(FederationError::conflict(
            "root_mismatch",
            "this server follows another root key for the appeal",
        ));
    }
    change.appeal.organization_id = Some(organization.id);
    change.appeal.organiser.clone_from(&organization.ap_id);
    change.appeal.published_at = Some(published(note).unwrap_or_else(|| instance.clock.millis()));
    // A draft from before the appeal was published says nothing that the note does not.
    change.appeal.draft = None;
    if let Content::Note(current) = &note.statement().content {
        change.appeal.status = current.status.name().to_owned();
        change.appeal.titles = serde_json::to_string(&Titles::from(&current.text)).ok();
    }
    appeals::update(&change.transaction, change.appeal.clone()).await?;
    schedules::delete(&change.transaction, appeal.id, "").await?;
    for verified in spoken {
        change.insert(verified, true).await?;
    }
    show_again(&change, organization, note).await?;
    change.commit().await?;
    Ok(())
}

/// Has the outbox show the appeal, where it does not: what it said of it was lost with the rest. Nobody is told anew.
async fn show_again(change: &Change, organization: &Organization, note: &Verified) -> Result<()> {
    let (instance, db) = (change.instance(), &change.transaction);
    let object = json!(change.appeal.ap_id);
    let member = format!("\"id\":{object}");
    let shown = outbox::naming(db, organization.id, &member).await?;
    let is_of_it = |row: &outbox::Activity| {
        let said: Value = serde_json::from_str(&row.body).unwrap_or_default();
        said["object"]["id"] == object
    };
    if shown.iter().any(is_of_it) {
        return Ok(());
    }
    let actor = organization.ap_id.clone();
    let mut activity = instance.activity("Create", &actor, note.value(), Audience::Public)?;
    if let Some(published) = &note.statement().published {
        activity.insert("published".into(), json!(&**published));
    }
    let outgoing = Outgoing {
        public: true,
        ..Outgoing::to([], organization, activity)
    };
    instance.enqueue(db, outgoing).await
}

/// When a note was published first, in milliseconds since 1970.
fn published(note: &Verified) -> Option<i64> {
    let text = note.statement().published.as_deref()?;
    let time = DateTime::parse_from_rfc3339(text).ok()?;
    Some(time.timestamp_millis())
}

/// Fetches the rest: the whole state, other servers that hold it, and counts that were told.
async fn complete(
    instance: &Instance,
    appeal_id: i64,
    organization: &Organization,
) -> Result<Appeal> {
    let db = instance.database.conn();
    let appeal = appeals::by_id(db, appeal_id).await?.ok_or_else(not_ours)?;
    for peer in replicas::list(db, appeal_id).await? {
        if let Err(error) = instance.reconcile(&appeal, &peer).await {
            tracing::info!(peer = peer.base_url, %error, "the rest follows on the timer");
        }
    }
    let appeal = appeals::by_id(db, appeal_id).await?.ok_or_else(not_ours)?;
    let snapshot = instance.snapshot(&appeal).await?;
    // Whom the count was made of is gone. The number was told, and stands until another is.
    let tally = snapshot
        .state()
        .statements()
        .filter(|one| one.author == organization.ap_id)
        .find_map(|one| match &one.content {
            Content::Tally(tally) if tally.counted => Some(tally),
            _ => None,
        });
    if let Some(tally) = tally {
        for (what, count) in [
            ("individuals", tally.individuals),
            ("unnamed", tally.unnamed_organisations),
        ] {
            let name = format!("tally:{appeal_id}:{}:{what}", organization.id);
            settings::set_if_absent(db, &name, &count.to_string()).await?;
        }
    }
    tracing::info!(
        appeal = appeal.ap_id,
        state_digest = %snapshot.digest(),
        "an appeal that was lost here is back"
    );
    instance.agenda.add(Errand::ReadOwn(appeal_id));
    instance.reconcile_soon(appeal_id);
    Ok(appeal)
}

//! The chain that lets an entry in: from the root key to what was signed, each proof checked.

use crate::{
    pages::{names::People, times},
    problem::Answer,
    state::WebState,
    views::{
        Digest, Page,
        entry::{ChainLink, ChainStep},
    },
};
use chrono::{DateTime, Utc};
use std::sync::Arc;
use undersigned_domain::{
    Content, Entry, Multikey, State, Statement,
    admission::{AdmissionState, Role},
    attestation::Provenance,
    ids::same_origin,
    list::Initiator,
};
use undersigned_federation::views::AppealView;

/// Most admissions between the root and a signature: of the organiser's key, an initiator, the signer.
const MOST_ADMISSIONS: usize = 3;

/// Lines of the history of one entry.
const MOST_SAID: usize = 60;

/// The statement that stands for an entry.
pub fn signed<'a>(state: &'a State, entry: &Entry) -> Option<&'a Statement> {
    state
        .statements()
        .find(|statement| statement.digest == entry.digest)
        .map(Arc::as_ref)
}

/// The steps from the root key to an entry, and whether they begin there and every proof holds.
pub async fn chain(
    web: &WebState,
    view: &AppealView,
    entry: &Entry,
    signed: Option<&Statement>,
    people: &People,
) -> Answer<(Vec<ChainStep>, bool)> {
    let Some(signed) = signed else {
        return Ok((Vec::new(), false));
    };
    let state = view.snapshot.state();
    let (let_in, mut holds) = admissions(state, &view.list.initiators, signed);
    let mut steps = vec![ChainStep {
        what: ChainLink::Root(Digest::new(state.appeal().root.as_str())),
        at: None,
        digest: None,
        holds: true,
    }];
    for (what, statement) in links(let_in, entry, signed, people) {
        let held = web
            .instance
            .held_statement(view.appeal.id, statement.digest)
            .await?;
        let digest = statement.digest.hex();
        // Checked once more, from the text as it is held.
        let proved = match held {
            Some(held) => web.instance.proves_itself(held.text).await?,
            None => false,
        };
        holds &= proved;
        steps.push(ChainStep {
            what,
            at: times::said(statement),
            digest: Some(ends(&digest)),
            holds: proved,
        });
    }
    Ok((steps, holds))
}

/// First and last characters.
fn ends(digest: &str) -> String {
    let last = digest.len().saturating_sub(6);
    format!(
        "{}…{}",
        digest.get(..6).unwrap_or_default(),
        digest.get(last..).unwrap_or_default()
    )
}

type Link<'a> = (ChainLink, &'a Statement);

fn links<'a>(
    let_in: Vec<(&'a Statement, Role)>,
    entry: &Entry,
    signed: &'a Statement,
    people: &People,
) -> Vec<Link<'a>> {
    let link = |(statement, role): (&'a Statement, Role)| {
        let who = people.party(statement.about.first().map_or("", String::as_str));
        let what = match role {
            Role::Organiser => ChainLink::Organiser(who),
            Role::CoInitiator | Role::Keeper => ChainLink::Initiator(who, role.name().to_owned()),
            Role::Signer => ChainLink::LetIn(people.party(&statement.author)),
        };
        (what, statement)
    };
    let last = match &signed.content {
        Content::Attestation(_) => ChainLink::Attested(people.party(&signed.author)),
        _ => ChainLink::Endorsed(
            entry
                .pin
                .as_ref()
                .map_or(0, |pin| u32::try_from(pin.revision).unwrap_or(u32::MAX)),
        ),
    };
    let links = let_in.into_iter().map(link);
    links.chain([(last, signed)]).collect()
}

/// The admissions by which the key counts that signed something, from the root on, and whether they
/// do begin there.
fn admissions<'a>(
    state: &'a State,
    initiators: &[Initiator],
    signed: &'a Statement,
) -> (Vec<(&'a Statement, Role)>, bool) {
    let mut found = Vec::new();
    // Backwards from the key that signed to the one that nobody lets in.
    let (mut actor, mut key) = (signed.author.as_str(), &signed.key);
    while !is_root(state, actor, key) && found.len() < MOST_ADMISSIONS {
        let Some((statement, role)) = let_in(state, initiators, actor, key) else {
            break;
        };
        found.push((statement, role));
        (actor, key) = (statement.author.as_str(), &statement.key);
    }
    found.reverse();
    (found, is_root(state, actor, key))
}

/// What initiators have said of a signer, newest first: who let it in or confirmed its names, who
/// removed it, and when it signed; of what others attest when it was listed, and who changed it since. A state keeps the newest
/// word of each key, no others.
pub fn history(
    state: &State,
    entry: &Entry,
    people: &People,
    page: &Page,
) -> Vec<(DateTime<Utc>, String)> {
    let is_it = |about: &String| *about == entry.id || entry.same_as.contains(about);
    let mut said: Vec<(DateTime<Utc>, String)> = state
        .statements()
        .filter(|statement| statement.about.first().is_some_and(is_it))
        .filter_map(|statement| {
            let Content::Admission(admission) = &statement.content else {
                return None;
            };
            let key = match admission.state {
                // An initiator is on the list by its own word: the chain says why that counts.
                AdmissionState::Admitted if is_it(&statement.author) => return None,
                AdmissionState::Admitted => "reading-history-let-in",
                AdmissionState::Removed => "reading-history-removed",
                AdmissionState::Ended => "reading-history-ended",
            };
            let who = people.name(&statement.author).words;
            Some((times::signed(statement.seq)?, page.t1(key, "who", who)))
        })
        .collect();
    if let Some(signed) = signed(state, entry) {
        said.extend(was_signed(signed, people, page));
    }
    said.sort_by(|a, b| b.cmp(a));
    // Who has changed its key has said the same again under the new one, of the same time.
    said.dedup();
    said.truncate(MOST_SAID);
    said
}

/// When the statement that stands was signed. Of an attestation that was changed also when it was listed, by what it says itself.
fn was_signed(signed: &Statement, people: &People, page: &Page) -> Vec<(DateTime<Utc>, String)> {
    let line = |at: Option<DateTime<Utc>>, words: String| at.map(|at| (at, words));
    let lines = match (&signed.content, times::said_otherwise(signed)) {
        (Content::Attestation(attestation), Some(at)) => {
            let who = people.name(&signed.author).words;
            let listed = attestation.since.and_then(times::signed);
            [
                line(Some(at), page.t1("reading-history-changed", "who", who)),
                line(listed, page.t("reading-history-listed")),
            ]
        }
        (Content::Endorsement(_), _) => {
            let words = page.t("reading-history-signed-itself");
            [line(times::said(signed), words), None]
        }
        // On a day of its own: what is signed there may have been signed before on paper.
        (Content::Attestation(attestation), None) if is_by_hand(attestation.provenance) => {
            let who = people.name(&signed.author).words;
            let words = page.t1("reading-history-entered", "who", who);
            [line(times::said(signed), words), None]
        }
        _ => {
            let words = page.t("reading-history-signed");
            [line(times::said(signed), words), None]
        }
    };
    lines.into_iter().flatten().collect()
}

/// Whether an initiator typed it in.
const fn is_by_hand(provenance: Provenance) -> bool {
    matches!(
        provenance,
        Provenance::Paper | Provenance::Email | Provenance::Import
    )
}

fn is_root(state: &State, author: &str, key: &Multikey) -> bool {
    *key == state.appeal().root && same_origin(author, &state.appeal().object)
}

/// The admission by which a key was let in, in its highest role. Of those whose word counts, as the
/// list says: the root names organiser's keys, these name initiators, and all of them name signers.
fn let_in<'a>(
    state: &'a State,
    initiators: &[Initiator],
    actor: &'a str,
    key: &Multikey,
) -> Option<(&'a Statement, Role)> {
    let is = |role: Role, actor: &str, key: &Multikey| {
        let mut those = initiators.iter().filter(|one| one.role == role);
        those.any(|one| one.actor == actor && one.keys.contains(key))
    };
    let counts = |(statement, role): &(&Statement, Role)| {
        let (by, with) = (statement.author.as_str(), &statement.key);
        match role {
            Role::Organiser => is(Role::Organiser, actor, key) && is_root(state, by, with),
            Role::CoInitiator | Role::Keeper => {
                is(*role, actor, key) && is(Role::Organiser, by, with)
            }
            Role::Signer => Role::ALL.iter().any(|(_, role)| is(*role, by, with)),
        }
    };
    state
        .admissions_of(actor)
        .filter_map(|(_, register)| register.value())
        .filter_map(|statement| match &statement.content {
            Content::Admission(admission)
                if admission.state == AdmissionState::Admitted
                    && admission.admits.as_ref() == Some(key) =>
            {
                Some((statement.as_ref(), admission.role))
            }
            _ => None,
        })
        .filter(counts)
        .min_by_key(|(statement, role)| (*role, statement.seq))
}

#[cfg(test)]
mod tests;

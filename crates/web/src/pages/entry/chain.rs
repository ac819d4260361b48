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
    Content, Entry, Multikey, State, Statement, Verified,
    admission::{AdmissionState, Role},
    ids::same_origin,
};
use undersigned_federation::views::AppealView;

/// Most links between the root and an entry: organiser, initiator, admission, signature.
const MOST_LINKS: usize = 4;

/// Lines of the history of one entry.
const MOST_SAID: usize = 60;

/// The statement that stands for an entry.
pub fn signed<'a>(state: &'a State, entry: &Entry) -> Option<&'a Statement> {
    state
        .statements()
        .find(|statement| statement.digest == entry.digest)
        .map(Arc::as_ref)
}

/// The steps from the root key to an entry.
pub async fn chain(
    web: &WebState,
    view: &AppealView,
    entry: &Entry,
    signed: Option<&Statement>,
    people: &People,
) -> Answer<Vec<ChainStep>> {
    let Some(signed) = signed else {
        return Ok(Vec::new());
    };
    let state = view.snapshot.state();
    let mut steps = vec![ChainStep {
        what: ChainLink::Root(Digest::new(state.appeal().root.as_str())),
        at: None,
        digest: None,
        holds: true,
    }];
    for (what, statement) in links(state, entry, signed, people) {
        let held = web
            .instance
            .held_statement(view.appeal.id, statement.digest)
            .await?;
        let digest = statement.digest.hex();
        steps.push(ChainStep {
            what,
            at: times::signed(statement.seq),
            digest: Some(ends(&digest)),
            // Checked once more, from the text as it is held.
            holds: held.is_some_and(|held| Verified::check(held.text.as_bytes()).is_ok()),
        });
    }
    Ok(steps)
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
    state: &'a State,
    entry: &Entry,
    signed: &'a Statement,
    people: &People,
) -> Vec<Link<'a>> {
    let mut links: Vec<Link<'a>> = Vec::new();
    let word = |who: &str| people.name(who).words;
    let last = match &signed.content {
        Content::Attestation(_) => ChainLink::Attested(word(&signed.author)),
        _ => ChainLink::Endorsed(
            entry
                .pin
                .as_ref()
                .map_or(0, |pin| u32::try_from(pin.revision).unwrap_or(u32::MAX)),
        ),
    };
    links.push((last, signed));
    // Backwards from the key that signed to the one that nobody lets in.
    let mut key = (signed.author.as_str(), &signed.key);
    while !is_root(state, key.0, key.1) && links.len() < MOST_LINKS {
        let Some((statement, role)) = let_in(state, key.0, key.1) else {
            break;
        };
        let who = word(key.0);
        let what = match role {
            Role::Organiser => ChainLink::Organiser(who),
            Role::CoInitiator | Role::Keeper => ChainLink::Initiator(who, role.name().to_owned()),
            Role::Signer => ChainLink::LetIn(word(&statement.author)),
        };
        links.push((what, statement));
        key = (statement.author.as_str(), &statement.key);
    }
    links.reverse();
    links
}

/// What initiators have said of a signer, newest first: who let it in or confirmed its names, who
/// removed it, and when it signed. A state keeps the newest word of each key, no others.
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
                AdmissionState::Admitted => "reading-history-let-in",
                AdmissionState::Removed => "reading-history-removed",
                AdmissionState::Ended => "reading-history-ended",
            };
            let who = people.name(&statement.author).words;
            Some((times::signed(statement.seq)?, page.t1(key, "who", who)))
        })
        .collect();
    let signed = signed(state, entry).and_then(|signed| times::signed(signed.seq));
    said.extend(signed.map(|at| (at, page.t("reading-history-signed"))));
    said.sort_by(|a, b| b.cmp(a));
    said.truncate(MOST_SAID);
    said
}

fn is_root(state: &State, author: &str, key: &Multikey) -> bool {
    *key == state.appeal().root && same_origin(author, &state.appeal().object)
}

/// The admission by which a key was let in, in its highest role.
fn let_in<'a>(state: &'a State, actor: &str, key: &Multikey) -> Option<(&'a Statement, Role)> {
    state
        .statements()
        .filter(|statement| statement.about.first().is_some_and(|about| about == actor))
        .filter_map(|statement| match &statement.content {
            Content::Admission(admission)
                if admission.state == AdmissionState::Admitted
                    && admission.admits.as_ref() == Some(key) =>
            {
                Some((statement.as_ref(), admission.role))
            }
            _ => None,
        })
        .min_by_key(|(statement, role)| (*role, statement.seq))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_digest_is_told_by_its_ends() {
        assert_eq!(ends("0123456789abcdef"), "012345…abcdef");
    }
}

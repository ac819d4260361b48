//! Claims: what listed organisations and initiators say they have counted.

use super::counting::{Counting, Word};
use crate::{Content, State, Statement, StatementType, totals::Claim};
use imbl::OrdMap;
use std::{collections::BTreeMap, sync::Arc};

/// The newest tallies by actor: those at its highest `seq` under keys that count.
pub(super) type Tallies = OrdMap<Arc<str>, Vec<Arc<Statement>>>;

/// The tallies of a state.
pub(super) fn tallies<'a>(
    state: &'a State,
    counting: &Counting,
    word: impl Fn(&str) -> Option<&'a Word<'a>>,
) -> Tallies {
    let mut said: BTreeMap<&str, Vec<&Arc<Statement>>> = BTreeMap::new();
    for (key, register) in state.registers() {
        if key.kind == StatementType::Tally {
            let said = said.entry(key.author).or_default();
            said.extend(register.statements());
        }
    }
    said.into_iter()
        .filter_map(|(author, said)| {
            let newest = newest(state, counting, word(author), &said)?;
            Some((Arc::from(author), newest))
        })
        .collect()
}

/// The newest tallies of one actor. Looks only where these stand.
pub(super) fn tallies_of(
    state: &State,
    counting: &Counting,
    author: &str,
) -> Option<Vec<Arc<Statement>>> {
    let said: Vec<&Arc<Statement>> = state
        .registers_of_type(author, StatementType::Tally)
        .flat_map(|(_, register)| register.statements())
        .collect();
    if said.is_empty() {
        return None;
    }
    newest(
        state,
        counting,
        counting.word(state, author).as_ref(),
        &said,
    )
}

fn newest(
    state: &State,
    counting: &Counting,
    word: Option<&Word<'_>>,
    said: &[&Arc<Statement>],
) -> Option<Vec<Arc<Statement>>> {
    let speaks = |statement: &&&Arc<Statement>| {
        let counts = counting.is_initiator(&statement.author, &statement.key)
            || word.is_some_and(|word| word.lets_in(&statement.key));
        counts && !state.has_ended(&statement.author, Some(&statement.key))
    };
    let said: Vec<&Arc<Statement>> = said.iter().filter(speaks).copied().collect();
    let highest = said.iter().map(|statement| statement.seq).max()?;
    let newest = said.into_iter().filter(|said| said.seq == highest);
    Some(newest.cloned().collect())
}

/// The claims that count, by actor, and of two of one entry the larger. `entry` gives the id of the
/// entry under which an actor is listed.
pub(super) fn claims<'t>(
    tallies: &'t Tallies,
    counting: &Counting,
    mut entry: impl FnMut(&'t str) -> Option<String>,
) -> Vec<Claim> {
    let mut claims: BTreeMap<String, Claim> = BTreeMap::new();
    for (author, tallies) in tallies {
        // Two tallies at one `seq` are contested: counted by nobody.
        let [statement] = tallies.as_slice() else {
            continue;
        };
        let Content::Tally(tally) = &statement.content else {
            continue;
        };
        if !tally.counted {
            continue;
        }
        let listed = entry(author);
        if listed.is_none() && !counting.initiates(author) {
            continue;
        }
        let claim = claims
            .entry(listed.unwrap_or_else(|| author.to_string()))
            .or_insert_with(|| Claim {
                by: author.to_string(),
                individuals: 0,
                unnamed_organisations: 0,
            });
        if tally.individuals > claim.individuals {
            claim.by = author.to_string();
            claim.individuals = tally.individuals;
        }
        claim.unnamed_organisations = claim.unnamed_organisations.max(tally.unnamed_organisations);
    }
    claims.into_values().collect()
}

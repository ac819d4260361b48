//! What one server holds of our organisations' words, page by page.

use super::own_authors;
use crate::{
    Instance,
    activities::statement::{self, Carried},
    error::Result,
    reconcile::{
        exchange::nonsense,
        registers::{MAX_AUTHORS, MAX_DIGESTS, MAX_STATEMENTS, RegistersAnswer, RegistersQuestion},
    },
};
use std::collections::{BTreeMap, BTreeSet};
use undersigned_domain::{Digest, Verified};
use undersigned_store::{appeals::Appeal, statements};

/// Most pages of digests read from one server.
const MAX_PAGES: usize = 200;
/// How often in a row a server is asked in vain for statements that it says it holds.
const MAX_IN_VAIN: usize = 3;

/// Reads what one server holds of our organisations' words, and takes what is missing here.
pub(super) async fn read(instance: &Instance, appeal: &Appeal, base_url: &str) -> Result<()> {
    let held = instance.summary(appeal).await?;
    let question = RegistersQuestion {
        object: appeal.ap_id.clone(),
        root: held.appeal.root.to_string(),
        state_digest: held.digest.to_string(),
        ..RegistersQuestion::default()
    };
    let mut missing = Missing::default();
    for chunk in own_authors(instance).await?.chunks(MAX_AUTHORS) {
        let mut question = RegistersQuestion {
            authors: chunk.to_vec(),
            ..question.clone()
        };
        let mut before = BTreeSet::new();
        // Page by page: who names words of ours without end fills no memory with them.
        for _ in 0..MAX_PAGES {
            let (named, next) = page(instance, base_url, &question).await?;
            if named.is_subset(&before) {
                break;
            }
            missing.digests = not_held(instance, appeal, &named).await?;
            while let Some(found) = some(instance, base_url, &question, &mut missing).await? {
                match statement::take_all(instance, &found, Carried::Along).await {
                    // What is not stored is not known, and it would be signed anew.
                    Err(error) if error.is_of_database() => return Err(error),
                    Err(error) => tracing::warn!(%error, "statements were not stored"),
                    Ok(_) => {}
                }
            }
            if missing.in_vain >= MAX_IN_VAIN {
                return Ok(());
            }
            match next {
                Some(last) => question.after = last,
                None => break,
            }
            before = named;
        }
    }
    Ok(())
}

/// Those of some statements that are not here.
async fn not_held(
    instance: &Instance,
    appeal: &Appeal,
    digests: &BTreeSet<Digest>,
) -> Result<Vec<String>> {
    let digests: Vec<String> = digests.iter().map(ToString::to_string).collect();
    let digests: Vec<&str> = digests.iter().map(String::as_str).collect();
    Ok(statements::missing(instance.database.conn(), appeal.id, &digests).await?)
}

/// Every digest that a server names. A page that names nothing new is the last: who names the same for
/// ever is not listened to for ever.
pub(in crate::reconcile) async fn digests(
    instance: &Instance,
    base_url: &str,
    question: &RegistersQuestion,
) -> Result<BTreeSet<Digest>> {
    let mut digests = BTreeSet::new();
    let mut question = question.clone();
    for _ in 0..MAX_PAGES {
        let (named, next) = page(instance, base_url, &question).await?;
        let before = digests.len();
        digests.extend(named);
        match next {
            Some(last) if digests.len() > before => question.after = last,
            _ => break,
        }
    }
    Ok(digests)
}

/// One page of the digests that a server names, and after which of them the next one begins.
async fn page(
    instance: &Instance,
    base_url: &str,
    question: &RegistersQuestion,
) -> Result<(BTreeSet<Digest>, Option<String>)> {
    let mut answer: RegistersAnswer = instance.ask(base_url, "registers", question).await?;
    answer.digests.truncate(MAX_DIGESTS);
    let mut named = BTreeSet::new();
    for digest in &answer.digests {
        let digest: std::result::Result<Digest, _> = digest.parse();
        named.insert(digest.map_err(|_| nonsense("digests that are none"))?);
    }
    let next = answer.digests.pop().filter(|_| answer.more);
    Ok((named, next))
}

/// Statements that are missing here and that a server says it holds.
#[derive(Default)]
pub(in crate::reconcile) struct Missing {
    digests: Vec<String>,
    /// How often it was asked in vain, one after the other.
    in_vain: usize,
}

impl Missing {
    pub fn of(digests: impl IntoIterator<Item = impl ToString>) -> Self {
        Self {
            digests: digests
                .into_iter()
                .map(|digest| digest.to_string())
                .collect(),
            in_vain: 0,
        }
    }
}

/// Some of the missing statements, as a server gives them, and no others; those asked for in vain are
/// missed no longer. None once nothing is missing, or the server does not have what it said.
pub(in crate::reconcile) async fn some(
    instance: &Instance,
    base_url: &str,
    question: &RegistersQuestion,
    missing: &mut Missing,
) -> Result<Option<Vec<Verified>>> {
    if missing.digests.is_empty() || missing.in_vain >= MAX_IN_VAIN {
        return Ok(None);
    }
    let asked = missing.digests.len().min(MAX_STATEMENTS);
    let question = RegistersQuestion {
        want: missing.digests[..asked].to_vec(),
        ..question.clone()
    };
    let answer: RegistersAnswer = instance.ask(base_url, "registers", &question).await?;
    let wanted: BTreeSet<&String> = question.want.iter().collect();
    let mut found = BTreeMap::new();
    let mut documents = answer.statements;
    documents.truncate(MAX_STATEMENTS);
    let checked = instance.check_fetched::<Verified>(documents).await?;
    for verified in checked.into_iter().flatten() {
        let digest = verified.statement().digest.to_string();
        if wanted.contains(&digest) {
            found.insert(digest, verified);
        }
    }
    // An answer may have room for some of them only: the others are asked for again.
    if found.is_empty() {
        missing.digests.drain(..asked);
        missing.in_vain += 1;
    } else {
        missing.digests.retain(|digest| !found.contains_key(digest));
        missing.in_vain = 0;
    }
    Ok(Some(found.into_values().collect()))
}

//! What somebody proposes, read against the wording as it is now.

use super::{
    AmendmentForm, Floor, Words,
    amendments::{TYPE, current},
    forms::{meaning, written},
};
use crate::{FederationError, error::Result};
use undersigned_domain::{
    AppealText,
    appeal::{Demand, Part},
    proceedings::{Amendment, AmendmentState, Change as Kind, Content, Proceeding},
};
use undersigned_store::proceedings as store;

/// Characters of the id of a new clause that nobody named.
const CLAUSE_CHARS: usize = 8;

/// Reads a form. `id` is that of the amendment which is written anew, if one is.
///
/// # Errors
/// [`FederationError::Invalid`] `clause_unknown`, `clause_taken`, `language_missing`,
/// `nothing_changed`, `part_misplaced`; [`FederationError::Conflict`] `amendment_known`.
pub(super) async fn read(
    floor: &Floor,
    form: AmendmentForm,
    id: Option<&str>,
) -> Result<Amendment> {
    let named = !form.clause.is_empty();
    let amendment = against(floor, form)?;
    let same = |held: &Amendment| {
        held.stands()
            && held.text_digest == amendment.text_digest
            && held.change == amendment.change
            && (held.after.as_ref(), held.part) == (amendment.after.as_ref(), amendment.part)
            && held.text == amendment.text
            // A new clause that nobody named has another name each time.
            && (!named || held.clause == amendment.clause)
    };
    let (db, appeal) = (&floor.change.transaction, floor.change.appeal.id);
    for row in store::of_author(db, appeal, &floor.speaker.ap_id, TYPE).await? {
        if id == Some(row.ap_id.as_str()) {
            continue;
        }
        if let Content::Amendment(held) = Proceeding::stored(&row.body)?.content
            && same(held.as_ref())
        {
            return Err(FederationError::conflict(
                "amendment_known",
                "your organisation proposes exactly this already; change that amendment instead",
            ));
        }
    }
    Ok(amendment)
}

fn against(floor: &Floor, form: AmendmentForm) -> Result<Amendment> {
    let list = floor.change.list();
    let note = current(&list)?;
    let demands = note.text.demands.as_slice();
    let change = meaning(&form.change, &Kind::ALL, "change")?;
    let adds = change == Kind::Add;
    let clause = match (adds, form.clause) {
        (true, id) if id.is_empty() => new_clause(floor)?,
        (true, id) if find(demands, &id).is_some() => {
            return Err(FederationError::invalid(
                "clause_taken",
                format!("the text has a clause `{id}` already; choose another name"),
            ));
        }
        (false, id) if find(demands, &id).is_none() => return Err(unknown(&id)),
        (_, id) => id,
    };
    let (after, part) = match adds {
        true => {
            let after = form.after.filter(|after| !after.is_empty());
            let part = form.part.filter(|part| !part.is_empty());
            let part = part.map(|part| meaning(&part, &Part::ALL, "part"));
            place(demands, after, part.transpose()?)?
        }
        false => (None, None),
    };
    let text = match change {
        Kind::Strike => Words::new(),
        Kind::Add | Kind::Change => in_every_language(&note.text, written(&form.text))?,
    };
    let now = find(demands, &clause).map(|(_, demand)| written(&demand.text));
    if change == Kind::Change && now.as_ref() == Some(&text) {
        return Err(FederationError::invalid(
            "nothing_changed",
            "the clause reads so already; write what should be different",
        ));
    }
    Ok(Amendment {
        state: AmendmentState::Proposed,
        revision: note.revision,
        text_digest: note.text_digest,
        change,
        clause,
        after,
        part,
        text,
        reasons: written(&form.reasons),
        into: None,
    })
}

/// What is signed is signed in every language whose wording counts: a clause that lacked one would
/// say nothing to those who read that.
fn in_every_language(appeal: &AppealText, text: Words) -> Result<Words> {
    let authoritative = appeal.authoritative();
    let missing = authoritative.iter().find(|tag| !text.contains_key(*tag));
    match missing {
        None => Ok(text),
        Some(tag) => Err(FederationError::invalid(
            "language_missing",
            format!(
                "the wording counts in the language `{tag}`, too: write the clause in each of \
                 these: {}",
                authoritative.join(", ")
            ),
        )),
    }
}

/// The place of a new clause, and its part, which is that of its place: where only one of them is
/// given the other follows.
fn place(
    demands: &[Demand],
    after: Option<String>,
    part: Option<Part>,
) -> Result<(Option<String>, Option<Part>)> {
    let (after, part) = match (after, part) {
        (None, None) => return Ok((None, demands.last().and_then(|last| last.part))),
        (None, Some(part)) => {
            let of_it = demands.iter().rfind(|demand| demand.part == Some(part));
            let before = || demands.iter().rfind(|demand| demand.part < Some(part));
            let after = of_it.or_else(before).map(|demand| demand.id.clone());
            return Ok((after, Some(part)));
        }
        (Some(after), part) => (after, part),
    };
    let Some((at, before)) = find(demands, &after) else {
        return Err(unknown(&after));
    };
    let next = demands.get(at.saturating_add(1)).map(|next| next.part);
    let fits = match part {
        None => true,
        Some(_) if part == before.part || next == Some(part) => true,
        // A part that begins here, between two others.
        Some(_) => next != Some(before.part) && demands.iter().all(|demand| demand.part != part),
    };
    match fits {
        true => Ok((Some(after), part.or(before.part))),
        false => Err(FederationError::invalid(
            "part_misplaced",
            format!("`{after}` stands in another part of the text; choose a place in the same one"),
        )),
    }
}

fn find<'a>(demands: &'a [Demand], id: &str) -> Option<(usize, &'a Demand)> {
    let mut all = demands.iter().enumerate();
    all.find(|(_, demand)| demand.id == id)
}

fn unknown(id: &str) -> FederationError {
    FederationError::invalid("clause_unknown", format!("the text has no clause `{id}`"))
}

/// A name for a clause that nobody else has given: two who add something do not mean the same.
fn new_clause(floor: &Floor) -> Result<String> {
    let instance = floor.change.instance();
    let name = instance.entropy.name(instance.clock.millis())?;
    let random = name.get(name.len().saturating_sub(CLAUSE_CHARS)..);
    Ok(random.unwrap_or(&name).to_owned())
}

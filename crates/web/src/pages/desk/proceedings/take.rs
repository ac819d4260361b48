//! `/desk/amendments/take`: what was adopted becomes part of a draft of the next wording, which its
//! organiser reads, changes and publishes as any other.

use super::shared::{Held, amendment_href, named, overview_href, take_href};
use crate::{
    difference::between_texts,
    pages::{
        desk::{editor, own, words},
        session::{SignedForm, SignedIn},
    },
    problem::{Answer, Problem},
    views::{
        FieldError, Link, Page, Text,
        changes::Changes,
        desk::{
            Tab,
            proceedings::{ConflictRow, TakePage},
        },
    },
};
use undersigned_domain::{Digest, appeal::Demand};
use undersigned_federation::{
    actions::{
        draft::{self, Draft},
        proceedings as actions,
    },
    views::Appeal,
};

/// A draft with what was adopted in it.
struct Taken {
    held: Held,
    appeal: Appeal,
    /// What the draft was made from: one that is there, or the wording that is published.
    before: Draft,
    after: Draft,
    conflicts: Vec<String>,
}

pub async fn show(signed: SignedIn) -> Answer {
    let object = signed.visitor.query("object").to_owned();
    if object.is_empty() {
        return signed.go("/desk");
    }
    let taken = match taken(&signed, &object).await {
        // It says so.
        Err(problem) if problem.code == "withdrawn" => return signed.go(&overview_href(&object)),
        taken => taken?,
    };
    let page = page(&signed, &taken, Vec::new());
    signed.show(&page)
}

pub async fn take(form: SignedForm) -> Answer {
    let SignedForm { signed, fields } = form;
    let taken = taken(&signed, fields.get("object")).await?;
    if fields.get("digest") != digest(&taken) {
        let wrong = words::wrong(&signed.page(), "main", "text-changed");
        return signed.show_again(&page(&signed, &taken, vec![wrong]));
    }
    let saved = draft::update(signed.instance(), &taken.appeal, taken.after.clone()).await;
    match saved {
        Ok(saved) => {
            let editor = format!("/desk/appeals/{}/edit", saved.slug);
            signed.done(&editor, "deciding-taken")
        }
        Err(error) => {
            let wrong = words::beside(&signed.page(), "main", error)?;
            signed.show_again(&page(&signed, &taken, vec![wrong]))
        }
    }
}

/// What the next wording would be. Only an appeal of one's own has one.
async fn taken(signed: &SignedIn, object: &str) -> Answer<Taken> {
    let held = Held::of(signed, object).await?;
    let appeal = own(signed, &held.view.appeal.slug).await?;
    if appeal.ap_id != object {
        return Err(Problem::not_found());
    }
    editor::may_change(&appeal)?;
    let before = editor::current(signed, &appeal).await?;
    let view = &held.view;
    let consolidated =
        actions::consolidated(signed.instance(), &view.appeal, &view.snapshot).await?;
    let published = &held.note()?.text.demands;
    let mut after = before.clone();
    after.text.demands = merged(&before.text.demands, published, consolidated.demands);
    Ok(Taken {
        appeal,
        before,
        after,
        conflicts: consolidated.conflicts,
        held,
    })
}

/// Clauses of a draft with what was adopted. What was adopted goes before what the draft says of the
/// same clause; clauses that are only in the draft stay behind the others.
fn merged(draft: &[Demand], published: &[Demand], adopted: Vec<Demand>) -> Vec<Demand> {
    let of = |clauses: &[Demand], id: &str| clauses.iter().find(|one| one.id == id).cloned();
    let own: Vec<Demand> = draft
        .iter()
        .filter(|one| of(published, &one.id).is_none() && of(&adopted, &one.id).is_none())
        .cloned()
        .collect();
    let touched = |one: &Demand| of(published, &one.id).as_ref() != Some(one);
    let decided = adopted.into_iter().filter_map(|one| {
        if touched(&one) {
            return Some(one);
        }
        // Nothing was decided about it: it is as the draft has it, or gone with it.
        of(draft, &one.id)
    });
    decided.chain(own).collect()
}

/// Tells one result from another.
fn digest(taken: &Taken) -> String {
    let texts = (&taken.before, &taken.after);
    let json = serde_json::to_vec(&texts).unwrap_or_default();
    Digest::of(&[&json]).to_string()
}

fn page(signed: &SignedIn, taken: &Taken, errors: Vec<FieldError>) -> TakePage {
    let object = taken.held.object();
    let mut page = signed.page();
    page.path = take_href(object);
    let change = between_texts(&taken.before.text, &taken.after.text);
    let conflicts = taken.conflicts.iter();
    let conflicts = conflicts.map(|id| conflict(signed, &page, taken, id));
    let conflicts = conflicts.collect();
    TakePage {
        desk: signed.desk(Tab::Overview),
        form: signed.form_with("/desk/amendments/take", errors),
        title: words::title(&taken.appeal, signed.visitor.language),
        object: object.to_owned(),
        back: overview_href(object),
        changes: Changes::of(change, None, None),
        conflicts,
        drafted: taken.appeal.draft.is_some(),
        digest: digest(taken),
        page,
    }
}

/// A clause about which what was adopted cannot all be taken, and what that is.
fn conflict(signed: &SignedIn, page: &Page, taken: &Taken, id: &str) -> ConflictRow {
    let demands = &taken.before.text.demands;
    let demand = demands.iter().find(|demand| demand.id == id);
    let held = &taken.held;
    let adopted = held.adopted(signed).into_iter();
    let mut amendments: Vec<Link> = adopted
        .filter(|(_, wording)| wording.clause == id)
        .map(|(amendment, wording)| Link {
            href: amendment_href(held.object(), amendment),
            words: held.amendment_words(signed, page, wording),
        })
        .collect();
    amendments.sort_by(|one, other| one.href.cmp(&other.href));
    amendments.dedup_by(|one, other| one.href == other.href);
    ConflictRow {
        clause: demand
            .and_then(|demand| named(&taken.before.text, &demand.text, signed))
            .unwrap_or_else(|| Text::new("", id)),
        amendments,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn clauses(all: &[(&str, &str)]) -> Vec<Demand> {
        all.iter()
            .map(|(id, words)| {
                let value = serde_json::json!({"id": id, "text": {"en": words}});
                serde_json::from_value(value).unwrap()
            })
            .collect()
    }

    #[test]
    fn what_was_adopted_goes_before_the_draft_and_the_rest_stays() {
        let published = clauses(&[("d1", "one"), ("d2", "two"), ("d3", "three")]);
        let draft = clauses(&[("d1", "one!"), ("d2", "two!"), ("d9", "mine")]);
        let adopted = clauses(&[("d1", "one"), ("d4", "four"), ("d2", "zwei")]);
        assert_eq!(
            merged(&draft, &published, adopted),
            clauses(&[
                ("d1", "one!"),
                ("d4", "four"),
                ("d2", "zwei"),
                ("d9", "mine")
            ])
        );
    }

    #[test]
    fn what_was_adopted_is_the_text_where_there_is_no_draft() {
        let published = clauses(&[("d1", "one"), ("d2", "two")]);
        let adopted = clauses(&[("d2", "two"), ("d5", "five")]);
        assert_eq!(merged(&published, &published, adopted.clone()), adopted);
    }
}

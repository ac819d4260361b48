//! One decision about several signers, carried out, and what is answered to it.

use super::{
    decided,
    queue::found,
    queue_done::{self, Became, done_page},
    queue_form::here,
    queue_rows::{self, can_be_undone},
    words,
};
use crate::{
    pages::session::{Fields, SignedIn},
    problem::Answer,
    views::{
        Page,
        desk::queue::{Outcome as Shown, Row},
    },
};
use std::collections::BTreeMap;
use undersigned_federation::{
    actions::decide_signers::{self, Act, Choice, Outcome},
    signers::Signer,
    views::{Appeal, AppealView},
};

pub(super) async fn carry_out(
    signed: &SignedIn,
    (appeal, view): (&Appeal, &AppealView),
    (act, reason): (Act, Option<&'static str>),
    chosen: &[(usize, Choice)],
    fields: &Fields,
) -> Answer {
    let before = found(signed, view, act.standing(), chosen).await?;
    let choices: Vec<Choice> = chosen.iter().map(|(_, choice)| choice.clone()).collect();
    let outcomes = decide_signers::decide(
        signed.instance(),
        (&signed.organization, signed.actor()),
        appeal,
        (act, reason),
        &choices,
    )
    .await?;
    let here = here(fields, &appeal.slug);
    if let [Outcome::Done(about)] = outcomes.as_slice()
        && !fields.get("one").is_empty()
    {
        let undo = before.values().all(|one| can_be_undone(act, one));
        let act = queue_rows::done_as(act, before.values().next());
        let told = (about.as_str(), undo);
        return decided::on(signed, &here, appeal, act, told);
    }
    let decided = chosen.iter().zip(&outcomes).map(|((_, choice), outcome)| {
        let is_undoable = queue_done::is_undoable(act, appeal, before.get(&choice.about));
        let became = Became::of(outcome, is_undoable)?;
        Some(match outcome {
            Outcome::Done(about) => (about.as_str(), became),
            _ => (choice.about.as_str(), became),
        })
    });
    if let Some(decided) = decided.collect::<Option<Vec<_>>>() {
        let acted = (act, reason);
        let to = queue_done::address(signed, &appeal.slug, acted, &decided, &here);
        if let Some(to) = to.await? {
            return signed.go(&to);
        }
    }
    // Something failed, or one is not there any more: nothing but this answer can say so.
    let told = Told {
        appeal,
        act,
        before: &before,
        // Pressed twice, whoever is let in again stands on the list since the first time.
        already: match act {
            Act::Restore => found(signed, view, act.leads_to(), chosen).await?,
            _ => BTreeMap::new(),
        },
        page: signed.page(),
    };
    let rows = chosen.iter().zip(&outcomes);
    let rows = rows.map(|((number, choice), outcome)| told.row(*number, choice, outcome));
    let rows: Vec<Row> = rows.collect();
    let left = rows.iter().zip(&outcomes);
    let left = left.filter(|(_, outcome)| matches!(outcome, Outcome::Left));
    let left = left.map(|(row, _)| row.clone()).collect();
    signed.show(&done_page(
        signed,
        appeal,
        (act, reason),
        (rows, left),
        here,
    ))
}

/// What is told of those who were decided about.
struct Told<'a> {
    page: Page,
    appeal: &'a Appeal,
    act: Act,
    /// As they stood before, by id.
    before: &'a BTreeMap<String, Signer>,
    /// Who stood already where they were to be brought.
    already: BTreeMap<String, Signer>,
}

impl Told<'_> {
    /// One of them, with what became of it.
    fn row(&self, number: usize, choice: &Choice, outcome: &Outcome) -> Row {
        let (page, act) = (&self.page, self.act);
        let before = self.before.get(&choice.about);
        let already = self.already.get(&choice.about);
        let already = already.filter(|_| before.is_none());
        let mut row = match before.or(already) {
            Some(one) => queue_rows::short(one, number, page.language),
            None => queue_rows::unknown(&choice.about, number),
        };
        let done = matches!(outcome, Outcome::Done(_));
        let undo = done && queue_done::is_undoable(act, self.appeal, before);
        let what = match outcome {
            _ if already.is_some() => page.word("signers-was", act.name()),
            Outcome::Failed(error) => page.t1("signers-failed", "why", words::plainly(page, error)),
            Outcome::Done(about) => {
                about.clone_into(&mut row.about);
                queue_done::was(page, queue_rows::done_as(act, before), undo)
            }
            other => page.word("signers-outcome", other.name()),
        };
        row.outcome = Some(Shown {
            good: done || already.is_some(),
            words: what,
            undo,
        });
        row
    }
}

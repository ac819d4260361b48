//! Putting adopted amendments into the text.

use super::{Amendment, Change};
use crate::appeal::{Demand, Part};
use std::collections::{BTreeMap, BTreeSet};

/// A text with amendments put into it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Consolidated {
    /// The clauses in their new order.
    pub demands: Vec<Demand>,
    /// Clauses for which there is no telling what was adopted, ascending: two amendments change one
    /// clause, or one names a clause that is not there. They stand as they did before.
    pub conflicts: Vec<String>,
}

/// Puts adopted amendments into a text. The order in which they are given does not matter: of two
/// new clauses at one place that with the smaller id comes first.
pub fn consolidate(demands: &[Demand], adopted: &[&Amendment]) -> Consolidated {
    let mut conflicts: BTreeSet<String> = BTreeSet::new();
    let mut by_clause: BTreeMap<&str, &Amendment> = BTreeMap::new();
    for amendment in adopted {
        let held = by_clause.insert(&amendment.clause, amendment);
        // Two that would do the same are no conflict.
        let agrees = |held: &Amendment| same_effect(held, amendment);
        if held.is_some_and(|held| !agrees(held)) {
            conflicts.insert(amendment.clause.clone());
        }
        let there = demands.iter().any(|demand| demand.id == amendment.clause);
        if there == (amendment.change == Change::Add) {
            conflicts.insert(amendment.clause.clone());
        }
    }
    by_clause.retain(|clause, _| !conflicts.contains(*clause));
    let mut text = Text {
        by_clause: &by_clause,
        placed: BTreeSet::new(),
        demands: Vec::new(),
        part: None,
    };
    for demand in demands {
        text.keep(demand);
    }
    text.add_after(None);
    for (clause, amendment) in &by_clause {
        if amendment.change == Change::Add && !text.placed.contains(clause) {
            conflicts.insert((*clause).to_owned());
        }
    }
    Consolidated {
        demands: text.demands,
        conflicts: conflicts.into_iter().collect(),
    }
}

fn same_effect(a: &Amendment, b: &Amendment) -> bool {
    (a.change, &a.after, a.part, &a.text) == (b.change, &b.after, b.part, &b.text)
}

struct Text<'a> {
    by_clause: &'a BTreeMap<&'a str, &'a Amendment>,
    placed: BTreeSet<&'a str>,
    demands: Vec<Demand>,
    /// The part of the clause that was placed last, kept or struck.
    part: Option<Part>,
}

impl<'a> Text<'a> {
    /// Places a clause of the old text, and what was added behind it. New clauses stand behind one
    /// that goes, too: where it was.
    fn keep(&mut self, demand: &'a Demand) {
        self.part = demand.part;
        match self.by_clause.get(demand.id.as_str()) {
            Some(amendment) if amendment.change == Change::Strike => {}
            Some(amendment) => self.demands.push(Demand {
                id: demand.id.clone(),
                text: amendment.text.clone(),
                part: demand.part,
            }),
            None => self.demands.push(demand.clone()),
        }
        self.add_after(Some(demand.id.as_str()));
    }

    /// Places new clauses behind another, and those behind them. Each is placed once, and only
    /// behind what is placed, so that a ring of clauses is never entered.
    fn add_after(&mut self, after: Option<&str>) {
        let by_clause = self.by_clause;
        let mut stack: Vec<&'a str> = followers(by_clause, after);
        while let Some(clause) = stack.pop() {
            let Some(amendment) = by_clause.get(clause) else {
                continue;
            };
            if !self.placed.insert(clause) {
                continue;
            }
            let part = amendment.part.or(match amendment.after {
                Some(_) => self.part,
                None => None,
            });
            self.demands.push(Demand {
                id: amendment.clause.clone(),
                text: amendment.text.clone(),
                part,
            });
            stack.extend(followers(by_clause, Some(clause)));
        }
    }
}

/// New clauses that stand directly behind another, the last first.
fn followers<'a>(
    by_clause: &'a BTreeMap<&'a str, &'a Amendment>,
    after: Option<&str>,
) -> Vec<&'a str> {
    by_clause
        .iter()
        .rev()
        .filter(|(_, amendment)| {
            amendment.change == Change::Add && amendment.after.as_deref() == after
        })
        .map(|(clause, _)| *clause)
        .collect()
}

//! Surveys of lists that were shown lately, each worked out once for all who wait for it.

use super::Survey;
use crate::apart;
use std::{
    collections::{BTreeSet, HashMap},
    panic::resume_unwind,
    sync::{Arc, Mutex, PoisonError},
};
use tokio::task::{JoinError, spawn_blocking};
use undersigned_domain::{CoSignerList, KnownWording, State, list::Origin, wordings};
use undersigned_federation::{in_turn::InTurn, views::AppealView};

/// Most lists kept.
const MOST: usize = 200;
/// Most entries on them, but for one. A list of 100,000 takes some 20 MB with its index for searching.
const MOST_ENTRIES: usize = 50_000;

/// The surveys of lists that were shown lately, each for as long as its list is in use.
#[derive(Debug, Default)]
pub struct Surveys {
    kept: Mutex<HashMap<i64, Arc<Survey>>>,
    /// Who works out that of which appeal.
    turns: InTurn<i64>,
}

impl Surveys {
    /// The survey of a view's list. That of a long one is worked out once for all who wait for it, apart from the
    /// threads that answer requests.
    pub async fn of(self: &Arc<Self>, view: &AppealView) -> Arc<Survey> {
        let snapshot = view.snapshot.clone();
        let known = move |list: &CoSignerList| Known::of(snapshot.state(), list);
        self.worked_out(view.appeal.id, &view.list, known).await
    }

    /// The same where nobody can wait.
    #[must_use]
    pub fn at_once(&self, view: &AppealView) -> Arc<Survey> {
        let appeal = view.appeal.id;
        self.kept(appeal, &view.list).unwrap_or_else(|| {
            let known = Known::of(view.snapshot.state(), &view.list);
            self.keep(appeal, known.survey(view.list.clone()))
        })
    }

    async fn worked_out(
        self: &Arc<Self>,
        appeal: i64,
        list: &Arc<CoSignerList>,
        known: impl Fn(&CoSignerList) -> Known + Clone + Send + 'static,
    ) -> Arc<Survey> {
        if let Some(kept) = self.kept(appeal, list) {
            return kept;
        }
        let is_long = apart::is_long(list.entries.len());
        let turn = match is_long {
            true => Some(self.turns.take(appeal).await),
            false => None,
        };
        // Somebody may have worked it out meanwhile.
        if let Some(kept) = self.kept(appeal, list) {
            return kept;
        }
        let (surveys, list) = (self.clone(), list.clone());
        let work_out = move || {
            let known = known(&list);
            surveys.keep(appeal, known.survey(list))
        };
        if !is_long {
            return work_out();
        }
        let at_once = work_out.clone();
        let worked_out = spawn_blocking(move || {
            let survey = work_out();
            drop(turn);
            survey
        });
        match worked_out.await.map_err(JoinError::try_into_panic) {
            Ok(survey) => survey,
            // What broke off there breaks off here.
            Err(Ok(panic)) => resume_unwind(panic),
            // The server stops, and begins nothing there any more.
            Err(Err(_)) => at_once(),
        }
    }

    /// The survey that is kept of an appeal's list.
    fn kept(&self, appeal: i64, list: &Arc<CoSignerList>) -> Option<Arc<Survey>> {
        let held = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        let held = held.get(&appeal)?;
        Arc::ptr_eq(&held.list, list).then(|| held.clone())
    }

    /// Keeps one in place of an earlier one of the same appeal.
    fn keep(&self, appeal: i64, survey: Survey) -> Arc<Survey> {
        let fresh = Arc::new(survey);
        let mut held = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        // A list that nobody else holds is read anew when somebody asks, and is another one then.
        held.retain(|_, kept| Arc::strong_count(&kept.list) > 1);
        let entries = || held.values().map(|kept| kept.list.entries.len());
        let others = entries().sum::<usize>() - entries().max().unwrap_or(0);
        let full = held.len() >= MOST || others > MOST_ENTRIES;
        if full && !held.contains_key(&appeal) {
            held.clear();
        }
        held.insert(appeal, fresh.clone());
        fresh
    }
}

/// What the state says of a list beside the list itself.
#[derive(Debug, Default)]
struct Known {
    wordings: Vec<KnownWording>,
    own_word_too: BTreeSet<String>,
}

impl Known {
    fn of(state: &State, list: &CoSignerList) -> Self {
        let is_own = |id: &String| state.has_endorsed(id);
        // Of most entries nothing is looked up: few were joined.
        let joined = list.entries.iter();
        let joined = joined.filter(|one| one.origin != Origin::OwnServer);
        let joined = joined.filter(|one| one.same_as.iter().any(is_own));
        Self {
            wordings: wordings(state, list),
            own_word_too: joined.map(|one| one.id.clone()).collect(),
        }
    }

    fn survey(self, list: Arc<CoSignerList>) -> Survey {
        Survey {
            own_word_too: self.own_word_too,
            ..Survey::of(list, self.wordings)
        }
    }
}

#[cfg(test)]
mod tests;

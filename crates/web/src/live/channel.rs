//! What listeners of one appeal are told, worked out once for all of them.

use crate::{pages::appeal::besides, views::Besides};
use std::{
    collections::HashMap,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::Duration,
};
use tokio::{
    sync::watch,
    time::{sleep, timeout},
};
use tokio_util::sync::CancellationToken;
use undersigned_domain::Status;
use undersigned_federation::{Instance, views::AppealView};

/// Between two looks at an appeal, and so the most events a second: one in two. Who has heard nothing
/// of a change for so long looks nevertheless, where changes by other processes cannot be heard.
const EVERY: Duration = Duration::from_secs(2);
/// The same where they can be: a word may be lost.
const SELDOM: Duration = Duration::from_secs(15);

/// The figures that change while a page is open.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counts {
    /// Organisations behind the current wording.
    pub organisations: u64,
    /// Organisations that signed an earlier one.
    pub earlier: u64,
    /// Whoever signed besides.
    pub besides: Besides,
    /// Whether others can join them.
    pub takes_signatures: bool,
    /// Whether it was withdrawn.
    pub withdrawn: bool,
    /// The version of the state that they were counted in.
    version: i64,
}

impl Counts {
    fn of(view: &AppealView) -> Self {
        let note = view.list.current();
        Self {
            organisations: view.list.totals.organisations.current,
            earlier: view.list.totals.organisations.earlier,
            besides: besides(&view.list),
            takes_signatures: note.is_some_and(|note| note.takes_signatures()),
            withdrawn: note.is_some_and(|note| note.status == Status::Withdrawn),
            version: view.snapshot.version,
        }
    }

    /// Takes these figures over, unless they are older. Answers whether there is something to tell.
    fn follow(&mut self, counts: Self) -> bool {
        if counts.version < self.version {
            return false;
        }
        let told = std::mem::replace(self, counts);
        let shown = |counts: Self| {
            let earlier = counts.earlier > 0;
            let stage = (counts.takes_signatures, counts.withdrawn);
            (counts.organisations, earlier, counts.besides, stage)
        };
        shown(told) != shown(counts)
    }
}

/// One channel for each appeal that somebody listens to. Cloning shares them.
#[derive(Debug, Clone, Default)]
pub struct Channels(Arc<Mutex<HashMap<i64, watch::Sender<Counts>>>>);

impl Channels {
    /// Listens to an appeal as it is shown.
    #[must_use]
    pub fn join(
        &self,
        instance: &Instance,
        view: &AppealView,
        stop: &CancellationToken,
    ) -> watch::Receiver<Counts> {
        let mut held = self.held();
        if let Some(sender) = held.get(&view.appeal.id) {
            // Whoever comes now must not be told what was true two seconds ago.
            let counts = Counts::of(view);
            sender.send_if_modified(|told| told.follow(counts));
            return sender.subscribe();
        }
        let (sender, receiver) = watch::channel(Counts::of(view));
        held.insert(view.appeal.id, sender.clone());
        drop(held);
        let (channels, instance) = (self.clone(), instance.clone());
        let (appeal, stop) = (view.appeal.id, stop.clone());
        let object = view.appeal.ap_id.clone();
        tokio::spawn(async move {
            tokio::select! {
                () = stop.cancelled() => {}
                () = channels.tell(&instance, appeal, &object, &sender) => {}
            }
        });
        receiver
    }

    /// Tells what changes until nobody listens any more.
    async fn tell(
        &self,
        instance: &Instance,
        appeal: i64,
        object: &str,
        sender: &watch::Sender<Counts>,
    ) {
        // Listening first: whatever changes from here on is heard, and what changed before is seen.
        let ear = instance.listen_to(appeal);
        loop {
            if self.is_left(appeal, sender) {
                return;
            }
            // What cannot be read now is read next time.
            if let Ok(Some(view)) = instance.view_by_id(object).await {
                let counts = Counts::of(&view);
                sender.send_if_modified(|told| told.follow(counts));
            }
            sleep(EVERY).await;
            let patience = match ear.hears_others() {
                true => SELDOM,
                false => EVERY,
            };
            // In vain where nothing has changed.
            let _ = timeout(patience, ear.rung()).await;
        }
    }

    /// Whether nobody listens; then the channel is gone. Nobody can join it meanwhile.
    fn is_left(&self, appeal: i64, sender: &watch::Sender<Counts>) -> bool {
        let mut held = self.held();
        let left = sender.is_closed();
        if left {
            held.remove(&appeal);
        }
        left
    }

    fn held(&self) -> MutexGuard<'_, HashMap<i64, watch::Sender<Counts>>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::{Besides, Counts};

    #[test]
    fn an_older_version_never_replaces_a_newer_count() {
        let of = |version, organisations| Counts {
            organisations,
            earlier: 0,
            besides: Besides::default(),
            takes_signatures: true,
            withdrawn: false,
            version,
        };
        let mut told = of(2, 10);
        assert!(!told.follow(of(1, 9)));
        assert!(!told.follow(of(3, 10)), "nothing to tell");
        assert!(!told.follow(of(2, 9)));
        assert!(told.follow(of(4, 11)));
        assert_eq!(told, of(4, 11));
        let closed = Counts {
            takes_signatures: false,
            ..of(5, 11)
        };
        assert!(told.follow(closed), "nobody can join any more");
        let withdrawn = Counts {
            withdrawn: true,
            ..closed
        };
        assert!(told.follow(withdrawn), "they stood behind it");
        let people = Counts {
            besides: Besides {
                people: 1,
                ..Besides::default()
            },
            ..closed
        };
        assert!(told.follow(people), "people are told of, too");
    }
}

//! What listeners of one appeal are told, worked out once for all of them.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::Duration,
};
use tokio::{sync::watch, time::sleep};
use tokio_util::sync::CancellationToken;
use undersigned_federation::{Instance, views::AppealView};

/// How often the version is looked at, and so the most events a second: one in two.
const EVERY: Duration = Duration::from_secs(2);

/// The figures that change while a page is open.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counts {
    /// Organisations behind the current wording.
    pub organisations: u64,
}

impl Counts {
    fn of(view: &AppealView) -> Self {
        Self {
            organisations: view.list.totals.organisations.current,
        }
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
            sender.send_if_modified(|told| std::mem::replace(told, counts) != counts);
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
        loop {
            sleep(EVERY).await;
            if self.is_left(appeal, sender) {
                return;
            }
            // What cannot be read now is read next time.
            if let Ok(Some(view)) = instance.view_by_id(object).await {
                let counts = Counts::of(&view);
                sender.send_if_modified(|told| std::mem::replace(told, counts) != counts);
            }
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

//! Telling others at once that something was stored: listeners in this process, and, on a PostgreSQL
//! that several share, the other processes. A bell says only where to look. Whoever waits for one also
//! looks by itself now and then, so that nothing depends on a bell that was not heard.

use crate::Instance;
use std::{
    collections::{BTreeSet, HashMap},
    fmt,
    str::FromStr,
    sync::{
        Arc, Mutex, MutexGuard, PoisonError,
        atomic::{AtomicBool, Ordering},
    },
    time::Duration,
};
use tokio::{sync::Notify, time::sleep};
use tokio_util::sync::CancellationToken;

/// Words that come within this time are said together: in a storm an appeal changes hundreds of times
/// a second.
const TOGETHER: Duration = Duration::from_millis(100);
/// Pause before this process listens again.
const AGAIN: Duration = Duration::from_secs(2);

/// Where to look.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Word {
    /// Deliveries wait.
    Deliveries,
    /// Mails wait.
    Mails,
    /// An appeal has changed.
    Appeal(i64),
}

impl fmt::Display for Word {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Deliveries => f.write_str("deliveries"),
            Self::Mails => f.write_str("mails"),
            Self::Appeal(id) => write!(f, "appeal {id}"),
        }
    }
}

impl FromStr for Word {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        match text {
            "deliveries" => Ok(Self::Deliveries),
            "mails" => Ok(Self::Mails),
            _ => {
                let id = text.strip_prefix("appeal ").ok_or(())?;
                Ok(Self::Appeal(id.parse().map_err(|_| ())?))
            }
        }
    }
}

/// What is to be said to other processes, and who listens in this one.
#[derive(Default)]
pub(crate) struct Bells {
    unsaid: Mutex<BTreeSet<Word>>,
    rung: Notify,
    ears: Mutex<HashMap<i64, Arc<Notify>>>,
    /// Whether somebody in this process says what is to be said.
    carried: AtomicBool,
    /// Whether this process hears the others.
    hears: AtomicBool,
}

impl Bells {
    fn unsaid(&self) -> MutexGuard<'_, BTreeSet<Word>> {
        self.unsaid.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn ears(&self) -> MutexGuard<'_, HashMap<i64, Arc<Notify>>> {
        self.ears.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn ring(&self, appeal: i64) {
        if let Some(ear) = self.ears().get(&appeal) {
            ear.notify_one();
        }
    }

    fn ring_all(&self) {
        for ear in self.ears().values() {
            ear.notify_one();
        }
    }
}

/// Hears when one appeal has changed, for as long as this is kept. One for each appeal in a process.
pub struct Ear {
    instance: Instance,
    appeal: i64,
    bell: Arc<Notify>,
}

impl Ear {
    /// Waits until the appeal may have changed since this was last asked.
    pub async fn rung(&self) {
        self.bell.notified().await;
    }

    /// Whether changes by all other processes are heard as well; else only this process's own.
    #[must_use]
    pub fn hears_others(&self) -> bool {
        self.instance.bells.hears.load(Ordering::Relaxed)
    }
}

impl fmt::Debug for Ear {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Ear({})", self.appeal)
    }
}

impl Drop for Ear {
    fn drop(&mut self) {
        let mut ears = self.instance.bells.ears();
        // Somebody may have come in its place meanwhile.
        let own = ears
            .get(&self.appeal)
            .is_some_and(|bell| Arc::ptr_eq(bell, &self.bell));
        if own {
            ears.remove(&self.appeal);
        }
    }
}

impl Instance {
    /// Listens for changes of an appeal, in place of whoever did before.
    #[must_use]
    pub fn listen_to(&self, appeal: i64) -> Ear {
        let bell = Arc::<Notify>::default();
        self.bells.ears().insert(appeal, bell.clone());
        Ear {
            instance: self.clone(),
            appeal,
            bell,
        }
    }

    /// An appeal has changed, and that is committed.
    pub(crate) async fn appeal_changed(&self, appeal: i64) {
        self.bells.ring(appeal);
        self.tell(Word::Appeal(appeal));
        // A command beside the server has nobody who carries it.
        if !self.bells.carried.load(Ordering::Relaxed) {
            carry(self).await;
        }
    }

    /// Deliveries wait, for a worker of whichever process.
    pub(crate) fn tell_of_deliveries(&self) {
        self.tell(Word::Deliveries);
    }

    /// The same for mails.
    pub(crate) fn tell_of_mails(&self) {
        self.tell(Word::Mails);
    }

    fn tell(&self, word: Word) {
        if self.database.is_postgres() {
            self.bells.unsaid().insert(word);
            self.bells.rung.notify_one();
        }
    }
}

/// Says and hears until stopped. Where the database is this process's own, there is nobody to hear.
pub async fn run(instance: Instance, stop: CancellationToken) {
    if !instance.database.is_postgres() {
        stop.cancelled().await;
        return;
    }
    instance.bells.carried.store(true, Ordering::Relaxed);
    tokio::select! {
        () = stop.cancelled() => {}
        () = say(&instance) => {}
        () = hear(&instance) => {}
    }
    instance.bells.carried.store(false, Ordering::Relaxed);
    instance.bells.hears.store(false, Ordering::Relaxed);
}

async fn say(instance: &Instance) {
    loop {
        instance.bells.rung.notified().await;
        carry(instance).await;
        sleep(TOGETHER).await;
    }
}

/// Says everything that is to be said.
async fn carry(instance: &Instance) {
    let words = std::mem::take(&mut *instance.bells.unsaid());
    for word in words {
        if let Err(error) = instance.database.say(&word.to_string()).await {
            // They look by themselves.
            tracing::debug!(%error, "other processes were not told");
            return;
        }
    }
}

async fn hear(instance: &Instance) {
    loop {
        if let Err(error) = listen(instance).await {
            tracing::debug!(%error, "other processes are not heard");
        }
        instance.bells.hears.store(false, Ordering::Relaxed);
        sleep(AGAIN).await;
    }
}

async fn listen(instance: &Instance) -> crate::error::Result<()> {
    let Some(mut listener) = instance.database.listen().await? else {
        return Ok(());
    };
    // What was said before is not heard again.
    heard_nothing_for_a_while(instance);
    instance.bells.hears.store(true, Ordering::Relaxed);
    loop {
        match listener.next().await?.map(|word| word.parse::<Word>()) {
            Some(Ok(Word::Deliveries)) => instance.deliveries.notify_one(),
            Some(Ok(Word::Mails)) => instance.mails.notify_one(),
            Some(Ok(Word::Appeal(id))) => instance.bells.ring(id),
            // Of a later version, perhaps.
            Some(Err(())) => {}
            None => heard_nothing_for_a_while(instance),
        }
    }
}

/// Has everybody look who may have missed something.
fn heard_nothing_for_a_while(instance: &Instance) {
    instance.deliveries.notify_one();
    instance.mails.notify_one();
    instance.bells.ring_all();
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_is_understood_and_nothing_else_is() {
        for word in [Word::Deliveries, Word::Mails, Word::Appeal(7)] {
            assert_eq!(word.to_string().parse::<Word>(), Ok(word));
        }
        for other in ["", "appeal", "appeal x", "appeal  7", "deliveries 7"] {
            assert_eq!(other.parse::<Word>(), Err(()), "{other}");
        }
    }
}

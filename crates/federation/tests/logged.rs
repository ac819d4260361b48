//! How often the log says something.

use std::{
    fmt::Debug,
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering::Relaxed},
    },
    time::Duration,
};
use tokio::time::{sleep, timeout};
use tracing::{
    Event, Metadata, Subscriber,
    field::{Field, Visit},
    span::{Attributes, Id, Record},
};

/// Counts events of one sort.
#[derive(Clone)]
pub struct Logged {
    is_it: fn(&Event<'_>) -> bool,
    times: Arc<AtomicUsize>,
}

impl Logged {
    /// Counts those of which this is true.
    pub fn of(is_it: fn(&Event<'_>) -> bool) -> Self {
        Self {
            is_it,
            times: Arc::default(),
        }
    }

    /// How many there were until now.
    pub fn times(&self) -> usize {
        self.times.load(Relaxed)
    }
}

impl Subscriber for Logged {
    fn enabled(&self, _: &Metadata<'_>) -> bool {
        true
    }

    fn new_span(&self, _: &Attributes<'_>) -> Id {
        Id::from_u64(1)
    }

    fn record(&self, _: &Id, _: &Record<'_>) {}

    fn record_follows_from(&self, _: &Id, _: &Id) {}

    fn event(&self, event: &Event<'_>) {
        if (self.is_it)(event) {
            self.times.fetch_add(1, Relaxed);
        }
    }

    fn enter(&self, _: &Id) {}

    fn exit(&self, _: &Id) {}
}

/// How often something of one sort is said until so long after it was said first, by what runs until it is stopped.
pub async fn said_within(
    long: Duration,
    is_it: fn(&Event<'_>) -> bool,
    runs: impl Future<Output = ()>,
) -> usize {
    let said = Logged::of(is_it);
    let logged = tracing::subscriber::set_default(said.clone());
    let looks = async {
        while said.times() == 0 {
            sleep(Duration::from_millis(100)).await;
        }
        sleep(long).await;
    };
    tokio::select! {
        () = runs => panic!("nobody stopped it"),
        looked = timeout(Duration::from_secs(100), looks) => looked.expect("it looks"),
    }
    drop(logged);
    said.times()
}

/// The words of an event.
pub fn message(event: &Event<'_>) -> String {
    let mut message = Message::default();
    event.record(&mut message);
    message.0
}

#[derive(Default)]
struct Message(String);

impl Visit for Message {
    fn record_debug(&mut self, field: &Field, value: &dyn Debug) {
        if field.name() == "message" {
            self.0 = format!("{value:?}");
        }
    }
}

//! What cannot be looked at while the database is away is not said at each look.

use super::*;
use std::{
    fmt::Debug,
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering::Relaxed},
    },
};
use tokio::time::{sleep, timeout};
use tracing::{
    Event, Metadata, Subscriber,
    field::{Field, Visit},
    span::{Attributes, Id, Record},
};

/// How often the log says that what waited for the clock is not signed.
#[derive(Clone, Default)]
struct Unsigned(Arc<AtomicUsize>);

impl Subscriber for Unsigned {
    fn enabled(&self, _: &Metadata<'_>) -> bool {
        true
    }

    fn new_span(&self, _: &Attributes<'_>) -> Id {
        Id::from_u64(1)
    }

    fn record(&self, _: &Id, _: &Record<'_>) {}

    fn record_follows_from(&self, _: &Id, _: &Id) {}

    fn event(&self, event: &Event<'_>) {
        let mut message = Message::default();
        event.record(&mut message);
        if message.0.contains("waited for the clock") {
            self.0.fetch_add(1, Relaxed);
        }
    }

    fn enter(&self, _: &Id) {}

    fn exit(&self, _: &Id) {}
}

/// The words of an event.
#[derive(Default)]
struct Message(String);

impl Visit for Message {
    fn record_debug(&mut self, field: &Field, value: &dyn Debug) {
        if field.name() == "message" {
            self.0 = format!("{value:?}");
        }
    }
}

#[tokio::test]
async fn a_database_that_is_away_is_not_said_at_each_look_at_the_clock() {
    let (_folder, instance) = server().await;
    let closed = instance.database.close().await;
    closed.expect("closed");
    let unsigned = Unsigned::default();
    let logged = tracing::subscriber::set_default(unsigned.clone());
    let two_looks = async {
        while unsigned.0.load(Relaxed) == 0 {
            sleep(Duration::from_millis(100)).await;
        }
        // The next one comes after five seconds.
        sleep(Duration::from_secs(8)).await;
    };
    tokio::select! {
        () = clock_watch::run(instance.clone(), CancellationToken::new()) => panic!("nobody stopped it"),
        looked = timeout(Duration::from_secs(100), two_looks) => looked.expect("it looks"),
    }
    drop(logged);
    assert_eq!(unsigned.0.load(Relaxed), 1);
}

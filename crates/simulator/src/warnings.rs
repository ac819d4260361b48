//! What the program logs as an error is one: it goes into the run's journal.

use crate::world::World;
use std::{
    fmt::{Debug, Write as _},
    sync::{Arc, Weak},
};
use tracing::{Event, Level, Subscriber, field::Field};
use tracing_subscriber::{Layer, layer::Context};

/// Hears errors and warnings of the program.
pub(crate) struct Warnings(Weak<World>);

impl Warnings {
    /// For one run.
    pub fn of(world: &Arc<World>) -> Self {
        Self(Arc::downgrade(world))
    }
}

struct Words(String);

impl tracing::field::Visit for Words {
    fn record_debug(&mut self, field: &Field, value: &dyn Debug) {
        let _ = write!(self.0, " {}={value:?}", field.name());
    }
}

impl<S: Subscriber> Layer<S> for Warnings {
    fn enabled(&self, metadata: &tracing::Metadata<'_>, _: Context<'_, S>) -> bool {
        *metadata.level() <= Level::WARN && metadata.target().starts_with("undersigned")
    }

    fn on_event(&self, event: &Event<'_>, _: Context<'_, S>) {
        let Some(world) = self.0.upgrade() else {
            return;
        };
        let mut words = Words(String::new());
        event.record(&mut words);
        let Words(said) = words;
        // A warning tells operators of something that can happen; an error must not happen here,
        // and neither must statements that were taken but could not be stored.
        if *event.metadata().level() == Level::ERROR || said.contains("were not stored") {
            world.violate(format!("the program logged an error:{said}"));
        } else {
            world.note(|| format!("the program warns:{said}"));
        }
    }
}

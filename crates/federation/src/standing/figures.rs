//! What this process has done since it began, counted for whoever watches it: no names, only how
//! often and how long.

use std::{
    sync::atomic::{AtomicU64, Ordering::Relaxed},
    time::{Duration, Instant},
};

/// Upper bounds of the steps by which durations are counted, in microseconds.
pub const STEPS: [u64; 10] = [
    250, 1_000, 5_000, 10_000, 50_000, 100_000, 500_000, 1_000_000, 5_000_000, 30_000_000,
];

/// Folds of a state into a list, of all states in this process.
pub static FOLDS: Durations = Durations::new();

/// How often something took how long.
#[derive(Debug, Default)]
pub struct Durations {
    steps: [AtomicU64; STEPS.len()],
    count: AtomicU64,
    micros: AtomicU64,
}

/// The same at one moment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Measured {
    /// How many took no longer than each of [`STEPS`].
    pub within: [u64; STEPS.len()],
    /// How many there were.
    pub count: u64,
    /// How long all of them took, in microseconds.
    pub micros: u64,
}

impl Durations {
    /// Nothing yet.
    #[must_use]
    pub const fn new() -> Self {
        Self {
            steps: [const { AtomicU64::new(0) }; STEPS.len()],
            count: AtomicU64::new(0),
            micros: AtomicU64::new(0),
        }
    }

    /// Does something, and counts how long it took.
    pub fn timed<T>(&self, what: impl FnOnce() -> T) -> T {
        let began = Instant::now();
        let done = what();
        self.since(began);
        done
    }

    /// Counts one that has taken this long.
    pub fn note(&self, took: Duration) {
        let micros = u64::try_from(took.as_micros()).unwrap_or(u64::MAX);
        if let Some(step) = STEPS.iter().position(|step| micros <= *step)
            && let Some(counted) = self.steps.get(step)
        {
            counted.fetch_add(1, Relaxed);
        }
        self.count.fetch_add(1, Relaxed);
        self.micros.fetch_add(micros, Relaxed);
    }

    /// Counts what runs from `began` until now.
    pub fn since(&self, began: Instant) {
        self.note(began.elapsed());
    }

    /// What was counted so far.
    #[must_use]
    pub fn measured(&self) -> Measured {
        let mut below = 0;
        let within = std::array::from_fn(|step| {
            below += self
                .steps
                .get(step)
                .map_or(0, |counted| counted.load(Relaxed));
            below
        });
        Measured {
            within,
            count: self.count.load(Relaxed),
            micros: self.micros.load(Relaxed),
        }
    }
}

/// How often something has happened.
#[derive(Debug, Default)]
pub struct Count(AtomicU64);

impl Count {
    /// Counts one more.
    pub fn note(&self) {
        self.0.fetch_add(1, Relaxed);
    }

    /// How often so far.
    #[must_use]
    pub fn so_far(&self) -> u64 {
        self.0.load(Relaxed)
    }
}

/// Why somebody failed to sign in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SignInFailure {
    /// Address and password do not belong together.
    Password,
    /// The code is wrong, after a password that was right.
    Code,
    /// The passkey was not taken.
    Passkey,
    /// Nothing was looked at: too much had failed before.
    TooMany,
}

impl SignInFailure {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Password, Self::Code, Self::Passkey, Self::TooMany];

    /// Its stable code.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Password => "password",
            Self::Code => "code",
            Self::Passkey => "passkey",
            Self::TooMany => "too_many",
        }
    }
}

/// How often somebody failed to sign in, in the order of [`SignInFailure::ALL`].
#[derive(Debug, Default)]
pub struct FailedSignIns([Count; SignInFailure::ALL.len()]);

impl FailedSignIns {
    /// Counts one more.
    pub fn note(&self, why: SignInFailure) {
        for (one, count) in SignInFailure::ALL.iter().zip(&self.0) {
            if *one == why {
                count.note();
            }
        }
    }

    /// How often so far, by the reason.
    pub fn by_reason(&self) -> impl Iterator<Item = (SignInFailure, u64)> {
        let counts = self.0.iter().map(Count::so_far);
        SignInFailure::ALL.into_iter().zip(counts)
    }
}

/// Everything that is counted.
#[derive(Debug, Default)]
pub struct Figures {
    /// Activities that came to an inbox and were taken.
    pub inbox_taken: Durations,
    /// Activities that came to an inbox and were refused.
    pub inbox_refused: Durations,
    /// Deliveries that were taken.
    pub delivered: Durations,
    /// Deliveries that were refused for good, or whose inbox is gone.
    pub delivery_refused: Durations,
    /// Deliveries that failed and are tried again.
    pub delivery_failed: Durations,
    /// Requests that were answered 429.
    pub too_many_requests: Count,
    /// Failures to sign in at the desk.
    pub sign_ins_failed: FailedSignIns,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn durations_are_counted_up_to_each_step() {
        let durations = Durations::default();
        for micros in [100, 250, 251, 60_000_000] {
            durations.note(Duration::from_micros(micros));
        }
        let measured = durations.measured();
        assert_eq!(measured.within[0], 2);
        assert_eq!(measured.within[1], 3);
        assert_eq!(
            measured.within[STEPS.len() - 1],
            3,
            "one took longer than all"
        );
        assert_eq!((measured.count, measured.micros), (4, 60_000_601));
    }
}

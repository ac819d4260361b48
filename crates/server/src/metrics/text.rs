//! The text format of Prometheus, version 0.0.4.

use std::fmt::Write as _;
use undersigned_federation::standing::figures::{Durations, STEPS};

/// What every name of ours begins with.
const PREFIX: &str = "undersigned_";

/// What a number is.
#[derive(Debug, Clone, Copy)]
pub enum Kind {
    /// It may fall.
    Gauge,
    /// It only grows while the process runs.
    Counter,
    /// How often something took how long.
    Histogram,
}

impl Kind {
    fn name(self) -> &'static str {
        match self {
            Self::Gauge => "gauge",
            Self::Counter => "counter",
            Self::Histogram => "histogram",
        }
    }
}

/// Numbers, as they are written. Writing to a string cannot fail.
#[derive(Debug, Default)]
pub struct Text(String);

impl Text {
    /// Begins a number of ours.
    pub fn head(&mut self, name: &str, kind: Kind, help: &str) {
        self.head_of(&format!("{PREFIX}{name}"), kind, help);
    }

    /// Begins a number by its whole name.
    pub fn head_of(&mut self, name: &str, kind: Kind, help: &str) {
        let kind = kind.name();
        let _ = write!(self.0, "# HELP {name} {help}\n# TYPE {name} {kind}\n");
    }

    /// One number of ours that may fall.
    pub fn gauge(&mut self, name: &str, help: &str, value: u64) {
        self.head(name, Kind::Gauge, help);
        let _ = writeln!(self.0, "{PREFIX}{name} {value}");
    }

    /// One number of ours that only grows.
    pub fn counter(&mut self, name: &str, help: &str, value: u64) {
        self.head(name, Kind::Counter, help);
        let _ = writeln!(self.0, "{PREFIX}{name} {value}");
    }

    /// One number by its whole name.
    pub fn line(&mut self, name: &str, value: impl std::fmt::Display) {
        let _ = writeln!(self.0, "{name} {value}");
    }

    /// One of several numbers of ours, told apart by labels whose values need no escaping.
    pub fn labelled(&mut self, name: &str, labels: &[(&str, &str)], value: u64) {
        let labels: Vec<String> = labels
            .iter()
            .map(|(label, value)| format!("{label}=\"{value}\""))
            .collect();
        let _ = writeln!(self.0, "{PREFIX}{name}{{{}}} {value}", labels.join(","));
    }

    /// How often something took how long, of one outcome where there are several.
    pub fn durations(&mut self, name: &str, outcome: Option<&str>, durations: &Durations) {
        let measured = durations.measured();
        let with = |more: &str| {
            let outcome = outcome.map(|outcome| format!("outcome=\"{outcome}\""));
            let labels: Vec<&str> = [outcome.as_deref().unwrap_or_default(), more]
                .into_iter()
                .filter(|label| !label.is_empty())
                .collect();
            match labels.is_empty() {
                true => String::new(),
                false => format!("{{{}}}", labels.join(",")),
            }
        };
        for (step, within) in STEPS.iter().zip(measured.within) {
            let labels = with(&format!("le=\"{}\"", seconds(*step)));
            let _ = writeln!(self.0, "{PREFIX}{name}_bucket{labels} {within}");
        }
        let (count, sum) = (measured.count, seconds(measured.micros));
        let all = with("le=\"+Inf\"");
        let labels = with("");
        let _ = write!(
            self.0,
            "{PREFIX}{name}_bucket{all} {count}\n{PREFIX}{name}_sum{labels} {sum}\n\
             {PREFIX}{name}_count{labels} {count}\n"
        );
    }

    /// The whole text.
    pub fn finish(self) -> String {
        self.0
    }
}

/// Microseconds as seconds, without a rounding error and without zeros at the end.
fn seconds(micros: u64) -> String {
    let text = format!("{}.{:06}", micros / 1_000_000, micros % 1_000_000);
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::time::Duration;

    #[test]
    fn microseconds_are_written_as_seconds() {
        for (micros, written) in [
            (0, "0"),
            (250, "0.00025"),
            (1_000_000, "1"),
            (30_500_000, "30.5"),
        ] {
            assert_eq!(seconds(micros), written);
        }
    }

    #[test]
    fn durations_are_written_as_prometheus_reads_them() {
        let durations = Durations::default();
        durations.note(Duration::from_millis(20));
        let mut text = Text::default();
        text.durations("inbox_seconds", Some("taken"), &durations);
        let text = text.finish();
        for line in [
            "undersigned_inbox_seconds_bucket{outcome=\"taken\",le=\"0.01\"} 0",
            "undersigned_inbox_seconds_bucket{outcome=\"taken\",le=\"0.05\"} 1",
            "undersigned_inbox_seconds_bucket{outcome=\"taken\",le=\"+Inf\"} 1",
            "undersigned_inbox_seconds_sum{outcome=\"taken\"} 0.02",
            "undersigned_inbox_seconds_count{outcome=\"taken\"} 1",
        ] {
            assert!(
                text.lines().any(|one| one == line),
                "{line} is not in {text}"
            );
        }
        let mut bare = Text::default();
        bare.durations("fold_seconds", None, &durations);
        assert!(bare.finish().contains("undersigned_fold_seconds_count 1\n"));
    }
}

//! How a list grew, as a small picture with its table.
//!
//! The picture is a second way to read the table, and says by attributes alone how it looks,
//! because the content security policy forbids `style`. Right-to-left, the style sheet mirrors it.

use std::fmt::Write as _;

use super::parts::Html;
use chrono::{DateTime, Utc};

const WIDTH: u64 = 240;
const HEIGHT: u64 = 80;

/// A count that only grows, from one moment to another.
#[derive(Debug, Clone)]
pub struct Growth {
    /// The end of each stretch of time with the count by then, oldest first; at least two.
    pub points: Vec<(DateTime<Utc>, u64)>,
}

impl Growth {
    /// The picture of these points, where they make one.
    #[must_use]
    pub fn of(points: Vec<(DateTime<Utc>, u64)>) -> Option<Self> {
        (points.len() > 1).then_some(Self { points })
    }

    /// Where it begins.
    #[must_use]
    pub fn first(&self) -> (DateTime<Utc>, u64) {
        self.points.first().copied().unwrap_or_default()
    }

    /// Where it ends.
    #[must_use]
    pub fn last(&self) -> (DateTime<Utc>, u64) {
        self.points.last().copied().unwrap_or_default()
    }

    /// The picture, hidden from screen readers, which have the table.
    #[must_use]
    pub fn svg(&self) -> Html {
        let (first, last) = (self.first(), self.last());
        let span = u64::try_from((last.0 - first.0).num_minutes())
            .unwrap_or(0)
            .max(1);
        let most = last.1.max(1);
        let mut line = String::new();
        for (at, count) in &self.points {
            let passed = u64::try_from((*at - first.0).num_minutes()).unwrap_or(0);
            let x = passed.saturating_mul(WIDTH) / span;
            let y = HEIGHT
                - count
                    .saturating_mul(HEIGHT)
                    .min(most.saturating_mul(HEIGHT))
                    / most;
            let command = if line.is_empty() { 'M' } else { 'L' };
            // Writing into a string cannot fail.
            let _ = write!(line, "{command}{x} {y}");
        }
        Html::trusted(format!(
            "<svg class=\"growth\" viewBox=\"0 0 {WIDTH} {HEIGHT}\" preserveAspectRatio=\"none\" \
             aria-hidden=\"true\" focusable=\"false\"><path class=\"under\" \
             d=\"{line}V{HEIGHT}H0Z\"/><path class=\"line\" d=\"{line}\"/>\
             <path class=\"base\" d=\"M0 {HEIGHT}H{WIDTH}\"/></svg>"
        ))
    }
}

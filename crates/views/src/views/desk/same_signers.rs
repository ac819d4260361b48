//! Entries that may be one signer, and what was decided about others.

use crate::views::Text;
use chrono::{DateTime, Utc};

/// What the page shows of it.
#[derive(Debug, Clone, Default)]
pub struct SameSigners {
    /// Pairs to decide about, best first. Each posts `a`, `b` and `state` to `{action}/same-signer`.
    pub pairs: Vec<Pair>,
    /// How many there are; more than shown, perhaps.
    pub count: usize,
    /// Two entries that somebody names, by number or address.
    pub named: Option<Named>,
    /// What was decided, newest first.
    pub decided: Vec<Decided>,
}

/// Two entries that the program does not suggest: a form with `first` and `second`, sent by `GET`, has them
/// shown like those that it does.
#[derive(Debug, Clone, Default)]
pub struct Named {
    /// What was typed.
    pub typed: [String; 2],
    /// Whether that is not two entries of the list.
    pub wrong: bool,
}

/// Two entries that may be one.
#[derive(Debug, Clone)]
pub struct Pair {
    /// The two.
    pub sides: [Side; 2],
    /// Code of the grade.
    pub grade: &'static str,
    /// What speaks for and against.
    pub why: Vec<Why>,
    /// Whether one of them waits to be let in, so that nothing can be decided yet.
    pub waits: bool,
}

/// One of two entries.
#[derive(Debug, Clone)]
pub struct Side {
    /// The id that is posted.
    pub id: String,
    /// Its names.
    pub names: Vec<Text>,
    /// Further names.
    pub aliases: Vec<Text>,
    /// Its number.
    pub number: Option<u64>,
    /// Code of how it came; none while it waits.
    pub how: Option<String>,
    /// ISO 3166-1 code.
    pub country: Option<String>,
    /// Its address as people write it.
    pub address: String,
}

/// A reason.
#[derive(Debug, Clone)]
pub struct Why {
    /// Its code.
    pub code: &'static str,
    /// Whether it speaks against the pair.
    pub against: bool,
    /// The texts it is about.
    pub texts: [Text; 2],
    /// Whether the texts are codes of countries.
    pub countries: bool,
}

/// A decision about two entries.
#[derive(Debug, Clone)]
pub struct Decided {
    /// Ids of the two.
    pub ids: [String; 2],
    /// Names of the two; their addresses where they have none to show.
    pub names: [Vec<Text>; 2],
    /// Whether they are one signer.
    pub same: bool,
    /// Who decided.
    pub by: Text,
    /// When.
    pub at: Option<DateTime<Utc>>,
    /// Whether the opposite can be decided: both are still listed.
    pub may_undo: bool,
}

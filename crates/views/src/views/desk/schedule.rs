//! Publishing at a chosen time.

/// That something is published by itself, for whoever goes on writing it.
#[derive(Debug, Clone)]
pub struct Planned {
    /// When, or that it was not published then, as a sentence.
    pub words: String,
    /// Whether it was not published at its time.
    pub stopped: bool,
    /// Where the time is changed.
    pub href: String,
}

/// What stands below a last look: publish it later. Posted to `action`: `date`, `time`, `zone`, and `incomplete` (`yes`)
/// where a translation lacks something; `do` = `cancel`.
#[derive(Debug, Clone, Default)]
pub struct Schedule {
    /// Where it is posted.
    pub action: String,
    /// When it is to be published, or why it was not, as a sentence.
    pub planned: Option<String>,
    /// Whether it was not published at its time.
    pub stopped: bool,
    /// What was missing then, as sentences.
    pub why: Vec<String>,
    /// The day as typed.
    pub date: String,
    /// The time as typed.
    pub time: String,
    /// The zone as typed.
    pub zone: String,
    /// Names of zones.
    pub zones: Vec<&'static str>,
    /// Whether a translation lacks something, which whoever chooses a time agrees to.
    pub incomplete: bool,
    /// Whether they did, in what is shown again.
    pub agreed: bool,
}

//! Where an appeal stands, in words: software that knows no `state` shows the note's `content` alone.

use crate::Instance;
use undersigned_domain::Status;

/// What is to be said of an appeal that is not simply open.
#[derive(Debug, Clone, Copy)]
pub struct Standing<'a> {
    /// The language in which the note's content stands.
    pub language: &'a str,
    /// Where it stands; not [`Status::Open`].
    pub status: Status,
    /// Since when, in milliseconds since 1970.
    pub at: u64,
    /// Since when it is closed as well, where it was handed over and is.
    pub closed: Option<u64>,
}

/// Says it in a sentence or two of plain text; [`Instance::write_standings_with`] sets it.
pub type Writer = fn(&Standing<'_>) -> String;

impl Instance {
    /// Has notes say in words for people where their appeals stand. Without it they do not.
    pub fn write_standings_with(&self, writer: Writer) {
        // Only the first one counts: there is one program in a process.
        let _ = self.standing_writer.set(writer);
    }

    /// The words for an appeal that is not simply open.
    pub(super) fn write_standing(&self, standing: &Standing<'_>) -> Option<String> {
        let write = self.standing_writer.get()?;
        (standing.status != Status::Open).then(|| write(standing))
    }
}

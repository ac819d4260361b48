//! Since when an appeal is withdrawn, for whatever is decided by that.

use crate::{CoSignerList, Content, Note, State, StatementType, Status};

/// Since when an appeal is withdrawn, in milliseconds since 1970; none where it is not.
///
/// That is the `seq` of the note that says so, and not its `updated`, in which any day at all may be written: a note whose
/// `seq` is not above those before is not the current one, so an appeal is not withdrawn before it was last changed.
///
/// Under a further key that note is said again with a higher `seq`, and all else of it unchanged. The first that says the same
/// counts, if it is above every note of the organiser's that is not withdrawn: what was over then does not go on because of a
/// new key.
///
/// A `seq` is its author's own word all the same: an organiser who writes by another program may take one just above its last
/// note, or have a second key say the same below what the first has replaced. Everybody holds those notes then.
///
/// `list` is what [`fold`](crate::fold()) makes of `state`.
#[must_use]
pub fn withdrawn_since(state: &State, list: &CoSignerList) -> Option<u64> {
    let current = list.current().filter(|note| is_withdrawn(note))?;
    let statement = list.note.as_ref()?;
    let notes = || {
        let registers = state.registers_of_type(&statement.author, StatementType::Note);
        let said = registers.flat_map(|(_, register)| register.statements());
        said.filter_map(|said| match &said.content {
            Content::Note(note) => Some((said.seq, note.as_ref())),
            _ => None,
        })
    };
    let standing = notes().filter(|(_, note)| !is_withdrawn(note));
    let standing = standing.map(|(seq, _)| seq).max().unwrap_or(0);
    let is_same = |note: &Note| {
        is_withdrawn(note)
            && note.updated == current.updated
            && (note.revision, note.text_digest) == (current.revision, current.text_digest)
    };
    let same = notes().filter(|(seq, note)| *seq > standing && is_same(note));
    Some(same.map(|(seq, _)| seq).fold(statement.seq, u64::min))
}

fn is_withdrawn(note: &Note) -> bool {
    note.status == Status::Withdrawn
}

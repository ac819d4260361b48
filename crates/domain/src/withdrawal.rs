//! Since when an appeal is withdrawn, for whatever is decided by that.

use crate::{
    CoSignerList, Content, Note, State, Statement, StatementType, Status, admission::Role,
    dispatch::Moment,
};

/// By how much the `seq` of a note may be below its `updated`, in milliseconds: whoever signs reads the clock for each.
const APART_MILLIS: u64 = 60_000;

/// Since when an appeal is withdrawn, in milliseconds since 1970; none where it is not.
///
/// That is the `seq` of the note that says so, and not its `updated`, in which any day at all may be written: a note whose
/// `seq` is not above those before is not the current one, so an appeal is not withdrawn before it was last changed.
///
/// Under a further key that note is said again with a higher `seq`, and all else of it unchanged. The first that says the same
/// counts, also under a key that has ended since, if it is above every note of the organiser's that is not withdrawn: what was
/// over then does not go on because of a new key.
///
/// Notes under a key that has ended, or was removed, may be a thief's, and more may come. So what stood before is asked of
/// those keys alone whose word counts, and nothing says the same that is older than the `updated` that one of these has signed.
///
/// A `seq` is its author's own word all the same: an organiser who writes by another program may take one just above its last
/// note, or have a second key say the same below what the first has replaced. Everybody holds those notes then.
///
/// `list` is what [`fold`](crate::fold()) makes of `state`.
#[must_use]
pub fn withdrawn_since(state: &State, list: &CoSignerList) -> Option<u64> {
    let current = list.current().filter(|note| is_withdrawn(note))?;
    let statement = list.note.as_ref()?;
    let Some(earliest) = earliest(current) else {
        return Some(statement.seq);
    };
    let notes = || {
        let registers = state.registers_of_type(&statement.author, StatementType::Note);
        let said = registers.flat_map(|(_, register)| register.statements());
        said.filter_map(|said| match &said.content {
            Content::Note(note) => Some((said.as_ref(), note.as_ref())),
            _ => None,
        })
    };
    let standing = notes().filter(|(said, note)| !is_withdrawn(note) && counts(list, said));
    let standing = standing.map(|(said, _)| said.seq).max().unwrap_or(0);
    let is_same = |note: &Note| {
        is_withdrawn(note)
            && note.updated == current.updated
            && (note.revision, note.text_digest) == (current.revision, current.text_digest)
    };
    let same = notes().filter(|(_, note)| is_same(note));
    let same = same.map(|(said, _)| said.seq);
    let first = same.filter(|seq| *seq > standing && *seq >= earliest);
    Some(first.fold(statement.seq, u64::min))
}

/// Until when anything was decided about an appeal that is withdrawn since then, if it is: nothing is after a withdrawal. All are
/// in milliseconds since 1970.
#[must_use]
pub fn decided_until(withdrawn: Option<u64>, now: u64) -> u64 {
    withdrawn.map_or(now, |at| at.min(now))
}

fn is_withdrawn(note: &Note) -> bool {
    note.status == Status::Withdrawn
}

/// Whether the key of a note is one of an organiser's whose word counts.
fn counts(list: &CoSignerList, said: &Statement) -> bool {
    list.role_of(&said.author, &said.key) == Some(Role::Organiser)
}

/// The lowest `seq` under which a note can have been said that is dated so; none where no moment in UTC is written there.
fn earliest(note: &Note) -> Option<u64> {
    let updated = Moment::parse(note.updated.as_deref()?)?;
    let millis = u64::try_from(updated.millis()).ok()?;
    Some(millis.saturating_sub(APART_MILLIS))
}

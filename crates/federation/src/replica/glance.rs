//! An appeal in a list of appeals.

use undersigned_domain::{CoSignerList, Note, totals::Count};

/// What a list of appeals shows of one beside its row: no more than is kept of each ([`super::Summary`]), so that nobody's list
/// is read for it. This server's rules about others change none of it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Glance {
    /// The name of its kind; empty where it has no note.
    pub kind: &'static str,
    /// The languages in which it is signed.
    pub authoritative: Vec<String>,
    /// Whether it may be signed.
    pub takes_signatures: bool,
    /// Since when it is closed, where it is.
    pub closed: Option<u64>,
    /// Whether there was another wording before the one that stands.
    pub is_reworded: bool,
    /// Organisations by name.
    pub organisations: Count,
    /// People in personal capacity, whichever wording.
    pub personal: u64,
    /// Organisations that signed unnamed.
    pub unnamed: u64,
    /// People who signed.
    pub people: u64,
}

impl Glance {
    /// What is seen of a list at a glance.
    #[must_use]
    pub fn of(list: &CoSignerList) -> Self {
        let (note, totals) = (list.current(), &list.totals);
        let seq = list.note.as_deref().map(|statement| statement.seq);
        let closed = note.zip(seq).and_then(|(note, seq)| note.closed_at(seq));
        Self {
            kind: note.map_or("", |note| note.text.kind.name()),
            authoritative: note
                .map(|note| note.text.authoritative())
                .unwrap_or_default(),
            takes_signatures: note.is_some_and(Note::takes_signatures),
            closed,
            is_reworded: note.is_some_and(|note| note.revision > 1),
            organisations: totals.organisations,
            personal: totals.personal.current + totals.personal.earlier,
            unnamed: totals.unnamed,
            people: totals.individuals,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use undersigned_domain::totals::Totals;

    #[test]
    fn it_has_the_sums_of_the_list() {
        let count = |current, earlier| Count { current, earlier };
        let list = CoSignerList {
            totals: Totals {
                organisations: count(7, 2),
                personal: count(2, 1),
                unnamed: 6,
                individuals: 45,
                ..Totals::default()
            },
            ..CoSignerList::default()
        };
        let wanted = Glance {
            organisations: count(7, 2),
            personal: 3,
            unnamed: 6,
            people: 45,
            ..Glance::default()
        };
        assert_eq!(Glance::of(&list), wanted);
    }
}

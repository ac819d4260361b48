//! Who is one signer under several ids, as initiators decided: it comes back as it went.

use crate::{FederationError, Instance, error::Result, signers::Signer};
use std::collections::{BTreeMap, BTreeSet};
use undersigned_domain::list::Decision;

/// The decisions about pairs that hold.
pub(super) struct OneSigner<'v> {
    /// Of each id those that were called one signer with it.
    same: BTreeMap<&'v str, Vec<&'v str>>,
    /// Pairs that were called two.
    distinct: Vec<[&'v str; 2]>,
}

impl<'v> OneSigner<'v> {
    /// Reads them.
    pub fn of(decisions: impl IntoIterator<Item = &'v Decision>) -> Self {
        let mut same: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
        let mut distinct = Vec::new();
        for decision in decisions {
            let [a, b] = decision.entries.each_ref().map(String::as_str);
            if decision.same {
                same.entry(a).or_default().push(b);
                same.entry(b).or_default().push(a);
            } else {
                distinct.push([a, b]);
            }
        }
        Self { same, distinct }
    }

    /// The other ids of a signer, over however many pairs. None where two of them were called two: the
    /// list does not join such a group either.
    pub fn others(&self, id: &str) -> BTreeSet<&'v str> {
        let Some((id, _)) = self.same.get_key_value(id) else {
            return BTreeSet::new();
        };
        let mut group = BTreeSet::from([*id]);
        let mut reached = vec![*id];
        while let Some(one) = reached.pop() {
            for other in self.same.get(one).into_iter().flatten() {
                if group.insert(*other) {
                    reached.push(*other);
                }
            }
        }
        let quarrel = |pair: &[&str; 2]| pair.iter().all(|id| group.contains(*id));
        if self.distinct.iter().any(quarrel) {
            return BTreeSet::new();
        }
        group.remove(id);
        group
    }
}

/// By which of its ids a signer stands on the list that came back under several.
///
/// # Errors
/// The database.
pub(super) async fn stands_as(
    instance: &Instance,
    object: &str,
    (signer, others): (&Signer, &[&Signer]),
) -> Result<Option<String>> {
    let about = &signer.about;
    let view = instance
        .view_by_id(object)
        .await?
        .ok_or_else(FederationError::appeal_not_held)?;
    let entry = view.snapshot.entry(about);
    // An entry that stood there before is not the one that came back: undoing would take it away.
    let back = entry.filter(|entry| others.iter().any(|other| other.about == entry.id));
    Ok(Some(
        back.map_or_else(|| about.clone(), |entry| entry.id.clone()),
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decision(a: &str, b: &str, same: bool) -> Decision {
        Decision {
            entries: [a.to_owned(), b.to_owned()],
            same,
            by: String::new(),
            at: 0,
            statement: String::new(),
        }
    }

    #[test]
    fn a_signer_has_all_ids_that_pairs_lead_to() {
        let decisions = [
            decision("a", "b", true),
            decision("b", "c", true),
            decision("c", "x", false),
            decision("y", "z", true),
        ];
        let one_signer = OneSigner::of(&decisions);
        assert_eq!(one_signer.others("a"), BTreeSet::from(["b", "c"]));
        assert_eq!(one_signer.others("z"), BTreeSet::from(["y"]));
        assert_eq!(one_signer.others("x"), BTreeSet::new());
        assert_eq!(one_signer.others("nobody"), BTreeSet::new());
    }

    #[test]
    fn a_group_about_which_initiators_disagree_is_several_signers() {
        let decisions = [
            decision("a", "b", true),
            decision("b", "c", true),
            decision("a", "c", false),
        ];
        assert_eq!(OneSigner::of(&decisions).others("b"), BTreeSet::new());
    }
}

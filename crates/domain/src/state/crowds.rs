//! Keys that hold as many registers as they may: which of these would go first.

use super::Pair;
use crate::{RegisterKey, RegisterName, StatementType};
use imbl::OrdMap;
use std::sync::Arc;
use undersigned_proof::Digest;

/// What a bound is of: a pair's admissions, or all else that it wrote.
type Class = (Pair, bool);

/// The registers of such keys by the digests of their register keys, so that one more statement costs
/// the same however many there are. Filled where a bound is first met, which is nearly nowhere.
#[derive(Debug, Clone, Default)]
pub(super) struct Crowds(OrdMap<Class, OrdMap<Digest, Arc<RegisterKey>>>);

/// What a register is counted among.
fn class(key: RegisterName<'_>) -> Class {
    let pair = (key.author.to_owned(), key.key.clone());
    (pair, key.kind == StatementType::Admission)
}

impl Crowds {
    /// Whether the registers are known among which this one is counted.
    pub fn knows(&self, key: RegisterName<'_>) -> bool {
        self.0.contains_key(&class(key))
    }

    /// Learns them: all that its pair holds.
    pub fn learn(&mut self, key: RegisterName<'_>, held: Vec<Arc<RegisterKey>>) {
        let among = class(key);
        let held = held.into_iter().filter(|held| class(held.name()) == among);
        let crowd = held.map(|held| (held.digest(), held)).collect();
        self.0.insert(among, crowd);
    }

    /// The one with the largest digest.
    pub fn largest(&self, key: RegisterName<'_>) -> Option<(Digest, Arc<RegisterKey>)> {
        let (digest, largest) = self.0.get(&class(key))?.get_max()?;
        Some((*digest, largest.clone()))
    }

    /// A register more.
    pub fn add(&mut self, key: RegisterName<'_>) {
        if let Some(crowd) = self.crowd(key) {
            let key = key.to_key();
            crowd.insert(key.digest(), Arc::new(key));
        }
    }

    /// A register less.
    pub fn remove(&mut self, key: RegisterName<'_>) {
        if let Some(crowd) = self.crowd(key) {
            crowd.remove(&key.digest());
        }
    }

    fn crowd(&mut self, key: RegisterName<'_>) -> Option<&mut OrdMap<Digest, Arc<RegisterKey>>> {
        if self.0.is_empty() {
            return None;
        }
        self.0.get_mut(&class(key))
    }
}

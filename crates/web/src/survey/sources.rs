//! Where a list comes from: who signed as what, in which way, from which server.

use std::collections::BTreeMap;
use undersigned_domain::{CoSignerList, attestation::SignerKind, ids, list::Origin};

/// Most servers that are told apart; the others are counted together.
const MOST_SERVERS: usize = 200;

/// Counts of entries, largest first.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Sources {
    /// By kind: `organisation`, `individual`.
    pub kinds: Vec<(&'static str, u64)>,
    /// By how they signed: `own-server`, `fediverse-account`, `web-form`, `paper`, `e-mail`,
    /// `import`.
    pub ways: Vec<(&'static str, u64)>,
    /// By the server of who signed from their own, or with an account.
    pub servers: Vec<(String, u64)>,
    /// How many come from servers that are not told apart.
    pub more_servers: u64,
    /// How many have no country.
    pub no_country: u64,
}

impl Sources {
    /// Counts a list, once through.
    #[must_use]
    pub fn of(list: &CoSignerList) -> Self {
        let (mut kinds, mut ways) = (BTreeMap::new(), BTreeMap::new());
        let mut servers: BTreeMap<String, u64> = BTreeMap::new();
        let mut no_country = 0;
        for entry in list.entries.iter().filter(|entry| !entry.contested) {
            let kind = match entry.kind {
                SignerKind::Organisation => "organisation",
                SignerKind::Individual => "individual",
            };
            *kinds.entry(kind).or_default() += 1;
            *ways.entry(entry.origin.name()).or_default() += 1;
            no_country += u64::from(entry.names.country.is_none());
            let server = match entry.origin {
                Origin::OwnServer => Some(ids::host(&entry.id)),
                Origin::Attested(_) => entry.account.as_deref().map(ids::host),
            };
            if let Some(server) = server.filter(|server| !server.is_empty()) {
                *servers.entry(server).or_default() += 1;
            }
        }
        let mut servers = sorted(servers);
        let more = servers.split_off(servers.len().min(MOST_SERVERS));
        Self {
            kinds: sorted(kinds),
            ways: sorted(ways),
            servers,
            more_servers: more.iter().map(|(_, count)| count).sum(),
            no_country,
        }
    }
}

/// The largest first; those of one size in their order.
fn sorted<K>(counts: BTreeMap<K, u64>) -> Vec<(K, u64)> {
    let mut counts: Vec<(K, u64)> = counts.into_iter().collect();
    counts.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    counts
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pages::samples;
    use undersigned_domain::attestation::Provenance;

    #[test]
    fn every_entry_is_counted_once_under_each() {
        let mut list = samples::list(20);
        list.entries[0].origin = Origin::Attested(Provenance::Paper);
        list.entries[1].contested = true;
        let sources = Sources::of(&list);
        let sum = |counts: &[(&str, u64)]| counts.iter().map(|(_, count)| count).sum::<u64>();
        assert_eq!((sum(&sources.kinds), sum(&sources.ways)), (19, 19));
        assert!(sources.ways.contains(&("paper", 1)), "{sources:?}");
        let of_servers: u64 = sources.servers.iter().map(|(_, count)| count).sum();
        assert!(of_servers <= 19);
    }
}

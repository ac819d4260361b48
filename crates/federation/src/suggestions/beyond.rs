//! What this server knows of signers beyond the names under which they signed: from which domain each comes, and how
//! its profile calls it. Of one that stands on a list twice, in two scripts, those names alone may tell nothing.
//!
//! It shows a pair to a person, and proves nothing: a profile says what its owner likes, and several may share a domain.

#[cfg(test)]
mod tests;

use crate::{
    Instance,
    actions::{refuse, sign_by_form::domain_of},
    error::Result,
    taken_names,
    views::{ActorNames, AppealView, Pending},
};
use std::collections::{BTreeMap, BTreeSet};
use undersigned_domain::{attestation::SignerKind, ids, list::Origin};
use undersigned_likeness::{self as likeness, Code, Grade, Reason};
use undersigned_store::form_signers;

/// Most signers that share a domain, or a name, which tells something: what more have is for many.
const MOST_OF_ONE_KIND: usize = 3;
/// Scores of pairs of which a profile or the domain alone tells: behind names that tell surely.
const BY_PROFILE: f64 = 0.79;
const BY_DOMAIN: f64 = 0.75;

/// By what a signer has its domain.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Way {
    /// Its own server, from which it signed.
    Server,
    /// The account with which it signed.
    Account,
    /// The e-mail address that confirmed its form, at the domain of its website.
    Form,
}

/// From where a signer comes.
#[derive(Debug)]
struct Place {
    /// The registered domain.
    domain: String,
    /// The host, as it is shown.
    shown: String,
    way: Way,
}

/// Where each pair stands among those that were found: a long list may have tens of thousands.
type Known = BTreeMap<[usize; 2], usize>;

/// Names, each with what is equal of it and of names that are the same.
type Folded = Vec<(likeness::Name, BTreeSet<String>)>;

/// What is known, by the ids of those who are listed or wait.
#[derive(Debug, Default)]
pub(super) struct Beyond {
    places: BTreeMap<String, Place>,
    profiles: ActorNames,
}

impl Beyond {
    /// Collects it, of organisations alone. Nothing is asked of other servers.
    pub async fn of(instance: &Instance, view: &AppealView, waiting: &[&Pending]) -> Result<Self> {
        let listed = view.list.entries.iter();
        let listed = listed.filter(|entry| {
            entry.kind == SignerKind::Organisation && !view.hidden.contains(&entry.id)
        });
        let listed = listed.filter_map(|entry| match (entry.origin, &entry.account) {
            (Origin::OwnServer, _) => Some((entry.id.as_str(), entry.id.as_str(), Way::Server)),
            (_, Some(account)) => Some((entry.id.as_str(), account.as_str(), Way::Account)),
            (_, None) => None,
        });
        // Under a key that nobody has seen at its origin anybody may have signed.
        let is_seen = |one: &&Pending| !matches!(one.why, "key_not_seen" | "limited");
        let organisations = waiting.iter().copied();
        let organisations = organisations.filter(|one| one.names.capacity.is_none());
        let (by_form, actors): (Vec<&Pending>, Vec<&Pending>) =
            organisations.partition(|one| one.domain.is_some());
        let waiting_actors = actors.into_iter().filter(is_seen).map(|one| {
            let way = match one.key {
                Some(_) => Way::Server,
                None => Way::Account,
            };
            (one.about.as_str(), one.about.as_str(), way)
        });
        let actors: Vec<(&str, &str, Way)> = listed.chain(waiting_actors).collect();
        let addresses: Vec<&str> = actors.iter().map(|(_, actor, _)| *actor).collect();
        let known = instance.actor_names(&addresses).await?;
        let profiles = actors.iter().filter_map(|(id, actor, _)| {
            let profile = known.get(*actor)?;
            Some(((*id).to_owned(), profile.clone()))
        });
        let profiles: ActorNames = profiles.collect();
        let places = actors.into_iter().filter_map(|(id, actor, way)| {
            let place = Place {
                domain: domain_of(actor)?,
                shown: ids::host(actor),
                way,
            };
            Some((id.to_owned(), place))
        });
        let mut places: BTreeMap<String, Place> = places.collect();
        let confirmed = form_signers::at_own_domain(instance.database.conn(), view.appeal.id);
        let confirmed = confirmed.await?;
        let confirmed = confirmed.iter().map(|one| (&one.about, &one.domain));
        let is_own =
            |one: &&Pending| ["web_form", taken_names::WHY, refuse::WHY].contains(&one.why);
        let by_form = by_form.into_iter().filter(is_own);
        let by_form = by_form.filter_map(|one| Some((&one.about, one.domain.as_ref()?)));
        for (about, domain) in confirmed.chain(by_form) {
            places.entry(about.clone()).or_insert_with(|| Place {
                domain: domain.clone(),
                shown: domain.clone(),
                way: Way::Form,
            });
        }
        Ok(Self { places, profiles })
    }

    /// Adds to pairs that were found by names what a profile or a domain tells of them, and the pairs of which only these
    /// tell; all in order then.
    pub fn add(&self, entries: &[likeness::Entry], found: &mut Vec<likeness::Suggestion>) {
        let places = found.iter().enumerate();
        let mut known: Known = places.map(|(place, pair)| (pair.entries, place)).collect();
        for pair in self.by_profile(entries) {
            tell(found, &mut known, pair, BY_PROFILE);
        }
        for (pair, reason) in self.by_domain(entries) {
            let [one, other] = pair.map(|at| entries[at].names.as_slice());
            // Names that could have told it, and did not, are those of two.
            if known.contains_key(&pair) || !likeness::can_be_compared(one, other) {
                tell(found, &mut known, (pair, reason), BY_DOMAIN);
            }
        }
        likeness::sort(found);
    }

    /// Pairs of organisations of which one calls itself in its profile, and not where it signed, as the other did. Short
    /// forms tell nothing, nor does a name that many have, nor who calls itself as many others do.
    fn by_profile(&self, entries: &[likeness::Entry]) -> Vec<([usize; 2], Reason)> {
        let with_profile = entries.iter().enumerate().filter_map(|(at, one)| {
            let profile = self.profiles.get(&one.id)?;
            // Of whom no name is shown, none is taken from there either.
            let names = is_named_organisation(one).then(|| further(profile, &one.names))?;
            let names = names.into_iter().map(|name| {
                let folded = likeness::same_names(std::slice::from_ref(&name));
                (name, folded)
            });
            Some((at, names.collect()))
        });
        let with_profile: Vec<(usize, Folded)> = with_profile.collect();
        let further = with_profile.iter().flat_map(|(_, names)| names);
        let wanted: BTreeSet<&str> = further
            .flat_map(|(_, folded)| folded.iter().map(String::as_str))
            .collect();
        // Most lists have none, and are not read for it.
        if wanted.is_empty() {
            return Vec::new();
        }
        let mut signed: BTreeMap<&str, Vec<(usize, &likeness::Name)>> = BTreeMap::new();
        for (at, one) in entries.iter().enumerate().filter(|(_, one)| !one.person) {
            for name in &one.names {
                for folded in likeness::same_names(std::slice::from_ref(name)) {
                    let Some(&folded) = wanted.get(folded.as_str()) else {
                        continue;
                    };
                    let holders = signed.entry(folded).or_default();
                    if holders.last().is_none_or(|(last, _)| *last != at) {
                        holders.push((at, name));
                    }
                }
            }
        }
        let mut pairs: BTreeMap<[usize; 2], Reason> = BTreeMap::new();
        for (at, names) in &with_profile {
            let mut others: BTreeMap<usize, [&likeness::Name; 2]> = BTreeMap::new();
            for (name, folded) in names {
                for folded in folded {
                    let holders = signed.get(folded.as_str());
                    let holders = holders.map(Vec::as_slice).unwrap_or_default();
                    let alone = holders.len() <= MOST_OF_ONE_KIND;
                    for (other, theirs) in holders.iter().filter(|_| alone) {
                        if other != at && !differ(&entries[*at], &entries[*other]) {
                            others.entry(*other).or_insert([name, *theirs]);
                        }
                    }
                }
            }
            if others.len() > MOST_OF_ONE_KIND {
                continue;
            }
            for (other, [name, theirs]) in others {
                let mut sides = [(*at, name), (other, theirs)];
                sides.sort_by_key(|(place, _)| *place);
                let reason = Reason {
                    code: Code::Profile,
                    texts: sides.map(|(_, name)| name.text.clone()),
                    languages: sides.map(|(_, name)| name.language.clone()),
                };
                let entries = sides.map(|(place, _)| place);
                pairs.entry(entries).or_insert(reason);
            }
        }
        pairs.into_iter().collect()
    }

    /// Pairs from one domain. Not of two servers, nor of two accounts: many organisations share one.
    fn by_domain(&self, entries: &[likeness::Entry]) -> Vec<([usize; 2], Reason)> {
        let mut by_domain: BTreeMap<&str, Vec<(usize, &Place)>> = BTreeMap::new();
        for (at, one) in entries.iter().enumerate() {
            if let Some(place) = self.places.get(&one.id)
                && is_named_organisation(one)
            {
                let group = by_domain.entry(place.domain.as_str()).or_default();
                group.push((at, place));
            }
        }
        let mut pairs = Vec::new();
        for group in by_domain.values() {
            if group.len() > MOST_OF_ONE_KIND {
                continue;
            }
            for (place, (a, one)) in group.iter().enumerate() {
                for (b, other) in &group[place + 1..] {
                    let is_one_way = one.way == other.way && one.way != Way::Form;
                    if is_one_way || differ(&entries[*a], &entries[*b]) {
                        continue;
                    }
                    let reason = Reason {
                        code: Code::SameDomain,
                        texts: [one.shown.clone(), other.shown.clone()],
                        languages: ["und", "und"].map(str::to_owned),
                    };
                    pairs.push(([*a, *b], reason));
                }
            }
        }
        pairs
    }
}

/// Whether it is an organisation with a name that is more than a further one.
fn is_named_organisation(entry: &likeness::Entry) -> bool {
    !entry.person && entry.names.iter().any(|name| !name.alias)
}

/// The names of a profile under which its owner has not signed. Nobody has let them in: as further ones they tell less.
fn further(profile: &BTreeMap<String, String>, signed: &[likeness::Name]) -> Vec<likeness::Name> {
    let signed: BTreeSet<&str> = signed.iter().map(|name| name.text.as_str()).collect();
    let further = profile.iter();
    let further = further.filter(|(_, text)| !signed.contains(text.as_str()));
    let further = further.map(|(language, text)| likeness::Name {
        text: text.clone(),
        language: language.clone(),
        alias: true,
    });
    further.collect()
}

/// Whether the two are in different countries.
fn differ(one: &likeness::Entry, other: &likeness::Entry) -> bool {
    let countries = (&one.country, &other.country);
    matches!(countries, (Some(one), Some(other)) if one != other)
}

/// Adds a reason to a pair, or the pair, which is worth a look then and no more.
fn tell(
    found: &mut Vec<likeness::Suggestion>,
    known: &mut Known,
    (entries, reason): ([usize; 2], Reason),
    score: f64,
) {
    match known.get(&entries) {
        Some(place) => found[*place].why.push(reason),
        None => {
            known.insert(entries, found.len());
            found.push(likeness::Suggestion {
                entries,
                score,
                grade: Grade::Possible,
                why: vec![reason],
            });
        }
    }
}

//! What this server knows of signers beyond the names under which they signed: from which domain each comes, and how
//! its profile calls it. Of one that stands on a list twice, in two scripts, those names alone may tell nothing.
//!
//! It shows a pair to a person, and proves nothing: a profile says what its owner likes, and several may share a domain.

use super::{Candidate, names, texts};
use crate::{
    Instance,
    actions::sign_by_form::domain_of,
    error::Result,
    views::{ActorNames, AppealView, Pending},
};
use std::collections::{BTreeMap, BTreeSet};
use undersigned_domain::{Names, attestation::SignerKind, ids, list::Origin};
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
        let by_form = by_form.into_iter().filter(|one| one.why == "web_form");
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
    pub fn add(&self, candidates: &[Candidate], found: &mut Vec<likeness::Suggestion>) {
        for (entries, reason) in self.by_profile(candidates) {
            tell(found, entries, reason, BY_PROFILE);
        }
        for (entries, reason) in self.by_domain(candidates) {
            let is_known = found.iter().any(|pair| pair.entries == entries);
            // Names that could have told it, and did not, are those of two.
            let [one, other] = entries.map(|at| names(&candidates[at].names));
            if is_known || !likeness::can_be_compared(&one, &other) {
                tell(found, entries, reason, BY_DOMAIN);
            }
        }
        found.sort_by(|one, other| {
            other
                .score
                .total_cmp(&one.score)
                .then(other.grade.cmp(&one.grade))
                .then(one.entries.cmp(&other.entries))
        });
    }

    /// Pairs of which one calls itself in its profile, and not where it signed, as the other did. Short forms tell
    /// nothing, nor does a name that many have.
    fn by_profile(&self, candidates: &[Candidate]) -> Vec<([usize; 2], Reason)> {
        let with_profile = candidates.iter().enumerate().filter_map(|(at, one)| {
            let profile = self.profiles.get(&one.id)?;
            // Of whom no name is shown, none is taken from there either.
            (!one.names.name_map.is_empty()).then_some((at, further(profile, &one.names)))
        });
        let with_profile: Vec<(usize, Vec<likeness::Name>)> = with_profile
            .filter(|(_, further)| !further.is_empty())
            .collect();
        // Most lists have none, and are not read for it.
        if with_profile.is_empty() {
            return Vec::new();
        }
        let mut signed: BTreeMap<String, Vec<(usize, likeness::Name)>> = BTreeMap::new();
        for (at, one) in candidates.iter().enumerate() {
            for name in names(&one.names) {
                for folded in likeness::same_names(std::slice::from_ref(&name)) {
                    let holders = signed.entry(folded).or_default();
                    if holders.last().is_none_or(|(last, _)| *last != at) {
                        holders.push((at, name.clone()));
                    }
                }
            }
        }
        let mut pairs: BTreeMap<[usize; 2], Reason> = BTreeMap::new();
        for (at, further) in with_profile {
            for name in further {
                for folded in likeness::same_names(std::slice::from_ref(&name)) {
                    let holders = signed.get(&folded).map(Vec::as_slice).unwrap_or_default();
                    let alone = holders.len() <= MOST_OF_ONE_KIND;
                    for (other, theirs) in holders.iter().filter(|_| alone) {
                        if *other == at || differ(&candidates[at], &candidates[*other]) {
                            continue;
                        }
                        let mut sides = [(at, &name), (*other, theirs)];
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
            }
        }
        pairs.into_iter().collect()
    }

    /// Pairs from one domain. Not of two servers, nor of two accounts: many organisations share one.
    fn by_domain(&self, candidates: &[Candidate]) -> Vec<([usize; 2], Reason)> {
        let mut by_domain: BTreeMap<&str, Vec<(usize, &Place)>> = BTreeMap::new();
        for (at, one) in candidates.iter().enumerate() {
            if let Some(place) = self.places.get(&one.id)
                && !one.names.name_map.is_empty()
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
                    if is_one_way || differ(&candidates[*a], &candidates[*b]) {
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

/// The names of a profile under which its owner has not signed. Nobody has let them in: as further ones they tell less.
fn further(profile: &BTreeMap<String, String>, signed: &Names) -> Vec<likeness::Name> {
    let signed: BTreeSet<&str> = texts(signed).collect();
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
fn differ(one: &Candidate, other: &Candidate) -> bool {
    let countries = (&one.names.country, &other.names.country);
    matches!(countries, (Some(one), Some(other)) if one != other)
}

/// Adds a reason to a pair, or the pair, which is worth a look then and no more.
fn tell(found: &mut Vec<likeness::Suggestion>, entries: [usize; 2], reason: Reason, score: f64) {
    if let Some(pair) = found.iter_mut().find(|pair| pair.entries == entries) {
        pair.why.push(reason);
        return;
    }
    found.push(likeness::Suggestion {
        entries,
        score,
        grade: Grade::Possible,
        why: vec![reason],
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    fn candidate(id: &str, (language, name): (&str, &str), country: Option<&str>) -> Candidate {
        Candidate {
            id: id.to_owned(),
            names: Names {
                name_map: [(language.to_owned(), name.to_owned())].into(),
                country: country.map(str::to_owned),
                ..Names::default()
            },
            number: None,
            how: Some("own-server"),
        }
    }

    fn place(way: Way) -> Place {
        Place {
            domain: "hkdockers.example".to_owned(),
            shown: "hkdockers.example".to_owned(),
            way,
        }
    }

    const ENGLISH: (&str, &str) = ("en", "Hong Kong Dockers General Union");
    const CHINESE: (&str, &str) = ("zh-Hant", "香港碼頭工人總會");

    fn by_domain(ways: &[Way], names: [(&str, &str); 2], country: &str) -> Vec<Vec<Code>> {
        let ids = ["a", "b", "c", "d"];
        let candidates = [
            candidate("a", names[0], Some("HK")),
            candidate("b", names[1], Some(country)),
            candidate("c", ("ru", "Союз Докеров"), None),
            candidate("d", ("ar", "اتحاد عمال الميناء"), None),
        ];
        let places = ids.into_iter().zip(ways);
        let beyond = Beyond {
            places: places
                .map(|(id, way)| (id.to_owned(), place(*way)))
                .collect(),
            profiles: ActorNames::new(),
        };
        let mut found = Vec::new();
        beyond.add(&candidates[..ways.len()], &mut found);
        assert!(found.iter().all(|pair| pair.grade == Grade::Possible));
        let codes = |pair: &likeness::Suggestion| pair.why.iter().map(|one| one.code).collect();
        found.iter().map(codes).collect()
    }

    #[test]
    fn two_scripts_from_one_domain_are_worth_a_look() {
        let two = [ENGLISH, CHINESE];
        for ways in [
            [Way::Server, Way::Form],
            [Way::Form, Way::Form],
            [Way::Account, Way::Server],
            [Way::Account, Way::Form],
        ] {
            assert_eq!(
                by_domain(&ways, two, "HK"),
                [[Code::SameDomain]],
                "{ways:?}"
            );
        }
        // Many organisations share a server, many a website, and some are in another country.
        assert!(by_domain(&[Way::Server, Way::Server], two, "HK").is_empty());
        assert!(by_domain(&[Way::Account, Way::Account], two, "HK").is_empty());
        assert!(by_domain(&[Way::Form; 4], two, "HK").is_empty());
        assert!(by_domain(&[Way::Form; 2], two, "TW").is_empty());
        // Names that can be compared tell it themselves.
        let comparable = [ENGLISH, ("en", "Hong Kong Tally Clerks")];
        assert!(by_domain(&[Way::Form; 2], comparable, "HK").is_empty());
    }

    #[test]
    fn the_other_name_of_a_profile_finds_who_signed_under_it_on_paper() {
        let profile = |names: &[(&str, &str)]| Beyond {
            places: BTreeMap::new(),
            profiles: [(
                "b".to_owned(),
                names
                    .iter()
                    .map(|(tag, name)| ((*tag).to_owned(), (*name).to_owned()))
                    .collect(),
            )]
            .into(),
        };
        let found = |beyond: &Beyond, country: &str| {
            let candidates = [
                candidate("a", ("zh-Hans", "香港码头工人总会"), Some("HK")),
                candidate("b", ENGLISH, Some(country)),
            ];
            let mut found = Vec::new();
            beyond.add(&candidates, &mut found);
            found
        };
        let both = profile(&[ENGLISH, CHINESE]);
        let pairs = found(&both, "HK");
        let [pair] = pairs.as_slice() else {
            panic!("{pairs:?}");
        };
        // Nobody has let that name in: a person looks.
        assert_eq!((pair.entries, pair.grade), ([0, 1], Grade::Possible));
        assert_eq!(pair.why.len(), 1, "{pair:?}");
        assert_eq!(pair.why[0].code, Code::Profile);
        assert_eq!(pair.why[0].texts, ["香港码头工人总会", CHINESE.1]);
        assert!(found(&both, "TW").is_empty(), "in another country");
        assert!(found(&Beyond::default(), "HK").is_empty());
        assert!(found(&profile(&[ENGLISH]), "HK").is_empty());
    }

    #[test]
    fn what_names_tell_already_is_only_said_more() {
        let candidates = [
            candidate("a", ENGLISH, Some("HK")),
            candidate("b", ENGLISH, Some("HK")),
        ];
        let ways = [("a", Way::Form), ("b", Way::Server)];
        let beyond = Beyond {
            places: ways.map(|(id, way)| (id.to_owned(), place(way))).into(),
            profiles: ActorNames::new(),
        };
        let entries = candidates.each_ref().map(|one| likeness::Entry {
            id: one.id.clone(),
            names: names(&one.names),
            country: one.names.country.clone(),
            person: false,
        });
        let mut found = likeness::suggest(&entries, &likeness::Options::default());
        let before = found[0].clone();
        beyond.add(&candidates, &mut found);
        assert_eq!(found.len(), 1);
        assert_eq!(
            (found[0].score, found[0].grade),
            (before.score, before.grade)
        );
        assert_eq!(found[0].why.len(), before.why.len() + 1);
        assert_eq!(
            found[0].why.last().map(|one| one.code),
            Some(Code::SameDomain)
        );
    }
}

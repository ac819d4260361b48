//! All totals, as the fold adds them up.

use crate::{
    pages::names::People,
    survey::Survey,
    views::appeal::{Figures, Pair},
};
use undersigned_domain::{CoSignerList, attestation::SignerKind, totals::Count};

/// The words for how somebody signed, in the order in which the page shows them.
const WAYS: [&str; 6] = [
    "own-server",
    "web-form",
    "e-mail",
    "paper",
    "fediverse-account",
    "import",
];

/// The figures of a list, from its signed statements alone: no server knows more of them than another.
#[must_use]
pub fn figures(survey: &Survey, people: &People) -> Figures {
    let totals = &survey.list().totals;
    let knowing: Vec<_> = totals
        .claims
        .iter()
        .filter(|claim| claim.unnamed_organisations > 0)
        .collect();
    Figures {
        named: pair(totals.organisations),
        named_by: survey.named_by.clone(),
        unnamed: totals.unnamed,
        unnamed_known_to: match knowing.as_slice() {
            [only] => Some(people.name(&only.by).words),
            _ => None,
        },
        personal: pair(totals.personal),
        people: totals.individuals,
        // Their bars lead to the list, and so depend on what a reader asks for.
        countries: Vec::new(),
        countries_all: super::count(survey.countries.len()),
        people_servers: super::count(
            totals
                .claims
                .iter()
                .filter(|claim| claim.individuals > 0)
                .count(),
        ),
        // What a server was told of besides, no list knows; nor what it promised to people.
        people_named: false,
        people_page: None,
        boosts: 0,
        likes: 0,
    }
}

fn pair(count: Count) -> Pair {
    Pair {
        now: count.current,
        earlier: count.earlier,
    }
}

/// Named organisations by how they signed; what nobody used is left out.
pub fn named_by(list: &CoSignerList) -> Vec<(String, Pair)> {
    let mut counted = WAYS.map(|way| (way, Pair::default()));
    for entry in &list.entries {
        if entry.kind != SignerKind::Organisation || entry.contested {
            continue;
        }
        let way = entry.origin.name();
        if let Some((_, pair)) = counted.iter_mut().find(|(name, _)| *name == way) {
            match entry.current_wording {
                true => pair.now += 1,
                false => pair.earlier += 1,
            }
        }
    }
    counted
        .into_iter()
        .filter(|(_, pair)| pair.now + pair.earlier > 0)
        .map(|(way, pair)| (way.to_owned(), pair))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{language::ENGLISH, pages::samples};
    use std::collections::BTreeMap;
    use undersigned_domain::{attestation::Provenance, list::Origin, totals::Claim};

    #[test]
    fn parts_add_up_to_the_whole() {
        let mut list = samples::list(3);
        list.entries[1].origin = Origin::Attested(Provenance::Paper);
        list.entries[1].current_wording = false;
        list.entries[2].contested = true;
        list.totals.organisations = Count {
            current: 1,
            earlier: 1,
        };
        list.totals.unnamed = 6;
        list.totals.claims = vec![Claim {
            by: "https://b.example/orgs/b".into(),
            individuals: 0,
            unnamed_organisations: 6,
        }];
        list.totals.individuals = 9;
        let people = People::known(ENGLISH, "https://a.example", BTreeMap::new());
        let survey = Survey::of(list.into(), Vec::new());
        let figures = figures(&survey, &people);
        // Statements tell how many, and not which wording they signed.
        assert_eq!((figures.unnamed, figures.people), (6, 9));
        let sum: u64 = figures
            .named_by
            .iter()
            .map(|(_, pair)| pair.now + pair.earlier)
            .sum();
        assert_eq!(sum, figures.named.now + figures.named.earlier);
        assert_eq!(figures.named_by[1].0, "paper");
        assert_eq!(figures.unnamed_known_to.as_deref(), Some("b.example"));
        assert_eq!(figures.people_servers, 0);
    }
}

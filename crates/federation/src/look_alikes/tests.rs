use super::*;
use crate::invented;
use proptest::prelude::*;
use std::sync::LazyLock;
use undersigned_domain::Digest;

fn name_map(name: &str) -> NameMap {
    BTreeMap::from([("en".to_owned(), name.to_owned())]).into()
}

fn calling(id: &str, name: &str) -> ActorNames {
    BTreeMap::from([(id.to_owned(), name_map(name).into())])
}

/// The names of a list, looked at for the first time or after others.
fn followed(mut known: LookAlikes, list: &[Arc<Entry>], calling: &ActorNames) -> LookAlikes {
    let standing = |id: &str| list.iter().find(|entry| entry.id == id).cloned();
    known.follow(&list.iter().cloned().collect(), calling, standing);
    known
}

/// A list of entries that have one name each.
fn list(names: &[&str]) -> Vec<Arc<Entry>> {
    let entry = |(place, name): (usize, &&str)| {
        let number = place as u64 + 1;
        Arc::new(Entry {
            number: Some(number),
            ..invented::entry(&format!("https://a.example/orgs/{number}"), name)
        })
    };
    names.iter().enumerate().map(entry).collect()
}

/// The numbers of those that an entry looks like.
fn alike(known: &LookAlikes, entry: &Entry) -> Vec<u64> {
    let remark = known.about(entry).unwrap_or_default();
    let numbers = remark.entries.iter().filter_map(|one| one.number);
    numbers.collect()
}

#[test]
fn the_name_of_who_calls_for_it_is_told_from_anothers() {
    let dockers = "https://dockers.example/orgs/dockers";
    let calling = calling(dockers, "Union of Dockers");
    let found = followed(LookAlikes::default(), &[], &calling);
    let alike = |id: &str, name: &str| {
        let remark = found.if_listed(id, &name_map(name));
        remark.map(|remark| remark.entries).unwrap_or_default()
    };
    let teachers = "https://teachers.example/orgs/teachers";
    let expected = Alike {
        id: dockers.to_owned(),
        number: None,
        listed: false,
    };
    for name in [
        "Union of Dockers",
        "Union of dockers",
        "Uni\u{43e}n of Dockers",
    ] {
        assert_eq!(
            alike(teachers, name),
            std::slice::from_ref(&expected),
            "{name}"
        );
        assert!(alike(dockers, name).is_empty(), "their own: {name}");
    }
    assert!(alike(teachers, "Union of Teachers").is_empty());
}

#[test]
fn a_name_that_looks_like_another_is_found_from_both_sides() {
    let list = list(&[
        "Harbour Nurses",
        "PEACE",
        "\u{420}\u{415}\u{410}\u{421}\u{415}",
        "Arnnesty",
        "Amnesty",
        "Amnesty",
    ]);
    let known = followed(LookAlikes::default(), &list, &ActorNames::new());
    // Two of one name are called alike; that is another question.
    let expected: [&[u64]; 6] = [&[], &[3], &[2], &[5, 6], &[4], &[4]];
    for (entry, expected) in list.iter().zip(expected) {
        assert_eq!(alike(&known, entry), expected, "{entry:?}");
    }
    // Somebody who waits is compared with all.
    let waits = known.if_listed("https://b.example/orgs/b", &name_map("Amn\u{435}sty"));
    let waits = waits.expect("a remark").entries;
    let numbers: Vec<_> = waits.iter().map(|one| one.number).collect();
    assert_eq!(numbers, [Some(4), Some(5), Some(6)]);
}

/// A list in which all look the same costs no more than one in which none do.
#[test]
fn many_that_look_alike_are_not_compared_pair_by_pair() {
    let mut names = vec!["John Smith"; 20_000];
    names.push("J\u{43e}hn Smith");
    let list = list(&names);
    let known = followed(LookAlikes::default(), &list, &ActorNames::new());
    assert_eq!(alike(&known, &list[20_000]), [1, 2, 3, 4, 5]);
    for entry in &list[..20_000] {
        assert_eq!(alike(&known, entry), [20_001]);
    }
}

/// More than are named have one skeleton.
const NAMES: [&str; 9] = [
    "Amnesty",
    "Arnnesty",
    "\u{410}mnesty",
    "Amn\u{435}sty",
    "\u{410}mn\u{435}sty",
    "Local 11",
    "Local 1l",
    "Local ll",
    "Dockers",
];

/// Which of them look alike.
static SKELETONS: LazyLock<BTreeMap<&str, Option<String>>> = LazyLock::new(|| {
    let skeletons = NAMES.map(|name| (name, likeness::skeletons([name]).next()));
    skeletons.into()
});

/// The ids of those that an entry looks like, by a look at all others.
fn by_a_look_at_all(list: &[Arc<Entry>], entry: &Entry, calling: &ActorNames) -> Vec<String> {
    let look_the_same = |one: &str, other: &str| SKELETONS[one] == SKELETONS[other];
    let mut found = BTreeSet::new();
    for text in texts(&entry.names) {
        let mut alike: Vec<(&str, usize)> = Vec::new();
        for (place, other) in list.iter().enumerate() {
            let theirs = texts(&other.names).filter(|theirs| {
                *theirs != text && look_the_same(theirs, text) && other.digest != entry.digest
            });
            alike.extend(theirs.map(|text| (text, place)));
        }
        alike.sort_unstable();
        alike.dedup();
        let places = alike.into_iter().map(|(_, place)| place);
        found.extend(places.take(MOST_ALIKE));
    }
    let first = found.into_iter().take(MOST_ALIKE);
    let mut ids: Vec<String> = first.map(|place| list[place].id.clone()).collect();
    for (id, names) in calling {
        let has_it = |text: &str| names.values().any(|name| look_the_same(name, text));
        if !ids.contains(id) && *id != entry.id && texts(&entry.names).any(has_it) {
            ids.push(id.clone());
        }
    }
    ids
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// Entries come anywhere, which renumbers all behind, go, and are called otherwise; several have one id.
    #[test]
    fn what_follows_a_list_is_as_if_it_was_made_of_it(
        steps in proptest::collection::vec(
            (0..5_u8, any::<proptest::sample::Index>(), 0..NAMES.len(), 0..NAMES.len()),
            1..40,
        ),
    ) {
        let id = |number: usize| format!("https://a.example/orgs/{number}");
        let calling = calling(&id(0), NAMES[0]);
        let (mut known, mut list) = (LookAlikes::default(), Vec::<Arc<Entry>>::new());
        for (step, (what, place, name, further)) in steps.into_iter().enumerate() {
            let before = (known.clone(), list.clone());
            match what {
                0..3 => {
                    let mut entry = invented::entry(&id(further), NAMES[name]);
                    entry.digest = Digest::of(&[&step.to_be_bytes()]);
                    list.insert(place.index(list.len() + 1), Arc::new(entry));
                }
                _ if list.is_empty() => {}
                3 => drop(list.remove(place.index(list.len()))),
                _ => {
                    let place = place.index(list.len());
                    let entry = Arc::make_mut(&mut list[place]);
                    entry.names.name_map = name_map(NAMES[name]);
                    entry.names.also_known_as = vec![NAMES[further].to_owned()];
                }
            }
            for (number, entry) in (1..).zip(&mut list) {
                if entry.number != Some(number) {
                    Arc::make_mut(entry).number = Some(number);
                }
            }
            known = followed(known, &list, &calling);
            let anew = followed(LookAlikes::default(), &list, &calling);
            for entry in &list {
                let (remark, expected) = (known.about(entry), anew.about(entry));
                prop_assert_eq!(&remark, &expected);
                let alike = remark.unwrap_or_default().entries.into_iter();
                let alike: Vec<String> = alike.map(|one| one.id).collect();
                prop_assert_eq!(alike, by_a_look_at_all(&list, entry, &calling));
            }
            // Readers still look at the one before.
            let (known, list) = before;
            for entry in &list {
                let alike = known.about(entry).unwrap_or_default().entries.into_iter();
                let alike: Vec<String> = alike.map(|one| one.id).collect();
                prop_assert_eq!(alike, by_a_look_at_all(&list, entry, &calling));
            }
        }
    }
}

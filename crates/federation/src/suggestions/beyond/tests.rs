//! What profiles and domains tell, and what they do not.

use super::*;

fn entry(id: &str, (language, name): (&str, &str), country: Option<&str>) -> likeness::Entry {
    likeness::Entry {
        id: id.to_owned(),
        names: vec![likeness::Name {
            text: name.to_owned(),
            language: language.to_owned(),
            alias: false,
        }],
        country: country.map(str::to_owned),
        person: false,
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
    let entries = [
        entry("a", names[0], Some("HK")),
        entry("b", names[1], Some(country)),
        entry("c", ("ru", "Союз Докеров"), None),
        entry("d", ("ar", "اتحاد عمال الميناء"), None),
    ];
    let places = ids.into_iter().zip(ways);
    let beyond = Beyond {
        places: places
            .map(|(id, way)| (id.to_owned(), place(*way)))
            .collect(),
        profiles: ActorNames::new(),
    };
    let mut found = Vec::new();
    beyond.add(&entries[..ways.len()], &mut found);
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
        let entries = [
            entry("a", ("zh-Hans", "香港码头工人总会"), Some("HK")),
            entry("b", ENGLISH, Some(country)),
        ];
        let mut found = Vec::new();
        beyond.add(&entries, &mut found);
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
fn who_calls_itself_as_many_do_or_as_a_person_is_none_of_them() {
    let names: Vec<String> = (0..4)
        .map(|n| format!("Dock Workers of Pier {n}"))
        .collect();
    let signed = names.iter().enumerate();
    let signed = signed.map(|(n, name)| entry(&n.to_string(), ("en", name), None));
    let mut entries: Vec<likeness::Entry> = signed.collect();
    entries.push(entry("many", ENGLISH, None));
    let found = |of: &[String], entries: &[likeness::Entry]| -> Vec<[usize; 2]> {
        let tags = ["en", "fr", "de", "es"].into_iter().map(str::to_owned);
        let profile: BTreeMap<String, String> = tags.zip(of.iter().cloned()).collect();
        let beyond = Beyond {
            places: BTreeMap::new(),
            profiles: [("many".to_owned(), profile)].into(),
        };
        let mut found = Vec::new();
        beyond.add(entries, &mut found);
        found.iter().map(|pair| pair.entries).collect()
    };
    assert_eq!(found(&names[..3], &entries), [[0, 4], [1, 4], [2, 4]]);
    assert!(found(&names, &entries).is_empty());
    entries[0].person = true;
    assert_eq!(found(&names[..2], &entries), [[1, 4]]);
}

#[test]
fn of_a_pair_each_is_said_once() {
    let entries = [
        entry("a", CHINESE, Some("HK")),
        entry("b", ENGLISH, Some("HK")),
    ];
    let ways = [("a", Way::Form), ("b", Way::Server)];
    let profile = BTreeMap::from([(CHINESE.0.to_owned(), CHINESE.1.to_owned())]);
    let beyond = Beyond {
        places: ways.map(|(id, way)| (id.to_owned(), place(way))).into(),
        profiles: [("b".to_owned(), profile)].into(),
    };
    let mut found = Vec::new();
    beyond.add(&entries, &mut found);
    let [pair] = found.as_slice() else {
        panic!("{found:?}");
    };
    let why: Vec<Code> = pair.why.iter().map(|one| one.code).collect();
    assert_eq!(why, [Code::Profile, Code::SameDomain]);
}

#[test]
fn what_names_tell_already_is_only_said_more() {
    let entries = [
        entry("a", ENGLISH, Some("HK")),
        entry("b", ENGLISH, Some("HK")),
    ];
    let ways = [("a", Way::Form), ("b", Way::Server)];
    let beyond = Beyond {
        places: ways.map(|(id, way)| (id.to_owned(), place(way))).into(),
        profiles: ActorNames::new(),
    };
    let mut found = likeness::suggest(&entries, &likeness::Options::default());
    let before = found[0].clone();
    beyond.add(&entries, &mut found);
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

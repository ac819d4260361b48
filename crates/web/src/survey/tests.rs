use super::*;
use crate::{language::ENGLISH, pages::samples};
use undersigned_federation::sought::has;

fn survey(list: CoSignerList) -> Survey {
    Survey::of(Arc::new(list), Vec::new())
}

#[test]
fn the_largest_country_comes_first() {
    let survey = survey(samples::list(10));
    let expected = [("DE".to_owned(), 6), ("HK".to_owned(), 4)];
    assert_eq!(survey.countries, expected);
}

#[test]
fn who_says_no_country_is_counted_with_those_who_do() {
    let mut list = samples::list(10);
    list.entries[0].names.country = None;
    list.entries[1].names.country = None;
    list.entries[1].contested = true;
    let survey = survey(list);
    let said: u64 = survey.countries.iter().map(|(_, count)| count).sum();
    assert_eq!((said, survey.without_country), (8, 1));
}

#[test]
fn places_are_those_of_the_list() {
    let mut list = samples::list(4);
    list.entries[3].number = Some(9);
    let survey = survey(list);
    let kept: Vec<Place<'_>> = survey.places().collect();
    assert_eq!(kept, roll::places(survey.list()));
    assert_eq!(survey.next_number, 10);
}

#[test]
fn a_name_is_found_by_any_of_its_scripts() {
    let mut list = samples::list(2);
    list.entries[0].names.name_map = [
        ("zh-Hant".to_owned(), "碼頭工會".to_owned()),
        ("en".to_owned(), "Doçkers’ Union".to_owned()),
    ]
    .into();
    let survey = survey(list);
    let found = |needle: &str| {
        let needle = folded(needle);
        survey
            .texts()
            .filter(|(_, text)| text.split('\n').any(|name| has(name, &needle)))
            .count()
    };
    assert_eq!(
        (found("碼頭"), found("DOCKERS' UNION"), found("union")),
        (1, 1, 2)
    );
    assert_eq!(found("union 碼頭"), 0, "not across names");
}

#[test]
fn an_entry_is_found_by_its_author_whoever_joined_it_and_its_account() {
    let mut list = samples::list(3);
    list.entries[0].account = Some(list.entries[1].id.clone());
    list.entries[1].account = Some("https://social.example/users/dockers".to_owned());
    list.entries[2].same_as = vec!["https://old.example/orgs/weavers".to_owned()];
    let survey = survey(list);
    let entries = &survey.list().entries;
    for (author, at) in [
        (entries[0].id.as_str(), 0),
        // Its own id goes before the account of another.
        (&entries[1].id, 1),
        ("https://social.example/users/dockers", 1),
        ("https://old.example/orgs/weavers", 2),
    ] {
        assert_eq!(survey.entry_of(author), entries.get(at), "{author}");
        assert_eq!(
            survey.entry(&entry_key(author)),
            entries.get(at),
            "{author}"
        );
    }
    assert_eq!(survey.entry_of("https://social.example/users/none"), None);
}

#[test]
fn orders_follow_names_and_countries() {
    let mut list = samples::list(3);
    list.entries[0].names.name_map = [("en".to_owned(), "Zeal".to_owned())].into();
    list.entries[1].names = Default::default();
    let survey = survey(list);
    let numbers = |places: Vec<Place<'_>>| -> Vec<u64> {
        let number = |place: &Place<'_>| match place {
            Place::Listed(entry) => entry.number.unwrap(),
            _ => 0,
        };
        places.iter().map(number).collect()
    };
    assert_eq!(numbers(survey.by_name(ENGLISH)), [3, 1, 2]);
    assert_eq!(numbers(survey.by_country(ENGLISH)), [3, 1, 2]);
}

#[test]
fn growth_adds_up_in_days_or_in_longer_stretches() {
    let survey = survey(samples::list(100));
    let daily = growth(&survey.days, 400);
    assert_eq!(daily.last().unwrap().1, 100);
    assert!(daily.windows(2).all(|pair| pair[0] < pair[1]));
    let few = growth(&survey.days, 2);
    assert!(few.len() <= 2, "{few:?}");
    assert_eq!(few.last(), daily.last());
    assert!(growth(&[], 10).is_empty());
}

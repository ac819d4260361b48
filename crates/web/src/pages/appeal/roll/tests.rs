use super::*;
use crate::{
    language::ENGLISH,
    pages::samples,
    views::co_signers::{Mark, Reserved},
};
use std::collections::{BTreeMap, BTreeSet};
use undersigned_domain::{CoSignerList, attestation::SignerKind, list::Vacated, names::NameMap};
use undersigned_federation::look_alikes::LookAlikes;

fn gone(number: u64, why: Vacancy) -> Vacated {
    Vacated {
        number,
        why,
        at: None,
        reason: None,
    }
}

#[test]
fn every_number_has_a_place() {
    let mut list = samples::list(3);
    list.entries[1].number = Some(4);
    list.entries[2].number = Some(60);
    list.vacated = vec![gone(3, Vacancy::Withdrawn)].into();
    let places = places(&list);
    assert!(matches!(places[0], Place::Listed(_)));
    assert_eq!(places[1], Place::Gap(2, 2));
    assert_eq!(places[2], Place::Vacated(gone(3, Vacancy::Withdrawn), 3));
    assert!(matches!(places[3], Place::Listed(_)));
    assert_eq!(places[4], Place::Gap(5, 59));
    assert_eq!(places.len(), 6);
    assert_eq!(next_number(&list), 61);
}

#[test]
fn a_number_far_away_costs_nothing() {
    let mut list = samples::list(2);
    list.entries[1].number = Some(undersigned_domain::admission::MAX_ORDINAL);
    assert_eq!(places(&list).len(), 3);
}

fn text() -> AppealText {
    serde_json::from_value(serde_json::json!({
        "kind": "petition", "title": {"en": "T"}, "body": {"en": "B"}, "languages": ["en"],
        "demands": [{"id": "pay", "text": {"en": "Pay"}}, {"id": "rest", "text": {"en": "R"}}],
    }))
    .unwrap()
}

#[test]
fn the_beginning_is_long_enough_whatever_is_missing() {
    let mut list = samples::list(80);
    list.entries.remove(5);
    list.vacated = vec![Vacated {
        at: Some(1_760_000_000_000),
        reason: Some("duplicate"),
        ..gone(6, Vacancy::Removed)
    }]
    .into();
    let page = Page::new(ENGLISH, "A", "a.example", "/");
    let people = People::known(ENGLISH, "https://a.example", BTreeMap::new());
    let text = text();
    let roll = Roll {
        page: &page,
        address: "/appeals/x",
        survey: &Survey::of(list.clone().into(), Vec::new()),
        hidden: &BTreeSet::new(),
        look_alikes: &LookAlikes::default(),
        people: &people,
        text: &text,
        closed_at: None,
        wordings: None,
        beside: &Beside::default(),
    };
    let shown = roll.beginning();
    assert_eq!(shown.len(), BEGINNING + 1);
    let at = times::signed(1_760_000_000_000);
    assert_eq!(shown[5].presence, Presence::Removed(at, Some("duplicate")));
    assert!(shown[5].names.is_empty());
    let shown = |why: Vacancy| roll.place(Place::Vacated(gone(6, why), 6)).presence;
    assert_eq!(shown(Vacancy::Withdrawn), Presence::Withdrawn(None));
    // Nobody can tell whether its signer had asked for it.
    assert_eq!(shown(Vacancy::TakenBack), Presence::TakenBack(None));
}

#[test]
fn many_who_are_gone_share_a_place_and_fill_no_page() {
    let mut list = samples::list(3);
    list.entries[1].number = Some(3_002);
    list.entries[2].number = Some(3_024);
    let removed = (2..=3_001).map(|number| gone(number, Vacancy::Removed));
    let withdrawn = (3_003..=3_022).map(|number| gone(number, Vacancy::Withdrawn));
    let joined = [gone(3_023, Vacancy::Joined)];
    list.vacated = removed.chain(withdrawn).chain(joined).collect();
    let found = places(&list);
    assert!(matches!(found[0], Place::Listed(_)));
    assert_eq!(found[1], Place::Vacated(gone(2, Vacancy::Removed), 3_001));
    assert!(matches!(found[2], Place::Listed(_)));
    // A few in a row have a place each, and nobody shares one who is gone for another reason.
    assert_eq!(
        found[3],
        Place::Vacated(gone(3_003, Vacancy::Withdrawn), 3_003)
    );
    assert_eq!(
        found[23],
        Place::Vacated(gone(3_023, Vacancy::Joined), 3_023)
    );
    assert_eq!(found.len(), 25);

    // One by one, for reasons that take turns.
    list.vacated = (2..=3_001)
        .map(|number| match number % 2 {
            0 => gone(number, Vacancy::Removed),
            _ => gone(number, Vacancy::Withdrawn),
        })
        .collect();
    let page = Page::new(ENGLISH, "A", "a.example", "/");
    let people = People::known(ENGLISH, "https://a.example", BTreeMap::new());
    let text = text();
    let shown = |list: &CoSignerList| {
        let roll = Roll {
            page: &page,
            address: "/appeals/x",
            survey: &Survey::of(list.clone().into(), Vec::new()),
            hidden: &BTreeSet::new(),
            look_alikes: &LookAlikes::default(),
            people: &people,
            text: &text,
            closed_at: None,
            wordings: None,
            beside: &Beside::default(),
        };
        roll.beginning()
    };
    let rows = shown(&list);
    assert_eq!(rows.len(), BEGINNING + 3);
    // They put nobody off the page.
    let numbers = rows.iter().map(|row| row.number);
    let last: Vec<_> = numbers.skip(BEGINNING + 1).collect();
    assert_eq!(last, [Some(3_002), Some(3_024)]);
    list.vacated = (2..=3_001)
        .map(|number| gone(number, Vacancy::Removed))
        .collect();
    let rows = shown(&list);
    assert_eq!(rows[1].presence, Presence::Removed(None, None));
    assert_eq!((rows[1].number, rows[1].up_to), (Some(2), Some(3_001)));
    assert_eq!((rows[2].number, rows[2].up_to), (Some(3_002), None));
    // What is missing after it is said as before.
    assert_eq!(rows[3].presence, Presence::Gap);
    assert_eq!((rows[3].number, rows[3].up_to), (Some(3_003), Some(3_023)));
}

#[test]
fn of_a_hidden_entry_nothing_but_its_number_is_shown() {
    let list = samples::list(3);
    let page = Page::new(ENGLISH, "A", "a.example", "/");
    let people = People::known(ENGLISH, "https://a.example", BTreeMap::new());
    let text = text();
    let roll = Roll {
        page: &page,
        address: "/appeals/x",
        survey: &Survey::of(list.clone().into(), Vec::new()),
        hidden: &BTreeSet::from([list.entries[1].id.clone()]),
        look_alikes: &LookAlikes::default(),
        people: &people,
        text: &text,
        closed_at: None,
        wordings: None,
        beside: &Beside::default(),
    };
    let shown = roll.whole();
    assert_eq!(shown.len(), 3);
    assert_eq!(shown[1].presence, Presence::Hidden);
    assert_eq!(shown[1].number, list.entries[1].number);
    assert!(shown[1].names.is_empty() && shown[1].address.is_empty() && shown[1].href.is_none());
}

#[test]
fn whoever_is_called_as_somebody_else_on_the_list_is_told_apart_by_the_address() {
    let mut list = samples::list(6);
    let called = |names: &[(&str, &str)]| -> NameMap {
        let pair = |(tag, name): &(&str, &str)| ((*tag).to_owned(), (*name).to_owned());
        names.iter().map(pair).collect()
    };
    list.entries[2].names.name_map = called(&[("es", "Sindicato"), ("und", "UNION 0")]);
    list.entries[2].account = Some("https://social.example/users/union".to_owned());
    // The id of an entry on paper is an address at the server of whoever wrote it down.
    list.entries[5].names.name_map = called(&[("en", "Union 0")]);
    list.entries[5].origin = Origin::Attested(Provenance::Paper);
    // Nobody shares what one entry is called in two languages, or a short form.
    list.entries[3].names.name_map = called(&[("en", "Union 3"), ("id", "Union 3")]);
    for place in [3, 4] {
        list.entries[place].names.also_known_as = vec!["UD".to_owned()];
    }
    let page = Page::new(ENGLISH, "A", "a.example", "/");
    let people = People::known(ENGLISH, "https://a.example", BTreeMap::new());
    let text = text();
    let roll = Roll {
        page: &page,
        address: "/appeals/x",
        survey: &Survey::of(list.into(), Vec::new()),
        hidden: &BTreeSet::new(),
        look_alikes: &LookAlikes::default(),
        people: &people,
        text: &text,
        closed_at: None,
        wordings: None,
        beside: &Beside::default(),
    };
    let shown = roll.whole();
    let namesakes: Vec<bool> = shown.iter().map(|one| one.namesake).collect();
    assert_eq!(namesakes, [true, false, true, false, false, false]);
    let all = &roll.survey.list().entries;
    let others = roll.survey.namesakes.others(&all[5], all);
    let others: Vec<&str> = others.iter().map(|one| one.id.as_str()).collect();
    assert_eq!(others, [all[0].id.as_str(), all[2].id.as_str()]);
    assert!(roll.survey.namesakes.others(&all[3], all).is_empty());
    assert_eq!(shown[0].address, "s0.example/orgs/s");
    assert_eq!(shown[2].address, "social.example/users/union");
}

#[test]
fn what_must_be_said_is_said() {
    let mut list = samples::list(1);
    let entry = &mut list.entries[0];
    entry.reservations = vec!["rest".into(), "gone".into()];
    entry.reserved = vec![undersigned_domain::endorsement::Reservation {
        demand: "rest".to_owned(),
        text: Some("Not on a Sunday.".to_owned()),
    }];
    entry.current_wording = false;
    entry.kind = SignerKind::Individual;
    let page = Page::new(ENGLISH, "A", "a.example", "/");
    let people = People::known(ENGLISH, "https://a.example", BTreeMap::new());
    let text = text();
    let roll = Roll {
        page: &page,
        address: "/appeals/x",
        survey: &Survey::of(list.clone().into(), Vec::new()),
        hidden: &BTreeSet::new(),
        look_alikes: &LookAlikes::default(),
        people: &people,
        text: &text,
        wordings: Some(&Wordings::default()),
        closed_at: Some(1),
        beside: &Beside::default(),
    };
    let marks = roll.marks(&list.entries[0]);
    let codes: Vec<&str> = marks.iter().map(Mark::code).collect();
    assert_eq!(
        codes,
        [
            "earlier-wording",
            "personal",
            "after-closing",
            "reservation"
        ]
    );
    let reserved = |demand: &str, words: Option<&str>| Reserved {
        demand: demand.to_owned(),
        words: words.map(str::to_owned),
    };
    let Mark::Reservation(all) = &marks[3] else {
        panic!("{:?}", marks[3]);
    };
    let own = reserved("demand 2", Some("Not on a Sunday."));
    assert_eq!(*all, [own, reserved("gone", None)]);
}

#[test]
fn an_appeal_s_page_has_the_beginning_of_a_long_reservation() {
    let short = |words: Option<&str>| {
        let words = words.map(str::to_owned);
        let demand = "demand 2".to_owned();
        Reserved { demand, words }.short()
    };
    assert_eq!(
        short(Some("Not on a Sunday.")).as_deref(),
        Some("Not on a Sunday.")
    );
    let long = short(Some(&"字".repeat(1_000))).unwrap();
    assert_eq!(long, format!("{}…", "字".repeat(140)));
    assert_eq!(short(None), None);
}

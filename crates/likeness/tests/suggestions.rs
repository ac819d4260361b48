//! What is suggested, on invented lists in several scripts.

use undersigned_likeness::{Code, Entry, Grade, Name, Options, Suggestion, suggest};

/// `en:Name|zh-Hant:名|=ALIAS|@GB|person`
fn entry(id: usize, text: &str) -> Entry {
    let mut entry = Entry {
        id: id.to_string(),
        ..Entry::default()
    };
    for part in text.split('|') {
        if let Some(alias) = part.strip_prefix('=') {
            entry.names.push(name("und", alias, true));
        } else if let Some(country) = part.strip_prefix('@') {
            entry.country = Some(country.to_owned());
        } else if part == "person" {
            entry.person = true;
        } else {
            let (language, text) = part.split_once(':').expect("language:text");
            entry.names.push(name(language, text, false));
        }
    }
    entry
}

fn name(language: &str, text: &str, alias: bool) -> Name {
    Name {
        text: text.to_owned(),
        language: language.to_owned(),
        alias,
    }
}

/// Others, so that words have a frequency.
const CROWD: [&str; 18] = [
    "en:Ferry Cooks Union|zh-Hant:渡輪廚師工會",
    "en:Centre for Village Teachers|zh-Hant:鄉村教師中心",
    "en:Estuary Pilots Union|zh-Hant:河口領航員工會",
    "en:Lamplighters Union|zh-Hant:點燈人工會",
    "en:Bakers and Millers Union|zh-Hant:麵包磨坊工會",
    "en:Night Nurses Association|zh-Hant:夜班護士協會",
    "en:Street Teachers Association|zh-Hant:街頭教師協會",
    "en:Ferry Crews Federation|zh-Hant:渡輪船員聯會",
    "en:Glass Makers Federation|zh-Hant:玻璃工人聯會",
    "en:Centre for Harbour History|zh-Hant:海港歷史中心",
    "en:Centre for Quiet Streets|zh-Hant:靜街中心",
    "en:Tenants Network of Varn|fr:Réseau des locataires de Varn",
    "en:Gardeners Network of Varn|fr:Réseau des jardiniers de Varn",
    "de:Verein freier Setzer e.V.",
    "de:Bund der Korbmacher e.V.",
    "es:Sindicato de Tejedoras de Oriel",
    "ru:Союз Переплётчиков Ориела",
    "ar:اتحاد النساجين",
];

fn pair(a: &str, b: &str) -> Option<Suggestion> {
    let mut list: Vec<Entry> = [a, b]
        .iter()
        .chain(&CROWD)
        .enumerate()
        .map(|(id, text)| entry(id, text))
        .collect();
    let found = suggest(&list, &Options::default());
    // The order of the list changes nothing.
    list.reverse();
    let last = list.len() - 1;
    let mirrored = suggest(&list, &Options::default());
    let one = found.into_iter().find(|pair| pair.entries == [0, 1]);
    let other = mirrored
        .into_iter()
        .find(|pair| pair.entries == [last - 1, last]);
    assert_eq!(
        one.as_ref().map(|pair| (pair.score, pair.grade)),
        other.as_ref().map(|pair| (pair.score, pair.grade)),
        "{a} ~ {b}"
    );
    one
}

fn grade(a: &str, b: &str) -> Option<Grade> {
    pair(a, b).map(|pair| pair.grade)
}

#[test]
fn equal_names_are_certain_whatever_their_case_width_or_script_form() {
    for (a, b) in [
        ("en:Hull Dockers Union", "en:HULL DOCKERS UNION"),
        ("pl:Wolność i Praca", "und:Ｗolnosc i praca"),
        ("zh-Hant:鐵路職工聯盟", "zh-Hans:铁路职工联盟"),
        ("en:Hull Dockers Union|=HDU|@GB", "en:Hull Dockers' Union"),
        ("en:Foodworkers Alliance", "en:Food Workers Alliance"),
        (
            "und:鐵路職工聯盟 Railway Staff League",
            "en:Railway Staff League",
        ),
        ("en:Railway Staff League (RSL)", "en:Railway Staff League"),
    ] {
        assert_eq!(grade(a, b), Some(Grade::Certain), "{a} ~ {b}");
    }
}

#[test]
fn a_name_of_which_nobody_says_the_language_is_not_held_against_those_in_others() {
    let own = "ar:اتحاد حراس المنارات|en:Lighthouse Keepers Union|es:Sindicato de Fareros|@GB";
    for row in [
        "und:Lighthouse Keepers Union|@GB",
        "und:Lighthouse Keepers Union|ar:اتحاد حراس المنارات|@GB",
    ] {
        assert_eq!(grade(own, row), Some(Grade::Certain), "{row}");
    }
    // Nobody knows of another name that it is in none of the languages.
    let other = "und:Lamp Trimmers Guild|ar:اتحاد حراس المنارات|@GB";
    assert_eq!(grade(own, other), Some(Grade::Possible));
}

#[test]
fn a_name_in_two_languages_in_one_line_is_found_beside_one_that_gives_them_apart() {
    for language in ["zh", "und", "en"] {
        let line = format!("{language}:Union of Hong Kong Dockers 碼頭業職工會");
        for other in [
            "en:Union of Hong Kong Dockers|zh-Hant:碼頭業職工會|@HK",
            "en:Union of Hong Kong Dockers|zh-HK:碼頭業職工會|=UHKD|@HK",
            "zh-Hant:碼頭業職工會|en:Union of Hong Kong Dockers",
        ] {
            assert_eq!(
                grade(&line, other),
                Some(Grade::Certain),
                "{line} ~ {other}"
            );
        }
    }
}

#[test]
fn branches_are_other_signers_and_their_names_are_not_called_the_same() {
    for (a, b) in [
        (
            "und:Brotherhood of Lightermen",
            "und:Brotherhood of Lightermen – Valparaíso branch",
        ),
        (
            "und:Brotherhood of Lightermen – San Antonio branch",
            "und:Brotherhood of Lightermen – Valparaíso branch",
        ),
        ("fr:CGT Docks – Marseille", "fr:CGT Docks – Le Havre"),
        ("fr:CGT Docks - Marseille", "fr:CGT Docks"),
        ("fr:CGT Docks (Marseille)", "fr:CGT Docks (Le Havre)"),
        ("en:Dockers Union (Local 5)", "en:Dockers Union"),
        ("en:Dockers Union (5)", "en:Dockers Union"),
        ("en:Dockers Union (Chile)", "en:Dockers Union (Peru)"),
    ] {
        let found = pair(a, b);
        assert!(
            found.as_ref().is_none_or(|pair| {
                let mut codes = pair.why.iter().map(|reason| reason.code);
                pair.grade == Grade::Possible && codes.all(|code| code != Code::SameName)
            }),
            "{a} ~ {b}: {found:?}"
        );
    }
}

#[test]
fn near_names_are_likely() {
    for (a, b) in [
        ("en:Harbour Labour Centre", "en:Harbor Labor Center"),
        (
            "en:Saltmarsh Weavers Assocation",
            "en:Saltmarsh Weavers Association",
        ),
        (
            "en:Union of Saltmarsh Weavers",
            "en:Saltmarsh Weavers Union",
        ),
        (
            "fr:Collectif pour l’étiquette juste",
            "fr:Collectif pour etiquette juste",
        ),
        (
            "en:The Saltmarsh Weavers Collective",
            "en:Saltmarsh Weavers Collective",
        ),
        ("de:Bund der Seilmacher e.V.", "de:Bund der Seilmacher"),
        ("ru:Солидарность Моряков", "und:Solidarnost Moryakov"),
        ("ko:민주노동조합", "und:Minju Nodong Johab"),
        ("zh-Hant:工人之家", "und:Gongren zhi jia"),
        ("de:Seefahrerbund Österreich", "en:Seefahrerbund Austria"),
    ] {
        let found = pair(a, b);
        assert!(
            found
                .as_ref()
                .is_some_and(|pair| pair.grade == Grade::Likely),
            "{a} ~ {b}: {found:?}"
        );
    }
}

#[test]
fn short_names_translations_and_more_words_are_possible() {
    for (a, b, code) in [
        (
            "und:SWCF",
            "en:Saltmarsh Weavers and Carders Federation",
            Code::AcronymOf,
        ),
        (
            "und:ФНП",
            "ru:Федерация Независимых Печатников",
            Code::AcronymOf,
        ),
        ("und:渡船協", "zh-Hant:渡輪船員協進會", Code::AbbreviationOf),
        (
            "zh-Hant:渡輪教師協會",
            "en:Ferry Teachers Association",
            Code::Translation,
        ),
        (
            "en:Youth of the Weavers League",
            "en:Weavers League",
            Code::MoreWords,
        ),
        (
            "en:Coast Weavers League Northern Branch",
            "en:Coast Weavers League",
            Code::MoreWords,
        ),
    ] {
        let found = pair(a, b);
        assert!(
            found
                .as_ref()
                .is_some_and(|pair| pair.grade == Grade::Possible
                    && pair.why.iter().any(|reason| reason.code == code)),
            "{a} ~ {b}: {found:?}"
        );
    }
}

#[test]
fn what_contradicts_is_said_and_is_never_likely() {
    for (a, b) in [
        ("en:Teachers Union Local 5", "en:Teachers Union Local 12"),
        ("en:Weavers League of Kenya", "en:Weavers League of Nepal"),
        ("en:Weavers League|@KE", "en:Weavers League|@NP"),
        ("en:Weavers League North", "en:Weavers League South"),
        (
            "en:Weavers League|zh-Hant:織工聯盟",
            "en:Weavers League|zh-Hant:婦女協會",
        ),
        ("en:Rhea Okonjo|person", "en:Rhea Okonjo"),
        (
            "en:General Confederation of Work|=CGT|@FR",
            "es:Central de Gremios y Talleres|=CGT|@AR",
        ),
        ("zh-Hant:中國勞工通訊", "zh-Hant:中國勞工論壇"),
        (
            "en:Sabine Hotel Employees Union",
            "en:Sabine Timber Employees Union",
        ),
        ("en:Union of Weavers", "en:UNISON"),
    ] {
        let found = pair(a, b);
        assert!(
            found
                .as_ref()
                .is_none_or(|pair| pair.grade == Grade::Possible
                    && pair.why.iter().any(|reason| reason.code.is_against())),
            "{a} ~ {b}: {found:?}"
        );
    }
}

#[test]
fn a_third_entry_with_both_names_links_two() {
    let list: Vec<Entry> = [
        "zh-Hant:鐵路職工聯盟",
        "en:Railway Staff League",
        "zh-Hant:鐵路職工聯盟|en:Railway Staff League",
    ]
    .iter()
    .enumerate()
    .map(|(id, text)| entry(id, text))
    .collect();
    let found = suggest(&list, &Options::default());
    let linked = found.iter().find(|pair| pair.entries == [0, 1]);
    assert!(linked.is_some_and(|pair| pair.why[0].code == Code::Linked));
    assert_eq!(linked.unwrap().why[0].texts[1], "Railway Staff League");
}

#[test]
fn persons_of_one_name_may_be_two() {
    let found = pair("en:Ana Lima|person", "en:Lima, Ana|person").expect("suggested");
    assert_eq!(found.grade, Grade::Likely);
    let found = pair("en:Ana Lima|person", "en:Ana Lima|person").expect("suggested");
    assert_eq!(found.grade, Grade::Likely);
}

#[test]
fn odd_names_do_no_harm() {
    let list: Vec<Entry> = [
        "und: ", "und:!!!", "und:(", "und:🙂", "und:1", "und:１", "x:",
    ]
    .iter()
    .enumerate()
    .map(|(id, text)| entry(id, text))
    .chain([
        Entry::default(),
        entry(9, &format!("und:{}", "工".repeat(5_000))),
    ])
    .collect();
    assert!(suggest(&list, &Options::default()).len() <= 3);
    assert!(suggest(&[], &Options::default()).is_empty());
}

#[test]
fn ten_thousand_entries_finish_and_find_each_other() {
    let parts = [
        "ka", "lo", "mi", "ren", "sto", "vu", "ber", "tan", "gel", "dus",
    ];
    let of = |number: usize, place: u32| parts[number / 10_usize.pow(place) % 10];
    let list: Vec<Entry> = (0..10_000)
        .map(|id| {
            // The last hundred are the first again, misspelled.
            let number = (id % 9_900) * 7919 % 10_000;
            let town = [0, 1, 2, 3].map(|place| of(number, place)).concat();
            let trade = if id < 9_900 { "Labour" } else { "Labor" };
            entry(id, &format!("en:{town} {trade} Union"))
        })
        .collect();
    let options = Options {
        most_pairs: 100,
        ..Options::default()
    };
    let found = suggest(&list, &options);
    assert_eq!(found.len(), 100);
    let right = found
        .iter()
        .filter(|pair| pair.entries[1] == pair.entries[0] + 9_900);
    assert_eq!(right.count(), 100);
}

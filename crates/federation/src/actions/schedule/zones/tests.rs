use super::*;

fn meant(typed: &str) -> Meant {
    super::meant(typed, &BTreeMap::new())
}

#[test]
fn a_city_names_its_zone() {
    for (typed, zone) in [
        ("Europe/Berlin", "Europe/Berlin"),
        ("Berlin", "Europe/Berlin"),
        (" berlin ", "Europe/Berlin"),
        ("europe / BERLIN", "Europe/Berlin"),
        ("São Paulo", "America/Sao_Paulo"),
        ("zu\u{308}rich", "Europe/Zurich"),
        ("new york", "America/New_York"),
        ("Port au Prince", "America/Port-au-Prince"),
        ("Hong Kong", "Asia/Hong_Kong"),
        // Two names of one zone, of which one is a country's alone.
        ("hongkong", "Asia/Hong_Kong"),
        ("singapore", "Asia/Singapore"),
        ("iran", "Iran"),
        ("El Salvador", "America/El_Salvador"),
        ("UTC", "UTC"),
        ("utc", "UTC"),
        // Two names of one zone, of which the database keeps one for older programs.
        ("istanbul", "Europe/Istanbul"),
        ("Nicosia", "Asia/Nicosia"),
        ("Buenos Aires", "America/Argentina/Buenos_Aires"),
    ] {
        let zone = Zone::named(zone).unwrap();
        assert_eq!(meant(typed), Meant::Zone(zone), "{typed}");
    }
}

#[test]
fn a_country_names_its_zone_where_all_its_clocks_show_the_same() {
    let names = [
        ("india", "IN"),
        ("الهند", "IN"),
        ("ireland", "IE"),
        ("中国", "CN"),
        ("сша", "US"),
        ("brasil", "BR"),
        ("singapore", "SG"),
        ("iran", "IR"),
        ("georgia", "GE"),
        ("samoa", "WS"),
    ];
    let names = names.map(|(name, code)| (name.to_owned(), code.to_owned()));
    let names = BTreeMap::from(names);
    let meant = |typed: &str| super::meant(typed, &names);
    for (typed, zone) in [
        ("India", "Asia/Kolkata"),
        (" INDIA ", "Asia/Kolkata"),
        ("الهند", "Asia/Kolkata"),
        ("IN", "Asia/Kolkata"),
        // Other clocks are those of few, or disputed.
        ("中国", "Asia/Shanghai"),
        ("UA", "Europe/Kyiv"),
        // Not Iceland, though one letter tells them apart.
        ("Ireland", "Europe/Dublin"),
        ("de", "Europe/Berlin"),
        ("UK", "Europe/London"),
        // Not American Samoa, whose zone is called so as well, and a day behind.
        ("Samoa", "Pacific/Apia"),
        ("Pacific/Samoa", "Pacific/Samoa"),
        // What the database itself knows stays what it was.
        ("Singapore", "Singapore"),
        ("singapore", "Asia/Singapore"),
        ("iran", "Iran"),
        ("Japan", "Japan"),
        ("Eire", "Eire"),
        ("PRC", "PRC"),
        ("GB", "GB"),
        ("NZ", "NZ"),
    ] {
        let zone = Zone::named(zone).unwrap();
        assert_eq!(meant(typed), Meant::Zone(zone), "{typed}");
    }
    for (typed, first, count) in [
        ("Brasil", "America/Sao_Paulo", 4),
        ("США", "America/New_York", 8),
        ("Georgia", "Asia/Tbilisi", 2),
        ("PT", "Europe/Lisbon", 3),
    ] {
        let Meant::OneOf(zones) = meant(typed) else {
            panic!("{typed} has several");
        };
        assert_eq!((zones[0], zones.len()), (first, count), "{typed}");
    }
    for typed in ["Atlantis", "XX", "XK", "Samoa Islands"] {
        assert_eq!(meant(typed), Meant::Unknown(Vec::new()), "{typed}");
    }
}

#[test]
fn of_cities_that_are_called_alike_it_is_asked_which_is_meant() {
    for (typed, zones) in [
        (
            "Saint-Louis",
            &["Africa/Dakar", "America/Chicago", "Indian/Reunion"][..],
        ),
        ("طرابلس", &["Africa/Tripoli", "Asia/Beirut"]),
        // Also where the database knows one of them.
        ("Tripoli", &["Africa/Tripoli", "Asia/Beirut"]),
        (
            "san juan",
            &["America/Argentina/San_Juan", "America/Puerto_Rico"],
        ),
        ("San Jose", &["America/Costa_Rica", "America/Los_Angeles"]),
        ("San José", &["America/Costa_Rica", "America/Los_Angeles"]),
        ("Córdoba", &["America/Argentina/Cordoba", "Europe/Madrid"]),
        (
            "Victoria",
            &["Australia/Victoria", "America/Vancouver", "Indian/Mahe"],
        ),
    ] {
        assert_eq!(meant(typed), Meant::OneOf(zones.to_vec()), "{typed}");
    }
    // By the name in the database it is that one.
    for zone in ["Africa/Tripoli", "america/argentina/cordoba"] {
        assert!(matches!(meant(zone), Meant::Zone(_)), "{zone}");
    }
}

#[test]
fn a_name_of_several_zones_or_of_none_is_answered_with_names() {
    let several = vec!["Canada/Pacific", "US/Pacific"];
    assert_eq!(meant("pacific"), Meant::OneOf(several));
    let offered = vec!["America/El_Salvador"];
    assert_eq!(meant("San Salvador"), Meant::Unknown(offered));
    for typed in ["Berln", "Berlin, Germany", "Berli"] {
        let offered = vec!["Europe/Berlin"];
        assert_eq!(meant(typed), Meant::Unknown(offered), "{typed}");
    }
    for typed in [
        "?",
        "Xq",
        "Tórshavn",
        // A common beginning is no likeness, and of few letters none is mistyped.
        "India",
        "Brazil",
        "Atlantis",
        "Quebec City",
        "South Sudan",
        "Iraq",
        "China",
        "Colombia",
    ] {
        assert_eq!(meant(typed), Meant::Unknown(Vec::new()), "{typed}");
    }
    assert!(matches!(meant("port"), Meant::Unknown(offered) if offered.len() == 3));
}

#[test]
fn what_is_no_zone_is_said_to_be_none() {
    for typed in ["", "Pacific", "Europe/Atlantis", "../etc/passwd", "+02:00"] {
        let refused = meant(typed).zone().unwrap_err();
        assert_eq!(refused.code(), "zone_unknown", "{typed}");
    }
    // Nobody has to know what the database calls it.
    let refused = meant("Atlantis").zone().unwrap_err().to_string();
    assert!(refused.contains("a large city or a country"), "{refused}");
}

#[test]
fn hours_from_utc_are_no_zone_and_nothing_is_none() {
    for typed in [
        "+02:00",
        "+2",
        "-0530",
        "UTC+2",
        "utc +02:00",
        "GMT−5",
        "GMT-3",
        "UTC+5.5",
        "2",
        "EST",
        "cet",
        "Mst7Mdt",
    ] {
        assert_eq!(meant(typed), Meant::Offset, "{typed}");
    }
    assert!(zones().all(|name| matches!(meant(name), Meant::Zone(_))));
    assert_eq!(meant("  "), Meant::Nothing);
}

#[test]
fn no_city_is_that_of_two_names_of_one_zone() {
    for zone in in_places().filter(|zone| zone.name().contains('/')) {
        let Meant::OneOf(names) = meant(city(zone)) else {
            continue;
        };
        let zones: Vec<Zone> = names.into_iter().filter_map(Zone::named).collect();
        let alone = |one: &Zone| {
            zones
                .iter()
                .filter(|other| one.has_rules_of(**other))
                .count()
                == 1
        };
        assert!(zones.iter().all(alone), "{zones:?}");
    }
    // Of those that are older, each is another name of one that is not.
    for name in OLDER {
        let zone = Zone::named(name).unwrap();
        let meant = meant(city(zone));
        assert!(
            matches!(meant, Meant::Zone(newer) if newer != zone && newer.has_rules_of(zone)),
            "{meant:?}"
        );
    }
}

use super::*;
use crate::actions::import::unsaid::Emptied;

fn names(of: &[(&str, &str)], further: &[&str]) -> Names {
    let of = of.iter();
    Names {
        name_map: of
            .map(|(tag, name)| ((*tag).to_owned(), (*name).to_owned()))
            .collect(),
        also_known_as: further.iter().map(|name| (*name).to_owned()).collect(),
        country: Some("RU".to_owned()),
        ..Names::default()
    }
}

fn now(cell: &str, further: &str, country: Option<&str>, held: &Names) -> Names {
    let written = Written {
        names: cell.to_owned(),
        further: further.to_owned(),
        ..Written::default()
    };
    written.names_of(&signer(&written, country), held)
}

fn signer(written: &Written, country: Option<&str>) -> Signer {
    Signer {
        names: written.called(country.map(str::to_owned)),
        kind: SignerKind::Organisation,
        provenance: Provenance::Import,
        account: None,
        initiated: false,
        ordinal: None,
        signed_at: None,
        evidence: None,
    }
}

#[test]
fn what_was_exported_says_nothing_new() {
    let two = names(
        &[("en", "Union of Miners"), ("ru", "Союз шахтёров")],
        &["SM", "@UM"],
    );
    let cell = "Union of Miners / Союз шахтёров";
    assert_eq!(now(cell, "SM / '@UM", Some("RU"), &two), two);
    assert_eq!(now(cell, "", None, &two), two);
    let corrected = now("Miners / Союз шахтёров", "SM / '@UM", Some("KZ"), &two);
    assert_eq!(corrected.name_map["en"], "Miners");
    assert_eq!(corrected.name_map["ru"], "Союз шахтёров");
    assert_eq!(corrected.also_known_as, two.also_known_as);
    assert_eq!(corrected.country.as_deref(), Some("KZ"));
    // One name may have the sign in it.
    let one = names(&[("en", "Dockers / Quay 5")], &[]);
    assert_eq!(now("Dockers / Quay 5", "", None, &one), one);
    let renamed = now("Dockers / Quay 6", "", None, &one);
    assert_eq!(renamed.name_map["en"], "Dockers / Quay 6");
}

#[test]
fn where_there_are_more_or_fewer_names_none_is_lost() {
    let two = names(
        &[("en", "Union of Miners"), ("ru", "Союз шахтёров")],
        &["SM"],
    );
    let more = now("Union of Miners / Союз шахтёров / Kumpel", "", None, &two);
    assert_eq!(more.name_map, two.name_map);
    assert_eq!(more.also_known_as, ["Kumpel", "SM"]);
    assert_eq!(more.country, two.country);
    let fewer = now("Miners", "", None, &two);
    assert_eq!(fewer.name_map.len(), 1);
    assert_eq!(fewer.name_map["und"], "Miners");
    assert_eq!(fewer.also_known_as, ["SM"]);
    let others = now("Miners / Горняки / Kumpel", "UM", Some("KZ"), &two);
    assert_eq!(others.name_map["und"], "Miners");
    assert_eq!(others.also_known_as, ["Горняки", "Kumpel", "UM"]);
    assert_eq!(others.country.as_deref(), Some("KZ"));
    let most: Vec<String> = (2..MAX_NAMES).map(|at| format!("SM {at}")).collect();
    let full = Names {
        also_known_as: most,
        ..two
    };
    let more = now("Union of Miners / Союз шахтёров / Kumpel", "", None, &full);
    assert_eq!(more.also_known_as[0], "Kumpel");
    assert!(more.check().is_ok(), "{more:?}");
}

#[test]
fn names_stay_in_their_languages_whatever_their_order() {
    // At the desk the first one has got another tag since, and stands behind now.
    let two = names(&[("ru", "Союз шахтёров"), ("uk", "Спілка гірників")], &[]);
    let stale = "Спілка гірників / Союз шахтёров";
    assert_eq!(now(stale, "", None, &two), two);
    let corrected = now("Спілка шахтарів / Союз шахтёров", "", None, &two);
    assert_eq!(corrected.name_map["uk"], "Спілка шахтарів");
    assert_eq!(corrected.name_map["ru"], "Союз шахтёров");
    let alike = names(&[("en", "Solidar"), ("fr", "Solidar")], &[]);
    let corrected = now("Solidar / Solidaire", "", None, &alike);
    assert_eq!(corrected.name_map["en"], "Solidar");
    assert_eq!(corrected.name_map["fr"], "Solidaire");
}

#[test]
fn a_name_beside_the_only_one_is_a_further_one() {
    let one = names(&[("en", "Miners")], &["UM"]);
    let more = now("Miners / Горняки", "", None, &one);
    assert_eq!(more.name_map, one.name_map);
    assert_eq!(more.also_known_as, ["Горняки", "UM"]);
    // Such as one that was taken out at the desk since.
    assert_eq!(now("Miners", "UM", None, &one), one);
}

#[test]
fn letters_that_a_spreadsheet_lost_stay() {
    let two = names(
        &[("en", "Union of Miners"), ("ru", "Союз шахтёров")],
        &["SM", "Шахта 🚩"],
    );
    let lost = "Union of Miners / ???? ????????";
    assert_eq!(now(lost, "SM / ????? ??", None, &two), two);
    let corrected = now("Miners / ???? ????????", "UM / ????? ??", None, &two);
    assert_eq!(corrected.name_map["en"], "Miners");
    assert_eq!(corrected.name_map["ru"], "Союз шахтёров");
    assert_eq!(corrected.also_known_as, ["UM", "Шахта 🚩"]);
    // Whoever puts one where a letter of every encoding stood means it.
    let one = names(&[("en", "Miners")], &[]);
    assert_eq!(now("Miner?", "", None, &one).name_map["en"], "Miner?");
}

#[test]
fn a_day_as_a_spreadsheet_writes_it_is_the_one_that_was_exported() {
    let said = "2025-12-02T10:21:12Z";
    let day = Some("2026-03-04");
    for (written, read, signed_at, is_exported) in [
        ("2026-03-04", "2026-03-04", day, true),
        ("04.03.2026", "2026-03-04", day, true),
        (
            "04.03.2026",
            "2026-03-04",
            Some("2026-03-04T10:00:00Z"),
            true,
        ),
        (said, said, None, true),
        ("12/2/2025 10:21", "2025-12-02", None, true),
        // Somebody has said a day since.
        (said, said, day, true),
        ("2026-03-05", "2026-03-05", day, false),
        ("2026-03-05", "2026-03-05", None, false),
        ("2025-12-02", "2025-12-02", day, false),
    ] {
        let found = is_exported_day(written, read, signed_at, Some(said));
        assert_eq!(found, is_exported, "{written} {signed_at:?}");
    }
}

#[test]
fn a_row_says_what_its_entry_said_when_it_was_exported() {
    let held = Attestation {
        listed: true,
        pin: None,
        names: names(
            &[("en", "Union of Miners"), ("ru", "Союз шахтёров")],
            &["@UM"],
        ),
        kind: SignerKind::Organisation,
        provenance: Provenance::Import,
        initiated: false,
        evidence_digest: None,
        signed_at: None,
        ordinal: Some(7),
        // 2025-12-02T10:21:12Z
        since: Some(1_764_670_872_000),
        account: None,
    };
    let cells = |names: &str, read: Option<&str>| {
        let written = Written {
            names: names.to_owned(),
            further: "'@UM".to_owned(),
            signed_at: "12/2/2025 10:21".to_owned(),
            says_kind: true,
            is_numbered: false,
        };
        let row = Signer {
            ordinal: Some(7),
            signed_at: read.map(str::to_owned),
            ..signer(&written, Some("RU"))
        };
        written.cells(&row)
    };
    let exported = "Union of Miners / Союз шахтёров";
    let says = |cells: String| cells_of(&held).contains(&cells);
    assert!(says(cells(exported, None)));
    // As an earlier version exported it.
    for day in ["2025-12-02", "2025-12-02T10:21:12Z"] {
        assert!(says(cells(exported, Some(day))), "{day}");
    }
    assert!(!says(cells(exported, Some("2025-12-03"))));
    assert!(!says(cells("Union of Miners", Some("2025-12-02"))));
}

#[test]
fn an_apostrophe_is_corrected_as_any_letter_is() {
    for (held, cell, corrected) in [
        ("Dockers Union", "Dockers' Union", "Dockers' Union"),
        ("Dockers' Union", "Dockers Union", "Dockers Union"),
        ("=SUM", "'=SUM", "=SUM"),
        ("=SUM", "=SUM", "=SUM"),
        ("=SUMs", "=SUM's", "=SUM's"),
        // One that it really begins with is lost on the way, and stays.
        ("'=SUM", "=SUM", "'=SUM"),
    ] {
        let now = now(cell, "", None, &names(&[("en", held)], &["'t Veer"]));
        assert_eq!(now.name_map["en"], corrected, "{cell}");
        assert_eq!(now.also_known_as, ["'t Veer"]);
    }
}

#[test]
fn who_is_on_the_list_stays_of_the_kind_that_they_are() {
    let row = |says_kind| {
        let written = Written {
            names: "Ana Ferreira".to_owned(),
            says_kind,
            ..Written::default()
        };
        Row::Standing(Box::new(Standing {
            id: Some("https://hub.example/attestations/1".to_owned()),
            signer: Some(signer(&written, None)),
            emptied: Emptied::default(),
            written: Some(written),
        }))
    };
    let (person, organisation) = (SignerKind::Individual, SignerKind::Organisation);
    for (says_kind, listed, taken) in [
        (false, Some(person), person),
        (true, Some(person), organisation),
        (false, None, organisation),
    ] {
        let settled = Signers::default().settled(&[(2, row(says_kind))], false, |_| listed);
        let row = settled[0].1.as_ref().expect("it stands there once");
        assert_eq!(matches!(row, Row::Signer(_)), listed.is_none());
        let kind = row.signer().map(|signer| signer.kind);
        assert_eq!(kind, Some(taken), "{says_kind}");
    }
    // Nobody is new by an id that none of the entries has.
    let settled = Signers::default().settled(&[(2, row(true))], true, |_| None);
    assert!(matches!(settled[0].1, Ok(Row::Standing(_))));
}

#[test]
fn two_rows_of_another_list_are_not_one_signer_here() {
    let named = |name: &str, ordinal: Option<u64>| {
        let written = Written {
            names: name.to_owned(),
            ..Written::default()
        };
        let signer = Signer {
            ordinal,
            ..signer(&written, None)
        };
        (written, signer)
    };
    let with_id = |name: &str, ordinal: Option<u64>, id: &str| {
        let (written, signer) = named(name, ordinal);
        Row::Standing(Box::new(Standing {
            id: Some(format!("https://hub.example/attestations/{id}")),
            signer: Some(signer),
            emptied: Emptied::default(),
            written: Some(written),
        }))
    };
    let added = |name: &str, ordinal| Row::Signer(Box::new(named(name, ordinal).1));
    let rows = [
        (2, with_id("Quay Local 5", Some(7), "a")),
        (3, with_id("Quay Local 6", Some(7), "b")),
        (4, added("Quay Local 8", Some(7))),
        (5, with_id("Solidarity", None, "c")),
        (6, with_id("Solidarity", None, "d")),
        // Those are other faults' business.
        (7, added("Dockers", None)),
        (8, added("Dockers", None)),
    ];
    let refused = |listed: Option<SignerKind>| {
        let mut signers = Signers::default();
        let (first, second) = rows.split_at(2);
        let first = signers.settled(first, false, |_| listed);
        let all = first
            .into_iter()
            .chain(signers.settled(second, false, |_| listed));
        let refused = all.filter_map(|(line, row)| Some(format!("{line}: {}", row.err()?.reason)));
        refused.collect::<Vec<String>>()
    };
    let says = |line: u64, earlier: u64| {
        format!("{line}: the same number or the same names stand in line {earlier}")
    };
    assert_eq!(refused(None), [says(3, 2), says(4, 2), says(6, 5)]);
    let here = refused(Some(SignerKind::Organisation));
    assert!(here.is_empty(), "ids tell them apart: {here:?}");
}

#[test]
fn no_row_of_another_list_is_taken_that_has_lost_letters() {
    let row = |names: &str, further: &str| {
        let written = Written {
            names: names.to_owned(),
            further: further.to_owned(),
            ..Written::default()
        };
        Row::Standing(Box::new(Standing {
            id: Some(format!("https://hub.example/attestations/{names}")),
            signer: Some(signer(&written, None)),
            emptied: Emptied::default(),
            written: Some(written),
        }))
    };
    let rows = [
        (2, row("Union of Miners / ???? ????????", "")),
        (3, row("Union of Dockers", "??")),
        (4, row("What Now? Union", "")),
    ];
    let refused = |listed: Option<SignerKind>| {
        let settled = Signers::default().settled(&rows, false, |_| listed);
        let refused = settled.into_iter();
        let refused = refused.filter_map(|(line, row)| Some((line, row.err()?.code)));
        refused.collect::<Vec<_>>()
    };
    assert_eq!(refused(None), [(2, "letters_lost"), (3, "letters_lost")]);
    // Of an entry that is here the names stay.
    let here = refused(Some(SignerKind::Organisation));
    assert!(here.is_empty(), "{here:?}");
}

#[test]
fn another_list_takes_each_name_by_itself() {
    let written = Written {
        names: "Union of Miners / Союз шахтёров".to_owned(),
        // What keeps the cell from being run stood before the whole of it, and is gone by now.
        further: "@UM / '@UM / UM".to_owned(),
        ..Written::default()
    };
    let called = written.called(None);
    assert_eq!(called.name_map["und"], "Union of Miners");
    assert_eq!(called.also_known_as, ["Союз шахтёров", "@UM", "'@UM", "UM"]);
}

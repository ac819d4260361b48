//! Countries, as they stand in a table.

use super::*;
use crate::actions::{
    countries::{country, country_key},
    import::jsonl::countries_not_known,
};

#[test]
fn a_country_may_be_written_by_its_name() {
    let countries = BTreeMap::from([("españa".to_owned(), "ES".to_owned())]);
    let text = "Organisation,Country\nA,España\nB,Nowhere\n";
    let rows = read_unseen(text, &Map::new(), &countries).unwrap();
    let code = |row: &Row| match row {
        Row::Signer(signer) => signer.names.country.clone(),
        _ => None,
    };
    assert_eq!(rows[0].1.as_ref().map(code), Ok(Some("ES".to_owned())));
    assert_eq!(rows[1].1.as_ref().map(code), Ok(None), "the row is kept");
    let keys = ["Côte d’Ivoire", "Trinidad & Tobago"].map(country_key);
    let countries = keys
        .into_iter()
        .zip(["CI", "TT"].map(str::to_owned))
        .collect();
    for (said, wanted) in [
        ("COTE D'IVOIRE", Some("CI")),
        ("Côte d`Ivoire", Some("CI")),
        ("Trinidad and Tobago", Some("TT")),
        ("Tobago", None),
        ("!", None),
    ] {
        assert_eq!(country(said, &countries).as_deref(), wanted, "{said}");
    }
}

#[test]
fn states_of_the_united_states_are_no_countries() {
    let countries = BTreeMap::from([("españa".to_owned(), "ES".to_owned())]);
    let of = |text: &str| {
        let rows = read_unseen(text, &Map::new(), &countries).unwrap();
        let codes = rows.iter().map(|(_, row)| match row {
            Ok(Row::Signer(signer)) => signer.names.country.clone(),
            _ => None,
        });
        let table = unseen(text, &Map::new(), &countries).unwrap();
        let not_known = Sheet::of(text, &table).countries_not_known();
        let not_known: Vec<u64> = not_known.into_keys().collect();
        (codes.collect::<Vec<_>>(), not_known)
    };
    let code = |code: &str| Some(code.to_owned());
    assert_eq!(
        of("Organisation,Country\nA,CA\nB,TX\nC,España\nD,de\n"),
        (vec![None, None, code("ES"), None], vec![2, 3, 5])
    );
    assert_eq!(
        of("Organisation,Country\nA,CA\nB,DE\n"),
        (vec![code("CA"), code("DE")], Vec::new())
    );
    // Liechtenstein, as its cars have it, or a slip.
    assert_eq!(
        of("Organisation,Country\nA,DE\nB,DE\nC,DE\nD,FL\n"),
        (vec![code("DE"), code("DE"), code("DE"), None], vec![5])
    );
}

/// Hostile input, row 595.
#[test]
fn row_595_lines_whose_country_is_not_known_are_named_within_bounds() {
    let countries = BTreeMap::from([("españa".to_owned(), "ES".to_owned())]);
    let long = "x".repeat(100_000);
    let text = format!(
        "Organisation,Country\nA,España\nB,Nowhere\nC,\nD,/\nE,\"\u{1b}[31mNo\nwhere\"\nF,{long}\nG,IE\n"
    );
    let table = unseen(&text, &Map::new(), &countries).unwrap();
    let said = Sheet::of(&text, &table).countries_not_known();
    let expected = [
        (3, "Nowhere".to_owned()),
        (6, "[31mNowhere".to_owned()),
        (8, "x".repeat(80)),
    ];
    assert_eq!(said, BTreeMap::from(expected));
    let jsonl = "{\"kind\":\"organisation\",\"country\":\"Nowhere\"}\nnone\n{\"country\":\"IE\"}\n";
    let said = countries_not_known(jsonl);
    assert_eq!(said, BTreeMap::from([(1, "Nowhere".to_owned())]));
}

#[test]
fn a_country_of_a_person_is_kept() {
    let text = "Name,E-mail,Country\nA,a@b.example,UK\nB,b@b.example,Nowhere\nC,c@b.example,\n";
    let rows = read_unseen(text, &Map::new(), &Map::new()).unwrap();
    let country = |row: &Row| match row {
        Row::Person(person) => person.country.clone(),
        _ => panic!("not a person"),
    };
    assert_eq!(rows[0].1.as_ref().map(country), Ok(Some("GB".to_owned())));
    assert_eq!(rows[1].1.as_ref().map(country), Ok(None));
    assert_eq!(rows[2].1.as_ref().map(country), Ok(None));
}

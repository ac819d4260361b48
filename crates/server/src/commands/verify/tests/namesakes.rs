//! Lines of one name.

use super::*;

#[test]
fn an_address_tells_those_apart_who_are_called_the_same() {
    let said = [
        note(),
        signer(1, 2, "Dockers"),
        signer(2, 3, "DOCKERS"),
        signer(3, 4, "Nurses"),
    ];
    let read = Bundle::read(bundle(&said).as_bytes()).unwrap();
    let line = |number: u64| {
        let questions = Questions {
            entry: Some(number),
            ..Questions::default()
        };
        let lines = Report::of(&read, &questions).lines(true);
        let begin = format!("{number}. ");
        let mut lines = lines.into_iter();
        lines.find(|line| line.starts_with(&begin)).unwrap()
    };
    let id = |number: u64| format!("https://hub.example/attestations/{number}");
    for (number, says) in [
        (1, format!("1. Dockers (en) ({}) [paper]", id(1))),
        (2, format!("2. DOCKERS (en) ({}) [paper]", id(2))),
        (3, "3. Nurses (en) [paper]".to_owned()),
    ] {
        assert!(line(number).starts_with(&says), "{}", line(number));
    }
}

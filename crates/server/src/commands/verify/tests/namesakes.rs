//! Lines of one name.

use super::*;

#[test]
fn an_address_of_its_own_tells_who_is_called_as_another_from_it() {
    let mut said = vec![
        note(),
        signer(1, 2, "Dockers"),
        signer(2, 3, "UNION OF DOCKS"),
        signer(3, 4, "Nurses"),
    ];
    said.extend(member("docks", 7, 5));
    let read = Bundle::read(bundle(&said).as_bytes()).unwrap();
    let lines = Report::of(&read, &Questions::default()).lines(true);
    for says in [
        "1. Dockers (en) [paper]",
        "2. UNION OF DOCKS (en) [paper]",
        "3. Nurses (en) [paper]",
        "Union of docks (en) (https://docks.example/orgs/docks) [own-server]",
    ] {
        let is_said = lines.iter().any(|line| line.contains(says));
        assert!(is_said, "{says}: {lines:?}");
    }
}

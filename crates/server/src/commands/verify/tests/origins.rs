//! By whose signature the lines stand.

use super::*;

#[test]
fn what_an_initiator_entered_is_told_apart_from_what_was_signed() {
    let mut all = vec![note(), signer(1, 2, "Dockers"), signer(2, 3, "Nurses")];
    all.extend(member("b", 22, 4));
    let report = report(&bundle(&all));
    let lines = report.lines(true);
    let says = "How they came: 1 signed with the signer's own key on its own server; 0 by form or account, as an \
                initiator signed; 2 on an initiator's word only (2 paper).";
    assert!(lines.iter().any(|line| line == says), "{lines:?}");
    let answer = serde_json::to_value(&report).unwrap();
    let origins = json!({
        "ownKey": 1, "formOrAccount": 0, "initiatorsWord": 2, "each": {"own-server": 1, "paper": 2},
    });
    assert_eq!(answer["origins"], origins);
}

#[test]
fn the_sum_by_origin_is_that_of_the_whole_list_and_there_is_none_of_nobody() {
    let all = [note(), signer(1, 2, "Dockers"), signer(2, 3, "Nurses")];
    let read = Bundle::read(bundle(&all).as_bytes()).unwrap();
    let one = Questions {
        entry: Some(1),
        ..Questions::default()
    };
    let text = Report::of(&read, &one).lines(true).join("\n");
    assert!(text.contains("(2 paper)"), "{text}");
    let nobody = report(&bundle(&[note()])).lines(true).join("\n");
    assert!(!nobody.contains("How they came"), "{nobody}");
}

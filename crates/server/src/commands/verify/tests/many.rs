//! Files with more faults than anybody reads.

use super::*;

#[test]
fn row_743_of_very_many_faults_the_first_are_named() {
    let mut given: Value = serde_json::from_str(&bundle(&[note()])).unwrap();
    let statements = given["statements"].as_array_mut().unwrap();
    statements.extend((0..250).map(|_| json!({})));
    let report = report(&given.to_string());
    assert_eq!(report.faults.len(), 250);
    let lines = report.lines(true);
    // One with what it means, the others of that code below it.
    let begin = |with: &str| lines.iter().filter(|line| line.starts_with(with)).count();
    assert_eq!((begin("FAULT"), begin("    #")), (1, 99));
    assert!(lines.iter().any(|line| line == "  The same of 99 more:"));
    let more = "and 150 more, of 250: the first 100 are named";
    assert!(lines.iter().any(|line| line == more), "{lines:?}");
    let answer = serde_json::to_value(report.shortened()).unwrap();
    assert_eq!(answer["faults"].as_array().unwrap().len(), 100);
    assert_eq!(answer["moreFaults"], 150);
    let sound = serde_json::to_value(super::report(&bundle(&[note()])).shortened()).unwrap();
    assert_eq!(sound.get("moreFaults"), None);
}

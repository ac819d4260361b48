//! What is said of a file with lines that are at fault.

use super::*;

/// Two signers, of whom the names of these were changed afterwards.
fn altered(names: &[&str]) -> String {
    let text = bundle(&[note(), signer(1, 2, "Dockers"), signer(2, 3, "Nurses")]);
    let change = |text: String, name: &&str| text.replace(name, &format!("Real {name}"));
    names.iter().fold(text, change)
}

#[test]
fn a_number_among_the_faults_is_not_said_to_be_nobodys() {
    let asked = |text: &str| {
        let read = Bundle::read(text.as_bytes()).unwrap();
        let questions = Questions {
            entry: Some(2),
            ..Questions::default()
        };
        let report = Report::of(&read, &questions);
        assert!(faults(&report).contains(&"no_such_entry"));
        report.lines(true).join("\n")
    };
    let says =
        "it is not among the lines of this file that are sound, and may be one of the faults above";
    let nobody = "no entry has that number, and none had it";
    let mut shorter: Value = serde_json::from_str(&altered(&[])).unwrap();
    let statements = shorter["statements"].as_array_mut().unwrap();
    statements.retain(|said| said["id"] != "https://hub.example/attestations/2");
    for text in [altered(&["Nurses"]), shorter.to_string()] {
        let text = asked(&text);
        assert!(text.contains(says) && !text.contains(nobody), "{text}");
    }
    let sound = asked(&bundle(&[note(), signer(1, 2, "Dockers")]));
    assert!(sound.contains(nobody) && !sound.contains(says), "{sound}");
}

#[test]
fn a_line_at_fault_is_named_as_it_calls_itself_and_takes_over_no_terminal() {
    let name = "FAULT proof_invalid: https://hub.example/attestations/2 (it calls itself “Real Nurses”, which nobody \
                has checked)";
    let lines = report(&altered(&["Nurses"])).lines(true);
    assert!(lines.iter().any(|line| line == name), "{lines:?}");
    let hostile = altered(&["Nurses"]).replace("Real Nurses", "\\u001b[2J\\u202e\\u2028Sound.");
    let lines = report(&hostile).lines(true);
    let printed = lines.iter().map(|line| words::printable(line));
    let printed: Vec<String> = printed.collect();
    let named = |line: &String| line.contains("calls itself “[2JSound.”");
    assert!(printed.iter().any(named), "{printed:?}");
}

#[test]
fn who_was_taken_off_the_list_is_named_by_no_line_at_fault() {
    let said = [
        note(),
        signer(1, 2, "Dockers"),
        signer(2, 3, "Nurses"),
        removed(2, 4),
    ];
    let text = bundle(&said).replace("Nurses", "Real Nurses");
    let text = report(&text).lines(true).join("\n");
    let fault = "FAULT proof_invalid: https://hub.example/attestations/2\n";
    assert!(text.contains(fault) && !text.contains("Nurses"), "{text}");
}

#[test]
fn sums_and_digest_of_what_is_left_are_said_to_be_that() {
    let says = "This digest, and the sums and lines below, are of the sound lines that remain only";
    let text = |text: &str| report(text).lines(true).join("\n");
    assert!(text(&altered(&["Nurses"])).contains(says));
    assert!(!text(&altered(&[])).contains(says));
    // Whoever says two things at once takes no line out of it.
    let twice = bundle(&[note(), signer(1, 2, "Dockers"), signer(1, 2, "Doctors")]);
    assert_eq!(faults(&report(&twice)), ["contested"]);
    assert!(!text(&twice).contains(says));
}

#[test]
fn faults_that_mean_the_same_are_explained_once() {
    let lines = report(&altered(&["Dockers", "Nurses"])).lines(true);
    let first = lines
        .iter()
        .position(|line| line.starts_with("FAULT proof_invalid: "))
        .unwrap();
    assert!(lines[first + 1].starts_with("  it was altered, or made"));
    assert_eq!(lines[first + 2], "  The same of 1 more:");
    let other = "    https://hub.example/attestations/";
    assert!(lines[first + 3].starts_with(other), "{lines:?}");
    let explained = lines
        .iter()
        .filter(|line| line.contains("it was altered, or made"));
    assert_eq!(explained.count(), 1);
    assert!(lines[first + 4].starts_with("FAULT digest_mismatch: "));
}

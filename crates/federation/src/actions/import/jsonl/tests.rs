use super::*;

const APPEAL: &str = "https://hub.example/appeals/brakes";

#[test]
fn a_line_that_was_exported_says_of_which_list_and_of_whom() {
    let line = |object: &str, more: &str| {
        let line = format!(r#"{{"object":"{object}","kind":"organisation"{more}}}"#);
        row(&line, APPEAL)
    };
    let named = r#","id":"x","names":[{"text":"Quay","role":"alias"}],"saidAt":"2026-05-03""#;
    let Ok(Row::Standing(standing)) = line(APPEAL, named) else {
        panic!("it goes back to where it was");
    };
    assert_eq!(standing.id.as_deref(), Some("x"));
    let signer = standing.signer.unwrap();
    assert!(signer.names.name_map.is_empty(), "it has no other name");
    assert_eq!(signer.signed_at, None, "nobody said when");
    let Ok(Row::Signer(signer)) = line("https://other.example/appeals/a", named) else {
        panic!("it is new there");
    };
    assert_eq!(signer.signed_at.as_deref(), Some("2026-05-03"));
    // Whoever adds a line copies another.
    let added = line(
        APPEAL,
        r#","names":[{"text":"Crane"}],"signedAt":"one day""#,
    );
    assert!(matches!(added, Ok(Row::Signer(one)) if one.signed_at.is_none()));
    let hidden = line(APPEAL, r#","id":null,"names":[]"#).unwrap_err();
    assert_eq!(hidden.code, "entry_unnamed");
    assert!(hidden.is_harmless());
    let contested = line(APPEAL, r#","id":"x","names":[]"#);
    assert!(matches!(contested, Ok(Row::Standing(one)) if one.signer.is_none()));
    let count = r#"{"object":"https://hub.example/appeals/brakes","kind":"count","count":9}"#;
    assert!(matches!(row(count, APPEAL), Ok(Row::Standing(one)) if one.id.is_none()));
    let text = r#"{"kind":"organisation","signedAt":"one day"}"#;
    assert_eq!(times_not_read(text), BTreeSet::from([1]));
}

#[test]
fn an_empty_text_empties_what_stands_there_where_the_line_comes_back() {
    let line =
        |more: &str| format!(r#"{{"object":"{APPEAL}","id":"x","kind":"organisation"{more}}}"#);
    let emptied = |line: &str| match row(line, APPEAL) {
        Ok(Row::Standing(standing)) => (standing.emptied, standing.signer.unwrap().names),
        other => panic!("it goes back to where it was: {other:?}"),
    };
    let all = line(
        r#","country":"","signedAt":" ","names":[{"text":"Quay","lang":"en","role":"name"},
        {"text":"","lang":"fr","role":"name"},{"text":"","role":"alias"}]"#,
    );
    let all = all.replace('\n', "");
    let (gone, names) = emptied(&all);
    let expected = Emptied {
        country: true,
        signed_at: true,
        languages: ["fr".to_owned()].into(),
        further: 1,
    };
    assert_eq!(gone, expected);
    assert_eq!((names.name_map.len(), names.also_known_as.len()), (1, 0));
    assert!(countries(&all).is_empty() && times_not_read(&all).is_empty());
    // What is not there, or null as where nothing stood when it was exported, is not said.
    let (gone, _) = emptied(&line(
        r#","country":null,"names":[{"text":"Quay","lang":"en"},{"text":"","lang":"fr"}]"#,
    ));
    let expected = Emptied {
        languages: ["fr".to_owned()].into(),
        ..Emptied::default()
    };
    assert_eq!(gone, expected);
    // Nobody loses the last name.
    let none = line(r#","names":[{"text":"","lang":"en"}]"#);
    assert_eq!(row(&none, APPEAL).unwrap_err().code, "name_missing");
}

#[test]
fn one_entry_stands_in_a_list_once() {
    let named = |more: &str| {
        format!(r#"{{"kind":"organisation","names":[{{"text":"Quay"}}]{more}}}"#) + "\n"
    };
    let comes_back = format!(r#","object":"{APPEAL}","id":"x","ordinal":7"#);
    let added = r#","ordinal":7"#;
    let rows = [
        named(&comes_back),
        named(added),
        named(added),
        named(&comes_back),
    ]
    .concat();
    let reasons = read(&rows, APPEAL).into_iter().map(|(_, row)| {
        let fault = row.err()?;
        Some(format!("{}: {}", fault.code, fault.reason))
    });
    let reasons: Vec<Option<String>> = reasons.collect();
    assert!(reasons[..2].iter().all(Option::is_none), "{reasons:?}");
    for (reason, says) in reasons[2..].iter().zip([
        "number_repeated: number 7 stands in line 2, too",
        "entry_repeated: the same entry of the list stands in line 1: keep one of the two lines",
    ]) {
        assert_eq!(reason.as_deref(), Some(says));
    }
}

#[test]
fn names_go_where_readers_look_for_them() {
    let line = r#"{"ordinal":63,"kind":"organisation","role":"co-signer","names":[
        {"text":"HK Commerce","lang":"en","role":"name"},
        {"text":"Serviceforbundet","lang":"da","role":"name"},
        {"text":"Food Workers' Union","lang":"en","role":"name"},
        {"text":"NNF","lang":"und","role":"acronym"}]}"#
        .replace('\n', "");
    let Ok(Row::Signer(signer)) = row(&line, APPEAL) else {
        panic!("not a signer");
    };
    assert_eq!(signer.names.name_map["en"], "HK Commerce");
    assert_eq!(signer.names.name_map["da"], "Serviceforbundet");
    assert_eq!(signer.names.also_known_as, ["Food Workers' Union", "NNF"]);
    assert_eq!(signer.ordinal, Some(63));
}

#[test]
fn members_that_only_exported_lists_have_may_be_anything() {
    let line = r#"{"kind":"organisation","names":[{"text":"Quay"}],"id":17,"object":{"a":[1.5]},
        "signedAt":20260503,"saidAt":[true]}"#
        .replace('\n', "");
    let Ok(Row::Signer(signer)) = row(&line, APPEAL) else {
        panic!("not a signer");
    };
    assert_eq!(signer.names.name_map["und"], "Quay");
    assert_eq!(signer.signed_at, None);
    assert_eq!(times_not_read(&line), BTreeSet::from([1]), "it is told");
    let null = r#"{"kind":"organisation","signedAt":null,"id":null}"#;
    assert!(times_not_read(null).is_empty());
}

#[test]
fn what_is_wrong_is_said() {
    for (line, code, says) in [
        ("{", "entry_invalid", "never closed; write an entry as `{"),
        ("Dockers", "entry_invalid", "from character 1 on"),
        (
            r#"{"kind":"organisation" "names":[]}"#,
            "entry_invalid",
            "from character 24 on: look there for a comma",
        ),
        (r#"{"工會":"x",}"#, "entry_invalid", "from character 11 on"),
        ("[1]", "entry_invalid", "no object in curly brackets"),
        (
            r#"{"kind":"robot"}"#,
            "kind_unknown",
            "no kind of signer: write",
        ),
        (
            r#"{"names":[]}"#,
            "kind_unknown",
            "`kind` is missing or no text: write",
        ),
        (
            r#"{"kind":7}"#,
            "kind_unknown",
            "`kind` is missing or no text: write",
        ),
        (
            r#"{"kind":"organisation","ordinal":"7"}"#,
            "number_invalid",
            r#"write it without quotation marks, as `"ordinal":7`"#,
        ),
        (
            r#"{"kind":"organisation","ordinal":0,"names":[{"text":"Quay"}]}"#,
            "number_invalid",
            "whole number from 1",
        ),
        (
            r#"{"kind":"count","count":-1}"#,
            "count_invalid",
            "number from 0 to 1,000,000,000",
        ),
        (r#"{"kind":"count"}"#, "count_invalid", "number from 0"),
        (
            r#"{"kind":"organisation","names":["Quay"]}"#,
            "names_invalid",
            "no list of names: write it as",
        ),
        (
            r#"{"kind":"organisation","names":null}"#,
            "names_invalid",
            "no list of names",
        ),
        (
            r#"{"kind":"organisation","country":353}"#,
            "entry_invalid",
            "`country` is no text in quotation marks; write",
        ),
        (
            r#"{"kind":"organisation","country":"IE","country":"PE"}"#,
            "entry_invalid",
            "stands in it twice",
        ),
        (
            r#"{"kind":"organisation","names":[]}"#,
            "name_missing",
            "no name",
        ),
    ] {
        let fault = row(line, APPEAL).unwrap_err();
        let reason = fault.reason;
        assert_eq!(fault.code, code, "{line}: {reason}");
        assert!(reason.contains(says), "{line}: {reason}");
        assert!(
            !reason.contains("line"),
            "the file's line is said: {reason}"
        );
    }
}

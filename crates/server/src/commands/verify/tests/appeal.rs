//! `--appeal`: one organisation may begin several appeals with one root key.

use super::*;

fn with(root: Option<&Multikey>, appeal: Option<&str>) -> Report {
    let read = Bundle::read(bundle(&[note(), signer(1, 2, "Dockers")]).as_bytes()).unwrap();
    let appeal = appeal.map(|appeal| address::read(appeal).unwrap());
    let questions = Questions {
        root,
        appeal: appeal.as_ref(),
        ..Questions::default()
    };
    Report::of(&read, &questions)
}

#[test]
fn another_appeal_under_the_same_root_is_a_fault() {
    let root = organiser().key.public();
    let other = "https://hub.example/appeals/wages";
    let report = with(Some(&root), Some(other));
    assert_eq!(faults(&report), ["appeal_mismatch"]);
    let text = report.lines(true).join("\n");
    let says = format!("the appeal in this file is {APPEAL}, and you gave {other}. Either");
    assert!(text.contains(&says), "{text}");
    let says =
        "\nNot sound. Look first whether the address that you gave with --appeal was mistyped";
    assert!(text.contains(says), "{text}");
    assert!(with(Some(&root), Some(APPEAL)).sound);
    // Where both are others, both are said.
    let key = SecretKey::from_seed(&[2; 32]).public();
    let both = with(Some(&key), Some(other)).lines(true).pop().unwrap();
    let says = "Not sound. Look first whether what you gave with --root and --appeal was mistyped";
    assert!(both.starts_with(says), "{both}");
}

#[test]
fn a_root_alone_is_said_to_pin_no_appeal() {
    let root = organiser().key.public();
    let says = "This key may be that of other appeals of the same organisation";
    let text = |report: Report, pinned| report.lines(pinned).join("\n");
    assert!(text(with(Some(&root), None), true).contains(says));
    assert!(!text(with(Some(&root), Some(APPEAL)), true).contains(says));
    assert!(!text(with(None, None), false).contains(says));
}

#[test]
fn an_address_is_taken_as_a_browser_shows_it() {
    for typed in [
        APPEAL,
        " https://Hub.example/appeals/brakes/ ",
        "https://hub.example:443/appeals/brakes?lang=en#list",
    ] {
        assert!(
            address::is_of(&address::read(typed).unwrap(), APPEAL),
            "{typed}"
        );
    }
    for wrong in [
        "",
        "brakes",
        "hub.example/appeals/brakes",
        "mailto:a@b.example",
    ] {
        assert!(address::read(wrong).is_err(), "{wrong}");
    }
}

#[test]
fn the_address_of_a_copy_says_of_which_appeal_it_is() {
    let copy = "https://cranes.example/appeals/hub.example/brakes";
    for given in [
        copy,
        "https://cranes.example/appeals/hub.example/brakes/?lang=fr#list",
    ] {
        let report = with(None, Some(given));
        assert!(report.sound, "{given}");
        let text = report.lines(false).join("\n");
        let says = "is that of another server's copy of this appeal.";
        assert!(text.contains(says), "{text}");
    }
    assert!(
        !with(None, Some(APPEAL))
            .lines(false)
            .join("\n")
            .contains("copy of this")
    );
    for other in [
        "https://cranes.example/appeals/hub.example/wages",
        "https://cranes.example/appeals/other.example/brakes",
        "https://cranes.example/appeals/hub.example/brakes/cosigners",
        "https://cranes.example/appeals/hub.example/brakes?id=1",
        "https://cranes.example/hub.example/brakes",
        "https://cranes.example/appeals/brakes",
        "http://cranes.example/appeals/hub.example/brakes",
    ] {
        assert_eq!(
            faults(&with(None, Some(other))),
            ["appeal_mismatch"],
            "{other}"
        );
    }
}

#[test]
fn an_address_is_never_taken_for_that_of_another_appeal() {
    let is_of = |typed: &str, object: &str| address::is_of(&address::read(typed).unwrap(), object);
    // Other programs may write what they like, if it is an id.
    for object in [
        "https://b.example/?p=1",
        "https://b.example/appeal?id=1",
        "https://b.example/appeals/brakes/",
        "https://b.example/appeals#brakes",
    ] {
        assert!(is_of(object, object), "{object}");
    }
    for (typed, other) in [
        ("https://b.example/appeal?id=1", "https://b.example/appeal"),
        (
            "https://b.example/appeal?id=1",
            "https://b.example/appeal?id=2",
        ),
        (
            "https://b.example/appeal?id=1&lang=en",
            "https://b.example/appeal",
        ),
        ("https://hub.example/appeals/Brakes", APPEAL),
        ("http://hub.example/appeals/brakes", APPEAL),
        ("https://hub.example:8443/appeals/brakes", APPEAL),
        ("https://hub.example@b.example/appeals/brakes", APPEAL),
    ] {
        assert!(!is_of(typed, other), "{typed} {other}");
    }
}

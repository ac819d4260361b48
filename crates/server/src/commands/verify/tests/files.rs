//! Files that are not what was asked for.

use super::*;

fn said(bytes: &[u8]) -> String {
    let file = tempfile::NamedTempFile::new().unwrap();
    std::fs::write(file.path(), bytes).unwrap();
    match read(file.path(), Wanted::Bundle, Bundle::read) {
        Err(Failure::Usage(why)) => why,
        _ => panic!("it was read"),
    }
}

#[test]
fn what_a_wrong_file_seems_to_be_is_said() {
    let sound = bundle(&[note()]);
    let marked = format!("\u{feff}{sound}");
    let problem = json!({
        "type": "https://undersigned.example/problems/not_found", "title": "Not Found",
        "status": 404, "code": "not_found", "detail": "There is no such\u{1b} appeal.",
    });
    let problem = problem.to_string();
    let within_a_letter = sound.replace("brakes", "brémse");
    let end = within_a_letter.find('é').unwrap() + 1;
    let files: [(&[u8], &str); 9] = [
        (&sound.as_bytes()[..sound.len() / 2], "it is cut off"),
        (&within_a_letter.as_bytes()[..end], "it is cut off"),
        (b"\n<!doctype html><html></html>", "a saved web page"),
        (b"\x1f\x8b\x08\x00", "compressed with gzip"),
        (b"PK\x03\x04", "a ZIP archive"),
        (b"", "it is empty"),
        (b"\xff\xfe{\x00", "UTF-16"),
        (marked.as_bytes(), "byte order mark"),
        (
            problem.as_bytes(),
            "error message in place of the file: it says “There is no such appeal.”",
        ),
    ];
    for (bytes, says) in files {
        let why = said(bytes);
        assert!(why.contains(says), "{says}: {why}");
    }
    // What is nothing of all that is called what it is not.
    assert!(said(b"{}").contains("not a bundle"));
}

#[test]
fn whatever_else_is_wrong_with_a_file_it_is_to_be_fetched_anew() {
    let sound = bundle(&[note()]);
    let with = |member: &str| sound.replacen('{', &format!("{{{member},"), 1);
    let deep = format!("\"more\":{}{}", "[".repeat(40), "]".repeat(40));
    for (file, says) in [
        (with("\"more\":1,\"more\":2"), "one key twice"),
        (with("\"more\":1.5"), "no integer"),
        (with("\"more\":-0"), "no integer"),
        (with("\"more\":99999999999999999999"), "no integer"),
        (with(&deep), "nested too deeply"),
        (format!("{sound}{{}}"), "not valid JSON"),
    ] {
        let why = said(file.as_bytes());
        assert!(why.contains(says), "{says}: {why}");
        assert!(why.contains("Get the file anew"), "{says}: {why}");
    }
}

#[test]
fn a_file_of_an_appeal_that_is_not_the_one_asked_for_is_called_what_it_is() {
    let said = [note(), signer(1, 2, "Dockers")];
    let sound = bundle(&said);
    let list = undersigned_domain::fold(&Bundle::read(sound.as_bytes()).unwrap().state);
    let csv = undersigned_web::exports::csv(&list, &Default::default());
    let items = [undersigned_web::exports::entry(&list.entries[0])];
    let json = json!({"object": APPEAL, "items": items}).to_string();
    let linked = json!({"@type": "ItemList", "itemListElement": []}).to_string();
    for (bytes, wanted, says) in [
        (&csv, Wanted::Bundle, "the list as a table (CSV)"),
        (
            &json,
            Wanted::Bundle,
            "the list as JSON, which has no signatures",
        ),
        (
            &linked,
            Wanted::Bundle,
            "the list as JSON, which has no signatures",
        ),
        (&sound, Wanted::List, "it seems to be a bundle"),
        (&sound, Wanted::Policy, "no policy"),
    ] {
        let seems = seems::to_be(bytes.as_bytes(), wanted).unwrap();
        assert!(seems.contains(says), "{says}: {seems}");
    }
    // A list that is at fault is a list all the same.
    let fault = json!({"items": [{}]}).to_string();
    for (bytes, wanted) in [("[1,2,3,4]", Wanted::List), (fault.as_str(), Wanted::List)] {
        assert_eq!(seems::to_be(bytes.as_bytes(), wanted), None);
    }
}

#[test]
fn what_does_not_say_how_long_it_is_is_read_to_a_bound() {
    let ten = b"0123456789";
    assert_eq!(bounded(&ten[..], 10).unwrap(), ten);
    let refused = bounded(io::repeat(b'x'), 10).unwrap_err();
    assert!(refused.to_string().contains("save it as a file"));
    // A file on a disk ends.
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("bundle.json");
    std::fs::write(&file, ten).unwrap();
    assert_eq!(bytes(&file).unwrap(), ten);
    assert!(bytes(folder.path()).is_err(), "a folder");
}

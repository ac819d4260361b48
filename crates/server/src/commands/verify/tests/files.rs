//! Files that are not what was asked for.

use super::*;

fn said(bytes: &[u8]) -> String {
    let file = tempfile::NamedTempFile::new().unwrap();
    std::fs::write(file.path(), bytes).unwrap();
    match read(file.path(), Bundle::read) {
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
    let files: [(&[u8], &str); 7] = [
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

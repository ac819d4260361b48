//! What a file seems to be that is not what was asked for: most often it was saved wrongly.

use serde_json::Value;
use undersigned_web::exports;

/// In a sentence, to be read after "cannot be read: "; none where nothing is known.
pub fn to_be(bytes: &[u8]) -> Option<String> {
    if bytes.is_empty() {
        return Some("it is empty".to_owned());
    }
    if let Some(what) = packed(bytes) {
        return Some(what.to_owned());
    }
    let text = std::str::from_utf8(bytes).ok()?;
    let unmarked = text.trim_start_matches(exports::MARK);
    let begins = unmarked.trim_start();
    if begins.starts_with('<') {
        return Some(
            "it seems to be a saved web page, not the file itself. The bundle is at the appeal's address \
             with /bundle, the table at the same with /cosigners.csv"
                .to_owned(),
        );
    }
    let value = serde_json::from_str::<Value>(begins).ok()?;
    if let Some(said) = error(&value) {
        return Some(format!(
            "it seems to be a server's error message in place of the file: it says “{said}”. \
             Get the file anew"
        ));
    }
    // Of a list it is no fault.
    let marked = unmarked.len() < text.len();
    (marked && value.get("format").is_some()).then(|| {
        "it begins with a byte order mark (BOM), which a bundle does not have: an editor put it there. \
         Get the file anew, and keep it as it came"
            .to_owned()
    })
}

/// By the first bytes.
fn packed(bytes: &[u8]) -> Option<&'static str> {
    let kinds: [(&[u8], &str); 5] = [
        (
            b"\x1f\x8b",
            "it seems to be compressed with gzip: unpack it first, or fetch it with `curl --compressed`",
        ),
        (
            b"PK\x03\x04",
            "it seems to be a ZIP archive or a spreadsheet: unpack it, or save it as CSV",
        ),
        (b"%PDF", "it seems to be a PDF, which has no signatures"),
        (b"\xff\xfe", UTF_16),
        (b"\xfe\xff", UTF_16),
    ];
    let found = kinds.iter().find(|(begin, _)| bytes.starts_with(begin));
    found.map(|(_, what)| *what)
}

const UTF_16: &str =
    "it seems to be in UTF-16, as some editors save: get it anew, and keep it as it came";

/// What a problem document (RFC 9457) says.
fn error(value: &Value) -> Option<&str> {
    value
        .get("status")?
        .as_u64()
        .filter(|status| *status >= 400)?;
    let says = |name: &str| value.get(name)?.as_str();
    says("detail").or_else(|| says("title"))
}

//! What a file seems to be that is not what was asked for: most often it was saved wrongly.

use super::listing;
use serde::{Deserialize, de::IgnoredAny};
use serde_json::Value;
use undersigned_web::exports;

/// What was asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wanted {
    /// The file that is checked, or an older one.
    Bundle,
    /// The published list beside it.
    List,
    /// Whose word is asked for.
    Policy,
}

/// Which members a file has. What is in them is passed over: a file may be as large as it likes.
#[derive(Deserialize)]
struct Members {
    format: Option<IgnoredAny>,
    statements: Option<IgnoredAny>,
    items: Option<IgnoredAny>,
    #[serde(rename = "itemListElement")]
    linked: Option<IgnoredAny>,
}

/// Longer than any message of a server.
const LONGEST_MESSAGE: usize = 64 * 1024;

/// What ends before its end.
const CUT_OFF: &str =
    "it is cut off before its end, as where a download broke off: get the file anew";

/// In a sentence, to be read after "cannot be read: "; none where nothing is known.
pub fn to_be(bytes: &[u8], wanted: Wanted) -> Option<String> {
    if bytes.is_empty() {
        return Some("it is empty".to_owned());
    }
    if let Some(what) = packed(bytes) {
        return Some(what.to_owned());
    }
    let text = match std::str::from_utf8(bytes) {
        Ok(text) => text,
        // It ends within a letter.
        Err(error) if error.error_len().is_none() => return Some(CUT_OFF.to_owned()),
        Err(_) => return None,
    };
    let unmarked = text.trim_start_matches(exports::MARK);
    let begins = unmarked.trim_start();
    if begins.starts_with('<') {
        return Some(
            "it seems to be a saved web page, not the file itself. The bundle is at the appeal's address \
             with /bundle, the table at the same with /cosigners.csv"
                .to_owned(),
        );
    }
    if wanted == Wanted::Bundle && listing::is_table(unmarked) {
        return Some(
            "it seems to be the list as a table (CSV), which has no signatures: the bundle is at the appeal's \
             address with /bundle. A table is compared with it: `verify BUNDLE --list TABLE`"
                .to_owned(),
        );
    }
    if begins.len() <= LONGEST_MESSAGE
        && let Ok(value) = serde_json::from_str::<Value>(begins)
        && let Some(said) = error(&value)
    {
        return Some(format!(
            "it seems to be a server's error message in place of the file: it says “{said}”. \
             Get the file anew"
        ));
    }
    // A list of values would be read as one of members.
    let is_object = begins.starts_with('{');
    let members = match serde_json::from_str::<Members>(begins) {
        Ok(members) if is_object => members,
        Err(error) if is_object && error.is_eof() => return Some(CUT_OFF.to_owned()),
        _ => return None,
    };
    if let Some(what) = another(&members, wanted) {
        return Some(what.to_owned());
    }
    // Of a list it is no fault.
    let marked = unmarked.len() < text.len();
    (marked && members.format.is_some()).then(|| {
        "it begins with a byte order mark (BOM), which a bundle does not have: an editor put it there. \
         Get the file anew, and keep it as it came"
            .to_owned()
    })
}

/// One of the files that belong to an appeal, and not the one that was asked for.
fn another(members: &Members, wanted: Wanted) -> Option<&'static str> {
    let is_bundle = members.format.is_some() && members.statements.is_some();
    let is_list = members.items.is_some() || members.linked.is_some();
    match wanted {
        Wanted::Bundle if is_list && members.statements.is_none() => Some(
            "it seems to be the list as JSON, which has no signatures: the bundle is at the appeal's address \
             with /bundle. A list is compared with it: `verify BUNDLE --list LIST`",
        ),
        Wanted::List if is_bundle => Some(
            "it seems to be a bundle, which is the file that is checked, and no published list. That one is \
             at the appeal's address with /cosigners.csv or /cosigners.json: `verify BUNDLE --list LIST`",
        ),
        Wanted::Policy if is_bundle || is_list => Some(
            "it seems to be a file of an appeal, and no policy: which servers you ask for is a TOML file \
             that you write yourself",
        ),
        _ => None,
    }
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

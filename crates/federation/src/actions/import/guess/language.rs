//! In which language the names of a column probably are.

use undersigned_domain::names::is_language_tag;

/// Words by which a header says the language of its names.
const LANGUAGES: [(&str, &[&str]); 9] = [
    ("zh", &["chinese", "中文", "chinois"]),
    ("ar", &["arabic", "العربية", "عربي", "arabe"]),
    ("fr", &["french", "français", "francais"]),
    ("es", &["spanish", "español", "espanol"]),
    ("de", &["german", "deutsch"]),
    ("ja", &["japanese", "日本語"]),
    ("ko", &["korean", "한국어"]),
    ("ru", &["russian", "русск"]),
    ("en", &["english", "anglais", "inglés", "英文"]),
];

/// The language of which a heading says that the names below it are in: by its tag, or by its name.
pub(in crate::actions::import) fn language_said(title: &str) -> Option<String> {
    if let Some(tag) = tag_said(title) {
        return Some(tag.to_owned());
    }
    let title = title.to_lowercase();
    let found = LANGUAGES.iter().find(|(tag, words)| {
        let tagged = [format!("({tag})"), format!("[{tag}]"), format!("_{tag}")];
        words.iter().any(|word| title.contains(word))
            || tagged.iter().any(|tag| title.ends_with(tag.as_str()))
    });
    found.map(|(tag, _)| (*tag).to_owned())
}

/// A tag of more than one part at the end of a heading, as `Name (zh-Hant)` and `Name [pt-BR]`, which says
/// more than its first part. It is written as tags are: "(co-op)" is none.
fn tag_said(title: &str) -> Option<&str> {
    let title = title.trim_end();
    let within = |open: char, close: char| {
        let (_, tag) = title.strip_suffix(close)?.rsplit_once(open)?;
        Some(tag.trim())
    };
    let tag = within('(', ')').or_else(|| within('[', ']'))?;
    let (primary, more) = tag.split_once('-')?;
    let is_primary =
        matches!(primary.len(), 2 | 3) && primary.bytes().all(|b| b.is_ascii_lowercase());
    let is_written_so = |part: &str| match part.len() {
        2 => part.bytes().all(|b| b.is_ascii_uppercase()),
        3 => part.bytes().all(|b| b.is_ascii_digit()),
        4 => part.starts_with(|c: char| c.is_ascii_uppercase()),
        _ => false,
    };
    let is_tag = is_primary && more.split('-').all(is_written_so) && is_language_tag(tag);
    is_tag.then_some(tag)
}

/// The language that most names in a script are in; none for a script of many.
pub(in crate::actions::import) fn language_of(text: &str) -> Option<&'static str> {
    text.chars().find_map(|c| match c {
        '\u{3040}'..='\u{30ff}' => Some("ja"),
        '\u{ac00}'..='\u{d7a3}' => Some("ko"),
        '\u{4e00}'..='\u{9fff}' => Some("zh"),
        '\u{0600}'..='\u{06ff}' => Some("ar"),
        '\u{0e00}'..='\u{0e7f}' => Some("th"),
        '\u{0370}'..='\u{03ff}' => Some("el"),
        '\u{0590}'..='\u{05ff}' => Some("he"),
        _ => None,
    })
}

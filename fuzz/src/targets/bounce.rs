//! Any bytes as the report of a mail server that could not deliver a mail.

use arbitrary::Result;
use undersigned_mail::bounce;

/// Reads the input as a report.
///
/// # Errors
/// None.
pub fn run(input: &[u8]) -> Result<()> {
    if let Ok(text) = std::str::from_utf8(input) {
        sound(bounce::token_in(text).into_iter());
    }
    let Some(report) = bounce::read(input) else {
        return Ok(());
    };
    assert!(report.tokens.len() <= 16);
    sound(report.tokens.iter().map(String::as_str));
    assert!(report.gone.is_none_or(|status| status.starts_with("5.")));
    Ok(())
}

/// A token finds a row by its hash, and is never longer than it was written.
fn sound<'a>(tokens: impl Iterator<Item = &'a str>) {
    for token in tokens {
        assert!(token.len() == 32 && token.bytes().all(|byte| byte.is_ascii_hexdigit()));
    }
}

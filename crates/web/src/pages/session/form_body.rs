//! The body of a form as browsers send it (`application/x-www-form-urlencoded`), read within a bound that is for what
//! somebody wrote, and not for how it is written on its way.

use crate::problem::Problem;
use axum::body::Body;
use futures::StreamExt as _;
use percent_encoding::percent_decode;

/// Reads it to its end. Each byte of a letter beyond ASCII, which comes as three (`%E5`), is one here: as much can be sent
/// in every script. None where it is longer than so many bytes then, or broke off.
pub async fn read(body: Body, most: usize) -> Option<Vec<u8>> {
    let mut pieces = body.into_data_stream();
    let mut form = Vec::new();
    while let Some(piece) = pieces.next().await {
        append(&mut form, &piece.ok()?);
        // A piece may end in the middle of a letter (`%E`), which is shorter once the rest of it has come.
        if form.len() > most.saturating_add(2) {
            return None;
        }
    }
    (form.len() <= most).then_some(form)
}

/// The same of one that is written already: what somebody wrote takes as much room in every script.
#[must_use]
pub fn shortened(form: &str) -> Vec<u8> {
    let mut short = Vec::new();
    append(&mut short, form.as_bytes());
    short
}

/// How long a text is in the body of a form, as [`read`] counts it.
#[must_use]
pub fn length(text: &str) -> usize {
    let before = std::iter::once(0).chain(text.bytes());
    let each = before.zip(text.bytes()).map(|(before, byte)| match byte {
        // Browsers end lines with CR LF, whatever they ended with before.
        b'\n' if before == b'\r' => 3,
        b'\n' => 6,
        b' ' | b'*' | b'-' | b'.' | b'_' => 1,
        _ if byte.is_ascii_alphanumeric() || !byte.is_ascii() => 1,
        _ => 3,
    });
    each.sum()
}

/// The fields and their separators stay as they are: these are ASCII.
fn append(form: &mut Vec<u8>, piece: &[u8]) {
    for byte in piece {
        form.push(*byte);
        if let [.., b'%', high, low] = form.as_slice()
            && let Some(byte) = beyond_ascii(*high, *low)
        {
            form.truncate(form.len() - 3);
            form.push(byte);
        }
    }
}

/// The byte that two hexadecimal digits say, where it is none of ASCII's.
fn beyond_ascii(high: u8, low: u8) -> Option<u8> {
    let digit = |byte: u8| char::from(byte).to_digit(16);
    let byte = digit(high)? * 16 + digit(low)?;
    u8::try_from(byte).ok().filter(|byte| !byte.is_ascii())
}

/// Refuses what is no text: browsers send UTF-8, and nobody's words are to be signed with letters that were lost.
///
/// # Errors
/// 400 `form_invalid`.
pub fn check_text(form: &[u8]) -> Result<(), Problem> {
    match percent_decode(form).decode_utf8() {
        Ok(_) => Ok(()),
        Err(_) => Err(no_text()),
    }
}

/// The same of a field of a form with files, which is sent as it is.
///
/// # Errors
/// As [`check_text`].
pub fn text(field: Vec<u8>) -> Result<String, Problem> {
    String::from_utf8(field).map_err(|_| no_text())
}

fn no_text() -> Problem {
    Problem::malformed("form_invalid", "the form is no text in UTF-8")
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::body::Bytes;
    use futures::stream;
    use std::convert::Infallible;

    /// In pieces of so many bytes.
    async fn read_in(pieces: usize, form: &str, most: usize) -> Option<Vec<u8>> {
        let pieces: Vec<_> = form
            .as_bytes()
            .chunks(pieces)
            .map(|piece| Ok::<_, Infallible>(Bytes::copy_from_slice(piece)))
            .collect();
        read(Body::from_stream(stream::iter(pieces)), most).await
    }

    #[tokio::test]
    async fn row_792_as_much_can_be_sent_in_every_script() {
        let encoded = |text: &str| {
            let mut form = url::form_urlencoded::Serializer::new(String::new());
            form.append_pair("text", text).finish()
        };
        for (letter, bytes) in [("a", 1), ("ع", 2), ("字", 3), ("𠀀", 4)] {
            let form = encoded(&letter.repeat(60));
            let most = "text=".len() + 60 * bytes;
            for pieces in [1, 2, 3, 7, 10_000] {
                let read = read_in(pieces, &form, most).await.expect("it fits");
                assert_eq!(read.len(), most, "{letter}");
                let fields = url::form_urlencoded::parse(&read).into_owned();
                let fields: Vec<_> = fields.collect();
                assert_eq!(fields, [("text".to_owned(), letter.repeat(60))]);
                assert_eq!(read_in(pieces, &form, most - 1).await, None, "{letter}");
            }
        }
    }

    #[tokio::test]
    async fn what_a_form_says_is_the_same_as_without() {
        for form in [
            "a=%26%3D%25E5%2B+b&c=%e5%AD%97",
            "a=%%E5%AD%97&b=%2%E5%AD%97&c=%zz&d=%E",
            "a=%25%45%35&%E5%AD%97=%00",
            "",
        ] {
            let read = read_in(1, form, 1_000).await.expect("it fits");
            let said = |form: &[u8]| -> Vec<(String, String)> {
                url::form_urlencoded::parse(form).into_owned().collect()
            };
            assert_eq!(said(&read), said(form.as_bytes()), "{form}");
        }
    }

    #[test]
    fn a_text_is_as_long_as_it_will_be_in_a_form() {
        for text in [
            "",
            "a@b.example\t\"Workers & Allied\"\ten\n",
            "one\r\ntwo\n\nthree+%~!'()*-._0",
            "اتحاد العمال\n勞工聯盟\n𠀀",
        ] {
            let sent = text.replace("\r\n", "\n").replace('\n', "\r\n");
            let mut form = url::form_urlencoded::Serializer::new(String::new());
            let form = form.append_pair("", &sent).finish();
            assert_eq!(length(text), shortened(&form).len() - 1, "{text}");
        }
    }

    #[test]
    fn row_793_what_is_no_text_is_no_form() {
        for sound in ["", "a=b&c=%E5%AD%97+%2B%25&d=%", "a=字"] {
            assert!(check_text(sound.as_bytes()).is_ok(), "{sound}");
        }
        for broken in [
            &b"a=\xff"[..],
            b"a=%FF",
            b"a=%E5%AD",
            b"a%C3=b",
            b"a=%ED%A0%80",
        ] {
            let refused = check_text(broken).expect_err("it is no text");
            assert_eq!(
                (refused.status.as_u16(), refused.code),
                (400, "form_invalid")
            );
        }
        assert_eq!(text("字".into()).ok().as_deref(), Some("字"));
        assert!(text(vec![b'a', 0xE5, 0xAD]).is_err());
    }
}

//! A file as text, in whatever encoding a spreadsheet saved it.

use super::{MAX_FILE, table::with_line_feeds};
use crate::{FederationError, error::Result};
use encoding_rs::{Encoding, UTF_8, WINDOWS_1252};
use std::borrow::Cow;

/// So many signs beyond ASCII do not stand in a row where Western languages are written: it is another encoding.
const TOO_MANY_IN_A_ROW: usize = 4;

/// How files begin that hold no list as text: packed folders, as which workbooks and documents are saved, those of older
/// programs, and PDF.
const DOCUMENTS: [&[u8]; 3] = [b"PK\x03\x04", b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", b"%PDF-"];

/// A file that nobody looks at as text, with its lines ended in one way: in UTF-8, or in UTF-16 where its first
/// bytes say so. Nothing is guessed.
///
/// # Errors
/// [`FederationError::Malformed`] `file_too_large`, `file_document` and `file_encoding`.
pub(super) fn of_file(file: &[u8]) -> Result<Cow<'_, str>> {
    if file.len() > MAX_FILE {
        return Err(FederationError::malformed(
            "file_too_large",
            "the file is larger than 64 MiB",
        ));
    }
    check_text(file)?;
    Ok(match said(file).ok_or_else(|| unreadable(file))? {
        Cow::Borrowed(text) => with_line_feeds(text),
        Cow::Owned(text) => Cow::Owned(with_line_feeds(&text).into_owned()),
    })
}

/// The same for somebody who looks at it: what is no UTF-8 is read as older spreadsheets write Western languages,
/// where it can be that. Says whether it was.
///
/// # Errors
/// [`FederationError::Malformed`] `file_document` and `file_encoding`.
pub(super) fn looked_at(file: &[u8]) -> Result<(String, bool)> {
    check_text(file)?;
    let (text, is_guessed) = match said(file) {
        Some(text) => (text, false),
        None => (western(file).ok_or_else(|| unreadable(file))?, true),
    };
    let text = with_line_feeds(text.trim_start_matches('\u{feff}'));
    Ok((text.into_owned(), is_guessed))
}

/// Whether a file is a workbook, a document or a PDF: no line of it is one of a list.
#[must_use]
pub fn is_document(file: &[u8]) -> bool {
    DOCUMENTS.iter().any(|begin| file.starts_with(begin))
}

/// Refuses what is no text, whatever letters it may be read as.
fn check_text(file: &[u8]) -> Result<()> {
    match is_document(file) {
        true => Err(FederationError::malformed(
            "file_document",
            "the file is a workbook, a document or a PDF, and no list as text: open it and save it as “CSV UTF-8”",
        )),
        false => Ok(()),
    }
}

/// The first line of a file that is not in UTF-8, or has U+0000 in it; none where all of them can be read.
#[must_use]
pub fn first_unreadable_line(file: &[u8]) -> Option<u64> {
    let whole = decoded(file);
    let is_whole = whole.is_some();
    let text = whole.unwrap_or_else(|| {
        let sound = std::str::from_utf8(file).map_or_else(|error| error.valid_up_to(), str::len);
        String::from_utf8_lossy(file.get(..sound).unwrap_or_default())
    });
    let sound = text.find('\0').or((!is_whole).then_some(text.len()))?;
    let before = text.get(..sound).unwrap_or_default();
    Some(with_line_feeds(before).matches('\n').count() as u64 + 1)
}

/// The text, where all of it can be read. U+0000 stands in no text: it is another encoding, or no list at all, and
/// would be taken out without a word.
fn said(file: &[u8]) -> Option<Cow<'_, str>> {
    decoded(file).filter(|text| !text.contains('\0'))
}

/// What a file says in the encoding that its first bytes name, or else in UTF-8.
fn decoded(file: &[u8]) -> Option<Cow<'_, str>> {
    let (encoding, mark) = Encoding::for_bom(file).unwrap_or((UTF_8, 0));
    let behind = file.get(mark..).unwrap_or_default();
    encoding.decode_without_bom_handling_and_without_replacement(behind)
}

fn western(file: &[u8]) -> Option<Cow<'_, str>> {
    let (text, _) = WINDOWS_1252.decode_without_bom_handling(file);
    let is_json = text.trim_start().starts_with('{');
    let is_text = |c: char| !c.is_control() || matches!(c, '\t' | '\n' | '\r');
    let mut in_a_row = 0;
    let is_other = text.chars().any(|c| {
        in_a_row = match c.is_ascii() {
            true => 0,
            false => in_a_row + 1,
        };
        in_a_row >= TOO_MANY_IN_A_ROW
    });
    (!is_json && !is_other && text.chars().all(is_text)).then_some(text)
}

/// Whether question marks stand for letters in a name: two in a row, or one before a letter. Spreadsheets that save a list in
/// the encoding of their country put them in the place of all that this lacks. One behind a word may be meant. The sign by which
/// programs show what they cannot read never is.
pub(super) fn has_lost_letters(name: &str) -> bool {
    let next = name.chars().skip(1);
    let mut pairs = name.chars().zip(next);
    name.contains(char::REPLACEMENT_CHARACTER)
        || pairs.any(|(sign, next)| sign == '?' && (next == '?' || next.is_alphabetic()))
}

fn unreadable(file: &[u8]) -> FederationError {
    let line = first_unreadable_line(file).unwrap_or(1);
    let detail = format!(
        "the file is not in UTF-8, or has U+0000 in it: line {line} is the first that cannot be read; save it as \
         “CSV UTF-8”"
    );
    FederationError::malformed("file_encoding", detail)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_read_in_the_encoding_that_it_says() {
        let utf_16 = |bytes: fn(u16) -> [u8; 2]| -> Vec<u8> {
            "\u{feff}Name\r\nÉcole\r\n"
                .encode_utf16()
                .flat_map(bytes)
                .collect()
        };
        for file in [
            "Name\nÉcole\n".as_bytes().to_vec(),
            "\u{feff}Name\rÉcole\r".as_bytes().to_vec(),
            utf_16(u16::to_le_bytes),
            utf_16(u16::to_be_bytes),
        ] {
            assert_eq!(of_file(&file).expect("it can be read"), "Name\nÉcole\n");
            let (text, is_guessed) = looked_at(&file).expect("it can be read");
            assert_eq!((text.as_str(), is_guessed), ("Name\nÉcole\n", false));
        }
    }

    #[test]
    fn what_older_spreadsheets_write_is_read_for_somebody_who_looks_at_it() {
        let file = b"Name\r\n\x93\xC9cole\x94 \x96 S\xFCd\r\n";
        let (text, is_guessed) = looked_at(file).expect("it can be read");
        assert_eq!((text.as_str(), is_guessed), ("Name\n“École” – Süd\n", true));
        let refused = of_file(file).expect_err("nobody looks at it");
        assert!(refused.to_string().contains("line 2"), "{refused}");
    }

    #[test]
    fn question_marks_in_the_place_of_letters_are_told_from_questions() {
        for lost in [
            "Zwi?zek Zawodowy",
            "Liman-?? Sendikas?",
            "?coles",
            "????? ILO",
            "Soci\u{fffd}t\u{fffd}",
            "Union \u{fffd}",
        ] {
            assert!(has_lost_letters(lost), "{lost}");
        }
        for meant in [
            "What Now? Union",
            "Et alors ?",
            "¿Y ahora?",
            "谁？我们",
            "?",
            "",
        ] {
            assert!(!has_lost_letters(meant), "{meant}");
        }
    }

    #[test]
    fn what_may_be_another_encoding_is_not_guessed_at() {
        for file in [
            // Chinese, Russian, JSON.
            &b"Name\n\xD6\xD0\xCE\xC4\n"[..],
            b"Name\n\xCF\xF0\xEE\xF4\xF1\xEE\xFE\xE7\n",
            b"{\"kind\":\"caf\xE9\"}\n",
        ] {
            assert!(looked_at(file).is_err(), "{file:?}");
            assert!(of_file(file).is_err(), "{file:?}");
        }
        assert_eq!(first_unreadable_line(b"A\r\nB\rC\xFF\n"), Some(3));
        assert_eq!(first_unreadable_line("École".as_bytes()), None);
    }

    #[test]
    fn a_workbook_is_told_from_a_list_in_another_encoding() {
        for file in [
            &b"PK\x03\x04\x14\0\xFF"[..],
            b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1\0",
            // It can be read, and is no list.
            b"%PDF-1.4\n1 0 obj\n",
        ] {
            for refused in [of_file(file).err(), looked_at(file).err()] {
                let refused = refused.expect("it is no text");
                assert_eq!(refused.code(), "file_document", "{refused}");
            }
        }
        assert!(!is_document(b"PK Dockers\n"));
    }

    #[test]
    fn a_file_with_nul_in_it_is_refused_by_its_line() {
        let utf_16: Vec<u8> = "\u{feff}Name\nDock\0ers\n"
            .encode_utf16()
            .flat_map(u16::to_le_bytes)
            .collect();
        for file in [
            &b"Name\nDock\0ers\nCrane Drivers\n"[..],
            b"Name\r\nDockers\0\r\nS\xFCd\r\n",
            utf_16.as_slice(),
        ] {
            assert_eq!(first_unreadable_line(file), Some(2), "{file:?}");
            for refused in [of_file(file).err(), looked_at(file).err()] {
                let refused = refused.expect("it is no text");
                assert_eq!(refused.code(), "file_encoding");
                assert!(refused.to_string().contains("line 2"), "{refused}");
            }
        }
    }
}

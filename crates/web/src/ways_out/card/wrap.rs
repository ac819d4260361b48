//! A title set in lines: broken where its script allows (UAX #14), as large as fits, and cut where
//! it does not end.

use super::fonts::Fonts;
use crate::one_line::one_line;
use icu_segmenter::{LineSegmenter, options::LineBreakOptions};

/// Longest text that is set, in characters: as long as a title may be.
const LONGEST: usize = undersigned_domain::appeal::MAX_TITLE_CHARS;

/// A title in lines.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Lines {
    /// Size of the letters, in pixels.
    pub size: f32,
    /// The lines, without spaces at their ends.
    pub lines: Vec<String>,
}

/// Sets a title as large as fits into so many pixels: `sizes` are pairs of a size of letters and
/// the number of lines there is room for, the largest letters first.
pub(super) fn set(
    fonts: &Fonts,
    title: &str,
    language: &str,
    width: f32,
    sizes: &[(f32, usize)],
) -> Lines {
    let title = one_line(title);
    let title: String = title.chars().take(LONGEST).collect();
    let pieces = pieces(&title);
    let Some((first, _)) = sizes.first() else {
        return Lines {
            size: 0.0,
            lines: Vec::new(),
        };
    };
    // Measured once: letters grow evenly.
    let plain: Vec<&str> = pieces.iter().map(|piece| piece.trim_end()).collect();
    let rooms = fonts.measure(&plain, *first, language);
    let widths: Vec<f32> = rooms.iter().map(|room| room.width / first).collect();
    let mut lines = Vec::new();
    let mut chosen = *first;
    for (size, most) in sizes {
        let scaled: Vec<f32> = widths.iter().map(|width| width * size).collect();
        lines = fill(&pieces, &scaled, width, size * 0.27);
        chosen = *size;
        if lines.len() <= *most {
            return Lines {
                size: chosen,
                lines,
            };
        }
        if sizes.last() == Some(&(*size, *most)) {
            lines.truncate(*most);
        }
    }
    if let Some(last) = lines.last_mut() {
        shorten(last);
    }
    Lines {
        size: chosen,
        lines,
    }
}

/// What may not be broken, with the space that follows. A piece that is longer than any line is
/// parted between letters.
fn pieces(title: &str) -> Vec<&str> {
    let segmenter = LineSegmenter::new_dictionary(LineBreakOptions::default());
    let ends: Vec<usize> = segmenter.segment_str(title).collect();
    let starts = std::iter::once(0).chain(ends.iter().copied());
    let mut pieces = Vec::new();
    for (start, end) in starts.zip(ends.iter().copied()) {
        let mut rest = title.get(start..end).unwrap_or_default();
        while let Some((cut, _)) = rest.char_indices().nth(24) {
            let (head, tail) = rest.split_at(cut);
            pieces.push(head);
            rest = tail;
        }
        if !rest.is_empty() {
            pieces.push(rest);
        }
    }
    pieces
}

fn fill(pieces: &[&str], widths: &[f32], most: f32, space: f32) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let mut line = String::new();
    let mut used = 0.0;
    for (piece, width) in pieces.iter().zip(widths) {
        if used + width > most && !line.is_empty() {
            lines.push(std::mem::take(&mut line).trim_end().to_owned());
            used = 0.0;
        }
        line.push_str(piece);
        used += width;
        if piece.ends_with(' ') {
            used += space;
        }
    }
    if !line.trim().is_empty() {
        lines.push(line.trim_end().to_owned());
    }
    lines
}

/// Takes the last two letters for three dots.
fn shorten(line: &mut String) {
    let count = line.chars().count();
    let kept: String = line.chars().take(count.saturating_sub(2)).collect();
    *line = format!("{}…", kept.trim_end());
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chinese_breaks_between_letters_and_no_comma_begins_a_line() {
        let pieces = pieces("釋放他們，現在");
        assert!(pieces.len() > 3, "{pieces:?}");
        assert!(pieces.iter().all(|piece| !piece.starts_with('，')));
    }

    #[test]
    fn lines_are_filled_and_no_word_is_lost() {
        let pieces = pieces("one two three four");
        let lines = fill(&pieces, &[30.0, 30.0, 50.0, 40.0], 100.0, 5.0);
        assert_eq!(lines, ["one two", "three four"]);
        let long = "x".repeat(60);
        assert_eq!(super::pieces(&long).concat(), long);
        assert_eq!(super::pieces(&long).len(), 3);
    }

    #[test]
    fn what_does_not_fit_is_cut_and_says_so() {
        let fonts = Fonts::load(None);
        if fonts.is_empty() {
            return;
        }
        let title = "a word and another ".repeat(30);
        let set = set(&fonts, &title, "en", 400.0, &[(60.0, 3), (40.0, 4)]);
        assert_eq!(set.lines.len(), 4);
        assert!(set.lines[3].ends_with('…'), "{set:?}");
        assert_eq!(set.size, 40.0);
        let short = super::set(&fonts, "Short", "en", 400.0, &[(60.0, 3), (40.0, 4)]);
        assert_eq!(short.lines, ["Short"]);
        assert_eq!(short.size, 60.0);
    }
}

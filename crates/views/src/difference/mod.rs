//! What changed between two wordings: pure functions from two texts to pieces that are the same,
//! removed or added. Applied one way they give the earlier text back, the other way the later one.

mod appeal;
mod paragraphs;
mod words;

pub use appeal::{
    AddresseeChange, DemandChange, FactChange, LanguageChange, Standing, TextChange, between_texts,
    in_parts,
};
pub use paragraphs::paragraphs;
pub use words::words;

/// A stretch of text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Piece {
    /// In both texts.
    Same(String),
    /// In the earlier text only.
    Removed(String),
    /// In the later text only.
    Added(String),
}

impl Piece {
    /// Its text.
    #[must_use]
    pub fn text(&self) -> &str {
        match self {
            Self::Same(text) | Self::Removed(text) | Self::Added(text) => text,
        }
    }
}

/// A paragraph, title or demand as it was and as it is.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Passage {
    /// Its pieces in order; what was removed stands before what took its place.
    pub pieces: Vec<Piece>,
}

impl Passage {
    /// Text that stands in both.
    fn same(text: &str) -> Self {
        Self::of([Piece::Same(text.to_owned())])
    }

    /// Text that is gone.
    fn removed(text: &str) -> Self {
        Self::of([Piece::Removed(text.to_owned())])
    }

    /// Text that is new.
    fn added(text: &str) -> Self {
        Self::of([Piece::Added(text.to_owned())])
    }

    fn of(pieces: impl IntoIterator<Item = Piece>) -> Self {
        let pieces = pieces.into_iter();
        Self {
            pieces: pieces.filter(|piece| !piece.text().is_empty()).collect(),
        }
    }

    /// Whether anything differs. The empty lines after a paragraph are not the text.
    #[must_use]
    pub fn is_changed(&self) -> bool {
        let mut pieces = self.pieces.as_slice();
        while let [rest @ .., last] = pieces
            && last.text().trim_matches('\n').is_empty()
        {
            pieces = rest;
        }
        pieces.iter().any(|piece| !matches!(piece, Piece::Same(_)))
    }

    /// Without the empty lines behind it, for showing.
    #[must_use]
    pub fn trimmed(mut self) -> Self {
        while let Some(last) = self.pieces.pop() {
            let text = last.text().trim_end_matches('\n').to_owned();
            if text.is_empty() {
                continue;
            }
            self.pieces.push(match last {
                Piece::Same(_) => Piece::Same(text),
                Piece::Removed(_) => Piece::Removed(text),
                Piece::Added(_) => Piece::Added(text),
            });
            break;
        }
        self
    }

    /// Whether it stands in the later text only.
    #[must_use]
    pub fn is_new(&self) -> bool {
        self.are_all(|piece| matches!(piece, Piece::Added(_)))
    }

    /// Whether it stands in the earlier text only.
    #[must_use]
    pub fn is_gone(&self) -> bool {
        self.are_all(|piece| matches!(piece, Piece::Removed(_)))
    }

    fn are_all(&self, kind: impl Fn(&Piece) -> bool) -> bool {
        !self.pieces.is_empty() && self.pieces.iter().all(kind)
    }

    /// The earlier text.
    #[must_use]
    pub fn before(&self) -> String {
        let kept = self.pieces.iter();
        kept.filter(|piece| !matches!(piece, Piece::Added(_)))
            .map(Piece::text)
            .collect()
    }

    /// The later text.
    #[must_use]
    pub fn after(&self) -> String {
        let kept = self.pieces.iter();
        kept.filter(|piece| !matches!(piece, Piece::Removed(_)))
            .map(Piece::text)
            .collect()
    }
}

//! What is asked of the same few characters again and again.

use std::{borrow::Cow, sync::OnceLock};

/// How many places Unicode's basic plane has: that of nearly all letters in use.
const BASIC_PLANE: usize = 0x1_0000;
/// Characters that are worked out together.
const BLOCK: usize = 256;

/// A text for each character. Those of the basic plane are kept, from when one of their block was asked for: working out
/// the same few letters is most of the time that a name would take.
pub(crate) struct ByCharacter {
    of: fn(char) -> String,
    blocks: [OnceLock<Box<Block>>; BASIC_PLANE / BLOCK],
}

/// The texts of a block, one behind the other.
struct Block {
    texts: String,
    /// Where each begins, and where the last one ends.
    places: [usize; BLOCK + 1],
}

impl ByCharacter {
    pub const fn new(of: fn(char) -> String) -> Self {
        Self {
            of,
            blocks: [const { OnceLock::new() }; BASIC_PLANE / BLOCK],
        }
    }

    /// The text of a character.
    #[inline]
    pub fn get(&self, c: char) -> Cow<'_, str> {
        let (number, place) = (c as usize / BLOCK, c as usize % BLOCK);
        let Some(block) = self.blocks.get(number) else {
            return Cow::Owned((self.of)(c));
        };
        let Block { texts, places } = &**block.get_or_init(|| self.block(number));
        Cow::Borrowed(&texts[places[place]..places[place + 1]])
    }

    /// The block of this number. Halves of pairs, which are no characters, have no text.
    fn block(&self, number: usize) -> Box<Block> {
        let mut texts = String::new();
        let mut places = [0; BLOCK + 1];
        for (place, end) in places.iter_mut().skip(1).enumerate() {
            let c = char::from_u32((number * BLOCK + place) as u32);
            texts.extend(c.map(self.of));
            *end = texts.len();
        }
        Box::new(Block { texts, places })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_character_has_its_own_text() {
        let plain = |c: char| c.to_string().repeat(c as usize % 4);
        let kept = ByCharacter::new(plain);
        for c in '\0'..='\u{1FFFF}' {
            assert_eq!(kept.get(c), plain(c), "{c:?}");
        }
    }
}

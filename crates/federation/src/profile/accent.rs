//! The one colour that an organisation chooses, and the one for dark screens that follows from it.
//!
//! Contrast is that of WCAG 2.2: (L1 + 0.05) / (L2 + 0.05) of the relative luminances.

use crate::FederationError;
use serde::{Deserialize, Serialize};
use std::fmt;

/// Least contrast of text on its ground (WCAG 2.2, success criterion 1.4.3).
pub const MIN_CONTRAST: f64 = 4.5;
/// What text stands on: paper and the ground of notices, on bright screens and on dark ones.
const BRIGHT: [[u8; 3]; 2] = [[0xff, 0xff, 0xff], [0xf5, 0xf4, 0xf0]];
const DARK: [[u8; 3]; 2] = [[0x16, 0x17, 0x1a], [0x20, 0x22, 0x26]];
/// What the colour on dark screens is to reach: easy to read there, still the same colour.
const DARK_CONTRAST: f64 = 7.0;

/// A colour that can be read on paper, as `#rrggbb`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Accent([u8; 3]);

impl Accent {
    /// Reads `#rrggbb`.
    ///
    /// # Errors
    /// [`FederationError::Invalid`] `accent_invalid` for anything else, `accent_contrast` for a
    /// colour that cannot be read on paper.
    pub fn parse(text: &str) -> Result<Self, FederationError> {
        let invalid = || {
            FederationError::invalid(
                "accent_invalid",
                "a colour is written as # and six hexadecimal digits, such as #1f3f77",
            )
        };
        let digits = text.trim().strip_prefix('#').ok_or_else(invalid)?;
        let sound = digits.len() == 6 && digits.bytes().all(|b| b.is_ascii_hexdigit());
        let number = u32::from_str_radix(digits, 16)
            .ok()
            .filter(|_| sound)
            .ok_or_else(invalid)?;
        let [_, red, green, blue] = number.to_be_bytes();
        let colour = [red, green, blue];
        let reached = least(colour, BRIGHT);
        if reached < MIN_CONTRAST {
            return Err(FederationError::invalid(
                "accent_contrast",
                format!(
                    "that colour is too pale: its contrast is {reached:.1} to 1, and text needs \
                     {MIN_CONTRAST} to 1; choose a darker one"
                ),
            ));
        }
        Ok(Self(colour))
    }

    /// The same colour for dark screens: mixed with white until it can be read there.
    pub fn dark(self) -> String {
        let mixed = |part: u32| {
            self.0.map(|channel| {
                let channel = u32::from(channel);
                u8::try_from(channel + (255 - channel) * part / 100).unwrap_or(u8::MAX)
            })
        };
        let colour = (0..=100)
            .map(mixed)
            .find(|colour| least(*colour, DARK) >= DARK_CONTRAST);
        written(colour.unwrap_or([0xff; 3]))
    }
}

impl fmt::Display for Accent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&written(self.0))
    }
}

impl TryFrom<String> for Accent {
    type Error = FederationError;

    fn try_from(text: String) -> Result<Self, FederationError> {
        Self::parse(&text)
    }
}

impl From<Accent> for String {
    fn from(accent: Accent) -> Self {
        accent.to_string()
    }
}

fn written([red, green, blue]: [u8; 3]) -> String {
    format!("#{red:02x}{green:02x}{blue:02x}")
}

/// The least contrast with any of these grounds.
fn least(colour: [u8; 3], grounds: [[u8; 3]; 2]) -> f64 {
    grounds
        .into_iter()
        .map(|ground| contrast(colour, ground))
        .fold(f64::INFINITY, f64::min)
}

fn contrast(one: [u8; 3], other: [u8; 3]) -> f64 {
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

fn luminance(colour: [u8; 3]) -> f64 {
    let linear = |channel: u8| {
        let value = f64::from(channel) / 255.0;
        match value <= 0.040_45 {
            true => value / 12.92,
            false => ((value + 0.055) / 1.055).powf(2.4),
        }
    };
    let [red, green, blue] = colour.map(linear);
    0.2126 * red + 0.7152 * green + 0.0722 * blue
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn contrast_is_that_of_wcag() {
        assert!((contrast([0; 3], [255; 3]) - 21.0).abs() < 0.001);
        // The default accent, as the design says.
        assert!((contrast([0x1f, 0x3f, 0x77], [255; 3]) - 10.3).abs() < 0.05);
    }

    #[test]
    fn a_pale_colour_is_refused_and_says_what_it_reaches() {
        for (pale, reached) in [("#ffd54a", "1.3"), ("#777777", "4.1"), ("#ff0000", "3.6")] {
            let error = Accent::parse(pale).unwrap_err();
            assert_eq!(error.code(), "accent_contrast");
            assert!(error.to_string().contains(reached), "{pale}: {error}");
        }
        for odd in [
            "", "red", "#12345", "#1234567", "#+12345", "1f3f77", "#ggg000",
        ] {
            assert_eq!(Accent::parse(odd).unwrap_err().code(), "accent_invalid");
        }
    }

    #[test]
    fn on_dark_screens_it_can_be_read() {
        for colour in [
            "#1f3f77", "#000000", "#b3261e", "#1e6b3a", "#5b3a8c", "#7a5200",
        ] {
            let dark = Accent::parse(colour).unwrap().dark();
            let number = u32::from_str_radix(&dark[1..], 16).unwrap();
            let [_, red, green, blue] = number.to_be_bytes();
            assert!(least([red, green, blue], DARK) >= DARK_CONTRAST, "{dark}");
        }
    }
}

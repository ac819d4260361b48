//! The fonts of this machine, in the order in which a language wants them.
//!
//! Han letters look different in Hong Kong, Taiwan, the mainland, Japan and Korea under one code
//! point, so the order in which fonts are asked for a letter depends on the language. What is asked
//! is a copy of the database in that order: it holds where the fonts are, not the fonts.

use crate::views::escaped;
use resvg::usvg::{
    self, FontFamily, FontResolver, Node, Options, Tree,
    fontdb::{Database, FaceInfo, Family, ID, Query, Stretch, Style, Weight},
};
use skrifa::{FontRef, MetadataProvider as _};
use std::{
    collections::HashMap,
    path::Path,
    sync::{Arc, Mutex, PoisonError},
};

/// Faces for what is said, before those of a language.
const SERIF: &[&str] = &["Noto Serif", "DejaVu Serif", "Liberation Serif"];
/// Faces for what surrounds it.
const SANS: &[&str] = &["Noto Sans", "DejaVu Sans", "Liberation Sans"];

/// All fonts that were found when they were first needed.
pub struct Fonts {
    all: Database,
    orders: Mutex<HashMap<&'static [&'static str], Arc<Database>>>,
}

impl std::fmt::Debug for Fonts {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.debug_struct("Fonts")
            .field("faces", &self.all.len())
            .finish_non_exhaustive()
    }
}

/// Room that words take, and whether there are letters for all of them.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Room {
    /// In pixels.
    pub width: f32,
    /// Whether no letter is missing.
    pub readable: bool,
}

impl Fonts {
    /// The fonts of the system, and those of a folder, which come first.
    #[must_use]
    pub fn load(folder: Option<&Path>) -> Self {
        let mut all = Database::new();
        if let Some(folder) = folder {
            all.load_fonts_dir(folder);
        }
        all.load_system_fonts();
        Self::of(all)
    }

    fn of(all: Database) -> Self {
        Self {
            all,
            orders: Mutex::default(),
        }
    }

    /// Whether there is no font at all.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.all.is_empty()
    }

    /// Whether there are letters for all of these words.
    #[must_use]
    pub fn can_write(&self, words: &str, language: &str) -> bool {
        let rooms = self.measure(&[words], 16.0, language);
        rooms.first().is_some_and(|room| room.readable)
    }

    /// How much room each of these takes in the serif face at a size.
    pub(super) fn measure(&self, words: &[&str], size: f32, language: &str) -> Vec<Room> {
        let texts = words.iter().enumerate().map(|(place, words)| {
            let words = escaped(words);
            format!("<text id=\"t{place}\" xml:space=\"preserve\" y=\"100\">{words}</text>")
        });
        let svg = format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"100\" height=\"100\">\
             <g font-family=\"serif\" font-size=\"{size}\">{}</g></svg>",
            texts.collect::<String>()
        );
        let tree = self.tree(&svg, language);
        let room = |place: usize| {
            let node = tree.as_ref()?.node_by_id(&format!("t{place}"))?;
            Some(Room {
                width: node.bounding_box().width(),
                readable: is_readable(node),
            })
        };
        let empty = |words: &str| Room {
            width: 0.0,
            readable: words.trim().is_empty(),
        };
        let words = words.iter().enumerate();
        words
            .map(|(place, words)| room(place).unwrap_or_else(|| empty(words)))
            .collect()
    }

    /// An SVG with its text laid out in the fonts that a language wants.
    pub(super) fn tree(&self, svg: &str, language: &str) -> Option<Tree> {
        let options = Options {
            fontdb: self.in_order(wanted(language)),
            font_resolver: FontResolver {
                select_font: Box::new(select),
                select_fallback: Box::new(fallback),
            },
            // Nothing that an SVG names is fetched or read.
            image_href_resolver: usvg::ImageHrefResolver {
                resolve_data: Box::new(|_, _, _| None),
                resolve_string: Box::new(|_, _| None),
            },
            ..Options::default()
        };
        Tree::from_str(svg, &options).ok()
    }

    fn in_order(&self, wanted: &'static [&'static str]) -> Arc<Database> {
        let mut orders = self.orders.lock().unwrap_or_else(PoisonError::into_inner);
        let make = || {
            let mut faces: Vec<&FaceInfo> = self.all.faces().collect();
            faces.sort_by_key(|face| {
                let family = face.families.first().map(|(name, _)| name.as_str());
                let place = family.and_then(|family| {
                    let all = wanted.iter().chain(SERIF).chain(SANS);
                    all.enumerate()
                        .find(|(_, name)| **name == family)
                        .map(|(place, _)| place)
                });
                (
                    place.unwrap_or(usize::MAX),
                    face.style != Style::Normal,
                    face.weight.0.abs_diff(Weight::NORMAL.0),
                    face.stretch != Stretch::Normal,
                    face.monospaced,
                    face.post_script_name.clone(),
                )
            });
            let mut ordered = Database::new();
            for face in faces {
                ordered.push_face_info(face.clone());
            }
            Arc::new(ordered)
        };
        orders.entry(wanted).or_insert_with(make).clone()
    }
}

/// The first face of the wanted kind that there is, else the first of all: its gaps are filled
/// from the others.
fn select(font: &usvg::Font, fonts: &mut Arc<Database>) -> Option<ID> {
    let sans = font.families().contains(&FontFamily::SansSerif);
    let names = if sans { SANS } else { SERIF };
    let families: Vec<Family<'_>> = names.iter().map(|name| Family::Name(name)).collect();
    let found = fonts.query(&Query {
        families: &families,
        ..Query::default()
    });
    found.or_else(|| fonts.faces().next().map(|face| face.id))
}

/// The first face in the order of the language that has a letter.
fn fallback(letter: char, used: &[ID], fonts: &mut Arc<Database>) -> Option<ID> {
    let has = |id: ID| {
        let found = fonts.with_face_data(id, |data, index| {
            let font = FontRef::from_index(data, index).ok()?;
            font.charmap().map(letter)
        });
        found.flatten().is_some()
    };
    let mut faces = fonts.faces().map(|face| face.id);
    faces.find(|id| !used.contains(id) && has(*id))
}

/// Whether no glyph of a text is the one for "no such letter", which is the first of every font.
fn is_readable(node: &Node) -> bool {
    let Node::Text(text) = node else {
        return false;
    };
    let mut glyphs = text
        .layouted()
        .iter()
        .flat_map(|span| &span.positioned_glyphs);
    glyphs.all(|glyph| glyph.id.0 != 0)
}

/// The families that a language wants first where the usual ones have no letter.
fn wanted(language: &str) -> &'static [&'static str] {
    let tag = language.to_ascii_lowercase();
    let mut parts = tag.split('-');
    let primary = parts.next().unwrap_or_default();
    let has = |part: &str| tag.split('-').skip(1).any(|one| one == part);
    match primary {
        "yue" => HONG_KONG,
        "zh" if has("hk") || has("mo") => HONG_KONG,
        "zh" if has("hant") || has("tw") => TRADITIONAL,
        "zh" => SIMPLIFIED,
        "ja" => JAPANESE,
        "ko" => KOREAN,
        "ur" => &[
            "Noto Nastaliq Urdu",
            "Noto Naskh Arabic",
            "Noto Sans Arabic",
        ],
        "ar" | "fa" | "ps" | "ckb" | "ug" | "sd" => &["Noto Naskh Arabic", "Noto Sans Arabic"],
        _ => SIMPLIFIED,
    }
}

const HONG_KONG: &[&str] = &[
    "Noto Serif CJK HK",
    "Noto Serif HK",
    "Noto Sans CJK HK",
    "Noto Serif CJK TC",
    "Noto Sans CJK TC",
];
const TRADITIONAL: &[&str] = &[
    "Noto Serif CJK TC",
    "Noto Serif TC",
    "Noto Sans CJK TC",
    "Noto Sans TC",
];
const SIMPLIFIED: &[&str] = &[
    "Noto Naskh Arabic",
    "Noto Serif CJK SC",
    "Noto Serif SC",
    "Noto Sans CJK SC",
    "Noto Sans SC",
];
const JAPANESE: &[&str] = &[
    "Noto Serif CJK JP",
    "Noto Serif JP",
    "Noto Sans CJK JP",
    "Noto Sans JP",
];
const KOREAN: &[&str] = &[
    "Noto Serif CJK KR",
    "Noto Serif KR",
    "Noto Sans CJK KR",
    "Noto Sans KR",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_way_to_write_han_has_its_own_face() {
        assert_eq!(wanted("zh-HK"), HONG_KONG);
        assert_eq!(wanted("zh-Hant"), TRADITIONAL);
        assert_eq!(wanted("zh-Hant-HK"), HONG_KONG);
        assert_eq!(wanted("zh"), SIMPLIFIED);
        assert_eq!(wanted("ja"), JAPANESE);
    }

    #[test]
    fn without_fonts_nothing_can_be_written_and_nothing_breaks() {
        let none = Fonts::of(Database::new());
        assert!(none.is_empty());
        assert!(!none.can_write("Let them go", "en"));
        assert!(none.can_write("", "en"));
    }

    #[test]
    fn a_letter_that_no_font_has_is_noticed() {
        let fonts = Fonts::load(None);
        if fonts.is_empty() {
            return;
        }
        assert!(fonts.can_write("Let them go", "en"));
        // Not assigned, and never will be.
        assert!(!fonts.can_write("Let \u{10ffff}", "en"));
    }
}

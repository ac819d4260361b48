//! The card as an SVG, and the SVG as a picture.
//!
//! It looks like the head of the letter: a rule, what it is, its title, and below the number that
//! stands behind it. In right-to-left languages it is mirrored.

use super::{
    Asked, HEIGHT, WIDTH,
    fonts::Fonts,
    wrap::{self, Lines},
};
use crate::{
    language::{Argument, ENGLISH, ToArgument as _, direction, t, try_t},
    views::{Text, behind_key, escaped},
};
use resvg::tiny_skia::{Pixmap, Transform};

/// Room at the edges.
const EDGE: f32 = 72.0;
/// Sizes of the title, and how many lines of each there is room for.
const SIZES: &[(f32, usize)] = &[(72.0, 3), (56.0, 4), (45.0, 5), (38.0, 6)];
/// Sizes of the address, the first that leaves room for the organiser.
const ADDRESS_SIZES: &[f32] = &[26.0, 22.0, 19.0, 16.0];
/// Baseline of the first line of a title, less its size.
const TITLE_AT: f32 = 132.0;

/// A card as PNG.
pub(super) fn card(fonts: &Fonts, asked: &Asked) -> Option<Vec<u8>> {
    let said = Said::of(fonts, asked);
    let tree = fonts.tree(&said.svg(fonts), &said.title.language)?;
    let mut picture = Pixmap::new(WIDTH, HEIGHT)?;
    resvg::render(&tree, Transform::identity(), &mut picture.as_mut());
    picture.encode_png().ok()
}

/// What a card says: of what it was asked, that for which this machine has letters.
#[derive(Debug)]
struct Said {
    title: Text,
    kind: String,
    organiser: String,
    number: String,
    behind: String,
    address: String,
    accent: String,
    /// Whether anybody stands behind it yet: a nought invites nobody.
    is_signed: bool,
    rtl: bool,
}

impl Said {
    fn of(fonts: &Fonts, asked: &Asked) -> Self {
        let brief = &asked.brief;
        let readable = |text: &&Text| fonts.can_write(&text.words, &text.language);
        let titles = std::iter::once(&brief.title).chain(&asked.other_titles);
        let title = titles.into_iter().find(readable).cloned();
        let title = title.unwrap_or_default();
        // What they signed was another wording: a number invites whom a nought does not.
        let (shown, key) = match brief.is_earlier_only() {
            true => (brief.earlier, "appeal-earlier-figure"),
            false => {
                let (shown, withdrawn) = (brief.organisations, brief.status.is_withdrawn());
                (shown, behind_key(shown, !withdrawn, withdrawn))
            }
        };
        let count = shown.argument();
        let in_language = |language| {
            let count = ("count", count.clone());
            let kind = try_t(language, &format!("kind-{}", brief.kind), &[])
                .unwrap_or_else(|| brief.kind.clone());
            let status = t(language, &format!("status-{}", brief.status.code()), &[]);
            let of = ("kind", Argument::Code(brief.kind.clone()));
            let behind = t(language, key, &[count, of]);
            let number = crate::language::Language::number(language, shown);
            let more = match brief.organisations > 0 && brief.earlier > 0 {
                true => {
                    let count = ("count", brief.earlier.argument());
                    t(language, "appeal-more-earlier", &[count])
                }
                false => String::new(),
            };
            let besides = [more, brief.besides.words(language)];
            let besides: Vec<_> = besides
                .into_iter()
                .filter(|said| !said.is_empty())
                .collect();
            let besides = besides.join(" · ");
            let (number, behind) = match (shown, besides.is_empty()) {
                (_, true) => (number, behind),
                (0, false) => (String::new(), besides),
                (_, false) => (number, format!("{behind} · {besides}")),
            };
            (format!("{kind} · {status}"), number, behind, language)
        };
        let mut words = in_language(brief.language);
        let whole = format!("{} {} {}", words.0, words.1, words.2);
        if !fonts.can_write(&whole, brief.language.tag) {
            words = in_language(ENGLISH);
        }
        let (kind, number, behind, language) = words;
        let names = [&brief.organiser.words, &asked.name, &asked.host];
        let organiser = names
            .into_iter()
            .find(|name| fonts.can_write(name, &brief.organiser.language));
        Self {
            rtl: match title.words.is_empty() {
                true => language.direction() == "rtl",
                false => direction(&title.language) == "rtl",
            },
            organiser: organiser.cloned().unwrap_or_default(),
            address: brief.address.clone(),
            accent: brief.accent.clone(),
            is_signed: shown > 0 || brief.besides.any(),
            title,
            kind,
            number,
            behind,
        }
    }

    fn svg(&self, fonts: &Fonts) -> String {
        let (language, accent) = (&self.title.language, self.accent.as_str());
        let (wide, high) = (WIDTH as f32, HEIGHT as f32);
        let most = wide - 2.0 * EDGE;
        let title = wrap::set(fonts, &self.title.words, language, most, SIZES);
        let room = |words: &str, size: f32| {
            let rooms = fonts.measure(&[words], size, language);
            rooms.first().map_or(0.0, |room| room.width)
        };
        let number_ends = match self.number.is_empty() {
            true => EDGE,
            false => EDGE + room(&self.number, 104.0) + 24.0,
        };
        let behind = wrap::set(
            fonts,
            &self.behind,
            language,
            (wide - EDGE - number_ends).max(200.0),
            &[(32.0, 2)],
        );
        let cut = |words: &str, size: f32, most: f32| {
            let set = wrap::set(fonts, words, language, most, &[(size, 1)]);
            set.lines.into_iter().next().unwrap_or_default()
        };
        let mut out = format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{WIDTH}\" height=\"{HEIGHT}\">\
             <rect width=\"{WIDTH}\" height=\"{HEIGHT}\" fill=\"#ffffff\"/>\
             <rect width=\"{WIDTH}\" height=\"16\" fill=\"{accent}\"/>\
             <rect x=\"{EDGE}\" y=\"{}\" width=\"{most}\" height=\"2\" fill=\"#1b1b1e\"/>",
            high - 212.0,
        );
        let top = cut(&self.kind, 28.0, most);
        out.push_str(&self.text(&top, EDGE, 96.0, 28.0, "sans-serif", "#55565c"));
        out.push_str(&self.lines(&title, EDGE, TITLE_AT, 1.2, "#1b1b1e"));
        let below = high - 90.0;
        if self.is_signed {
            out.push_str(&self.text(&self.number, EDGE, below, 104.0, "serif", accent));
            let first = below - if behind.lines.len() > 1 { 78.0 } else { 40.0 };
            out.push_str(&self.lines(&behind, number_ends, first, 1.3, "#1b1b1e"));
        }
        // Half an address leads nowhere: it gets smaller, and the name beside it shorter.
        let (size, taken) = ADDRESS_SIZES
            .iter()
            .map(|size| (*size, room(&self.address, *size)))
            .find(|(_, taken)| *taken <= most * 0.72)
            .unwrap_or((ADDRESS_SIZES[ADDRESS_SIZES.len() - 1], most));
        let left = most - taken - 32.0;
        if left > 80.0 {
            let organiser = cut(&self.organiser, 26.0, left);
            out.push_str(&self.text(&organiser, EDGE, high - 32.0, 26.0, "sans-serif", "#1b1b1e"));
        }
        let address = cut(&self.address, size, most);
        out.push_str(&self.far_end(&address, high - 32.0, size));
        out.push_str("</svg>");
        out
    }

    fn lines(&self, set: &Lines, from: f32, top: f32, step: f32, colour: &str) -> String {
        let mut at = top + set.size;
        let mut out = String::new();
        for line in &set.lines {
            out.push_str(&self.text(line, from, at, set.size, "serif", colour));
            at += set.size * step;
        }
        out
    }

    /// Words so far from the edge where lines begin.
    fn text(&self, words: &str, from: f32, y: f32, size: f32, face: &str, colour: &str) -> String {
        let (x, anchor) = match self.rtl {
            true => (WIDTH as f32 - from, "end"),
            false => (from, "start"),
        };
        let words = self.isolated(words);
        format!(
            "<text x=\"{x}\" y=\"{y}\" font-family=\"{face}\" font-size=\"{size}\" \
             text-anchor=\"{anchor}\" fill=\"{colour}\">{words}</text>"
        )
    }

    /// The address, at the other edge and always from left to right.
    fn far_end(&self, words: &str, y: f32, size: f32) -> String {
        let (x, anchor) = match self.rtl {
            true => (EDGE, "start"),
            false => (WIDTH as f32 - EDGE, "end"),
        };
        format!(
            "<text x=\"{x}\" y=\"{y}\" font-family=\"sans-serif\" font-size=\"{size}\" \
             text-anchor=\"{anchor}\" fill=\"#55565c\">{}</text>",
            escaped(words)
        )
    }

    /// The renderer takes every line for left-to-right unless its letters say otherwise.
    fn isolated(&self, words: &str) -> String {
        let words = escaped(words);
        match self.rtl && !words.is_empty() {
            true => format!("\u{202b}{words}\u{202c}"),
            false => words,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        language::Language,
        views::{Status, brief::Brief},
    };

    fn asked(tag: &str, title: &str) -> Asked {
        Asked {
            brief: Brief {
                language: crate::language::spoken(tag).unwrap_or(ENGLISH),
                title: Text::new(tag, title),
                organiser: Text::new("en", "Dockers <&> Co"),
                status: Status::Open,
                kind: "open-letter".to_owned(),
                organisations: 412,
                earlier: 0,
                besides: crate::views::Besides::default(),
                deadline: None,
                withdrawn: None,
                path: "/appeals/x".to_owned(),
                href: "https://a.example/appeals/x".to_owned(),
                address: "a.example/appeals/x".to_owned(),
                accent: "#8a1538".to_owned(),
            },
            other_titles: vec![Text::new("en", "Let them go")],
            host: "a.example".to_owned(),
            name: "A".to_owned(),
        }
    }

    #[test]
    fn words_stay_words() {
        let fonts = Fonts::load(None);
        let said = Said::of(
            &fonts,
            &asked("en", "</text><image href=\"file:///etc/passwd\"/>"),
        );
        let svg = said.svg(&fonts);
        assert!(!svg.contains("<image"), "{svg}");
        assert!(!svg.contains("<&>"), "{svg}");
        assert!(fonts.tree(&svg, "en").is_some(), "{svg}");
    }

    #[test]
    fn who_signed_an_earlier_wording_is_no_nought() {
        let fonts = Fonts::load(None);
        let mut revised = asked("en", "Let them go");
        (revised.brief.organisations, revised.brief.earlier) = (0, 164);
        assert_eq!(
            revised.brief.count(),
            "164 organisations signed an earlier wording"
        );
        let said = Said::of(&fonts, &revised);
        assert!(said.is_signed && said.number == "164");
        revised.brief.earlier = 0;
        assert_eq!(revised.brief.count(), "no organisation has joined");
        assert!(!Said::of(&fonts, &revised).is_signed);
        revised.brief.besides.people = 45;
        assert_eq!(revised.brief.count(), "45 people");
        let said = Said::of(&fonts, &revised);
        assert!(said.is_signed && said.number.is_empty() && said.behind == "45 people");
        (revised.brief.organisations, revised.brief.earlier) = (1, 1_109);
        revised.brief.besides.any_wording = true;
        let both = "1,109 more signed an earlier wording · 45 people (whichever wording)";
        assert!(Said::of(&fonts, &revised).behind.ends_with(both));
    }

    #[test]
    fn who_stood_behind_what_was_withdrawn_does_so_no_more() {
        let fonts = Fonts::load(None);
        let mut withdrawn = asked("en", "Let them go");
        assert!(Said::of(&fonts, &withdrawn).behind.contains("stand behind"));
        withdrawn.brief.status = Status::Withdrawn;
        assert!(Said::of(&fonts, &withdrawn).behind.contains("stood behind"));
    }

    #[test]
    fn a_badge_says_little_and_nothing_that_is_not_so() {
        let mut brief = asked("en", "Let them go").brief;
        let said = |brief: &Brief| brief.count_in_short();
        (brief.organisations, brief.earlier) = (0, 0);
        assert_eq!(said(&brief), "no organisation has joined");
        brief.besides.any_wording = true;
        brief.besides.unnamed = 6;
        let counted = "6 organisations counted without their names";
        assert_eq!(said(&brief), counted, "it is all there is");
        (brief.besides.people, brief.besides.personal) = (45, 3);
        assert_eq!(said(&brief), "3 people · 45 more people");
        assert!(brief.count().contains("45 more people"));
        brief.earlier = 1_109;
        let earlier = "1,109 organisations signed an earlier wording · 3 people · 45 more people";
        assert_eq!(said(&brief), earlier);
        brief.organisations = 7;
        let short = "7 organisations · 1,109 earlier · 3 people · 45 more people";
        assert_eq!(said(&brief), short);
        let whole = brief.count();
        assert!(
            whole.contains("1,109 more signed an earlier wording"),
            "{whole}"
        );
        brief.earlier = 0;
        assert_eq!(said(&brief), "7 organisations · 3 people · 45 more people");
        brief.besides.personal = 0;
        assert_eq!(said(&brief), "7 organisations · 45 people");
    }

    #[test]
    fn an_address_stays_whole() {
        let fonts = Fonts::load(None);
        let mut long = asked("en", "Let them go");
        long.brief.address =
            "petitions.transport-workers.example/appeals/reinstate-the-port-inspectors-now".into();
        let svg = Said::of(&fonts, &long).svg(&fonts);
        assert!(svg.contains(&long.brief.address), "{svg}");
        assert!(svg.contains("fill=\"#8a1538\""), "{svg}");
    }

    #[test]
    fn where_a_machine_lacks_the_letters_another_language_stands_in() {
        let fonts = Fonts::load(None);
        if fonts.is_empty() {
            return;
        }
        let said = Said::of(&fonts, &asked("en", "\u{10ffff}\u{10fffe}"));
        assert_eq!(said.title.words, "Let them go");
        let mut none = asked("en", "\u{10ffff}");
        none.other_titles.clear();
        assert_eq!(Said::of(&fonts, &none).title.words, "");
    }

    #[test]
    fn a_card_is_drawn_in_every_direction_and_without_fonts() {
        let fonts = Fonts::load(None);
        let arabic = Language::from_tag("ar").unwrap();
        for (tag, title) in [
            ("en", "Let them go"),
            ("zh-Hant", "釋放他們"),
            (arabic.tag, "أطلقوا سراحهم"),
            ("en", ""),
        ] {
            let drawn = card(&fonts, &asked(tag, title)).expect("a picture");
            assert_eq!(drawn.get(1..4), Some(&b"PNG"[..]));
            let size = drawn.get(16..24).expect("a header");
            assert_eq!(size, [0, 0, 4, 176, 0, 0, 2, 118]);
        }
    }
}

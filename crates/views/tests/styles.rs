//! Style sheets and scripts.

use crate::sentences::templates;
use std::collections::BTreeMap;
use undersigned_views::assets::{OUTSIDE, PDF_STYLE, SCRIPT, STYLE, find};

#[test]
fn only_logical_properties_are_used() {
    let physical = [
        "margin-left",
        "margin-right",
        "padding-left",
        "padding-right",
        "border-left",
        "border-right",
        "text-align: left",
        "text-align: right",
        "float: left",
        "float: right",
        "margin-top",
        "margin-bottom",
        "padding-top",
        "padding-bottom",
        "border-top",
        "border-bottom",
        " left:",
        " right:",
        " top:",
        " bottom:",
        "min-width:",
        "max-width:",
        " width:",
        " height:",
        "min-height:",
        "max-height:",
        "border-top-left-radius",
    ];
    let lines = STYLE.content.lines().chain(OUTSIDE.content.lines());
    for (number, line) in lines.enumerate() {
        if line.trim_start().starts_with("@media") || line.trim_start().starts_with("@page") {
            continue;
        }
        let line = format!(" {}", line.trim());
        for property in physical {
            assert!(!line.contains(property), "line {}: {line}", number + 1);
        }
    }
}

/// The start and the end of a name are those of its own direction: a distance at one of them would be on the wrong side
/// wherever the page is written the other way.
#[test]
fn names_keep_their_distance_whatever_their_direction() {
    let rules = STYLE.content.lines();
    let of_names: Vec<&str> = rules
        .filter(|rule| rule.contains(".names > span"))
        .collect();
    assert!(!of_names.is_empty());
    for rule in of_names {
        assert!(
            !rule.contains("inline-start:") && !rule.contains("inline-end:"),
            "{rule}"
        );
    }
}

#[test]
fn what_can_be_done_with_a_row_stands_side_by_side() {
    let rule = ".ledger td.acts > :is(form, p) { display: inline-flex;";
    assert!(
        STYLE.content.contains(rule),
        "a link to a form stands in a paragraph"
    );
}

#[test]
fn a_button_stands_apart_from_the_sentence_above_it() {
    let apart = ":is(.ways, .section > section) p:has(> .button) { margin-block-start:";
    assert!(STYLE.content.contains(apart));
    // What keeps sentences of the desk apart leaves buttons the distance that they have of themselves.
    let sentences = ".desk > p:not(.back, .buttons, .meta) + p:not(.meta, .buttons),";
    assert!(STYLE.content.contains(sentences));
}

#[test]
fn a_button_stands_apart_from_what_unfolds_above_it() {
    let apart = "  .sheet :is(details, section > p) + form > input + button { margin-block-start:";
    assert!(STYLE.content.contains(apart));
}

/// A browser that knows no layers has only what stands outside of them, and asks for it by what came at most a year before
/// layers. What hides words from the eye there is much older: that browser knows it, too.
#[test]
fn browsers_without_layers_have_fields_that_can_be_filled_in() {
    let (_, plain) = STYLE.content.split_once("@supports not (").unwrap();
    for part in [
        "max-inline-size: 40rem",
        "inline-size: 100%",
        ".unseen { position: absolute; clip-path: inset(50%); }",
    ] {
        assert!(plain.contains(part), "{part}: {plain}");
    }
    assert!(!plain.contains("@layer"), "{plain}");
    // Without any style, a button that nobody is to see says what it does.
    for template in templates() {
        assert!(!template.contains("aria-hidden=\"true\"></button>"));
    }
}

#[test]
fn what_is_said_of_all_faults_stands_apart_from_the_last() {
    let apart = "  .errors ul + p { margin-block-start: .75rem; }";
    assert!(STYLE.content.contains(apart));
}

/// Units below units, on the list and at the desk; and sentences of the desk are no longer than a letter's lines.
#[test]
fn figures_align_and_lines_are_not_long() {
    for number in [".ledger .number ", ".roll .number "] {
        let rule = block(&STYLE.content, number);
        for part in ["text-align: end", "font-variant-numeric: tabular-nums"] {
            assert!(rule.contains(part), "{number}: {rule}");
        }
    }
    let of_sentences = ":where(.desk p:not(.buttons, .plain-note)) { max-inline-size: 40rem; }";
    assert!(STYLE.content.contains(of_sentences));
}

/// In a cell of the editor, or in half of a pair, as in a field that stands alone.
#[test]
fn a_field_at_fault_is_marked_wherever_it_stands() {
    for rule in [
        "  .wrong { border-inline-start: 4px solid var(--error);",
        "  .wrong :is(input, select, textarea)[aria-invalid] { border: 2px solid var(--error); }",
    ] {
        assert!(STYLE.content.contains(rule), "{rule}");
    }
}

/// WCAG 2.2, 2.5.8: 24 px each way.
#[test]
fn links_below_every_page_can_be_hit_with_a_thumb() {
    let rule = ":is(.row.quiet, .foot .row) a { display: inline-block; min-block-size: 1.5rem; min-inline-size: 1.5rem; }";
    assert!(STYLE.content.contains(rule));
    // Those that turn the pages of a list, as a button is.
    let turning = "  .pages :is(a, button) { display: inline-block; padding-block: .65rem; }";
    assert!(STYLE.content.contains(turning));
}

/// The name of a server has no place at which a line ends: a table would be as wide as the longest.
#[test]
fn no_table_is_wider_than_a_phone_for_one_long_word() {
    for row in [".ledger tbody th ", ".bars th ", ".table :is(th, td) "] {
        let rule = block(&STYLE.content, row);
        assert!(rule.contains("overflow-wrap: anywhere"), "{row}: {rule}");
    }
}

/// A name may have no place at which a line ends. What shrinks to what it holds, or is laid out beside others, would be as
/// wide as the longest word, and the page with it.
#[test]
fn one_long_name_makes_no_page_scroll_sideways() {
    let outside = STYLE
        .content
        .lines()
        .find(|rule| rule.trim_start().starts_with("h1, h2, h3, h4, h5, bdi, "));
    let outside = outside.expect("what others wrote breaks anywhere");
    assert!(outside.ends_with("{ overflow-wrap: anywhere; }"));
    for place in [
        " [dir]:is(span, strong, a, p),",
        " .names,",
        " .back,",
        " .queue,",
        " .whose,",
        " main .row,",
        " .totals tbody th ",
    ] {
        assert!(outside.contains(place), "{place}: {outside}");
    }
    let beside = block(&STYLE.content, ".co-signers .meta > * ");
    assert!(beside.contains("overflow-wrap: anywhere"), "{beside}");
    let button = block(&STYLE.content, "\n  button, .button ");
    assert!(button.contains("max-inline-size: 100%"), "{button}");
    for grid in [".versions ", ".facing ", ".pairs > li "] {
        let rule = block(&STYLE.content, grid);
        assert!(rule.contains("minmax(0, 1fr)"), "{grid}: {rule}");
    }
}

/// Below a name, what runs the other way than the page stands on the side where the name stands; and what unfolds can be hit.
#[test]
fn accounts_stand_below_names_and_what_unfolds_can_be_hit() {
    for rule in [
        ".start, .meta[dir] { text-align: -webkit-match-parent; text-align: match-parent; }",
        "summary { min-block-size: 1.5rem; cursor: pointer; }",
    ] {
        assert!(STYLE.content.contains(rule), "{rule}");
    }
}

/// The colours that a piece of a style sheet sets, by their names.
fn colours(piece: &str) -> BTreeMap<&str, u32> {
    let named = piece.split("--").skip(1).filter_map(|rest| {
        let (name, rest) = rest.split_once(": #")?;
        let digits = rest.split(';').next()?;
        let long: String = match digits.len() {
            3 => digits.chars().flat_map(|digit| [digit, digit]).collect(),
            _ => digits.to_owned(),
        };
        Some((name, u32::from_str_radix(&long, 16).ok()?))
    });
    named
        .filter(|(name, _)| !name.contains(char::is_whitespace))
        .collect()
}

/// What stands in the first block after a selector.
fn block<'a>(sheet: &'a str, selector: &str) -> &'a str {
    let rest = sheet.split_once(selector).map(|(_, rest)| rest);
    let rest = rest.and_then(|rest| rest.split_once('{'));
    let (block, _) = rest
        .and_then(|(_, rest)| rest.split_once('}'))
        .unwrap_or_else(|| panic!("there is no {selector}"));
    block
}

/// How far two colours are apart (WCAG 2.2, contrast ratio).
fn contrast(one: u32, other: u32) -> f64 {
    let luminance = |colour: u32| -> f64 {
        let parts = [(16, 0.2126), (8, 0.7152), (0, 0.0722)];
        let part = |(shift, weight): (u32, f64)| {
            let value = f64::from((colour >> shift) & 0xff) / 255.0;
            let linear = match value <= 0.04045 {
                true => value / 12.92,
                false => ((value + 0.055) / 1.055).powf(2.4),
            };
            weight * linear
        };
        parts.into_iter().map(part).sum()
    };
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

/// WCAG 2.2, 1.4.3 and 1.4.11: text 4.5 to 1, edges of fields 3 to 1; in the light, in the dark, in a widget whose colours were
/// chosen, on the paper of a preview, and printed.
#[test]
fn every_colour_is_read_on_every_ground() {
    let site: &str = STYLE.content.as_str();
    let outside: &str = OUTSIDE.content.as_str();
    let light = colours(block(site, ":root"));
    let dark = colours(block(site, "(prefers-color-scheme: dark) {"));
    let preview = colours(block(site, "  .paper "));
    // In a preview of paper, none of them is as it is in the dark around it.
    let unset: Vec<&str> = dark
        .keys()
        .filter(|name| !preview.contains_key(*name))
        .copied()
        .collect();
    assert!(unset.is_empty(), "{unset:?}");
    let print = site.split_once("@media print").map(|(_, rest)| rest);
    let print = print.and_then(|rest| rest.split_once("color-scheme: light;"));
    let print = print.and_then(|(_, rest)| rest.split('}').next());
    let schemes = [
        ("light", BTreeMap::new()),
        ("dark", dark),
        ("preview", preview),
        ("printed", colours(print.unwrap())),
        (
            "light widget",
            colours(block(outside, "[data-scheme=\"light\"]")),
        ),
        (
            "dark widget",
            colours(block(outside, "[data-scheme=\"dark\"]")),
        ),
    ];
    for (scheme, own) in schemes {
        assert!(own.len() > 10 || scheme == "light", "{scheme}: {own:?}");
        let colour = |name: &str| own.get(name).or_else(|| light.get(name)).copied().unwrap();
        let far = |name: &str, ground: &str, least: f64| {
            let found = contrast(colour(name), colour(ground));
            assert!(
                found >= least,
                "{scheme}: {name} on {ground}, {found:.1} to 1"
            );
        };
        for ground in ["paper", "surface"] {
            for name in [
                "ink",
                "ink-muted",
                "link",
                "link-visited",
                "accent",
                "ok",
                "warn",
                "error",
            ] {
                far(name, ground, 4.5);
            }
            far("field-border", ground, 3.0);
        }
        far("on-accent", "accent", 4.5);
    }
}

/// What lies over the page, is cut, or has only a ground must leave the focus and the choice to be seen.
#[test]
fn focus_and_choice_are_seen_whatever_lies_around_them() {
    for rule in [
        // WCAG 2.2, 2.4.11: the open menu hides nothing that the keyboard comes to.
        "body:has(:is(main, .tabs) :focus-visible) .languages ul { opacity: 0; pointer-events: none; }",
        // 1.4.11, in forced colours: those of the page are gone.
        ".modes [aria-pressed=\"true\"] { forced-color-adjust: none; background: Highlight; color: HighlightText; }",
        ".standing progress { forced-color-adjust: none;",
    ] {
        assert!(STYLE.content.contains(rule), "{rule}");
    }
    // 2.4.7: an outline within what is cut is cut as well.
    let cut = block(&OUTSIDE.content, "  .embed h1 ");
    assert!(cut.contains("overflow: hidden"), "{cut}");
    let drawn = block(&OUTSIDE.content, ".embed h1:has(a:focus-visible) ");
    assert!(drawn.contains("outline: 3px solid"), "{drawn}");
}

/// A sheet of A4 or Letter is narrower between its margins than the tables stand beside one another on a screen.
#[test]
fn tables_stay_tables_on_paper() {
    for (first, width) in [(".roll thead", "44rem"), (".ledger thead", "48rem")] {
        let stacked = format!("@media screen and (max-width: {width}) {{\n    {first} {{");
        assert!(STYLE.content.contains(&stacked), "{stacked}");
    }
}

/// No page of paper is left nearly empty, and no words are printed that only lead elsewhere or unfold.
#[test]
fn paper_is_filled_and_says_what_can_be_read_on_it() {
    assert!(!STYLE.content.contains("break-before: page"));
    let mut rules = STYLE.content.lines();
    let hidden = rules.find(|rule| rule.trim_start().starts_with(".skip, .languages, "));
    let hidden = hidden.expect("what paper leaves out");
    for part in [" .on-screen,", " .totals .know:not([open]) {"] {
        assert!(hidden.contains(part), "{part}: {hidden}");
    }
    for leading in [
        "<a class=\"on-screen\" href=\"{{ href }}\">{{ page.t(\"mark-what-changed\") }}",
        "<p class=\"quiet on-screen\"><a href=\"{{ address }}/cosigners/changes\">",
        "<section class=\"on-screen\" aria-labelledby=\"take\">",
        "<p class=\"on-screen\"><a href=\"{{ self.share_mail() }}\">",
        "<a class=\"plain-link on-screen\" href=\"{{ out.address }}/deadline.ics\">",
    ] {
        assert!(templates().iter().any(|text| text.contains(leading)));
    }
    assert!(SCRIPT.content.contains("\"copy on-screen\""));
    assert!(
        STYLE
            .content
            .contains(", .list pre { break-inside: avoid; }")
    );
}

#[test]
fn a_phone_shows_four_figures_two_by_two_and_no_keys() {
    for rule in [
        ".tally:has(> :nth-child(4):last-child) { display: grid; grid-template-columns: 1fr 1fr; }",
        "@media (hover: none) {\n    [data-keys-help] { display: none; }",
    ] {
        assert!(STYLE.content.contains(rule), "{rule}");
    }
}

#[test]
fn every_class_that_a_template_names_has_a_rule() {
    /// By which tests of pages in a browser find their way.
    const FOUND_BY: [&str; 2] = ["preview", "revisions"];
    let templates = templates();
    let sheets = format!("{}{}{PDF_STYLE}", STYLE.content, OUTSIDE.content);
    let of_name = |letter: char| letter.is_ascii_alphanumeric() || letter == '-';
    let has_rule = |class: &str| {
        let selector = format!(".{class}");
        let mut rests = sheets.split(selector.as_str()).skip(1);
        rests.any(|rest| !rest.starts_with(of_name))
    };
    let values = templates
        .iter()
        .flat_map(|text| text.split("class=\"").skip(1))
        .filter_map(|rest| rest.split('"').next());
    // Those that a template chooses are not known here.
    let classes = values
        .filter(|value| !value.contains('{'))
        .flat_map(str::split_whitespace);
    let idle: std::collections::BTreeSet<&str> = classes
        .filter(|&class| !FOUND_BY.contains(&class) && !has_rule(class))
        .collect();
    assert!(idle.is_empty(), "{idle:?}");
}

#[test]
fn the_sheet_loads_nothing_and_stays_small() {
    for sheet in [&STYLE.content, &OUTSIDE.content] {
        assert!(!sheet.contains("url("));
        assert!(!sheet.contains("@import"));
    }
    assert!(
        STYLE.content.len() < 60_000,
        "{} bytes",
        STYLE.content.len()
    );
    // The page waits for it: on the way it must leave room in the first 14 kB.
    assert!(STYLE.packed.len() < 10_500, "{} bytes", STYLE.packed.len());
}

#[test]
fn the_script_is_small_and_packing_loses_nothing() {
    assert!(SCRIPT.content.len() < 10_000, "{}", SCRIPT.content.len());
    let mut read = String::new();
    let mut packed = SCRIPT.packed.as_slice();
    let mut reader = brotli::Decompressor::new(&mut packed, 4096);
    std::io::Read::read_to_string(&mut reader, &mut read).unwrap();
    assert_eq!(read, SCRIPT.content);
}

#[test]
fn an_old_digest_still_finds_the_sheet() {
    assert!(find(&STYLE.file).is_some());
    assert!(find("site.000000000000.css").is_some());
    assert!(find("other.css").is_none());
}

#[test]
fn a_plain_address_is_printed_once() {
    for style in [include_str!("../assets/css/print.css"), PDF_STYLE] {
        let once = "a[href^=\"http\"]:has(> bdi)::after { content: none; }";
        assert!(style.contains(once), "{style}");
    }
}

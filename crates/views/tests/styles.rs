//! Style sheets and scripts.

use crate::sentences::templates;
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
}

/// WCAG 2.2, 2.5.8: 24 px each way.
#[test]
fn links_below_every_page_can_be_hit_with_a_thumb() {
    let rule = ":is(.row.quiet, .foot .row) a { display: inline-block; min-block-size: 1.5rem; min-inline-size: 1.5rem; }";
    assert!(STYLE.content.contains(rule));
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

//! Letter and list on paper: what keeps their lines in order, whichever way the words run.

use crate::{render::each_of, samples};
use undersigned_views::{
    assets::PDF_STYLE,
    language::{ENGLISH, LANGUAGES, Language, t},
    views::Page,
};

/// One document of the samples.
fn document(language: Language, wanted: &str) -> String {
    let mut all = samples::outside(language).into_iter();
    let found = all.find(|(name, _)| name == wanted);
    let (_, html) = found.unwrap_or_else(|| panic!("there is no {wanted}"));
    html
}

/// The renderer takes the direction of a line from its first letter, and looks into what is isolated.
#[test]
fn the_name_of_a_language_turns_no_caption_round() {
    for language in LANGUAGES {
        let letter = document(*language, "paper-letter");
        let tongues: Vec<&str> = letter.split("<section class=\"tongue\"").skip(1).collect();
        assert!(!tongues.is_empty(), "{}: {letter}", language.tag);
        for tongue in tongues {
            let (_, caption) = tongue
                .split_once("<p class=\"quiet\"")
                .expect("a caption is there");
            let (_, words) = caption.split_once('>').expect("the element ends");
            let marked = words.starts_with("&rlm;");
            assert_eq!(marked, language.direction() == "rtl", "{words}");
        }
    }
}

#[test]
fn whoever_signs_on_paper_agrees_that_the_organiser_reads_it() {
    let page = Page::new(ENGLISH, "Dockers", "d.example", "/");
    let (day, office) = ("1 May 2027", "office@d.example");
    for said in [
        page.t1("sheet-consent-people", "organiser", "Dockers"),
        page.t3(
            "sheet-consent-terms",
            "keeper",
            "Dockers",
            "until",
            day,
            "contact",
            office,
        ),
    ] {
        for words in [
            "not shown in public",
            "look after signatures can read",
            "addressed",
        ] {
            assert!(said.contains(words), "{said}");
        }
        assert!(!said.contains("nobody"), "{said}");
    }
    let hint = page.t("field-email-person-hint");
    assert!(
        hint.contains("Whoever runs this server can read it"),
        "{hint}"
    );
}

#[test]
fn only_a_list_that_is_signed_may_have_grown() {
    for language in LANGUAGES {
        let grows = t(*language, "document-check", &[]);
        let stands = t(*language, "document-check-now", &[]);
        let open = document(*language, "paper");
        assert!(open.contains(&grows), "{}: {open}", language.tag);
        let sealed = document(*language, "paper-list-handed-over");
        assert!(sealed.contains(&stands), "{}: {sealed}", language.tag);
        assert!(!sealed.contains(&grows), "{}: {sealed}", language.tag);
    }
}

#[test]
fn what_is_printed_says_of_when_it_is_beside_the_digest() {
    let english = document(LANGUAGES[0], "paper");
    let said = "As of <time datetime=\"2026-11-12T09:10:00Z\">12 Nov 2026, 09:10 UTC</time>.";
    assert!(english.contains(said), "{english}");
    each_of("cosigners", |name, html| {
        let (_, imprint) = html
            .split_once("class=\"imprint\"")
            .unwrap_or_else(|| panic!("{name} has no imprint"));
        let said = "<time datetime=\"2026-11-20T09:10:00Z\">";
        assert!(imprint.contains(said), "{name}: {imprint}");
        assert!(imprint.contains(" UTC"), "{name}: {imprint}");
        assert!(imprint.contains("class=\"digest"), "{name}: {imprint}");
    });
}

/// Sides are named as such: the renderer knows no logical ones in every version that it may be of.
#[test]
fn lines_and_numbers_stand_on_their_side() {
    for rule in [
        ".to .line { display: block; text-align: left; }\n[dir=\"rtl\"] .to .line { text-align: right; }",
        // Those of a text of another language, within an Arabic document, stay its own.
        "\nol:lang(ar) { list-style-type: eastern; }",
        "extends arabic-indic; suffix: \"\\200f. \"; }",
        // The second line of an entry begins below the name.
        ".entry { font-size: 9.5pt; padding: .8mm 0 .8mm 9mm;",
        "[dir=\"rtl\"] .entry { padding: .8mm 9mm .8mm 0; }",
        "[dir=\"rtl\"] .entry .number { margin-left: 0; margin-right: -9mm; }",
    ] {
        assert!(PDF_STYLE.contains(rule), "{rule}");
    }
    assert!(!PDF_STYLE.contains(":lang(ar) ol"));
    let document = include_str!("../templates/pages/document.html");
    assert_eq!(document.matches("class=\"number\"").count(), 1);
}

#[test]
fn the_digest_is_not_alone_on_a_last_page() {
    let (_, rule) = PDF_STYLE.split_once("\n.proofs {").expect("a rule");
    let (rule, _) = rule.split_once('}').expect("its end");
    for part in ["break-inside: avoid", "break-before: avoid"] {
        assert!(rule.contains(part), "{rule}");
    }
}

//! The pages of the example `looks`, with its sample data and in every language.

use crate::samples;
use std::sync::LazyLock;
use undersigned_views::{
    language::{LANGUAGES, Language},
    views::{Besides, Page},
};

/// These pages in every language, by the language's tag and their own name: made once for all tests.
pub(super) static PAGES: LazyLock<Vec<(String, String)>> = LazyLock::new(|| {
    let languages = LANGUAGES.iter().flat_map(|language| {
        let pages = samples::all(*language).into_iter();
        pages.map(move |(name, html)| (format!("{}/{name}", language.tag), html))
    });
    languages.collect()
});

/// Runs a check on each of them in every language, naming the page that fails.
pub(super) fn each(check: impl Fn(&str, &str)) {
    for (name, html) in PAGES.iter() {
        check(name, html);
    }
}

/// The same on one page, which has to be there.
pub(super) fn each_of(page: &str, check: impl Fn(&str, &str)) {
    for language in LANGUAGES {
        let wanted = format!("{}/{page}", language.tag);
        let found = PAGES.iter().find(|(name, _)| *name == wanted);
        let (name, html) = found.unwrap_or_else(|| panic!("there is no {wanted}"));
        check(name, html);
    }
}

/// All values of an attribute, wherever it stands.
pub(super) fn values<'a>(html: &'a str, attribute: &str) -> Vec<&'a str> {
    let start = format!(" {attribute}=\"");
    html.split(&start)
        .skip(1)
        .filter_map(|rest| rest.split('"').next())
        .collect()
}

#[test]
fn nothing_is_inline_and_nothing_comes_from_elsewhere() {
    each(|name, html| {
        // The script of pages about an appeal is a file of ours.
        let html = &html.replace("<script src=\"/assets/live.", "");
        for bad in [
            "<script>",
            "<script type",
            " style=",
            "<style",
            " onclick=",
            " onload=",
            "<iframe",
        ] {
            assert!(!html.contains(bad), "{name}: {bad}");
        }
        // Scripts are files of our own, and on pages whose policy names it.
        let scripts = html.matches("<script").count();
        let ours = ["check", "writing", "keys", "passkeys"].map(|name| {
            html.matches(&format!("<script defer src=\"/assets/{name}."))
                .count()
        });
        let ours: usize = ours.iter().sum();
        assert_eq!(scripts, ours, "{name}");
        let sources = values(html, "src").into_iter();
        for source in sources.chain(values(html, "srcset")) {
            assert!(source.starts_with('/'), "{name}: {source}");
        }
    });
}

#[test]
fn ids_are_unique_and_every_reference_leads_to_one() {
    each(|name, html| {
        let ids = values(html, "id");
        for id in &ids {
            assert_eq!(
                ids.iter().filter(|other| *other == id).count(),
                1,
                "{name}: id {id}"
            );
        }
        let references = ["for", "aria-labelledby", "aria-describedby", "list"]
            .iter()
            .flat_map(|attribute| values(html, attribute))
            .flat_map(str::split_whitespace)
            .chain(
                values(html, "href")
                    .into_iter()
                    .filter_map(|href| href.strip_prefix('#')),
            );
        for reference in references {
            assert!(
                ids.contains(&reference),
                "{name}: nothing has the id {reference}"
            );
        }
    });
}

#[test]
fn there_is_one_first_heading_and_no_level_is_skipped() {
    each(|name, html| {
        let mut last = 0;
        let mut first_headings = 0;
        for rest in html.split("<h").skip(1) {
            let Some(level) = rest.chars().next().and_then(|digit| digit.to_digit(10)) else {
                continue;
            };
            first_headings += u32::from(level == 1);
            assert!(level <= last + 1, "{name}: h{level} after h{last}");
            last = level;
        }
        assert_eq!(first_headings, 1, "{name}");
    });
}

#[test]
fn landmarks_language_and_direction_are_there() {
    each(|name, html| {
        for wanted in [
            "<a class=\"skip\" href=\"#main\">",
            "<main id=\"main\">",
            "<header",
            "<footer",
        ] {
            assert!(html.contains(wanted), "{name}: {wanted}");
        }
        let tag = name.split('/').next().unwrap();
        let direction = if tag == "ar" { "rtl" } else { "ltr" };
        assert!(
            html.contains(&format!("<html lang=\"{tag}\" dir=\"{direction}\">")),
            "{name}"
        );
    });
}

/// On a phone the rows of these are blocks below one another. Browsers of phones then forget that they are tables, and whoever
/// hears them would not be told to which column a word belongs, unless each part says what it is.
#[test]
fn tables_that_are_stacked_on_a_phone_say_what_their_parts_are() {
    const PARTS: [(&str, &[&str]); 5] = [
        ("<thead", &["rowgroup"]),
        ("<tbody", &["rowgroup"]),
        ("<tr", &["row"]),
        ("<th ", &["columnheader", "rowheader"]),
        ("<td", &["cell"]),
    ];
    let said = |element: &str, roles: &[&str]| {
        let tag = element.split('>').next().unwrap_or_default();
        let role = values(tag, "role");
        role.first().is_some_and(|role| roles.contains(role))
    };
    let mut tables = 0;
    for (name, html) in PAGES.iter() {
        for class in ["ledger", "roll"] {
            let start = format!("<table class=\"{class}");
            for rest in html.split(start.as_str()).skip(1) {
                assert!(said(rest, &["table"]), "{name}: a table");
                let table = rest.split("</table>").next().unwrap_or_default();
                for (part, roles) in PARTS {
                    for element in table.split(part).skip(1) {
                        let element = format!(" {element}");
                        assert!(said(&element, roles), "{name}: {part}{element}");
                    }
                }
                tables += 1;
            }
        }
    }
    assert!(tables > LANGUAGES.len(), "{tables} tables were looked at");
}

/// There the headings of columns are out of sight, and the name of a language alone does not say what it is the language of.
#[test]
fn a_translation_says_from_what_it_is_also_on_a_phone() {
    for language in LANGUAGES {
        let label = Page::new(*language, "", "", "").t("translate-from");
        let from = format!("<td role=\"cell\" data-label=\"{label}\"><span lang=\"ar\">");
        let wanted = format!("{}/desk-translations", language.tag);
        let found = PAGES.iter().find(|(name, _)| *name == wanted);
        assert!(found.unwrap().1.contains(&from), "{wanted}: {from}");
    }
}

#[test]
fn the_overview_is_the_present_tab_on_its_own_page_alone() {
    let overview = "<a href=\"/desk\" aria-current=\"page\">";
    each_of("desk", |name, html| {
        assert!(html.contains(overview), "{name}");
    });
    for page in ["desk-manage", "desk-translations"] {
        each_of(page, |name, html| {
            assert!(!html.contains(overview), "{name}");
        });
    }
    each_of("desk-editor", |name, html| {
        let new = "<a href=\"/desk/appeals/new\" aria-current=\"page\">";
        assert!(html.contains(new), "{name}");
    });
}

#[test]
fn a_desk_where_nothing_was_written_yet_says_so() {
    for page in [
        "desk-letters-none",
        "desk-meetings-none",
        "desk-handovers-none",
    ] {
        each_of(page, |name, html| {
            assert!(html.contains("<p class=\"empty\">"), "{name}");
        });
    }
}

#[test]
fn no_key_is_shown_instead_of_a_sentence() {
    each(|name, html| {
        for text in html.split('>').filter_map(|piece| piece.split('<').next()) {
            let text = text.trim();
            let looks_like_a_key = text.len() > 8
                && text.matches('-').count() >= 2
                && text
                    .chars()
                    .all(|letter| letter.is_ascii_lowercase() || letter == '-');
            assert!(
                !looks_like_a_key || text == "the-nineteen",
                "{name}: {text}"
            );
        }
        assert!(!html.contains("Unknown localization"), "{name}");
    });
}

#[test]
fn the_appeal_shows_names_in_their_own_language_and_direction() {
    let pages = samples::all(LANGUAGES[0]);
    let (_, html) = pages.iter().find(|(name, _)| name == "appeal").unwrap();
    assert!(html.contains("<span lang=\"ar\" dir=\"rtl\">نقابة عمّال الأرصفة الشرقية</span>"));
    assert!(html.contains("<span lang=\"ja\" dir=\"ltr\">港湾荷役労働者の会</span>"));
    assert!(html.contains("<span dir=\"auto\">夜更</span>"));
    assert!(html.contains("id=\"demand-homes-en\""));
    assert!(html.contains("undersigned verify the-nineteen.bundle.json"));
    assert!(html.len() < 120_000, "{} bytes", html.len());
}

#[test]
fn a_ballot_keeps_the_words_that_it_asks_apart_and_says_which_language_goes() {
    let asked =
        "<span lang=\"en\" dir=\"ltr\">Stop the &lt;clearing&gt; of their homes.</span></h1>";
    let gone = "(the wording in this language would go)";
    each_of("desk-ballot-open", |name, html| {
        assert!(html.contains(asked), "{name}");
        if name.starts_with("en/") {
            let at = |words: &str| html.find(words).expect("said once");
            let passages = [">English</bdi>", ">العربية</bdi>", gone].map(at);
            assert!(passages.is_sorted() && html.matches(gone).count() == 1);
        }
    });
}

#[test]
fn a_line_that_changes_its_entry_says_what_of_it() {
    let of_line = |html: &str, line: &str| {
        let (_, rest) = html.split_once(line).expect("it has a row");
        rest.split("</tr>").next().unwrap_or_default().to_owned()
    };
    each_of("desk-import-changes", |name, html| {
        // Behind what happens, before what has been: on a narrow screen each is a line.
        let renamed = of_line(html, "Harbour Pilots Guild");
        assert_eq!(renamed.matches("class=\"meta\"").count(), 3, "{renamed}");
        let same = of_line(html, "Night Tram Crews");
        assert_eq!(same.matches("class=\"meta\"").count(), 1, "{same}");
        if name.starts_with("en/") {
            let said = "changes its entry <span class=\"meta\">short and other names · country · day of signing</span> \
                        <span class=\"meta\">was:";
            assert!(html.contains(said), "{html}");
        }
    });
}

#[test]
fn an_appeal_that_nobody_has_signed_says_so_in_words() {
    each_of("appeal-fresh", |name, html| {
        assert!(
            html.contains("<strong data-live=\"organisations\"></strong>"),
            "{name}"
        );
        let words = html.split("data-live=\"stand-behind\">").nth(1).unwrap();
        let words = words.split('<').next().unwrap();
        assert!(!words.is_empty(), "{name}");
        assert!(!words.contains(['0', '٠']), "{name}: {words}");
    });
}

#[test]
fn the_desk_counts_people_in_the_words_of_the_public_list() {
    let besides = Besides {
        personal: 3,
        people: 3208,
        ..Besides::default()
    };
    for page in ["desk-manage", "desk-numbers"] {
        each_of(page, |name, html| {
            let (tag, _) = name.split_once('/').unwrap();
            let said = besides.words(Language::from_tag(tag).unwrap());
            assert!(html.contains(&said), "{name}: {said}");
        });
    }
    each_of("desk-numbers", |name, html| {
        let here =
            "2,950 people signed at this server. The list counts them and does not name them.";
        assert_eq!(html.contains(here), name.starts_with("en/"), "{name}");
    });
}

#[test]
fn two_who_call_beside_the_organiser_are_both_named() {
    let facts = |html: &str| {
        let rest = html.split("Called by</dt>").nth(1).unwrap();
        rest.split("</dd>").next().unwrap().to_owned()
    };
    let pages = samples::all(LANGUAGES[0]);
    for (wanted, named, others) in [("appeal-fresh", 3, false), ("appeal", 2, true)] {
        let (_, html) = pages.iter().find(|(name, _)| name == wanted).unwrap();
        let said = facts(html);
        assert_eq!(said.matches("<span lang=\"en\"").count(), named, "{said}");
        assert_eq!(said.contains("and 3 others"), others, "{said}");
        assert_eq!(said.contains("#initiators"), others, "{said}");
    }
}

#[test]
fn of_who_was_taken_from_an_earlier_list_others_are_named_who_vouch_for_it() {
    let lead = |html: &str| {
        let (_, rest) = html.split_once("<p class=\"lead\">").unwrap_or_default();
        rest.split("</p>").next().unwrap_or_default().to_owned()
    };
    let program = "<a href=\"https://code.example/undersigned\">";
    each_of("entry-imported", |name, html| {
        let said = lead(html);
        assert_eq!(
            said.matches("Quayside Workers’ Union").count(),
            1,
            "{name}: {said}"
        );
        assert!(html.contains(program), "{name}");
        if name.starts_with("en/") {
            let taken = "Taken over from an earlier list, under wording 2; entered on ";
            assert!(said.starts_with(taken), "{said}");
            let made = "The proofs are those of initiators: the signer made none of them.";
            assert!(said.contains(made), "{said}");
            assert!(html.contains("From an earlier list, taken over by the organiser"));
            assert!(!html.contains("Signed wording"));
        }
    });
    each_of("entry", |name, html| {
        assert!(!lead(html).contains("Quayside Workers’ Union"), "{name}");
        assert!(!html.contains(program), "{name}");
        if name.starts_with("en/") {
            let changed = "after that confirmation: the name may be another";
            assert!(html.contains(changed), "{html}");
        }
    });
}

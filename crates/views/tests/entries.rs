//! Entries of a list: what tells them apart, who let them in, and when they went.

use crate::{render::each_of, samples};
use chrono::DateTime;
use undersigned_views::{
    language::{ENGLISH, LANGUAGES, Language},
    views::{Page, Template as _, Text, co_signers::Entry, entry::Source, people::PeoplePage},
};

/// Of whoever is gone nobody knows when it had signed: under the heading that says so stands nothing of them.
#[test]
fn when_somebody_went_stands_beside_the_word_for_that_and_never_as_the_day_of_signing() {
    let page = Page::new(ENGLISH, "Dockers", "d.example", "/");
    let day = |on: i64| {
        page.day(&DateTime::from_timestamp(on, 0).unwrap())
            .to_string()
    };
    // Those of the samples: numbers 24 and 25.
    let went = [
        ("Withdrawn", day(1_793_351_400)),
        ("Removed", day(1_793_437_800)),
    ];
    each_of("cosigners", |name, html| {
        let rows = html.split("<tr role=\"row\"").skip(1);
        let gone: Vec<&str> = rows.filter(|row| row.contains("\"withdrawn\"")).collect();
        assert_eq!(gone.len(), 2, "{name}");
        for row in gone {
            let (row, _) = row.split_once("</tr>").expect("it ends");
            assert!(row.contains("colspan=\"4\""), "{name}: {row}");
            assert_eq!(row.matches("<time").count(), 1, "{name}: {row}");
        }
        if name.starts_with("en/") {
            for (word, day) in &went {
                let said = format!("<em>{word}</em> <span class=\"meta\">{day}");
                assert!(html.contains(&said), "{said}");
            }
        }
    });
}

#[test]
fn the_desk_says_when_it_removed_somebody() {
    each_of("desk-cosigners", |name, html| {
        let (tag, _) = name.split_once('/').expect("of a language");
        let page = Page::new(Language::from_tag(tag).unwrap(), "A", "a.example", "/");
        let day = page.day_words(&DateTime::from_timestamp(1_793_437_800, 0).unwrap());
        let said = page.t1("signers-removed-at", "at", day);
        assert!(html.contains(&said), "{name}: {said}");
    });
}

#[test]
fn an_address_tells_those_apart_who_are_called_the_same() {
    let page = Page::new(ENGLISH, "Dockers", "d.example", "/");
    let shown = |namesake: bool| {
        let entry = Entry {
            number: Some(5),
            names: vec![Text::new("en", "Night Shift")],
            address: "a.example/orgs/a".to_owned(),
            namesake,
            ..Entry::default()
        };
        page.entry(&entry).to_string()
    };
    let address = "<bdi dir=\"ltr\">a.<wbr>example/<wbr>orgs/<wbr>a</bdi>";
    assert!(shown(true).contains(address), "{}", shown(true));
    assert!(!shown(false).contains("example"), "{}", shown(false));
    each_of("cosigners", |name, html| {
        let both = html.matches("dir=\"ltr\">cleaners-<wbr>").count();
        assert_eq!(both, 2, "{name}");
        let paper = "href=\"/appeals/the-nineteen/cosigners.pdf?lang=";
        assert!(html.contains(paper), "{name}");
    });
}

#[test]
fn the_page_of_an_entry_leads_to_those_of_the_same_name() {
    each_of("entry", |name, html| {
        let (tag, _) = name.split_once('/').expect("of a language");
        let page = Page::new(Language::from_tag(tag).unwrap(), "A", "a.example", "/");
        assert!(html.contains(&page.t("mark-same-name")), "{name}");
        let other = page.t1("mark-number", "number", 39_u64);
        let link = format!("<a href=\"/appeals/the-nineteen/cosigners/39\">{other}</a>");
        assert!(html.contains(&link), "{name}: {link}");
    });
}

#[test]
fn whoever_let_somebody_in_is_named_with_a_way_to_their_page() {
    // As who let it in, in the chain and in short; the organiser in the chain, and as who may know where the program is.
    let league = "<a href=\"https://gantry.example/orgs/gantry\" rel=\"noopener nofollow ugc\">";
    let organiser = "<a href=\"/orgs/quayside\" rel=\"noopener nofollow ugc\">";
    each_of("entry", |name, html| {
        assert_eq!(html.matches(league).count(), 3, "{name}");
        assert_eq!(html.matches(organiser).count(), 2, "{name}");
        assert!(!html.contains('\u{e000}'), "{name}");
    });
}

#[test]
fn paper_says_when_somebody_went_and_where_those_are_who_are_called_the_same() {
    for language in LANGUAGES {
        let mut all = samples::outside(*language).into_iter();
        let (_, paper) = all.find(|(name, _)| name == "paper").expect("a paper");
        let page = Page::new(*language, "Dockers", "d.example", "/");
        for (key, on) in [
            ("entry-withdrawn", 1_793_351_400),
            ("entry-removed", 1_793_437_800),
        ] {
            let day = page.day(&DateTime::from_timestamp(on, 0).unwrap());
            let said = format!(
                "<em class=\"quiet\">{}</em> <span class=\"quiet\">{day}",
                page.t(key)
            );
            assert!(paper.contains(&said), "{}: {said}", language.tag);
        }
        let both = paper.matches("<bdi dir=\"ltr\">cleaners-").count();
        assert_eq!(both, 2, "{}", language.tag);
        // However long a remark is, it parts no address from its country.
        assert!(paper.contains(" ·</span> "), "{}", language.tag);
    }
}

/// The day stands in the statement, for every server; the domain is known to one.
#[test]
fn of_a_form_every_server_says_when_it_was_confirmed() {
    for language in LANGUAGES {
        let page = Page::new(*language, "Dockers", "d.example", "/");
        let at = DateTime::from_timestamp(1_793_351_400, 0);
        let source = |domain: Option<&str>, own_domain: bool| Source {
            how: "web-form".to_owned(),
            domain: domain.map(str::to_owned),
            own_domain,
            there: None,
            at,
            otherwise: None,
            signer: None,
            signer_href: None,
        };
        let day = page.day_words(&at.unwrap());
        let own = source(Some("crane.example"), true);
        assert!(own.words(&page).contains(&day) && own.words(&page).contains("crane.example"));
        let elsewhere = source(Some("mail.example"), false);
        let unknown = source(None, false);
        assert_eq!(elsewhere.words(&page), unknown.words(&page));
        assert!(unknown.words(&page).contains(&day), "{}", language.tag);
        assert!(!elsewhere.words(&page).contains("mail.example"));
        assert!(elsewhere.is_from_elsewhere() && !unknown.is_from_elsewhere());
        assert!(!own.is_from_elsewhere(), "{}", language.tag);
    }
}

#[test]
fn no_heading_stands_over_names_of_people_where_there_are_none() {
    for language in LANGUAGES {
        let page = Page::new(*language, "Dockers", "d.example", "/appeals/brakes/people");
        let shown = |total: u64, shown: &str| {
            let people = PeoplePage {
                page: page.clone(),
                address: "/appeals/brakes".to_owned(),
                title: Text::new("en", "Working brakes"),
                total,
                earlier_wording: 0,
                countries: Vec::new(),
                others: 0,
                as_of: None,
                shown: shown.to_owned(),
                names: Vec::new(),
                earlier: None,
                later: None,
                sign: None,
            };
            people.render().unwrap()
        };
        let heading = "<h2 id=\"names\">";
        let none = page.t("people-names-none");
        let promise = page.word("people-names", "never");
        let nobody = shown(0, "full");
        assert!(!nobody.contains(heading), "{}: {nobody}", language.tag);
        assert!(nobody.contains(&page.t("people-nobody")), "{nobody}");
        assert!(!nobody.contains(&page.t1("people-count", "count", 0u64)));
        let unnamed = shown(7, "full");
        assert!(unnamed.contains(heading) && unnamed.contains(&none));
        assert!(!unnamed.contains(&page.word("people-names", "full")));
        // A promise is worth saying before anybody has signed.
        let promised = shown(0, "never");
        assert!(promised.contains(heading) && promised.contains(&promise));
        assert!(!promised.contains(&none), "{}", language.tag);
    }
}

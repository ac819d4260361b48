//! What pages say in sentences, in every language.

use crate::render::{PAGES, each_of};
use askama::Template as _;
use undersigned_views::{
    language::{ENGLISH, LANGUAGES, Language},
    views::{
        Besides, Link, Page, Text,
        desk::{KeptForm, queue_many::Leaving},
        people::PeopleDonePage,
        problem::ProblemPage,
        sign_by_form::FormDonePage,
    },
};

#[test]
fn that_they_signed_whichever_wording_is_said_where_there_is_more_than_one() {
    let one = Besides {
        personal: 3,
        people: 2,
        ..Besides::default()
    };
    let several = Besides {
        any_wording: true,
        ..one
    };
    assert_eq!(
        several.words(ENGLISH),
        format!("{} (whichever wording)", one.words(ENGLISH))
    );
    for language in LANGUAGES {
        let said = several.words(*language);
        assert_ne!(said, one.words(*language), "{}", language.tag);
        assert!(said.contains(&one.words(*language)), "{said}");
    }
    let nobody = Besides {
        any_wording: true,
        ..Besides::default()
    };
    assert!(!nobody.any());
    assert_eq!(nobody.words(ENGLISH), "");
}

#[test]
fn people_who_are_only_counted_are_others_beside_those_who_sign_by_name() {
    let beside = |personal: u64| Besides {
        personal,
        people: 6,
        ..Besides::default()
    };
    assert_eq!(beside(0).words(ENGLISH), "6 people");
    assert_eq!(
        beside(3).words(ENGLISH),
        "3 people who sign by name in a personal capacity · 6 more people"
    );
    for language in LANGUAGES {
        let (alone, others) = (beside(0).words(*language), beside(3).words(*language));
        assert!(
            !others.ends_with(&format!("· {alone}")),
            "{}: {others}",
            language.tag
        );
    }
}

fn ended(act: &'static str, end: Option<&'static str>) -> Leaving {
    Leaving {
        act,
        of: 120,
        removed: 50,
        left: 0,
        begun: String::new(),
        end,
        again: None,
        stop: String::new(),
    }
}

#[test]
fn how_it_ended_is_said_in_a_sentence_of_its_own_in_every_language() {
    for language in LANGUAGES {
        let page = Page::new(*language, "A", "a.example", "/");
        for act in ["remove", "refuse", "restore"] {
            let said = |end| ended(act, end).status(&page);
            let all = [
                None,
                Some("done"),
                Some("stopped"),
                Some("denied"),
                Some("not-initiator"),
                Some("withdrawn"),
            ];
            let all: std::collections::BTreeSet<String> = all.map(said).into();
            assert_eq!(all.len(), 6, "{}: {all:?}", language.tag);
            assert!(all.iter().all(|words| !words.contains(['{', '$'])));
            assert_ne!(ended(act, None).title(&page), "", "{}", language.tag);
        }
    }
}

#[test]
fn what_is_over_goes_on_no_more() {
    let page = Page::new(ENGLISH, "A", "a.example", "/");
    assert_eq!(
        ended("remove", Some("done")).status(&page),
        "50 of 120 have left the list."
    );
    let stopped = Leaving {
        left: 70,
        ..ended("remove", Some("stopped"))
    };
    assert_eq!(
        stopped.status(&page),
        "50 of 120 have left the list. It was stopped before all had their turn. 70 stay as they were."
    );
    assert!(!ended("remove", None).is_over());
}

#[test]
fn the_switcher_keeps_the_query() {
    let page = Page::new(ENGLISH, "Dockers", "d.example", "/appeals/x?page=2");
    assert_eq!(page.in_language(&ENGLISH), "/appeals/x?page=2&lang=en");
    let page = Page::new(ENGLISH, "Dockers", "d.example", "/");
    assert_eq!(page.in_language(&ENGLISH), "/?lang=en");
}

#[test]
fn addresses_end_lines_between_their_parts() {
    let page = Page::new(ENGLISH, "Dockers", "d.example", "/");
    assert_eq!(
        page.breakable("https://d.example/a<b").to_string(),
        "https://<wbr>d.<wbr>example/<wbr>a&lt;b"
    );
}

#[test]
fn a_full_stop_of_chinese_needs_no_space_behind_it() {
    for language in LANGUAGES {
        let page = Page::new(*language, "Dockers", "d.example", "/");
        let is_chinese = language.tag.starts_with("zh");
        assert_eq!(page.gap().is_empty(), is_chinese, "{}", language.tag);
    }
}

#[test]
fn where_nobody_signed_words_stand_in_place_of_a_nought() {
    for language in LANGUAGES {
        let page = Page::new(*language, "Dockers", "d.example", "/");
        assert_eq!(page.figure(0_u64), "", "{}", language.tag);
        assert_eq!(page.figure(7_u64), page.number(7_u64), "{}", language.tag);
    }
    let page = Page::new(ENGLISH, "Dockers", "d.example", "/");
    assert_eq!(
        page.stand_behind(0_u64, "petition", false, true),
        "No organisation stands behind this petition"
    );
}

#[test]
fn who_stood_behind_what_was_withdrawn_does_so_no_more() {
    let nobody = Besides::default();
    for language in LANGUAGES {
        let page = Page::new(*language, "Dockers", "d.example", "/");
        let said =
            |withdrawn: bool| page.behind(3_u64, 0_u64, &nobody, "urgent-appeal", false, withdrawn);
        assert_ne!(said(true), said(false), "{}", language.tag);
        assert!(!said(true).contains(['{', '$']), "{}", said(true));
        for (now, then) in [
            ("list-standing", "list-stood"),
            ("manage-behind", "manage-stood-behind"),
        ] {
            for (count, earlier) in [(1_u64, 0_u64), (3, 0), (3, 1), (12, 5)] {
                let said = |key: &str| page.t2(key, "count", count, "earlier", earlier);
                assert_ne!(said(then), said(now), "{}", language.tag);
                assert!(!said(then).contains(['{', '$']), "{}", said(then));
            }
        }
    }
    let page = Page::new(ENGLISH, "Dockers", "d.example", "/");
    assert_eq!(
        page.behind(3_u64, 0_u64, &nobody, "urgent-appeal", false, true),
        "organisations stood behind this urgent appeal"
    );
}

#[test]
fn nobody_is_said_only_where_nobody_signed() {
    let people = Besides {
        people: 45,
        ..Besides::default()
    };
    let nobody = Besides::default();
    let page = Page::new(ENGLISH, "Dockers", "d.example", "/");
    let none = page.organisations(0_u64, 0_u64);
    assert_eq!(page.signed(0_u64, 0_u64, &nobody), none);
    assert_eq!(page.signed(0_u64, 0_u64, &people), "45 people");
    let both = page.signed(3_u64, 1_u64, &people);
    assert_eq!(
        both,
        "3 organisations · 1 more signed an earlier wording · 45 people"
    );
    let current = page.signed(3_u64, 0_u64, &people);
    assert_eq!(current, "3 organisations · 45 people");
    let earlier = page.signed(0_u64, 1_u64, &people);
    assert_eq!(
        earlier,
        "1 organisation signed an earlier wording · 45 people"
    );
    for language in LANGUAGES {
        let page = Page::new(*language, "Dockers", "d.example", "/");
        let none = page.organisations(0_u64, 0_u64);
        assert!(!page.signed(0_u64, 0_u64, &people).contains(&none));
        let behind = |now: u64, earlier: u64, besides: &Besides| {
            page.behind(now, earlier, besides, "petition", true, false)
        };
        assert_eq!(behind(0, 0, &people), people.words(*language));
        assert_eq!(behind(0, 2, &people), "");
        let plain = page.stand_behind(0_u64, "petition", true, false);
        assert_eq!(behind(0, 0, &nobody), plain, "{}", language.tag);
        assert_eq!(page.besides(0_u64, 0_u64, &people), "");
        assert_eq!(page.besides(2_u64, 0_u64, &nobody), "");
        let said = page.besides(2_u64, 0_u64, &people);
        assert!(said.contains(&people.words(*language)), "{said}");
    }
}

#[test]
fn an_unknown_code_is_shown_as_it_is() {
    let page = Page::new(ENGLISH, "Dockers", "d.example", "/");
    assert_eq!(page.word("kind", "round-robin"), "round-robin");
    assert_eq!(page.country("hk"), "Hong Kong");
}

#[test]
fn where_no_mail_leaves_no_page_promises_one_for_a_link_that_is_over() {
    for &language in LANGUAGES {
        let of = |code: &str, without_mail: bool| {
            let mut page = Page::new(language, "A", "a.example", "/");
            page.without_mail = without_mail;
            ProblemPage::of(page, code, None).advice
        };
        for code in ["people-expired", "people-ended", "form-expired"] {
            // To fill in the form once more, and nothing else: it says itself whether a mail comes.
            let advice = of(code, true).join(" ");
            let sentences = advice.matches(['.', ';', '。', '；']).count();
            assert_eq!(sentences, 1, "{code}: {advice}");
        }
        for code in ["people-used", "form-used"] {
            let (without, with) = (of(code, true), of(code, false));
            assert_ne!(without, with);
            assert!(without.len() == 2 && with.len() == 1, "{code}");
        }
    }
}

/// Nobody here knows whether the organiser's server sends mails.
#[test]
fn a_copy_says_where_the_form_is_and_not_that_a_mail_is_sent() {
    for (shown, here) in [("appeal", true), ("appeal-copy", false)] {
        each_of(shown, |name, html| {
            let (tag, _) = name.split_once('/').expect("of a language");
            let page = Page::new(Language::from_tag(tag).unwrap(), "A", "a.example", "/");
            let says = |key: &str| html.contains(&page.t(key));
            let told = [says("way-form-what"), says("way-form-what-elsewhere")];
            assert_eq!(told, [here, !here], "{name}");
        });
    }
}

/// The link was used, so nobody is sent to ask for it; and the form waits for the organiser now.
#[test]
fn where_no_mail_leaves_what_was_confirmed_is_said_to_be() {
    for &language in LANGUAGES {
        let mut page = Page::new(language, "A", "a.example", "/");
        page.without_mail = true;
        let ask = page.t("no-mail-ask");
        let form = |outcome: &str| FormDonePage {
            page: page.clone(),
            address: "/appeals/ropes".to_owned(),
            title: Text::new("en", "Sound ropes"),
            outcome: outcome.to_owned(),
            listing: None,
            news: false,
            sign_again: None,
            pass_on: None,
        };
        let person = PeopleDonePage {
            page: page.clone(),
            outcome: "counted".to_owned(),
            sent_to: None,
            appeal: None,
            again: None,
            pass_on: None,
        };
        for shown in [
            form("listed").render().unwrap(),
            form("waits").render().unwrap(),
            person.render().unwrap(),
        ] {
            assert!(!shown.contains(&ask), "{}: {shown}", language.tag);
        }
        assert_eq!(form("waits").what(), page.t("form-done-unmailed-waits"));
        assert!(form("claim-mailed").render().unwrap().contains(&ask));
    }
    let page = Page::new(ENGLISH, "A", "a.example", "/");
    assert!(
        page.t("form-done-unmailed-waits")
            .contains("waits for somebody")
    );
}

#[test]
fn where_no_mail_leaves_whom_to_ask_is_named_where_that_is_written() {
    let shown = |links: &[&str]| {
        let mut page = Page::new(ENGLISH, "A", "a.example", "/");
        page.without_mail = true;
        page.links = links
            .iter()
            .map(|href| Link {
                href: (*href).to_owned(),
                words: format!("at {href}"),
            })
            .collect();
        let sent = PeopleDonePage {
            page,
            outcome: "sent".to_owned(),
            sent_to: None,
            appeal: None,
            again: None,
            pass_on: None,
        };
        sent.render().unwrap()
    };
    for (links, leads) in [
        (&["/imprint", "/privacy", "/contact"][..], Some("/contact")),
        (&["/imprint", "/privacy"][..], Some("/imprint")),
        (&["/privacy"][..], None),
    ] {
        let page = shown(links);
        let asked = page.split("Ask there, or have the organiser ask.").nth(1);
        let paragraph = asked.and_then(|rest| rest.split("</p>").next());
        let paragraph = paragraph.expect("it is said that somebody is to be asked");
        match leads {
            Some(href) => assert!(
                paragraph.contains(&format!("<a href=\"{href}\">at {href}</a>")),
                "{paragraph}"
            ),
            None => assert_eq!(paragraph.trim(), ""),
        }
    }
}

#[test]
fn where_nobody_said_where_the_program_is_whom_to_ask_is_named_and_the_operator_is_told() {
    for language in LANGUAGES {
        let page = Page::new(*language, "A", "a.example", "/");
        let asked = format!(
            "{}{}<a href=\"/contact\">",
            page.t("data-program-elsewhere"),
            page.gap()
        );
        let said = page.t("machine-source");
        let of = |name: &str| {
            let wanted = format!("{}/{name}", language.tag);
            let found = PAGES.iter().find(|(name, _)| *name == wanted);
            &found.unwrap_or_else(|| panic!("there is no {wanted}")).1
        };
        assert!(of("entry").contains(&asked), "{}: {asked}", language.tag);
        let organiser = page.t("receipt-organiser");
        let organiser = format!("<dt>{organiser}</dt><dd><a href=\"/orgs/quayside\"");
        assert!(of("entry").contains(&organiser), "{}", language.tag);
        let receipt = of("desk-endorse-receipt");
        assert!(receipt.contains("<a href=\"https://quayside.example/orgs/quayside\"><bdi>"));
        assert!(!of("entry-imported").contains(&asked), "{}", language.tag);
        assert!(
            of("desk-server").contains(&said),
            "{}: {said}",
            language.tag
        );
    }
}

#[test]
fn what_was_chosen_in_a_form_that_comes_back_is_shown_in_words() {
    let form = KeptForm {
        at: chrono::DateTime::UNIX_EPOCH,
        action: "/desk/appeals/ropes/edit".to_owned(),
        page: "/desk/appeals/ropes/edit".to_owned(),
        files: false,
        late: true,
        fields: [
            ("kind", "urgent-appeal"),
            ("language-1", "fr"),
            ("title-1", "kind"),
        ]
        .map(|(name, value)| (name.to_owned(), value.to_owned()))
        .into(),
    };
    let page = Page::new(ENGLISH, "A", "a.example", "/");
    let said: Vec<String> = form
        .texts(&page)
        .into_iter()
        .map(|(_, said)| said)
        .collect();
    assert_eq!(said, ["Urgent appeal", "français", "kind"]);
}

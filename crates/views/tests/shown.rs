//! What stands on pages: names, marks, pictures, links.

use crate::{render::each_of, sentences::templates};
use chrono::DateTime;
use undersigned_views::{
    language::ENGLISH,
    views::{
        Branch, Coalition, Digest, Growth, Page, Text,
        appeal::{Addressee, Demand, Figures, Pair, Party, Tongue},
        co_signers::{Entry, Mark, Presence},
        list_changes::{ListChange, ListChanged},
        picture::Picture,
    },
};

fn coalition(count: usize) -> Coalition {
    Coalition {
        root: "Root key".to_owned(),
        branches: vec![Branch {
            name: "Dockers & friends".to_owned(),
            note: "let in".to_owned(),
            place: "here".to_owned(),
            same_list: true,
            let_in: (0..count).map(|index| index % 3 == 0).collect(),
        }],
    }
}

#[test]
fn a_title_that_is_written_the_other_way_leaves_the_title_of_a_page_in_its_order() {
    let page = Page::new(ENGLISH, "Dockers", "d.example", "/");
    assert_eq!(page.apart("Dockers"), "Dockers");
    assert_eq!(page.apart("نداء"), "\u{2068}نداء\u{2069}");
    let is_title = |line: &&str| {
        let parts = ["{% block title %}", "{% block whose %}", "<title>"];
        // What is all of a title has nothing around it.
        parts.iter().any(|part| line.contains(part)) && !line.contains("of.titles.first()")
    };
    let (mut apart, mut bare) = (0, Vec::new());
    for template in templates() {
        for line in template.lines().filter(is_title) {
            apart += line.matches("{{ page.apart(").count();
            let is_bare = line.contains("words }}") || line.contains("{{ page.name }}");
            bare.extend(is_bare.then(|| line.to_owned()));
        }
    }
    assert_eq!(bare, Vec::<String>::new());
    assert!(apart > 40, "{apart}");
}

#[test]
fn one_stroke_for_each_and_nothing_inline() {
    let svg = coalition(7).svg("ltr").to_string();
    assert_eq!(svg.matches("v-13").count() + svg.matches("v-7").count(), 7);
    assert!(!svg.contains("style"));
    assert!(svg.contains("Dockers &amp; friends"));
}

#[test]
fn a_large_coalition_is_drawn_by_tens() {
    let large = coalition(5_000);
    assert_eq!(large.each(), 10);
    assert_eq!(large.svg("rtl").to_string().matches("v-").count(), 500);
}

#[test]
fn the_picture_does_not_grow_with_the_coalition() {
    for (count, each) in [(500, 1), (501, 10), (50_000, 100), (50_001, 1_000)] {
        let picture = coalition(count);
        assert_eq!(picture.each(), each, "{count}");
        assert!(picture.svg("ltr").to_string().matches("v-").count() <= 500);
    }
}

#[test]
fn a_note_of_ours_is_not_cut() {
    let shown = |name: &str, note: &str| {
        let mut picture = coalition(1);
        picture.branches[0].name = name.to_owned();
        picture.branches[0].note = note.to_owned();
        picture.svg("ltr").to_string()
    };
    let note = "todavía no ha admitido a nadie · guarda la misma lista";
    let whole = shown("Dockers", note);
    assert!(whole.contains(note) && !whole.contains('…'));
    assert!(shown(note, "let in").contains('…'));
    assert!(shown("Dockers", &note.repeat(2)).contains('…'));
}

#[test]
fn a_holder_stands_under_the_office_in_the_same_language() {
    let said = |holders: &[(&str, &str)]| {
        let texts = |pairs: &[(&str, &str)]| -> Vec<Text> {
            let text = |(tag, words): &(&str, &str)| Text::new(*tag, *words);
            pairs.iter().map(text).collect()
        };
        let addressee = Addressee {
            office: texts(&[("ar", "الوزير"), ("zh-Hant", "部長")]),
            holders: texts(holders),
            reached_at: Vec::new(),
        };
        let lines = addressee.lines().into_iter();
        let words: Vec<String> = lines.map(|(text, _)| text.words.clone()).collect();
        words.join(" ")
    };
    assert_eq!(
        said(&[("ar", "روخاس"), ("zh-Hant", "羅哈斯")]),
        "الوزير روخاس 部長 羅哈斯"
    );
    assert_eq!(said(&[("", "C. Rojas")]), "الوزير 部長 C. Rojas");
    let alike = [("ar", "C. Rojas"), ("zh-Hant", "C. Rojas")];
    assert_eq!(said(&alike), "الوزير 部長 C. Rojas");
    assert_eq!(said(&[]), "الوزير 部長");
}

#[test]
fn who_left_the_list_is_said_with_its_day_and_reason_and_no_name() {
    let page = Page::new(ENGLISH, "Dockers", "d.example", "/");
    let at = DateTime::from_timestamp(1_760_000_000, 0);
    let shown = |presence: Presence| {
        let entry = Entry {
            number: Some(5),
            presence,
            ..Entry::default()
        };
        page.entry(&entry).to_string()
    };
    let removed = shown(Presence::Removed(at, Some("duplicate")));
    assert!(removed.contains("2025-10-09"), "{removed}");
    assert!(removed.contains("entered twice"), "{removed}");
    let unsaid = shown(Presence::Removed(None, None));
    assert!(!unsaid.contains("<time"), "{unsaid}");
    let withdrawn = shown(Presence::Withdrawn(at));
    assert!(withdrawn.contains("2025-10-09"), "{withdrawn}");
    // Who had entered it is told where there is room for it.
    assert_eq!(shown(Presence::TakenBack(at)), withdrawn);
}

#[test]
fn a_change_of_the_list_is_told_in_one_line() {
    let page = Page::new(ENGLISH, "Dockers", "d.example", "/");
    let line = |what, number: Option<u64>, who: Option<&str>, hidden| {
        let change = ListChange {
            at: DateTime::from_timestamp(1_760_000_000, 0).unwrap(),
            what,
            number,
            who: who.map(|name| Text::new("en", name)),
            hidden,
            href: None,
        };
        change.line(&page)
    };
    assert_eq!(
        line(ListChanged::Joined, Some(5), Some("Night Shift"), false),
        "Joined the list · Night Shift · no. 5"
    );
    assert_eq!(
        line(
            ListChanged::Removed(Some("duplicate")),
            Some(5),
            None,
            false
        ),
        "Removed · entered twice · no. 5"
    );
    assert_eq!(
        line(ListChanged::Joined, Some(5), None, true),
        "Joined the list · Hidden by this server. · no. 5"
    );
    assert_eq!(
        line(ListChanged::Worded(2), None, None, false),
        "Wording 2 published"
    );
}

#[test]
fn a_list_can_be_cited_in_plain_lines_with_its_digest_and_its_time() {
    each_of("cosigners", |name, html| {
        let (_, cited) = html
            .split_once("<pre dir=\"auto\" tabindex=\"0\">")
            .unwrap_or_else(|| panic!("{name} cites nothing"));
        let (cited, _) = cited.split_once("</pre>").expect("it ends");
        let lines: Vec<&str> = cited.lines().collect();
        assert_eq!(lines.len(), 6, "{name}: {cited}");
        assert!(lines[1].contains("Quayside Workers’ Union"), "{name}");
        let address = "https://quayside.example/appeals/the-nineteen/cosigners";
        assert_eq!(lines[3], address, "{name}");
        assert!(lines[4].contains("sha-256:4be1c07d92a8"), "{name}: {cited}");
        assert!(lines[5].contains(" UTC"), "{name}: {cited}");
    });
}

#[test]
fn an_entry_is_said_in_short_before_the_statement_is_shown_as_it_was_signed() {
    let template = include_str!("../templates/pages/entry.html");
    let place = |id: &str| template.find(id).expect(id);
    assert!(place("id=\"short\"") < place("id=\"statement\""));
}

#[test]
fn how_they_came_is_said_under_the_large_figure_where_not_all_signed_from_their_own_server() {
    let pair = |now: u64| Pair { now, earlier: 2 };
    let figures = |own: u64, paper: u64| Figures {
        named_by: [("own-server", own), ("paper", paper)]
            .map(|(way, now)| (way.to_owned(), pair(now)))
            .to_vec(),
        ..Figures::default()
    };
    assert_eq!(
        figures(3, 13).ways(),
        [("own-server", 3), ("paper", 13)],
        "as the table of figures has them"
    );
    assert_eq!(figures(0, 13).ways(), [("paper", 13)]);
    // Whoever signed an earlier wording is in another figure.
    assert!(figures(3, 0).ways().is_empty());
    let head = include_str!("../templates/components/appeal_head.html");
    assert!(head.contains("figures.ways()"));
}

#[test]
fn a_few_who_call_are_named_and_nobody_is_one_other() {
    let named = |count: usize| {
        let party = |number: usize| Party {
            name: Text::new("en", number.to_string()),
            href: None,
        };
        let (named, more) = Party::in_one_line((0..count).map(party).collect());
        (named.len(), more)
    };
    let said: Vec<_> = (0..6).map(named).collect();
    assert_eq!(said, [(0, 0), (1, 0), (2, 0), (1, 2), (1, 3), (1, 4)]);
}

#[test]
fn clauses_stand_under_their_parts_and_are_counted_through() {
    let demand = |id: &str, part: Option<&str>| Demand {
        id: id.to_owned(),
        words: id.to_owned(),
        part: part.map(str::to_owned),
    };
    let mut tongue = Tongue {
        tag: "en".to_owned(),
        authoritative: true,
        follows_wording: None,
        original: None,
        signed: None,
        blocks: Vec::new(),
        demands: vec![
            demand("a", Some("aims")),
            demand("b", Some("aims")),
            demand("c", Some("activities")),
        ],
        alone_href: None,
    };
    let parts = tongue.parts(&true);
    let starts: Vec<_> = parts.iter().map(|part| (part.code, part.start())).collect();
    assert_eq!(starts, [(Some("aims"), 1), (Some("activities"), 3)]);
    assert!(parts[0].leads && !parts[1].leads && parts[1].anchors);
    for demand in &mut tongue.demands {
        demand.part = None;
    }
    assert_eq!(tongue.parts(&false).len(), 1);
    tongue.demands.clear();
    assert!(tongue.parts(&true).is_empty());
}

#[test]
fn paper_has_no_words_that_stand_only_for_a_link() {
    let earlier = Mark::EarlierWording {
        wording: 1,
        at: DateTime::from_timestamp(1_792_000_000, 0),
        href: Some("/appeals/x/revisions/1".to_owned()),
        changes_href: Some("/appeals/x/revisions/1?against=2#changes".to_owned()),
    };
    let frame = Page::new(ENGLISH, "Dockers", "d.example", "/");
    let marks = [earlier];
    let page = frame.marks(&marks).to_string();
    let paper = frame.marks_on_paper(&marks).to_string();
    assert!(page.contains("What changed since"), "{page}");
    assert!(paper.contains("Signed wording 1, of "), "{paper}");
    assert!(!paper.contains("What changed since"), "{paper}");
}

#[test]
fn it_rises_from_the_first_to_the_last_and_has_nothing_inline() {
    let at = |day: i64| DateTime::from_timestamp(day * 86_400, 0).unwrap();
    let growth = Growth::of(vec![(at(0), 0), (at(1), 5), (at(2), 10)]).unwrap();
    let svg = growth.svg().to_string();
    assert!(svg.contains("d=\"M0 80L120 40L240 0\""), "{svg}");
    assert!(!svg.contains("style"));
    assert!(Growth::of(vec![(at(0), 3)]).is_none());
}

fn shown(words: &str) -> String {
    Text::new("en", words).linked().to_string()
}

#[test]
fn a_web_address_is_a_link_and_nothing_else_is() {
    assert_eq!(
        shown("Look at https://members.example/?a=1&b=2."),
        "<span lang=\"en\" dir=\"ltr\">Look at <a href=\"https://members.example/?a=1&amp;b=2\" \
         rel=\"noopener nofollow ugc\" dir=\"ltr\">https://members.example/?a=1&amp;b=2</a>.</span>"
    );
    assert_eq!(shown("<b> http:// and https://").matches("<a ").count(), 0);
    let two = shown("(http://a.example) https://b.example\"onclick=x");
    assert_eq!(two.matches("<a ").count(), 2, "{two}");
    assert!(two.contains("href=\"http://a.example\""), "{two}");
    assert!(two.contains("href=\"https://b.example\""), "{two}");
    assert_eq!(shown("javascript:alert(1)").matches("<a ").count(), 0);
}

#[test]
fn words_are_escaped_and_marked() {
    let text = Text::new("ar", "<b>نقابة</b>");
    assert_eq!(
        text.to_string(),
        "<span lang=\"ar\" dir=\"rtl\">&lt;b&gt;نقابة&lt;/b&gt;</span>"
    );
    assert_eq!(
        Text::new("und", "X").to_string(),
        "<span dir=\"auto\">X</span>"
    );
}

#[test]
fn digests_are_grouped() {
    let digest =
        Digest::new("sha-256:9b1e44d07c2fa81306be5d91a4c8f37e2d9017bbe86a4f0551d6f0aa3e07bb92");
    assert_eq!(digest.algorithm(), Some("sha-256"));
    assert_eq!(digest.groups().len(), 8);
    assert_eq!(digest.short(), "9b1e44d0 7c2fa813 … 51d6f0aa 3e07bb92");
}

#[test]
fn what_is_upright_or_square_is_shown_whole() {
    let of = |width, height| Picture {
        src: String::new(),
        small: None,
        width,
        height,
        alt: Text::default(),
        credit: None,
    };
    assert!(of(900, 1200).is_tall() && of(1000, 1000).is_tall());
    assert!(!of(1200, 900).is_tall() && !of(2000, 800).is_tall());
}

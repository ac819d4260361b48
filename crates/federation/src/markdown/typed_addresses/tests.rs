//! Where addresses begin and end.

use super::*;
use crate::markdown;
use proptest::prelude::*;
use pulldown_cmark::Parser;

/// The addresses that become links, once in the words that are shown and once where they lead.
fn links(source: &str) -> Vec<String> {
    let mut links = Vec::new();
    let mut open: Option<String> = None;
    for event in markdown::events(source, source.len()) {
        match event {
            Event::Start(Tag::Link { dest_url, .. }) => open = Some(dest_url.into_string()),
            Event::Text(words) => {
                if let Some(leads) = open.take() {
                    assert_eq!(*words, *leads, "{source}");
                    links.push(leads);
                }
            }
            _ => {}
        }
    }
    links
}

#[test]
fn a_plain_address_is_a_link_without_what_belongs_to_the_sentence() {
    let whole = [
        "https://union.example",
        "http://union.example/a",
        "HTTPS://Union.example/A",
        "https://union.example:8443/a?b=1&c=2#d",
        "https://union.example/a_b_c?d=%20~e",
        "https://union.example/a_(b)",
        "https://union.example/?sort[]=up",
        "https://social.example/@nurses",
        "https://союз.example/страница",
        "https://union.example/a-",
        "http://192.0.2.1/a",
    ];
    for address in whole {
        for (before, after) in [
            ("", ""),
            ("See ", " and sign."),
            ("See ", "."),
            ("See ", "!?"),
            ("(", ")"),
            ("(see ", ")."),
            ("[", "]"),
            ("\u{201c}", "\u{201d}."),
            ("\"", "\", she said"),
            ("'", "'"),
            ("«", "»"),
            ("**", "**"),
            ("*", "*"),
            ("*", "*,"),
            ("- ", "\n- second"),
            ("- ", "\n  - within"),
            ("> ", "\n> and so on"),
            ("# ", ""),
            ("line\n", "\nline"),
            ("one—", "—two"),
            ("sign: ", ";"),
            ("انظر ", "، ثم"),
            ("请看", "。"),
            ("请看（", "），然后"),
            ("请看：", "签名"),
            ("「", "」"),
            ("서명: ", "에서"),
            ("ดู", "ลงชื่อ"),
            ("", " <b>"),
            ("<b>", "</b>"),
        ] {
            assert_eq!(
                links(&format!("{before}{address}{after}")),
                [address],
                "{before}…{after}"
            );
        }
    }
    assert_eq!(
        links("https://a.example, https://b.example/; http://c.example."),
        [
            "https://a.example",
            "https://b.example/",
            "http://c.example"
        ]
    );
    assert_eq!(
        links("(https://a.example/b_(c))."),
        ["https://a.example/b_(c)"]
    );
    assert_eq!(
        links(r"https://a.example/b\_c&amp;d"),
        ["https://a.example/b_c&d"]
    );
    assert_eq!(links("<https://a.example/b.>"), ["https://a.example/b."]);
}

#[test]
fn what_is_no_plain_address_is_left_as_it_is() {
    for source in [
        "`https://a.example`",
        "    https://a.example",
        "```\nhttps://a.example\n```",
        "<i title=https://a.example>",
        "<div>\nhttps://a.example\n</div>",
        "javascript://a.example/%0aalert(1)",
        "ftp://a.example",
        "git+https://a.example",
        "shttps://a.example",
        "mailto:a@b.example",
        "www.a.example",
        "a.example/b",
        "://a.example",
        "https://",
        "https://...",
        "https:///a.example",
        "https://nowhere",
        "https://。",
        "https://bank.example@a.example/",
        "https://bank.example:443@a.example/",
        // What leads elsewhere than it reads, or only a part of the way.
        r"https://\\a.example",
        "https://a.example/__init__.py",
        "https://a.example/*b*/c",
    ] {
        assert_eq!(links(source), [""; 0], "{source}");
    }
    assert_eq!(
        links(r"https://a.example\\@b.example/"),
        ["https://a.example"]
    );
    let long = format!("https://a.example/{}", "b".repeat(MAXIMUM_BYTES));
    assert_eq!(links(&long), [""; 0]);
    assert_eq!(
        links(&format!("{long} https://c.example")),
        ["https://c.example"]
    );
}

#[test]
fn an_address_that_is_cut_is_left_out() {
    let source = "See https://a.example/b and https://a.example/cd";
    let shown = |most: usize| words(markdown::events(source, most));
    assert_eq!(shown(source.len()), source);
    assert_eq!(shown(source.len() - 1), "See https://a.example/b and[…]");
    assert_eq!(shown(25), "See https://a.example/b a[…]");
}

#[test]
fn a_link_holds_no_other() {
    for source in [
        "[https://a.example](https://b.example)",
        "[see https://a.example here](https://b.example)",
        "[*https://a.example*][b]\n\n[b]: https://b.example",
        "[![https://a.example](c.png)](https://b.example)",
        "<https://b.example>",
    ] {
        let starts = markdown::events(source, source.len()).filter_map(|event| match event {
            Event::Start(Tag::Link { dest_url, .. }) => Some(dest_url.into_string()),
            _ => None,
        });
        assert_eq!(
            starts.collect::<Vec<_>>(),
            ["https://b.example"],
            "{source}"
        );
    }
}

#[test]
fn row_774_very_many_addresses_or_brackets_are_read_once() {
    for part in [
        "http://",
        "https://a.example ",
        "https://a.example/(",
        "://",
        "http://(a.b)",
        "[http://",
    ] {
        let source = part.repeat(100_000 / part.len());
        let shown: usize = words(markdown::events(&source, source.len())).len();
        assert!(shown >= source.trim().len(), "{part}");
    }
    let brackets = format!("https://a.example/{}", ")".repeat(100_000));
    assert_eq!(links(&brackets), ["https://a.example/"]);
}

/// What is read of a text.
fn words<'a>(events: impl Iterator<Item = Event<'a>>) -> String {
    let mut words = String::new();
    for event in events {
        match event {
            Event::Text(part) | Event::Code(part) | Event::InlineHtml(part) | Event::Html(part) => {
                words.push_str(&part);
            }
            Event::SoftBreak | Event::HardBreak => words.push('\n'),
            _ => {}
        }
    }
    words
}

/// What texts are made of in which addresses are to be found, or not.
static PARTS: [&str; 24] = [
    "https://",
    "http://",
    "://",
    "a.example",
    "union.example/a",
    "x",
    "字",
    "，",
    "é",
    " ",
    "\n",
    "\n\n",
    ".",
    ",",
    "(",
    ")",
    "[",
    "](",
    "*",
    "_",
    "`",
    "<",
    "&amp;",
    "- ",
];

proptest! {
    #[test]
    fn links_change_no_word(parts in prop::collection::vec(prop::sample::select(&PARTS[..]), 0..40)) {
        let source = parts.concat();
        prop_assert_eq!(words(linked(Parser::new(&source))), words(Parser::new(&source)));
        let mut open = Vec::new();
        let mut links = 0;
        for event in linked(Parser::new(&source)) {
            match event {
                Event::Start(tag) => {
                    links += usize::from(matches!(tag, Tag::Link { .. }));
                    prop_assert!(links <= 1);
                    open.push(tag.to_end());
                }
                Event::End(end) => {
                    links -= usize::from(end == TagEnd::Link);
                    prop_assert_eq!(open.pop(), Some(end));
                }
                _ => {}
            }
        }
        prop_assert!(open.is_empty());
    }
}

//! Markdown that is written, and Markdown that means harm.

use super::*;

#[test]
fn paragraphs_become_blocks_and_headings_go_below_the_page_s_own() {
    let blocks = blocks("# One\n\nTwo *and*\nthree\n\n- a\n- b\n");
    let blocks: Vec<&str> = blocks.iter().map(Html::as_str).collect();
    assert_eq!(blocks[0], "<h3>One</h3>");
    assert_eq!(blocks[1], "<p>Two <em>and</em><br>\nthree</p>");
    assert!(blocks[2].starts_with("<ul>"));
    assert_eq!(blocks.len(), 3);
}

#[test]
fn a_title_is_not_said_twice() {
    let first = |source: &str, title: &str| letter(source, title)[0].as_str().to_owned();
    assert_eq!(
        first("# Open the gate!\n\nNow.", "Open the gate"),
        "<p>Now.</p>"
    );
    assert_eq!(
        first("**Open the gate**\n\nNow.", "Open the gate"),
        "<p>Now.</p>"
    );
    assert_eq!(
        first("Open the gate\n\nNow.", "Open the gate"),
        "<p>Open the gate</p>"
    );
    assert_eq!(first("# Why\n\nNow.", "Open the gate"), "<h3>Why</h3>");
    assert_eq!(
        first("# Open the gate", "Open the gate"),
        "<h3>Open the gate</h3>"
    );
}

#[test]
fn hostile_sources_do_nothing() {
    let cases = [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "[x](javascript:alert(1))",
        "[x](JaVaScRiPt:alert(1))",
        "[x](data:text/html;base64,PHNjcmlwdD4=)",
        "[x](vbscript:x)",
        "![x](https://tracker.example/pixel.gif)",
        "<style>body{display:none}</style>",
        "<p style=\"position:fixed\">over everything</p>",
        "<svg><script>alert(1)</script></svg>",
        "<a href=\"https://a.example\" onclick=\"x()\">x</a>",
        "<iframe src=https://a.example></iframe>",
        "<form action=https://a.example><input name=password></form>",
        "[x](//a.example/protocol-relative)",
        "[x](/sign-in)",
        "<math><mtext></p><style><img src=x onerror=alert(1)>",
    ];
    for source in cases {
        let shown = render(source);
        let shown = shown.as_str();
        for bad in [
            "<script",
            "<img",
            "<style",
            "<svg",
            "<iframe",
            "<form",
            "<input",
            "<math",
            "href=\"javascript",
            "href=\"data",
            "href=\"vbscript",
            "href=\"/",
        ] {
            assert!(!shown.to_lowercase().contains(bad), "{source} gave {shown}");
        }
        // Raw HTML may appear as words; no element may carry such an attribute.
        for element in shown.split('<').skip(1) {
            let element = element.split('>').next().unwrap_or_default();
            assert!(
                !element.contains("style") && !element.contains(" on"),
                "{shown}"
            );
        }
    }
}

#[test]
fn a_post_keeps_what_mastodon_keeps() {
    let shown = as_a_post(
        "<h2>Why</h2><p>Two <em>and</em> <a href=\"https://u.example/x\" class=\"y\">three</a></p><hr>\
             <script>alert(1)</script><table><tr><td>kept words</td></tr></table>",
    );
    let shown = shown.as_str();
    assert!(
        shown.starts_with("<p><strong>Why</strong></p><p>Two <em>and</em>"),
        "{shown}"
    );
    assert!(shown.contains("kept words") && !shown.contains("<td") && !shown.contains("alert"));
    assert!(!shown.contains("class") && !shown.contains("<hr"));
    assert_eq!(letters(&as_a_post("<p>a &amp; b</p>")), 5);
}

#[test]
fn links_carry_no_favour() {
    let shown = render("[us](https://union.example/a?b=1&c=2)");
    assert!(shown.as_str().contains("rel=\"nofollow noopener\""));
}

#[test]
fn a_plain_address_is_a_link_that_is_set_apart() {
    let link = |address: &str| {
        format!("<a href=\"{address}\" rel=\"nofollow noopener\"><bdi>{address}</bdi></a>")
    };
    let address = "https://union.example/a_b";
    assert_eq!(
        render(&format!("See {address}. [Us]({address}), <{address}>")).as_str(),
        format!(
            "<p>See {}. <a href=\"{address}\" rel=\"nofollow noopener\">Us</a>, {}</p>",
            link(address),
            link(address)
        )
    );
    assert_eq!(
        plain(&format!("See {address}, now"), 80),
        format!("See {address}, now")
    );
}

#[test]
fn depth_and_length_are_bounded() {
    let deep = "> ".repeat(5_000) + "deep";
    let shown = render(&deep);
    assert!(shown.as_str().matches("<blockquote>").count() <= markdown::MAXIMUM_DEPTH);
    assert!(shown.as_str().contains("deep"));
    let long = "字".repeat(MAXIMUM_BYTES);
    assert!(render(&long).as_str().len() <= MAXIMUM_BYTES + 32);
    let _ = render(&"*a **a ".repeat(20_000));
    let _ = render(&"[".repeat(60_000));
    let shown = blocks(&"a\n\n".repeat(MAXIMUM_BLOCKS + 9));
    assert_eq!(shown.len(), MAXIMUM_BLOCKS + 1);
    assert_eq!(shown[MAXIMUM_BLOCKS].as_str().matches("<p>").count(), 9);
}

#[test]
fn what_is_cut_is_shown_as_far_as_it_is_kept_and_says_that_it_is_cut() {
    let lines = "a\n".repeat(markdown::MAXIMUM_EVENTS / 2 + 9);
    let items = "- a\n".repeat(markdown::MAXIMUM_EVENTS / 3);
    let words = "a ".repeat(MAXIMUM_BYTES / 2 + 9);
    for long in [&lines, &items, &words] {
        let shown = blocks(&format!("First\n\n{long}\n\nLast"));
        let shown: Vec<&str> = shown.iter().map(Html::as_str).collect();
        assert_eq!(shown.len(), 3, "{:?}", shown.last());
        assert_eq!(shown[0], "<p>First</p>");
        assert!(shown[1].matches('a').count() > 16_000, "{}", shown[1].len());
        assert_eq!(shown[2], "<p>[…]</p>");
    }
    assert!(!render(&"a\n".repeat(20_000)).as_str().contains('…'));
}

#[test]
fn a_plain_summary_has_no_markup() {
    assert_eq!(plain("# Hello\n\nto *you* & `me`", 40), "Hello to you & me");
    assert_eq!(plain("one two three", 7), "one two…");
    assert_eq!(plain("Stop *now*. **Go** [on](x)!", 40), "Stop now. Go on!");
}

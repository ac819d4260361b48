//! `…/badge.svg`: a small picture with the count, for pages that allow pictures only.

use super::{
    answer::{A_WHILE, file},
    brief,
};
use crate::{
    activitypub::objects::{self, Which},
    language::t,
    pages::shell::Shell,
    problem::Answer,
    routing::get,
    state::WebState,
    views::escaped,
};
use axum::{
    Router,
    extract::{Path, Request, State},
};

/// Height of the badge, in CSS pixels.
const HEIGHT: u32 = 32;
/// Size of its letters.
const LETTERS: f32 = 14.0;
/// Room before and after words.
const EDGE: f32 = 10.0;

/// The badge's routes.
pub(super) fn routes() -> Router<WebState> {
    Router::new()
        .route("/appeals/{slug}/badge.svg", get(show))
        .route("/appeals/{host}/{slug}/badge.svg", get(show))
}

async fn show(State(web): State<WebState>, Path(which): Path<Which>, request: Request) -> Answer {
    let shell = Shell::of(&web, &request).await;
    let view = objects::view(&web, which.host.as_deref(), &which.slug).await?;
    let brief = brief(&web, &view, &shell.query, shell.page.language).await?;
    // There is room for one thing.
    let (count, whole_count) = match brief.status.is_withdrawn() {
        true => {
            let withdrawn = t(brief.language, "status-withdrawn", &[]);
            (withdrawn.clone(), withdrawn)
        }
        false => (brief.count_in_short(), brief.count()),
    };
    let drawn = draw(
        &brief.kind_words(),
        &count,
        &whole_count,
        brief.language.direction() == "rtl",
        &brief.accent,
    );
    Ok(file(&shell, "image/svg+xml", A_WHILE, drawn))
}

/// Two fields beside each other, the first one filled. The letters are those of whoever looks, so
/// the room for them is ample. Whoever hears it, or points at it, is told the whole.
fn draw(kind: &str, count: &str, whole_count: &str, rtl: bool, accent: &str) -> String {
    let (first, second) = (room(kind), room(count));
    let whole = first + second;
    let (first_at, second_at) = if rtl { (second, 0.0) } else { (0.0, first) };
    let direction = if rtl { "rtl" } else { "ltr" };
    let (kind, count, told) = (escaped(kind), escaped(count), escaped(whole_count));
    let text = |at: f32, width: f32, colour: &str, words: &str| {
        format!(
            "<text x=\"{:.0}\" y=\"21\" text-anchor=\"middle\" direction=\"{direction}\" \
             fill=\"{colour}\">{words}</text>",
            at + width / 2.0
        )
    };
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{whole:.0}\" height=\"{HEIGHT}\" \
         viewBox=\"0 0 {whole:.0} {HEIGHT}\" role=\"img\" aria-label=\"{kind}: {told}\">\
         <title>{kind}: {told}</title>\
         <rect width=\"{whole:.0}\" height=\"{HEIGHT}\" fill=\"{accent}\"/>\
         <rect x=\"{:.0}\" y=\"1\" width=\"{:.0}\" height=\"{}\" fill=\"#fff\"/>\
         <g font-family=\"system-ui, 'Noto Sans', 'Noto Sans Arabic', 'Noto Sans CJK SC', sans-serif\" \
         font-size=\"{LETTERS}\">{}{}</g></svg>",
        second_at + 1.0,
        second - 2.0,
        HEIGHT - 2,
        text(first_at, first, "#fff", &kind),
        text(second_at, second, "#1b1b1e", &count),
    )
}

/// Room for words, in whole pixels: letters of East Asia are as wide as they are high, others are
/// counted as wide ones.
fn room(words: &str) -> f32 {
    let wide = |letter: char| ('\u{1100}'..='\u{ffdc}').contains(&letter) && letter >= '\u{2e80}';
    let ems: f32 = words
        .chars()
        .map(|letter| match letter {
            letter if wide(letter) => 1.0,
            ' ' | 'i' | 'l' | '.' | ',' => 0.32,
            'm' | 'w' | 'M' | 'W' => 0.9,
            _ => 0.6,
        })
        .sum();
    (ems * LETTERS + 2.0 * EDGE).ceil()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_stay_words_and_right_to_left_is_mirrored() {
        let drawn = draw("<script>", "1 & 2", "1 & 2 > 0", false, "#8a1538");
        assert!(drawn.contains("fill=\"#8a1538\""), "{drawn}");
        let told = "<title>&lt;script&gt;: 1 &amp; 2 &gt; 0</title>";
        assert!(drawn.contains(told), "{drawn}");
        assert!(drawn.contains(">1 &amp; 2</text>"), "{drawn}");
        assert!(!drawn.contains("<script"), "{drawn}");
        assert!(draw("أ", "ب", "ب", true, "#1f3f77").contains("direction=\"rtl\""));
        assert!(room("請願書") > room("abc"));
    }
}

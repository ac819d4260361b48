//! The coalition as a picture: one stroke for each organisation, under the initiator that let it
//! in. Drawn 416 wide, so that it fits a phone unscaled; mirrored for right-to-left.
//!
//! It is a second way to read the table beside it, never the only one, and uses presentation
//! attributes alone, because the content security policy forbids `style`.

use std::fmt::Write as _;

use super::parts::{Html, escaped};

/// Most strokes: above so many organisations one stands for ten, above ten times as many for a hundred,
/// and so on, so that the picture of a large coalition is no larger than another.
const MOST_STROKES: usize = 500;
const WIDTH: usize = 416;
const STEP: usize = 5;

/// An initiator and those it let in.
#[derive(Debug, Clone)]
pub struct Branch {
    /// Its name.
    pub name: String,
    /// How many it let in and whether it holds the same list, already in words.
    pub note: String,
    /// How its server's list stands to ours, in words.
    pub place: String,
    /// Whether it is in reach and holds the same list: a filled square, otherwise an open one.
    pub same_list: bool,
    /// One per organisation let in, in order: `true` where it signed from its own server (tall),
    /// `false` where it was let in another way (short).
    pub let_in: Vec<bool>,
}

impl Branch {
    /// How many it let in that signed from their own server.
    #[must_use]
    pub fn tall(&self) -> usize {
        self.let_in.iter().filter(|own_server| **own_server).count()
    }

    /// How many it let in that came otherwise.
    #[must_use]
    pub fn short(&self) -> usize {
        self.let_in.len() - self.tall()
    }
}

/// The whole picture.
#[derive(Debug, Clone)]
pub struct Coalition {
    /// Words beside the root, such as "Root key".
    pub root: String,
    /// The initiators, the organiser first.
    pub branches: Vec<Branch>,
}

impl Coalition {
    /// For how many organisations a stroke stands.
    #[must_use]
    pub fn each(&self) -> usize {
        let all: usize = self.branches.iter().map(|branch| branch.let_in.len()).sum();
        let mut each = 1;
        while all > MOST_STROKES * each {
            each *= 10;
        }
        each
    }

    /// The picture as SVG, hidden from screen readers, which have the table.
    #[must_use]
    pub fn svg(&self, direction: &str) -> Html {
        let mirrored = direction == "rtl";
        let every = self.each();
        let mut body = String::new();
        let mut y = 12;
        let x = |at: usize| if mirrored { WIDTH - at } else { at };
        let anchor = if mirrored { "end" } else { "start" };
        // `direction` on the text decides which end "start" is, so it is fixed to left-to-right
        // and the anchor is chosen here.
        label(&mut body, x(18), y + 4, anchor, &self.root, "");
        let _ = write!(
            body,
            "<circle class=\"filled\" cx=\"{}\" cy=\"{y}\" r=\"4.5\"/>",
            x(6)
        );
        let first = y;
        let mut last = y;
        for (index, branch) in self.branches.iter().enumerate() {
            y += 28;
            let (square, text) = if index == 0 { (6, 18) } else { (22, 36) };
            last = y;
            if index > 0 {
                let _ = write!(body, "<path class=\"twig\" d=\"M{} {y}H{}\"/>", x(6), x(17));
            }
            let class = if branch.same_list { "filled" } else { "open" };
            let corner = if mirrored { x(square) - 4 } else { square - 4 };
            let _ = write!(
                body,
                "<rect class=\"{class}\" x=\"{corner}\" y=\"{}\" width=\"8\" height=\"8\"/>",
                y - 4
            );
            label(&mut body, x(text), y + 4, anchor, &branch.name, "name");
            y += 16;
            label(&mut body, x(text), y + 3, anchor, &branch.note, "note");
            let strokes: Vec<bool> = branch.let_in.iter().step_by(every).copied().collect();
            let per_row = (WIDTH - text - 8) / STEP;
            if !strokes.is_empty() {
                y += 6;
            }
            for row in strokes.chunks(per_row) {
                y += 18;
                let mut tall = String::new();
                let mut short = String::new();
                for (place, own_server) in row.iter().enumerate() {
                    let at = x(text + place * STEP + 1);
                    if *own_server {
                        let _ = write!(tall, "M{at} {y}v-13");
                    } else {
                        let _ = write!(short, "M{at} {y}v-7");
                    }
                }
                let _ = write!(body, "<path class=\"tall\" d=\"{tall}\"/>");
                let _ = write!(body, "<path class=\"short\" d=\"{short}\"/>");
            }
        }
        let height = y + 12;
        Html::trusted(format!(
            "<svg class=\"coalition\" viewBox=\"0 0 {WIDTH} {height}\" width=\"{WIDTH}\" \
             height=\"{height}\" direction=\"ltr\" aria-hidden=\"true\" focusable=\"false\">\
             <path class=\"stem\" d=\"M{stem} {first}V{last}\"/>{body}</svg>",
            stem = x(6),
        ))
    }
}

fn label(body: &mut String, x: usize, y: usize, anchor: &str, words: &str, class: &str) {
    // Long names are cut: the table beside the picture has them whole. Notes are smaller, and more of them fits.
    let most = if class == "note" { 60 } else { 52 };
    let shown: String = if words.chars().count() > most {
        words.chars().take(most - 1).chain(['…']).collect()
    } else {
        words.to_owned()
    };
    let _ = write!(
        body,
        "<text class=\"{class}\" x=\"{x}\" y=\"{y}\" text-anchor=\"{anchor}\">\u{2068}{}\u{2069}</text>",
        escaped(&shown)
    );
}

//! What changed between two wordings.

use serde_json::json;
use undersigned_domain::AppealText;
use undersigned_views::{
    difference::{
        DemandChange, LanguageChange, Passage, Piece, Standing, between_texts, paragraphs, words,
    },
    views::changes::{Changes, Stretch},
};

fn shown(passage: &Passage) -> String {
    let pieces = passage.pieces.iter();
    pieces
        .map(|piece| match piece {
            Piece::Same(text) => text.clone(),
            Piece::Removed(text) => format!("[-{text}-]"),
            Piece::Added(text) => format!("[+{text}+]"),
        })
        .collect()
}

#[test]
fn words_that_changed_are_marked_and_no_others() {
    let passage = words("Release all eleven.", "Release all twelve.");
    assert_eq!(shown(&passage), "Release all [-eleven-][+twelve+].");
    let phrase = words("We ask the new council now.", "We ask an old board now.");
    assert_eq!(
        shown(&phrase),
        "We ask [-the new council-][+an old board+] now."
    );
}

#[test]
fn chinese_and_thai_are_parted_into_words_without_spaces() {
    let passage = words("釋放全部十一名碼頭工人。", "釋放全部十二名碼頭工人。");
    assert!(
        shown(&passage).starts_with("釋放全部[-十一"),
        "{}",
        shown(&passage)
    );
    assert!(shown(&passage).ends_with("碼頭工人。"));
    let thai = words("ปล่อยคนงานทั้งหมดวันนี้", "ปล่อยคนงานทั้งหมดพรุ่งนี้");
    assert!(
        shown(&thai).starts_with("ปล่อยคนงานทั้งหมด["),
        "{}",
        shown(&thai)
    );
}

#[test]
fn arabic_is_marked_word_by_word() {
    let passage = words("أطلقوا سراح الأحد عشر الآن", "أطلقوا سراح الاثني عشر الآن");
    assert_eq!(shown(&passage), "أطلقوا سراح [-الأحد-][+الاثني+] عشر الآن");
}

#[test]
fn another_text_is_not_shown_as_a_mended_one() {
    let passage = words("Nothing is alike here.", "Wholly other words came.");
    assert_eq!(passage.pieces.len(), 2);
}

#[test]
fn a_new_last_paragraph_leaves_the_one_before_as_it_was() {
    let passages = paragraphs("One is here.\n\nTwo.", "One is here.\n\nTwo.\n\nThree.");
    let changed: Vec<bool> = passages.iter().map(Passage::is_changed).collect();
    assert_eq!(changed, [false, false, true]);
    assert!(passages[2].is_new());
}

#[test]
fn a_changed_paragraph_is_found_beside_a_new_one() {
    let before = "The crane had no brakes.\n\nWe stopped it.";
    let after = "A preface of other things.\n\nThe crane had no working brakes.\n\nWe stopped it.";
    let passages = paragraphs(before, after);
    assert!(passages[0].is_new());
    assert_eq!(
        shown(&passages[1]).trim_end(),
        "The crane had no [+working +]brakes."
    );
    assert!(!passages[2].is_changed());
}

/// A small generator, so that the run is the same each time.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % sides
    }

    fn text(&mut self) -> String {
        const BITS: [&str; 17] = [
            "crane ",
            "brake",
            "工人",
            "碼頭",
            "，",
            "。",
            " ",
            "\n",
            "\n\n",
            "\n\n\n",
            "نقابة ",
            "👩🏽‍🏭",
            "e\u{301}",
            "**",
            "คนงาน",
            "- ",
            "x",
        ];
        let length = self.roll(40);
        (0..length).map(|_| BITS[self.roll(BITS.len())]).collect()
    }
}

#[test]
fn applied_either_way_a_difference_gives_back_the_text() {
    let mut dice = Dice(7);
    for _ in 0..2_000 {
        let (before, after) = (dice.text(), dice.text());
        let passage = words(&before, &after);
        assert_eq!(
            (passage.before(), passage.after()),
            (before.clone(), after.clone())
        );
        let passages = paragraphs(&before, &after);
        let old: String = passages.iter().map(Passage::before).collect();
        let new: String = passages.iter().map(Passage::after).collect();
        assert_eq!((old, new), (before.clone(), after.clone()));
        let changed = passages.iter().any(Passage::is_changed);
        let lines = |text: &str| {
            let kept = text
                .split("\n\n")
                .map(|line| line.trim_matches('\n').to_owned());
            kept.filter(|line| !line.is_empty()).collect::<Vec<_>>()
        };
        assert!(
            changed || lines(&before) == lines(&after),
            "{before:?} {after:?}"
        );
    }
}

#[test]
fn long_texts_are_compared_as_wholes() {
    let many = "a b ".repeat(2_000);
    assert_eq!(words(&many, &format!("{many}c")).pieces.len(), 2);
    let paragraphs_of = |word: &str, count: usize| vec![word; count].join("\n\n");
    let passages = paragraphs(&paragraphs_of("a", 2_000), &paragraphs_of("b", 2_001));
    assert_eq!(passages.len(), 4_001);
}

#[test]
fn what_a_long_text_begins_and_ends_with_is_not_compared() {
    let numbered: Vec<String> = (0..4_000)
        .map(|number| format!("So it was, {number} times."))
        .collect();
    let before = numbered.join("\n\n");
    let same = paragraphs(&before, &before);
    assert_eq!(same.len(), 4_000);
    assert!(!same.iter().any(Passage::is_changed));
    let mut mended = numbered;
    mended[700] = "So it is, 700 times.".to_owned();
    mended.insert(701, "A preface of other things".to_owned());
    let after = mended.join("\n\n");
    let passages = paragraphs(&before, &after);
    assert_eq!(passages.len(), 4_001);
    let changed: Vec<usize> = (0..passages.len())
        .filter(|at| passages[*at].is_changed())
        .collect();
    assert_eq!(changed, [700, 701]);
    assert_eq!(
        shown(&passages[700]).trim_end(),
        "So it [-was-][+is+], 700 times."
    );
    assert!(passages[701].is_new());
    let texts: [String; 2] = [
        passages.iter().map(Passage::before).collect(),
        passages.iter().map(Passage::after).collect(),
    ];
    assert_eq!(texts, [before, after]);
    // One more of the same stands at the end, and takes nothing twice.
    let passages = paragraphs("a\n\na", "a\n\na\n\na");
    let changed: Vec<bool> = passages.iter().map(Passage::is_changed).collect();
    assert_eq!(changed, [false, false, true]);
}

#[test]
fn texts_from_elsewhere_are_compared_in_little_time() {
    let started = std::time::Instant::now();
    let long: String = (0..40_000).map(|number| format!("{number} ")).collect();
    let short: Vec<String> = (0..400).map(|number| format!("{number} a b c d")).collect();
    let passages = paragraphs(&long, &short.join("\n\n"));
    assert_eq!(passages.len(), 401, "none of them came from the long one");
    assert!(started.elapsed() < std::time::Duration::from_secs(5));
}

#[test]
fn what_is_compared_word_by_word_has_an_end() {
    let demand = |id: usize, words: &str| json!({"id": format!("d{id}"), "text": {"en": words}});
    let words = "so it was ".repeat(200);
    let demands = |end: &str| {
        let all = (0..40).map(|id| demand(id, &format!("{words}{id} {end}")));
        json!(all.collect::<Vec<_>>())
    };
    let change = between_texts(&text(demands("before"), &[]), &text(demands("now"), &[]));
    let demands = &change.languages[0].demands;
    assert!(matches!(demands[0].words.pieces[0], Piece::Same(_)));
    assert!(matches!(demands[39].words.pieces[0], Piece::Removed(_)));
    assert!(demands.iter().all(DemandChange::is_changed));
}

fn text(demands: serde_json::Value, translations: &[&str]) -> AppealText {
    serde_json::from_value(json!({
        "kind": "petition",
        "title": {"en": "Open", "ar": "افتحوا"},
        "body": {"en": "One.\n\nTwo."},
        "languages": ["en", "ar"],
        "translations": translations,
        "demands": demands,
        "addressees": [{"office": {"en": "Board"}, "holder": "I. Vosk"}, {"office": "Port"}],
    }))
    .unwrap()
}

#[test]
fn demands_are_compared_by_their_ids() {
    let one = json!({"id": "a", "text": {"en": "Pay the days."}});
    let two = json!({"id": "b", "text": {"en": "Mend the brakes."}});
    let three = json!({"id": "c", "text": {"en": "Mend every brake."}});
    let before = text(json!([one, two]), &["ar"]);
    let after = text(json!([two, three]), &["ar"]);
    let change = between_texts(&before, &after);
    let demands = &change.languages[0].demands;
    let places: Vec<_> = demands.iter().map(|one| (one.was, one.is)).collect();
    assert_eq!(
        places,
        [(Some(1), None), (Some(2), Some(1)), (None, Some(2))]
    );
    assert!(demands[0].words.is_gone() && !demands[1].is_changed() && demands[2].words.is_new());
    assert!(!change.languages[1].is_changed());
}

#[test]
fn a_translation_that_becomes_authoritative_is_a_change() {
    let change = between_texts(&text(json!([]), &["ar"]), &text(json!([]), &[]));
    assert_eq!(change.languages[1].standing, Standing::BecameAuthoritative);
    assert!(change.languages[1].is_changed());
    assert!(!change.languages[0].is_changed());
}

#[test]
fn what_stands_around_the_text_is_told_apart() {
    let before = text(json!([]), &[]);
    let mut after = before.clone();
    after.topics = vec!["harbour".to_owned()];
    after.deadline = Some("2027-01-31".to_owned());
    let change = between_texts(&before, &after);
    assert!(!change.languages.iter().any(LanguageChange::is_changed));
    let facts: Vec<_> = change.facts.iter().map(|fact| fact.what).collect();
    assert_eq!(facts, ["deadline", "topics"]);
    assert_eq!(change.facts[1].added, ["harbour"]);
    assert!(between_texts(&after, &after).facts.is_empty());
}

#[test]
fn demands_in_another_order_are_a_change() {
    let one = json!({"id": "a", "text": {"en": "Pay the days."}});
    let two = json!({"id": "b", "text": {"en": "Mend the brakes."}});
    let change = between_texts(&text(json!([one, two]), &[]), &text(json!([two, one]), &[]));
    assert!(change.languages[0].is_changed());
    let gone = between_texts(&text(json!([one, two]), &[]), &text(json!([two]), &[]));
    assert!(
        !gone.languages[0].demands[1].is_changed(),
        "it only moved up"
    );
}

#[test]
fn addressees_are_named_once() {
    let before = text(json!([]), &[]);
    let mut after = before.clone();
    after.addressees[1].office =
        undersigned_domain::appeal::Wording::One("Port Authority".to_owned());
    let change = between_texts(&before, &after);
    let changed: Vec<_> = change
        .addressees
        .iter()
        .filter(|one| one.words.is_changed())
        .collect();
    assert_eq!(changed.len(), 1);
    assert_eq!(changed[0].tag, "");
    assert!(
        change
            .addressees
            .iter()
            .any(|one| one.tag == "en" && one.words.before() == "Board, I. Vosk")
    );
}

#[test]
fn paragraphs_that_stayed_are_folded_together() {
    let stretches = |before: &str, after: &str| {
        let with_body = |body: &str| {
            let mut text = text(json!([]), &[]);
            text.body.insert("en".to_owned(), body.to_owned());
            text
        };
        let change = between_texts(&with_body(before), &with_body(after));
        let mut changes = Changes::of(change, None, None);
        changes.languages.remove(0).body
    };
    let shown = stretches("One.\n\nTwo.\n\nThree.", "One.\n\nTwo.\n\nThree.\n\nFour.");
    assert!(matches!(&shown[0], Stretch::Same(run) if run.len() == 3));
    assert!(matches!(&shown[1], Stretch::Changed(passage) if passage.is_new()));
    let shown = stretches("One is.\n\nTwo.", "One was.\n\nTwo.");
    assert!(matches!(&shown[0], Stretch::Changed(passage) if passage.after() == "One was."));
}

//! Each answer to a handover is news once: also when several come together, and when a mistaken one
//! was taken out before.

use crate::{SLUG, news::Paper, news::update};
use serde_json::{Value, json};
use undersigned_tests::{Backend, Received, on_both_databases};

on_both_databases! {
    each_answer_is_written_once_however_they_come
}

const READER: &str = "ana@post.example";

fn answer(day: &str, by: &str, text: &str) -> Value {
    json!({"date": day, "by": {"en": by}, "text": {"en": text}})
}

/// What the reader was written, each mail once.
fn written(paper: &Paper) -> Vec<String> {
    let mails = paper.mails.different(READER);
    mails.iter().map(Received::text).collect()
}

fn times(texts: &[String], words: &str) -> usize {
    texts.iter().filter(|text| text.contains(words)).count()
}

async fn each_answer_is_written_once_however_they_come(backend: Backend) {
    let paper = Paper::start(backend, &[]).await;
    paper.read(READER, "en").await;
    let mut handover = json!({
        "languages": ["en"], "date": "2026-11-20", "takenBy": {"en": "The minister"},
    });
    let handed = paper.publish("handovers", handover.clone()).await;
    let at = format!("/appeals/{SLUG}/handovers/{handed}");
    paper.mails.until(READER, 2).await;

    // Two in one publication: two mails.
    let port = answer("2026-11-21", "The port", "Ask the city.");
    let city = answer("2026-11-22", "The city", "Ask the prot.");
    handover["answers"] = json!([port, city]);
    paper.again(&at, Some(handover.clone())).await;
    paper.mails.until(READER, 4).await;
    let texts = written(&paper);
    for words in ["Ask the city.", "Ask the prot."] {
        assert_eq!(times(&texts, words), 1, "{words}: {texts:#?}");
    }

    // One is put right, and the other taken out: nothing is new.
    let city = answer("2026-11-22", "The city", "Ask the port.");
    handover["answers"] = json!([city]);
    paper.again(&at, Some(handover.clone())).await;
    // Another comes, and is the second of two as the one was that is gone.
    let true_port = answer("2026-11-23", "The port", "Ask nobody.");
    handover["answers"] = json!([city, true_port]);
    paper.again(&at, Some(handover.clone())).await;
    paper.mails.until(READER, 5).await;
    // The one that was taken out by mistake comes back: it was told of.
    handover["answers"] = json!([port, city, true_port]);
    paper.again(&at, Some(handover)).await;
    paper.publish("updates", update("The last of it")).await;
    paper.mails.until(READER, 6).await;
    let texts = written(&paper);
    assert_eq!(texts.len(), 6, "{texts:#?}");
    for (words, count) in [
        ("Ask the city.", 1),
        ("Ask the port.", 0),
        ("Ask nobody.", 1),
        ("The last of it", 1),
    ] {
        assert_eq!(times(&texts, words), count, "{words}: {texts:#?}");
    }
}

use super::*;
use crate::{
    dispatch::{Handover, Update},
    people::Day,
};
use proptest::prelude::*;
use std::collections::BTreeSet;

fn said(words: &str) -> ByLanguage {
    [("en".to_owned(), words.to_owned())].into()
}

fn answer(day: &str, by: &str, text: &str) -> Answer {
    Answer {
        date: Day::parse(day),
        by: said(by),
        text: said(text),
    }
}

fn handover(answers: &[Answer]) -> Words {
    Words::Handover(Box::new(Handover {
        languages: vec!["en".to_owned()],
        answers: answers.to_vec(),
        ..Handover::default()
    }))
}

fn update(title: &str) -> Words {
    Words::Update(Box::new(Update {
        title: said(title),
        ..Update::default()
    }))
}

fn new(before: &[Answer], now: &[Answer]) -> Vec<News> {
    News::of(Some(&handover(before)), &handover(now))
}

fn told(answer: &Answer) -> News {
    News::Answer(answer.digest())
}

#[test]
fn a_correction_is_nothing_new() {
    assert_eq!(News::of(None, &update("a")), [News::Update]);
    assert!(News::of(Some(&update("a")), &update("b")).is_empty());
    assert!(News::of(Some(&update("a")), &Words::Withdrawn).is_empty());
    let case = Words::Case(Box::default());
    assert!(News::of(None, &case).is_empty());
}

#[test]
fn of_answers_that_are_published_together_each_is_news() {
    let port = answer("2026-12-01", "The port", "No.");
    let city = answer("2026-12-02", "The city", "We shall see.");
    let both = [port.clone(), city.clone()];
    assert_eq!(new(&[], &both), [told(&port), told(&city)]);
    let at_once = News::of(None, &handover(&both));
    assert_eq!(at_once, [News::Handover, told(&port), told(&city)]);
    let again = News::of(Some(&Words::Withdrawn), &handover(&both));
    assert_eq!(again, at_once);
}

#[test]
fn a_new_answer_is_news_after_a_mistaken_one_was_taken_out() {
    let mistaken = answer("2026-12-01", "The port", "Yes.");
    let true_one = answer("2026-12-03", "The port", "No.");
    assert!(new(std::slice::from_ref(&mistaken), &[]).is_empty());
    let later = new(&[], std::slice::from_ref(&true_one));
    assert_eq!(later, [told(&true_one)]);
    assert_ne!(told(&true_one), told(&mistaken));
    // In one go, too: of another day and in other words it is another answer.
    let at_once = new(&[mistaken], std::slice::from_ref(&true_one));
    assert_eq!(at_once, [told(&true_one)]);
}

#[test]
fn an_answer_that_was_put_right_is_the_one_that_it_was() {
    let port = answer("2026-12-01", "The port", "No.");
    let city = answer("2026-12-02", "The city", "We shall see.");
    let mut translated = port.clone();
    translated.by.insert("fr".to_owned(), "Le port".to_owned());
    translated.text.insert("fr".to_owned(), "Non.".to_owned());
    let reworded = answer("2026-12-01", "The port", "No, never.");
    let dated = answer("2026-11-30", "The port", "No.");
    let renamed = answer("2026-12-01", "The port of the city", "No.");
    for right in [translated, reworded, dated, renamed] {
        let now = [city.clone(), right.clone()];
        assert_eq!(new(std::slice::from_ref(&port), &now), [told(&city)]);
        let (before, now) = (handover(std::slice::from_ref(&port)), handover(&now));
        let renamed = News::put_right(Some(&before), &now);
        assert_eq!(renamed, [(told(&port), told(&right))]);
    }
    let same = handover(&[port, city]);
    assert!(News::put_right(Some(&same), &same).is_empty());
    assert!(News::put_right(None, &same).is_empty());
}

#[test]
fn an_answer_without_a_date_in_other_words_is_another() {
    let undated = |by, text| Answer {
        date: None,
        ..answer("2026-12-01", by, text)
    };
    let first = undated("The port", "We look into it.");
    let last = undated("The port", "No.");
    assert_eq!(new(&[first], std::slice::from_ref(&last)), [told(&last)]);
    // The same short words of somebody else are somebody else's.
    let city = undated("The city", "No.");
    assert_eq!(new(&[last], std::slice::from_ref(&city)), [told(&city)]);
}

proptest! {
    /// Whatever a handover goes through, everybody is written once about each of its answers.
    #[test]
    fn each_answer_is_new_once(steps in proptest::collection::vec(
        proptest::sample::subsequence((1_u32..=6).collect::<Vec<u32>>(), 0..=6), 1..12,
    )) {
        let mut before: Option<Words> = None;
        let (mut all, mut ever) = (BTreeSet::new(), BTreeSet::new());
        for step in steps {
            let answers: Vec<Answer> = step
                .iter()
                .map(|one| answer(&format!("2026-12-0{one}"), "The port", &format!("No. {one}.")))
                .collect();
            ever.extend(answers.iter().map(told));
            let now = handover(&answers);
            for news in News::of(before.as_ref(), &now) {
                prop_assert_eq!(News::parse(&news.to_string()), Some(news));
                all.insert(news);
            }
            prop_assert!(News::put_right(before.as_ref(), &now).is_empty());
            before = Some(now);
        }
        prop_assert!(all.remove(&News::Handover));
        prop_assert_eq!(all, ever);
    }
}

#[test]
fn what_names_no_news_is_none() {
    for text in ["", "updates", "answer", "answer-", "answer-1", "answer--1"] {
        assert_eq!(News::parse(text), None, "{text}");
    }
}

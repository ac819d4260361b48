//! The wordings of the appeal, and what changed between two of them.

use undersigned_views::{
    difference::{AddresseeChange, DemandChange, FactChange, words},
    language::Language,
    views::{
        appeal::{Notice, TextLanguage},
        changes::{ChangedLanguage, Changes, Stretch},
        revision::{Comparison, RevisionPage, RevisionRow, RevisionText, RevisionsPage},
    },
};

use super::{appeal::titles, day, digest, letter, page, rendered, roll};

const ADDRESS: &str = "/appeals/the-nineteen";

pub fn pages(language: Language) -> Vec<(String, String)> {
    let current = revision(language);
    let mut replaced = current.clone();
    replaced.wording = 1;
    replaced.current = false;
    replaced.replaced = true;
    replaced.notices = vec![Notice::EarlierWording {
        wording: 1,
        current_href: ADDRESS.to_owned(),
    }];
    replaced.signers = 9;
    replaced.both_href = Some(format!("{ADDRESS}/revisions/1"));
    replaced.choices = vec![comparison(2, "next", true), comparison(3, "current", false)];

    let mut conflict = current.clone();
    conflict.current = false;
    conflict.notices = vec![Notice::TextConflict {
        wording: 2,
        digests: vec![digest(), digest()],
        href: None,
    }];
    conflict.texts = vec![revision_text(1, true), revision_text(2, false)];
    conflict.more = 1;
    conflict.choices = vec![comparison(2, "same-number", true)];
    conflict.changes = None;

    let mut withdrawn = current.clone();
    withdrawn.withdrawn = true;
    withdrawn.notices = vec![Notice::Withdrawn(day(11, 12))];
    withdrawn.signers = 0;
    for one in &mut withdrawn.texts {
        one.signers = 0;
        one.roll = Vec::new();
    }
    withdrawn.choices = Vec::new();
    withdrawn.changes = None;
    vec![
        rendered("revisions", revisions(language, None)),
        rendered("revisions-missing", revisions(language, Some("17"))),
        rendered("revision", current),
        rendered("revision-replaced", replaced),
        rendered("revision-conflict", conflict),
        rendered("revision-withdrawn", withdrawn),
    ]
}

/// What changed from one wording to another, in every way that something can.
pub fn changes(from: Option<u32>, to: Option<u32>) -> Changes {
    let kept = "A stop button that stops nothing protects nobody.";
    Changes {
        from,
        to,
        mark: String::new(),
        languages: vec![
            ChangedLanguage {
                tag: "en".to_owned(),
                standing: "authoritative",
                title: Some(words(
                    "Open the gate for the workers of Quay 7",
                    "Open the gate for the nineteen of Quay 7",
                )),
                body: vec![
                    Stretch::Same(vec![words(kept, kept)]),
                    Stretch::Changed(words(
                        "Their homes are to be cleared.",
                        "Their homes, which belong to the port, are to be cleared by the <end> of the month.",
                    )),
                ],
                demands: vec![
                    DemandChange {
                        was: Some(3),
                        is: Some(2),
                        words: words(
                            "Stop the clearing of their homes.",
                            "Stop the clearing of their homes, and give back those that were taken.",
                        ),
                    },
                    DemandChange {
                        was: None,
                        is: Some(4),
                        words: words("", "Bring the inspector back."),
                    },
                    DemandChange {
                        was: Some(4),
                        is: None,
                        words: words("Hear the night shift.", ""),
                    },
                ],
            },
            ChangedLanguage {
                tag: "ar".to_owned(),
                standing: "new-translation",
                title: Some(words("", "افتحوا البوابة للتسعة عشر على الرصيف السابع")),
                body: Vec::new(),
                demands: Vec::new(),
            },
        ],
        unchanged: vec!["zh-Hant".to_owned(), "fr".to_owned()],
        addressees: vec![
            AddresseeChange {
                tag: "en".to_owned(),
                words: words("The Minister of Labour", "The Minister of Labour and Ports"),
            },
            AddresseeChange {
                tag: String::new(),
                words: words("Quay 1, Amery", "1 Assembly Square, Amery"),
            },
        ],
        facts: vec![FactChange {
            what: "topics",
            removed: vec!["Docks".to_owned()],
            added: vec!["DockSafety".to_owned(), "勞工".to_owned()],
        }],
        parts: false,
    }
}

fn comparison(with: u32, which: &'static str, shown: bool) -> Comparison {
    Comparison {
        href: format!("{ADDRESS}/revisions/1?with={with}#changes"),
        with,
        which,
        shown,
    }
}

/// One of two texts under a number; of the second nothing but its digest is here.
fn revision_text(place: usize, held: bool) -> RevisionText {
    let first = (place - 1) * 8;
    RevisionText {
        place,
        mark: match place {
            1 => String::new(),
            _ => format!("{place}-"),
        },
        digest: digest(),
        current: place == 1,
        held,
        addressees: letter::addressees("en"),
        tongues: vec![
            letter::tongue("en", true, false),
            letter::tongue("zh-Hant", true, false),
        ],
        signers: if place == 1 { 164 } else { 3 },
        roll: roll::entries().into_iter().skip(first).take(8).collect(),
    }
}

fn revision(language: Language) -> RevisionPage {
    let tongue = |tag: &str, authoritative| TextLanguage {
        tag: tag.to_owned(),
        authoritative,
        href: format!("{ADDRESS}/revisions/2?text={tag}"),
    };
    RevisionPage {
        page: page(language, &format!("{ADDRESS}/revisions/2")),
        address: ADDRESS.to_owned(),
        wording: 2,
        current: true,
        replaced: false,
        withdrawn: false,
        kind: Some("open-letter".to_owned()),
        at: Some(day(10, 21)),
        notices: Vec::new(),
        titles: titles(language),
        signers: 164,
        list_href: format!("{ADDRESS}/cosigners?wording=2"),
        all_href: Some(format!("{ADDRESS}/revisions")),
        languages: vec![
            tongue("en", true),
            tongue("zh-Hant", true),
            tongue("ar", false),
        ],
        both_href: None,
        texts: vec![revision_text(1, true)],
        more: 0,
        choices: vec![comparison(1, "before", true)],
        changes: Some(changes(Some(1), Some(2))),
    }
}

fn revisions(language: Language, missing: Option<&str>) -> RevisionsPage {
    let row = |wording: u32, signers: u64| RevisionRow {
        wording,
        href: format!("{ADDRESS}/revisions/{wording}"),
        at: (wording > 1).then(|| day(10, 20 + wording)),
        current: wording == 3,
        replaced: wording < 3,
        digests: match wording {
            2 => vec![digest(), digest()],
            _ => vec![digest()],
        },
        more: usize::from(wording == 2),
        signers,
        changes_href: (wording > 1).then(|| format!("{ADDRESS}/revisions/{wording}#changes")),
    };
    RevisionsPage {
        page: page(language, &format!("{ADDRESS}/revisions")),
        address: ADDRESS.to_owned(),
        title: titles(language).remove(0),
        missing: missing.map(str::to_owned),
        rows: vec![row(3, 164), row(2, 1), row(1, 0)],
    }
}

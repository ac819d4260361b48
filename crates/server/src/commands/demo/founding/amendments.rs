//! What the sponsors of the platform propose to change, and what they say of each other's proposals.

use std::collections::BTreeMap;
use undersigned_domain::proceedings::Answer;
use undersigned_federation::actions::proceedings::{
    AmendmentForm, CandidateForm, PositionForm, QuestionForm,
};

/// Text by language.
type Words = BTreeMap<String, String>;

/// Somebody's proposal.
pub struct Proposal {
    /// Handle of who makes it.
    pub by: &'static str,
    /// What is proposed.
    pub form: AmendmentForm,
    /// Handle and position of those who speak about it.
    pub positions: Vec<(&'static str, PositionForm)>,
    /// What becomes of it before the vote.
    pub end: End,
}

/// How a proposal reaches its end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum End {
    /// It is voted on; so many say yes, so many of the next say no, the others abstain.
    Voted(usize, usize),
    /// It goes into the one before it.
    Merged,
    /// Who made it takes it back.
    Withdrawn,
}

impl End {
    /// How the voter at a place of the roll answers.
    pub fn answer(yes: usize, no: usize, place: usize) -> Answer {
        match place {
            _ if place < yes => Answer::Yes,
            _ if place < yes + no => Answer::No,
            _ => Answer::Abstain,
        }
    }
}

fn en(text: &str) -> Words {
    BTreeMap::from([("en".to_owned(), text.to_owned())])
}

fn both(english: &str, chinese: &str) -> Words {
    let mut words = en(english);
    words.insert("zh-Hant".to_owned(), chinese.to_owned());
    words
}

fn seconds(comment: &str) -> PositionForm {
    PositionForm {
        seconds: true,
        comment: en(comment),
        ..PositionForm::default()
    }
}

fn change(clause: &str, text: Words, reasons: &str) -> AmendmentForm {
    AmendmentForm {
        change: "change".to_owned(),
        clause: clause.to_owned(),
        text,
        reasons: en(reasons),
        ..AmendmentForm::default()
    }
}

/// Every proposal, in the order in which they are made.
pub fn proposals() -> Vec<Proposal> {
    vec![
        Proposal {
            by: "reading_circle",
            form: change(
                "learning",
                both(
                    "Discuss, debate and teach all of this, in the languages of those concerned.",
                    "用當事人的語言討論、辯論和教授這一切。",
                ),
                "Whoever it is about should be able to take part.",
            ),
            positions: vec![("oasis", seconds("Uyghur and Tibetan belong to them."))],
            end: End::Voted(10, 0),
        },
        Proposal {
            by: "equal_lives",
            form: AmendmentForm {
                change: "add".to_owned(),
                clause: "meetings".to_owned(),
                after: Some("aid".to_owned()),
                part: Some("activities".to_owned()),
                text: both(
                    "Hold meetings that everybody can attend: with interpreters, with somebody who \
                     looks after children, and without steps.",
                    "舉行人人都能參加的會議：有傳譯，有人照顧小孩，沒有台階。",
                ),
                reasons: en("Equality begins at our own door."),
            },
            positions: vec![
                (
                    "open_door",
                    seconds("Gladly, and we can bring interpreters."),
                ),
                (
                    "westshire",
                    PositionForm {
                        seconds: true,
                        reservation: en(
                            "We cannot promise it for every meeting outside the cities.",
                        ),
                        ..PositionForm::default()
                    },
                ),
            ],
            end: End::Voted(9, 1),
        },
        Proposal {
            by: "tutors",
            form: change(
                "supply-chains",
                both(
                    "Support workers who act along the supply chains between there and here, and ask \
                     our own employers what they buy.",
                    "支持在兩地供應鏈上採取行動的工人，並追問我們自己的僱主採購甚麼。",
                ),
                "Universities buy a great deal, too.",
            ),
            positions: vec![("early_june", seconds("Ours says the same in more words."))],
            end: End::Voted(8, 2),
        },
        Proposal {
            by: "early_june",
            form: change(
                "supply-chains",
                both(
                    "Support workers who act along the supply chains between there and here, at every \
                     place where goods are made, carried or sold.",
                    "支持在兩地供應鏈上、在每個生產、運輸和銷售環節採取行動的工人。",
                ),
                "Warehouses and shops are part of it.",
            ),
            positions: Vec::new(),
            end: End::Merged,
        },
        Proposal {
            by: "plateau",
            form: change(
                "climate",
                both(
                    "Protection of nature, of rivers above all, and a turn away from what heats the \
                     climate that is just to workers.",
                    "保護自然，尤其是河流，以對工人公平的方式轉型，制止氣候暖化。",
                ),
                "Many rivers of Asia rise where we come from.",
            ),
            positions: Vec::new(),
            end: End::Withdrawn,
        },
        Proposal {
            by: "westshire",
            form: AmendmentForm {
                change: "strike".to_owned(),
                clause: "protest".to_owned(),
                reasons: en("Local groups will decide this for themselves."),
                ..AmendmentForm::default()
            },
            positions: Vec::new(),
            end: End::Voted(2, 8),
        },
    ]
}

/// How many approve of each candidate.
const APPROVALS: [usize; 7] = [11, 9, 8, 7, 6, 4, 2];

/// The steering committee that is elected.
pub fn committee() -> QuestionForm {
    let names = [
        "Ada Quill",
        "Bao Fen",
        "Chidi Marsh",
        "Dolma Reed",
        "Elif Stone",
        "Finn Harrow",
        "Grace Low",
    ];
    QuestionForm::Committee {
        seats: 5,
        candidates: names
            .into_iter()
            .map(|name| CandidateForm {
                name: name.to_owned(),
                ..CandidateForm::default()
            })
            .collect(),
        term: ("2028-06-03".to_owned(), "2029-06-02".to_owned()),
        mandate: both(
            "Organises what the coalition does between two meetings, and reports to each.",
            "在兩次會議之間組織聯盟的工作，並向每次會議報告。",
        ),
    }
}

/// For whom the voter at a place of the roll votes.
pub fn approved(place: usize) -> Vec<usize> {
    (0..APPROVALS.len())
        .filter(|candidate| place < APPROVALS[*candidate])
        .collect()
}

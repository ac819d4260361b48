//! Deciding together at the desk: amendments and ballots, proposed, changed, put to the vote.

use undersigned_views::{
    difference,
    language::Language,
    views::{
        Choice, Link, Text,
        desk::{
            Tab,
            proceedings::{
                AmendmentChoicePage, AmendmentEditorPage, AmendmentPage, AmendmentRow,
                AmendmentVersion, BallotCheckPage, BallotEditorPage, BallotPage, BallotRow,
                BallotTyped, CandidateRow, CastRow, ClauseRow, Majority, OwnPosition, PositionRow,
                ProceedingsPage, ResultRow, RollRow, parts,
            },
        },
    },
};

use super::{
    asked, day,
    desk::{desk, private},
    html, rendered, text,
};

const OBJECT: &str = "https://hub.example/appeals/the-nineteen";
const CLOSES: &str = "4 Dec 2026, 05:30 (Asia/Kolkata; 4 Dec 2026, 00:00 UTC)";
const OPENS: &str = "5 Dec 2026, 05:30 (Asia/Kolkata; 5 Dec 2026, 00:00 UTC)";

fn at(path: &str) -> String {
    format!("/desk/{path}?object=https%3A%2F%2Fhub.example%2Fappeals%2Fthe-nineteen")
}

fn title() -> Text {
    text("en", "Free the nineteen")
}

pub fn pages(language: Language) -> Vec<(String, String)> {
    let mut all = vec![
        rendered("desk-amendments", list(language, true)),
        rendered("desk-amendments-none", list(language, false)),
        rendered("desk-amendment", amendment(language, "proposed", true)),
        rendered(
            "desk-amendment-merged",
            amendment(language, "merged", false),
        ),
        rendered("desk-amendment-choice", choice(language)),
        rendered("desk-amendment-editor", amendment_editor(language, &[])),
        rendered(
            "desk-amendment-editor-wrong",
            amendment_editor(language, &[("text-1", "needed"), ("reasons-1", "needed")]),
        ),
        rendered("desk-ballot-editor", ballot_editor(language, &[])),
        rendered("desk-ballot-check", ballot_check(language)),
        rendered(
            "desk-ballot-editor-wrong",
            ballot_editor(language, &[("roll", "needed"), ("closes-day", "needed")]),
        ),
    ];
    all.extend(ballots(language));
    all
}

fn row(state: &str) -> AmendmentRow {
    AmendmentRow {
        href: at("amendments/one"),
        change: "Clause 2, other words".to_owned(),
        clause: (state != "withdrawn").then(|| text("en", "Stop the <clearing> of their homes.")),
        author: text("ar", "نقابة عمّال الأرصفة الشرقية"),
        ours: state == "proposed",
        state: state.to_owned(),
        outdated: state == "withdrawn",
        seconds: 3,
        conflicts: 1,
    }
}

fn ballot_row(state: &str) -> BallotRow {
    BallotRow {
        href: at("ballots/one"),
        question: "Amendment – Clause 2, other words".to_owned(),
        asked: Some(text("en", "Stop the <clearing> of their homes.")),
        state: state.to_owned(),
        result: match state {
            "closed" => "adopted".to_owned(),
            _ => String::new(),
        },
        counted_before_void: 0,
        closes: CLOSES.to_owned(),
        to_vote: u64::from(state == "open"),
    }
}

fn list(language: Language, full: bool) -> ProceedingsPage {
    let some = |href: &str| full.then(|| at(href));
    let (amendments, ballots) = match full {
        true => (
            Vec::from(["proposed", "withdrawn", "merged", "adopted"].map(row)),
            Vec::from(["open", "closed", "cancelled", "withdrawn"].map(ballot_row)),
        ),
        false => (Vec::new(), Vec::new()),
    };
    ProceedingsPage {
        page: private(language, "/desk/amendments"),
        desk: desk(Tab::Overview, None),
        title: title(),
        withdrawn: None,
        back: "/desk/appeals/the-nineteen".to_owned(),
        public_href: "/appeals/the-nineteen/proceedings".to_owned(),
        amendments,
        ballots,
        admitted: full,
        new_href: at("amendments/new"),
        ballot_href: some("ballots/new"),
        take_href: some("amendments/take"),
        left_over: match full {
            true => vec![Link {
                href: at("amendments/one"),
                words: "Clause 3, other words: Stop the <clearing>.".to_owned(),
            }],
            false => Vec::new(),
        },
    }
}

fn amendment(language: Language, state: &str, speaks: bool) -> AmendmentPage {
    let page = private(language, "/desk/amendments/one");
    let link = |words: &str| Link {
        href: at("amendments/one"),
        words: words.to_owned(),
    };
    let before = "Stop the clearing of their homes.";
    let after = "Stop the clearing of their homes, and give back those that were taken.";
    AmendmentPage {
        desk: desk(Tab::Overview, None),
        form: asked(&page, "/desk/amendments/position", &[]),
        title: title(),
        withdrawn: None,
        object: OBJECT.to_owned(),
        about: "https://drivers.example/proceedings/one".to_owned(),
        back: at("amendments"),
        public_href: "/appeals/the-nineteen/amendments/one".to_owned(),
        row: row(state),
        passages: vec![("en".to_owned(), difference::words(before, after))],
        reasons: vec![(
            "en".to_owned(),
            html("<p>Eleven families are in &lt;tents&gt;.</p>"),
        )],
        conflicts: vec![link("Stop all clearing.")],
        into: (state == "merged").then(|| link("Stop all clearing.")),
        positions: vec![PositionRow {
            author: text("en", "Port Canteen Workers’ Circle"),
            seconds: true,
            comment: Some(text("en", "Gladly.")),
            reservation: Some(text("zh-Hant", "期限太短。")),
        }],
        may_speak: speaks,
        own: OwnPosition {
            said: speaks,
            seconds: false,
            languages: vec![Choice::new("en", "English", true)],
            comment: "We ask for <more> time.".to_owned(),
            reservation: String::new(),
        },
        ballot_until: None,
        edit_href: speaks.then(|| at("amendments/change")),
        others: match speaks {
            true => vec![Choice::new(
                "https://a.example/2",
                "Stop all clearing.",
                false,
            )],
            false => Vec::new(),
        },
        in_ballots: true,
        page,
    }
}

fn amendment_editor(language: Language, wrong: &[(&str, &str)]) -> AmendmentEditorPage {
    let page = private(language, "/desk/amendments/new");
    let version = |row, tag: &str, words: &str| AmendmentVersion {
        row,
        language: tag.to_owned(),
        translation: row > 1,
        text: words.to_owned(),
        reasons: String::new(),
    };
    AmendmentEditorPage {
        desk: desk(Tab::Overview, None),
        form: asked(&page, "/desk/amendments/new", wrong),
        title: title(),
        withdrawn: None,
        object: OBJECT.to_owned(),
        about: String::new(),
        back: at("amendments"),
        other_href: Some(at("amendments/new")),
        change: "add".to_owned(),
        what: page.word("deciding-change", "add"),
        clause: String::new(),
        stands: vec![text("en", "Stop the <clearing> of their homes.")],
        after: vec![
            Choice::new("", "—", true),
            Choice::new("homes", "Stop", false),
        ],
        parts: parts(&page, "aims"),
        versions: vec![
            version(1, "en", "Give back </textarea> what was taken."),
            version(2, "ar", "أعيدوا ما أُخذ."),
        ],
        page,
    }
}

fn choice(language: Language) -> AmendmentChoicePage {
    let page = private(language, "/desk/amendments/new");
    AmendmentChoicePage {
        desk: desk(Tab::Overview, None),
        form: asked(&page, "/desk/amendments/new", &[]),
        title: title(),
        back: at("amendments"),
        clauses: vec![ClauseRow {
            number: 1,
            part: "aims".to_owned(),
            words: text("en", "Stop the <clearing> of their homes."),
            change_href: at("amendments/new"),
            strike_href: at("amendments/new"),
            add_href: at("amendments/new"),
        }],
        add_href: at("amendments/new"),
        page,
    }
}

fn ballot_check(language: Language) -> BallotCheckPage {
    let page = private(language, "/desk/ballots/new");
    BallotCheckPage {
        desk: desk(Tab::Overview, None),
        form: asked(&page, "/desk/ballots/new", &[]),
        title: title(),
        back: at("amendments"),
        warnings: vec![page.t("deciding-warn-quorum")],
        question: "Amendment – Clause 2, other words".to_owned(),
        asked: Some(text("en", "Stop the <clearing> of their homes.")),
        passages: vec![("en".to_owned(), difference::words("Stop.", "Stop now."))],
        closes: CLOSES.to_owned(),
        roll: vec![RollRow {
            voter: text("en", "Quayside"),
            line: "https://a.example/orgs/a".to_owned(),
        }],
        quorum: 0,
        majority: Some(Majority {
            of: "votes",
            percent: 50,
            more: true,
        }),
        opens_until: Some(OPENS.to_owned()),
        unopened: "abstention".to_owned(),
        seats: 0,
        candidates: Vec::new(),
        term: None,
        mandate: Vec::new(),
        words: vec![text("en", "Please <vote>.")],
        kept: vec![("ballot-words".to_owned(), "\"><b>".to_owned())],
        page,
    }
}

fn ballot_editor(language: Language, wrong: &[(&str, &str)]) -> BallotEditorPage {
    let page = private(language, "/desk/ballots/new");
    let choices = |all: &[&str]| -> Vec<Choice> {
        all.iter()
            .enumerate()
            .map(|(place, code)| Choice::new(*code, format!("“{code}”"), place == 0))
            .collect()
    };
    BallotEditorPage {
        desk: desk(Tab::Overview, None),
        form: asked(&page, "/desk/ballots/new", wrong),
        title: title(),
        withdrawn: None,
        object: OBJECT.to_owned(),
        back: at("amendments"),
        questions: choices(&[
            "text",
            "committee",
            "https://drivers.example/proceedings/one",
        ]),
        majorities: choices(&["votes", "present", "roll"]),
        more: choices(&["more", "least"]),
        unopened: choices(&["abstention", "not-cast"]),
        languages: choices(&["en", "ar"]),
        zones: vec!["Europe/Berlin", "UTC"],
        typed: BallotTyped {
            day: "2026-12-04".to_owned(),
            time: "20:00".to_owned(),
            zone: "UTC".to_owned(),
            roll: "https://drivers.example/orgs/drivers\nhttps://a.example/orgs/a </textarea>"
                .to_owned(),
            quorum: "50".to_owned(),
            percent: "66".to_owned(),
            sealed: true,
            hours: "24".to_owned(),
            words: "Please vote.".to_owned(),
            seats: "5".to_owned(),
            candidates: "Ada Quill\n夜更".to_owned(),
            from: "2026-12-05".to_owned(),
            until: "2027-12-04".to_owned(),
            mandate: "Organises the next meeting.".to_owned(),
        },
        page,
    }
}

fn ballots(language: Language) -> Vec<(String, String)> {
    let shown = |state: &str, committee: bool, result: Option<ResultRow>| {
        let page = private(language, "/desk/ballots/one");
        let candidate = |row, name: &str| CandidateRow {
            row,
            name: name.to_owned(),
            of: Some(text("en", "Port Canteen Workers’ Circle")),
            about: None,
            chosen: row == 1,
        };
        let open = state == "open";
        BallotPage {
            desk: desk(Tab::Overview, None),
            form: asked(&page, "/desk/ballots/vote", &[]),
            title: title(),
            withdrawn: None,
            object: OBJECT.to_owned(),
            about: "https://hub.example/proceedings/ballot".to_owned(),
            back: at("amendments"),
            public_href: "/appeals/the-nineteen/ballots/ballot".to_owned(),
            row: ballot_row(state),
            amendment_href: (!committee).then(|| at("amendments/one")),
            passages: match committee {
                true => Vec::new(),
                false => vec![
                    ("en".to_owned(), difference::words("Stop.", "Stop now.")),
                    ("ar".to_owned(), difference::words("أوقفوا ذلك.", "")),
                ],
            },
            words: vec![text("en", "Please <vote>.")],
            roll: 11,
            quorum: 50,
            majority: (!committee).then_some(Majority {
                of: "votes",
                percent: 66,
                more: false,
            }),
            opens_until: committee.then(|| OPENS.to_owned()),
            unopened: "abstention".to_owned(),
            seats: if committee { 2 } else { 0 },
            term: committee.then(|| (day(12, 5), day(12, 31))),
            mandate: match committee {
                true => vec![text("en", "Organises the next meeting.")],
                false => Vec::new(),
            },
            voters: match open {
                true => vec![Choice::new("https://a.example/orgs/a", "Quayside", true)],
                false => Vec::new(),
            },
            cast: match open && committee {
                true => vec![CastRow {
                    voter: text("en", "Quayside"),
                    said: "Ada <Quill>".to_owned(),
                    worth: "struck-off".to_owned(),
                }],
                false => Vec::new(),
            },
            delegated: committee.then(|| text("en", "Harbour Drivers’ Association")),
            answers: match committee {
                true => Vec::new(),
                false => ["yes", "no", "abstain"]
                    .map(|code| Choice::new(code, page.word("vote-answer", code), false))
                    .into(),
            },
            candidates: match committee {
                true => vec![candidate(1, "Ada <Quill>"), candidate(2, "夜更")],
                false => Vec::new(),
            },
            may_cancel: open,
            result,
            page,
        }
    };
    let came = |code: &str, elected: &[&str]| {
        Some(ResultRow {
            code: code.to_owned(),
            part: 9,
            yes: 6,
            no: 2,
            abstain: 1,
            unopened: 1,
            elected: elected.iter().map(|name| (*name).to_owned()).collect(),
            tied: Vec::new(),
        })
    };
    vec![
        rendered("desk-ballot-open", shown("open", false, None)),
        rendered("desk-ballot-opening", shown("opening", true, None)),
        rendered("desk-ballot-committee", shown("open", true, None)),
        rendered("desk-ballot-cancelled", shown("cancelled", false, None)),
        rendered(
            "desk-ballot-adopted",
            shown("closed", false, came("adopted", &[])),
        ),
        rendered(
            "desk-ballot-elected",
            shown("closed", true, came("elected", &["Ada <Quill>"])),
        ),
    ]
}

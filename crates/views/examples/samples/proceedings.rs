//! Amendments, a ballot about one, and an election.

use undersigned_views::{
    difference,
    language::Language,
    views::{
        Page,
        appeal::Party,
        proceedings::{
            Amendment, AmendmentPage, Ballot, BallotPage, Candidate, Clause, Committee, Count,
            Election, Majority, Position, ProceedingsPage, Recount, Reference, Sealed, Section,
            Subject, Vote,
        },
    },
};

use super::{at, day, digest, html, page, rendered, text};

const ADDRESS: &str = "/appeals/the-nineteen";

fn party(name: &str) -> Party {
    Party {
        name: text("en", name),
        href: Some("https://drivers.example/orgs/drivers".to_owned()),
    }
}

fn reference(what: &str) -> Reference {
    Reference {
        href: Some(format!("{ADDRESS}/amendments/two")),
        by: text("ar", "نقابة عمّال الأرصفة الشرقية"),
        what: what.to_owned(),
        subject: subject(what),
    }
}

fn subject(change: &str) -> Subject {
    Subject {
        number: (change != "add").then_some(2),
        words: Some(text("en", "Stop the clearing of their homes.")),
    }
}

fn amendment(page: &Page, mark: &str, state: &str, change: &str) -> Amendment {
    let (before, after) = match change {
        "add" => ("", "Set up a fund for those who lost their homes."),
        "strike" => ("Stop the clearing of their homes.", ""),
        _ => (
            "Stop the clearing of their homes.",
            "Stop the clearing of their homes, and give back those that were taken.",
        ),
    };
    Amendment {
        href: format!("{ADDRESS}/amendments/{mark}"),
        mark: mark.to_owned(),
        id: format!("https://drivers.example/proceedings/{mark}"),
        by: party("Harbour Drivers’ Association"),
        at: Some(day(11, 3)),
        state: state.to_owned(),
        change: change.to_owned(),
        subject: subject(change),
        clause: "homes".to_owned(),
        part: (change == "add").then(|| "activities".to_owned()),
        wording: 1,
        outdated: state == "withdrawn",
        is_over: false,
        passages: vec![("en".to_owned(), difference::words(before, after))],
        reasons: Some((
            "en".to_owned(),
            html("<p>Eleven families are in tents.</p>"),
        )),
        into: (state == "merged").then(|| reference("change")),
        positions: vec![
            Position {
                by: party("Lamp Makers’ Union"),
                at: Some(day(11, 4)),
                seconds: true,
                comment: Some(text("en", "We saw the tents.")),
                reservation: None,
            },
            Position {
                by: party("Crane Inspectors"),
                at: Some(day(11, 5)),
                seconds: false,
                comment: None,
                reservation: Some(text("zh-Hant", "須先與市府商議。")),
            },
        ],
        conflicts: vec![reference("strike")],
        ballots: vec![Reference {
            href: Some(format!("{ADDRESS}/ballots/one")),
            by: text("en", page.name.as_str()),
            what: "adopted".to_owned(),
            subject: Subject::default(),
        }],
        digest: digest(),
    }
}

fn vote(name: &str, answer: Option<&str>, standing: &str) -> Vote {
    Vote {
        voter: party(name),
        by: (standing == "double").then(|| party("A delegate")),
        at: (standing != "none").then(|| at("2026-11-18T12:00")),
        answer: answer.map(str::to_owned),
        names: Vec::new(),
        standing: standing.to_owned(),
        recounts: 2,
    }
}

fn ballot(page: &Page, mark: &str, kind: &str, phase: &'static str) -> Ballot {
    let outcome = match (phase, kind) {
        ("closed", "committee") => "elected",
        ("closed", _) => "adopted",
        (phase, _) => phase,
    };
    Ballot {
        href: format!("{ADDRESS}/ballots/{mark}"),
        mark: mark.to_owned(),
        id: format!("https://quayside.example/proceedings/{mark}"),
        kind: kind.to_owned(),
        by: party("Quayside Workers’ Union"),
        opened: Some(day(11, 10)),
        closes: Some("19 Nov 2026, 05:30 (Asia/Kolkata; 19 Nov 2026, 00:00 UTC)".to_owned()),
        phase,
        outcome,
        counted_before_void: 0,
        words: None,
        amendment: (kind == "amendment").then(|| reference("change")),
        passages: amendment(page, "one", "adopted", "change").passages,
        wording: (kind == "text").then_some(2),
        quorum: if kind == "text" { 0 } else { 50 },
        majority: (kind != "committee").then(|| Majority {
            of: "votes".to_owned(),
            percent: 50,
            more: true,
        }),
        sealed: (phase == "opening").then(|| Sealed {
            until: Some("22 Nov 2026, 05:30 (Asia/Kolkata; 22 Nov 2026, 00:00 UTC)".to_owned()),
            unopened: "not-cast".to_owned(),
        }),
        election: (kind == "committee").then(|| Election {
            seats: 2,
            term: Some((day(12, 1), at("2027-11-30T00:00"))),
            mandate: Some(text("en", "Speaks for the coalition between meetings.")),
            candidates: candidates(),
        }),
        count: Count {
            roll: 11,
            part: 9,
            yes: 6,
            no: 2,
            abstain: 1,
            unopened: u64::from(phase == "opening"),
            digest: Some(digest()),
        },
        still_sealed: if phase == "opening" { 3 } else { 0 },
        votes: vec![
            vote("Quayside Workers’ Union", Some("yes"), "counted"),
            vote("Lamp Makers’ Union", Some("no"), "late"),
            vote("Crane Inspectors", Some("abstain"), "double"),
            vote("Night Shift", None, "waiting"),
            vote("Harbour Drivers’ Association", None, "none"),
        ],
        recounts: vec![
            Recount {
                by: party("Quayside Workers’ Union"),
                at: Some(day(11, 19)),
                agrees: true,
                digest: digest(),
            },
            Recount {
                by: party("Lamp Makers’ Union"),
                at: Some(day(11, 19)),
                agrees: false,
                digest: digest(),
            },
        ],
        digest: digest(),
    }
}

fn candidates() -> Vec<Candidate> {
    let candidate = |name: &str, approvals: u64| Candidate {
        name: name.to_owned(),
        of: Some(party("Lamp Makers’ Union")),
        about: Some(text("en", "Keeps the lamps.")),
        approvals,
        elected: approvals > 5,
        tied: approvals == 4,
    };
    vec![
        candidate("I. Marek", 8),
        candidate("Ō. Sora", 4),
        candidate("ليلى", 4),
    ]
}

pub fn pages(language: Language) -> Vec<(String, String)> {
    let path = format!("{ADDRESS}/proceedings");
    let page = page(language, &path);
    let title = text("en", "Free the nineteen");
    let desk_href = Some("/desk/amendments?object=https%3A%2F%2Fquayside.example".to_owned());
    let clause = |number: u64, amendments| Clause {
        id: format!("clause-{number}"),
        number: Some(number),
        words: Some(text("en", "Stop the clearing of their homes.")),
        amendments,
    };
    let section = |part: Option<&str>, clauses| Section {
        part: part.map(str::to_owned),
        clauses,
    };
    let new = Clause {
        id: "fund".to_owned(),
        number: None,
        words: None,
        amendments: vec![amendment(&page, "four", "proposed", "add")],
    };
    let changed = vec![
        amendment(&page, "one", "adopted", "change"),
        amendment(&page, "two", "rejected", "strike"),
    ];
    let all = ProceedingsPage {
        address: ADDRESS.to_owned(),
        title: title.clone(),
        notices: Vec::new(),
        is_over: false,
        wording: 2,
        sections: vec![
            section(None, vec![clause(1, Vec::new())]),
            section(Some("aims"), vec![clause(2, changed)]),
            section(Some("activities"), vec![clause(3, Vec::new()), new]),
        ],
        elsewhere: vec![amendment(&page, "three", "merged", "change")],
        earlier: None,
        later: None,
        amendments: 4,
        taken_back: 1,
        ballots: vec![
            ballot(&page, "three", "committee", "closed"),
            ballot(&page, "two", "text", "open"),
            ballot(&page, "one", "amendment", "closed"),
        ],
        committees: vec![Committee {
            href: format!("{ADDRESS}/ballots/three"),
            term: Some((day(12, 1), at("2027-11-30T00:00"))),
            mandate: Some(text("en", "Speaks for the coalition between meetings.")),
            members: candidates().into_iter().take(1).collect(),
            vacant: 1,
        }],
        desk_href: desk_href.clone(),
        page: page.clone(),
    };
    let one = AmendmentPage {
        address: ADDRESS.to_owned(),
        title: title.clone(),
        notices: Vec::new(),
        amendments: vec![amendment(&page, "one", "proposed", "change")],
        desk_href: desk_href.clone(),
        page: page.clone(),
    };
    let about = |mark: &str, kind: &str, phase| BallotPage {
        address: ADDRESS.to_owned(),
        title: title.clone(),
        notices: Vec::new(),
        ballots: vec![ballot(&page, mark, kind, phase)],
        desk_href: desk_href.clone(),
        page: page.clone(),
    };
    vec![
        rendered("ballot-amendment", about("one", "amendment", "closed")),
        rendered("ballot-text", about("two", "text", "opening")),
        rendered("ballot-committee", about("three", "committee", "closed")),
        rendered("proceedings", all),
        rendered("amendment", one),
    ]
}

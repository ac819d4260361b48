//! How the server stands to others, at the desk, and what others report.

use undersigned_views::{
    language::Language,
    views::{
        Choice, Page,
        desk::{
            Tab,
            moderation::{
                BlockListCheckPage, BlockListPage, LiftPage, ModerationPage, PlannedRow, Reached,
                ReportRow, ReportsPage, RulePage, RuleRow, TypedRule,
            },
        },
    },
};

use super::{asked, day, desk, rendered};

const PATH: &str = "/desk/server/moderation";

fn rule(subject: &str, severity: &str, public: Option<&str>, private: Option<&str>) -> RuleRow {
    RuleRow {
        subject: subject.to_owned(),
        letters: (subject == "xn--bcher-kva.example").then(|| "bücher.example".to_owned()),
        severity: severity.to_owned(),
        public: public.map(str::to_owned),
        private: private.map(str::to_owned),
        since: Some(day(11, 3)),
        change: format!("{PATH}?subject=spam.example#add"),
        lift: format!("{PATH}/lift?subject=spam.example"),
    }
}

fn typed() -> TypedRule {
    TypedRule {
        subject: "https://loud.example/users/a-very-long-name-that-has-to-break".to_owned(),
        severity: "block".to_owned(),
        public: "Signs in other unions’ names".to_owned(),
        private: "See the letter of 3 May".to_owned(),
        of: String::new(),
    }
}

fn choices(page: &Page, family: &str) -> Vec<Choice> {
    let choice = |name: &str| Choice::new(name, page.word(family, name), name == "block");
    ["block", "limit", "allow"].map(choice).to_vec()
}

fn reach() -> Reached {
    vec![
        ("followers", 12),
        ("followed", 0),
        ("signers", 3),
        ("waiting", 4_711),
    ]
}

fn overview(page: &Page, rows: Vec<RuleRow>, wrong: &[(&str, &str)]) -> ModerationPage {
    ModerationPage {
        page: page.clone(),
        desk: desk::desk(Tab::Profile, None),
        form: asked(page, PATH, wrong),
        typed: typed(),
        severities: choices(page, "moderation-choice"),
        query: String::new(),
        only: choices(page, "moderation-severity"),
        filtered: false,
        shown: [1, rows.len(), rows.len()],
        rows,
        earlier: None,
        later: None,
        reports: 2,
    }
}

fn reports(page: &Page) -> ReportsPage {
    let report = |subject: &str, kind: &'static str, closed: bool| ReportRow {
        number: 7,
        host: "xn--pezs48d.example".to_owned(),
        host_letters: Some("碼頭.example".to_owned()),
        subject: subject.to_owned(),
        letters: None,
        href: Some(subject.to_owned()),
        kind,
        said: vec!["Not true.".to_owned(), "Still not true.".to_owned()],
        count: 2,
        first: Some(day(11, 2)),
        last: Some(day(11, 9)),
        closed: closed.then(|| day(11, 10)),
        rule: (kind == "actor").then(|| format!("{PATH}?subject=loud.example#add")),
    };
    let ours = "https://quayside.example/appeals/the-nineteen";
    ReportsPage {
        page: page.clone(),
        desk: desk::desk(Tab::Profile, None),
        form: desk::form(&format!("{PATH}/reports?all=yes")),
        back: PATH.to_owned(),
        other: format!("{PATH}/reports"),
        all: true,
        rows: vec![
            report("https://loud.example/users/loud", "actor", false),
            report(ours, "appeal", true),
        ],
        earlier: None,
        later: None,
    }
}

fn list_checked(page: &Page) -> BlockListCheckPage {
    let planned = |subject: &str, before: Option<&str>| PlannedRow {
        subject: subject.to_owned(),
        letters: None,
        before: before.map(str::to_owned),
        after: "block".to_owned(),
        public: Some("spam, and worse".to_owned()),
    };
    BlockListCheckPage {
        page: page.clone(),
        desk: desk::desk(Tab::Profile, None),
        form: desk::form(&format!("{PATH}/import/take")),
        back: format!("{PATH}/import"),
        counts: vec![
            ("added", 240),
            ("changed", 1),
            ("unchanged", 12),
            ("ignored", 2),
            ("repeated", 3),
            ("refused", 7),
        ],
        rows: vec![
            planned("spam.example", None),
            planned("loud.example", Some("limit")),
        ],
        more: 239,
        refused: [
            (5, "ev**.example,suspend", "subject_invalid"),
            (9, "odd.example,banish", "severity_unknown"),
            (10, "kind.example,allow", "severity_allow"),
            (11, ",suspend", "domain_missing"),
            (12, "\"", "csv_invalid"),
            (13, "union.example", "own_host"),
            (14, "com,suspend", "everybodys_domain"),
            (15, "long.example,suspend", "comment_too_long"),
            (16, "spam.example,suspend,\"bad", "quote_around_rows"),
            (17, "spam.example,silence", "domain_twice"),
        ]
        .into_iter()
        .map(|(line, said, code)| (line, said.to_owned(), code))
        .collect(),
        more_refused: 1,
        effects: vec!["block", "limit"],
        reach: reach(),
        list: "#domain,#severity\nspam.example,suspend\n".to_owned(),
        severity: "block".to_owned(),
    }
}

pub fn pages(language: Language) -> Vec<(String, String)> {
    let page = desk::private(language, PATH);
    let rows = vec![
        rule("spam.example", "block", Some("spam, and worse"), None),
        rule("loud.example", "limit", None, Some("asked twice")),
        rule("xn--bcher-kva.example", "allow", None, None),
    ];
    let sure = |severity: &str, before: Option<RuleRow>, changes: bool| RulePage {
        page: page.clone(),
        desk: desk::desk(Tab::Profile, None),
        form: desk::form(&format!("{PATH}/rule")),
        back: PATH.to_owned(),
        typed: TypedRule {
            severity: severity.to_owned(),
            ..typed()
        },
        letters: None,
        given: "@a-very-long-name-that-has-to-break@loud.example".to_owned(),
        before,
        changes,
        unknown: changes,
        blocks: severity == "limit",
        reach: reach(),
    };
    let before = rule("loud.example", "limit", None, Some("asked twice"));
    let lift = LiftPage {
        page: page.clone(),
        desk: desk::desk(Tab::Profile, None),
        form: desk::form(&format!("{PATH}/lift")),
        back: PATH.to_owned(),
        rule: before.clone(),
        blocks: true,
        reach: reach(),
    };
    let list = BlockListPage {
        page: page.clone(),
        desk: desk::desk(Tab::Profile, None),
        form: desk::form(&format!("{PATH}/import")),
        back: PATH.to_owned(),
        list: String::new(),
        severities: choices(&page, "moderation-severity"),
    };
    vec![
        rendered("desk-moderation", overview(&page, rows, &[])),
        rendered(
            "desk-moderation-none",
            overview(&page, Vec::new(), &[("subject", "moderation-subject")]),
        ),
        rendered("desk-moderation-rule", sure("block", Some(before), true)),
        rendered("desk-moderation-limit", sure("limit", None, true)),
        rendered("desk-moderation-same", sure("allow", None, false)),
        rendered("desk-moderation-lift", lift),
        rendered("desk-moderation-import", list),
        rendered("desk-moderation-import-check", list_checked(&page)),
        rendered("desk-moderation-reports", reports(&page)),
    ]
}

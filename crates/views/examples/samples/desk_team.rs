//! The people at the desk and what they may do, and people who signed, as their steward sees them.

use undersigned_domain::team::{Permission, Role, Roles};
use undersigned_views::{
    language::Language,
    views::{
        Choice, Link, Page,
        desk::{
            Desk, Tab,
            forbidden::ForbiddenPage,
            log::{Closed, LogPage, LogRow},
            people::{ConsentRow, PeopleDeskPage, Unwritten},
            second_factor::SecondFactorPage,
            signatures::{SignatureRow, SignaturesPage},
            team::{PersonRow, TeamPage},
        },
    },
};

use super::{
    appeal::titles,
    asked, day,
    desk::{desk, private},
    rendered,
};

const DESK: &str = "/desk/appeals/the-nineteen";

pub fn pages(language: Language) -> Vec<(String, String)> {
    let mut all = team(language);
    all.extend(people(language));
    all.extend(signatures(language));
    all.extend(factor(language));
    all
}

/// The desk as somebody sees it who has one role alone.
fn desk_of(role: Role, tab: Tab) -> Desk {
    let mut desk = desk(tab, None);
    desk.roles = Roles::of([role]).unwrap_or_else(Roles::owner);
    desk
}

fn roles(page: &Page, chosen: &[Role]) -> Vec<Choice> {
    let choice = |role: Role| {
        let words = page.word("team-role", role.name());
        Choice::new(role.name(), words, chosen.contains(&role))
    };
    Role::ALL.map(choice).into()
}

fn team(language: Language) -> Vec<(String, String)> {
    let page = private(language, "/desk/team");
    let person = |id: i64, name: &str, email: &str, has: &[Role]| PersonRow {
        id,
        name: name.to_owned(),
        email: email.to_owned(),
        is_you: id == 1,
        roles: has.iter().map(|role| role.name()).collect(),
        choices: roles(&page, has),
        joined_at: (id < 3).then(|| day(10, 5)),
        invited_until: (id == 3).then(|| day(11, 27)),
    };
    let may = |permission: Permission| {
        let may = Role::ALL.map(|role| role.may(permission));
        (permission.name(), may.to_vec())
    };
    let shown = |mails: bool, wrong: &[(&str, &str)]| TeamPage {
        desk: desk(Tab::Team, None),
        form: asked(&page, "/desk/team", wrong),
        email: "luo@quayside.example".to_owned(),
        person: "羅碼頭".to_owned(),
        roles: roles(&page, &[Role::Translator]),
        fresh: wrong.is_empty().then(|| {
            (
                "huda@quayside.example".to_owned(),
                "https://quayside.example/sign-in?token=us_7Hq2vJ0cX5mNw8RtLpZ4bKdYs1Ea".to_owned(),
                mails,
            )
        }),
        mails,
        people: vec![
            person(1, "Mei Harbour", "mei@quayside.example", &[Role::Owner]),
            person(
                2,
                "هدى بنت سليم الحدّاد",
                "huda@quayside.example",
                &[Role::Editor, Role::Steward],
            ),
            person(
                3,
                "Maximiliane Freifrau von und zu Hinterhafen-Kranführer",
                "maximiliane.hinterhafen-kranfuehrer@verband-der-kranfuehrerinnen.example",
                &[Role::Translator],
            ),
            person(4, "", "gone@quayside.example", &[Role::Viewer]),
        ],
        table: Permission::ALL.map(may).to_vec(),
        page: page.clone(),
    };
    let wrong = [("email", "team-exists"), ("role", "team-role")];
    let mut all = vec![
        rendered("desk-team", shown(true, &[])),
        rendered("desk-team-wrong", shown(false, &wrong)),
        rendered("desk-log", log(language, true)),
        rendered("desk-log-none", log(language, false)),
    ];
    let forbidden = |needed: &'static str, role: Role, can: &[&str]| ForbiddenPage {
        page: private(language, "/desk/team"),
        desk: desk_of(role, Tab::Overview),
        needed,
        roles: vec![role.name()],
        can: can.iter().map(|name| (*name).to_owned()).collect(),
        owners: vec!["Mei Harbour".to_owned(), "هدى بنت سليم الحدّاد".to_owned()],
        wrote: None,
    };
    let can = ["Mei Harbour", "羅碼頭"];
    all.push(rendered(
        "desk-forbidden",
        forbidden("publish", Role::Translator, &can),
    ));
    all.push(rendered(
        "desk-forbidden-nobody",
        forbidden("signatures", Role::Owner, &[]),
    ));
    all
}

fn log(language: Language, full: bool) -> LogPage {
    let mut page = private(language, "/desk/log");
    page.without_mail = !full;
    let row = |who: &str, action: &str, object: &str, detail: &str, outcome: &str| LogRow {
        at: day(11, 12),
        who: who.to_owned(),
        what: page.word("audit", action),
        object: object.to_owned(),
        detail: detail.to_owned(),
        outcome: outcome.to_owned(),
    };
    let rows = match full {
        true => vec![
            row("Mei Harbour", "publish", "the-nineteen", "", "done"),
            row(
                "هدى بنت سليم الحدّاد",
                "admit",
                "the-nineteen",
                "https://wharfwomen.example/orgs/women",
                "done",
            ),
            row(
                &page.t1("log-token", "label", "membership <database>"),
                "draft",
                "的碼頭",
                "",
                "refused",
            ),
            row(
                &page.t("log-command"),
                "deliver",
                "the-nineteen",
                "",
                "failed",
            ),
        ],
        false => Vec::new(),
    };
    LogPage {
        desk: desk(Tab::Team, None),
        who: vec![
            Choice::new("", page.t("log-all"), full),
            Choice::new("1", "Mei Harbour", !full),
        ],
        what: vec![Choice::new("", page.t("log-all"), true)],
        object: if full { "" } else { "碼頭" }.to_owned(),
        with_server: full,
        closed: vec![Closed {
            who: "هدى بنت سليم الحدّاد".to_owned(),
            until: day(11, 13),
        }],
        of_one_process: full,
        filtered: !full,
        rows,
        later: full.then(|| Link {
            href: "/desk/log?before=9".to_owned(),
            words: page.t("log-older"),
        }),
        csv_href: "/desk/log.csv".to_owned(),
        page,
    }
}

fn people(language: Language) -> Vec<(String, String)> {
    let path = format!("{DESK}/people");
    let page = private(language, &path);
    let consent = |tag: &str, words: &str| ConsentRow {
        tag: tag.to_owned(),
        words: words.to_owned(),
    };
    let full = PeopleDeskPage {
        desk: desk_of(Role::Steward, Tab::Overview),
        form: asked(
            &page,
            &path,
            &[("kept-until", "needed"), ("consent", "needed")],
        ),
        back: DESK.to_owned(),
        title: titles(language).remove(0),
        withdrawn: None,
        unwritten: Some(Unwritten { pages_href: None }),
        total: 3208,
        undated: true,
        countries: vec![("TN".to_owned(), 1200), ("HK".to_owned(), 950)],
        others: 1058,
        as_of: Some(day(11, 12)),
        promised: true,
        open: true,
        keeper: "Quayside Workers’ Union, 1 Quay Street, Amery".to_owned(),
        contact: "privacy@quayside.example".to_owned(),
        shown: ["never", "first-name-and-region", "full"]
            .map(|code| Choice::new(code, page.word("people-promise", code), code == "full"))
            .into(),
        kept_until: String::new(),
        consents: vec![
            consent("en", ""),
            consent("ar", "أوافق على حفظ اسمي حتى ٣١ يناير ٢٠٢٧."),
            consent("zh-Hant", ""),
        ],
        usual_in: vec!["en", "fr", "zh-Hant"],
        page: page.clone(),
    };
    let mut fresh = full.clone();
    fresh.desk = desk(Tab::Overview, None);
    fresh.form = asked(&page, &path, &[]);
    fresh.unwritten = Some(Unwritten {
        pages_href: Some("/desk/pages".to_owned()),
    });
    fresh.total = 0;
    fresh.undated = false;
    fresh.countries = Vec::new();
    fresh.as_of = None;
    fresh.promised = false;
    fresh.open = false;
    let mut withdrawn = full.clone();
    withdrawn.desk = desk_of(Role::Viewer, Tab::Overview);
    withdrawn.form = asked(&page, &path, &[]);
    withdrawn.withdrawn = Some(day(11, 12));
    vec![
        rendered("desk-people", full),
        rendered("desk-people-none", fresh),
        rendered("desk-people-withdrawn", withdrawn),
    ]
}

fn signatures(language: Language) -> Vec<(String, String)> {
    let path = format!("{DESK}/people/signatures");
    let page = private(language, &path);
    let row = |name: &str, account: Option<&str>| SignatureRow {
        delete: format!("{DESK}/people/one?id=7"),
        name: name.to_owned(),
        email: match account {
            Some(_) => String::new(),
            None => "rosa@post.example".to_owned(),
        },
        account: account.map(str::to_owned),
        source: match account {
            Some(_) => "fediverse-account",
            None => "web-form",
        }
        .to_owned(),
        country: Some("TN".to_owned()),
        region: account.is_none().then(|| "صفاقس".to_owned()),
        occupation: account.is_none().then(|| "crane <driver>".to_owned()),
        message: account
            .is_none()
            .then(|| "أعمل تحت الرافعة نفسها. </p> اتصلوا بي.".to_owned()),
        shown: "first-name-and-region",
        at: "2026-11-12T08:40:00Z".to_owned(),
    };
    let shown = |opened: Option<Vec<SignatureRow>>, wrong: &[(&str, &str)]| SignaturesPage {
        desk: desk_of(Role::Steward, Tab::Overview),
        form: asked(&page, &path, wrong),
        back: DESK.to_owned(),
        title: titles(language).remove(0),
        total: 3208,
        reason: "To answer the messages".to_owned(),
        next: opened.as_ref().filter(|rows| !rows.is_empty()).map(|_| 50),
        opened,
        terms: Link {
            href: format!("{DESK}/people"),
            words: page.t("people-desk-title"),
        },
        page: page.clone(),
    };
    let rows = vec![
        row("روزا بنت عزيز", None),
        row("阿茲茲", Some("@winch@social.example")),
    ];
    vec![
        rendered(
            "desk-signatures",
            shown(None, &[("reason", "reason-needed")]),
        ),
        rendered("desk-signatures-open", shown(Some(rows), &[])),
        rendered("desk-signatures-none", shown(Some(Vec::new()), &[])),
    ]
}

fn factor(language: Language) -> Vec<(String, String)> {
    let path = "/desk/account/second-factor";
    let page = private(language, path);
    let shown = |begun: bool, codes: &[&str], wrong: &[(&str, &str)]| SecondFactorPage {
        page: page.clone(),
        desk: desk(Tab::Account, None),
        form: asked(&page, path, wrong),
        begun: begun.then(|| "JBSW Y3DP EHPK 3PXP NEVE RUSE DONL YDRA".to_owned()),
        codes: codes.iter().map(|code| (*code).to_owned()).collect(),
        has_password: true,
        left: 3,
    };
    let wrong = [("password-now", "password-now"), ("code", "code")];
    let codes = ["7hq2-vj0c", "x5mn-w8rt", "lpz4-bkdy", "s1ea-0000"];
    vec![
        rendered("desk-second-factor", shown(true, &[], &wrong)),
        rendered("desk-second-factor-codes", shown(true, &codes, &[])),
        rendered("desk-second-factor-on", shown(false, &[], &[])),
    ]
}

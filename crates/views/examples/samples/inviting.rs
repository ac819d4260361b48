//! Organisations that are invited to sign: the desk, and the page that an invitation opens.

use undersigned_views::language::Language;
use undersigned_views::views::Choice;
use undersigned_views::views::appeal::FediverseWay;
use undersigned_views::views::desk::Tab;
use undersigned_views::views::desk::invitees::{
    InviteLetter, InviteeColumn, InviteeColumns, InviteeRow, InviteesCheckPage, InviteesPage,
    Namesake,
};
use undersigned_views::views::invited::{InvitedPage, InvitedStopPage};

use super::desk::{desk, private};
use super::{asked, day, page, rendered, text};

const ADDRESS: &str = "/appeals/the-nineteen";

pub fn pages(language: Language) -> Vec<(String, String)> {
    let mut pages = at_the_desk(language);
    pages.extend(invited(language));
    pages
}

fn row(
    id: i64,
    name: &str,
    contact: Option<&str>,
    state: &str,
    answer: &'static str,
) -> InviteeRow {
    let waits = answer == "not-yet" && state == "sent";
    InviteeRow {
        id,
        name: name.to_owned(),
        contact: contact.map(str::to_owned),
        by_mail: true,
        language: "Español".to_owned(),
        state: state.to_owned(),
        answer,
        sent_at: (!["sought", "not-found", "waiting"].contains(&state)).then(|| day(10, 9)),
        reminders: u64::from(id == 1),
        may_remind: waits && id != 2,
        remind_from: (id == 2).then(|| day(10, 12)),
        may_resend: waits,
        link: waits.then(|| "https://quayside.example/invited?token=s3cr3t".to_owned()),
    }
}

fn namesake(line: u64, name: &str, state: &'static str) -> Namesake {
    let contact = "office@clerks.example".to_owned();
    Namesake {
        line,
        name: name.to_owned(),
        item: format!("{contact}\t\"{name}\"\ten\n"),
        contact,
        other: name.to_uppercase(),
        state,
    }
}

fn at_the_desk(language: Language) -> Vec<(String, String)> {
    let frame = private(language, "/desk/appeals/the-nineteen/invitees");
    let title = text("en", "Open the gate for the nineteen of Quay 7");
    let action = "/desk/appeals/the-nineteen/invitees";
    let list = |errors: &[(&str, &str)], open: bool, rows: Vec<InviteeRow>| InviteesPage {
        form: asked(&frame, action, errors),
        page: frame.clone(),
        desk: desk(Tab::Overview, None),
        title: title.clone(),
        manage: "/desk/appeals/the-nineteen".to_owned(),
        open,
        list: String::new(),
        languages: vec![Choice::new("en", "English", true)],
        words: String::new(),
        counts: [8, 1, 1, 1, 5],
        remindable: 1,
        rows,
        earlier: None,
        later: None,
    };
    let rows = vec![
        row(
            1,
            "نقابة عمّال الأرصفة",
            Some("@arsifa@social.example"),
            "sent",
            "not-yet",
        ),
        row(2, "", Some("office@gruas.example"), "sent", "not-yet"),
        row(
            3,
            "Sindicato de Grúas",
            Some("@gruas@gruas.example"),
            "sent",
            "endorsed",
        ),
        row(4, "Warehouse Circle", None, "declined", "declined"),
        row(
            5,
            "Tally Clerks",
            Some("clerks@clerks.example"),
            "waiting",
            "not-yet",
        ),
        row(6, "Rope Makers", None, "stopped", "no-invitations"),
        row(7, "", Some("@signals@signals.example"), "sought", "not-yet"),
        row(
            8,
            "",
            Some("@signal@signals.example"),
            "not-found",
            "not-yet",
        ),
    ];
    let check = |columns: Option<InviteeColumns>| InviteesCheckPage {
        no_language: vec![(5, "Klingon".to_owned())],
        unwritten: vec![("Deutsch".to_owned(), "English".to_owned())],
        joined: vec![(2, 3)],
        page: frame.clone(),
        desk: desk(Tab::Overview, None),
        form: asked(&frame, &format!("{action}/send"), &[]),
        title: title.clone(),
        back: action.to_owned(),
        columns,
        ready: vec![
            (
                1,
                "نقابة عمّال الأرصفة".to_owned(),
                "@arsifa@social.example".to_owned(),
                "العربية".to_owned(),
            ),
            (
                2,
                "office@gruas.example".to_owned(),
                "office@gruas.example".to_owned(),
                "Español".to_owned(),
            ),
        ],
        later: vec![(
            6,
            "Rope Makers".to_owned(),
            "@ropes@ropes.example".to_owned(),
        )],
        namesakes: vec![
            namesake(7, "Tally Clerks", "listed"),
            namesake(8, "نقابة عمّال الأرصفة", "invited"),
            namesake(9, "Crane Drivers", "waiting"),
        ],
        refused: vec![
            (3, "Tally Clerks".to_owned(), "contact_missing", None),
            (4, "office@gruas.example".to_owned(), "duplicate", Some(2)),
            (
                5,
                "@nobody@social.example".to_owned(),
                "actor_unknown",
                None,
            ),
        ],
        letter: Some(InviteLetter {
            subject: text("ar", "دعوة إلى التوقيع: افتحوا البوّابة"),
            invites: "يدعوكم اتّحاد الأرصفة إلى توقيع «افتحوا البوّابة».".to_owned(),
            words: "Dear colleagues,\n\nplease look at this before Friday.".to_owned(),
            leads: "هذا الرابط لكم:".to_owned(),
            after: vec!["لا يُوقَّع شيء بفتحه.".to_owned()],
            stop: "لا مزيد من الدعوات من هذا الخادم:".to_owned(),
        }),
        list: "office@gruas.example\t\"\"\tes\n".to_owned(),
        given: "office@gruas.example,, es\nTally Clerks\n".to_owned(),
        gives_back: true,
        language: "es".to_owned(),
        words: String::new(),
    };
    let column = |row: usize, samples: &[&str], held: &str| InviteeColumn {
        row,
        samples: samples.iter().map(|cell| (*cell).to_owned()).collect(),
        holds: ["nothing", "contact", "name", "language"]
            .map(|code| Choice::new(code, frame.word("invitees-holds", code), code == held))
            .to_vec(),
    };
    vec![
        rendered("desk-invitees", list(&[], true, rows)),
        rendered(
            "desk-invitees-error",
            list(&[("list", "invitees-empty")], true, Vec::new()),
        ),
        rendered("desk-invitees-closed", list(&[], false, Vec::new())),
        rendered("desk-invitees-check", check(None)),
        rendered(
            "desk-invitees-check-columns",
            check(Some(InviteeColumns {
                header: true,
                rows: vec![
                    column(1, &["Nom", "Sindicato de Grúas"], "name"),
                    column(2, &["Téléphone", "+33 2 35 00 00 00"], "nothing"),
                    column(3, &["Courriel", "office@gruas.example"], "contact"),
                ],
                left_out: "Téléphone".to_owned(),
                has_contacts: true,
                has_names: true,
            })),
        ),
        rendered(
            "desk-invitees-check-unclear",
            check(Some(InviteeColumns {
                header: false,
                rows: vec![column(1, &["Sindicato de Grúas"], "nothing")],
                left_out: "1".to_owned(),
                has_contacts: false,
                has_names: false,
            })),
        ),
    ]
}

fn invited(language: Language) -> Vec<(String, String)> {
    let frame = page(language, "/invited?token=s3cr3t");
    let one = |answer: &'static str, open: bool, stopped: bool| InvitedPage {
        form: asked(&frame, "/invited/decline", &[]),
        page: frame.clone(),
        token: "s3cr3t".to_owned(),
        address: ADDRESS.to_owned(),
        title: text("en", "Bring the nineteen back to the quay"),
        titles: vec![text("zh-Hant", "讓十九人回到碼頭")],
        organiser: "Quayside Workers’ Union".to_owned(),
        name: if open {
            "نقابة عمّال الأرصفة"
        } else {
            ""
        }
        .to_owned(),
        handle: "@arsifa@social.example".to_owned(),
        answer,
        open,
        stopped,
        own_server: format!("{ADDRESS}/sign/own-server"),
        fediverse: Some(FediverseWay {
            account: "@quayside@quayside.example".to_owned(),
            phrase: text("und", "#WeCoSign"),
            href: format!("{ADDRESS}/sign"),
        }),
        form_href: Some(format!("{ADDRESS}/sign/organisation?invited=s3cr3t")),
        stop_href: "/invited/stop?token=s3cr3t".to_owned(),
    };
    let stop = |stopped: bool| InvitedStopPage {
        form: asked(&frame, "/invited/stop", &[]),
        page: frame.clone(),
        token: "s3cr3t".to_owned(),
        stopped,
        back_href: "/invited?token=s3cr3t".to_owned(),
    };
    vec![
        rendered("invited", one("not-yet", true, false)),
        rendered("invited-declined", one("declined", true, true)),
        rendered("invited-no-more", one("no-invitations", true, true)),
        rendered("invited-endorsed", one("endorsed", true, false)),
        rendered("invited-closed", one("not-yet", false, false)),
        rendered("invited-stop", stop(false)),
        rendered("invited-stopped", stop(true)),
    ]
}

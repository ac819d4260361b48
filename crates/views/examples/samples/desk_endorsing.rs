//! The desk where an appeal is signed.

use undersigned_views::{
    language::Language,
    views::{
        Choice, Digest, Text,
        desk::{
            EndorseCheckPage, EndorseDonePage, EndorseStartPage, Tab,
            endorse::{self, Checked, EndorseReceiptPage, ReservationRow},
        },
        entry::KeySeen,
    },
};

use super::{
    calling::replicas,
    day,
    desk::{desk, form, private},
    digest, letter, rendered, small, text,
};

pub fn endorsing(language: Language) -> Vec<(String, String)> {
    let title = text("en", "Open the gate for the nineteen of Quay 7");
    vec![
        rendered(
            "desk-endorse",
            EndorseStartPage {
                page: private(language, "/desk/endorse"),
                desk: desk(Tab::Endorse, None),
                form: form("/desk/endorse"),
                object: String::new(),
                choices: Vec::new(),
            },
        ),
        rendered(
            "desk-endorse-check",
            EndorseCheckPage {
                page: private(language, "/desk/endorse/check"),
                desk: desk(Tab::Endorse, None),
                form: form("/desk/endorse/check"),
                object: "https://quayside.example/appeals/the-nineteen".to_owned(),
                closed: None,
                sure: false,
                is_withdrawn: false,
                host: "quayside.example".to_owned(),
                organiser: "Quayside Workers’ Union".to_owned(),
                kind: "open-letter".to_owned(),
                titles: vec![title.clone(), text("zh-Hant", "為七號碼頭十九人打開閘門")],
                addressees: letter::addressees("en"),
                tongues: vec![
                    letter::tongue("en", true, true),
                    letter::tongue("zh-Hant", true, true),
                ],
                revision: 2,
                text_digest: digest(),
                organisations: 164,
                profile_names: Vec::new(),
                namesake: None,
                names: small::names(&[("en", "Port Canteen Workers’ Circle")]),
                also_known_as: "PCWC".to_owned(),
                countries: vec![Choice::new("HK", "Hong Kong", true)],
                reservations: vec![ReservationRow {
                    demand: "homes".to_owned(),
                    words: text("en", "Give them their homes back"),
                    reserved: true,
                    text: "Our members have not decided on this".to_owned(),
                }],
                recipients: vec!["quayside.example".to_owned(), "gantry.example".to_owned()],
                followers: 12,
                existing: Some(day(10, 9)),
                withdrawn: None,
                barred: true,
                is_listed: false,
                undelivered: true,
                removed_before: true,
                unlisted: Some("They took you off: abuse <by> nobody".to_owned()),
                organiser_href: "https://quayside.example/orgs/quayside".to_owned(),
                receipt_href: "/desk/endorse/receipt?object=x".to_owned(),
                bodies: vec![
                    Choice::new("", "Not said", false),
                    Choice::new("board", "the board", true),
                ],
                decided_on: "2026-11-02".to_owned(),
                checked: Checked {
                    host: "quayside.example".to_owned(),
                    ours: false,
                    at_origin: true,
                    key: Digest::new("z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK"),
                    key_seen: KeySeen::Same(day(10, 9)),
                    root: Digest::new("z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK"),
                    digest: digest(),
                    replicas: replicas(),
                    conflicts: vec![2],
                },
            },
        ),
        rendered(
            "desk-endorse-done",
            EndorseDonePage {
                page: private(language, "/desk/endorse/done"),
                desk: desk(Tab::Endorse, None),
                title: title.clone(),
                withdrawn: false,
                waits: false,
                confirmed: 0,
                elsewhere_from: None,
                undelivered: true,
                outcome: endorse::Outcome::Checked,
                became: "Signed and sent.".to_owned(),
                organiser: "Quayside Workers’ Union".to_owned(),
                organiser_href: "https://quayside.example/orgs/quayside".to_owned(),
                id: "https://canteen.example/endorsements/01K9".to_owned(),
                statement: "{\n  \"type\": \"Endorsement\"\n}".to_owned(),
                recipients: vec!["quayside.example".to_owned(), "gantry.example".to_owned()],
                appeal_href: "/appeals/quayside.example/the-nineteen".to_owned(),
                entry: None,
                why_href: "/desk/endorse/why?object=x".to_owned(),
                manage_href: "/desk/endorse?object=x".to_owned(),
                is_open: true,
                receipt_href: "/desk/endorse/receipt?object=x".to_owned(),
            },
        ),
        rendered("desk-endorse-receipt", receipt(language, title)),
    ]
}

fn receipt(language: Language, title: Text) -> EndorseReceiptPage {
    EndorseReceiptPage {
        page: private(language, "/desk/endorse/receipt"),
        desk: desk(Tab::Endorse, None),
        title,
        organiser: "Quayside Workers’ Union".to_owned(),
        organiser_href: "https://quayside.example/orgs/quayside".to_owned(),
        object: "https://quayside.example/appeals/the-nineteen".to_owned(),
        withdrawn: false,
        wording: Some((2, digest())),
        names: vec![text("en", "Port Canteen Workers’ Circle")],
        country: Some("HK".to_owned()),
        reservations: vec![(
            text("en", "Give them their homes back"),
            "Our members have not decided on this".to_owned(),
        )],
        mandate: Some(("board".to_owned(), day(10, 2))),
        at: Some(day(10, 9)),
        id: "https://canteen.example/endorsements/01K9".to_owned(),
        digest: digest(),
        key: Digest::new("z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK"),
        standing: "listed",
        barred: None,
        now: day(10, 9),
        statement: "{\n  \"type\": \"Endorsement\"\n}".to_owned(),
        file_href: "/desk/endorse/receipt.json?object=x".to_owned(),
        bundle_href: "/appeals/quayside.example/the-nineteen/bundle".to_owned(),
        bundle_file: "the-nineteen.bundle.json".to_owned(),
        root_key: Some(digest()),
        entry: Some((
            7,
            "/appeals/quayside.example/the-nineteen/cosigners/a".to_owned(),
        )),
    }
}

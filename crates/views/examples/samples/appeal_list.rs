//! The pages of an appeal's list: all of it, what changed of it, and one entry.

use undersigned_views::{
    language::Language,
    views::{
        Choice, Digest, Growth, Link,
        appeal::{Party, Standing},
        co_signers::{Bar, CoSignersPage, Filters, Left, Like, Mark, Presence},
        desk::same_signers::Decided,
        entry::{ChainLink, ChainStep, EntryPage, KeySeen, Source},
        list_changes::{ChangesOfMonth, ListChange, ListChanged, ListChangesPage},
    },
};

use super::{appeal::titles, at, day, digest, key, page, rendered, roll, text};

/// All of them, and an entry that others made, by file name.
pub fn pages(language: Language) -> Vec<(String, String)> {
    vec![
        rendered("cosigners", list(language)),
        rendered("cosigners-changes", changes(language)),
        rendered("entry", entry(language)),
        rendered("entry-imported", imported(language)),
    ]
}

fn list(language: Language) -> CoSignersPage {
    let choice = |value: &str, label: &str, chosen: bool| Choice::new(value, label, chosen);
    let page = page(language, "/appeals/the-nineteen/cosigners");
    let how = |code: &str| choice(code, &page.word("how", code), false);
    let filters = Filters {
        query: String::new(),
        from: String::new(),
        until: String::new(),
        countries: vec![
            choice("", "All 37", true),
            choice("HK", &page.country("HK"), false),
        ],
        kinds: vec![
            choice("", "Anyone", true),
            choice("personal", "In a personal capacity", false),
        ],
        ways: vec![
            choice("", "Any way", true),
            how("own-server"),
            how("web-form"),
            how("e-mail"),
            how("paper"),
        ],
        wordings: vec![
            choice("", "Any", true),
            choice("current", "This one", false),
            choice("earlier", "An earlier one", false),
        ],
        narrowed: false,
    };
    let countries = [
        ("HK", 46),
        ("GB", 14),
        ("US", 12),
        ("TW", 9),
        ("MY", 9),
        ("DE", 8),
        ("FR", 7),
        ("JP", 6),
        ("PH", 6),
    ]
    .iter()
    .map(|(code, count)| Bar {
        label: page.country(code),
        count: *count,
        href: Some(format!("?country={code}")),
    })
    .collect();
    CoSignersPage {
        address: "/appeals/the-nineteen".to_owned(),
        title: titles(language).remove(0),
        organiser: "Quayside Workers’ Union".to_owned(),
        open: true,
        withdrawn: false,
        total: 173,
        named: 173,
        hidden: 0,
        gone: false,
        countries_all: 28,
        pdf: true,
        left: vec![
            Left {
                number: 21,
                at: day(10, 31),
                removed: true,
                reason: Some("duplicate"),
            },
            Left {
                number: 47,
                at: day(10, 30),
                removed: false,
                reason: None,
            },
        ],
        standing: Standing {
            organisations: 164,
            earlier: 9,
            next_mark: None,
            ..Standing::default()
        },
        filters,
        entries: roll::entries(),
        matching: 177,
        first: 1,
        last: 60,
        orders: vec![
            Link {
                href: String::new(),
                words: "signing".to_owned(),
            },
            Link {
                href: "?order=name".to_owned(),
                words: "name".to_owned(),
            },
            Link {
                href: "?order=country".to_owned(),
                words: "country".to_owned(),
            },
        ],
        earlier: None,
        later: Some(Link {
            href: "?after=60".to_owned(),
            words: "Later: 61 to 120".to_owned(),
        }),
        end: None,
        all: Some(Link {
            href: "?per_page=1000".to_owned(),
            words: "All on one page".to_owned(),
        }),
        countries,
        notices: Vec::new(),
        growth: Growth::of(vec![
            (day(10, 14), 20),
            (day(10, 24), 90),
            (day(11, 20), 173),
        ]),
        digest: Some(digest()),
        as_of: day(11, 20),
        page,
    }
}

fn changes(language: Language) -> ListChangesPage {
    let change = |what, on: u32, number: Option<u64>, who: Option<(&str, &str)>| ListChange {
        at: day(10, on),
        what,
        number,
        who: who.map(|(language, name)| text(language, name)),
        hidden: false,
        href: who.map(|_| "/appeals/the-nineteen/cosigners/13".to_owned()),
    };
    let quays = Some(("ar", "نقابة عمّال الأرصفة الشرقية"));
    ListChangesPage {
        page: page(language, "/appeals/the-nineteen/cosigners/changes"),
        address: "/appeals/the-nineteen".to_owned(),
        title: titles(language).remove(0),
        notices: Vec::new(),
        changes: vec![
            change(ListChanged::Removed(Some("duplicate")), 31, Some(21), None),
            change(ListChanged::Withdrawn, 30, Some(47), None),
            change(ListChanged::Again, 29, Some(13), quays),
            ListChange {
                href: Some("/appeals/the-nineteen/revisions/2".to_owned()),
                ..change(ListChanged::Worded(2), 24, None, None)
            },
            change(
                ListChanged::Corrected,
                16,
                Some(5),
                Some(("en", "Tally Clerks")),
            ),
            ListChange {
                hidden: true,
                ..change(ListChanged::Joined, 15, Some(14), None)
            },
            change(ListChanged::Joined, 9, Some(13), quays),
        ],
        months: vec![
            ChangesOfMonth {
                at: day(11, 20),
                href: Some("?month=2026-11".to_owned()),
            },
            ChangesOfMonth {
                at: day(10, 31),
                href: None,
            },
        ],
        earlier: None,
        later: Some(Link {
            href: "?page=2".to_owned(),
            words: "Older".to_owned(),
        }),
    }
}

fn entry(language: Language) -> EntryPage {
    let step = |what: ChainLink, on: u32, digest: &str| ChainStep {
        what,
        at: Some(day(10, on)),
        digest: Some(digest.to_owned()),
        holds: true,
    };
    let mut page = page(language, "/appeals/the-nineteen/cosigners/13");
    page.links.push(Link {
        href: "/contact".to_owned(),
        words: page.t("site-contact"),
    });
    EntryPage {
        page,
        address: "/appeals/the-nineteen".to_owned(),
        title: titles(language).remove(0),
        organiser: organiser(),
        notices: Vec::new(),
        number: Some(13),
        names: vec![text("ar", "نقابة عمّال الأرصفة الشرقية"), text("fr", "Syndicat des quais de l’Est")],
        aliases: vec![text("fr", "SQE")],
        signer: "arsifa.example".to_owned(),
        mandate: Some(("board".to_owned(), at("2026-11-02T00:00"))),
        country: Some("TN".to_owned()),
        how: "own-server".to_owned(),
        at: Some(day(10, 9)),
        entered: false,
        presence: Presence::Listed,
        wording: 2,
        wording_href: Some("/appeals/the-nineteen/revisions/2".to_owned()),
        current_wording: true,
        text_digest: Some(digest()),
        let_in_by: vec![league()],
        joined: vec![Decided {
            ids: ["https://arsifa.example/orgs/quais", "https://quayside.example/attestations/7"]
                .map(str::to_owned),
            names: [
                vec![text("ar", "نقابة عمّال الأرصفة الشرقية")],
                vec![text("fr", "Syndicat des quais de l’Est")],
            ],
            same: true,
            by: text("en", "Gantry Mechanics’ League"),
            at: Some(day(10, 9)),
            may_undo: false,
        }],
        marks: vec![
            Mark::SameSigner,
            Mark::SameName(vec![Like {
                number: Some(39),
                address: "cleaners-39.example/orgs/quay".to_owned(),
                href: Some("/appeals/the-nineteen/cosigners/39".to_owned()),
            }]),
        ],
        key: Some(Digest::new("z6MkwEa5tErnQuay0nlyDrawnNotUsedAnywhere4TzkVbN9")),
        key_seen: KeySeen::Same(day(10, 10)),
        sources: vec![
            Source {
                how: "web-form".to_owned(),
                domain: Some("gantry.example".to_owned()),
                own_domain: true,
                there: None,
                at: Some(day(5, 3)),
                otherwise: Some(("Gantry Mechanics’ League".to_owned(), day(5, 9))),
                signer: None,
                signer_href: None,
            },
            Source {
                how: "own-server".to_owned(),
                domain: None,
                own_domain: false,
                there: None,
                at: Some(day(10, 10)),
                otherwise: None,
                signer: Some("gantry.example/orgs/league".to_owned()),
                signer_href: Some("https://gantry.example/orgs/league".to_owned()),
            },
        ],
        claim_href: Some("/appeals/the-nineteen/claim/x".to_owned()),
        why: None,
        chain: vec![
            step(ChainLink::Root(key()), 5, "0b41…77aa"),
            step(ChainLink::Organiser(organiser()), 5, "4c07…b1e9"),
            step(ChainLink::Initiator(league(), "co-initiator".to_owned()), 5, "a81d…02f4"),
            step(ChainLink::LetIn(league()), 9, "77e0…c3a5"),
            step(ChainLink::Endorsed(2), 9, "e2b9…7f16"),
        ],
        chain_holds: true,
        history: vec![(day(10, 9), "endorsed the second wording".to_owned()), (day(10, 6), "listed by form, first wording".to_owned())],
        statement: "{\n  \"type\": \"Endorsement\",\n  \"attributedTo\": \"https://arsifa.example/orgs/quais\",\n  \"state\": \"endorsed\",\n  \"revision\": 2,\n  \"nameMap\": {\"ar\": \"نقابة عمّال الأرصفة الشرقية\", \"fr\": \"Syndicat des quais de l’Est\"},\n  \"seq\": 1791540600512\n}".to_owned(),
        statement_href: Some("https://arsifa.example/endorsements/01K7".to_owned()),
        attested_by: None,
        bundle_file: "the-nineteen.bundle.json".to_owned(),
        root_key: Some(key()),
    }
}

fn organiser() -> Party {
    Party {
        name: text("en", "Quayside Workers’ Union"),
        href: Some("/orgs/quayside".to_owned()),
    }
}

fn league() -> Party {
    Party {
        name: text("en", "Gantry Mechanics’ League"),
        href: Some("https://gantry.example/orgs/gantry".to_owned()),
    }
}

/// One that signed nothing here.
fn imported(language: Language) -> EntryPage {
    let mut shown = entry(language);
    shown.page.program = Some("https://code.example/undersigned".to_owned());
    shown.signer = "quayside.example/attestations/7".to_owned();
    shown.how = "import".to_owned();
    shown.sources.truncate(1);
    for source in &mut shown.sources {
        source.how = "import".to_owned();
        source.domain = None;
        source.otherwise = None;
    }
    shown.entered = true;
    shown.mandate = None;
    shown.joined = Vec::new();
    shown.marks = Vec::new();
    shown.key_seen = KeySeen::NoServer;
    shown.let_in_by = vec![organiser()];
    shown.attested_by = Some(organiser().name.words);
    shown.chain.truncate(2);
    shown.chain.push(ChainStep {
        what: ChainLink::Attested(organiser()),
        at: Some(day(10, 9)),
        digest: Some("77e0…c3a5".to_owned()),
        holds: true,
    });
    shown.history = Vec::new();
    shown
}

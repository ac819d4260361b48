//! The desk of an appeal's list, and of who on it may be one signer.

use undersigned_views::{
    language::Language,
    views::{
        Text,
        desk::{
            DeskCoSignersPage, Tab,
            co_signers::Removed,
            same_signers::{Decided, Pair, SameSigners, Side, Why},
        },
    },
};

use super::{
    day,
    desk::{desk, form, private},
    rendered, roll, text,
};

pub fn co_signers(language: Language, title: Text) -> (String, String) {
    rendered(
        "desk-cosigners",
        DeskCoSignersPage {
            page: private(language, "/desk/appeals/the-nineteen/co-signers"),
            desk: desk(Tab::Overview, None),
            form: form("/desk/appeals/the-nineteen"),
            title,
            query: String::new(),
            withdrawn: false,
            several: "/desk/appeals/the-nineteen/queue?show=listed".to_owned(),
            leaving: None,
            entries: roll::entries()
                .into_iter()
                .take(12)
                .map(|entry| ("https://x.example/orgs/x".to_owned(), entry))
                .collect(),
            same: same_signers(),
            removed: vec![Removed {
                about: "https://oldpier.example/orgs/x".to_owned(),
                names: vec![text("en", "Old Pier Society")],
                address: "oldpier.example/orgs/x".to_owned(),
                at: Some(day(10, 31)),
            }],
            own: ["https://x.example/orgs/y".to_owned()].into(),
            entered: None,
            earlier: None,
            later: None,
        },
    )
}

fn same_signers() -> SameSigners {
    let side = |id: &str, name: Text, number: u64, how: Option<&str>| Side {
        id: id.to_owned(),
        names: vec![name],
        aliases: Vec::new(),
        number: how.map(|_| number),
        how: how.map(str::to_owned),
        country: Some("HK".to_owned()),
        address: id.trim_start_matches("https://").to_owned(),
    };
    let pair = |sides: [Side; 2], code, waits| Pair {
        why: vec![Why {
            code,
            against: false,
            texts: [sides[0].names[0].clone(), sides[1].names[0].clone()],
            countries: false,
        }],
        sides,
        grade: "likely",
        waits,
    };
    let lamps = text("en", "Harbour Labour Centre");
    let other = text("en", "Harbor Labor Center");
    let long = text("zh-Hant", "海港勞工中心");
    SameSigners {
        named: Some(Default::default()),
        pairs: vec![
            pair(
                [
                    side(
                        "https://harbour.example/orgs/a",
                        lamps.clone(),
                        4,
                        Some("own-server"),
                    ),
                    side(
                        "https://quayside.example/attestations/4",
                        other,
                        11,
                        Some("paper"),
                    ),
                ],
                "similar_name",
                false,
            ),
            pair(
                [
                    side(
                        "https://harbour.example/orgs/a",
                        lamps.clone(),
                        4,
                        Some("own-server"),
                    ),
                    side("https://hai.example/orgs/b", long.clone(), 0, None),
                ],
                "translation",
                true,
            ),
        ],
        count: 2,
        decided: vec![Decided {
            ids: [
                "https://harbour.example/orgs/a",
                "https://hai.example/orgs/c",
            ]
            .map(str::to_owned),
            names: [vec![lamps], vec![long]],
            same: true,
            by: text("en", "Gantry Mechanics’ League"),
            at: None,
            may_undo: true,
        }],
    }
}

//! Who calls for the appeal, and which servers hold it.

use undersigned_views::{
    language::Language,
    views::{
        Branch, Coalition,
        appeal::{Initiator, Replica, ReplicaState},
    },
};

use super::{at, text};

pub fn initiators() -> Vec<Initiator> {
    [
        (
            "Quayside Workers’ Union",
            Some("碼頭邊工會"),
            "organiser",
            "quayside.example",
        ),
        (
            "Gantry Mechanics’ League",
            Some("龍門吊技工聯盟"),
            "co-initiator",
            "gantry.example",
        ),
        (
            "Tide & Tenancy Law Centre",
            Some("潮汐租務法律中心"),
            "co-initiator",
            "tidelaw.example",
        ),
        ("The Letters Room", None, "keeper", "letters.example"),
    ]
    .into_iter()
    .map(|(english, chinese, role, host)| Initiator {
        names: [
            Some(text("en", english)),
            chinese.map(|words| text("zh-Hant", words)),
        ]
        .into_iter()
        .flatten()
        .collect(),
        role: role.to_owned(),
        host: host.to_owned(),
        href: Some(format!("https://{host}/")),
    })
    .collect()
}

pub fn replicas() -> Vec<Replica> {
    let replica = |host: &str, role: &str, this_server: bool, state: ReplicaState| Replica {
        host: host.to_owned(),
        href: (!this_server)
            .then(|| format!("https://{host}/appeals/quayside.example/the-nineteen")),
        role: role.to_owned(),
        this_server,
        state,
        seen_at: None,
    };
    vec![
        replica(
            "quayside.example",
            "organiser",
            true,
            ReplicaState::Same {
                entries: 177,
                at: at("2026-11-12T07:12"),
            },
        ),
        replica(
            "gantry.example",
            "co-initiator",
            false,
            ReplicaState::Same {
                entries: 177,
                at: at("2026-11-12T07:10"),
            },
        ),
        replica(
            "tidelaw.example",
            "co-initiator",
            false,
            ReplicaState::Behind {
                missing: Some(2),
                at: at("2026-11-12T07:11"),
            },
        ),
        replica(
            "letters.example",
            "keeper",
            false,
            ReplicaState::OutOfReach {
                since: at("2026-11-09T04:10"),
                entries: Some(161),
            },
        ),
    ]
}

pub fn coalition(language: Language) -> Coalition {
    let branch = |name: &str, note: &str, same_list: bool, count: usize, seed: usize| Branch {
        name: name.to_owned(),
        note: note.to_owned(),
        place: note.to_owned(),
        same_list,
        let_in: (0..count)
            .map(|place| (place * 7 + seed) % 11 < 3)
            .collect(),
    };
    let chinese = language.tag == "zh-Hant";
    Coalition {
        root: if chinese {
            "根金鑰，離線保存"
        } else {
            "Root key, kept offline"
        }
        .to_owned(),
        branches: vec![
            branch(
                "Quayside Workers’ Union",
                if chinese {
                    "已核准 97 個 · 名單相同"
                } else {
                    "let in 97 · holds the same list"
                },
                true,
                97,
                1,
            ),
            branch(
                "Gantry Mechanics’ League",
                if chinese {
                    "已核准 52 個 · 名單相同"
                } else {
                    "let in 52 · holds the same list"
                },
                true,
                52,
                4,
            ),
            branch(
                "Tide & Tenancy Law Centre",
                if chinese {
                    "已核准 24 個 · 落後 2 項"
                } else {
                    "let in 24 · 2 behind"
                },
                false,
                24,
                2,
            ),
            branch(
                "The Letters Room",
                if chinese {
                    "尚未核准任何團體 · 無法連上"
                } else {
                    "let in no one yet · out of reach since 9 Nov"
                },
                false,
                0,
                0,
            ),
        ],
    }
}

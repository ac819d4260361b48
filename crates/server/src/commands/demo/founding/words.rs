//! The coalition that is founded: who calls for it, and its draft platform. The organisations are
//! invented; what the platform wants follows one that was put to a meeting in London, in other words.

use super::super::sample::{Cast, Member};
use serde_json::{Value, json};

/// The last part of the platform's address.
pub const SLUG: &str = "workers-without-borders";
/// The wording on which everybody speaks.
const LANGUAGES: [&str; 2] = ["en", "zh-Hant"];

/// Eleven organisations on three servers.
pub const CAST: Cast = Cast {
    slug: SLUG,
    servers: [LANTERN, HARBOUR, EQUAL],
    results: true,
};

const fn member(handle: &'static str, names: &'static [(&'static str, &'static str)]) -> Member {
    Member {
        handle,
        names,
        country: "GB",
    }
}

const LANTERN: &[Member] = &[
    member(
        "lantern",
        &[
            ("en", "Lantern Workers' Network"),
            ("zh-Hant", "燈火工人網絡"),
        ],
    ),
    member("red_thread", &[("en", "Red Thread Collective")]),
    member("open_door", &[("en", "Open Door Migrants' Forum")]),
    member("tutors", &[("en", "Northside University Tutors' Branch")]),
];

const HARBOUR: &[Member] = &[
    member(
        "harbour_abroad",
        &[
            ("en", "Harbour Democrats Abroad"),
            ("zh-Hant", "海外海港民主派"),
        ],
    ),
    member(
        "reading_circle",
        &[
            ("en", "Left Students' Reading Circle"),
            ("zh-Hant", "左翼學生讀書會"),
        ],
    ),
    member("oasis", &[("en", "Oasis Rights Campaign")]),
    member("plateau", &[("en", "Peoples of the Plateau")]),
];

const EQUAL: &[Member] = &[
    member("equal_lives", &[("en", "Equal Lives Trust")]),
    member("westshire", &[("en", "Westshire Solidarity")]),
    member(
        "early_june",
        &[("en", "Early June Sparks"), ("zh-Hant", "六月初火花")],
    ),
];

/// The draft platform, as the HTTP API takes it: a text in three parts of numbered clauses.
pub fn platform(organiser: &str, initiators: &[&str]) -> Value {
    json!({
        "slug": SLUG,
        "kind": "joint-statement",
        "organiser": organiser,
        "languages": LANGUAGES,
        "title": {
            "en": "Workers without borders: a draft platform",
            "zh-Hant": "工人無疆界：綱領草案",
        },
        "body": {
            "en": "Workers, oppressed peoples and everybody whose rights are denied by the rulers in \
                   Beijing need friends in the labour movement. Eleven organisations put this draft \
                   to a first meeting, which can change any of it, adopt it, and elect a committee.\
                   \n\nWe rely on workers and their unions, and on no government.",
            "zh-Hant": "中國執政者剝奪權利的工人、受壓迫民族和每一個人，都需要工人運動中的朋友。\
                        十一個團體把這份草案交給首次會議，會議可以修改、通過，並選出委員會。\
                        \n\n我們依靠工人和工會，不依靠任何政府。",
        },
        "demands": clauses(),
        "addressees": [],
        "initiators": initiators,
        "admission": "open",
        "topics": ["LabourMovement", "Solidarity"],
    })
}

fn clauses() -> Vec<Value> {
    let clause = |part: &str, id: &str, en: &str, zh: &str| {
        let text = json!({"en": en, "zh-Hant": zh});
        json!({"id": id, "part": part, "text": text})
    };
    vec![
        clause(
            "aims",
            "freedoms",
            "Free speech, protest and organisation: parties other than the one that rules, unions \
             that belong to their members, the right to strike, any religion or none.",
            "言論、抗議和結社自由：執政黨以外的政黨、屬於會員的工會、罷工權，信教或不信教的自由。",
        ),
        clause(
            "aims",
            "economy",
            "Social justice, and an economy in the hands of those who work in it, for the peoples of \
             China, Hong Kong, Taiwan, Tibet and the Uyghur Region.",
            "讓中國、香港、台灣、西藏和維吾爾地區的人民得到社會公義，經濟由勞動者掌握。",
        ),
        clause(
            "aims",
            "equality",
            "Equal lives for women, for LGBT and disabled people and for minorities, and no household \
             register that makes migrant workers second-class.",
            "婦女、性小眾、殘疾人和少數族群一律平等；廢除使農民工成為二等公民的戶籍制度。",
        ),
        clause(
            "aims",
            "nations",
            "An end to repression in Tibet, the Uyghur Region and Hong Kong, and their right to decide \
             about themselves.",
            "停止對西藏、維吾爾地區和香港的鎮壓，由當地人民自己決定前途。",
        ),
        clause(
            "aims",
            "climate",
            "Protection of nature, and a turn away from what heats the climate that is just to workers.",
            "保護自然，以對工人公平的方式轉型，制止氣候暖化。",
        ),
        clause(
            "aims",
            "abroad",
            "No exploitation and no plunder of nature in other countries by Chinese capital, and no \
             weapons for tyrants.",
            "中國資本不得在他國剝削和掠奪自然，也不得向暴君出售武器。",
        ),
        clause(
            "positions",
            "no-camp",
            "We stand with no great power. A nation under threat, such as Taiwan, may defend itself \
             with what it is given; arms races and threats of war we oppose on every side.",
            "我們不站在任何大國一邊。受威脅的民族如台灣，有權用得到的武器自衛；\
             我們反對各方的軍備競賽和戰爭威脅。",
        ),
        clause(
            "positions",
            "racism",
            "We fight racism against people of East and South-East Asian descent.",
            "我們反對針對東亞和東南亞裔人士的種族歧視。",
        ),
        clause(
            "positions",
            "refuge",
            "Whoever flees from repression needs a safe way here, refuge and equal rights, and a place \
             in our unions. We oppose the government's policies against migrants.",
            "逃離鎮壓的人需要安全通道、庇護和平等權利，也需要在我們的工會中有一席之地。\
             我們反對政府的反移民政策。",
        ),
        clause(
            "activities",
            "protest",
            "Protest before embassies, and before companies that earn from repression.",
            "在使館和從鎮壓中獲利的企業門前抗議。",
        ),
        clause(
            "activities",
            "movement",
            "Win our unions and parties for this solidarity.",
            "爭取我們的工會和政黨支持這份聲援。",
        ),
        clause(
            "activities",
            "supply-chains",
            "Support workers who act along the supply chains between there and here.",
            "支持在兩地供應鏈上採取行動的工人。",
        ),
        clause(
            "activities",
            "learning",
            "Discuss, debate and teach all of this.",
            "討論、辯論和教授這一切。",
        ),
        clause(
            "activities",
            "aid",
            "Give practical help to the communities concerned.",
            "向有關社群提供實際幫助。",
        ),
    ]
}

/// The founding meeting, as a desk would write it.
pub fn meeting() -> Value {
    json!({
        "languages": LANGUAGES,
        "title": {
            "en": "Founding meeting",
            "zh-Hant": "成立大會",
        },
        "body": {
            "en": "Amendments, the platform as a whole, and who sits in the committee: decided by all \
                   sponsors, each with one vote.",
            "zh-Hant": "由所有發起團體一團體一票，決定各項修訂、整份綱領和委員會人選。",
        },
        // The third of June is a Saturday again in that year; London has summer time.
        "startTime": "2028-06-03T12:30:00Z",
        "endTime": "2028-06-03T16:00:00Z",
        "timezone": "Europe/London",
        "venue": {"en": "Birkbeck, University of London"},
        "address": {"en": "Malet Street, London WC1E 7HX"},
        "speakers": [
            {"name": "Ada Quill", "about": {"en": "of a lecturers' union"}},
            {"name": "Bao Fen", "about": {"en": "of the Harbour Democrats Abroad"}},
        ],
        "agenda": [
            {"time": "13:30", "title": {"en": "Introductions", "zh-Hant": "開場發言"}},
            {"time": "14:15", "title": {"en": "Amendments to the platform", "zh-Hant": "綱領修訂"}},
            {"time": "15:30", "title": {"en": "Votes, and the committee", "zh-Hant": "表決與委員會"}},
        ],
        "registration": {"capacity": 120, "count": "public"},
        "status": "planned",
    })
}

#[cfg(test)]
mod tests {
    use super::{super::amendments::proposals, *};
    use undersigned_domain::{
        AppealText,
        dispatch::{Kind, read_words},
    };

    #[test]
    fn what_is_put_forward_can_be_signed() {
        let platform = platform("https://a.example/orgs/a", &["https://b.example/orgs/b"]);
        let text: AppealText = serde_json::from_value(platform).expect("an appeal's text");
        text.check().expect("it passes the gate");
        assert!(text.demands.iter().all(|clause| clause.part.is_some()));
        let meeting = meeting();
        let meeting = meeting.as_object().expect("an object");
        read_words(Kind::Event, meeting).expect("it passes the gate");
    }

    #[test]
    fn eleven_take_part_and_speak_about_clauses_that_are_there() {
        let members: Vec<_> = CAST.servers.into_iter().flatten().collect();
        assert_eq!(members.len(), 11);
        let known = |handle: &str| members.iter().any(|member| member.handle == handle);
        let clauses = clauses();
        let there = |id: &str| clauses.iter().any(|clause| clause["id"] == id);
        for proposal in proposals() {
            let form = &proposal.form;
            assert!(known(proposal.by), "{}", proposal.by);
            assert!(proposal.positions.iter().all(|(by, _)| known(by)));
            assert_eq!(there(&form.clause), form.change != "add", "{form:?}");
            assert!(form.after.as_deref().is_none_or(there), "{form:?}");
        }
    }
}

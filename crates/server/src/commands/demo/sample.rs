//! The sample coalition and its petition. All of it is invented.

use serde_json::{Value, json};

/// One of the organisations.
#[derive(Debug, Clone, Copy)]
pub struct Member {
    /// Its handle.
    pub handle: &'static str,
    /// Its names: language and text.
    pub names: &'static [(&'static str, &'static str)],
    /// Where it is.
    pub country: &'static str,
}

impl Member {
    /// The name by which it is told of.
    pub fn name(&self) -> &'static str {
        self.names[0].1
    }

    /// Its names as the HTTP API takes them.
    pub fn names(&self) -> Value {
        self.names
            .iter()
            .map(|(language, name)| ((*language).to_owned(), json!(name)))
            .collect()
    }
}

/// Who is on which server, and what they make together.
pub struct Cast {
    /// The last part of the appeal's address.
    pub slug: &'static str,
    /// The organisations of each server; the organiser first.
    pub servers: [&'static [Member]; 3],
    /// Whether ballots and letters are compared as well.
    pub results: bool,
}

/// The petition's: one organisation on each server.
pub const CAST: Cast = Cast {
    slug: SLUG,
    servers: [HARBOUR, DOCKERS, NURSES],
    results: false,
};

const HARBOUR: &[Member] = &[MEMBERS[0]];
const DOCKERS: &[Member] = &[MEMBERS[1]];
const NURSES: &[Member] = &[MEMBERS[2]];

/// The organiser first.
pub const MEMBERS: [Member; 3] = [
    Member {
        handle: "harbour_hub",
        names: &[("en", "Harbour Workers' Hub"), ("zh-Hant", "海港工人中心")],
        country: "HK",
    },
    Member {
        handle: "dockers",
        names: &[
            ("en", "Dockers' Union of Santa Marina"),
            ("es", "Sindicato de Estibadores de Santa Marina"),
        ],
        country: "CL",
    },
    Member {
        handle: "nurses",
        names: &[
            ("en", "Northern Nurses' Association"),
            ("ar", "رابطة ممرضات الشمال"),
        ],
        country: "TN",
    },
];

/// The last part of the petition's address.
pub const SLUG: &str = "release-the-harbour-six";

/// The petition, as the HTTP API takes it.
pub fn petition(organiser: &str) -> Value {
    json!({
        "slug": SLUG,
        "kind": "petition",
        "organiser": organiser,
        "languages": ["en", "zh-Hant"],
        "title": {
            "en": "Release the Harbour Six",
            "zh-Hant": "釋放海港六人",
        },
        "body": {
            "en": "Six crane operators have been held since the strike at Lantern Bay ended. \
                   They asked for two things: working brakes, and one day of rest in seven.\n\n\
                   No charge has been read to them. Their families have seen them once.\n\n\
                   **We, the undersigned organisations, stand with them.**",
            "zh-Hant": "燈籠灣罷工結束以來，六名吊機操作員一直被扣押。他們只提出兩項要求：\
                        剎車必須正常，每七天休息一天。\n\n至今無人向他們宣讀控罪，家人只獲准探視一次。\
                        \n\n**我們，以下聯署團體，與他們同在。**",
        },
        "demands": [
            {"id": "release", "text": {
                "en": "Release the six, or charge them before an open court.",
                "zh-Hant": "釋放六人，否則在公開法庭提出控罪。",
            }},
            {"id": "brakes", "text": {
                "en": "Have every crane in the port inspected, with workers present.",
                "zh-Hant": "在工人在場下檢查港口每一台吊機。",
            }},
        ],
        "addressees": [
            {"office": {"en": "Port Authority of Lantern Bay", "zh-Hant": "燈籠灣港務局"}},
        ],
        "initiators": [],
        "admission": "open",
    })
}

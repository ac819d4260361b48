//! The undersigned, all invented, in the scripts that real lists have.

use undersigned_views::views::co_signers::{Entry, Mark, Presence, Reserved};

use super::{day, text};

type Row = (
    &'static [(&'static str, &'static str)],
    &'static str,
    &'static str,
);

const ROWS: &[Row] = &[
    (
        &[
            ("en", "Tally Clerks of the Inner Basin"),
            ("zh-Hant", "內港理貨員公會"),
        ],
        "HK",
        "own-server",
    ),
    (
        &[
            ("en", "Women of the Cold Store"),
            ("zh-Hant", "冷藏庫女工會"),
        ],
        "HK",
        "web-form",
    ),
    (
        &[
            ("en", "Port Canteen Workers’ Circle"),
            ("zh-Hant", "港口食堂工友社"),
        ],
        "",
        "web-form",
    ),
    (&[("zh-Hant", "海傍清潔工互助會")], "HK", "paper"),
    (
        &[
            ("en", "Students Beside the Gate"),
            ("zh-Hant", "閘外學生聯合"),
        ],
        "",
        "own-server",
    ),
    (
        &[("en", "Lightermen’s Archive"), ("zh-Hant", "駁船檔案室")],
        "",
        "web-form",
    ),
    (
        &[("en", "Night Shift Editorial"), ("zh-Hant", "夜更編輯部")],
        "",
        "fediverse-account",
    ),
    (
        &[("de", "Verband der Kranführerinnen Nordhafen")],
        "DE",
        "own-server",
    ),
    (
        &[
            ("ja", "港湾荷役労働者の会"),
            ("en", "Association of Harbour Cargo Workers"),
        ],
        "JP",
        "own-server",
    ),
    (&[("ja", "クレーン運転士ネットワーク")], "JP", "e-mail"),
    (
        &[
            ("ru", "Союз портовых механиков"),
            ("en", "Union of Port Mechanics"),
        ],
        "",
        "own-server",
    ),
    (&[("uk", "Спілка докерів Лиману")], "UA", "web-form"),
    (
        &[
            ("ar", "نقابة عمّال الأرصفة الشرقية"),
            ("fr", "Syndicat des quais de l’Est"),
        ],
        "TN",
        "own-server",
    ),
    (&[("ar", "رابطة بحّارة الخليج")], "", "e-mail"),
    (
        &[("fr", "Collectif des dockers du Bassin rond")],
        "FR",
        "web-form",
    ),
    (
        &[("es", "Coordinadora de Estibadoras del Sur")],
        "ES",
        "own-server",
    ),
    (
        &[("pt", "Sindicato dos Conferentes da Barra")],
        "BR",
        "paper",
    ),
    (
        &[("el", "Ένωση Λιμενεργατών Νέου Μώλου")],
        "GR",
        "own-server",
    ),
    (
        &[("hi", "बंदरगाह मज़दूर मंच"), ("en", "Harbour Labour Forum")],
        "IN",
        "web-form",
    ),
    (&[("ta", "துறைமுகத் தொழிலாளர் கூட்டமைப்பு")], "LK", "paper"),
    (&[("th", "เครือข่ายคนงานท่าเรือ")], "TH", "web-form"),
    (
        &[
            ("ko", "부두 노동자 연대"),
            ("en", "Quay Workers’ Solidarity"),
        ],
        "KR",
        "own-server",
    ),
    (&[("vi", "Hội Công nhân Bến Mới")], "VN", "web-form"),
    (
        &[("id", "Serikat Buruh Pelabuhan Timur")],
        "ID",
        "own-server",
    ),
    (
        &[("tl", "Samahan ng mga Estibador sa Look")],
        "PH",
        "e-mail",
    ),
    (&[("tr", "Liman Vinççileri Dayanışması")], "TR", "web-form"),
    (&[("he", "איגוד עובדי הרציף הצפוני")], "IL", "e-mail"),
    (&[("fa", "انجمن کارگران بندر نو")], "", "web-form"),
    (
        &[("sw", "Muungano wa Wapakuzi wa Bandari")],
        "KE",
        "own-server",
    ),
    (&[("en", "Seafarers’ Reading Room")], "GB", "web-form"),
    (
        &[(
            "en",
            "Local 9 of the Warehouse and Gantry Workers of the Upper River and Its Tributaries",
        )],
        "US",
        "own-server",
    ),
    (
        &[("it", "Camera dei Facchini di Porto Vecchio")],
        "IT",
        "paper",
    ),
    (
        &[("nl", "Bond van Sluis- en Kadewerkers")],
        "NL",
        "own-server",
    ),
    (&[("sv", "Hamnarbetarnas Fria Förening")], "SE", "web-form"),
    (&[("pl", "Związek Dźwigowych Zatoki")], "PL", "web-form"),
    (&[("my", "ဆိပ်ကမ်းအလုပ်သမား ကွန်ရက်")], "MM", "paper"),
];

/// The first 60 places of the list, with every state that an entry can be in.
pub fn entries() -> Vec<Entry> {
    (1..=60_u64)
        .map(|number| {
            let index = usize::try_from(number - 1).unwrap_or(0);
            let (names, country, how) = ROWS[index % ROWS.len()];
            let mut entry = Entry {
                number: Some(number),
                href: Some(format!("/appeals/the-nineteen/cosigners/{number}")),
                names: names
                    .iter()
                    .map(|(tag, words)| text(tag, &varied(words, index)))
                    .collect(),
                country: (!country.is_empty()).then(|| country.to_owned()),
                how: how.to_owned(),
                at: Some(day(10, 5 + u32::try_from(index / 3).unwrap_or(0))),
                let_in_by: vec![text(
                    "en",
                    [
                        "Quayside Workers’ Union",
                        "Gantry Mechanics’ League",
                        "Tide & Tenancy Law Centre",
                    ][index % 3],
                )],
                ..Entry::default()
            };
            special(number, &mut entry);
            entry
        })
        .collect()
}

/// The second round of names is told apart, as branches are.
fn varied(words: &str, index: usize) -> String {
    if index >= ROWS.len() {
        format!("{words} 2")
    } else {
        words.to_owned()
    }
}

fn special(number: u64, entry: &mut Entry) {
    match number {
        4 | 39 => {
            // Of one name: their addresses tell them apart.
            entry.names = vec![text("en", "Quay Cleaners")];
            entry.address = format!("cleaners-{number}.example/orgs/quay");
            entry.namesake = true;
        }
        7 => entry.aliases = vec![text("en", "NSE"), text("und", "夜更")],
        12 => {
            entry.marks = vec![Mark::EarlierWording {
                wording: 1,
                at: None,
                href: Some("/appeals/the-nineteen/revisions/2".to_owned()),
                changes_href: Some("/appeals/the-nineteen/revisions/2".to_owned()),
            }];
        }
        20 => {
            *entry = Entry {
                number: Some(20),
                presence: Presence::Gap,
                ..Entry::default()
            }
        }
        24 => {
            *entry = Entry {
                number: Some(24),
                presence: Presence::Withdrawn(Some(day(10, 30))),
                ..Entry::default()
            }
        }
        25 => {
            *entry = Entry {
                number: Some(25),
                presence: Presence::Removed(Some(day(10, 31)), Some("duplicate")),
                ..Entry::default()
            }
        }
        29 => {
            let words = "Our members have not decided on it yet.".to_owned();
            entry.marks = vec![Mark::Reservation(vec![Reserved {
                demand: "demand 4".to_owned(),
                words: Some(words),
            }])];
        }
        33 => {
            entry.names = Vec::new();
            entry.address = "sluis.example/orgs/kadewerkers".to_owned();
            entry.marks = vec![Mark::NameNotConfirmed];
        }
        34 => entry.domain = Some("hamnarbetarna.example".to_owned()),
        38 => entry.marks = vec![Mark::SameSigner, Mark::OwnServerToo],
        41 => entry.marks = vec![Mark::Contested],
        46 => entry.marks = vec![Mark::Personal],
        _ => {}
    }
}

//! Co-signing with an account elsewhere.

use undersigned_views::language::Language;
use undersigned_views::views::Form;
use undersigned_views::views::appeal::FediverseWay;
use undersigned_views::views::co_sign::{AsPerson, CoSignDonePage, CoSignPage, Shown, SignPage};
use undersigned_views::views::set_up::NameRow;

use super::{asked, digest, page, rendered, text};

const ADDRESS: &str = "/appeals/the-nineteen";
const REPLY: &str = "https://social.example/@mei/113500000000000001";

pub fn pages(language: Language) -> Vec<(String, String)> {
    let title = match language.tag {
        "zh-Hant" => text("zh-Hant", "讓十九人回到碼頭"),
        _ => text("en", "Bring the nineteen back to the quay"),
    };
    let sign = |pasted: bool| SignPage {
        page: page(language, "/appeals/the-nineteen/sign"),
        form: Form {
            action: format!("{ADDRESS}/sign/reply"),
            ..Form::default()
        },
        address: ADDRESS.to_owned(),
        title: title.clone(),
        way: Some(FediverseWay {
            account: "@quayside@quayside.example".to_owned(),
            phrase: text("und", "#WeCoSign"),
            href: format!("{ADDRESS}/sign"),
        }),
        object: format!("https://quayside.example{ADDRESS}"),
        own_server: format!("{ADDRESS}/sign/own-server"),
        form_href: Some(format!("{ADDRESS}/sign/organisation")),
        person_href: Some("/appeals/the-nineteen/sign/person".to_owned()),
        reply: String::new(),
        pasted,
    };
    let confirm = |moderated: bool, name: &str| CoSignPage {
        form: Form {
            csrf: String::new(),
            ..asked(
                &page(language, "/co-sign"),
                "/co-sign",
                match name {
                    "" => &[("name-1", "name-one")],
                    _ => &[],
                },
            )
        },
        page: page(language, "/co-sign?token=t"),
        token: "t".to_owned(),
        text_digest: digest().text,
        address: ADDRESS.to_owned(),
        title: title.clone(),
        account: "@mei@social.example".to_owned(),
        account_name: Some(text("und", "Mei at the docks 梅")),
        reply: REPLY.to_owned(),
        moderated,
        person: (!moderated).then(|| AsPerson {
            promise: super::people::promise("never"),
            consent: text("en", "I agree."),
            consent_digest: digest().text,
            agreed: false,
        }),
        people_over: false,
        names: (1..=2)
            .map(|row| NameRow {
                row,
                language: if row == 1 { "en" } else { "" }.to_owned(),
                name: if row == 1 { name } else { "" }.to_owned(),
            })
            .collect(),
        also_known_as: String::new(),
        country: "TW".to_owned(),
    };
    let mut closed = sign(false);
    closed.way = None;
    let mut out = vec![
        rendered("sign-fediverse", sign(false)),
        rendered("sign-fediverse-pasted", sign(true)),
        rendered("sign-fediverse-closed", closed),
        rendered("co-sign", confirm(false, "Mei at the docks 梅")),
        rendered("co-sign-again", confirm(true, "")),
    ];
    for outcome in ["listed", "waits", "counted"] {
        let done = CoSignDonePage {
            page: page(language, ADDRESS),
            address: ADDRESS.to_owned(),
            title: title.clone(),
            outcome: outcome.to_owned(),
            shown: (outcome != "counted").then(|| Shown {
                names: vec![text("en", "Crane Drivers"), text("zh-Hant", "吊機手")],
                aliases: vec!["CD".to_owned()],
                country: Some("TW".to_owned()),
                account: "@mei@social.example".to_owned(),
            }),
        };
        out.push(rendered(&format!("co-sign-{outcome}"), done));
    }
    out
}

//! One person who signed, at the desk.

use undersigned_views::{
    language::Language,
    views::desk::{
        Tab,
        one_person::{FindPersonPage, PersonFound, SurePage},
    },
};

use super::{at, desk, rendered, text};

const PATH: &str = "/desk/appeals/the-nineteen/people/find";

fn found() -> PersonFound {
    PersonFound {
        href: format!("{PATH}/7"),
        name: Some("Rosa Âzîz 阿茲茲".to_owned()),
        region: Some("صفاقس".to_owned()),
        country: None,
        hidden: false,
        waits: false,
        signed_at: Some(at("2026-11-12T08:40")),
        confirmed_at: Some(at("2026-11-12T08:52")),
        source: "web-form".to_owned(),
        spelt_otherwise: false,
    }
}

pub fn pages(language: Language) -> Vec<(String, String)> {
    let page = desk::private(language, PATH);
    let hidden = PersonFound {
        href: format!("{PATH}/8"),
        name: Some("<b>&".to_owned()),
        hidden: true,
        confirmed_at: None,
        source: "import".to_owned(),
        ..found()
    };
    let waiting = PersonFound {
        href: format!("{PATH}/{}", "0f".repeat(32)),
        name: None,
        region: None,
        waits: true,
        confirmed_at: None,
        spelt_otherwise: true,
        ..found()
    };
    let mut frame = desk::desk(Tab::Overview, Some(page.t("done-person-hidden").as_str()));
    frame.roles = "owner steward".parse().expect("two roles");
    let find = FindPersonPage {
        page: page.clone(),
        desk: frame,
        form: desk::form(PATH),
        back: "/desk/appeals/the-nineteen/people".to_owned(),
        title: text("en", "Free the nineteen"),
        name: "Rosa".to_owned(),
        email: String::new(),
        found: Some(vec![found(), hidden, waiting]),
        next: Some(7),
    };
    let mut all = vec![rendered("desk-people-find", find)];
    for act in ["hide", "show", "delete"] {
        let sure = SurePage {
            page: page.clone(),
            desk: desk::desk(Tab::Overview, None),
            form: desk::form(&format!("{PATH}/7/{act}")),
            back: PATH.to_owned(),
            act,
            one: found(),
        };
        all.push(rendered(&format!("desk-people-{act}"), sure));
    }
    all
}

//! Who came by the form, by domain and time, at the desk.

use undersigned_views::{
    language::Language,
    views::{
        Choice,
        desk::{
            Tab,
            arrivals::{ArrivalRow, ArrivalsPage, ArrivalsSurePage, Counted},
        },
    },
};

use super::{at, desk, rendered, text};

const PATH: &str = "/desk/appeals/the-nineteen/people/arrivals";

fn row(domain: &str, signed: u64) -> ArrivalRow {
    let (from, to) = (at("2026-11-12T08:40"), at("2026-11-12T09:52"));
    let (since, until) = (from.timestamp_millis(), to.timestamp_millis());
    ArrivalRow {
        ask: format!("{PATH}/delete?since={since}&until={until}&window=day"),
        domain: domain.to_owned(),
        since,
        until,
        from: Some(from),
        to: Some(to),
        signed,
        waiting: 12,
    }
}

pub fn pages(language: Language) -> Vec<(String, String)> {
    let page = desk::private(language, PATH);
    let window = |name: &str| {
        let label = page.word("arrivals-window", name);
        Choice::new(name, label, name == "day")
    };
    let counted = |domains: Vec<ArrivalRow>, times: Vec<ArrivalRow>| ArrivalsPage {
        page: page.clone(),
        desk: desk::desk(Tab::Overview, None),
        form: desk::form(PATH),
        back: "/desk/appeals/the-nineteen/people".to_owned(),
        title: text("en", "Free the nineteen"),
        windows: ["hour", "day", "week", "all"].map(window).to_vec(),
        counted: Some(Counted {
            domains,
            times,
            elsewhere: 1,
            only: Some(10_000),
        }),
    };
    let many = counted(
        vec![row("xn--bcher-kva.example", 4_711), row("farm.example", 3)],
        vec![row("", 4_714), row("", 4_000)],
    );
    let nobody = counted(Vec::new(), Vec::new());
    let sure = ArrivalsSurePage {
        page: page.clone(),
        desk: desk::desk(Tab::Overview, None),
        form: desk::form(&format!("{PATH}/delete")),
        back: PATH.to_owned(),
        row: row("farm.example", 4_711),
        is_counted: true,
        deleted: 500,
        at_a_time: 500,
    };
    let over = ArrivalsSurePage {
        row: row("", 0),
        is_counted: false,
        deleted: 0,
        ..sure.clone()
    };
    vec![
        rendered("desk-people-arrivals", many),
        rendered("desk-people-arrivals-none", nobody),
        rendered("desk-people-arrivals-sure", sure),
        rendered("desk-people-arrivals-sure-over", over),
    ]
}

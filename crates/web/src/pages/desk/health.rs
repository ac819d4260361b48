//! `/desk/appeals/{slug}/numbers`: co-signers over time, where they come from, what waits to be
//! delivered and why, who holds the list, and files of all of it.

use super::{
    beside::shared::{is_withdrawn, published},
    words,
};
use crate::{
    downloads,
    numbers::{self, Numbers},
    pages::{
        appeal::standing,
        co_signers::grown,
        session::{SignedForm, SignedIn},
        sign_in::safe_next,
        times,
    },
    pdf::MAX_ROWS,
    problem::Answer,
    routing::{boxed, get, post},
    state::WebState,
    views::{
        Digest, Page,
        co_signers::Bar,
        desk::{
            Tab,
            health::{Copy, Delivery, Key, NumbersPage, Source},
        },
    },
};
use axum::{Router, extract::Path};
use undersigned_domain::{ids, team::Permission};
use undersigned_federation::{
    FederationError,
    desk::DeliveryState,
    health::{Health, Reason},
    views::takes_signatures,
};

/// Most rows of one table on the page; files have all.
const ROWS: usize = 30;

pub fn routes() -> Router<WebState> {
    Router::new()
        .route("/desk/appeals/{slug}/numbers", get(show))
        .route("/desk/appeals/{slug}/numbers.csv", get(csv))
        .route("/desk/appeals/{slug}/numbers.json", get(json))
        .route(
            "/desk/deliveries/retry",
            post(retry).get(boxed(super::back)),
        )
}

async fn show(Path(slug): Path<String>, signed: SignedIn) -> Answer {
    let (appeal, view) = published(&signed, &slug).await?;
    let page = signed.page();
    let counted = Numbers::of(&signed.state, &view).await?;
    let health = signed
        .instance()
        .health(&signed.organization, &view)
        .await?;
    let retries = signed.may(Permission::Organisation);
    let entries = view.list.entries.len();
    let shown = NumbersPage {
        desk: signed.desk(Tab::Overview),
        form: signed.form("/desk/deliveries/retry"),
        title: words::title(&appeal, signed.visitor.language),
        manage: format!("/desk/appeals/{slug}"),
        public: format!("/appeals/{slug}"),
        withdrawn: is_withdrawn(&appeal),
        standing: standing(&view.list, takes_signatures(&appeal)),
        people_here: counted.people_here,
        growth: grown(&counted.survey),
        sources: sources(&page, &counted),
        deliveries: health
            .deliveries
            .iter()
            .map(|(state, reason)| delivery(state, *reason, retries))
            .collect(),
        copies: copies(&health),
        digest: Digest::new(view.digest.to_string()),
        key: Key {
            is_root: health.key.root.as_deref() == Some(health.key.key.as_str()),
            state: match (health.key.counts, health.key.signed_elsewhere) {
                (_, true) => "elsewhere",
                (true, false) => "counts",
                (false, false) => "silent",
            },
            key: Digest::new(health.key.key),
            origin: view.appeal.ap_id.clone(),
        },
        pdf: signed.state.makers.pdf.is_some() && entries <= MAX_ROWS,
        page,
    };
    signed.show(&shown)
}

/// What entries are counted by, each with its largest rows.
fn sources(page: &Page, counted: &Numbers) -> Vec<Source> {
    let sources = &counted.survey.sources;
    let bar = |label: String, count: u64| Bar {
        label,
        count,
        // What has no bar of its own has no address either; here every row has one.
        href: Some(String::new()),
    };
    let kinds = sources.kinds.iter();
    let kinds = kinds.map(|(code, count)| bar(page.word("numbers-kind", code), *count));
    let ways = sources.ways.iter();
    let ways = ways.map(|(code, count)| bar(page.word("numbers-way", code), *count));
    let countries = page.language.by_size(&counted.survey.countries).into_iter();
    let countries = countries.map(|(code, count)| bar(page.country(code), count));
    let unsaid =
        (sources.no_country > 0).then(|| bar(page.t("numbers-no-country"), sources.no_country));
    let servers = sources.servers.iter();
    let servers = servers.map(|(host, count)| bar(host.clone(), *count));
    let regions = page.language.by_size(&counted.regions.at_least).into_iter();
    let regions = regions.map(|(code, count)| {
        bar(
            page.t1("numbers-at-least", "country", page.country(code)),
            count,
        )
    });
    let others = (counted.regions.others > 0)
        .then(|| bar(page.t("numbers-elsewhere"), counted.regions.others));
    let all: [(&'static str, Vec<Bar>); 5] = [
        ("ways", ways.collect()),
        ("kinds", kinds.collect()),
        ("countries", cut(page, countries.chain(unsaid).collect(), 0)),
        (
            "servers",
            cut(page, servers.collect(), sources.more_servers),
        ),
        ("people", regions.chain(others).collect()),
    ];
    all.into_iter()
        .filter(|(_, bars)| !bars.is_empty())
        .map(|(code, bars)| Source { code, bars })
        .collect()
}

/// The largest rows, and one for all others.
fn cut(page: &Page, mut bars: Vec<Bar>, more: u64) -> Vec<Bar> {
    let rest = bars.split_off(bars.len().min(ROWS));
    let rest: u64 = rest.iter().map(|bar| bar.count).sum::<u64>() + more;
    if rest > 0 {
        bars.push(Bar {
            label: page.t("numbers-others"),
            count: rest,
            href: None,
        });
    }
    bars
}

pub fn delivery(state: &DeliveryState, reason: Reason, retries: bool) -> Delivery {
    let paused = state.failures > 0 && !state.gave_up;
    Delivery {
        host: state.host.clone(),
        reason: reason.code(),
        waiting: state.waiting,
        next: paused.then(|| times::stored(state.next_at)).flatten(),
        may_retry: paused && retries,
    }
}

fn copies(health: &Health) -> Vec<Copy> {
    let copies = health.copies.iter();
    copies
        .map(|copy| Copy {
            host: ids::host(&copy.base_url),
            agreement: copy.agreement.code(),
            seen: times::stored(copy.seen_at),
            failing: copy.failing_since.and_then(times::stored),
            digest: copy.digest.clone().map(Digest::new),
        })
        .collect()
}

async fn csv(Path(slug): Path<String>, signed: SignedIn) -> Answer {
    let (_, view) = published(&signed, &slug).await?;
    let counted = Numbers::of(&signed.state, &view).await?;
    let name = format!("{slug}-numbers.csv");
    Ok(downloads::private_csv(counted.csv(&view), &name))
}

async fn json(Path(slug): Path<String>, signed: SignedIn) -> Answer {
    let (_, view) = published(&signed, &slug).await?;
    let counted = Numbers::of(&signed.state, &view).await?;
    let health = signed
        .instance()
        .health(&signed.organization, &view)
        .await?;
    let mut whole = counted.json(&view);
    whole["health"] = numbers::health(&health, &view);
    let name = format!("{slug}-numbers.json");
    Ok(downloads::private_json(whole.to_string(), &name))
}

async fn retry(form: SignedForm) -> Answer {
    let SignedForm { signed, fields } = form;
    let back = safe_next(fields.get("back")).filter(|path| path.starts_with("/desk"));
    let back = back.unwrap_or("/desk");
    let host = fields.get("host");
    match signed.instance().retry(&signed.organization, host).await {
        // What arrived meanwhile, or another colleague tried, needs nobody any more.
        Ok(_) | Err(FederationError::NotFound { .. }) => signed.done(back, "retried"),
        Err(error) => Err(error.into()),
    }
}

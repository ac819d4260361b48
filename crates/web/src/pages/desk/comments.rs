//! `/desk/appeals/{slug}/comments`: the organiser looks at what signers say. `/desk/endorse/why`:
//! the organisation says why it endorses an appeal.

use super::{addresses::check_href, own, typed_language, words};
use crate::{
    pages::{
        cards,
        comments::{comment, words as text_of},
        names::plain_address,
        session::{SignedForm, SignedIn},
        times,
    },
    problem::{Answer, Problem},
    routing::{boxed, get},
    state::WebState,
    survey::Survey,
    views::{
        FieldError, Link, Text,
        comments::{Comment, DeskCommentsPage, List, Row, WhyPage},
        desk::Tab,
    },
};
use axum::{Router, extract::Path};
use undersigned_federation::{
    FederationError,
    actions::{
        comments::{self, Comment as Held, STATES, Verdict},
        endorse,
    },
    views::{Appeal, AppealView},
};

/// Comments of a list on one page.
const PAGE: u64 = 50;
/// The last page that can be asked for.
const MOST_PAGES: u64 = 100_000;

/// What is looked at: all lists from their beginning, or a later page of one.
#[derive(Clone, Copy)]
struct Place {
    /// None on the first page, which has all of them.
    state: Option<&'static str>,
    /// From 1.
    number: u64,
}

impl Place {
    const FIRST: Self = Self {
        state: None,
        number: 1,
    };

    fn of(state: &str, number: &str) -> Self {
        let state = STATES.into_iter().find(|known| *known == state);
        let number = number.parse::<u64>().unwrap_or(1).min(MOST_PAGES);
        match state {
            Some(state) => Self::page(state, number),
            None => Self::FIRST,
        }
    }

    fn page(state: &'static str, number: u64) -> Self {
        match number {
            0 | 1 => Self::FIRST,
            number => Self {
                state: Some(state),
                number,
            },
        }
    }

    fn href(self, slug: &str) -> String {
        let first = format!("/desk/appeals/{slug}/comments");
        match self.state {
            None => first,
            Some(state) => format!("{first}?state={state}&page={}", self.number),
        }
    }
}

/// The routes.
pub fn routes() -> Router<WebState> {
    Router::new()
        .route(
            "/desk/appeals/{slug}/comments",
            get(show).post(boxed(decide)),
        )
        .route("/desk/endorse/why", get(why).post(boxed(say)))
}

pub async fn show(Path(slug): Path<String>, signed: SignedIn) -> Answer {
    let appeal = own(&signed, &slug).await?;
    let visitor = &signed.visitor;
    let place = Place::of(visitor.query("state"), visitor.query("page"));
    let page = page(&signed, &appeal, place, Vec::new()).await?;
    signed.show(&page)
}

pub async fn decide(Path(slug): Path<String>, form: SignedForm) -> Answer {
    let SignedForm { signed, fields } = form;
    let appeal = own(&signed, &slug).await?;
    let number = |name: &str| fields.get(name).parse::<i64>().unwrap_or_default();
    let place = Place::of(fields.get("state"), fields.get("page"));
    let verdict = match fields.get("do") {
        "show" => Verdict::Show,
        _ => Verdict::Refuse,
    };
    let decided = comments::decide(
        signed.instance(),
        &signed.organization,
        &appeal,
        (number("id"), number("seen")),
        verdict,
    );
    match decided.await {
        Ok(()) => {
            let code = match verdict {
                Verdict::Show => "comment-shown",
                Verdict::Refuse => "comment-refused",
            };
            signed.done(&place.href(&slug), code)
        }
        Err(error) if error.code() == "comment_changed" => {
            let list = place.state.unwrap_or(STATES[0]);
            let wrong = words::wrong(&signed.page(), list, "comment-changed");
            let page = page(&signed, &appeal, place, vec![wrong]).await?;
            signed.show_again(&page)
        }
        Err(error) => Err(error.into()),
    }
}

async fn page(
    signed: &SignedIn,
    appeal: &Appeal,
    place: Place,
    errors: Vec<FieldError>,
) -> Answer<DeskCommentsPage> {
    let view = signed.instance().view_by_id(&appeal.ap_id).await?;
    let view = view.ok_or_else(Problem::not_found)?;
    let manage = format!("/desk/appeals/{}", appeal.slug);
    let mut lists = Vec::new();
    for state in STATES {
        if place.state.is_none_or(|asked| asked == state) {
            lists.push(list(signed, &view, state, place.number).await?);
        }
    }
    Ok(DeskCommentsPage {
        desk: signed.desk(Tab::Overview),
        form: signed.form_with(format!("{manage}/comments"), errors),
        title: words::title(appeal, signed.visitor.language),
        number: place.number,
        lists,
        back: manage,
        page: signed.page(),
    })
}

/// A page of the comments in one state.
async fn list(
    signed: &SignedIn,
    view: &AppealView,
    state: &'static str,
    number: u64,
) -> Answer<List> {
    let (instance, appeal) = (signed.instance(), &view.appeal);
    let skip = (number - 1) * PAGE;
    let held = comments::listed(instance, appeal, state, skip, PAGE).await?;
    let survey = signed.state.surveys.of(view).await;
    let page = signed.page();
    let link = |number: u64, key: &str| Link {
        href: Place::page(state, number).href(&appeal.slug),
        words: page.t(key),
    };
    let rows = held.comments.iter();
    let rows = rows.map(|(held, times)| row(signed, view, &survey, held, *times));
    Ok(List {
        state,
        rows: rows.collect(),
        newer: (number > 1).then(|| link(number - 1, "why-newer")),
        older: held.is_more.then(|| link(number + 1, "why-older")),
    })
}

fn row(signed: &SignedIn, view: &AppealView, survey: &Survey, held: &Held, reported: u64) -> Row {
    let address = cards::address(&signed.state, &view.appeal);
    let entry = survey.entry_of(&held.author);
    Row {
        id: held.id,
        seen: held.updated_at,
        reported,
        stands: entry.is_some(),
        comment: match entry {
            Some(entry) => comment(held, entry, &address, signed.visitor.language),
            None => Comment {
                words: text_of(held),
                names: vec![Text::new("", plain_address(&held.author))],
                href: format!("{address}/cosigners"),
                at: times::stored(held.updated_at),
            },
        },
    }
}

pub async fn why(signed: SignedIn) -> Answer {
    let object = signed.visitor.query("object").to_owned();
    let view = signed.instance().view_by_id(&object).await?;
    let view = view.ok_or_else(Problem::not_found)?;
    let instance = signed.instance();
    let held = instance
        .comment_by(view.appeal.id, &signed.organization.ap_id)
        .await?;
    // What was said before the name was taken back stands in the form again.
    let before = match &held {
        Some(_) => None,
        None => endorse::last_withdrawn(instance, &signed.organization, view.appeal.id).await?,
    };
    let typed = before.and_then(|before| before.why);
    let page = why_page(&signed, &view, held.as_ref(), typed, Vec::new());
    signed.show(&page)
}

pub async fn say(form: SignedForm) -> Answer {
    let SignedForm { signed, fields } = form;
    let (instance, organization) = (signed.instance(), &signed.organization);
    let object = fields.get("object").to_owned();
    let view = instance.view_by_id(&object).await?;
    let view = view.ok_or_else(Problem::not_found)?;
    let path = check_href(&object).replacen("/check?", "/why?", 1);
    if fields.get("do") == "unsay" {
        comments::unsay(instance, organization, &object).await?;
        return signed.done(&path, "comment-unsaid");
    }
    let (typed, language) = (fields.words("why"), fields.text("language"));
    let wrong = match typed_language::in_field(&signed.page(), "language", &language) {
        Ok(tag) => match comments::say(instance, organization, &object, &typed, &tag).await {
            Ok(_) => return signed.done(&path, "comment-sent"),
            Err(error) => fault(&signed, error)?,
        },
        Err(wrong) => wrong,
    };
    let held = instance.comment_by(view.appeal.id, &organization.ap_id);
    let held = held.await?;
    let typed = Some((typed, language));
    signed.show_again(&why_page(&signed, &view, held.as_ref(), typed, vec![wrong]))
}

fn fault(signed: &SignedIn, error: FederationError) -> Answer<FieldError> {
    let page = signed.page();
    Ok(match error.code() {
        "comment_invalid" => words::wrong(&page, "why", "comment-long"),
        "unknown_language" => words::wrong(&page, "language", "language-form"),
        _ => words::beside(&page, "why", error)?,
    })
}

fn why_page(
    signed: &SignedIn,
    view: &AppealView,
    held: Option<&Held>,
    typed: Option<(String, String)>,
    errors: Vec<FieldError>,
) -> WhyPage {
    let said = held.map(|held| (held.words.clone(), held.language.clone()));
    let usual = || (String::new(), signed.visitor.language.tag.to_owned());
    let (why, language) = typed.or(said).unwrap_or_else(usual);
    WhyPage {
        desk: signed.desk(Tab::Endorse),
        form: signed.form_with("/desk/endorse/why", errors),
        title: words::title(&view.appeal, signed.visitor.language),
        back: check_href(&view.appeal.ap_id),
        object: view.appeal.ap_id.clone(),
        state: held.map(|held| held.state.clone()).unwrap_or_default(),
        why,
        language,
        page: signed.page(),
    }
}

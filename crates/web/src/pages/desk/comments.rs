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
    state::WebState,
    survey::Survey,
    views::{
        FieldError, Text,
        comments::{Comment, DeskCommentsPage, Row, WhyPage},
        desk::Tab,
    },
};
use axum::{Router, extract::Path, routing::get};
use undersigned_federation::{
    FederationError,
    actions::{
        comments::{self, Comment as Held, Verdict},
        endorse,
    },
    views::{Appeal, AppealView},
};

/// The routes.
pub fn routes() -> Router<WebState> {
    Router::new()
        .route("/desk/appeals/{slug}/comments", get(show).post(decide))
        .route("/desk/endorse/why", get(why).post(say))
}

pub async fn show(Path(slug): Path<String>, signed: SignedIn) -> Answer {
    let appeal = own(&signed, &slug).await?;
    let page = page(&signed, &appeal, Vec::new()).await?;
    signed.show(&page)
}

pub async fn decide(Path(slug): Path<String>, form: SignedForm) -> Answer {
    let SignedForm { signed, fields } = form;
    let appeal = own(&signed, &slug).await?;
    let number = |name: &str| fields.get(name).parse::<i64>().unwrap_or_default();
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
            signed.done(&format!("/desk/appeals/{slug}/comments"), code)
        }
        Err(error) if error.code() == "comment_changed" => {
            let wrong = words::wrong(&signed.page(), "waiting", "comment-changed");
            let page = page(&signed, &appeal, vec![wrong]).await?;
            signed.show_again(&page)
        }
        Err(error) => Err(error.into()),
    }
}

async fn page(
    signed: &SignedIn,
    appeal: &Appeal,
    errors: Vec<FieldError>,
) -> Answer<DeskCommentsPage> {
    let instance = signed.instance();
    let view = instance.view_by_id(&appeal.ap_id).await?;
    let view = view.ok_or_else(Problem::not_found)?;
    let queue = comments::queue(instance, appeal).await?;
    let manage = format!("/desk/appeals/{}", appeal.slug);
    let survey = signed.state.surveys.of(&view);
    let rows = |held: Vec<(Held, u64)>| -> Vec<Row> {
        let rows = held
            .iter()
            .map(|(held, times)| row(signed, &view, &survey, held, *times));
        rows.collect()
    };
    Ok(DeskCommentsPage {
        desk: signed.desk(Tab::Overview),
        form: signed.form_with(format!("{manage}/comments"), errors),
        title: words::title(appeal, signed.visitor.language),
        lists: vec![
            ("waiting", rows(queue.waiting)),
            ("shown", rows(queue.shown)),
            ("refused", rows(queue.refused)),
        ],
        back: manage,
        page: signed.page(),
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
    let (typed, language) = (fields.text("why"), fields.text("language"));
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

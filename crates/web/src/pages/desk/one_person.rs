//! `/desk/appeals/{slug}/people/find`: one person who signed, found by a public name, or by whoever may open
//! what people wrote by the e-mail address. Their name is hidden and shown again, or everything of them deleted,
//! once somebody is sure.

use super::{own, words};
use crate::{
    pages::{
        session::{SignedForm, SignedIn},
        times,
    },
    problem::{Answer, Problem},
    routing::{boxed, get},
    state::WebState,
    views::{
        FieldError, Page,
        desk::{
            Tab,
            one_person::{FindPersonPage, PersonFound, SurePage},
        },
    },
};
use axum::{Router, extract::Path};
use undersigned_domain::team::Permission;
use undersigned_federation::{
    actions::people::{
        look_up::{self, Found, Reach, Whom},
        take_off,
    },
    views::Appeal,
};

pub fn routes() -> Router<WebState> {
    Router::new()
        .route(
            "/desk/appeals/{slug}/people/find",
            get(show).post(boxed(find)),
        )
        .route(
            "/desk/appeals/{slug}/people/find/{person}/hide",
            get(ask_hide).post(boxed(hide)),
        )
        .route(
            "/desk/appeals/{slug}/people/find/{person}/show",
            get(ask_show).post(boxed(show_name)),
        )
        .route(
            "/desk/appeals/{slug}/people/find/{person}/delete",
            get(ask_delete).post(boxed(delete)),
        )
}

/// What can be done about somebody.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Act {
    Hide,
    Show,
    Delete,
}

impl Act {
    fn code(self) -> &'static str {
        match self {
            Self::Hide => "hide",
            Self::Show => "show",
            Self::Delete => "delete",
        }
    }
}

/// The appeal, and who is meant there.
type Place = Path<(String, String)>;

/// What was looked for, as typed.
#[derive(Default)]
struct Sought {
    name: String,
    email: String,
}

/// Whom they may find.
fn reach(signed: &SignedIn) -> Reach {
    Reach::of(signed.may(Permission::Signatures))
}

fn path_of(slug: &str) -> String {
    format!("/desk/appeals/{slug}/people/find")
}

async fn show(Path(slug): Path<String>, signed: SignedIn) -> Answer {
    let appeal = own(&signed, &slug).await?;
    let page = page(&signed, &appeal, Sought::default(), None, Vec::new());
    signed.show(&page)
}

async fn find(Path(slug): Path<String>, form: SignedForm) -> Answer {
    let SignedForm { signed, fields } = form;
    let appeal = own(&signed, &slug).await?;
    let sought = Sought {
        name: fields.text("name"),
        email: fields.text("email"),
    };
    let by_email = !sought.email.is_empty();
    if by_email && !signed.may(Permission::Signatures) {
        return signed.forbidden(Permission::Signatures).await;
    }
    let found = match by_email {
        true => look_up::by_email(signed.instance(), &appeal, &sought.email).await,
        false => {
            let before = fields.get("before").parse().ok();
            look_up::by_name(signed.instance(), &appeal, &sought.name, before).await
        }
    };
    let (field, key) = match found {
        Ok(found) => return signed.show(&page(&signed, &appeal, sought, Some(found), Vec::new())),
        Err(error) => match error.code() {
            "name_needed" => ("name", "sought-name"),
            "email_invalid" => ("email", "email-form"),
            _ => return Err(error.into()),
        },
    };
    let wrong = words::wrong(&signed.page(), field, key);
    signed.show_again(&page(&signed, &appeal, sought, None, vec![wrong]))
}

async fn ask_hide(place: Place, signed: SignedIn) -> Answer {
    ask(Act::Hide, place, signed).await
}

async fn ask_show(place: Place, signed: SignedIn) -> Answer {
    ask(Act::Show, place, signed).await
}

async fn ask_delete(place: Place, signed: SignedIn) -> Answer {
    ask(Act::Delete, place, signed).await
}

async fn hide(place: Place, form: SignedForm) -> Answer {
    carry_out(Act::Hide, place, form).await
}

async fn show_name(place: Place, form: SignedForm) -> Answer {
    carry_out(Act::Show, place, form).await
}

async fn delete(place: Place, form: SignedForm) -> Answer {
    carry_out(Act::Delete, place, form).await
}

/// Whether they are sure.
async fn ask(act: Act, Path((slug, person)): Place, signed: SignedIn) -> Answer {
    let appeal = own(&signed, &slug).await?;
    let whom = Whom::parse(&person).ok_or_else(Problem::not_found)?;
    let found = look_up::see(signed.instance(), &appeal, &whom, reach(&signed)).await?;
    let found = found.filter(|found| act == Act::Delete || !found.waits());
    let found = found.ok_or_else(Problem::not_found)?;
    let page = signed.page();
    let one = row(&page, &slug, found);
    let asked = SurePage {
        desk: signed.desk(Tab::Overview),
        form: signed.form(format!("{}/{}", one.href, act.code())),
        back: path_of(&slug),
        act: act.code(),
        one,
        page,
    };
    signed.show(&asked)
}

async fn carry_out(act: Act, Path((slug, person)): Place, form: SignedForm) -> Answer {
    let SignedForm { signed, .. } = form;
    let appeal = own(&signed, &slug).await?;
    let whom = Whom::parse(&person).ok_or_else(Problem::not_found)?;
    let (instance, reach) = (signed.instance(), reach(&signed));
    let done = match act {
        Act::Delete => {
            Box::pin(take_off::delete(instance, &appeal, &whom, reach)).await?;
            "person-deleted"
        }
        Act::Hide => {
            take_off::set_hidden(instance, &appeal, &whom, reach, true).await?;
            "person-hidden"
        }
        Act::Show => {
            take_off::set_hidden(instance, &appeal, &whom, reach, false).await?;
            "person-shown"
        }
    };
    signed.done(&path_of(&slug), done)
}

fn row(page: &Page, slug: &str, found: Found) -> PersonFound {
    let waits = found.waits();
    let (name, region, country) = match found.name {
        Some(shown) => (Some(shown.name), shown.region, shown.country),
        None => (None, None, None),
    };
    PersonFound {
        href: format!("{}/{}", path_of(slug), found.whom),
        name,
        region,
        country: country.map(|code| page.country(&code)),
        hidden: found.hidden,
        waits,
        signed_at: times::written(&found.signed_at),
        confirmed_at: found.confirmed_at.as_deref().and_then(times::written),
        source: found.source,
        spelt_otherwise: found.spelt_otherwise,
    }
}

fn page(
    signed: &SignedIn,
    appeal: &Appeal,
    sought: Sought,
    found: Option<look_up::Page>,
    errors: Vec<FieldError>,
) -> FindPersonPage {
    let page = signed.page();
    let path = path_of(&appeal.slug);
    let next = found.as_ref().and_then(|found| found.next);
    let of = |found: Found| row(&page, &appeal.slug, found);
    let rows = found.map(|found| found.found.into_iter().map(of).collect());
    FindPersonPage {
        desk: signed.desk(Tab::Overview),
        form: signed.form_with(path, errors),
        back: format!("/desk/appeals/{}/people", appeal.slug),
        title: words::title(appeal, signed.visitor.language),
        name: sought.name,
        email: sought.email,
        found: rows,
        next,
        page,
    }
}

//! `/desk/team`: the people of the organisation, their roles, and inviting more. And changing over
//! to another organisation of the same person.

use super::{back, words};
use crate::{
    pages::{
        session::{Fields, SignedForm, SignedIn},
        times,
    },
    problem::{Answer, Problem},
    routing::{boxed, get, post},
    state::WebState,
    team_mail,
    views::{
        Choice, FieldError, Page,
        desk::{
            Tab,
            team::{PersonRow, TeamPage},
        },
    },
};
use axum::Router;
use undersigned_domain::team::{Permission, Role, Roles};
use undersigned_federation::actions::{
    session,
    team::{self, Invitation, Member},
};

const PATH: &str = "/desk/team";

pub fn routes() -> Router<WebState> {
    Router::new()
        .route(PATH, get(show).post(boxed(invite)))
        .route("/desk/team/roles", post(set_roles).get(boxed(back)))
        .route("/desk/team/remove", post(remove).get(boxed(back)))
        .route("/desk/change-over", post(change_over).get(boxed(back)))
}

/// What stands in the form that invites.
#[derive(Default)]
struct Typed {
    email: String,
    person: String,
    roles: Vec<Role>,
}

async fn show(signed: SignedIn) -> Answer {
    let page = page(&signed, Typed::default(), None, Vec::new()).await?;
    signed.show(&page)
}

/// The link stands in the answer itself, since it is shown once and kept nowhere.
async fn invite(form: SignedForm) -> Answer {
    let SignedForm { signed, fields } = form;
    let typed = Typed {
        email: fields.text("email"),
        person: fields.text("person"),
        roles: roles(&fields),
    };
    let frame = signed.page();
    let mut errors = Vec::new();
    if typed.email.is_empty() {
        errors.push(words::wrong(&frame, "email", "needed"));
    }
    let Some(roles) = Roles::of(typed.roles.iter().copied()) else {
        errors.push(words::wrong(&frame, "role", "team-role"));
        return again(&signed, typed, errors).await;
    };
    if !errors.is_empty() {
        return again(&signed, typed, errors).await;
    }
    let invitation = Invitation {
        email: typed.email.clone(),
        name: Some(typed.person.clone()),
        roles,
    };
    let reader = signed.visitor.language;
    let organisation = words::name_of(&signed.organization, reader);
    let write = |link: &str| team_mail::invitation(reader, &organisation, link);
    match team::invite(signed.instance(), &signed.organization, &invitation, write).await {
        Ok((link, mailed)) => {
            let fresh = Some((typed.email, link, mailed && signed.state.mails));
            let page = page(&signed, Typed::default(), fresh, Vec::new()).await?;
            signed.show(&page)
        }
        Err(error) => {
            let wrong = match error.code() {
                "account_exists" => words::wrong(&frame, "email", "team-exists"),
                "field_too_long" => words::wrong(&frame, "person", "too-long-200"),
                "suspended" => return Err(error.into()),
                _ => words::beside(&frame, "email", error)?,
            };
            again(&signed, typed, vec![wrong]).await
        }
    }
}

async fn again(signed: &SignedIn, typed: Typed, errors: Vec<FieldError>) -> Answer {
    let page = page(signed, typed, None, errors).await?;
    signed.show_again(&page)
}

async fn set_roles(form: SignedForm) -> Answer {
    let SignedForm { signed, fields } = form;
    let id = id(&fields)?;
    let frame = signed.page();
    let wrong = match Roles::of(roles(&fields)) {
        None => words::wrong(&frame, "people", "team-role"),
        Some(roles) => {
            match team::set_roles(signed.instance(), &signed.organization, id, &roles).await {
                // Whoever is no owner any more has nothing to look for here.
                Ok(()) if id == signed.account.id && !roles.may(Permission::Team) => {
                    return signed.done("/desk", "roles");
                }
                Ok(()) => return signed.done(PATH, "roles"),
                Err(error) if error.code() == "last_owner" => {
                    words::wrong(&frame, "people", "last-owner")
                }
                Err(error) => return Err(error.into()),
            }
        }
    };
    again(&signed, Typed::default(), vec![wrong]).await
}

async fn remove(form: SignedForm) -> Answer {
    let SignedForm { signed, fields } = form;
    let id = id(&fields)?;
    match team::remove(signed.instance(), &signed.organization, id).await {
        Ok(()) if id == signed.account.id => signed.go("/sign-in?why=signed-out"),
        Ok(()) => signed.done(PATH, "team-removed"),
        Err(error) if error.code() == "last_owner" => {
            let wrong = words::wrong(&signed.page(), "people", "last-owner");
            again(&signed, Typed::default(), vec![wrong]).await
        }
        Err(error) => Err(error.into()),
    }
}

/// Changes over to another organisation in which the same person has an account.
async fn change_over(form: SignedForm) -> Answer {
    let SignedForm { signed, fields } = form;
    let account = fields.get("account").parse();
    let account = account.map_err(|_| Problem::not_found())?;
    session::change_over(signed.instance(), signed.secret(), account).await?;
    signed.go("/desk")
}

fn id(fields: &Fields) -> Answer<i64> {
    fields.get("id").parse().map_err(|_| Problem::not_found())
}

/// The roles that were ticked.
fn roles(fields: &Fields) -> Vec<Role> {
    let ticked = Role::ALL.into_iter();
    ticked
        .filter(|role| fields.ticked(&format!("role-{}", role.name())))
        .collect()
}

fn choices(page: &Page, chosen: &dyn Fn(Role) -> bool) -> Vec<Choice> {
    let choice = |role: Role| {
        let label = page.word("team-role", role.name());
        Choice::new(role.name(), label, chosen(role))
    };
    Role::ALL.map(choice).to_vec()
}

async fn page(
    signed: &SignedIn,
    typed: Typed,
    fresh: Option<(String, String, bool)>,
    errors: Vec<FieldError>,
) -> Answer<TeamPage> {
    let page = signed.page();
    let members = team::members(signed.instance(), &signed.organization).await?;
    let row = |member: Member| PersonRow {
        id: member.account.id,
        name: member.called(),
        email: member.account.email.clone(),
        is_you: member.account.id == signed.account.id,
        roles: member.roles.iter().map(Role::name).collect(),
        choices: choices(&page, &|role| member.roles.has(role)),
        joined_at: member.account.joined_at.and_then(times::stored),
        invited_until: member.invited_until.and_then(times::stored),
    };
    let allows = |permission: Permission| {
        let may = Role::ALL.map(|role| role.may(permission));
        (permission.name(), may.to_vec())
    };
    Ok(TeamPage {
        people: members.into_iter().map(row).collect(),
        desk: signed.desk(Tab::Team),
        form: signed.form_with(PATH, errors),
        roles: choices(&page, &|role| typed.roles.contains(&role)),
        email: typed.email,
        person: typed.person,
        fresh,
        mails: signed.state.mails,
        table: Permission::ALL.map(allows).to_vec(),
        page,
    })
}

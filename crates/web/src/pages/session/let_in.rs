//! Whether somebody who is signed in may do what they ask for, and the page for whoever may not.

use super::{SignedIn, suspended};
use crate::{
    audited,
    pages::desk::rules,
    problem::{Answer, Problem},
    room,
    views::desk::{KeptForm, Tab, forbidden::ForbiddenPage},
};
use axum::{
    extract::MatchedPath,
    http::request::Parts,
    response::{IntoResponse as _, Response},
};
use undersigned_domain::team::{Permission, Role};
use undersigned_federation::actions::{audit, team};

/// What keeps somebody who is signed in from what they ask for.
pub(super) enum Barred {
    /// Their roles, which do not cover this.
    Role(Permission),
    /// Something else.
    Other(Problem),
}

impl SignedIn {
    /// Asks the table of the desk whether this person may do what they ask for, and says to the log
    /// who they are. Every handler of the desk has passed here.
    pub(super) async fn let_in(&self, parts: &Parts) -> Result<(), Barred> {
        let route = parts.extensions.get::<MatchedPath>();
        let route = route.map_or_else(|| parts.uri.path(), MatchedPath::as_str);
        let needed = rules::needed(&parts.method, route);
        let action = rules::action(&parts.method, route);
        let object = audited::object_of(parts.uri.path());
        if self.may(needed) {
            if let Some(action) = action {
                if self.organization.suspended_at.is_some() && !rules::while_suspended(action) {
                    return Err(Barred::Other(suspended()));
                }
                let id = Some(self.organization.id);
                audit::begin(self.instance(), id, self.actor(), action, &object);
            }
            room::introduce(&parts.extensions);
            return Ok(());
        }
        if let Some(action) = action {
            let words = (action, object.as_str(), "");
            let id = self.organization.id;
            let noted = audit::note(self.instance(), id, self.actor(), words, audit::REFUSED);
            noted
                .await
                .map_err(|error| Barred::Other(Problem::from(error)))?;
        }
        Err(Barred::Role(needed))
    }

    /// The answer to whoever may not do what they asked for, with what they wrote.
    pub(super) async fn turn_away(&self, barred: Barred, wrote: Option<KeptForm>) -> Response {
        let page = match barred {
            Barred::Role(needed) => self.not_covered(needed, wrote).await,
            Barred::Other(problem) => Err(problem),
        };
        page.unwrap_or_else(|problem| problem.into_response())
    }

    /// 403: their roles do not allow it. The page says what it needs, and who can do it or change
    /// their roles; the log says that it was refused.
    ///
    /// # Errors
    /// The database; a template that does not render.
    pub async fn forbidden(&self, needed: Permission) -> Answer {
        self.not_covered(needed, None).await
    }

    async fn not_covered(&self, needed: Permission, wrote: Option<KeptForm>) -> Answer {
        let members = team::members(self.instance(), &self.organization).await?;
        let names = |fits: &dyn Fn(&team::Member) -> bool| -> Vec<String> {
            let fitting = members.iter().filter(|one| one.has_joined() && fits(one));
            fitting.map(team::Member::called).collect()
        };
        let page = self.page();
        let page = ForbiddenPage {
            wrote: wrote.filter(|form| !form.texts(&page).is_empty()),
            page,
            desk: self.desk(Tab::Overview),
            needed: needed.name(),
            roles: self.roles.iter().map(Role::name).collect(),
            can: names(&|one| one.roles.may(needed)),
            owners: names(&|one| one.roles.has(Role::Owner)),
        };
        self.show_forbidden(&page)
    }
}

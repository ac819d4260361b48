//! How far it is with many who leave a list, are refused or come back: said above the lists of signers, and stopped by
//! `/desk/appeals/{slug}/queue/all/stop`.

use super::{queue::published, queue_again, queue_filters::Wanted, queue_form::base};
use crate::{
    pages::{
        session::{SignedForm, SignedIn},
        times,
    },
    problem::Answer,
    views::{Page, desk::queue_many::Leaving},
};
use axum::extract::Path;
use undersigned_domain::team::Permission;
use undersigned_federation::{
    actions::{
        remove_many::{self, End, Kind, Progress, Taken},
        team, tokens,
    },
    views::AppealView,
};

/// Has nobody more leave; or, for `do` = `forget`, no longer says how it ended.
pub async fn stop(Path(slug): Path<String>, form: SignedForm) -> Answer {
    let SignedForm { signed, fields } = form;
    let (appeal, _) = published(&signed, &slug).await?;
    let (instance, organization) = (signed.instance(), &signed.organization);
    let under_way = remove_many::progress(instance, organization, &appeal).await?;
    let done = match fields.get("do") {
        "forget" => {
            remove_many::dismiss(instance, organization, &appeal).await?;
            "signers-forgotten"
        }
        _ => {
            remove_many::stop(instance, organization, &appeal).await?;
            "signers-stopped"
        }
    };
    let kind = under_way.map_or(Kind::Removal, |one| one.kind);
    let there = Wanted::everybody(kind.act().standing()).href(&base(&slug));
    signed.done(&there, done)
}

/// How far it is; nothing where the organisation had nobody leave of late. `taken` are the removals of which some can come back,
/// where the page has asked for them.
///
/// # Errors
/// The database.
pub async fn leaving(
    signed: &SignedIn,
    view: &AppealView,
    taken: Option<&[Taken]>,
) -> Answer<Option<Leaving>> {
    let appeal = &view.appeal;
    let progress = remove_many::progress(signed.instance(), &signed.organization, appeal).await?;
    let Some(progress) = progress else {
        return Ok(None);
    };
    let has_left = progress.kind == Kind::Removal && progress.is_over() && progress.removed > 0;
    let again = match (has_left, taken) {
        (false, _) => None,
        (true, Some(taken)) => queue_again::open(view, taken, progress.begun_at),
        (true, None) => {
            let taken = queue_again::taken(signed, view).await?;
            queue_again::open(view, &taken, progress.begun_at)
        }
    };
    Ok(Some(Leaving {
        act: progress.kind.act().name(),
        of: progress.of,
        removed: progress.removed,
        left: progress.left,
        begun: begun(signed, &signed.page(), &progress).await?,
        end: progress.end.map(End::name),
        again,
        stop: format!("{}/all/stop", base(&appeal.slug)),
    }))
}

/// When it was begun, and by whom: who is at the desk is for those who read its log, and everybody knows of themselves.
async fn begun(signed: &SignedIn, page: &Page, progress: &Progress) -> Answer<String> {
    let at = moment(page, progress.begun_at);
    let is_own = progress.person == Some(signed.account.id);
    if !is_own && !signed.may(Permission::Team) {
        return Ok(page.t1("signers-many-begun", "at", at));
    }
    let instance = signed.instance();
    let who = match (progress.person, progress.token) {
        (Some(_), _) if is_own => team::called(&signed.account),
        (Some(id), _) => {
            let members = team::members(instance, &signed.organization).await?;
            let theirs = members.iter().find(|one| one.account.id == id);
            theirs.map_or_else(
                || page.t1("log-former", "number", id.unsigned_abs()),
                |one| one.called(),
            )
        }
        (None, Some(id)) => {
            let label = match tokens::label(instance, id).await? {
                Some(label) => label,
                None => {
                    let all = tokens::list(instance, &signed.organization).await?;
                    let token = all.iter().find(|one| one.id == id);
                    let made = token.map(|one| moment(page, one.created_at));
                    made.map_or_else(
                        || page.number(id.unsigned_abs()),
                        |at| format!("{} · {at}", page.t("tokens-unlabelled")),
                    )
                }
            };
            page.t1("log-token", "label", label)
        }
        (None, None) => page.t("log-command"),
    };
    Ok(page.t2("signers-many-begun-by", "at", at, "who", who))
}

/// A time in milliseconds since 1970, in words.
pub(super) fn moment(page: &Page, millis: i64) -> String {
    times::stored(millis).map_or_else(String::new, |at| page.moment_words(&at))
}

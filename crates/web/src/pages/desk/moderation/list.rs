//! Lists of other servers' domains, as Mastodon writes them: one is looked at before it is taken over, and
//! ours are files.

use super::{PATH, SEVERITIES, check, reached, severities};
use crate::{
    downloads,
    pages::{
        desk::words,
        session::{SignedIn, SignedList, SignedUpload},
    },
    problem::Answer,
    routing::{boxed, get, post},
    state::WebState,
    views::{
        FieldError,
        desk::{
            Done, Tab,
            moderation::{BlockListCheckPage, BlockListPage, PlannedRow},
        },
    },
};
use axum::Router;
use undersigned_domain::typed_text::cleaned_table;
use undersigned_federation::{
    FederationError,
    actions::{
        audit,
        moderate::{self, Listed, Plan, Reach},
    },
    moderation::{Severity, in_letters},
};

/// Rules that are shown of what a list would do.
const SHOWN: usize = 200;
/// Lines that are named of those of which no rule is made.
const NAMED: usize = 100;

/// That a list was taken over, in the address of the page that says so.
const IMPORTED: &str = "moderation-imported";
/// How many of its lines were left out.
const LEFT: &str = "done-left";

pub fn routes() -> Router<WebState> {
    Router::new()
        .route(
            "/desk/server/moderation/import",
            get(show).post(boxed(look)),
        )
        .route(
            "/desk/server/moderation/import/take",
            post(take).get(boxed(super::super::back)),
        )
        .route("/desk/server/moderation/blocks.csv", get(blocks))
        .route("/desk/server/moderation/allowed.csv", get(allowed))
}

/// A list as it was given.
struct Given {
    /// The field in which it was given.
    field: &'static str,
    list: String,
    severity: Severity,
}

async fn show(signed: SignedIn) -> Answer {
    check(&signed).await?;
    let page = page(&signed, String::new(), Severity::Block, Vec::new());
    signed.show(&page)
}

/// Shows what a list would do. Nothing is changed.
async fn look(SignedList(upload): SignedList) -> Answer {
    let (signed, given) = given(upload);
    check(&signed).await?;
    let given = match given {
        Ok(given) => given,
        Err((field, key, given)) => return again(&signed, field, key, given),
    };
    let found = match found(&signed, &given).await {
        Ok(found) => found,
        Err(error) => return refused(&signed, error, given),
    };
    signed.show(&checked(&signed, found, given))
}

async fn take(SignedList(upload): SignedList) -> Answer {
    let (signed, given) = given(upload);
    check(&signed).await?;
    let given = match given {
        Ok(given) => given,
        Err((field, key, given)) => return again(&signed, field, key, given),
    };
    let instance = signed.instance();
    let mut left = 0;
    let stored = match moderate::read(instance, &given.list, given.severity) {
        Ok(listed) => {
            left = listed.refused.len();
            // How many rules it has.
            audit::more(None, Some(&listed.wanted.len().to_string()));
            moderate::set(instance, listed.wanted).await
        }
        Err(error) => Err(error),
    };
    match stored {
        Ok(_) => signed.done(PATH, &format!("{IMPORTED}&{LEFT}={left}")),
        Err(error) => refused(&signed, error, given),
    }
}

/// What was given: a file, or what was pasted. What is wrong with it as field, sentence and what was typed.
fn given(upload: SignedUpload) -> (SignedIn, Result<Given, (&'static str, &'static str, Given)>) {
    let SignedUpload {
        signed,
        fields,
        mut files,
        large,
    } = upload;
    let list = fields.get("list").to_owned();
    let severity = fields.get("severity").parse().unwrap_or(Severity::Block);
    let file = files.remove("file").unwrap_or_default();
    let is_pasted = !list.trim().is_empty();
    let is_file = large.contains("file") || !file.is_empty();
    let typed = Given {
        field: "list",
        list,
        severity,
    };
    let given = match (is_pasted, is_file) {
        // Nobody knows which of the two is meant.
        (true, true) => Err(("list", "import-both", typed)),
        (false, false) => Err(("file", "file-empty", typed)),
        (true, false) => Ok(typed),
        (false, true) if large.contains("file") => Err(("file", "import-large", typed)),
        (false, true) => match String::from_utf8(file) {
            // As the page will send it back.
            Ok(list) => Ok(Given {
                field: "file",
                list: cleaned_table(&list).into_owned(),
                severity,
            }),
            Err(_) => Err(("file", "import-encoding", typed)),
        },
    };
    (signed, given)
}

/// That a list was just taken over, where lines of it were left out.
pub(super) fn without_some(signed: &SignedIn) -> Option<Done> {
    let visitor = &signed.visitor;
    let left: usize = visitor.query(LEFT).parse().ok()?;
    let done = visitor
        .done()
        .filter(|_| left > 0 && visitor.query("done") == IMPORTED)?;
    let page = signed.page();
    let left = page.t1("moderation-imported-without", "count", left);
    Some(Done::of(format!("{done}{}{left}", page.gap())))
}

/// What a list says, what storing that would change, and whom it would be about.
struct Found {
    listed: Listed,
    plan: Plan,
    reach: Reach,
}

async fn found(signed: &SignedIn, given: &Given) -> Result<Found, FederationError> {
    let instance = signed.instance();
    let listed = moderate::read(instance, &given.list, given.severity)?;
    let plan = moderate::plan(instance, listed.wanted.clone()).await?;
    let rules = listed.wanted.iter();
    let changes = rules.map(|rule| (rule.subject.clone(), Some(rule.severity)));
    let changes: Vec<(String, Option<Severity>)> = changes.collect();
    let reach = moderate::reach(instance, &changes).await?;
    Ok(Found {
        listed,
        plan,
        reach,
    })
}

/// The form once more, with why a list cannot be taken.
fn refused(signed: &SignedIn, error: FederationError, given: Given) -> Answer {
    let frame = signed.page();
    let field = given.field;
    let wrong = match error.code() {
        "csv_header" => words::wrong(&frame, field, "moderation-csv"),
        "csv_too_long" => words::wrong(&frame, field, "moderation-lines"),
        "rules_full" => words::wrong(&frame, field, "moderation-full"),
        _ => words::beside(&frame, field, error)?,
    };
    // What stands in a file is not put into the field of what was pasted.
    let pasted = match field {
        "file" => String::new(),
        _ => given.list,
    };
    let page = page(signed, pasted, given.severity, vec![wrong]);
    signed.show_again(&page)
}

fn again(signed: &SignedIn, field: &'static str, key: &'static str, given: Given) -> Answer {
    let wrong = words::wrong(&signed.page(), field, key);
    let page = page(signed, given.list, given.severity, vec![wrong]);
    signed.show_again(&page)
}

fn page(
    signed: &SignedIn,
    list: String,
    severity: Severity,
    errors: Vec<FieldError>,
) -> BlockListPage {
    let page = signed.page();
    BlockListPage {
        desk: signed.desk(Tab::Profile),
        form: signed.form_with(format!("{PATH}/import"), errors),
        back: PATH.to_owned(),
        severities: severities(&page, "moderation-severity", severity.name()),
        list,
        page,
    }
}

fn checked(signed: &SignedIn, found: Found, given: Given) -> BlockListCheckPage {
    let Found {
        listed,
        plan,
        reach,
    } = found;
    let planned = plan.changes.iter().take(SHOWN).map(|change| PlannedRow {
        subject: change.after.subject.clone(),
        letters: in_letters(&change.after.subject),
        before: change.before.as_ref().map(|rule| rule.severity.clone()),
        after: change.after.severity.clone(),
        public: change.after.public_comment.clone(),
    });
    let named = listed.refused.iter().take(NAMED);
    let named = named.map(|one| (one.line, one.said.clone(), one.code));
    let changes = plan.changes.iter();
    let said: Vec<&str> = changes
        .map(|change| change.after.severity.as_str())
        .collect();
    let effects = SEVERITIES.map(Severity::name).into_iter();
    BlockListCheckPage {
        page: signed.page(),
        desk: signed.desk(Tab::Profile),
        form: signed.form(format!("{PATH}/import/take")),
        back: format!("{PATH}/import"),
        counts: vec![
            ("added", plan.outcome.added),
            ("changed", plan.outcome.changed),
            ("unchanged", plan.outcome.unchanged),
            ("ignored", listed.ignored.len()),
            ("repeated", listed.repeated.len()),
            ("refused", listed.refused.len()),
        ],
        rows: planned.collect(),
        more: plan.changes.len().saturating_sub(SHOWN),
        refused: named.collect(),
        more_refused: listed.refused.len().saturating_sub(NAMED),
        effects: effects.filter(|code| said.contains(code)).collect(),
        reach: reached(&reach),
        list: given.list,
        severity: given.severity.name().to_owned(),
    }
}

async fn blocks(signed: SignedIn) -> Answer {
    file(signed, None, "blocks.csv").await
}

async fn allowed(signed: SignedIn) -> Answer {
    file(signed, Some(Severity::Allow), "allowed.csv").await
}

async fn file(signed: SignedIn, severity: Option<Severity>, name: &str) -> Answer {
    check(&signed).await?;
    let exported = moderate::export(signed.instance(), severity).await?;
    Ok(downloads::private_csv(exported.text, name))
}

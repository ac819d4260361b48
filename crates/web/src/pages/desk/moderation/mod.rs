//! `/desk/server/moderation`: how this server stands to others, for those who may see `/desk/server`: the
//! rules in force, a rule looked at before it is made, and one taken back. What the rules do is that of
//! `undersigned admin blocks`.

mod list;
mod reports;

use super::{server::check, words};
use crate::{
    pages::{
        session::{Fields, SignedForm, SignedIn},
        times,
    },
    problem::Answer,
    routing::{boxed, get, post},
    state::WebState,
    views::{
        Choice, FieldError, Link, Page,
        desk::{
            Tab,
            moderation::{LiftPage, ModerationPage, Reached, RulePage, RuleRow, TypedRule},
        },
    },
};
use axum::Router;
use undersigned_federation::{
    FederationError,
    actions::{
        audit,
        moderate::{self, Reach, Rule, Wanted},
        reports as reported,
    },
    moderation::{self, Severity, block_list},
    sought,
};
use url::form_urlencoded::Serializer;

const PATH: &str = "/desk/server/moderation";
/// Rules on one page.
const SHOWN: usize = 50;
const SEVERITIES: [Severity; 3] = [Severity::Block, Severity::Limit, Severity::Allow];

pub fn routes() -> Router<WebState> {
    Router::new()
        .route(PATH, get(show).post(boxed(look)))
        .route(
            "/desk/server/moderation/rule",
            post(set).get(boxed(super::back)),
        )
        .route("/desk/server/moderation/lift", get(ask).post(boxed(lift)))
        .merge(list::routes())
        .merge(reports::routes())
}

async fn show(signed: SignedIn) -> Answer {
    check(&signed).await?;
    let about = signed.visitor.query("subject").to_owned();
    let found = moderate::find(signed.instance(), &about).await?;
    let typed = match found {
        Some(rule) => TypedRule {
            of: rule.subject.clone(),
            subject: rule.subject,
            severity: rule.severity,
            public: rule.public_comment.unwrap_or_default(),
            private: rule.private_comment.unwrap_or_default(),
        },
        None => TypedRule {
            subject: about,
            severity: Severity::Block.name().to_owned(),
            ..TypedRule::default()
        },
    };
    let mut page = page(&signed, typed, Vec::new()).await?;
    page.desk.done = list::without_some(&signed).or(page.desk.done);
    signed.show(&page)
}

fn typed(fields: &Fields) -> TypedRule {
    TypedRule {
        subject: fields.text("subject"),
        severity: fields.text("severity"),
        public: fields.text("public"),
        private: fields.text("private"),
        of: fields.text("of"),
    }
}

/// A rule as it is asked for. An empty field takes a comment away where the form has shown it; else nobody who left
/// it empty knew of one, and it is not given.
fn wanted(typed: &TypedRule, subject: String, severity: Severity) -> Wanted {
    let has_shown = moderation::subject(&subject).is_ok_and(|subject| subject == typed.of);
    let comment = |text: &String| (has_shown || !text.is_empty()).then(|| text.clone());
    Wanted {
        subject,
        severity,
        public_comment: comment(&typed.public),
        private_comment: comment(&typed.private),
    }
}

/// What is wrong with what was typed, before anything is asked of another server.
fn faults(page: &Page, typed: &TypedRule) -> Result<Severity, Vec<FieldError>> {
    let mut errors = Vec::new();
    if typed.subject.is_empty() {
        errors.push(words::wrong(page, "subject", "needed"));
    }
    let long = |text: &str| text.chars().count() > moderate::MAX_COMMENT;
    for (field, text) in [("public", &typed.public), ("private", &typed.private)] {
        if long(text) {
            errors.push(words::wrong(page, field, "too-long-1000"));
        }
    }
    let severity: Result<Severity, String> = typed.severity.parse();
    if severity.is_err() {
        errors.push(words::wrong(page, "severity", "moderation-severity"));
    }
    match severity {
        Ok(severity) if errors.is_empty() => Ok(severity),
        _ => Err(errors),
    }
}

/// Shows what a rule would do, before it is made.
async fn look(form: SignedForm) -> Answer {
    let SignedForm { signed, fields } = form;
    check(&signed).await?;
    let mut typed = typed(&fields);
    if fields.ticked("change") {
        // It was looked at, and is not made as it stands.
        return signed.show(&page(&signed, typed, Vec::new()).await?);
    }
    let frame = signed.page();
    let severity = match faults(&frame, &typed) {
        Ok(severity) => severity,
        Err(errors) => return again(&signed, typed, errors).await,
    };
    let looked = look_at(&signed, &typed, severity).await;
    let looked = match looked {
        Ok(looked) => looked,
        Err(error) => {
            let wrong = wrong(&frame, error)?;
            return again(&signed, typed, vec![wrong]).await;
        }
    };
    let rule = looked.wanted;
    let given = std::mem::replace(&mut typed.subject, rule.subject);
    typed.of.clone_from(&typed.subject);
    typed.public = rule.public_comment.unwrap_or_default();
    typed.private = rule.private_comment.unwrap_or_default();
    let shown = RulePage {
        desk: signed.desk(Tab::Profile),
        form: signed.form(format!("{PATH}/rule")),
        back: PATH.to_owned(),
        before: looked.before.as_ref().map(row),
        changes: looked.changes,
        unknown: looked.unknown,
        blocks: looked.blocks,
        reach: reached(&looked.reach),
        letters: moderation::in_letters(&typed.subject),
        typed,
        given,
        page: frame,
    };
    signed.show(&shown)
}

async fn look_at(
    signed: &SignedIn,
    typed: &TypedRule,
    severity: Severity,
) -> Result<moderate::Look, FederationError> {
    // What is learnt of an account on the way is no act of whoever looks.
    let named = moderate::named(signed.instance(), &typed.subject);
    let subject = audit::aside(named).await?;
    moderate::look(signed.instance(), wanted(typed, subject, severity)).await
}

async fn set(form: SignedForm) -> Answer {
    let SignedForm { signed, fields } = form;
    check(&signed).await?;
    let typed = typed(&fields);
    let frame = signed.page();
    let severity = match faults(&frame, &typed) {
        Ok(severity) => severity,
        Err(errors) => return again(&signed, typed, errors).await,
    };
    let rule = wanted(&typed, typed.subject.clone(), severity);
    let stored = match moderate::check(signed.instance(), rule) {
        Ok(rule) => {
            note(&signed, &rule.subject, severity.name());
            moderate::set(signed.instance(), vec![rule]).await
        }
        Err(error) => Err(error),
    };
    match stored {
        Ok(_) => signed.done(PATH, "moderation-set"),
        Err(error) => {
            let wrong = wrong(&frame, error)?;
            again(&signed, typed, vec![wrong]).await
        }
    }
}

/// Says to the log what a rule is about: a host by its name, somebody's account as the log names signers.
fn note(signed: &SignedIn, subject: &str, severity: &str) {
    let about = match block_list::is_host(subject) {
        true => subject.to_owned(),
        false => audit::about(signed.instance(), subject),
    };
    audit::more(Some(&about), Some(severity));
}

async fn ask(signed: SignedIn) -> Answer {
    check(&signed).await?;
    let about = signed.visitor.query("subject");
    let Some(removal) = moderate::look_at_removal(signed.instance(), about).await? else {
        return signed.done(PATH, "moderation-no-rule");
    };
    let shown = LiftPage {
        page: signed.page(),
        desk: signed.desk(Tab::Profile),
        form: signed.form(format!("{PATH}/lift")),
        back: PATH.to_owned(),
        rule: row(&removal.rule),
        blocks: removal.blocks,
        reach: reached(&removal.reach),
    };
    signed.show(&shown)
}

async fn lift(form: SignedForm) -> Answer {
    let SignedForm { signed, fields } = form;
    check(&signed).await?;
    let about = fields.text("subject");
    let Some(rule) = moderate::find(signed.instance(), &about).await? else {
        return signed.done(PATH, "moderation-no-rule");
    };
    note(&signed, &rule.subject, &rule.severity);
    moderate::remove(signed.instance(), &rule.subject).await?;
    signed.done(PATH, "moderation-lifted")
}

/// What is wrong with a rule, beside the field in which it can be put right.
fn wrong(page: &Page, error: FederationError) -> Answer<FieldError> {
    Ok(match error.code() {
        "subject_invalid" => words::wrong(page, "subject", "moderation-subject"),
        "own_host" => words::wrong(page, "subject", "moderation-own"),
        "everybodys_domain" => words::wrong(page, "subject", "moderation-everybodys"),
        "rules_full" => words::wrong(page, "subject", "moderation-full"),
        _ => words::beside(page, "subject", error)?,
    })
}

async fn again(signed: &SignedIn, typed: TypedRule, errors: Vec<FieldError>) -> Answer {
    let page = page(signed, typed, errors).await?;
    signed.show_again(&page)
}

/// What can be said, with what is chosen.
fn severities(page: &Page, family: &str, chosen: &str) -> Vec<Choice> {
    let choice = |severity: Severity| {
        let name = severity.name();
        Choice::new(name, page.word(family, name), name == chosen)
    };
    SEVERITIES.map(choice).to_vec()
}

fn reached(reach: &Reach) -> Reached {
    vec![
        ("followers", reach.followers),
        ("followed", reach.followed),
        ("signers", reach.signers),
        ("waiting", reach.waiting),
    ]
}

fn row(rule: &Rule) -> RuleRow {
    let about = Serializer::new(String::new())
        .append_pair("subject", &rule.subject)
        .finish();
    RuleRow {
        subject: rule.subject.clone(),
        letters: moderation::in_letters(&rule.subject),
        severity: rule.severity.clone(),
        public: rule.public_comment.clone(),
        private: rule.private_comment.clone(),
        since: times::stored(rule.created_at),
        change: format!("{PATH}?{about}#add"),
        lift: format!("{PATH}/lift?{about}"),
    }
}

/// Whether a rule has the words that are looked for: in what it is about, as it is stored or in the letters of its
/// language, or in its comments.
fn fits(rule: &Rule, words: &str) -> bool {
    if words.is_empty() {
        return true;
    }
    let letters = moderation::in_letters(&rule.subject);
    let comments = [&rule.public_comment, &rule.private_comment];
    let comments = comments.into_iter().flatten().map(String::as_str);
    let about = std::iter::once(rule.subject.as_str()).chain(letters.as_deref());
    let mut texts = about.chain(comments);
    texts.any(|text| sought::has(&sought::folded(text), words))
}

async fn page(
    signed: &SignedIn,
    typed: TypedRule,
    errors: Vec<FieldError>,
) -> Answer<ModerationPage> {
    let page = signed.page();
    let asked = |name: &str| signed.visitor.query(name).trim().to_owned();
    let (query, only) = (asked("q"), asked("only"));
    let words = sought::folded(&query);
    let mut rules = moderate::rules(signed.instance()).await?;
    let all = rules.len();
    rules.retain(|rule| (only.is_empty() || rule.severity == only) && fits(rule, &words));
    let from: usize = signed.visitor.query("from").parse().unwrap_or(0);
    let from = from.min(rules.len().saturating_sub(1)) / SHOWN * SHOWN;
    let link = |from: usize, key: &str| {
        let mut pairs = Serializer::new(String::new());
        for (name, value) in [("q", &query), ("only", &only)] {
            if !value.is_empty() {
                pairs.append_pair(name, value);
            }
        }
        pairs.append_pair("from", &from.to_string());
        Link {
            href: format!("{PATH}?{}", pairs.finish()),
            words: page.t(key),
        }
    };
    let rows: Vec<RuleRow> = rules.iter().skip(from).take(SHOWN).map(row).collect();
    let last = from + rows.len();
    let first = if rows.is_empty() { 0 } else { from + 1 };
    let every = Choice::new("", page.t("moderation-all"), only.is_empty());
    let each = severities(&page, "moderation-severity", &only);
    Ok(ModerationPage {
        desk: signed.desk(Tab::Profile),
        form: signed.form_with(PATH, errors),
        severities: severities(&page, "moderation-choice", &typed.severity),
        only: std::iter::once(every).chain(each).collect(),
        filtered: rules.len() != all,
        shown: [first, last, rules.len()],
        earlier: (from > 0).then(|| link(from.saturating_sub(SHOWN), "moderation-before-these")),
        later: (last < rules.len()).then(|| link(last, "moderation-after-these")),
        reports: reported::list(signed.instance(), false).await?.len(),
        typed,
        query,
        rows,
        page,
    })
}

//! What the page shows beside the list, and what tells one page from another.

use crate::{
    pages::{meetings, people, proceedings, shell::Shell},
    problem::Answer,
    state::WebState,
};
use std::sync::Arc;
use undersigned_domain::proceedings::Record;
use undersigned_federation::{
    actions::people::terms,
    activities::reaction::Reactions,
    seen_by::SeenByRow,
    shared_cases::{self, OtherCase},
    views::{AppealView, Replica},
};

/// What the page shows beside the list: how others stand to it.
pub(crate) struct Around {
    pub(super) replicas: Vec<Replica>,
    /// When the list changed last, in milliseconds since 1970.
    pub(super) changed_at: Option<i64>,
    pub(super) seen: Vec<SeenByRow>,
    pub(super) reactions: Reactions,
    /// How many comments are shown, and since when the newest is.
    whys: (u64, i64),
    /// Where people can sign; it opens and closes without a statement.
    pub(super) person: Option<people::Way>,
    /// Whether people may be shown by name, here or elsewhere, also when nobody can sign any more.
    pub(super) people_named: bool,
    /// Whether this server has a page of people who signed: as long as it holds what it promised them.
    pub(super) people_page: bool,
    /// What was proposed and decided about the text, and what tells it from another.
    pub(super) record: (Arc<Record>, String),
    /// Cases of other appeals that are the same as some of this.
    pub(super) others: Vec<OtherCase>,
}

impl Around {
    /// As it is now.
    ///
    /// # Errors
    /// The database.
    pub(crate) async fn of(web: &WebState, view: &AppealView) -> Answer<Self> {
        let (instance, appeal) = (&web.instance, view.appeal.id);
        let person = people::way(web, view).await?;
        let promised = terms::get(instance, appeal).await?;
        Ok(Self {
            replicas: instance.named_replicas(view).await?,
            changed_at: instance.changed_at(appeal).await?,
            seen: instance.seen_by(appeal).await?,
            reactions: instance.reactions_to(appeal).await?,
            whys: instance.comments_version(appeal).await?,
            people_named: people::may_be_named(web, view, promised.as_ref()),
            people_page: promised.is_some(),
            person,
            record: recorded(web, view).await?,
            others: instance.other_cases(view).await?,
        })
    }

    /// Without what no document on paper shows, and what changes all the time: who else holds the list or has seen it, and
    /// what readers did.
    pub(crate) fn on_paper(self) -> Self {
        Self {
            replicas: Vec::new(),
            seen: Vec::new(),
            reactions: Reactions::default(),
            others: Vec::new(),
            ..self
        }
    }
}

async fn recorded(web: &WebState, view: &AppealView) -> Answer<(Arc<Record>, String)> {
    let record = web.instance.record(&view.appeal, &view.snapshot).await?;
    let tag = proceedings::tag(web, view, &record, now(web)).await?;
    Ok((record, tag))
}

/// In milliseconds since 1970.
pub(super) fn now(web: &WebState) -> u64 {
    web.instance.clock.seq()
}

/// What the page is made of; it also says which day of the appeal it is.
pub(crate) fn tag(
    shell: &Shell,
    view: &AppealView,
    around: &Around,
    today: &str,
    now: i64,
) -> String {
    let others: Vec<String> = around
        .replicas
        .iter()
        .map(|row| {
            let digest = row.state_digest.as_deref().unwrap_or_default();
            format!(
                "{} {digest} {} {:?}",
                row.base_url, row.seen_at, row.failing_since
            )
        })
        .collect();
    let seen: Vec<String> = around
        .seen
        .iter()
        .map(|word| format!("{} {} {}", word.instance, word.state_digest, word.seen_at))
        .collect();
    shell.tag(&[
        &view.tag(),
        &format!("{:?}", view.appeal.origin_unreachable_since),
        // The rules' version is in the view's tag, but not whether those alone are heard that are named.
        &view.rules.is_apart_from(&view.appeal.ap_id).to_string(),
        &others.join("\n"),
        &seen.join("\n"),
        &format!("{:?}", around.reactions),
        &format!("{:?}", around.whys),
        &format!(
            "{:?} {} {}",
            around.person, around.people_named, around.people_page
        ),
        &around.record.1,
        &shared_cases::tag(&around.others),
        &meetings::over_tag(view, now),
        today,
    ])
}

//! The page of the editor: the form, and what is said beside it.

use super::{
    editor::NEW,
    editor_form::{EditorForm, lines},
    editor_left_out, lookups,
    publish::unpublished,
    schedule,
    verdict::verdict,
};
use crate::{
    pages::{session::SignedIn, times},
    problem::Answer,
    views::{
        Choice, FieldError, Page,
        changes::Changes,
        desk::{
            EditorPage, Tab,
            appeal_editor::{Looked, NotNamed, Preview},
        },
    },
};
use undersigned_domain::AppealKind;
use undersigned_federation::{
    actions::{
        draft::Draft,
        invite::{self, Asking},
    },
    views::Appeal,
};

/// What the page says beside the form.
#[derive(Default)]
pub(super) struct Around {
    pub errors: Vec<FieldError>,
    pub preview: Option<Preview>,
    /// When what stands in the form was kept, where it was never saved.
    pub restored: Option<i64>,
    /// Whether it was refused, and is kept for whoever wrote it.
    pub is_kept: bool,
    /// What the form would change in what somebody else saved meanwhile.
    pub meanwhile: Option<Changes>,
    /// Who was found under the accounts that were typed.
    pub looked: Vec<Looked>,
}

impl From<Vec<FieldError>> for Around {
    fn from(errors: Vec<FieldError>) -> Self {
        Self {
            errors,
            ..Self::default()
        }
    }
}

/// The page with a form and what is said beside it.
pub(super) async fn editor(
    signed: &SignedIn,
    appeal: Option<&Appeal>,
    form: EditorForm,
    around: Around,
) -> Answer<EditorPage> {
    let page = signed.page();
    let mut errors = around.errors;
    // Also where it was kept and comes back: whoever saves it as it stands has to know.
    for moved in form.sentences(&page, form.wrong_places()) {
        if errors.iter().all(|one| one.message != moved.message) {
            errors.push(moved);
        }
    }
    let base = appeal.map(|appeal| format!("/desk/appeals/{}", appeal.slug));
    let published = appeal.filter(|appeal| appeal.root.is_some());
    let view = match published {
        Some(appeal) => signed.instance().view_by_id(&appeal.ap_id).await?,
        None => None,
    };
    let note = view.as_ref().and_then(|view| view.list.current());
    let wording = note.map_or(1, |note| note.revision + 1);
    let standing = note.map(|note| Draft::of_note(&signed.instance().addresses, note));
    let now = standing.and_then(|draft| verdict(view.as_ref(), &draft));
    let tab = match appeal {
        None => Tab::Appeals,
        Some(_) => Tab::Overview,
    };
    let planned = match (appeal, &base) {
        (Some(appeal), Some(base)) => {
            schedule::planned(signed, appeal, "", format!("{base}/publish#later")).await?
        }
        _ => None,
    };
    let today = signed.instance().clock.now().date_naive();
    let is_past = form.checked_deadline(None, today) == Err("date-past");
    let stored = match appeal {
        Some(appeal) => invite::later(signed.instance(), appeal).await?,
        None => Vec::new(),
    };
    let typed = |field: &str, asking: Asking| {
        let typed = lines(field).into_iter();
        typed.map(move |account| invite::Later { account, asking })
    };
    let typed = typed(&form.later, Asking::Later).chain(typed(&form.left_out, Asking::LeftOut));
    let not_named = not_named(typed.chain(stored), lookups::each(&form.initiators));
    Ok(EditorPage {
        desk: editor_left_out::shown(signed, signed.desk(tab)),
        form: signed.form_with(
            base.as_ref()
                .map_or_else(|| NEW.to_owned(), |base| format!("{base}/edit")),
            errors,
        ),
        was: form.was,
        restored: around.restored.and_then(times::stored),
        is_kept: around.is_kept,
        planned,
        meanwhile: around.meanwhile,
        unpublished: published
            .zip(view.as_ref())
            .and_then(|(appeal, view)| unpublished(appeal, view)),
        published: published.is_some(),
        next_wording: u32::try_from(wording).unwrap_or(u32::MAX),
        signed: now.map_or(0, |now| now.signed),
        slug_prefix: format!("{}/appeals/", signed.instance().addresses.host()),
        kinds: kinds(&page, &form.kind),
        admissions: ["open", "moderated"]
            .map(|code| Choice::new(code, page.word("admission", code), code == form.admission))
            .to_vec(),
        slug: form.slug,
        versions: form.versions,
        demands: form.demands,
        addressees: form.addressees,
        initiators: form.initiators,
        later: form.later,
        left_out: form.left_out,
        not_named,
        looked: around.looked,
        is_deadline_past: published.is_none() && is_past,
        deadline: form.deadline,
        topics: form.topics,
        preview: around.preview,
        page,
    })
}

/// Those of `all` whom the text does not name, each once.
pub(super) fn not_named(
    all: impl IntoIterator<Item = invite::Later>,
    named: Vec<String>,
) -> Vec<NotNamed> {
    let (mut seen, mut not_named) = (named, Vec::new());
    for one in all {
        if !seen.contains(&one.account) {
            seen.push(one.account.clone());
            not_named.push(NotNamed {
                typed: one.account,
                asking: one.asking.name(),
            });
        }
    }
    not_named
}

fn kinds(page: &Page, chosen: &str) -> Vec<Choice> {
    AppealKind::ALL
        .iter()
        .map(|(code, _)| Choice::new(*code, page.word("kind", code), *code == chosen))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whom_the_text_names_by_now_is_not_said_to_be_left_out() {
        let later = |account: &str, asking| invite::Later {
            account: account.to_owned(),
            asking,
        };
        let all = [
            later("@quay@away.example", Asking::Later),
            later("Cooks Union", Asking::LeftOut),
            later("@cranes@cranes.example", Asking::LeftOut),
            // What the form says counts before what was noted.
            later("@quay@away.example", Asking::NotFound),
        ];
        let not_named = not_named(all, vec!["@cranes@cranes.example".to_owned()]);
        let shown = not_named.iter().map(|one| (one.typed.as_str(), one.asking));
        let expected = [("@quay@away.example", "later"), ("Cooks Union", "left-out")];
        assert_eq!(shown.collect::<Vec<_>>(), expected);
    }
}

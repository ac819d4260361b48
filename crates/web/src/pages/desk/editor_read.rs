//! What the editor's form says, or what is wrong with it in words.

use super::{editor::current, editor_form::EditorForm, lookups, words};
use crate::{language::isolated, pages::session::SignedIn, problem::Answer, views::FieldError};
use undersigned_federation::{
    actions::{draft::Draft, people::terms},
    views::Appeal,
};

/// What a form says.
pub(super) struct Read {
    /// The draft; none where something is wrong that no draft can hold.
    pub draft: Option<Draft>,
    /// What is wrong.
    pub errors: Vec<FieldError>,
    /// Who is left out of it for now, since their servers do not answer: as they were typed.
    pub away: Vec<String>,
}

/// The draft in a form, or what is wrong with it; `whole` where it has to be fit for publishing.
pub(super) async fn read(
    signed: &SignedIn,
    appeal: Option<&Appeal>,
    form: &EditorForm,
    whole: bool,
) -> Answer<Read> {
    let page = signed.page();
    let earlier = match appeal {
        Some(appeal) => Some(current(signed, appeal).await?),
        None => None,
    };
    let today = signed.instance().clock.now().date_naive();
    let mut errors = Vec::new();
    let language = signed.visitor.language;
    let said = match whole {
        true => form.draft(earlier.as_ref(), today, language),
        false => form.unfinished(earlier.as_ref(), today, language),
    };
    let draft = match said {
        Ok(draft) => Some(draft),
        Err(wrong) => {
            errors.extend(form.sentences(&page, wrong));
            None
        }
    };
    // Whatever is published may close on any day, and would at once.
    let is_published = appeal.is_some_and(|appeal| appeal.root.is_some());
    let before = earlier.as_ref().map(|draft| &draft.text);
    if is_published && draft.is_some() && form.checked_deadline(before, today) == Err("date-past") {
        errors.push(words::wrong(&page, "deadline", "date-past"));
    }
    if let (Some(appeal), Some(draft)) = (appeal, &draft) {
        let deadline = draft.text.deadline.as_deref();
        if let Err(error) = terms::check_deadline(signed.instance(), appeal, deadline).await {
            errors.push(words::beside(&page, "deadline", error)?);
        }
    }
    let known = earlier
        .map(|draft| draft.text.initiators)
        .unwrap_or_default();
    let named = lookups::ids_of(signed, &form.initiators, &known).await;
    // What is only written, and not published yet, waits for nobody's server.
    let away = named.only_away();
    let away = away.filter(|away| !whole || away.is_empty());
    let draft = match &away {
        Some(_) => draft.map(|mut draft| {
            draft.text.initiators = named.ids;
            draft
        }),
        None => {
            let mut each = Vec::new();
            for (line, error) in named.wrong {
                let why = lookups::why(&page, &line, error)?;
                each.push(format!("{}: {why}", isolated(page.language, &line)));
            }
            // One beside the field: it has all of them in it.
            errors.push(FieldError {
                field: "initiators".to_owned(),
                message: each.join("; "),
            });
            None
        }
    };
    Ok(Read {
        draft,
        errors,
        away: away.unwrap_or_default(),
    })
}

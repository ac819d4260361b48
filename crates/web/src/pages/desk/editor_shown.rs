//! How what stands in the editor would look: to readers, in the fediverse, on paper. Nothing is
//! stored, nobody else is asked, and what is still wrong with the form does not matter.

use super::{editor::current, editor_form::EditorForm, letter, verdict::with_asked, words};
use crate::{
    language::ENGLISH,
    markdown,
    pages::{names, pictures, session::SignedIn},
    problem::Answer,
    views::desk::appeal_editor::{Card, Mode, Post, Preview},
};
use serde_json::Value;
use undersigned_domain::{Status, appeal::ByLanguage};
use undersigned_federation::{
    actions::draft::Draft,
    objects::note::{NoteOf, note},
    views::Appeal,
};

/// Letters after which a timeline shows “Read more”: about thirty lines of sixty.
const FOLDED: u64 = 1_800;
/// Letters of the summary in the preview of a link.
const SUMMARY: usize = 200;

/// The form as it would look.
///
/// # Errors
/// The database.
pub async fn shown(
    signed: &SignedIn,
    appeal: Option<&Appeal>,
    form: &EditorForm,
    mode: Mode,
) -> Answer<Preview> {
    let reader = signed.visitor.language;
    let earlier = match appeal {
        Some(appeal) => Some(current(signed, appeal).await?),
        None => None,
    };
    let today = signed.instance().clock.now().date_naive();
    let draft = form.so_far(earlier.as_ref(), today, reader);
    let view = match appeal {
        Some(appeal) => signed.instance().view_by_id(&appeal.ap_id).await?,
        None => None,
    };
    let address = signed.instance().addresses.appeal(&form.slug);
    let post = match mode {
        Mode::Fediverse => Some(post(signed, &draft, &address)),
        Mode::Reader | Mode::Paper => None,
    };
    Ok(Preview {
        mode,
        titles: letter::titles(&draft.text, reader),
        addressees: letter::addressees(&draft.text, reader),
        organiser: words::name_text(&signed.organization, reader),
        tongues: letter::tongues(&draft.text, reader),
        post,
        verdict: with_asked(signed.instance(), view.as_ref(), &draft).await?,
        address,
    })
}

/// What other servers' pages make of the note: the very note that publishing would send, but where that is too long to be
/// signed with all of its text as a post.
pub fn post(signed: &SignedIn, draft: &Draft, address: &str) -> Post {
    let instance = signed.instance();
    let now = instance.clock.rfc3339();
    let members = note(
        &instance.addresses,
        &NoteOf {
            id: address,
            organiser: &signed.organization.ap_id,
            text: &draft.text,
            revision: 1,
            wording_published: &now,
            status: Status::Open,
            closed: None,
            delivered: None,
            standing: None,
            admission: draft.admission,
            pictures: &draft.pictures,
            goal: draft.goal,
            published: &now,
            updated: None,
        },
    );
    let language = draft.text.languages.first().cloned().unwrap_or_default();
    let content = members.get("content").and_then(Value::as_str);
    let content = markdown::as_a_post(content.unwrap_or_default());
    let tags = members.get("tag").and_then(Value::as_array);
    let tag = |tag: &Value| Some(tag.get("name")?.as_str()?.to_owned());
    let picture = draft.pictures.first();
    let in_language = |map: &ByLanguage| map.get(&language).cloned().unwrap_or_default();
    let length = markdown::letters(&content);
    let account = format!(
        "@{}@{}",
        signed.organization.handle,
        instance.addresses.host()
    );
    Post {
        // As its actor's document gives it: whoever reads the post there is not known here.
        name: names::first(&names::read(&signed.organization.names), ENGLISH).unwrap_or_default(),
        account,
        folded: length > FOLDED,
        length,
        tags: tags.into_iter().flatten().filter_map(tag).collect(),
        card: picture.is_none().then(|| Card {
            host: instance.addresses.host(),
            title: in_language(&draft.text.title),
            summary: markdown::plain(&in_language(&draft.text.body), SUMMARY),
        }),
        picture: picture.map(|picture| pictures::shown(picture, signed.visitor.language)),
        content,
        language,
    }
}

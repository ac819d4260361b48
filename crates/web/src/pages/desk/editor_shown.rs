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
use undersigned_domain::{AppealText, Status, appeal::ByLanguage};
use undersigned_federation::{
    actions::draft::Draft,
    objects::note::{NoteOf, note},
    views::Appeal,
};

/// Letters after which a timeline shows “Read more”: about thirty lines of sixty.
const FOLDED: u64 = 1_800;
/// Letters of the summary in the preview of a link.
const SUMMARY: usize = 200;
/// Most bytes of all texts together that are shown beside the form: half of what can be signed. Of more, in up to forty
/// languages, a page would be made that takes long and that nobody looks through there.
const MOST_SHOWN: usize = 128_000;

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
    let (post, tongues, is_whole) = match mode {
        Mode::Fediverse => (Some(post(signed, &draft, &address)), Vec::new(), true),
        Mode::Reader | Mode::Paper => {
            let (text, is_whole) = beginning(&draft.text, MOST_SHOWN);
            (None, letter::tongues(&text, reader), is_whole)
        }
    };
    Ok(Preview {
        mode,
        titles: letter::titles(&draft.text, reader),
        addressees: letter::addressees(&draft.text, reader),
        organiser: words::name_text(&signed.organization, reader),
        tongues,
        shown: (!is_whole).then_some(MOST_SHOWN as u64),
        post,
        verdict: with_asked(signed.instance(), view.as_ref(), &draft).await?,
        address,
    })
}

/// The texts as far as so many bytes of them go, in the order of the languages, and the demands after them; says whether
/// these are all. What is cut says so itself.
fn beginning(text: &AppealText, most: usize) -> (AppealText, bool) {
    let mut shown = text.clone();
    let (mut left, mut is_whole) = (most, true);
    let mut cut = |words: &mut String| {
        let kept = words.floor_char_boundary(left);
        left -= kept;
        if kept < words.len() {
            words.truncate(kept);
            words.push_str("\n\n[…]");
            is_whole = false;
        }
    };
    for tag in &text.languages {
        if let Some(body) = shown.body.get_mut(tag) {
            cut(body);
        }
    }
    let demands = shown.demands.iter_mut();
    demands
        .flat_map(|demand| demand.text.values_mut())
        .for_each(cut);
    (shown, is_whole)
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

#[cfg(test)]
mod tests {
    use super::*;
    use undersigned_domain::appeal::{AppealKind, Demand};

    #[test]
    fn row_794_of_very_long_texts_the_beginning_is_shown() {
        let by_language = |texts: &[(&str, String)]| -> ByLanguage {
            let texts = texts.iter();
            texts
                .map(|(tag, words)| ((*tag).to_owned(), words.clone()))
                .collect()
        };
        let text = AppealText {
            kind: AppealKind::Petition,
            title: by_language(&[("zh", "T".repeat(300))]),
            body: by_language(&[("ar", "ع".repeat(10)), ("zh", "字".repeat(10))]),
            languages: vec!["zh".to_owned(), "ar".to_owned()],
            translations: Vec::new(),
            demands: vec![Demand {
                id: "a".to_owned(),
                text: by_language(&[("zh", "勞".repeat(2))]),
                part: None,
            }],
            addressees: Vec::new(),
            initiators: Vec::new(),
            deadline: None,
            topics: Vec::new(),
        };
        let all = 30 + 20 + 6;
        assert_eq!(beginning(&text, all), (text.clone(), true));
        // What is signed is not touched.
        let (shown, is_whole) = beginning(&text, 35);
        assert!(!is_whole);
        assert_eq!(shown.body["zh"], text.body["zh"]);
        assert_eq!(shown.body["ar"], "عع\n\n[…]");
        assert_eq!(shown.demands[0].text["zh"], "\n\n[…]");
        assert_eq!(shown.title, text.title);
        let (shown, is_whole) = beginning(&text, all - 1);
        assert!(!is_whole && shown.body == text.body);
        assert_eq!(shown.demands[0].text["zh"], "勞\n\n[…]");
    }
}

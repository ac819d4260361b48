//! Whether a change touches what was signed: said before it is published.

use crate::{
    difference::{FactChange, Standing, between_texts},
    language::native_name,
    pages::revisions::small,
    problem::Answer,
    views::{
        Page,
        changes::Changes,
        desk::publish::{Check, Verdict},
    },
};
use undersigned_domain::{AppealText, CoSignerList, Entry, appeal::AdmissionPolicy, list::Origin};
use undersigned_federation::{Instance, actions::draft::Draft, views::AppealView};

/// The same as [`verdict`], with who is asked by mail told apart.
///
/// # Errors
/// The database.
pub async fn with_asked(
    instance: &Instance,
    view: Option<&AppealView>,
    draft: &Draft,
) -> Answer<Option<Verdict>> {
    let (Some(held), Some(found)) = (view, verdict(view, draft)) else {
        return Ok(None);
    };
    let asked = instance.asked_by_mail(held.appeal.id).await?;
    let by_form = attested(&held.list).filter(|entry| asked.contains(&entry.id));
    let by_form = by_form.count() as u64;
    Ok(Some(Verdict {
        attested: found.attested - by_form,
        by_form,
        ..found
    }))
}

/// What publishing a draft would do to a published appeal and to those who signed it. None where
/// there is nothing yet to be changed.
pub fn verdict(view: Option<&AppealView>, draft: &Draft) -> Option<Verdict> {
    let text = &draft.text;
    let list = &view?.list;
    let now = list.current()?;
    let substance = now.text_digest != text.digest();
    let mut change = between_texts(&now.text, text);
    let admission = FactChange::between("admission", &code(now.admission), &code(draft.admission));
    change.facts.extend(admission);
    Some(Verdict {
        substance,
        wording: small(now.revision + u64::from(substance)),
        signed: signed(list).count() as u64,
        attested: attested(list).count() as u64,
        by_form: 0,
        people: list.totals.individuals,
        changes: Changes::of(change, None, None),
    })
}

/// Texts that have not followed where one that is signed says something else: others that are signed, and
/// translations. `href` leads to where they are mended.
pub fn left_behind(page: &Page, text: &AppealText, verdict: &Verdict, href: &str) -> Vec<Check> {
    let changed = verdict.changes.languages.iter();
    let changed = changed.filter(|one| one.standing == Standing::Authoritative.code());
    let changed: Vec<&str> = changed.map(|one| one.tag.as_str()).collect();
    if changed.is_empty() {
        return Vec::new();
    }
    let unchanged = verdict.changes.unchanged.iter().map(String::as_str);
    let is_translation = |tag: &&str| text.translations.iter().any(|one| one == tag);
    let (translations, signed): (Vec<&str>, Vec<&str>) = unchanged.partition(is_translation);
    let names = |tags: &[&str]| page.each_apart(tags.iter().map(|tag| native_name(tag)), ", ");
    let check = |what: &str, said: String| Check {
        what: what.to_owned(),
        well: false,
        said: Some(said),
        mend_href: Some(href.to_owned()),
    };
    let signed = (!signed.is_empty()).then(|| {
        let (changed, unchanged) = (names(&changed), names(&signed));
        let key = "check-think-signed-texts";
        check(
            "signed-texts",
            page.t2(key, "changed", changed, "unchanged", unchanged),
        )
    });
    let translations = (!translations.is_empty()).then(|| {
        let key = "check-think-translations-behind";
        check(
            "translations-behind",
            page.t1(key, "languages", names(&translations)),
        )
    });
    signed.into_iter().chain(translations).collect()
}

/// Who signed the text as it stands.
fn signed(list: &CoSignerList) -> impl Iterator<Item = &Entry> {
    let entries = list.entries.iter();
    entries.filter(|entry| entry.current_wording && !entry.contested)
}

/// Those of them who did not sign from a server of their own.
fn attested(list: &CoSignerList) -> impl Iterator<Item = &Entry> {
    signed(list).filter(|entry| entry.origin != Origin::OwnServer)
}

fn code(admission: AdmissionPolicy) -> [String; 1] {
    [match admission {
        AdmissionPolicy::Open => "open",
        AdmissionPolicy::Moderated => "moderated",
    }
    .to_owned()]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::ENGLISH;
    use serde_json::json;

    fn text(bodies: serde_json::Value) -> AppealText {
        let text = json!({
            "kind": "petition", "languages": ["en", "fr", "es"], "translations": ["es"],
            "title": {"en": "A", "fr": "B", "es": "C"}, "body": bodies, "demands": [],
        });
        serde_json::from_value(text).expect("a text")
    }

    #[test]
    fn it_is_said_which_texts_have_not_followed() {
        let before = text(json!({"en": "One.", "fr": "Un.", "es": "Uno."}));
        let said = |bodies: serde_json::Value| -> Vec<String> {
            let after = text(bodies);
            let verdict = Verdict {
                substance: true,
                wording: 2,
                signed: 0,
                attested: 0,
                by_form: 0,
                people: 0,
                changes: Changes::of(between_texts(&before, &after), None, None),
            };
            let page = Page::new(ENGLISH, "", "", "");
            let checks = left_behind(&page, &after, &verdict, "/desk/appeals/a/edit#texts");
            checks.into_iter().filter_map(|one| one.said).collect()
        };
        let one = said(json!({"en": "Two.", "fr": "Un.", "es": "Uno."}));
        assert!(
            one[0].contains("Changed: English. As before: français."),
            "{one:?}"
        );
        assert!(one[1].contains("change: español."), "{one:?}");
        let both = said(json!({"en": "Two.", "fr": "Deux.", "es": "Uno."}));
        assert_eq!(both.len(), 1, "{both:?}");
        assert!(both[0].contains("español"), "{both:?}");
        let all = json!({"en": "Two.", "fr": "Deux.", "es": "Dos."});
        assert!(said(all).is_empty());
        // A translation that is mended says nothing else than what is signed.
        let translation = json!({"en": "One.", "fr": "Un.", "es": "Dos."});
        assert!(said(translation).is_empty());
    }
}

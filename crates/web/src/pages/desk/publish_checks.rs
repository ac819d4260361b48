//! What is looked at before an appeal is published: what organisers tend to forget.

use super::{editor_left_out, proceedings, site_pages, translate::in_words, verdict::left_behind};
use crate::{
    language::native_name,
    pages::{names, session::SignedIn, site_pages as server_pages},
    problem::Answer,
    views::{
        Page,
        desk::publish::{Check, Verdict},
    },
};
use undersigned_domain::{AppealText, team::Permission};
use undersigned_federation::{
    actions::{
        check_list::{DEADLINE_FAR, DEADLINE_KEPT, DEADLINE_PAST, check_list},
        draft::Draft,
        invite,
    },
    profile::Profile,
    views::{Appeal, AppealView},
};
use undersigned_views::translation::Missing;

/// What organisers tend to forget, each with the place where it is mended. None of it forbids
/// publishing. `untranslated` is what each translation lacks; `later` are those who were typed and are not named.
pub(super) async fn checks(
    signed: &SignedIn,
    appeal: &Appeal,
    draft: &Draft,
    view: Option<&AppealView>,
    verdict: Option<&Verdict>,
    untranslated: &[(String, Missing)],
    later: &[invite::Later],
) -> Answer<Vec<Check>> {
    let list = check_list(signed.instance(), appeal, draft).await?;
    let base = format!("/desk/appeals/{}", appeal.slug);
    let past = signed.page().t("error-deadline-past");
    let kept = signed.page().t("error-deadline-after-kept");
    let unfound = unfound(signed, draft).await?;
    let is_found = unfound.len() < draft.text.initiators.len();
    let unsaid = lacking(&signed.page(), &draft.text, untranslated);
    let is_shown = |what: &str, well: bool| match what {
        // What a translation lacks is said of the translations.
        "demands" => well || unsaid.is_some(),
        // Nobody who has yet to be asked has answered.
        "answered" => !well || later.is_empty(),
        // Nobody keeps the list open who has not been found.
        "keeper" => !well || is_found,
        _ => true,
    };
    let mut checks: Vec<Check> = list
        .found
        .iter()
        .filter(|(what, well)| is_shown(what, *well))
        .map(|(what, well)| Check {
            what: (*what).to_owned(),
            well: *well,
            said: match *what {
                DEADLINE_PAST => Some(past.clone()),
                DEADLINE_KEPT => Some(kept.clone()),
                "demands" if !well => unsaid.clone(),
                "pictures" if !well => Some(undescribed(&signed.page(), draft)),
                _ => None,
            },
            mend_href: Some(format!("{base}{}", place_of(what))),
        })
        .collect();
    if !unfound.is_empty() {
        let said = signed.page();
        let said = said.t1("check-think-initiators", "addresses", unfound.join(", "));
        checks.push(Check {
            what: "initiators".to_owned(),
            well: false,
            said: Some(said),
            mend_href: Some(format!("{base}{}", place_of("keeper"))),
        });
    }
    if let Some(said) = editor_left_out::words(signed) {
        checks.push(Check {
            what: "left-out".to_owned(),
            well: false,
            said: Some(said),
            mend_href: Some(format!("{base}/edit#texts")),
        });
    }
    if appeal.root.is_none() {
        let addresses = &signed.instance().addresses;
        let address = format!("{}/appeals/{}", addresses.host(), appeal.slug);
        checks.push(Check {
            what: "address".to_owned(),
            well: true,
            said: Some(signed.page().t1("check-address", "address", address)),
            mend_href: Some(format!("{base}/edit#slug")),
        });
    }
    if !draft.text.translations.is_empty() {
        let page = signed.page();
        let missing = untranslated.iter();
        let missing = missing.map(|(tag, parts)| by_language(&page, tag, &in_words(&page, parts)));
        let missing: Vec<String> = missing.collect();
        checks.push(Check {
            what: "translations".to_owned(),
            well: missing.is_empty(),
            said: (!missing.is_empty())
                .then(|| page.t1("check-think-translations", "missing", missing.join("; "))),
            mend_href: Some(format!("{base}/translate")),
        });
    }
    let another_wording = verdict.filter(|verdict| verdict.substance);
    if let (Some(view), Some(verdict)) = (view, another_wording) {
        let texts = format!("{base}/edit#texts");
        checks.extend(left_behind(&signed.page(), &draft.text, verdict, &texts));
        checks.extend(proceedings::left_behind(signed, view, draft).await?);
    }
    checks.extend(unwritten(signed, appeal).await?);
    checks.extend(unreached(signed, appeal).await);
    checks.push(reachable(signed, list.reached));
    Ok(checks)
}

/// That the server has no imprint or no privacy text yet, before an appeal is published for the first time.
async fn unwritten(signed: &SignedIn, appeal: &Appeal) -> Answer<Option<Check>> {
    let missing = match appeal.root {
        None => site_pages::unwritten(signed).await?,
        Some(_) => None,
    };
    Ok(missing.map(|missing| {
        let page = signed.page();
        let mut said = page.t("people-desk-unwritten");
        if missing.pages_href.is_none() {
            said = format!(
                "{said}{}{}",
                page.gap(),
                page.t("people-desk-unwritten-who")
            );
        }
        Check {
            what: "site-pages".to_owned(),
            well: false,
            said: Some(said),
            mend_href: missing.pages_href,
        }
    }))
}

/// That nobody finds a way to write to the organiser, before an appeal is published for the first time.
async fn unreached(signed: &SignedIn, appeal: &Appeal) -> Option<Check> {
    let links = Profile::of(&signed.organization).links;
    if appeal.root.is_some() || !links.is_empty() {
        return None;
    }
    let written = server_pages::written(&signed.state).await;
    let may_mend = signed.may(Permission::Organisation);
    (!written.contains(&"contact")).then(|| Check {
        what: "contact".to_owned(),
        well: false,
        said: None,
        mend_href: may_mend.then(|| "/desk/profile".to_owned()),
    })
}

/// Whom the text names by an address at which nobody was found: its server was away when that was typed. Nothing
/// is fetched for it.
async fn unfound(signed: &SignedIn, draft: &Draft) -> Answer<Vec<String>> {
    let instance = signed.instance();
    let mut unfound = Vec::new();
    for id in &draft.text.initiators {
        if !instance.addresses.is_ours(id) && instance.stored_actor(id).await?.is_none() {
            unfound.push(names::plain_address(id));
        }
    }
    Ok(unfound)
}

/// What is missing in a language, behind its name. The name has an isolate of its own: else a list that begins with
/// Arabic would run from right to left as a whole.
fn by_language(page: &Page, tag: &str, missing: &str) -> String {
    format!("{}: {missing}", page.first_apart(native_name(tag)))
}

/// That nothing is asked, or in which languages what is asked is not said, by its number; without what is said of a
/// translation anyway. None where nothing else is missing.
fn lacking(page: &Page, text: &AppealText, untranslated: &[(String, Missing)]) -> Option<String> {
    if text.demands.is_empty() {
        return Some(page.t("check-think-demands-none"));
    }
    let is_told = |tag: &str, number: &usize| {
        let mut told = untranslated.iter();
        told.any(|(of, missing)| of == tag && missing.demands.contains(number))
    };
    let missing = text.languages.iter().filter_map(|tag| {
        let lacks = |number: &usize| {
            let demand = text.demands.get(number - 1);
            demand.is_some_and(|demand| !demand.text.contains_key(tag)) && !is_told(tag, number)
        };
        let numbers = (1..=text.demands.len()).filter(lacks);
        let numbers: Vec<String> = numbers.map(|number| page.number(number)).collect();
        (!numbers.is_empty()).then(|| by_language(page, tag, &numbers.join(", ")))
    });
    let missing: Vec<String> = missing.collect();
    let missing = missing.join("; ");
    (!missing.is_empty()).then(|| page.t1("check-think-demands-missing", "missing", missing))
}

/// In which languages a picture lacks its description.
fn undescribed(page: &Page, draft: &Draft) -> String {
    let languages = draft.text.languages.iter();
    let lacking = languages.filter(|tag| {
        let mut pictures = draft.pictures.iter();
        pictures.any(|picture| !picture.alt.contains_key(*tag))
    });
    let lacking = lacking.map(|tag| native_name(tag));
    format!(
        "{} {}",
        page.word("check-think", "pictures"),
        page.each_apart(lacking, ", ")
    )
}

/// Where something of the check-list is mended, below the appeal.
fn place_of(what: &str) -> &'static str {
    match what {
        "demands" => "/edit#asks",
        "addressees" => "/edit#addressees",
        "deadline" | DEADLINE_PAST | DEADLINE_KEPT | DEADLINE_FAR => "/edit#deadline",
        "keeper" => "/edit#initiators",
        "pictures" => "/pictures",
        "answered" => "#initiators",
        _ => "/edit#texts",
    }
}

/// Whether this server finds its own organisation at its public address, as another would.
fn reachable(signed: &SignedIn, well: bool) -> Check {
    let instance = signed.instance();
    let base = instance.addresses.base();
    let key = reach(well, instance.allow_private_network, base);
    Check {
        what: "reachable".to_owned(),
        well: well && !instance.allow_private_network,
        said: Some(signed.page().t1(key, "address", base)),
        mend_href: None,
    }
}

/// What is said of it. Only an address of this very computer has no https, and is not asked where the private network is
/// shut: whoever reads this was answered there, and is not sent to look for what is wrong.
fn reach(well: bool, private: bool, base: &str) -> &'static str {
    match (well, private) {
        (true, false) => "check-reachable",
        (true, true) => "check-reachable-private",
        (false, false) if base.starts_with("http://") => "check-reachable-private",
        (false, _) => "check-unreachable",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::{ENGLISH, Language};
    use serde_json::json;

    #[test]
    fn a_first_server_on_ones_own_computer_is_not_called_out_of_reach() {
        let (here, public) = ("http://localhost:8080", "https://coalition.example");
        for (well, private, base, key) in [
            (false, false, here, "check-reachable-private"),
            (true, true, here, "check-reachable-private"),
            (false, true, here, "check-unreachable"),
            (true, false, public, "check-reachable"),
            (false, false, public, "check-unreachable"),
        ] {
            assert_eq!(reach(well, private, base), key, "{well} {private} {base}");
        }
    }

    #[test]
    fn it_is_said_which_language_lacks_what() {
        let text = |demands: serde_json::Value| -> AppealText {
            let text = json!({
                "kind": "petition", "languages": ["en", "es", "fr"], "title": {"en": "A"},
                "body": {"en": "B"}, "demands": demands,
            });
            serde_json::from_value(text).expect("a text")
        };
        let page = Page::new(ENGLISH, "", "", "");
        let nothing = lacking(&page, &text(json!([])), &[]);
        assert_eq!(nothing.as_deref(), Some("It asks nothing."));
        let two = text(json!([
            {"id": "a", "text": {"en": "One", "fr": "Un"}},
            {"id": "b", "text": {"en": "Two"}},
        ]));
        let said = |untranslated: &[(String, Missing)]| lacking(&page, &two, untranslated);
        let all = said(&[]).expect("a sentence");
        assert!(all.contains("español: 1, 2; français: 2"), "{all}");
        // What is said of a translation is not said twice.
        let lacks = |tag: &str, demands: &[usize]| {
            let demands = demands.to_vec();
            let missing = Missing {
                demands,
                ..Missing::default()
            };
            (tag.to_owned(), missing)
        };
        let rest = said(&[lacks("es", &[1, 2])]).expect("a sentence");
        assert!(rest.contains(": français: 2"), "{rest}");
        assert_eq!(said(&[lacks("es", &[1, 2]), lacks("fr", &[2])]), None);
    }

    #[test]
    fn each_language_is_apart_and_the_list_runs_as_the_page_does() {
        let english = Page::new(ENGLISH, "", "", "");
        assert_eq!(
            by_language(&english, "es", "Paragraph 5"),
            "español: Paragraph 5"
        );
        let said = by_language(&english, "ar", "Paragraph 4");
        assert_eq!(said, "\u{2068}العربية\u{2069}: Paragraph 4");
        let arabic = Page::new(Language::from_tag("ar").expect("Arabic"), "", "", "");
        let said = by_language(&arabic, "es", "٤");
        assert_eq!(said, "\u{200F}\u{2068}español\u{2069}: ٤");
        let all = ["العربية", "español"];
        assert_eq!(
            english.each_apart(all, ", "),
            "\u{2068}العربية\u{2069}, español"
        );
    }
}

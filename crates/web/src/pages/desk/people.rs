//! `/desk/appeals/{slug}/people`: on which terms people sign.

use super::{beside::shared::is_withdrawn, own, site_pages, words};
use crate::{
    language::{LANGUAGES, Language, is_typed_tag, spoken},
    pages::{
        people::words::contact_href,
        session::{Fields, SignedForm, SignedIn},
        signing::withdrawn_at,
        times,
    },
    problem::Answer,
    views::{
        Choice, FieldError,
        desk::{
            Tab,
            people::{ConsentRow, PeopleDeskPage},
        },
    },
};
use axum::extract::Path;
use std::collections::BTreeSet;
use undersigned_domain::people::{Day, Shown, Terms};
use undersigned_federation::{
    actions::people::{regions, terms},
    views::Appeal,
};

/// What stands in the form.
#[derive(Default)]
struct Typed {
    open: bool,
    keeper: String,
    contact: String,
    kept_until: String,
    shown: Shown,
    consent: Vec<(String, String)>,
}

impl Typed {
    fn of(terms: Terms) -> Self {
        Self {
            open: terms.open,
            keeper: terms.keeper,
            contact: terms.contact,
            kept_until: terms.kept_until.to_string(),
            shown: terms.shown,
            consent: terms.consent.into_iter().collect(),
        }
    }

    fn read(fields: &Fields) -> Self {
        let consent = fields.with_prefix("consent-").map(|(tag, words)| {
            let words = words.trim().replace("\r\n", "\n");
            (tag.to_owned(), words)
        });
        Self {
            open: fields.ticked("open"),
            keeper: fields.text("keeper"),
            contact: fields.address("contact"),
            kept_until: fields.text("kept-until"),
            shown: Shown::from_name(fields.get("shown")).unwrap_or_default(),
            consent: consent.collect(),
        }
    }

    fn terms(&self) -> Option<Terms> {
        Some(Terms {
            open: self.open,
            keeper: self.keeper.clone(),
            contact: self.contact.clone(),
            shown: self.shown,
            kept_until: Day::parse(&self.kept_until)?,
            consent: self
                .consent
                .iter()
                .filter(|(_, words)| !words.is_empty())
                .cloned()
                .collect(),
        })
    }
}

pub async fn show(Path(slug): Path<String>, signed: SignedIn) -> Answer {
    let appeal = own(&signed, &slug).await?;
    let typed = match terms::get(signed.instance(), appeal.id).await? {
        Some(terms) => Typed::of(terms),
        None => Typed {
            keeper: words::name_of(&signed.organization, signed.visitor.language),
            ..Typed::default()
        },
    };
    let page = page(&signed, &appeal, typed, Vec::new()).await?;
    signed.show(&page)
}

pub async fn set(Path(slug): Path<String>, form: SignedForm) -> Answer {
    let SignedForm { signed, fields } = form;
    let appeal = own(&signed, &slug).await?;
    let typed = Typed::read(&fields);
    let frame = signed.page();
    let titles = crate::pages::names::read(appeal.titles.as_deref().unwrap_or_default());
    let mut written = typed.consent.iter().filter(|(_, words)| !words.is_empty());
    let wrong = match typed.terms() {
        // A language of the appeal's own may have come through the API.
        _ if written.any(|(tag, _)| !is_typed_tag(tag) && !titles.contains_key(tag)) => {
            words::wrong(&frame, "consent", "language-form")
        }
        None if typed.kept_until.is_empty() => words::wrong(&frame, "kept-until", "needed"),
        None => words::wrong(&frame, "kept-until", "date-form"),
        Some(new) if is_no_address(&new) => words::wrong(&frame, "contact", "contact-form"),
        Some(new) => {
            match terms::set(signed.instance(), &signed.organization, &appeal, &new).await {
                Ok(()) => {
                    return signed.done(&format!("/desk/appeals/{slug}/people"), "people");
                }
                Err(error) => {
                    let (field, key) = match error.code() {
                        "keeper_invalid" => ("keeper", "keeper-invalid"),
                        "keeper_changed" => ("keeper", "keeper-changed"),
                        "contact_invalid" => ("contact", "contact-invalid"),
                        "kept_until_invalid" => ("kept-until", "kept-until-invalid"),
                        "kept_until_before_deadline" => {
                            ("kept-until", "kept-until-before-deadline")
                        }
                        "kept_until_later" => ("kept-until", "kept-until-later"),
                        "people_over" => ("kept-until", "people-over"),
                        "consent_invalid" => ("consent", "consent-invalid"),
                        "shown_looser" => ("shown", "shown-looser"),
                        _ => return Err(error.into()),
                    };
                    words::wrong(&frame, field, key)
                }
            }
        }
    };
    let page = page(&signed, &appeal, typed, vec![wrong]).await?;
    signed.show_again(&page)
}

/// Whoever signs could not follow such a contact. Terms that close the form are not held up by an old one.
fn is_no_address(terms: &Terms) -> bool {
    terms.open && !terms.contact.is_empty() && contact_href(&terms.contact).is_none()
}

async fn page(
    signed: &SignedIn,
    appeal: &Appeal,
    typed: Typed,
    errors: Vec<FieldError>,
) -> Answer<PeopleDeskPage> {
    let instance = signed.instance();
    let page = signed.page();
    let regions = regions::said(instance, appeal.id).await?;
    let titles = crate::pages::names::read(appeal.titles.as_deref().unwrap_or_default());
    let written = typed.consent.iter().map(|(tag, _)| tag.clone());
    let tags: BTreeSet<String> = titles.into_keys().chain(written).collect();
    let words_in = |tag: &str| {
        let found = typed.consent.iter().find(|(known, _)| known == tag);
        found.map(|(_, words)| words.clone()).unwrap_or_default()
    };
    let own = typed.consent.iter().filter(|(_, words)| !words.is_empty());
    let own: Vec<&str> = own.map(|(tag, _)| tag.as_str()).collect();
    let is_own = |language: Language| own.iter().any(|tag| spoken(tag) == Some(language));
    let usual_in = LANGUAGES
        .iter()
        .filter(|one| !own.is_empty() && !is_own(**one));
    let usual_in: Vec<&str> = usual_in.map(|language| language.tag).collect();
    let action = format!("/desk/appeals/{}/people", appeal.slug);
    let withdrawn = match is_withdrawn(appeal) {
        true => instance.view_by_id(&appeal.ap_id).await?,
        false => None,
    };
    Ok(PeopleDeskPage {
        desk: signed.desk(Tab::Overview),
        form: signed.form_with(action, errors),
        back: format!("/desk/appeals/{}", appeal.slug),
        title: words::title(appeal, signed.visitor.language),
        withdrawn: withdrawn.as_ref().and_then(withdrawn_at),
        unwritten: site_pages::unwritten(signed).await?,
        total: terms::count(instance, appeal.id).await?,
        undated: terms::are_missing(instance, appeal.id).await?,
        countries: regions.at_least,
        others: regions.others,
        as_of: regions.as_of.and_then(times::stored),
        promised: terms::are_promised(instance, appeal.id).await?,
        open: typed.open,
        keeper: typed.keeper,
        contact: typed.contact,
        shown: Shown::ALL
            .map(|shown| {
                let label = page.word("people-promise", shown.name());
                Choice::new(shown.name(), label, shown == typed.shown)
            })
            .to_vec(),
        kept_until: typed.kept_until,
        consents: tags
            .into_iter()
            .map(|tag| ConsentRow {
                words: words_in(&tag),
                tag,
            })
            .collect(),
        usual_in,
        page,
    })
}

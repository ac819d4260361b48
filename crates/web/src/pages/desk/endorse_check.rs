//! `/desk/endorse/check`: an appeal is read, and then signed.

use super::{
    addresses::check_href,
    called_alike::called_alike,
    checked,
    endorse::{became, done_href, not_fetched, organiser, outcome, recipients},
    letter, receipt, rows, words,
};
use crate::{
    language::Language,
    pages::{
        appeal::letter::dated,
        names,
        revisions::Wordings,
        session::{Fields, SignedForm, SignedIn},
        sign_by_form::typed::{OWN_ROWS, TypedNames, name_rows, wants_more},
        times,
    },
    problem::{Answer, Problem},
    views::{
        Choice, Digest, FieldError, Page, Text,
        desk::{
            EndorseCheckPage, Tab,
            endorse::{Outcome, ReservationRow},
        },
        set_up::NameRow,
    },
};
use chrono::{DateTime, Utc};
use undersigned_domain::{
    Note, Status,
    endorsement::{Endorsement, Pin, Reservation},
    mandate::{Body, Mandate},
    people::Day,
};
use undersigned_federation::{
    actions::{
        endorse::{self, Said},
        reaffirm,
    },
    desk::OwnEndorsement,
    signers::Standing,
    views::AppealView,
};

/// What stands in the form.
struct Typed {
    names: TypedNames,
    /// Id of the demand, and the words beside it.
    reservations: Vec<(String, String)>,
    /// The same where the demand is not ticked, though words were written.
    unticked: Vec<(String, String)>,
    /// Code of the body that decided, and the day.
    mandate: (String, String),
    /// Whether they know that signing has ended.
    sure: bool,
}

pub async fn show(signed: SignedIn) -> Answer {
    let object = signed.visitor.query("object").to_owned();
    if object.is_empty() {
        return signed.go("/desk/endorse");
    }
    let Some(view) = signed.instance().view_by_id(&object).await? else {
        return not_fetched(&signed, &object);
    };
    let typed = prefilled(&signed, &view).await?;
    let page = page(&signed, &view, &typed, Vec::new()).await?;
    signed.show(&page)
}

/// The page once more, because the text is another by now.
pub(super) async fn again(signed: &SignedIn, object: &str) -> Answer {
    once_more(signed, object, ("what", "text-changed")).await
}

/// The page once more, because nobody said that they are sure to withdraw.
pub(super) async fn unsure(signed: &SignedIn, object: &str) -> Answer {
    once_more(signed, object, ("sure", "sure")).await
}

/// The page once more, because nobody said that they know that signing has ended.
pub(super) async fn unsure_of_closed(signed: &SignedIn, object: &str) -> Answer {
    once_more(signed, object, ("sure-closed", "sure")).await
}

async fn once_more(signed: &SignedIn, object: &str, (field, key): (&str, &str)) -> Answer {
    let Some(view) = signed.instance().view_by_id(object).await? else {
        return not_fetched(signed, object);
    };
    let typed = prefilled(signed, &view).await?;
    let wrong = words::wrong(&signed.page(), field, key);
    let page = page(signed, &view, &typed, vec![wrong]).await?;
    signed.show_again(&page)
}

pub async fn endorse(form: SignedForm) -> Answer {
    let SignedForm { signed, fields } = form;
    let object = fields.get("object");
    let Some(view) = signed.instance().view_by_id(object).await? else {
        return not_fetched(&signed, object);
    };
    let typed = Typed::read(&fields);
    let frame = signed.page();
    let note = view.list.current().ok_or_else(Problem::not_held)?;
    let mut errors = Vec::new();
    let shown = (fields.get("revision"), fields.get("text-digest"));
    if shown
        != (
            note.revision.to_string().as_str(),
            note.text_digest.to_string().as_str(),
        )
    {
        errors.push(words::wrong(&frame, "what", "text-changed"));
    }
    if wants_more(&fields) {
        let is_wrong = !errors.is_empty();
        let page = page(&signed, &view, &typed, errors).await?;
        return signed.show_form(&page, is_wrong);
    }
    let names = typed.names.names(&frame, &mut errors);
    let mandate = typed.mandate().unwrap_or_else(|()| {
        errors.push(words::wrong(&frame, "decided-by", "mandate-both"));
        None
    });
    errors.extend(typed.unticked.iter().map(|(demand, _)| {
        words::wrong(&frame, format!("words-{demand}"), "reservation-unticked")
    }));
    if closed(&view, note).is_some() && !typed.sure {
        errors.push(words::wrong(&frame, "sure-closed", "sure"));
    }
    if errors.is_empty() {
        let object = &view.appeal.ap_id;
        let said = Said {
            names,
            reservations: typed.reservations(),
            mandate,
        };
        let read = Pin {
            revision: note.revision,
            text_digest: note.text_digest,
        };
        let (instance, signer) = (signed.instance(), &signed.organization);
        match endorse::endorse_read(instance, signer, object, said, &read).await {
            Ok(_) => return signed.go(&done_href(object)),
            // It came while the appeal's initiators were looked up: it has to be read first.
            Err(error) if error.code() == "wording_changed" => {
                errors.push(words::wrong(&frame, "what", "text-changed"));
                let view = instance
                    .view_by_id(object)
                    .await?
                    .ok_or_else(Problem::not_held)?;
                let page = page(&signed, &view, &typed, errors).await?;
                return signed.show_again(&page);
            }
            Err(error) if error.code() == "mandate_date" => {
                errors.push(words::wrong(&frame, "decided-on", "mandate-ahead"));
            }
            // There is no form for what was withdrawn.
            Err(error) if note.status == Status::Withdrawn => {
                errors.push(words::beside(&frame, "what", error)?);
            }
            Err(error) => errors.push(words::beside(&frame, "name-1", error)?),
        }
    }
    let page = page(&signed, &view, &typed, errors).await?;
    signed.show_again(&page)
}

/// When signing ended, where it has, by what is held here. What is signed later is shown with its
/// date, and lets nobody in by itself.
pub(super) fn closed(view: &AppealView, note: &Note) -> Option<DateTime<Utc>> {
    let seq = view.list.note.as_ref().map_or(0, |statement| statement.seq);
    times::closed(note, seq)
}

/// What was signed before, also where it was withdrawn, or else the organisation's own names.
async fn prefilled(signed: &SignedIn, view: &AppealView) -> Answer<Typed> {
    let (instance, organization) = (signed.instance(), &signed.organization);
    let reader = signed.visitor.language;
    let own = instance
        .endorsement_of(organization, &view.appeal.ap_id)
        .await?;
    if let Some(own) = own.filter(|own| own.endorsed) {
        let mandate = reaffirm::kept_mandate(&own);
        return Ok(Typed::said(&own.said, mandate, reader));
    }
    let earlier = endorse::last_withdrawn(instance, organization, view.appeal.id).await?;
    if let Some(earlier) = earlier {
        let note = view.list.current();
        let mandate = note.and_then(|note| earlier.mandate(note));
        return Ok(Typed::said(&earlier.said, mandate, reader));
    }
    Ok(Typed {
        names: TypedNames {
            rows: rows::name_rows(&names::read(&signed.organization.names), reader),
            also_known_as: String::new(),
            country: signed.organization.country.clone().unwrap_or_default(),
        },
        reservations: Vec::new(),
        unticked: Vec::new(),
        mandate: Default::default(),
        sure: false,
    })
}

impl Typed {
    /// What an endorsement says, on a mandate that goes with it.
    fn said(endorsement: &Endorsement, mandate: Option<Mandate>, reader: Language) -> Self {
        let reservations = endorsement.reservations.iter();
        Self {
            mandate: mandate.map_or_else(Default::default, |mandate| {
                (mandate.by.name().to_owned(), mandate.on.to_string())
            }),
            names: TypedNames {
                rows: rows::name_rows(&endorsement.names.name_map, reader),
                ..TypedNames::of(&endorsement.names)
            },
            reservations: reservations
                .map(|one| (one.demand.clone(), one.text.clone().unwrap_or_default()))
                .collect(),
            unticked: Vec::new(),
            sure: false,
        }
    }

    fn read(fields: &Fields) -> Self {
        let ticked = fields
            .with_prefix("reserve-")
            .filter(|(_, value)| *value == "yes");
        let is_ticked = |demand: &str| fields.get(&format!("reserve-{demand}")) == "yes";
        let unticked = fields
            .with_prefix("words-")
            .filter(|(demand, text)| !text.trim().is_empty() && !is_ticked(demand));
        Self {
            unticked: unticked
                .map(|(demand, text)| (demand.to_owned(), text.trim().to_owned()))
                .collect(),
            names: TypedNames {
                rows: name_rows(fields, OWN_ROWS),
                ..TypedNames::read(fields)
            },
            mandate: (fields.text("decided-by"), fields.text("decided-on")),
            sure: fields.ticked("sure-closed"),
            reservations: ticked
                .map(|(demand, _)| (demand.to_owned(), fields.text(&format!("words-{demand}"))))
                .collect(),
        }
    }

    /// Both who and when, or neither.
    fn mandate(&self) -> Result<Option<Mandate>, ()> {
        let (by, on) = &self.mandate;
        match (by.is_empty(), Body::from_name(by), Day::parse(on)) {
            (true, ..) if on.is_empty() => Ok(None),
            (_, Some(by), Some(on)) => Ok(Some(Mandate { by, on })),
            _ => Err(()),
        }
    }

    fn reservations(&self) -> Vec<Reservation> {
        let reservations = self.reservations.iter();
        reservations
            .map(|(demand, text)| Reservation {
                demand: demand.clone(),
                text: (!text.is_empty()).then(|| text.clone()),
            })
            .collect()
    }

    fn rows(&self, signed: &SignedIn, note: &Note) -> Vec<ReservationRow> {
        let demands = note.text.demands.iter();
        demands
            .map(|demand| {
                let of_demand = |(id, _): &&(String, String)| *id == demand.id;
                let typed = self.reservations.iter().find(of_demand);
                let written = typed.or_else(|| self.unticked.iter().find(of_demand));
                ReservationRow {
                    demand: demand.id.clone(),
                    words: letter::demand(&note.text, demand, signed.visitor.language),
                    reserved: typed.is_some(),
                    text: written.map(|(_, text)| text.clone()).unwrap_or_default(),
                }
            })
            .collect()
    }
}

async fn page(
    signed: &SignedIn,
    view: &AppealView,
    typed: &Typed,
    errors: Vec<FieldError>,
) -> Answer<EndorseCheckPage> {
    let instance = signed.instance();
    let reader = signed.visitor.language;
    let mut page = signed.page();
    let object = &view.appeal.ap_id;
    page.path = check_href(object);
    let note = view.list.current().ok_or_else(Problem::not_held)?;
    let own = instance
        .endorsement_of(&signed.organization, object)
        .await?;
    let standing = own.as_ref().map(OwnEndorsement::standing);
    let wordings = Wordings::of(view, "");
    Ok(EndorseCheckPage {
        desk: signed.desk(Tab::Endorse),
        form: signed.form_with("/desk/endorse/check", errors),
        object: object.clone(),
        closed: closed(view, note),
        sure: typed.sure,
        is_withdrawn: note.status == Status::Withdrawn,
        host: view.appeal.host.clone(),
        organiser: organiser(signed, view).await?,
        organiser_href: view.appeal.organiser.clone(),
        kind: note.text.kind.name().to_owned(),
        titles: letter::titles(&note.text, reader),
        addressees: letter::addressees(&note.text, reader),
        tongues: dated(letter::tongues(&note.text, reader), note, &wordings),
        revision: u32::try_from(note.revision).unwrap_or(u32::MAX),
        text_digest: Digest::new(note.text_digest.to_string()),
        organisations: view.list.totals.organisations.current,
        profile_names: profile_names(signed, &typed.names.rows),
        namesake: match own.as_ref().is_some_and(|own| own.endorsed) {
            true => None,
            false => called_alike(signed, view, &typed.names).await?,
        },
        names: typed.names.rows.clone(),
        also_known_as: typed.names.also_known_as.clone(),
        countries: countries(&page, &typed.names.country),
        reservations: typed.rows(signed, note),
        recipients: recipients(signed, view).await?,
        followers: instance.follower_count(signed.organization.id).await?,
        receipt_href: receipt::href(object),
        bodies: bodies(&page, &typed.mandate.0),
        decided_on: typed.mandate.1.clone(),
        checked: checked::of(&signed.state, view).await?,
        withdrawn: withdrawn(signed, own.as_ref()).await?,
        barred: own.as_ref().is_some_and(|own| own.barred().is_some()),
        is_listed: standing == Some(Standing::Listed),
        undelivered: match &own {
            Some(own) => instance.is_undelivered(&signed.organization, own).await?,
            None => false,
        },
        removed_before: view.snapshot.removal(&signed.organization.ap_id).is_some(),
        unlisted: own
            .as_ref()
            .filter(|own| own.endorsed && outcome(own) != Outcome::Listed)
            .filter(|own| note.status != Status::Withdrawn || own.barred().is_some())
            .map(|own| became(&page, own)),
        existing: own
            .filter(|own| own.endorsed)
            .and_then(|own| times::said(&own.made)),
        page,
    })
}

/// What the organisation is called in its profile by now, in languages in which it stands otherwise in the form.
fn profile_names(signed: &SignedIn, typed: &[NameRow]) -> Vec<Text> {
    let mut now = names::read(&signed.organization.names);
    now.retain(|tag, name| {
        let mut typed = typed.iter();
        typed.any(|row| row.language == *tag && row.name != *name)
    });
    names::texts(&now, signed.visitor.language)
}

/// When it was signed and when that was taken back, where it was.
async fn withdrawn(
    signed: &SignedIn,
    own: Option<&OwnEndorsement>,
) -> Answer<Option<(DateTime<Utc>, DateTime<Utc>)>> {
    let Some(own) = own.filter(|own| !own.endorsed) else {
        return Ok(None);
    };
    let (instance, organization) = (signed.instance(), &signed.organization);
    let earlier = endorse::last_withdrawn(instance, organization, own.view.appeal.id).await?;
    let signed_at = earlier.and_then(|earlier| times::said(&earlier.made));
    Ok(signed_at.zip(times::said(&own.made)))
}

fn bodies(page: &Page, chosen: &str) -> Vec<Choice> {
    let none = Choice::new("", page.t("form-not-said"), chosen.is_empty());
    let known = Body::ALL.into_iter();
    let known =
        known.map(|(code, _)| Choice::new(code, page.word("decided", code), code == chosen));
    [none].into_iter().chain(known).collect()
}

fn countries(page: &Page, chosen: &str) -> Vec<Choice> {
    let none = Choice::new("", page.t("form-not-said"), chosen.is_empty());
    let known = page.known_countries().iter();
    let known = known.map(|(code, name)| Choice::new(*code, name, *code == chosen));
    [none].into_iter().chain(known).collect()
}

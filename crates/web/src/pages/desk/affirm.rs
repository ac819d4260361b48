//! An appeal that we signed has another wording now: what changed, and one button to sign it.

use super::{addresses::check_href, endorse, endorse_check, letter, words};
use crate::{
    difference::between_texts,
    pages::{
        cards, names,
        revisions::{Wordings, small},
        session::{SignedForm, SignedIn},
        times,
    },
    problem::{Answer, Problem},
    views::{Digest, changes::Changes, desk::home::Affirm},
};
use undersigned_domain::{
    Status,
    endorsement::{Pin, Reservation},
};
use undersigned_federation::{actions::reaffirm, desk::OwnEndorsement};

/// What is asked of the organisation, where its endorsement stands for an earlier wording. It is
/// read from the state, so it does not matter by which way the new wording came.
pub fn asked(signed: &SignedIn, own: &OwnEndorsement, organiser: String) -> Option<Affirm> {
    let note = own.view.list.current()?;
    let pin = own.said.pin.as_ref()?;
    if !own.endorsed || own.current_wording || note.status == Status::Withdrawn {
        return None;
    }
    let reader = signed.visitor.language;
    let address = cards::address(&signed.state, &own.view.appeal);
    let wordings = Wordings::of(&own.view, &address);
    let texts = wordings.texts(pin.revision);
    let before = texts.into_iter().find(|one| one.is_pinned_by(pin));
    let before = before.and_then(|one| one.note());
    let kept = reaffirm::kept(own);
    let words_of = |one: &Reservation| {
        let now = note.text.demands.iter();
        let earlier = before.into_iter().flat_map(|note| &note.text.demands);
        let demand = now.chain(earlier).find(|demand| demand.id == one.demand);
        demand.map_or_else(
            || one.demand.clone(),
            |demand| letter::demand(&note.text, demand, reader).words,
        )
    };
    let dropped = own.said.reservations.iter();
    let dropped = dropped.filter(|one| !kept.contains(one));
    Some(Affirm {
        object: own.view.appeal.ap_id.clone(),
        title: words::title(&own.view.appeal, reader),
        organiser,
        signed: small(pin.revision),
        signed_at: times::said(&own.made),
        signed_href: wordings.href(pin.revision),
        wording: small(note.revision),
        text_digest: Digest::new(note.text_digest.to_string()),
        names: names::texts(&own.said.names.name_map, reader),
        kept: kept.iter().map(words_of).collect(),
        dropped: dropped.map(words_of).collect(),
        closed: endorse_check::closed(&own.view, note),
        changes: before.map(|before| {
            let change = between_texts(&before.text, &note.text);
            Changes::of(change, None, None).marked(format!("{}-", own.view.appeal.id))
        }),
        manage_href: check_href(&own.view.appeal.ap_id),
        href: address,
    })
}

pub async fn affirm(form: SignedForm) -> Answer {
    let SignedForm { signed, fields } = form;
    let object = fields.get("object");
    let read = fields
        .get("revision")
        .parse()
        .ok()
        .zip(fields.get("text-digest").parse().ok())
        .map(|(revision, text_digest)| Pin {
            revision,
            text_digest,
        })
        .ok_or_else(|| Problem::malformed("wording_missing", "the form names no wording"))?;
    if !fields.ticked("sure-closed") && is_closed(&signed, object).await? {
        return endorse_check::unsure_of_closed(&signed, object).await;
    }
    let affirmed = reaffirm::reaffirm(signed.instance(), &signed.organization, object, &read);
    match affirmed.await {
        Ok(_) => signed.go(&endorse::done_href(object)),
        // It changed once more while it was read: nothing was signed.
        Err(error) if error.code() == "wording_changed" => {
            endorse_check::again(&signed, object).await
        }
        Err(error) => Err(error.into()),
    }
}

/// Whether signing has ended, by what is held here.
async fn is_closed(signed: &SignedIn, object: &str) -> Answer<bool> {
    let view = signed.instance().view_by_id(object).await?;
    Ok(view.is_some_and(|view| {
        let note = view.list.current();
        note.is_some_and(|note| endorse_check::closed(&view, note).is_some())
    }))
}

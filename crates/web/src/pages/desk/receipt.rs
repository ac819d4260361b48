//! `/desk/endorse/receipt`: what an organisation signed, to be kept: a page to print, and the signed
//! statement as a file.

use super::{endorse, letter, words};
use crate::{
    downloads,
    pages::{cards, names, session::SignedIn, times},
    problem::{Answer, Problem},
    routing::get,
    state::WebState,
    views::{
        Digest,
        desk::{Tab, endorse::EndorseReceiptPage},
    },
};
use axum::Router;
use undersigned_federation::{desk::OwnEndorsement, signers::Standing};

pub fn routes() -> Router<WebState> {
    Router::new()
        .route("/desk/endorse/receipt", get(show))
        .route("/desk/endorse/receipt.json", get(file))
}

/// The receipt of what was last said of an appeal.
pub fn href(object: &str) -> String {
    super::addresses::check_href(object).replacen("/check?", "/receipt?", 1)
}

async fn said(signed: &SignedIn) -> Answer<OwnEndorsement> {
    let object = signed.visitor.query("object");
    let own = signed
        .instance()
        .endorsement_of(&signed.organization, object)
        .await?;
    own.ok_or_else(Problem::not_found)
}

async fn show(signed: SignedIn) -> Answer {
    let own = said(&signed).await?;
    let reader = signed.visitor.language;
    let instance = signed.instance();
    let organiser = endorse::organiser(&signed, &own.view).await?;
    let statement = &own.made;
    let note = own.view.list.current();
    let reservations = own.said.reservations.iter().map(|one| {
        let found = note.and_then(|note| {
            let mut demands = note.text.demands.iter();
            let demand = demands.find(|demand| demand.id == one.demand)?;
            Some(letter::demand(&note.text, demand, reader))
        });
        let words = found.unwrap_or_else(|| crate::views::Text::new("", &one.demand));
        (words, one.text.clone().unwrap_or_default())
    });
    let address = cards::address(&signed.state, &own.view.appeal);
    let object = own.view.appeal.ap_id.clone();
    let mut page = signed.page();
    page.path = href(&object);
    let barred = endorse::barred(&page, &own);
    let receipt = EndorseReceiptPage {
        page,
        desk: signed.desk(Tab::Endorse),
        title: words::title(&own.view.appeal, reader),
        organiser,
        organiser_href: own.view.appeal.organiser.clone(),
        withdrawn: !own.endorsed,
        wording: own.said.pin.as_ref().map(|pin| {
            let number = u32::try_from(pin.revision).unwrap_or(u32::MAX);
            (number, Digest::new(pin.text_digest.to_string()))
        }),
        names: names::texts(&own.said.names.name_map, reader),
        country: own.said.names.country.clone(),
        reservations: reservations.collect(),
        mandate: own.said.mandate.and_then(|mandate| {
            let on = times::written(&mandate.on.to_string())?;
            Some((mandate.by.name().to_owned(), on))
        }),
        at: times::said(statement),
        id: own.id.clone(),
        digest: Digest::new(statement.digest.to_string()),
        key: Digest::new(statement.key.as_str()),
        standing: match own.standing() {
            _ if own.is_renamed() => "renamed",
            Standing::Listed => "listed",
            Standing::Waiting => "waits",
            Standing::Refused | Standing::Removed | Standing::Withdrawn => "not",
        },
        barred,
        now: instance.clock.now(),
        statement: endorse::indented(&own.statement),
        file_href: href(&object).replacen("/receipt?", "/receipt.json?", 1),
        bundle_href: format!("{address}/bundle"),
        bundle_file: format!("{}.bundle.json", own.view.appeal.slug),
        root_key: own.view.appeal.root.clone().map(Digest::new),
        entry: endorse::entry(&signed, &own),
        object,
    };
    signed.show(&receipt)
}

/// The statement as it was signed, byte for byte.
async fn file(signed: SignedIn) -> Answer {
    let own = said(&signed).await?;
    let kind = if own.endorsed {
        "endorsement"
    } else {
        "withdrawal"
    };
    let name = format!("{kind}-{}.json", own.view.appeal.slug);
    Ok(downloads::private_json(own.statement, &name))
}

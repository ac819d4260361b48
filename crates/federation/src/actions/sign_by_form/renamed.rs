//! The organiser calls somebody otherwise who signed by form.

use super::{Said, is_listed, letter::Occasion, manage::keeps_its_name, removed};
use crate::{error::Result, replica::Change};
use undersigned_domain::Names;
use undersigned_store::form_signers as signers;

/// The organiser corrected the names under which an entry `was` listed: what its signer wanted to be called before is
/// settled by that. Whoever signed is told. Nobody at its mailbox has confirmed a name that is another one, so from then on
/// the domain there is no longer taken for that of whoever is called so.
pub(crate) async fn renamed(
    change: &mut Change,
    about: &str,
    (was, names): (&Names, &Names),
) -> Result<()> {
    let signer = signers::by_about(&change.transaction, about).await?;
    // Of what was emptied nothing waits.
    let named = signer.filter(|signer| is_listed(signer) && !signer.sealed.is_empty());
    let Some(mut signer) = named else {
        return Ok(());
    };
    let instance = change.instance().clone();
    let mut said = Said::open(&instance, &signer)?;
    let is_its_wish = said.names == *names;
    if !is_its_wish && !keeps_its_name(was, names) {
        signer.own_domain = false;
    }
    said.names = names.clone();
    said.looked_at = None;
    signer.sealed = said.seal(&instance, about)?;
    signers::LISTED.clone_into(&mut signer.state);
    signer.updated_at = instance.clock.millis();
    signers::update(&change.transaction, signer.clone()).await?;
    if (&was.name_map, &was.also_known_as) == (&names.name_map, &names.also_known_as) {
        return Ok(());
    }
    let occasion = match is_its_wish {
        true => Occasion::Listed,
        false => Occasion::Renamed,
    };
    removed::tell_within(change, occasion, &signer, &said, None).await
}

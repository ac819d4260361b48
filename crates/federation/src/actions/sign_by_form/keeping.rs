//! How long it is kept who filled in a form.

use super::Said;
use crate::{
    Instance,
    actions::{each_by_itself, news::ended_a_year_ago},
    error::Result,
};
use undersigned_store::{
    appeals::{self, Appeal},
    form_signers as signers,
};

/// Signers that are looked at at a time.
const AT_A_TIME: u64 = 200;

/// Forgets name and role of whoever filled in a form, a year after the appeal has ended: nobody has to ask them anything
/// any more. The address stays for as long as the entry does, since the link by which it is taken back goes there.
///
/// # Errors
/// The database.
pub async fn forget(instance: &Instance) -> Result<()> {
    let db = instance.database.conn();
    for id in signers::appeals(db).await? {
        let Some(appeal) = appeals::by_id(db, id).await? else {
            continue;
        };
        each_by_itself(id, forget_of(instance, &appeal).await)?;
    }
    Ok(())
}

async fn forget_of(instance: &Instance, appeal: &Appeal) -> Result<()> {
    if !ended_a_year_ago(instance, appeal).await? {
        return Ok(());
    }
    let db = instance.database.conn();
    let mut after = 0;
    loop {
        let rows = signers::kept_after(db, appeal.id, after, AT_A_TIME).await?;
        let Some(last) = rows.last() else {
            return Ok(());
        };
        after = last.id;
        for signer in rows {
            // What does not open keeps no other from being forgotten.
            let Ok(mut said) = Said::open(instance, &signer) else {
                continue;
            };
            if said.person.is_empty() && said.role.is_empty() {
                continue;
            }
            said.person.clear();
            said.role.clear();
            let sealed = said.seal(instance, &signer.about)?;
            // Where somebody was faster, it is looked at again the next time.
            signers::seal_anew(db, &signer, sealed).await?;
        }
    }
}

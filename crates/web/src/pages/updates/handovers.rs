//! The pages of handovers.

use super::page::{Frame, Read};
use crate::{
    pdf::MAX_ROWS,
    problem::Answer,
    state::WebState,
    views::beside::{Handover, HandoversPage},
};
use undersigned_federation::{actions::handover, reconcile::replicate::slug, views::AppealView};

/// Handovers: all of them, or one.
pub(super) async fn handovers(read: &Read<'_>, frame: Frame) -> Answer {
    let mut handovers = read.beside().handovers();
    handovers.retain(|handover| read.is_asked(&handover.href));
    for handover in &mut handovers {
        at_home(read.web, read.view, handover).await?;
    }
    Ok(read.shell.show(&HandoversPage {
        one: read.is_one(),
        gone: read.gone,
        notices: frame.notices,
        handovers,
        title: frame.title,
        page: frame.page,
        address: read.address.clone(),
    }))
}

/// What is there of a handover where this server is the organiser's: the list as it was, as long as
/// it is offered, and pictures of ours.
async fn at_home(web: &WebState, view: &AppealView, handover: &mut Handover) -> Answer<()> {
    if view.appeal.organization_id.is_none() {
        return Ok(());
    }
    let base = web.instance.addresses.path("/media/");
    for one in &mut handover.evidence {
        let file = one.href.as_deref().and_then(|url| url.strip_prefix(&base));
        one.picture = file.map(|file| format!("/media/{file}"));
    }
    let Some(list) = &mut handover.list else {
        return Ok(());
    };
    list.elsewhere = false;
    let name = slug(&handover.href);
    let kept = handover::sealed(&web.instance, &view.appeal, &name).await?;
    list.withdrawn = match &kept {
        Some(kept) => {
            let gone = handover::gone_since(&web.instance, kept, view).await?;
            gone.entries
        }
        None => 0,
    };
    let offered = kept.as_ref().filter(|_| list.withdrawn == 0);
    list.bundle_href = offered.map(|_| format!("{}/bundle", handover.href));
    let printed =
        web.makers.pdf.is_some() && kept.is_some_and(|kept| kept.entries <= MAX_ROWS as u64);
    list.pdf_href = printed.then(|| format!("{}/cosigners.pdf", handover.href));
    Ok(())
}

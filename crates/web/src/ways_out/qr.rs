//! `…/qr.svg`: the address at which an appeal is signed, as a QR code (ISO/IEC 18004).

use super::answer::{A_WHILE, file};
use crate::{
    activitypub::objects::{self, Which},
    pages::{cards, shell::Shell},
    problem::{Answer, Problem},
    routing::get,
    state::WebState,
};
use axum::{
    Router,
    extract::{Path, Request, State},
    http::StatusCode,
};
use qrcode::{EcLevel, QrCode, render::svg};
use undersigned_federation::views::AppealView;

/// The code's routes.
pub(super) fn routes() -> Router<WebState> {
    Router::new()
        .route("/appeals/{slug}/qr.svg", get(show))
        .route("/appeals/{host}/{slug}/qr.svg", get(show))
}

async fn show(State(web): State<WebState>, Path(which): Path<Which>, request: Request) -> Answer {
    let shell = Shell::of(&web, &request).await;
    let view = objects::view(&web, which.host.as_deref(), &which.slug).await?;
    let address = sign_address(&web, &view);
    let drawn = draw(&address).ok_or_else(|| {
        let detail = "the address of this appeal is too long for a QR code";
        Problem::new(StatusCode::UNPROCESSABLE_ENTITY, "address_too_long", detail)
    })?;
    Ok(file(&shell, "image/svg+xml", A_WHILE, drawn))
}

/// Where an appeal is signed: the page for it, or the part of the page of a copy.
pub(super) fn sign_address(web: &WebState, view: &AppealView) -> String {
    let addresses = &web.instance.addresses;
    let path = cards::address(web, &view.appeal);
    match view.appeal.host == addresses.host() {
        true => addresses.path(&format!("{path}/sign")),
        false => addresses.path(&format!("{path}#sign")),
    }
}

/// Black on white whatever the page around it looks like, with the quiet zone of four modules that
/// the standard asks for.
pub(crate) fn draw(address: &str) -> Option<String> {
    let code = QrCode::with_error_correction_level(address, EcLevel::M).ok()?;
    Some(
        code.render::<svg::Color<'_>>()
            .quiet_zone(true)
            .module_dimensions(8, 8)
            .dark_color(svg::Color("#000"))
            .light_color(svg::Color("#fff"))
            .build(),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_code_is_black_on_white_with_room_around_it() {
        let drawn = draw("https://a.example/appeals/x/sign").unwrap();
        // Version 3 has 29 modules a side, and there are four more on each side.
        let side = (29 + 8) * 8;
        assert!(drawn.contains(&format!("width=\"{side}\"")), "{drawn}");
        assert!(drawn.contains("fill=\"#fff\"") && drawn.contains("fill=\"#000\""));
        assert!(draw(&"x".repeat(4_000)).is_none());
    }
}

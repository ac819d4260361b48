//! `/desk/account/second-factor`: a code beside the password.

use super::{account, back, words};
use crate::{
    downloads,
    pages::session::{SignedForm, SignedIn},
    problem::{Answer, Problem},
    routing::{boxed, get, post},
    state::WebState,
    views::{
        FieldError,
        desk::{Tab, second_factor::SecondFactorPage},
    },
    ways_out::qr,
};
use axum::Router;
use undersigned_federation::actions::second_factor::{self, Standing};

const PATH: &str = "/desk/account/second-factor";

pub fn routes() -> Router<WebState> {
    Router::new()
        .route(PATH, get(show).post(boxed(confirm)))
        .route("/desk/account/second-factor/qr.svg", get(picture))
        .route(
            "/desk/account/second-factor/end",
            post(end).get(boxed(back)),
        )
}

async fn show(signed: SignedIn) -> Answer {
    let page = page(&signed, Vec::new(), Vec::new()).await?;
    signed.show(&page)
}

/// The secret as a picture, for whoever is setting it up; kept by nobody on the way.
async fn picture(signed: SignedIn) -> Answer {
    let begun = second_factor::begin(signed.instance(), &signed.account).await?;
    let drawn = qr::draw(&begun.url).ok_or_else(Problem::not_found)?;
    Ok(downloads::private(drawn, "image/svg+xml", "code.svg"))
}

/// The recovery codes stand in the answer itself, since they are shown once.
async fn confirm(form: SignedForm) -> Answer {
    let SignedForm { signed, fields } = form;
    let code = fields.code();
    if let Some(key) = account::wrong_password(&signed, &fields).await? {
        return again(&signed, "password-now", key).await;
    }
    let key = match tried(&signed) {
        false => "too-many",
        true => match confirmed(&signed, &code).await? {
            Some(codes) => {
                succeeded(&signed);
                let page = page(&signed, codes, Vec::new()).await?;
                return signed.show(&page);
            }
            None => "code",
        },
    };
    again(&signed, "code", key).await
}

async fn confirmed(signed: &SignedIn, code: &str) -> Answer<Option<Vec<String>>> {
    let told = signed.told_changed("codes");
    let (instance, id) = (signed.instance(), signed.account.id);
    Ok(second_factor::confirm(instance, id, code, told).await?)
}

async fn end(form: SignedForm) -> Answer {
    let SignedForm { signed, fields } = form;
    let id = signed.account.id;
    let key = match tried(&signed) {
        false => "too-many",
        true if second_factor::fits(signed.instance(), id, &fields.code()).await? => {
            succeeded(&signed);
            let told = signed.told_changed("codes-ended");
            second_factor::end(signed.instance(), id, Some(told)).await?;
            return signed.done("/desk/account", "own-factor-ended");
        }
        true => "code",
    };
    again(&signed, "code", key).await
}

async fn again(signed: &SignedIn, field: &str, key: &str) -> Answer {
    let wrong = words::wrong(&signed.page(), field, key);
    let page = page(signed, Vec::new(), vec![wrong]).await?;
    signed.show_again(&page)
}

/// Codes are tried as often as when signing in.
fn tried(signed: &SignedIn) -> bool {
    let now = signed.instance().clock.millis();
    signed.state.sign_in.begin(&[counted(signed)], now)
}

fn succeeded(signed: &SignedIn) {
    signed.state.sign_in.succeeded(&[counted(signed)]);
}

fn counted(signed: &SignedIn) -> String {
    format!("code {}", signed.account.id)
}

async fn page(
    signed: &SignedIn,
    codes: Vec<String>,
    errors: Vec<FieldError>,
) -> Answer<SecondFactorPage> {
    let (begun, left) = match second_factor::standing(signed.instance(), signed.account.id).await? {
        Standing::On(left) => (None, left),
        Standing::Off => {
            let begun = second_factor::begin(signed.instance(), &signed.account).await?;
            (Some(begun.secret), 0)
        }
    };
    Ok(SecondFactorPage {
        page: signed.page(),
        desk: signed.desk(Tab::Account),
        form: signed.form_with(PATH, errors),
        begun,
        has_password: signed.account.password_hash.is_some(),
        codes,
        left,
    })
}

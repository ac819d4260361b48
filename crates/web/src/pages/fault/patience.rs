//! How long an answer is waited for while a form is in hand.

use crate::slow_uploads::Time;
use axum::response::Response;
use std::time::Duration;

/// How long a form is waited for: a little less than the thirty seconds that the server gives a request.
pub(super) const PATIENCE: Duration = Duration::from_secs(28);

/// What is answered; none where a form is in hand and it takes so long that the connection is about to be closed:
/// it is broken off here, so that the form is given back.
pub(super) async fn in_time(
    answer: impl Future<Output = Response> + Send,
    time: &Time,
    is_in_hand: impl Fn() -> bool + Send,
    patience: Duration,
) -> Option<Response> {
    let mut answer = Box::pin(answer);
    if let Some(response) = time.within(patience, &mut answer).await {
        return Some(response);
    }
    match is_in_hand() {
        true => None,
        false => Some(answer.await),
    }
}

#[cfg(test)]
mod tests {
    use super::{super::forms::tests::kept, *};
    use crate::pages::session::InHand;
    use axum::{http::StatusCode, response::IntoResponse as _};

    #[tokio::test]
    async fn a_form_that_nobody_answers_in_time_is_given_back() {
        let soon = Duration::from_millis(1);
        let held = InHand::of(kept("Sound ropes"));
        let never = std::future::pending::<Response>();
        let time = Time::default();
        assert!(
            in_time(never, &time, || held.is_held(), soon)
                .await
                .is_none()
        );
        assert!(held.take().is_some());
        let later = async {
            tokio::time::sleep(soon * 20).await;
            StatusCode::OK.into_response()
        };
        // Where there is nothing to give back, it has all the time that the server gives it.
        let answer = in_time(later, &time, || false, soon).await;
        assert_eq!(answer.expect("an answer").status(), StatusCode::OK);
        let at_once = async { StatusCode::OK.into_response() };
        let answer = in_time(at_once, &time, || true, PATIENCE).await;
        assert!(answer.is_some());
    }
}

//! Links whose mail was late. What they lead to counts as asked for when the mail server took the mail: a link holds for
//! as long as its mail says, however long that waited.

use sea_orm::{ConnectionTrait, Statement, Value};

use super::Claimed;
use crate::error::StoreResult;

/// A mail that waits no longer than this, in milliseconds, is not late; and what it brings a link to was stored no longer
/// than this before it was queued. So nothing is counted twice where a mail is sent twice.
const MOMENT: i64 = 60 * 1_000;

/// A mail was taken at `now`: what was stored with it, and waits for its link, is so much younger.
pub async fn count_from_sending(
    db: &impl ConnectionTrait,
    mail: &Claimed,
    now: i64,
) -> StoreResult<()> {
    let late = now.saturating_sub(mail.created_at);
    let Some(about) = mail.about.as_deref().filter(|_| late > MOMENT) else {
        return Ok(());
    };
    for (change, which) in waiting_for(about) {
        let mut values: Vec<Value> = vec![
            late.into(),
            mail.created_at.saturating_sub(MOMENT).into(),
            mail.created_at.into(),
        ];
        values.extend(which);
        let change = Statement::from_sql_and_values(db.get_database_backend(), change, values);
        db.execute_raw(change).await?;
    }
    Ok(())
}

/// What moves that waits for the link in a mail about this, and by which values from `$4` on it is found.
fn waiting_for(about: &str) -> Vec<(&'static str, Vec<Value>)> {
    let words: Vec<&str> = about.split([' ', '/']).collect();
    match words.as_slice() {
        ["request", appeal, email_hash] => vec![(
            "UPDATE person_requests SET created_at = created_at + $1, expires_at = expires_at + $1 \
             WHERE appeal_id = $4 AND email_hash = $5 AND used_at IS NULL \
             AND created_at BETWEEN $2 AND $3",
            vec![row(appeal), text(email_hash)],
        )],
        ["form", "letter", id] => vec![
            (
                "UPDATE form_signer_links SET created_at = created_at + $1, \
                 expires_at = expires_at + $1 \
                 WHERE signer_id = $4 AND used_at IS NULL AND created_at BETWEEN $2 AND $3",
                vec![row(id)],
            ),
            (
                "UPDATE form_signers SET created_at = created_at + $1, updated_at = updated_at + $1 \
                 WHERE id = $4 AND state = 'sent' AND created_at BETWEEN $2 AND $3",
                vec![row(id)],
            ),
        ],
        ["subscriber", id] => vec![(
            "UPDATE subscribers SET asked_at = asked_at + $1 \
             WHERE id = $4 AND state = 'waiting' AND asked_at BETWEEN $2 AND $3",
            vec![row(id)],
        )],
        ["registration", id] => vec![(
            "UPDATE registrations SET registered_at = registered_at + $1, \
             forget_at = forget_at + $1 \
             WHERE id = $4 AND name LIKE 'waits:%' AND registered_at BETWEEN $2 AND $3",
            vec![row(id)],
        )],
        ["sign-in", "link", token_hash] => vec![(
            "UPDATE sign_in_links SET created_at = created_at + $1, expires_at = expires_at + $1 \
             WHERE token_hash = $4 AND used_at IS NULL AND created_at BETWEEN $2 AND $3",
            vec![text(token_hash)],
        )],
        ["organization", "request", id] => vec![(
            "UPDATE organization_requests SET created_at = created_at + $1 \
             WHERE id = $4 AND state = 'sent' AND created_at BETWEEN $2 AND $3",
            vec![row(id)],
        )],
        _ => Vec::new(),
    }
}

/// A row's number; that of none where it is no number.
fn row(id: &str) -> Value {
    id.parse::<i64>().unwrap_or_default().into()
}

fn text(text: &str) -> Value {
    text.into()
}

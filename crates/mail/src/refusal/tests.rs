//! Wordings of mail servers as they are met with.

use super::*;
use std::time::{Duration, Instant};

const ANA: &str = "ana@post.example";

fn ends(to: &str) -> Ends<'_> {
    Ends {
        to,
        from: "news@coalition.example",
    }
}

fn all_are(refusal: Refusal, answers: &[(&str, &str)]) {
    for (code, words) in answers {
        assert_eq!(judge(code, words, ends(ANA)), refusal, "{code} {words}");
    }
}

#[test]
fn a_server_that_does_not_relay_is_not_set_up() {
    for (code, words) in [
        ("554", "relay not permitted"),
        ("550", "<x@y.example> relay not permitted"),
        ("554", "5.7.1 <x@y.example>: Relay access denied"),
    ] {
        assert_eq!(judge(code, words, ends("x@y.example")), Refusal::Us);
        // Without that word they are about the recipient.
        let other = words.to_lowercase().replace("relay", "mail");
        let refusal = judge(code, &other, ends("x@y.example"));
        let named = words.contains('@');
        assert_eq!(refusal == Refusal::Mail, named, "{other}");
    }
    let rejected = "5.1.1 <ana@post.example>: Recipient address rejected";
    assert_eq!(judge("550", rejected, ends(ANA)), Refusal::Gone);
}

#[test]
fn row_269_an_address_with_that_word_in_it_stops_no_other_mail() {
    for (words, recipient) in [
        ("5.1.1 <relay@post.example>: unknown", "relay@post.example"),
        ("relay: no such user here", "Relay@post.example"),
        ("no such user at relay.example", "ana@relay.example"),
        ("mx1.relay.example: ana is unknown", "ana@relay.example"),
        ("<sender@spam.example>: unknown", "sender@spam.example"),
        ("Blocked: no such user here", "blocked@policy.example"),
        (
            "<client@post.example>... User unknown",
            "CLIENT@post.example",
        ),
    ] {
        let refusal = judge("550", words, ends(recipient));
        assert_eq!(refusal, Refusal::Gone, "{words}");
    }
}

#[test]
fn only_what_is_said_of_the_mailbox_ends_it() {
    all_are(
        Refusal::Gone,
        &[
            ("550", "no such person ana@post.example"),
            // Postfix.
            (
                "550",
                "5.1.1 <ana@post.example>: Recipient address rejected: User unknown in virtual \
                 mailbox table",
            ),
            (
                "550",
                "5.1.1 <ana@post.example>: Recipient address rejected: User unknown in relay \
                 recipient table",
            ),
            ("550", "<Ana@Post.Example>: Recipient address rejected"),
            // Sendmail, qmail.
            ("550", "5.1.1 <ana@post.example>... User unknown"),
            ("550", "<ANA>... who is that?"),
            ("550", "sorry, no mailbox here by that name. (#5.1.1)"),
            // Exim.
            ("550", "Unrouteable address"),
            ("550", "No Such User Here\""),
            // Exchange.
            (
                "550",
                "5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient not found by SMTP address lookup",
            ),
            // Gmail.
            (
                "550",
                "5.1.1 The email account that you tried to reach does not exist. Please try \
                 double-checking the recipient's email address for typos or unnecessary spaces. \
                 For more information, go to https://support.google.com/mail/?p=NoSuchUser",
            ),
            (
                "550",
                "5.2.1 The email account that you tried to reach is disabled",
            ),
            ("550", "#5.1.0 Address rejected. 5.1.1 unknown"),
            ("550", "5.1.0 <ana@post.example>: unknown"),
            ("550", "5.0.0 no such user"),
            ("550", "ana is unknown"),
            ("550", "Recipient <ana@post.example> not found"),
            ("551", "user not local"),
            ("556", ""),
        ],
    );
}

#[test]
fn row_277_a_refusal_of_the_sender_or_the_content_ends_no_subscription_and_no_mail() {
    all_are(
        Refusal::Us,
        &[
            ("554", "client host blocked"),
            ("521", "mx.example does not accept mail from you"),
            ("550", "Access denied"),
            ("553", "mailbox name not allowed"),
            ("550", "Requested action not taken: mailbox unavailable"),
            ("550", "unknown"),
            ("", ""),
            // Postfix, which says what it has against a sender where it is told of the recipient.
            (
                "550",
                "5.1.0 <news@coalition.example>: Sender address rejected: User unknown in local \
                 recipient table",
            ),
            (
                "553",
                "5.7.1 <news@coalition.example>: Sender address rejected: not owned by user",
            ),
            ("550", "<news@coalition.example>: user unknown"),
            (
                "554",
                "5.7.1 Service unavailable; Client host [192.0.2.1] blocked using zen.spamhaus.org",
            ),
            (
                "550",
                "5.7.23 <ana@post.example>: Recipient address rejected: Message rejected due to: \
                 SPF fail - not authorized",
            ),
            (
                "554",
                "5.7.1 <ana@post.example>: Recipient address rejected: Blocked, your IP is listed",
            ),
            ("554", "5.7.1 <ana@post.example>: Relay access denied"),
            // Exim.
            (
                "550",
                "Verification failed for <news@coalition.example> Unrouteable address Sender \
                 verify failed",
            ),
            ("550", "relay not permitted"),
            ("550", "Administrative prohibition"),
            // Exchange.
            (
                "550",
                "5.7.60 SMTP; Client does not have permissions to send as this sender",
            ),
            (
                "550",
                "5.7.606 Access denied, banned sending IP [192.0.2.1]. To request removal from \
                 this list please visit https://sender.office.example/",
            ),
            // Gmail.
            (
                "550",
                "5.7.26 This mail has been blocked because the sender is unauthenticated. Gmail \
                 requires all senders to authenticate with either SPF or DKIM.",
            ),
            // 1&1.
            (
                "550",
                "Requested action not taken: mailbox unavailable invalid DNS MX or A/AAAA \
                 resource record",
            ),
            ("550", "5.1.8 bad sender's address"),
            ("550", "5.1.0 Address rejected."),
            ("554", "transaction failed"),
            ("500", "what?"),
        ],
    );
    all_are(
        Refusal::Unwelcome,
        &[
            ("550", "5.7.1 Message rejected as spam"),
            ("550", "5.7.1 that looks like an advertisement"),
            (
                "552",
                "5.2.0 Suspected spam message rejected <ana@post.example>",
            ),
            // Gmail.
            (
                "550",
                "5.7.1 [192.0.2.1] Our system has detected that this message is likely \
                 unsolicited mail. To reduce the amount of spam sent to Gmail, this message has \
                 been blocked.",
            ),
            // Exim.
            ("550", "This message contains a virus"),
            ("550", "ana@post.example: too many mails, try again"),
        ],
    );
}

#[test]
fn what_is_about_one_mail_alone_is_given_up() {
    all_are(
        Refusal::Mail,
        &[
            ("552", "5.2.2 mailbox full"),
            ("552", "exceeded"),
            ("550", "ana@post.example is over quota"),
            ("552", "5.3.4 message too big"),
            ("554", "message too large"),
            ("554", "5.6.0 malformed content"),
            (
                "554",
                "5.7.1 <ana@post.example>: Recipient address rejected: Access denied",
            ),
            (
                "550",
                "<ana@post.example>: Recipient address rejected: Access denied",
            ),
            // Exchange Online.
            (
                "550",
                "5.4.1 Recipient address rejected: Access denied. [mx.outlook.example]",
            ),
            ("550", "5.2.1 This mailbox has been blocked"),
            // Yahoo.
            (
                "554",
                "delivery error: dd This user doesn't have a yahoo.example account",
            ),
        ],
    );
}

#[test]
fn status_codes_are_read_whole() {
    for good in ["5.1.1", "5.1.2", "5.1.10", "5.4.4", " 5.2.1 "] {
        assert_eq!(Status::of(good), Status::Gone, "{good}");
    }
    for bad in [
        "", "5", "5.1", "5.1.1.1", "4.1.1", "2.0.0", "5.6.0", "5.x.y", "x5.1.1", "5.0.0", "5.1.0",
        "5.2.0",
    ] {
        assert_ne!(Status::of(bad), Status::Gone, "{bad}");
    }
    for (words, status) in [
        ("unknown (#5.1.1)", Status::Gone),
        ("#5.1.8 domain", Status::Sender),
        ("5.0.0 5.1.1", Status::Gone),
        ("5.7.1 5.1.1", Status::Other),
        ("[192.0.2.1] 5.12.2024", Status::None),
    ] {
        assert_eq!(Status::among(words), status, "{words}");
    }
}

#[test]
fn a_vague_report_counts_for_what_the_mail_server_answered() {
    for (status, diagnostic) in [
        ("5.1.1", ""),
        ("5.0.0", "smtp; 550 5.1.1 no such user"),
        ("5.0.0", "smtp; 550-5.1.1 no such user"),
        ("5.0.0", "smtp; 550 <ana@post.example>: nobody"),
        ("5.1.1", "X-Postfix; unknown user: \"ana\""),
    ] {
        assert!(
            is_reported_gone(status, diagnostic, ANA),
            "{status} {diagnostic}"
        );
    }
    for (status, diagnostic) in [
        ("5.0.0", ""),
        ("5.0.0", "smtp; 554 client host blocked"),
        (
            "5.1.0",
            "smtp; 550 5.1.0 <a@b.example>: Sender address rejected: User unknown",
        ),
        ("5.2.0", "smtp; 552 5.2.0 spam"),
        ("5.7.1", "smtp; 550 5.1.1 no such user"),
        ("5.2.2", ""),
    ] {
        assert!(
            !is_reported_gone(status, diagnostic, ANA),
            "{status} {diagnostic}"
        );
    }
}

#[test]
fn a_very_long_report_is_judged_at_once() {
    let started = Instant::now();
    let said = format!("smtp; 550 {}", "user ".repeat(50_000));
    assert!(!is_reported_gone("5.0.0", &said, ANA));
    let said = format!("{said} could not be found");
    assert!(is_reported_gone("5.0.0", &said, ANA));
    assert!(started.elapsed() < Duration::from_secs(5));
}

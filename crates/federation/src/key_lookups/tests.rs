use super::*;

const CLIENT_ADDRESS: IpAddr = IpAddr::V4(std::net::Ipv4Addr::new(203, 0, 113, 7));

fn pays(lookups: &KeyLookups, client: Option<IpAddr>, host: &str, now: i64) -> bool {
    lookups.pay(client, host, now).is_ok()
}

#[test]
fn an_address_pays_for_lookups_in_vain_and_is_forgiven_with_time() {
    let lookups = KeyLookups::default();
    let client = Some(CLIENT_ADDRESS);
    for number in 0..60 {
        assert!(pays(&lookups, client, &format!("{number}.example"), 0));
    }
    assert!(!pays(&lookups, client, "other.example", 0));
    let neighbour = Some(IpAddr::from([203, 0, 113, 8]));
    assert!(pays(&lookups, neighbour, "other.example", 0));
    assert!(pays(&lookups, client, "other.example", 10_000));
    assert!(!pays(&lookups, client, "other.example", 10_000));
}

#[test]
fn few_are_asked_at_a_time_because_somebody_else_handed_their_words_over() {
    let lookups = KeyLookups::default();
    let mut places: Vec<_> = (0..ALONG).map(|_| lookups.place_along().unwrap()).collect();
    assert!(lookups.place_along().is_none());
    places.pop();
    assert!(lookups.place_along().is_some());
}

#[test]
fn a_signature_that_holds_costs_nothing() {
    let lookups = KeyLookups::default();
    for _ in 0..1_000 {
        assert!(pays(&lookups, Some(CLIENT_ADDRESS), "busy.example", 0));
        lookups.pay_back(Some(CLIENT_ADDRESS), "busy.example");
    }
}

#[test]
fn a_clock_that_was_ahead_keeps_nobody_waiting() {
    let lookups = KeyLookups::default();
    let client = Some(CLIENT_ADDRESS);
    let ahead = 60 * 60 * 1_000;
    let (missing, held) = ("https://a.example/x", "https://a.example/y");
    assert!(pays(&lookups, client, "a.example", ahead));
    lookups.pay_back(client, "a.example");
    lookups.note_missing(missing, Missing::Gone, ahead);
    assert!(lookups.may_fetch_again(held, ahead));
    // Set right, in the same process.
    for _ in 0..60 {
        assert!(pays(&lookups, client, "a.example", 0));
    }
    assert!(!pays(&lookups, client, "a.example", 0));
    assert_eq!(lookups.missing(missing, 0), None);
    assert!(lookups.may_fetch_again(held, 0));
}

#[test]
fn row_630_strangers_without_end_are_not_met_however_sound_their_signatures() {
    let lookups = KeyLookups::default();
    let client = Some(CLIENT_ADDRESS);
    // The signature holds each time.
    let meets = |client: Option<IpAddr>, number: i64, now: i64| {
        let host = format!("u{number}.farm.example.org");
        let actor = format!("https://{host}/users/a");
        let met = lookups.meet(client, &actor, now).is_ok();
        if met {
            lookups.pay_back(client, &host);
        }
        met
    };
    let met = (0..21_000).filter(|number| meets(client, *number, 0));
    assert_eq!(met.count(), 20_000);
    assert!(!meets(None, 30_000, 0), "of the same owner, from elsewhere");
    let other = "https://union.example.net/users/a";
    assert!(lookups.meet(client, other, 0).is_err());
    assert!(lookups.meet(None, other, 0).is_ok());
    assert!(meets(client, 30_000, 50));
    assert!(!meets(client, 30_001, 50));
}

#[test]
fn row_630_who_names_strangers_in_vain_uses_up_nothing_of_their_domain() {
    let lookups = KeyLookups::default();
    let client = Some(CLIENT_ADDRESS);
    let met = (0..1_000).filter(|number| {
        let actor = format!("https://large.example.net/users/{number}");
        lookups.meet(client, &actor, 0).is_ok()
    });
    assert_eq!(met.count(), 60);
    let spent = lookups.book().spent["strangers of example.net"];
    assert_eq!(spent, 60 * STRANGERS.each_millis);
}

#[test]
fn row_633_networks_of_one_owner_pay_together() {
    let lookups = KeyLookups::default();
    let farm = |number: u16| {
        let address = [0x2001, 0xdb8, 1, number, 0, 0, 0, 0];
        Some(IpAddr::from(address))
    };
    let asked = (0..1_000)
        .filter(|number| pays(&lookups, farm(*number), &format!("{number}.example"), 0))
        .count();
    assert_eq!(asked, 300);
    let other = Some(IpAddr::from([0x2001, 0xdb8, 2, 0, 0, 0, 0, 0]));
    assert!(pays(&lookups, other, "other.example", 0));
}

#[test]
fn a_host_is_not_asked_for_ever_on_behalf_of_many_addresses() {
    let lookups = KeyLookups::default();
    let asked = (0..=255_u8)
        .filter(|last| {
            let client = Some(IpAddr::from([203, 0, 113, *last]));
            pays(&lookups, client, "victim.example", 0)
        })
        .count();
    assert_eq!(asked, 240);
    assert!(pays(&lookups, None, "other.example", 0));
}

#[test]
fn a_farm_of_addresses_shares_what_is_left() {
    let lookups = KeyLookups::default();
    let farm = |number: u32| Some(IpAddr::from(number.to_be_bytes()));
    let asked = (0..10_000)
        .filter(|number| pays(&lookups, farm(*number), &format!("{number}.example"), 0))
        .count();
    assert!(asked < MANY + 300, "{asked}");
    assert!(lookups.book().spent.len() <= MANY + 1);
    assert!(pays(&lookups, farm(1), "1.example", 60 * 60 * 1_000));
}

#[test]
fn new_keys_are_sought_a_few_times_whatever_bad_signatures_came_before() {
    let lookups = KeyLookups::default();
    let actor = "https://a.example/x";
    assert!(lookups.may_fetch_again(actor, 0));
    let sought = (0..10).filter(|_| lookups.may_seek_key(actor, 0));
    assert_eq!(sought.count(), 3);
    assert!(!lookups.may_seek_key(actor, NEW_KEYS.each_millis - 1));
    assert!(lookups.may_seek_key(actor, NEW_KEYS.each_millis));
    for number in 0..2 * MANY {
        lookups.may_seek_key(&number.to_string(), 1);
    }
    assert!(lookups.book().sought.len() <= MANY);
}

#[test]
fn whoever_has_many_actors_keeps_no_others_from_being_fetched_again() {
    let lookups = KeyLookups::default();
    for number in 0..MANY {
        assert!(lookups.may_fetch_again(&format!("https://farm.example/{number}"), 1));
    }
    assert!(lookups.may_fetch_again("https://a.example/x", 2));
    assert!(!lookups.may_fetch_again("https://a.example/x", 3));
    assert!(lookups.was_fetched_again("https://a.example/x", 3));
    assert_eq!(lookups.book().again.len(), MANY);
}

#[test]
fn what_was_learnt_is_believed_for_ten_minutes_and_is_bounded() {
    let lookups = KeyLookups::default();
    lookups.note_missing("https://a.example/x", Missing::Gone, 0);
    assert_eq!(
        lookups.missing("https://a.example/x", AGAIN_MILLIS - 1),
        Some(Missing::Gone)
    );
    assert_eq!(lookups.missing("https://a.example/x", AGAIN_MILLIS), None);
    let when = lookups.when_asked("https://a.example/x", 90_000);
    assert_eq!(
        when,
        "; this server asked for it 90 s ago, and asks again after 510 s"
    );
    assert_eq!(lookups.when_asked("https://a.example/x", AGAIN_MILLIS), "");
    assert!(lookups.may_fetch_again("https://a.example/y", 0));
    assert!(!lookups.may_fetch_again("https://a.example/y", AGAIN_MILLIS - 1));
    assert!(lookups.may_fetch_again("https://a.example/y", AGAIN_MILLIS));
    lookups.not_fetched_again("https://a.example/y");
    assert!(lookups.may_fetch_again("https://a.example/y", AGAIN_MILLIS + 1));
    assert!(!lookups.is_gone("https://a.example/y", AGAIN_MILLIS + 1));
    lookups.note_gone("https://a.example/y");
    assert!(lookups.is_gone("https://a.example/y", AGAIN_MILLIS + 1));
    assert!(!lookups.is_gone("https://a.example/y", 2 * AGAIN_MILLIS + 1));
    for number in 0..3 * MANY {
        let name = number.to_string();
        lookups.note_missing(&name, Missing::Gone, 1);
        lookups.may_fetch_again(&name, 1);
        lookups.note_owner(&name, "x");
    }
    let book = lookups.book();
    assert!(book.missing.len() <= MANY);
    assert!(book.again.len() <= MANY);
    assert!(book.owners.len() <= MANY);
}

use super::*;

fn fault(text: &[u8]) -> &'static str {
    parse(text, Numbers::Integers).unwrap_err().code()
}

#[test]
fn each_trick_has_its_code() {
    assert_eq!(
        fault(b"{\"actor\":1,\"\\u0061ctor\":2}"),
        "json_duplicate_key"
    );
    assert_eq!(fault("[".repeat(10_000).as_bytes()), "json_depth");
    for number in [
        "1e400",
        "-0",
        "9007199254740992",
        "9223372036854775808",
        "1.0",
        "1e3",
    ] {
        assert_eq!(
            fault(format!("{{\"seq\":{number}}}").as_bytes()),
            "number_range",
            "{number}"
        );
    }
    for text in [
        &b"{} x"[..],
        b"\xef\xbb\xbf{}",
        b"\"\\ud800\"",
        b"\"\xff\"",
        b"NaN",
        b"",
    ] {
        assert_eq!(fault(text), "json_invalid", "{text:?}");
    }
    let many = format!("[{}1]", "1,".repeat(MAX_MEMBERS));
    assert_eq!(fault(many.as_bytes()), "json_limits");
}

#[test]
fn a_value_is_checked_as_its_text_is_read() {
    let nested = |levels: usize| format!("{}1{}", "[".repeat(levels), "]".repeat(levels));
    let texts = [
        "{\"a\":[1,-2,null,true,\"x\"],\"b\":{\"c\":9007199254740991}}".to_owned(),
        "-9007199254740991".to_owned(),
        "[-9007199254740992]".to_owned(),
        "{\"seq\":9007199254740992}".to_owned(),
        "18446744073709551615".to_owned(),
        "[1.0]".to_owned(),
        "-0".to_owned(),
        "{\"a\":1e3}".to_owned(),
        nested(MAX_DEPTH),
        nested(MAX_DEPTH + 1),
        format!("[{}1]", "1,".repeat(MAX_MEMBERS - 1)),
        format!("[{}1]", "1,".repeat(MAX_MEMBERS)),
    ];
    for text in texts {
        let value: Value = serde_json::from_str(&text).unwrap();
        let read = parse(text.as_bytes(), Numbers::Integers).map(|_| ());
        let text: String = text.chars().take(40).collect();
        assert_eq!(check(&value), read, "{text}");
    }
}

/// A program that has serde_json's `raw_value` among its features reads such an object otherwise.
#[test]
fn an_object_is_an_object_whatever_its_members_are_called() {
    let text = r#"[{"$serde_json::private::RawValue":"{\"a\":1}"},{"$serde_json::private::RawValue":"no"}]"#;
    let sound = parse(text.as_bytes(), Numbers::Integers).unwrap();
    assert_eq!(sound.to_string(), text);
    assert_eq!(kept(text), Some(sound.clone()));
    let reader = || serde_json::Deserializer::from_str(text);
    assert_eq!(value(&mut reader()).unwrap(), sound);
    assert_eq!(values(&mut reader()).unwrap(), *sound.as_array().unwrap());
    assert_eq!(optional_value(&mut reader()).unwrap(), Some(sound.clone()));
    assert_eq!(value(sound.clone()).unwrap(), sound);
    assert_eq!(optional_value(Value::Null).unwrap(), None);
    assert!(values(Value::Null).is_err());
}

#[test]
fn u_0000_is_found_wherever_it_stands() {
    let read = |text: &str| parse_without_nul(text.as_bytes(), Numbers::Any);
    for text in [
        r#""\u0000""#,
        r#"{"a":[1,{"b":"c\u0000"}]}"#,
        r#"{"a":{"\u0000":1}}"#,
    ] {
        assert_eq!(read(text), Err(JsonFault::Nul), "{text}");
        assert!(parse(text.as_bytes(), Numbers::Any).is_ok(), "{text}");
    }
    for text in [r#"{"a":"\\u0000"}"#, r#"["\u0001",0,null,true]"#] {
        assert!(read(text).is_ok(), "{text}");
    }
}

#[test]
fn row_882_a_message_is_not_packed_with_values() {
    // A thousand to a list, of two bytes each.
    let packed = |lists: usize| {
        let list = format!("[{}0]", "0,".repeat(999));
        format!("[{}]", [list.as_str()].repeat(lists).join(","))
    };
    let read = |text: &str| parse_message(text.as_bytes(), Numbers::Any);
    assert!(read(&packed(10)).is_ok());
    assert_eq!(read(&packed(12)), Err(JsonFault::Values));
    let packed = packed(12);
    let without_nul = parse_message_without_nul(packed.as_bytes(), Numbers::Any);
    assert_eq!(without_nul, Err(JsonFault::Values));
    let nul = parse_message_without_nul(br#"["\u0000"]"#, Numbers::Any);
    assert_eq!(nul, Err(JsonFault::Nul));
    assert!(parse(packed.as_bytes(), Numbers::Any).is_ok());
    // As much of what somebody means as has room.
    let tag = r#"{"type":"Hashtag","name":"\u0023pay","href":"https://a.example/tags/pay"}"#;
    let tags = format!("[{}]", [tag].repeat(MAX_MEMBERS).join(","));
    assert!(read(&tags).is_ok());
}

#[test]
fn other_software_may_send_fractions() {
    assert!(parse(b"{\"focalPoint\":[0.5,-0.25]}", Numbers::Any).is_ok());
}

#[test]
fn sound_json_reads_as_serde_json_reads_it() {
    let text = br#"{"a":[1,-2,null,true,"x"],"b":{"c":9007199254740991}}"#;
    assert_eq!(
        parse(text, Numbers::Integers).ok(),
        serde_json::from_slice::<Value>(text).ok()
    );
}

use super::*;
use std::{io::Write as _, time::Duration};

fn load(toml: &str, environment: &[(&str, &str)], flags: Flags) -> Result<Settings, SettingsError> {
    let mut file = tempfile::NamedTempFile::new().unwrap();
    file.write_all(toml.as_bytes()).unwrap();
    Settings::load(Sources {
        file: Some(file.path()),
        environment: &|name| {
            let found = environment.iter().find(|(variable, _)| *variable == name);
            found.map(|(_, value)| (*value).to_owned())
        },
        variables: environment
            .iter()
            .map(|(variable, _)| (*variable).to_owned())
            .collect(),
        flags,
    })
}

fn refusal(toml: &str, environment: &[(&str, &str)]) -> String {
    load(toml, environment, Flags::new())
        .unwrap_err()
        .to_string()
}

#[test]
fn nothing_has_to_be_set() {
    let settings = load("", &[], Flags::new()).unwrap();
    assert_eq!(settings.server.listen.0.to_string(), "127.0.0.1:8080");
    assert_eq!(settings.chosen_public_url(), None);
    assert_eq!(
        settings.default_public_url().as_str(),
        "http://localhost:8080/"
    );
    assert_eq!(
        settings.storage.database_url(),
        "sqlite://./undersigned-data/undersigned.db"
    );
    assert_eq!(
        settings.storage.secret_key_file().to_str(),
        Some("./undersigned-data/secret.key")
    );
    assert_eq!(settings.federation.sync_interval, Duration::from_secs(300));
    assert!(settings.server.rate_limit);
    assert!(settings.server.background_work);
    assert!(!settings.federation.allow_private_network);
}

#[test]
fn options_outweigh_the_environment_and_that_the_file() {
    let file = "[server]\nlisten = '127.0.0.1:1'\n[federation]\nsync_interval = '2s'\n[storage]\ndata_dir = 'a'";
    let environment = [
        ("UNDERSIGNED_LISTEN", "127.0.0.1:2"),
        ("UNDERSIGNED_DATA_DIR", "b"),
        ("UNDERSIGNED_SMTP_URL", ""),
    ];
    let flags = vec![("listen", "localhost:3".to_owned())];
    let settings = load(file, &environment, flags).unwrap();
    assert_eq!(settings.server.listen.0.to_string(), "127.0.0.1:3");
    assert_eq!(
        settings.chosen_public_url().unwrap().as_str(),
        "http://localhost:3/"
    );
    assert_eq!(settings.storage.data_dir.to_str(), Some("b"));
    assert_eq!(settings.federation.sync_interval, Duration::from_secs(2));
    assert_eq!(settings.mail.smtp_url, None);
}

#[test]
fn a_setting_may_stand_at_the_top_of_the_file() {
    let settings = load(
        "rate_limit = 'off'\nallow_private_network = true",
        &[],
        Flags::new(),
    );
    assert!(!settings.unwrap().server.rate_limit);
}

#[test]
fn a_refusal_names_the_setting_the_value_and_what_is_allowed() {
    let private = refusal(
        "public_url = 'https://coalition.example'",
        &[("UNDERSIGNED_ALLOW_PRIVATE_NETWORK", "true")],
    );
    assert!(private.contains("while public_url is no"), "{private}");
    assert_eq!(
        refusal("", &[("UNDERSIGNED_SYNC_INTERVAL", "often")]),
        "federation.sync_interval (UNDERSIGNED_SYNC_INTERVAL) is `often`; \
         allowed is a duration from 100ms to 24h, such as 2s or 5m"
    );
    for (file, environment, name) in [
        ("", ("UNDERSIGNED_LISTEN", "8080"), "server.listen"),
        (
            "",
            ("UNDERSIGNED_PUBLIC_URL", "coalition"),
            "server.public_url",
        ),
        (
            "",
            ("UNDERSIGNED_PUBLIC_URL", "http://coalition.example"),
            "server.public_url",
        ),
        (
            "",
            ("UNDERSIGNED_PUBLIC_URL", "https://coalition.example/a"),
            "server.public_url",
        ),
        (
            "",
            ("UNDERSIGNED_SOURCE_URL", "javascript:alert(1)"),
            "server.source_url",
        ),
        (
            "",
            ("UNDERSIGNED_SOURCE_URL", "code.example/undersigned"),
            "server.source_url",
        ),
        (
            "",
            ("UNDERSIGNED_SOURCE_URL", "ssh://git@code.example/a"),
            "server.source_url",
        ),
        ("", ("UNDERSIGNED_RATE_LIMIT", "off"), "server.rate_limit"),
        ("", ("UNDERSIGNED_RATE_LIMIT", "maybe"), "server.rate_limit"),
        (
            "",
            ("UNDERSIGNED_BACKGROUND_WORK", "off"),
            "server.background_work",
        ),
        (
            "",
            ("UNDERSIGNED_SYNC_INTERVAL", "0s"),
            "federation.sync_interval",
        ),
        (
            "",
            ("UNDERSIGNED_DATABASE_URL", "mysql://x"),
            "storage.database_url",
        ),
        (
            "",
            ("UNDERSIGNED_DATABASE_CONNECTIONS", "0"),
            "storage.database_connections",
        ),
        (
            "",
            ("UNDERSIGNED_SMTP_URL", "mail.example"),
            "mail.smtp_url",
        ),
        ("", ("UNDERSIGNED_MAIL_FROM", "nobody"), "mail.mail_from"),
        (
            "",
            ("UNDERSIGNED_BOUNCE_ADDRESS", "a+b@c.example"),
            "mail.bounce_address",
        ),
        ("", ("UNDERSIGNED_NEWS_PER_HOUR", "0"), "mail.news_per_hour"),
        ("news_per_hour = 'x'", ("X", ""), "mail.news_per_hour"),
        (
            "",
            ("UNDERSIGNED_ASKED_PER_HOUR", "0"),
            "mail.asked_per_hour",
        ),
        ("", ("UNDERSIGNED_LOG", "a=b=c"), "log.log"),
        (
            "public_url = 'https://coalition.example'",
            ("UNDERSIGNED_ALLOW_PRIVATE_NETWORK", "true"),
            "federation.allow_private_network",
        ),
        ("listen = 1", ("X", ""), "server.listen"),
    ] {
        let refusal = refusal(file, &[environment]);
        assert!(
            refusal.starts_with(&format!("{name} (UNDERSIGNED_")),
            "{refusal}"
        );
    }
}

#[test]
fn unknown_settings_are_refused() {
    assert!(refusal("[server]\nlisten_to = 1", &[]).contains("`server.listen_to`; there are: "));
    assert!(refusal("[mail]\nlisten = 'x'", &[]).contains("`mail.listen`"));
    assert!(refusal("nonsense = 1", &[]).contains("`nonsense`"));
    assert!(refusal("not toml", &[]).contains("cannot be read"));
}

#[test]
fn a_setting_that_stands_twice_is_named_with_both_lines() {
    for (file, name, lines) in [
        (
            "[server]\nlisten = '127.0.0.1:1'\n# listen = 'x'\nlisten = '127.0.0.1:2'",
            "server.listen",
            "2 and 4",
        ),
        (
            "listen = '127.0.0.1:1'\n\n[server]\nlisten = '127.0.0.1:1'",
            "server.listen",
            "1 and 4",
        ),
        (
            "[mail]\nnews_per_hour = 1\n[server]\n[mail]\nmail_from = 'a@b.example'",
            "[mail]",
            "1 and 4",
        ),
        (
            "log = 'info'\nserver.listen = '127.0.0.1:1'\nserver.listen = '127.0.0.1:2'",
            "server.listen",
            "2 and 3",
        ),
    ] {
        let said = refusal(file, &[]);
        assert!(
            said.starts_with(&format!("`{name}` stands twice in the settings file ")),
            "{said}"
        );
        let lines = format!(", on lines {lines}: leave one of them");
        assert!(said.ends_with(&lines), "{said}");
    }
    let said = refusal("[server]\n\nlisten = = 1", &[]);
    assert!(said.contains("cannot be read: line 3: "), "{said}");
}

#[test]
fn variables_that_are_nearly_settings_are_refused() {
    let refused = refusal(
        "",
        &[("UNDERSIGNED_PUBLC_URL", "https://coalition.example")],
    );
    assert_eq!(
        refused,
        "there is no setting `UNDERSIGNED_PUBLC_URL`; is UNDERSIGNED_PUBLIC_URL meant?"
    );
    for (slip, meant) in [
        ("UNDERSIGNED_LOGS", "_LOG "),
        ("UNDERSIGNED_LSITNE", "_LISTEN "),
    ] {
        let refused = refusal("", &[(slip, "x")]);
        assert!(refused.contains(&format!("{meant}meant?")), "{refused}");
    }
}

#[test]
fn a_name_in_the_file_that_is_nearly_a_setting_s_is_told_which_is_meant() {
    for (file, given, meant) in [
        (
            "[server]\npublic_ur = 'x'",
            "server.public_ur",
            "server.public_url",
        ),
        (
            "[server]\npublic-url = 'x'",
            "server.public-url",
            "server.public_url",
        ),
        ("[server]\nListen = 'x'", "server.Listen", "server.listen"),
        ("[sever]\nlisten = 'x'", "sever.listen", "server.listen"),
        ("[mail]\nlisten = 'x'", "mail.listen", "server.listen"),
        ("smtp_ulr = 'x'", "smtp_ulr", "mail.smtp_url"),
        ("[smtp]\nhost = 'x'", "smtp.host", "mail.smtp_url"),
        (
            "[database]\nurl = 'x'",
            "database.url",
            "storage.database_url",
        ),
    ] {
        let expected = format!("there is no setting `{given}`; is {meant} meant?");
        assert_eq!(refusal(file, &[]), expected);
    }
}

#[test]
fn variables_that_are_no_settings_stop_nothing() {
    for (name, value, is_told) in [
        ("LISTEN", "x", false),
        ("UNDERSIGNED_TEST_DATABASE_URL", "postgres://h/n", false),
        // Empty ones count as not set.
        ("UNDERSIGNED_PUBLC_URL", "", false),
        ("UNDERSIGNED_QUIETNESS", "1", true),
        ("UNDERSIGNED_TOKEN", "x", true),
        ("UNDERSIGNED_TAG", "0.1.0", true),
        ("UNDERSIGNED_SERVICE_HOST", "10.0.0.11", true),
        ("UNDERSIGNED_PORT", "tcp://10.0.0.11:8080", true),
    ] {
        let settings = load("", &[(name, value)], Flags::new());
        let told = settings.map(|settings| !settings.unknown_variables.is_empty());
        assert_eq!(told, Ok(is_told), "{name}");
    }
}

#[test]
fn a_named_file_must_be_there() {
    let outcome = Settings::load(Sources {
        file: Some("/nonexistent/undersigned.toml".as_ref()),
        environment: &|_| None,
        variables: Vec::new(),
        flags: Flags::new(),
    });
    assert!(matches!(outcome, Err(SettingsError::File { .. })));
}

#[test]
fn passwords_are_shown_nowhere() {
    let settings = load(
        "",
        &[("UNDERSIGNED_DATABASE_URL", "postgres://u:hidden@h/n")],
        vec![],
    );
    assert!(!format!("{:?}", settings.unwrap()).contains("hidden"));
    for (variable, value) in [
        ("UNDERSIGNED_SMTP_URL", "http://u:hidden@h"),
        ("UNDERSIGNED_SOURCE_URL", "https://u:hidden@h"),
        ("UNDERSIGNED_SMTP_URL", "u:hidden@h"),
        ("UNDERSIGNED_DATABASE_URL", "postgres:u:hidden@h/n"),
    ] {
        let said = refusal("", &[(variable, value)]);
        assert!(!said.contains("hidden") && said.contains("@h"), "{said}");
    }
}

#[test]
fn a_password_that_a_url_would_cut_short_is_refused_and_the_way_to_write_it_is_said() {
    for (variable, value) in [
        (
            "UNDERSIGNED_SMTP_URL",
            "smtps://ana:12/hidden@mail.example:465",
        ),
        (
            "UNDERSIGNED_SMTP_URL",
            "smtps://ana:hidden#1@mail.example:465",
        ),
        (
            "UNDERSIGNED_SMTP_URL",
            "smtps://ana:12?hidden=@mail.example",
        ),
        (
            "UNDERSIGNED_SMTP_URL",
            "smtp://ana:hid@den/hidden@mail.example",
        ),
        ("UNDERSIGNED_SMTP_URL", "smtp://ana:hidden%ff@mail.example"),
        (
            "UNDERSIGNED_DATABASE_URL",
            "postgres://ana:12#hidden@mail.example/n",
        ),
        (
            "UNDERSIGNED_DATABASE_URL",
            "postgresql://ana:hidden/1@mail.example/n",
        ),
        (
            "UNDERSIGNED_DATABASE_URL",
            "postgres://ana:12?hidden@mail.example/n",
        ),
    ] {
        let said = refusal("", &[(variable, value)]);
        assert!(said.contains(&format!("({variable}) is `")), "{said}");
        assert!(said.contains("`@` as `%40`"), "{value}: {said}");
        assert!(said.contains("…@mail.example"), "{said}");
        assert!(!said.contains("hidden") && !said.contains("ana"), "{said}");
    }
    // A port that is none may be a password.
    for value in ["smtp://ana:hidden", "smtp://ana:hidden/x"] {
        let said = refusal("", &[("UNDERSIGNED_SMTP_URL", value)]);
        assert!(!said.contains("hidden"), "{said}");
    }
    let said = refusal("", &[("UNDERSIGNED_DATABASE_URL", "postgres://h:hidden/n")]);
    assert!(!said.contains("hidden"), "{said}");
}

#[test]
fn a_login_that_is_read_as_it_was_meant_is_taken() {
    for (name, value) in [
        (
            "smtp_url",
            "smtps://ana%40mail.example:p%40ss%2F%23@mail.example:465",
        ),
        (
            "smtp_url",
            "smtps://ana@mail.example:p@ss:100%@mail.example:465",
        ),
        ("smtp_url", "smtp://[::1]:25"),
        (
            "database_url",
            "postgres://ana@localhost/name?host=/run/postgresql",
        ),
        ("database_url", "postgres:///name?user=ana&password=a@b"),
        ("database_url", "postgres://ana:p@ss@db.example:5432/name"),
        ("database_url", "sqlite://folder@home/a:b@c.db"),
    ] {
        let settings = load("", &[], vec![(name, value.to_owned())]);
        assert!(settings.is_ok(), "{value}: {:?}", settings.err());
    }
}

#[test]
fn odd_folder_names_survive_the_database_url() {
    for name in ["a b", "50%", "what?", "c#"] {
        let settings = load("", &[], vec![("data_dir", name.to_owned())]).unwrap();
        let expected = std::path::Path::new(name).join("undersigned.db");
        assert_eq!(settings.storage.sqlite_file(), Some(expected));
    }
}

#[test]
fn the_disk_of_a_database_that_lies_elsewhere_is_looked_at_too() {
    let folders = |url: &str| {
        let flags = [("data_dir", "data"), ("database_url", url)];
        let flags = flags.map(|(name, value)| (name, value.to_owned()));
        let settings = load("", &[], flags.into()).unwrap();
        settings.storage.limits().folders
    };
    let paths = |names: &[&str]| -> Vec<std::path::PathBuf> {
        names.iter().map(std::path::PathBuf::from).collect()
    };
    for (url, expected) in [
        ("postgres://ana@db.example/coalition", &["data"][..]),
        ("sqlite://data/other.db", &["data"][..]),
        ("sqlite:///mnt/coalition.db", &["data", "/mnt"][..]),
        ("sqlite://coalition.db", &["data", "."][..]),
    ] {
        assert_eq!(folders(url), paths(expected), "{url}");
    }
}

#[test]
fn the_documentation_is_up_to_date() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/settings.md");
    if std::env::var_os("UPDATE_DOCS").is_some() {
        std::fs::write(path, markdown()).unwrap();
    }
    let held = std::fs::read_to_string(path).unwrap_or_default();
    assert!(
        held == markdown(),
        "run UPDATE_DOCS=1 cargo test -p undersigned"
    );
}

//! Containerfile, compose and the files of settings: what they name exists.

use crate::{deploy, text};
use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
};

/// The beginning of the name of every setting.
const PREFIX: &str = "UNDERSIGNED_";
/// Not settings of the program: the name and the address that compose gives to Caddy.
const OF_COMPOSE: [&str; 2] = ["UNDERSIGNED_DOMAIN", "UNDERSIGNED_UPSTREAM"];
/// The names of variables in a text that begin as ours do.
fn variables(text: &str) -> BTreeSet<&str> {
    let is_of_name = |letter: char| letter.is_ascii_uppercase() || letter == '_';
    text.split(|letter: char| !is_of_name(letter))
        .filter(|word| word.starts_with(PREFIX))
        .collect()
}

/// All files below a folder, but for what somebody keeps for themselves.
fn files(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).expect("the folder can be read") {
        let path = entry.expect("it can be read").path();
        let name = path.file_name().unwrap_or_default();
        let is_kept = name.to_string_lossy().starts_with('.');
        if path.is_dir() {
            files.extend(self::files(&path));
        } else if !is_kept {
            files.push(path);
        }
    }
    files
}

/// What a line of the image's description says behind its first word.
fn said<'a>(image: &'a str, word: &str) -> &'a str {
    let mut lines = image.lines();
    let said = lines.find_map(|line| line.strip_prefix(word)?.strip_prefix(' '));
    said.unwrap_or_else(|| panic!("{word} is said"))
}

/// How a container is run.
fn installing() -> String {
    text("../docs/operating/installing.md")
}

#[test]
fn every_setting_that_is_named_exists() {
    let documented = text("../docs/settings.md");
    let known = variables(&documented);
    assert!(known.len() > 10, "{known:?}");
    let mut named = BTreeSet::new();
    for file in files(&deploy("")) {
        let Ok(text) = fs::read_to_string(&file) else {
            continue;
        };
        for name in variables(&text) {
            let exists = known.contains(name) || OF_COMPOSE.contains(&name);
            let file = file.display();
            assert!(exists, "{file} names {name}, which is no setting");
            named.insert(name.to_owned());
        }
    }
    assert!(named.len() > 5, "{named:?}");
}

#[test]
fn the_image_runs_as_nobody_in_particular() {
    let image = text("Containerfile");
    let stages: Vec<&str> = image.split("\nFROM ").skip(1).collect();
    assert_eq!(stages.len(), 2, "what builds does not run");
    let user = stages[1]
        .lines()
        .find_map(|line| line.strip_prefix("USER "))
        .expect("a user is named");
    let number = user.split(':').next().and_then(|id| id.parse().ok());
    assert!(number.is_some_and(|id: u32| id > 0), "{user}");
}

/// Whoever may write into the volume is whoever the program runs as, and it is where the program keeps everything.
#[test]
fn the_volume_is_the_data_folder_and_belongs_to_the_user() {
    let (image, compose) = (text("Containerfile"), text("compose.yaml"));
    let (user, group) = said(&image, "USER")
        .split_once(':')
        .expect("both by number");
    for words in [
        format!("groupadd --gid {group} undersigned"),
        format!("useradd --uid {user} --gid {group} "),
        format!("install --directory --owner {user} --group {group} --mode 700 "),
    ] {
        assert!(image.contains(&words), "{words}");
    }
    let folder = said(&image, "VOLUME");
    assert!(image.contains(&format!("--mode 700 {folder}\n")));
    assert!(image.contains(&format!("\nWORKDIR {folder}\n")));
    assert!(image.contains(&format!("UNDERSIGNED_DATA_DIR={folder}\n")));
    assert!(compose.contains(&format!("- data:{folder}\n")));
    // All else can be written to by nobody, and what is on its way lies in memory.
    assert!(compose.contains("read_only: true\n    tmpfs: [/tmp]\n"));
}

#[test]
fn the_proxy_and_the_check_of_health_ask_where_the_server_listens() {
    let (image, compose) = (text("Containerfile"), text("compose.yaml"));
    let listens = image.split("UNDERSIGNED_LISTEN=0.0.0.0:").nth(1);
    let port = listens.and_then(|rest| rest.split_whitespace().next());
    let port = port.expect("a port");
    assert_eq!(said(&image, "EXPOSE"), port);
    assert!(compose.contains(&format!("/dev/tcp/127.0.0.1/{port}; ")));
    assert!(compose.contains(&format!("UNDERSIGNED_UPSTREAM: \"undersigned:{port}\"")));
    assert!(compose.contains("printf \"GET /healthz HTTP/1.0"));
    let route = text("../crates/web/src/activitypub/discovery.rs");
    assert!(route.contains("\"/healthz\""), "it is answered");
    // What is for nobody outside is reached within alone: the proxy alone has ports outside.
    assert_eq!(compose.matches("\n    ports: ").count(), 1);
    assert!(compose.contains("ports: [\"80:80\", \"443:443\", \"443:443/udp\"]"));
}

#[test]
fn whatever_compose_asks_for_is_in_the_example_of_its_variables() {
    let (compose, example) = (text("compose.yaml"), text("example.env"));
    let lines = compose.lines().filter(|line| !line.trim().starts_with('#'));
    let mut asked = BTreeSet::new();
    for line in lines {
        for rest in line.split("${").skip(1) {
            let name = rest.split(['}', ':']).next().unwrap_or_default();
            let is_there = example
                .lines()
                .any(|line| line.starts_with(&format!("{name}=")));
            assert!(is_there, "{name}");
            asked.insert(name.to_owned());
        }
    }
    assert_eq!(asked.len(), 3, "{asked:?}");
    // What the Containerfile can be told.
    assert!(text("Containerfile").contains("\nARG FURTHER="));
    // Volumes are declared.
    let declared = compose.split("\nvolumes:\n").nth(1).expect("volumes");
    for line in compose
        .lines()
        .filter_map(|line| line.strip_prefix("      - "))
    {
        let name = line.split(':').next().unwrap_or_default();
        let is_file = name.starts_with('.');
        assert!(
            is_file || declared.contains(&format!("  {name}:")),
            "{line}"
        );
    }
}

#[test]
fn every_file_that_is_named_in_the_image_and_in_compose_exists() {
    for (file, named) in [
        ("Containerfile", "LICENSE"),
        ("compose.yaml", "deploy/Containerfile"),
        ("compose.yaml", "example.env"),
        ("compose.yaml", "./Caddyfile"),
    ] {
        assert!(text(file).contains(named), "{file} names {named}");
        let from_root = deploy("..").join(named);
        assert!(
            from_root.exists() || deploy(named).exists(),
            "{file}: {named} is not there"
        );
    }
}

/// `podman compose` and Docker's older builder read the file at the root of the context alone, and one
/// beside the Containerfile would be read by the others in its place.
#[test]
fn no_passwords_and_nothing_that_was_built_goes_into_the_image() {
    let ignored = text("../.dockerignore");
    for left_out in [".git", "deploy", "**/target", "undersigned-data"] {
        assert!(ignored.lines().any(|line| line == left_out), "{left_out}");
    }
    assert!(!deploy("Containerfile.dockerignore").exists());
}

#[test]
fn whatever_runs_in_a_container_is_started_with_the_machine() {
    for text in [text("compose.yaml"), installing()] {
        assert!(!text.contains("restart unless-stopped"));
        assert!(!text.contains("restart: unless-stopped"));
    }
    let compose = text("compose.yaml");
    let services = compose.matches("\n    image: ").count();
    assert_eq!(compose.matches("\n    restart: always\n").count(), services);
}

/// Podman takes a list apart at the spaces of its words: then what is left of the check is always well.
#[test]
fn no_check_of_health_is_a_list_of_words_with_spaces() {
    let compose = text("compose.yaml");
    let lists = compose
        .lines()
        .filter_map(|line| line.trim().strip_prefix("test: ["));
    for list in lists {
        assert!(!list.contains(['"', '\'']), "{list}");
    }
    assert!(!compose.contains("test:\n"), "a list over several lines");
}

/// An empty word in place of a variable is written `${NAME}`: the podman-compose of Debian 12 reads
/// `${NAME:-}` as it stands.
#[test]
fn compose_has_no_empty_word_for_a_variable() {
    let compose = text("compose.yaml");
    let lines = compose.lines().filter(|line| !line.trim().starts_with('#'));
    for line in lines {
        assert!(!line.contains(":-}"), "{line}");
    }
}

/// `podman volume export --output` writes a file that everybody on the machine may read, whatever the
/// umask is.
#[test]
fn copies_of_a_volume_are_for_root_alone() {
    let documented = installing();
    assert!(documented.contains("podman volume export undersigned > "));
    assert!(!documented.contains("podman volume export --output"));
}

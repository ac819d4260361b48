//! What the commands of a document find: a running server with an organisation and an appeal, the
//! files they name, and the program on the search path.

use super::Block;
use crate::PROGRAM;
use serde_json::json;
use std::process::Command;
use undersigned_tests::{Backend, Server};

/// What stands in the documentation for the address of the reader's own server.
const ADDRESSES: [&str; 3] = [
    "https://coalition.example",
    "https://hub.example",
    "https://dockers.example",
];
/// The appeals that documents speak of; each document of one.
const APPEALS: [&str; 2] = ["free-them-now", "free-the-eleven"];
/// A faulty answer ends the script, as a person would stop there.
const PREAMBLE: &str =
    "set -eu\ncurl() { command curl --silent --show-error --fail-with-body \"$@\"; }\n";
/// For a token that the reader has noted.
const TOKEN: &str = "$(undersigned token create --org dockers 2>/dev/null || undersigned token create --org nurses)";

/// A server for the commands of one document.
pub struct Stage {
    server: Server,
    root_key: String,
}

impl Stage {
    /// Starts the server, and puts there what the document speaks of.
    pub async fn new(text: &str) -> Self {
        let server = Server::start(PROGRAM, "nurses", Backend::Sqlite).await;
        let slug = APPEALS.iter().find(|slug| text.contains(*slug));
        let appeal = server.publish(slug.unwrap_or(&"free-the-eleven")).await;
        let paper = json!({"names": {"en": "Paper Union"}, "ordinal": 7});
        server.attest(&appeal, paper).await;
        let state = server.state(&appeal).await.expect(200);
        let root_key = state["root"].as_str().expect("a key").to_owned();
        let stage = Self { server, root_key };
        let folder = stage.server.folder();
        for name in ["here", "safe", "programs"] {
            std::fs::create_dir(folder.join(name)).expect("a folder can be made");
        }
        std::os::unix::fs::symlink(PROGRAM, folder.join("programs/undersigned"))
            .expect("a link can be made");
        for (name, text) in [
            (
                "signers.jsonl",
                concat!(
                    r#"{"ordinal": 1, "names": [{"text": "Coastline Workers", "lang": "en"}], "country": "HK", "kind": "organisation"}"#,
                    "\n",
                    r#"{"ordinal": 2, "names": [{"text": "Strandgut e.V.", "lang": "de"}], "country": "DE", "kind": "organisation"}"#,
                    "\n"
                ),
            ),
            (
                "answers.csv",
                "Organisation,Your e-mail\nTidewater Forum,office@forum.example\n",
            ),
            ("imprint.md", "The Nurses' Union, Harbour Road 1.\n"),
        ] {
            std::fs::write(folder.join("here").join(name), text).expect("a file can be written");
        }
        stage
    }

    /// Runs the blocks one after the other in one shell, as a reader does.
    pub fn run(&self, document: &str, blocks: &[Block]) {
        let says = |words: &str| blocks.iter().any(|block| block.text.contains(words));
        if says("dockers") && !says("undersigned setup") {
            self.set_up_dockers();
        }
        let mut script = PREAMBLE.to_owned();
        for block in blocks {
            let place = block.place();
            script = format!(
                "{script}echo '-- {place}' >&2\n{}",
                self.filled_in(&block.text)
            );
        }
        let programs = self.server.folder().join("programs");
        let path = std::env::var("PATH").unwrap_or_default();
        let prepared = self.server.prepare(&[]);
        let variables = prepared
            .get_envs()
            .filter_map(|(name, value)| Some((name, value?)));
        let output = Command::new("sh")
            .args(["-c", &script])
            .envs(variables)
            .env("PATH", format!("{}:{path}", programs.display()))
            .current_dir(self.server.folder().join("here"))
            .stdin(std::process::Stdio::null())
            .output()
            .expect("sh can be run");
        assert!(
            output.status.success(),
            "{document} ({}):\n{}{}",
            output.status,
            String::from_utf8_lossy(&output.stderr),
            String::from_utf8_lossy(&output.stdout)
        );
    }

    /// The organisation of which documents speak that do not begin with making it.
    fn set_up_dockers(&self) {
        let output = self.server.command(&[
            "setup",
            "--org",
            "dockers",
            "--name",
            "en=Union of Dockers",
            "--email",
            "secretary@dockers.example",
        ]);
        let errors = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "{errors}");
    }

    /// With the names of this server in place of those that a reader replaces by their own.
    fn filled_in(&self, text: &str) -> String {
        let safe = self.server.folder().join("safe").display().to_string();
        let text = ADDRESSES.iter().fold(text.to_owned(), |text, address| {
            text.replace(address, &self.server.url)
        });
        text.replace("us_…", TOKEN)
            .replace("z6Mk…", &self.root_key)
            .replace("/safe/place", &safe)
    }
}

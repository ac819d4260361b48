//! A server's organisation as somebody would speak for it who has its keys: a copy of the server, or a thief.

use crate::Server;
use base64::{Engine as _, engine::general_purpose::STANDARD};
use serde_json::Value;
use std::fs;
use undersigned_domain::{Author, SecretKey};

impl Server {
    /// The server's organisation with the key that it signs with.
    ///
    /// # Panics
    /// Where the keys cannot be exported.
    pub fn author(&self) -> Author {
        let folder = tempfile::tempdir().expect("a temporary folder can be made");
        let file = folder.path().join("keys.json");
        let name = file.display().to_string();
        self.command_json(&["admin", "keys", "export", &name, "--json"]);
        let text = fs::read_to_string(file).expect("the keys are there");
        let keys: Value = serde_json::from_str(&text).expect("the keys are JSON");
        let key = keys["keys"].as_array().into_iter().flatten();
        let key = key
            .filter(|key| key["owner"] == self.org.as_str())
            .find(|key| key["kind"] == "ed25519")
            .expect("it has a key for proofs");
        let seed = STANDARD.decode(key["privateKey"].as_str().unwrap_or_default());
        let seed = seed.ok().and_then(|seed| <[u8; 32]>::try_from(seed).ok());
        Author {
            actor: self.org.clone(),
            key: SecretKey::from_seed(&seed.expect("32 bytes")),
            key_id: key["id"].as_str().unwrap_or_default().to_owned(),
        }
    }
}

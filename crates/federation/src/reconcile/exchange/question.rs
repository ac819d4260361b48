//! One question to a peer, signed by the instance actor.

use crate::{
    FederationError, Instance,
    error::Result,
    http_client::HttpError,
    signatures::{BodyDigest, Scheme},
    transport::Letter,
};
use bytes::Bytes;
use serde::{Serialize, de::DeserializeOwned};
use undersigned_domain::ids;
use url::Url;

impl Instance {
    /// One signed question to a peer at or below `/sync/v1`.
    pub(in crate::reconcile) async fn ask<Q: Serialize, A: DeserializeOwned>(
        &self,
        base_url: &str,
        what: &str,
        question: &Q,
    ) -> Result<A> {
        let host = ids::host(base_url);
        let unreachable = |source: HttpError| FederationError::Unreachable {
            host: host.clone(),
            source,
        };
        let address = match what {
            "" => format!("{base_url}/sync/v1"),
            what => format!("{base_url}/sync/v1/{what}"),
        };
        let url: Url = self.http.parse_url(&address).map_err(unreachable)?;
        self.refuse_blocked(&address).await?;
        let body = serde_json::to_vec(question)
            .map_err(|error| FederationError::Internal(error.to_string()))?;
        let body = Bytes::from(body);
        let digest = BodyDigest::of(&body);
        let keys = self.keys_of(&self.addresses.instance_actor()).await?;
        let letter = Letter {
            url: &url,
            body: &body,
            digest: &digest,
            content_type: "application/json",
            signer: &keys.http,
            scheme: Scheme::Rfc9421,
            synchronization: None,
        };
        let answer = self.http.exchange(letter).await.map_err(unreachable)?;
        match answer.status.as_u16() {
            200 => serde_json::from_slice(&answer.body).map_err(|_| {
                FederationError::invalid("sync_invalid", format!("{host} answered nonsense"))
            }),
            // It is there, and wants nothing to do with this server.
            403 => Err(FederationError::forbidden(
                "refused",
                format!("{host} does not answer this server"),
            )),
            404 => Err(FederationError::not_found(
                "appeal_unknown",
                format!("{host} does not hold the appeal"),
            )),
            409 => Err(FederationError::conflict(
                "root_mismatch",
                format!("{host} follows another root or other rules"),
            )),
            status => Err(unreachable(HttpError::Status(status))),
        }
    }
}

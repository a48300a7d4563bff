//! The raw carrier: a connection of its own for every request, and exactly the bytes that the template makes.

use std::sync::Arc;

use hutong_specs::plan::Framing;
use hutong_specs::record::Fault;
use tokio::io::{AsyncWriteExt, BufReader};

use super::connection::Road;
use super::fault::of_io;
use super::raw_request::{bytes, framing};
use super::raw_response::read_response;
use super::wire::{Request, Response, Wire};

/// The raw carrier.
#[derive(Clone, Debug)]
pub(super) struct RawWire {
    /// The road to the target.
    pub(super) road: Arc<Road>,
    /// How much of a body is read.
    pub(super) body_bytes: u64,
}

impl Wire for RawWire {
    async fn send(&self, request: &Request) -> Result<Response, Fault> {
        let mut stream = self.road.open().await?;
        let is_asked_of_proxy = self.road.is_proxied && !self.road.base.is_encrypted;
        let origin = if is_asked_of_proxy { self.road.base.origin.as_str() } else { "" };
        let mut written = stream.write_all(&bytes(request, origin)).await;
        if written.is_ok() {
            written = stream.flush().await;
        }
        if matches!(framing(request), Framing::Torn(_)) && written.is_ok() {
            written = stream.shutdown().await;
        }
        // A platform may answer and close before it has read everything: its answer counts.
        let mut reader = BufReader::new(stream);
        let answer = read_response(&mut reader, &request.method, self.body_bytes).await;
        match (answer, written) {
            (Err(_), Err(error)) => Err(of_io(&error)),
            (answer, _) => answer,
        }
    }
}

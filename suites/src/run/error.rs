//! Why a run could not begin, or could not go on writing its record.

use hutong_specs::signing::MaskingError;
use thiserror::Error;

/// Why a run could not begin. What happens on the way is in the record, never here.
#[derive(Debug, Error)]
pub enum RunError {
    /// The base URL cannot be used.
    #[error("use the base URL {base:?}: {why}")]
    Base {
        /// The URL.
        base: String,
        /// What is wrong with it.
        why: String,
    },
    /// The host is not one that the profile allows.
    #[error(
        "send to {host}: the profile allows {allowed} alone; add it under reaches.hosts if it may be tested"
    )]
    Host {
        /// The host.
        host: String,
        /// The hosts that are allowed.
        allowed: String,
    },
    /// The host has an address that the profile does not allow.
    #[error("send to {host}: its address {address} is in none of reaches.addresses ({allowed})")]
    Address {
        /// The host.
        host: String,
        /// The address.
        address: String,
        /// The networks that are allowed.
        allowed: String,
    },
    /// An entry of `reaches.addresses` is no address or network.
    #[error("read {network:?} under reaches.addresses: write an address or a network such as 10.0.0.0/8")]
    Network {
        /// The entry.
        network: String,
    },
    /// Addresses cannot be checked behind a proxy.
    #[error(
        "check the addresses of {host}: the proxy resolves it; remove reaches.addresses or reaches.proxy"
    )]
    Proxied {
        /// The host.
        host: String,
    },
    /// The proxy cannot be used.
    #[error("use the proxy {proxy:?} of the profile: {why}")]
    Proxy {
        /// The proxy's URL.
        proxy: String,
        /// What is wrong with it.
        why: String,
    },
    /// A certificate or key cannot be used.
    #[error("use the certificates of the profile: {0}")]
    Certificates(String),
    /// The window of the day cannot be read.
    #[error("read the window {0:?} of the profile: write times as HH:MM")]
    Window(String),
    /// A secret cannot be masked.
    #[error(transparent)]
    Masking(#[from] MaskingError),
    /// The binding has a session, and nobody said where its operation is.
    #[error("open a session: the operation {0:?} of the binding is not in the standard")]
    NoSessionEntry(String),
    /// The HTTP client could not be made.
    #[error("make the HTTP client: {0}")]
    Client(String),
    /// Whoever writes the record has stopped.
    #[error("hand over the record: its writer has stopped")]
    Closed,
    /// A task of the run broke: a fault of this tool.
    #[error("run a case: {0}")]
    Task(String),
}

//! The road to the target: checked addresses, an explicit proxy, TLS.

use std::net::SocketAddr;
use std::sync::Arc;

use hutong_specs::record::{Fault, FaultKind};
use rustls::ClientConfig;
use rustls::pki_types::ServerName;
use tokio::io::{AsyncBufReadExt, AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt, BufReader};
use tokio::net::TcpStream;
use tokio_rustls::TlsConnector;

use super::base::Base;
use super::fault::{fault, of_io};
use super::tls;

/// How much of a proxy's answer is read.
const PROXY_HEAD: u64 = 16 << 10;

/// The road to the target.
#[derive(Clone, Debug)]
pub(super) struct Road {
    /// The target.
    pub(super) base: Base,
    /// The addresses that are connected to: the target's, checked, or the proxy's.
    pub(super) addresses: Vec<SocketAddr>,
    /// Whether these are the proxy's.
    pub(super) is_proxied: bool,
    /// How TLS is spoken.
    pub(super) configuration: Arc<ClientConfig>,
}

/// An open connection.
pub(super) trait Stream: AsyncRead + AsyncWrite + Send + Unpin {}

impl<T: AsyncRead + AsyncWrite + Send + Unpin> Stream for T {}

impl Road {
    /// The road to the same host without TLS: to port 80 in place of 443 (RFC 9110 §4.2), else to the same port.
    pub(super) fn unencrypted(&self) -> Self {
        let base = self.base.unencrypted();
        let port = base.port;
        let moved = |mut address: SocketAddr| {
            address.set_port(port);
            address
        };
        let addresses = self.addresses.iter().copied();
        let addresses = if self.is_proxied { addresses.collect() } else { addresses.map(moved).collect() };
        Self { base, addresses, ..self.clone() }
    }

    /// Opens a connection, before any TLS.
    pub(super) async fn open_tcp(&self) -> Result<TcpStream, Fault> {
        let stream = self.connect().await?;
        if self.is_proxied { self.tunnel(stream).await } else { Ok(stream) }
    }

    /// Opens a connection, TLS included.
    pub(super) async fn open(&self) -> Result<Box<dyn Stream>, Fault> {
        if !self.base.is_encrypted {
            return Ok(Box::new(self.connect().await?));
        }
        let stream = self.open_tcp().await?;
        let name = ServerName::try_from(self.base.host.clone())
            .map_err(|error| fault(FaultKind::Tls, format!("{}: {error}", self.base.host)))?;
        let connector = TlsConnector::from(Arc::clone(&self.configuration));
        let stream = connector.connect(name, stream).await.map_err(|error| tls::refused(&error))?;
        Ok(Box::new(stream))
    }

    async fn connect(&self) -> Result<TcpStream, Fault> {
        let mut last = fault(FaultKind::Resolve, format!("{} has no address", self.base.host));
        for address in &self.addresses {
            match TcpStream::connect(address).await {
                Ok(stream) => {
                    // Small requests are not to wait for one another; where it cannot be set they do.
                    let _ = stream.set_nodelay(true);
                    return Ok(stream);
                }
                Err(error) => last = fault(FaultKind::Connect, format!("{address}: {error}")),
            }
        }
        Err(last)
    }

    /// Asks the proxy for a tunnel.
    async fn tunnel(&self, mut stream: TcpStream) -> Result<TcpStream, Fault> {
        let host = if self.base.host.contains(':') {
            format!("[{}]", self.base.host)
        } else {
            self.base.host.clone()
        };
        let authority = format!("{host}:{}", self.base.port);
        let ask = format!("CONNECT {authority} HTTP/1.1\r\nHost: {authority}\r\n\r\n");
        stream.write_all(ask.as_bytes()).await.map_err(|error| of_io(&error))?;
        let mut reader = BufReader::with_capacity(1, (&mut stream).take(PROXY_HEAD));
        let mut head = Vec::new();
        while !head.ends_with(b"\r\n\r\n") {
            let read = reader.read_until(b'\n', &mut head).await.map_err(|error| of_io(&error))?;
            if read == 0 {
                return Err(fault(FaultKind::Connect, "the proxy closed the connection"));
            }
        }
        if head.get(9..12) == Some(b"200") {
            Ok(stream)
        } else {
            let answer = String::from_utf8_lossy(&head);
            let answer = answer.lines().next().unwrap_or_default();
            Err(fault(FaultKind::Connect, format!("the proxy refused the tunnel: {answer}")))
        }
    }
}

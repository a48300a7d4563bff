//! What is made ready, and checked, before the first case: addresses, certificates, the connection.

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use hutong_specs::record::{Ended, Fault, FaultKind};
use tokio::net::lookup_host;
use tokio::time::timeout;
use url::Url;

use super::allowed::Allowed;
use super::assignment::Assignment;
use super::base::Base;
use super::connection::Road;
use super::error::RunError;
use super::fault::fault;
use super::tls;

/// The road to the target, with every address on it checked; a fault if the host has no address.
pub(super) async fn road(assignment: &Assignment) -> Result<Result<Road, Fault>, RunError> {
    let reaches = &assignment.reaches;
    let base = Base::parse(&reaches.base)?;
    let allowed = Allowed::new(reaches)?;
    allowed.check_host(&base)?;
    let configuration = Arc::new(tls::configuration(&assignment.certificates, base.is_encrypted)?);
    let (host, port) = match &reaches.proxy {
        Some(proxy) => {
            if !allowed.any_address() && base.host.parse::<std::net::IpAddr>().is_err() {
                return Err(RunError::Proxied { host: base.host });
            }
            proxy_authority(proxy)?
        }
        None => (base.host.clone(), base.port),
    };
    if let Ok(address) = base.host.parse() {
        allowed.check_addresses(&base, &[SocketAddr::new(address, base.port)])?;
    }
    let addresses = match resolve(&host, port, assignment.reaches.limits.timeout_ms).await {
        Ok(addresses) => addresses,
        Err(fault) => return Ok(Err(fault)),
    };
    let is_proxied = reaches.proxy.is_some();
    if !is_proxied {
        allowed.check_addresses(&base, &addresses)?;
    }
    Ok(Ok(Road { base, addresses, is_proxied, configuration }))
}

fn proxy_authority(proxy: &str) -> Result<(String, u16), RunError> {
    let refuse = |why: &str| RunError::Proxy { proxy: proxy.to_owned(), why: why.to_owned() };
    let url = Url::parse(proxy).map_err(|error| refuse(&error.to_string()))?;
    if url.scheme() != "http" || !url.username().is_empty() {
        return Err(refuse("write it as http://host:port"));
    }
    let host = url.host_str().ok_or_else(|| refuse("it names no host"))?;
    Ok((host.trim_matches(['[', ']']).to_owned(), url.port().unwrap_or(80)))
}

async fn resolve(host: &str, port: u16, timeout_ms: u64) -> Result<Vec<SocketAddr>, Fault> {
    if let Ok(address) = host.parse() {
        return Ok(vec![SocketAddr::new(address, port)]);
    }
    let unresolved = |why: String| fault(FaultKind::Resolve, format!("{host} cannot be resolved: {why}"));
    let limit = Duration::from_millis(timeout_ms.max(1));
    let found =
        timeout(limit, lookup_host((host, port))).await.map_err(|_| unresolved("no answer".to_owned()))?;
    let addresses: Vec<_> = found.map_err(|error| unresolved(error.to_string()))?.collect();
    if addresses.is_empty() { Err(unresolved("it has no address".to_owned())) } else { Ok(addresses) }
}

/// Opens one connection and closes it again: why the run cannot begin, if it cannot.
pub(super) async fn connection(road: &Road, timeout_ms: u64) -> Option<(Ended, String)> {
    let opened = timeout(Duration::from_millis(timeout_ms.max(1)), road.open()).await;
    match opened {
        Ok(Ok(_)) => None,
        Ok(Err(fault)) => Some(refusal(&road.base.origin, &fault)),
        Err(_) => {
            let fault = fault(FaultKind::Timeout, format!("no connection within {timeout_ms} ms"));
            Some(refusal(&road.base.origin, &fault))
        }
    }
}

/// How a run ends that cannot reach its target.
pub(super) fn refusal(origin: &str, fault: &Fault) -> (Ended, String) {
    if fault.kind == FaultKind::Tls {
        return (Ended::TlsRefused, format!("no TLS with {origin}: {}", fault.detail));
    }
    let advice = "nothing was tested; is the platform up, and the base URL right?";
    (Ended::Unreachable, format!("{origin} cannot be reached: {}; {advice}", fault.detail))
}

//! TLS: one configuration for both carriers, and clear words for a refused handshake.

use std::io;
use std::sync::Arc;

use hutong_specs::record::{Fault, FaultKind};
use rustls::client::WantsClientCert;
use rustls::crypto::ring;
use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, PrivateKeyDer};
use rustls::{AlertDescription, ClientConfig, ConfigBuilder, InvalidMessage, RootCertStore};
use rustls_platform_verifier::Verifier;

use super::assignment::Certificates;
use super::error::RunError;
use super::fault::fault;

/// The configuration that the profile's certificates make. Nothing is loaded where nothing is encrypted.
pub(super) fn configuration(
    certificates: &Certificates,
    is_encrypted: bool,
) -> Result<ClientConfig, RunError> {
    let provider = Arc::new(ring::default_provider());
    let builder = ClientConfig::builder_with_provider(Arc::clone(&provider))
        .with_safe_default_protocol_versions()
        .map_err(|error| refuse(&error))?;
    let builder = match &certificates.authorities {
        Some(authorities) => builder.with_root_certificates(roots(authorities)?),
        None if !is_encrypted => builder.with_root_certificates(RootCertStore::empty()),
        None => {
            let verifier = Verifier::new(provider).map_err(|error| refuse(&error))?;
            builder.dangerous().with_custom_certificate_verifier(Arc::new(verifier))
        }
    };
    let mut configuration = with_client(builder, certificates)?;
    configuration.alpn_protocols = vec![b"http/1.1".to_vec()];
    Ok(configuration)
}

fn with_client(
    builder: ConfigBuilder<ClientConfig, WantsClientCert>,
    certificates: &Certificates,
) -> Result<ClientConfig, RunError> {
    match (&certificates.certificate, &certificates.key) {
        (None, None) => Ok(builder.with_no_client_auth()),
        (Some(certificate), Some(key)) => {
            let key = PrivateKeyDer::from_pem_slice(key).map_err(|error| refuse(&error))?;
            builder.with_client_auth_cert(chain(certificate)?, key).map_err(|error| refuse(&error))
        }
        _ => Err(RunError::Certificates("tls.certificate and tls.key belong together".to_owned())),
    }
}

fn roots(pem: &[u8]) -> Result<RootCertStore, RunError> {
    let mut roots = RootCertStore::empty();
    for certificate in chain(pem)? {
        roots.add(certificate).map_err(|error| refuse(&error))?;
    }
    Ok(roots)
}

fn chain(pem: &[u8]) -> Result<Vec<CertificateDer<'static>>, RunError> {
    let chain: Vec<_> =
        CertificateDer::pem_slice_iter(pem).collect::<Result<_, _>>().map_err(|error| refuse(&error))?;
    if chain.is_empty() {
        Err(RunError::Certificates("the PEM file holds none".to_owned()))
    } else {
        Ok(chain)
    }
}

fn refuse(error: &dyn std::fmt::Display) -> RunError {
    RunError::Certificates(error.to_string())
}

/// What a failed handshake amounts to.
pub(super) fn refused(error: &io::Error) -> Fault {
    match cause(error) {
        Some(cause) => fault(FaultKind::Tls, explained(cause)),
        None if error.kind() == io::ErrorKind::UnexpectedEof => {
            fault(FaultKind::Tls, "the server closed the connection during the TLS handshake")
        }
        None => fault(FaultKind::Tls, format!("the TLS handshake failed: {error}")),
    }
}

/// The TLS error inside an error of a connection.
pub(super) fn cause(error: &io::Error) -> Option<&rustls::Error> {
    error.get_ref().and_then(|inner| inner.downcast_ref::<rustls::Error>())
}

/// What a TLS error means to the person who has to do something about it.
pub(super) fn explained(error: &rustls::Error) -> String {
    match error {
        rustls::Error::AlertReceived(
            AlertDescription::ProtocolVersion
            | AlertDescription::HandshakeFailure
            | AlertDescription::InsufficientSecurity,
        )
        | rustls::Error::PeerIncompatible(_)
        | rustls::Error::InvalidMessage(InvalidMessage::UnknownProtocolVersion) => format!(
            "the server refused TLS 1.2 and 1.3 ({error}); it may speak only TLCP (GB/T 38636) or an older TLS; \
             put a TLS-terminating gateway in front and name it as the base URL"
        ),
        rustls::Error::InvalidMessage(InvalidMessage::InvalidContentType) => {
            "the server does not speak TLS on this port; use http:// in the base URL, or its TLS port"
                .to_owned()
        }
        rustls::Error::InvalidCertificate(_) => format!(
            "the server's certificate is not trusted ({error}); name its authority under reaches.tls.authorities"
        ),
        rustls::Error::AlertReceived(
            AlertDescription::CertificateRequired
            | AlertDescription::BadCertificate
            | AlertDescription::UnknownCA
            | AlertDescription::CertificateUnknown
            | AlertDescription::AccessDenied,
        ) => format!(
            "the server refused the client's certificate ({error}); name one under reaches.tls.certificate and \
             reaches.tls.key"
        ),
        other => format!("the TLS handshake failed: {other}"),
    }
}

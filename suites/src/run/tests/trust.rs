//! TLS as it should be: private authorities, client certificates, both carriers.

use std::sync::Arc;

use hutong_specs::plan::{Carrier, Framing, Probe};
use hutong_specs::record::Ended;
use rustls::ServerConfig;
use rustls::crypto::ring;
use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, PrivateKeyDer};
use rustls::server::WebPkiClientVerifier;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpListener;
use tokio_rustls::TlsAcceptor;

use super::{Left, assignment, errand, get, run_all, status};
use crate::run::{Assignment, Certificates, RunError};

const AUTHORITY: &[u8] = include_bytes!("data/authority.pem");
const PARTY: &[u8] = include_bytes!("data/party.pem");
const KEY: &[u8] = include_bytes!("data/test-only-key.pem");

/// A server that asks for a client's certificate and answers every request with an empty 204.
pub(super) async fn secured() -> String {
    let provider = Arc::new(ring::default_provider());
    let mut roots = rustls::RootCertStore::empty();
    roots.add(CertificateDer::from_pem_slice(AUTHORITY).unwrap()).unwrap();
    let verifier =
        WebPkiClientVerifier::builder_with_provider(Arc::new(roots), Arc::clone(&provider)).build().unwrap();
    let party = CertificateDer::from_pem_slice(PARTY).unwrap();
    let configuration = ServerConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_client_cert_verifier(verifier)
        .with_single_cert(vec![party], PrivateKeyDer::from_pem_slice(KEY).unwrap())
        .unwrap();
    let acceptor = TlsAcceptor::from(Arc::new(configuration));
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let port = listener.local_addr().unwrap().port();
    tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            let acceptor = acceptor.clone();
            tokio::spawn(async move {
                let Ok(mut stream) = acceptor.accept(stream).await else {
                    return;
                };
                let mut buffer = [0; 4096];
                while matches!(stream.read(&mut buffer).await, Ok(1..)) {
                    let _ = stream.write_all(b"HTTP/1.1 204 No Content\r\n\r\n").await;
                }
            });
        }
    });
    format!("https://127.0.0.1:{port}")
}

pub(super) fn trusting(base: String) -> Assignment {
    let certificates = Certificates {
        authorities: Some(AUTHORITY.to_vec()),
        certificate: Some(PARTY.to_vec()),
        key: Some(KEY.to_vec()),
    };
    Assignment { certificates, ..assignment(base) }
}

async fn begin(assignment: Assignment) -> Result<Left, RunError> {
    let raw = Probe { carrier: Carrier::Raw(Framing::Proper), ..get("/a") };
    run_all(assignment, vec![errand("client", vec![get("/a")]), errand("raw", vec![raw])]).await
}

#[tokio::test]
async fn both_carriers_trust_the_profiles_authority_and_show_the_clients_certificate() {
    let left = begin(trusting(secured().await)).await.unwrap();
    assert_eq!(left.footer.ended, Ended::Completed, "{}", left.footer.detail);
    assert_eq!(left.exchanges.iter().map(status).collect::<Vec<_>>(), [204, 204]);
}

#[tokio::test]
async fn a_certificate_that_nobody_vouches_for_is_refused() {
    let mut assignment = trusting(secured().await);
    assignment.certificates = Certificates { authorities: Some(PARTY.to_vec()), ..Certificates::default() };
    let left = begin(assignment).await.unwrap();
    assert_eq!((left.footer.ended, left.exchanges.len()), (Ended::TlsRefused, 0));
    assert!(left.footer.detail.contains("reaches.tls.authorities"), "{}", left.footer.detail);
}

#[tokio::test]
async fn certificates_that_are_none_are_refused_before_anything_is_sent() {
    for spoil in [
        |certificates: &mut Certificates| certificates.key = None,
        |certificates: &mut Certificates| certificates.authorities = Some(b"no PEM".to_vec()),
        |certificates: &mut Certificates| certificates.key = Some(PARTY.to_vec()),
    ] {
        let mut assignment = trusting("https://127.0.0.1:1".to_owned());
        spoil(&mut assignment.certificates);
        assert!(matches!(begin(assignment).await, Err(RunError::Certificates(_))));
    }
}

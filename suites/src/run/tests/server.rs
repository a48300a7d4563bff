//! A server whose every byte the test decides.

use std::sync::{Arc, Mutex};

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};

/// A server on a free port of the loopback.
#[derive(Clone, Debug)]
pub(super) struct Server {
    pub(super) port: u16,
    requests: Arc<Mutex<Vec<String>>>,
}

/// What a server does with a request.
pub(super) enum Reply {
    /// It sends these bytes and closes the connection.
    Bytes(Vec<u8>),
    /// It never answers.
    Silence,
}

impl Server {
    /// A server that answers every request, given as its bytes, by `reply`.
    pub(super) async fn new(reply: impl Fn(&str) -> Reply + Send + Sync + 'static) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let port = listener.local_addr().unwrap().port();
        let server = Self { port, requests: Arc::default() };
        let (requests, reply) = (Arc::clone(&server.requests), Arc::new(reply));
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let (requests, reply) = (Arc::clone(&requests), Arc::clone(&reply));
                tokio::spawn(async move { answer(stream, &requests, &*reply).await });
            }
        });
        server
    }

    /// The base URL.
    pub(super) fn base(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    /// The requests so far, as their bytes.
    pub(super) fn requests(&self) -> Vec<String> {
        self.requests.lock().unwrap().clone()
    }
}

async fn answer(
    mut stream: TcpStream,
    requests: &Mutex<Vec<String>>,
    reply: &(dyn Fn(&str) -> Reply + Send + Sync),
) {
    let mut bytes = Vec::new();
    let mut buffer = [0; 4096];
    while !is_complete(&bytes) {
        match stream.read(&mut buffer).await {
            Ok(0) | Err(_) if bytes.is_empty() => return,
            Ok(0) | Err(_) => break,
            Ok(read) => bytes.extend_from_slice(&buffer[..read]),
        }
    }
    let request = String::from_utf8_lossy(&bytes).into_owned();
    requests.lock().unwrap().push(request.clone());
    match reply(&request) {
        Reply::Bytes(bytes) => {
            // A client that has read enough closes first.
            let _ = stream.write_all(&bytes).await;
            let _ = stream.shutdown().await;
        }
        Reply::Silence => std::future::pending().await,
    }
}

/// Whether a request, or a TLS record, is all there.
fn is_complete(bytes: &[u8]) -> bool {
    if bytes.first() == Some(&0x16) {
        return true;
    }
    let text = String::from_utf8_lossy(bytes);
    let Some((head, body)) = text.split_once("\r\n\r\n") else {
        return false;
    };
    let length = head.to_lowercase().lines().find_map(|line| {
        line.strip_prefix("content-length: ").and_then(|length| length.parse::<usize>().ok())
    });
    body.len() >= length.unwrap_or(0)
}

/// A response with this status, these header lines and this body.
pub(super) fn response(status: u16, headers: &str, body: &str) -> Reply {
    let length = body.len();
    Reply::Bytes(
        format!(
            "HTTP/1.1 {status} X\r\nConnection: close\r\nContent-Length: {length}\r\n{headers}\r\n{body}"
        )
        .into_bytes(),
    )
}

/// A response with this JSON body.
pub(super) fn json(body: &str) -> Reply {
    response(200, "Content-Type: application/json\r\n", body)
}

/// Bytes as they are.
pub(super) fn bytes(bytes: &[u8]) -> Reply {
    Reply::Bytes(bytes.to_vec())
}

//! The platform behind sockets: the standing server and wiremock.

use std::io::{Read, Write};
use std::net::TcpStream;
use std::sync::Arc;

use hutong_mocks::{PlatformResponder, Request, server};
use tokio::net::TcpListener;
use wiremock::matchers::any;
use wiremock::{Mock, MockServer};

use crate::caller::{Caller, NOW};

/// Sends a request as it is and reads until the connection is closed.
fn exchanged(address: std::net::SocketAddr, request: &Request) -> String {
    let mut head =
        format!("{} {} HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n", request.method, request.target);
    for (name, value) in &request.headers {
        head.extend([name, ": ", value, "\r\n"]);
    }
    head.extend(["Content-Length: ", &request.body.len().to_string(), "\r\n\r\n"]);
    let mut stream = TcpStream::connect(address).unwrap();
    stream.write_all(head.as_bytes()).unwrap();
    stream.write_all(&request.body).unwrap();
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).unwrap();
    String::from_utf8_lossy(&answer).into_owned()
}

async fn asked(address: std::net::SocketAddr, request: Request) -> String {
    tokio::task::spawn_blocking(move || exchanged(address, &request)).await.unwrap()
}

fn good(caller: &Caller) -> Request {
    caller.request("queryRejectedRows", &caller.example("queryRejectedRows", 1))
}

#[tokio::test]
async fn the_server_answers_over_a_socket_until_it_is_told_to_stop() {
    let caller = Caller::new(Vec::new());
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let (stop, stopped) = tokio::sync::oneshot::channel::<()>();
    let clock: server::Clock = Arc::new(|| NOW);
    let shutdown = async move { drop(stopped.await) };
    let serving = tokio::spawn(server::serve(Arc::clone(&caller.platform), listener, clock, shutdown));
    let answer = asked(address, good(&caller)).await;
    assert!(answer.starts_with("HTTP/1.1 200 OK\r\n"), "{answer}");
    assert!(
        answer.contains("\r\ndate: ")
            && answer.contains(r#"{"code":200,"message":"成功","data":{"total":0,"rows":[]}}"#)
    );
    let too_long = Request { body: vec![b' '; server::BODY_LIMIT + 1], ..good(&caller) };
    let refused = asked(address, too_long).await;
    assert!(refused.starts_with("HTTP/1.1 413"), "{refused}");
    stop.send(()).unwrap();
    serving.await.unwrap().unwrap();
}

#[tokio::test]
async fn wiremock_answers_as_the_platform_does() {
    let caller = Caller::new(Vec::new());
    let mock = MockServer::start().await;
    let responder = PlatformResponder::new(Arc::clone(&caller.platform), Arc::new(|| NOW));
    Mock::given(any()).respond_with(responder).mount(&mock).await;
    let answer = asked(*mock.address(), good(&caller)).await;
    assert!(answer.starts_with("HTTP/1.1 200 OK\r\n"), "{answer}");
    assert!(answer.contains(r#""total":0"#), "{answer}");
}

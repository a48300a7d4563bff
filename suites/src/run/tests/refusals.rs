//! What ends a run before its first case.

use hutong_specs::profile::Window;
use hutong_specs::record::Ended;
use tokio::net::TcpListener;

use super::server::{Server, bytes, json, response};
use super::{Assignment, RunError, assignment, errand, get, run_all};

async fn begin(assignment: Assignment) -> Result<(Ended, String), RunError> {
    let left = run_all(assignment, vec![errand("a", vec![get("/a")])]).await?;
    Ok((left.footer.ended, left.footer.detail))
}

#[tokio::test]
async fn nothing_is_sent_to_a_host_or_address_that_is_not_allowed() {
    let server = Server::new(|_| json("{}")).await;
    let mut refused = assignment(server.base());
    refused.reaches.hosts = vec!["platform.example.cn".to_owned()];
    assert!(matches!(begin(refused).await, Err(RunError::Host { .. })));
    let mut refused = assignment(format!("http://localhost:{}", server.port));
    refused.reaches.addresses = vec!["10.0.0.0/8".to_owned()];
    assert!(matches!(begin(refused).await, Err(RunError::Address { .. })));
    assert!(server.requests().is_empty());
}

#[tokio::test]
async fn a_dead_target_is_unreachable() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let port = listener.local_addr().unwrap().port();
    drop(listener);
    let (ended, detail) = begin(assignment(format!("http://127.0.0.1:{port}"))).await.unwrap();
    assert_eq!(ended, Ended::Unreachable);
    assert!(detail.contains("cannot be reached"), "{detail}");
}

#[tokio::test]
async fn a_server_without_tls_behind_an_https_base_is_named() {
    let server = Server::new(|_| response(400, "", "plain")).await;
    let (ended, detail) = begin(assignment(server.base().replace("http", "https"))).await.unwrap();
    assert_eq!(ended, Ended::TlsRefused);
    assert!(detail.contains("does not speak TLS"), "{detail}");
}

#[tokio::test]
async fn a_server_that_speaks_only_an_older_tls_is_named() {
    for alert in [0x46, 0x28] {
        let server = Server::new(move |_| bytes(&[0x15, 0x03, 0x01, 0x00, 0x02, 0x02, alert])).await;
        let (ended, detail) = begin(assignment(server.base().replace("http", "https"))).await.unwrap();
        assert_eq!(ended, Ended::TlsRefused);
        assert!(detail.contains("TLCP (GB/T 38636)"), "{detail}");
    }
}

#[tokio::test]
async fn a_closed_window_of_the_day_sends_nothing() {
    let server = Server::new(|_| json("{}")).await;
    let mut assignment = assignment(server.base());
    // The clock of the tests begins at 08:00 in China.
    assignment.reaches.limits.window = Some(Window { from: "09:00".to_owned(), until: "18:00".to_owned() });
    assert_eq!(begin(assignment).await.unwrap().0, Ended::TimeUp);
    assert!(server.requests().is_empty());
}

#[tokio::test]
async fn a_wrong_base_is_told_from_a_platform_that_knows_no_such_thing() {
    let answer = |is_platform: bool| {
        move |request: &str| {
            let path = request.split(' ').nth(1).unwrap_or_default().to_owned();
            if path == "/items/2" {
                return response(400, "", "no JSON");
            }
            let is_known = is_platform && !path.contains("does-not-exist");
            response(
                404,
                "",
                &if is_known { "no such case".to_owned() } else { format!("Cannot GET {path}") },
            )
        }
    };
    for (is_platform, ended) in [(true, Ended::Completed), (false, Ended::WrongBase)] {
        let server = Server::new(answer(is_platform)).await;
        let errands = (0..20)
            .map(|index| {
                let mut probe = get(&format!("/items/{index}"));
                probe.operation = format!("operation-{}", index % 3).into();
                errand(&index.to_string(), vec![probe])
            })
            .collect();
        let left = run_all(assignment(server.base()), errands).await.unwrap();
        assert_eq!(left.footer.ended, ended, "{}", left.footer.detail);
        let control =
            left.exchanges.iter().filter(|exchange| exchange.case.as_str() == "run/wrong-base").count();
        assert_eq!(control, 1);
        assert_eq!(left.exchanges.len() < 20, !is_platform);
    }
}

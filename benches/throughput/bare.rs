//! The bare loop: the same HTTP library, requests already built, nothing kept and nothing checked.

use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

use crate::hutong_run::request_body;
use crate::measure::{Measured, measured};

/// Sends the same request over and over.
pub fn measure(base: &str, connections: u16, exchanges: u32) -> Measured {
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap();
    let client = reqwest::Client::builder().no_proxy().build().unwrap();
    let request = client
        .post(format!("{base}/cases"))
        .header("content-type", "application/json")
        .body(request_body())
        .build()
        .unwrap();
    let left = Arc::new(AtomicU32::new(exchanges));
    measured(exchanges, || {
        runtime.block_on(async {
            let loops: Vec<_> = (0..connections)
                .map(|_| {
                    let (client, left) = (client.clone(), Arc::clone(&left));
                    let request = request.try_clone().unwrap();
                    tokio::spawn(send_until_none_is_left(client, request, left))
                })
                .collect();
            for one in loops {
                one.await.unwrap();
            }
        });
    })
}

async fn send_until_none_is_left(client: reqwest::Client, request: reqwest::Request, left: Arc<AtomicU32>) {
    while left.fetch_update(Ordering::Relaxed, Ordering::Relaxed, |count| count.checked_sub(1)).is_ok() {
        let response = client.execute(request.try_clone().unwrap()).await.unwrap();
        response.bytes().await.unwrap();
    }
}

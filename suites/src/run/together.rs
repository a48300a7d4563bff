//! Requests of a case that are sent at the same time.

use std::future::{Future, poll_fn};
use std::pin::Pin;
use std::sync::Arc;
use std::task::Poll;
use std::time::Duration;

use hutong_specs::name::StepId;
use hutong_specs::plan::Probe;

use super::case_run::{CaseRun, Flow, Moment};
use super::courier::Delivered;
use super::error::RunError;
use super::fault::fault;
use super::sending::{Count, observations};

impl CaseRun<'_> {
    /// Sends several requests at the same time, each once. They are built before, one after the other, and recorded in
    /// the order of the plan.
    pub(super) async fn together(
        &mut self,
        step: &StepId,
        probe: &Probe,
        besides: &[(StepId, Arc<Probe>)],
    ) -> Result<Flow, RunError> {
        let count = Count { attempt: 1, ..Count::default() };
        let mut is_renewed = false;
        for probe in std::iter::once(probe).chain(besides.iter().map(|(_, probe)| probe.as_ref())) {
            is_renewed |= self.ready(probe).await?;
        }
        let steps: Vec<(&StepId, &Probe)> = std::iter::once((step, probe))
            .chain(besides.iter().map(|(step, probe)| (step, probe.as_ref())))
            .collect();
        let mut under_way = Vec::new();
        for (step, probe) in &steps {
            let watch = self.watch(probe);
            let Some(waited) = self.courier.turn(&mut self.courier.ending.watch()).await else {
                return Ok(Flow::Stop);
            };
            let now_ms = self.courier.now_ms();
            let keyring = self.courier.keyring();
            let request = self.request(step, probe, count, &Moment { now_ms, keyring: &keyring });
            if let Ok(request) = &request {
                self.sent.insert((*step).clone(), request.clone());
            }
            under_way.push((request, now_ms, waited, watch));
        }
        let courier = self.courier;
        let sendings = under_way.into_iter().map(|(request, now_ms, waited, mut watch)| async move {
            let delivered = match &request {
                Ok(request) => courier.carry(request, now_ms, &mut watch).await,
                Err(error) => {
                    let answer = Err(fault(error.kind(), error.to_string()));
                    Delivered { answer, started_ms: now_ms, duration: Duration::ZERO }
                }
            };
            (request.ok(), delivered, waited)
        });
        let mut is_stopped = false;
        for ((step, probe), (request, delivered, waited)) in steps.into_iter().zip(all(sendings).await) {
            if let Some(request) = &request {
                self.watch_run(probe, request, &delivered).await?;
            }
            let seen = self.look(probe, request.as_ref(), &delivered);
            let observations = observations(probe, count, is_renewed, &seen);
            is_stopped |= request.is_none() || !seen.missing.is_empty();
            self.keep(step, count, request, delivered, observations, waited).await?;
        }
        Ok(if is_stopped { Flow::Stop } else { Flow::Go })
    }
}

/// What is waited for, and what came of it.
type UnderWay<F> = (Pin<Box<F>>, Option<<F as Future>::Output>);

/// What each of them came to, in their order.
async fn all<F: Future>(futures: impl IntoIterator<Item = F>) -> Vec<F::Output> {
    let mut waiting: Vec<UnderWay<F>> = futures.into_iter().map(|future| (Box::pin(future), None)).collect();
    poll_fn(|context| {
        let mut is_done = true;
        for (future, output) in waiting.iter_mut().filter(|(_, output)| output.is_none()) {
            match future.as_mut().poll(context) {
                Poll::Ready(value) => *output = Some(value),
                Poll::Pending => is_done = false,
            }
        }
        if is_done { Poll::Ready(()) } else { Poll::Pending }
    })
    .await;
    waiting.into_iter().filter_map(|(_, output)| output).collect()
}

#[cfg(test)]
mod tests {
    use tokio::sync::oneshot;

    use super::all;

    #[tokio::test]
    async fn each_goes_on_while_others_wait() {
        let (give, take) = oneshot::channel::<u8>();
        let waiting: std::pin::Pin<Box<dyn Future<Output = u8>>> = Box::pin(async { take.await.unwrap() });
        let giving: std::pin::Pin<Box<dyn Future<Output = u8>>> = Box::pin(async {
            give.send(1).unwrap();
            2
        });
        assert_eq!(all([waiting, giving]).await, [1, 2]);
    }
}

//! How fast a run is, beside a bare client and beside `oha`, all in one go against a server of constant answers in a
//! process of its own. Also: peak memory of 100,000 exchanges, and the time from a ready plan to the first request.
//!
//! `cargo bench` prints ratios; seconds mean nothing on a shared machine. `oha` is used if it is on the PATH.
#![expect(
    clippy::unwrap_used,
    clippy::print_stdout,
    clippy::print_stderr,
    unreachable_pub,
    reason = "a benchmark is a program for the terminal that ends when something is wrong"
)]

mod bare;
mod first_request;
mod hutong_run;
mod measure;
mod memory;
mod oha;
mod server;

use measure::Measured;
use mimalloc::MiMalloc;

/// The allocator of the program, for the bare client as well.
#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

/// Exchanges of each measurement.
const EXCHANGES: u32 = 20_000;
/// Rounds, of which the median ratio is printed: many, since other guests of the same host disturb each alone.
const ROUNDS: usize = 9;

fn main() {
    let arguments: Vec<String> = std::env::args().collect();
    match arguments.get(1).map(String::as_str) {
        Some("--serve") => server::serve(),
        Some("--memory") => memory::child(&arguments[2]),
        Some("--profile") => profile(arguments.get(2).and_then(|count| count.parse().ok())),
        _ => everything(),
    }
}

/// Nothing but hutong, for a profiler to watch.
fn profile(exchanges: Option<u32>) {
    let server = server::Process::start();
    let measured = hutong_run::measure(&server.base, 16, exchanges.unwrap_or(5 * EXCHANGES));
    println!("{:.0}/s, {:.1} µs of processor time each", measured.per_second, measured.cpu_us);
}

fn everything() {
    // The bare client has no provider of its own; one that is there already serves as well.
    let _ = rustls::crypto::ring::default_provider().install_default();
    let server = server::Process::start();
    for connections in [1, 16] {
        let rounds: Vec<_> = (0..ROUNDS).map(|_| round(&server, connections)).collect();
        print(connections, &rounds);
    }
    memory::measure(&server);
    first_request::measure();
}

/// The three measurements of one round.
struct Round {
    hutong: Measured,
    bare: Measured,
    oha: Option<Measured>,
}

fn round(server: &server::Process, connections: u16) -> Round {
    Round {
        bare: bare::measure(&server.base, connections, EXCHANGES),
        hutong: hutong_run::measure(&server.base, connections, EXCHANGES),
        oha: oha::measure(&server.base, connections, EXCHANGES),
    }
}

fn print(connections: u16, rounds: &[Round]) {
    println!("{connections} connections, {EXCHANGES} exchanges, median of {} rounds", rounds.len());
    let median = |mut values: Vec<f64>| {
        values.sort_by(f64::total_cmp);
        values[values.len() / 2]
    };
    let rate = |pick: fn(&Round) -> f64| median(rounds.iter().map(pick).collect());
    let hutong = rate(|round| round.hutong.per_second);
    let bare = rate(|round| round.bare.per_second);
    println!("  hutong  {hutong:>9.0}/s  {:>6.1} µs of processor time each", rate(|r| r.hutong.cpu_us));
    println!("  bare    {bare:>9.0}/s  {:>6.1} µs of processor time each", rate(|r| r.bare.cpu_us));
    println!("  hutong / bare  {:.2}  (goal 0.60)", rate(|r| r.hutong.per_second / r.bare.per_second));
    if rounds.iter().all(|round| round.oha.is_some()) {
        let of_oha = |round: &Round| round.oha.as_ref().map_or(0.0, |oha| oha.per_second);
        println!("  oha     {:>9.0}/s", median(rounds.iter().map(of_oha).collect()));
        let ratio = |round: &Round| round.hutong.per_second / of_oha(round);
        println!("  hutong / oha   {:.2}  (goal 0.35)", median(rounds.iter().map(ratio).collect()));
    } else {
        println!("  oha is not on the PATH: cargo install oha");
    }
}

//! A progress bar: only on a terminal, only on stderr.

use std::io::IsTerminal;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

/// A bar over `requests` exchanges; one that draws nothing unless stderr is a terminal.
pub(crate) fn bar(requests: u64) -> ProgressBar {
    if !std::io::stderr().is_terminal() {
        return ProgressBar::hidden();
    }
    // Five times a second is enough for eyes and costs nothing.
    let bar = ProgressBar::with_draw_target(Some(requests), ProgressDrawTarget::stderr_with_hz(5));
    match ProgressStyle::with_template("{bar:40} {pos}/{len}  {per_sec}  {eta} left") {
        Ok(style) => bar.with_style(style),
        Err(_) => bar,
    }
}

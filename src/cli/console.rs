//! Writing to the terminal: stdout is data, stderr is talk, and a broken pipe is success.

use std::io::{self, IsTerminal, Write};
use std::sync::atomic::{AtomicBool, Ordering};

use hutong_specs::bilingual::Language;

use super::arguments::Format;

/// How a command speaks.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Console {
    /// The language.
    pub(crate) language: Language,
    /// Text or JSON on stdout.
    pub(crate) format: Format,
}

impl Console {
    /// Writes data to stdout.
    pub(crate) fn data(text: &str) {
        put(&mut io::stdout().lock(), text);
    }

    /// Says something on stderr, unless a program is reading.
    pub(crate) fn say(self, zh: &str, en: &str) {
        let text = match self.language {
            Language::Zh => zh,
            Language::En => en,
        };
        put(&mut io::stderr().lock(), text);
    }

    /// Whether stdout is a terminal, so that colours help.
    pub(crate) fn is_coloured() -> bool {
        io::stdout().is_terminal() && std::env::var_os("NO_COLOR").is_none()
    }

    /// How many columns there are.
    pub(crate) fn width() -> usize {
        let columns = std::env::var("COLUMNS").ok().and_then(|text| text.parse().ok());
        columns.unwrap_or(110).clamp(60, 200)
    }
}

/// Whether something could not be written, for another reason than that nobody reads it.
static IS_CUT: AtomicBool = AtomicBool::new(false);

/// Whether something could not be written, for another reason than that nobody reads it.
pub(crate) fn is_cut() -> bool {
    IS_CUT.load(Ordering::Relaxed)
}

/// Writes text with a line end; that nobody reads it is no failure.
fn put(writer: &mut impl Write, text: &str) {
    let line_end: &[u8] = if text.ends_with('\n') { b"" } else { b"\n" };
    let written = writer
        .write_all(text.as_bytes())
        .and_then(|()| writer.write_all(line_end))
        .and_then(|()| writer.flush());
    if written.is_err_and(|error| error.kind() != io::ErrorKind::BrokenPipe) {
        IS_CUT.store(true, Ordering::Relaxed);
    }
}

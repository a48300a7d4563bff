//! Reads a chunked body (RFC 9112 §7.1), up to a limit.

use hutong_specs::record::{Fault, FaultKind};
use tokio::io::{AsyncBufRead, AsyncBufReadExt, AsyncReadExt};

use super::fault::{fault, of_io};

/// How long a line between chunks may be, and how long all trailers together.
const LINE: u64 = 8 << 10;

/// Reads the body; true if it was cut at the limit.
pub(super) async fn read_chunked<R: AsyncBufRead + Unpin>(
    reader: &mut R,
    limit: u64,
) -> Result<(Vec<u8>, bool), Fault> {
    let mut body = Vec::new();
    loop {
        let size = size(&line(reader).await?)?;
        if size == 0 {
            skip_trailers(reader).await?;
            return Ok((body, false));
        }
        let room = limit - body.len() as u64;
        let wanted = size.min(room);
        let read = (&mut *reader).take(wanted).read_to_end(&mut body).await.map_err(|error| of_io(&error))?;
        if (read as u64) < wanted {
            return Err(torn(body.len()));
        }
        if size > room {
            return Ok((body, true));
        }
        if !line(reader).await?.is_empty() {
            return Err(fault(FaultKind::Malformed, "a chunk is longer than it says"));
        }
    }
}

fn torn(read: usize) -> Fault {
    fault(FaultKind::Closed, format!("the connection was closed after {read} bytes of the body"))
}

/// The next line, without its end.
async fn line<R: AsyncBufRead + Unpin>(reader: &mut R) -> Result<Vec<u8>, Fault> {
    let mut line = Vec::new();
    (&mut *reader).take(LINE).read_until(b'\n', &mut line).await.map_err(|error| of_io(&error))?;
    if line.pop() != Some(b'\n') {
        return Err(fault(FaultKind::Closed, "the connection was closed between chunks of the body"));
    }
    if line.last() == Some(&b'\r') {
        line.pop();
    }
    Ok(line)
}

/// The size of a chunk; extensions are passed over.
fn size(line: &[u8]) -> Result<u64, Fault> {
    let text = String::from_utf8_lossy(line);
    let digits = text.split(';').next().unwrap_or_default().trim();
    u64::from_str_radix(digits, 16)
        .map_err(|_| fault(FaultKind::Malformed, format!("{digits:?} is no size of a chunk")))
}

async fn skip_trailers<R: AsyncBufRead + Unpin>(reader: &mut R) -> Result<(), Fault> {
    for _ in 0..64 {
        if line(reader).await?.is_empty() {
            return Ok(());
        }
    }
    Err(fault(FaultKind::Malformed, "there are too many trailers"))
}

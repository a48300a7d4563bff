//! The head of a raw response: status line and headers, as they stand.

use hutong_specs::record::{Fault, FaultKind};
use tokio::io::{AsyncBufRead, AsyncBufReadExt, AsyncReadExt};

use super::fault::{fault, of_io};
use super::wire::latin_1;

/// How long a head may be, in bytes.
const HEAD: u64 = 64 << 10;

/// How many headers a head may have.
const HEADERS: usize = 256;

/// Status and headers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Head {
    /// The status.
    pub(super) status: u16,
    /// The headers in order, spelt as received.
    pub(super) headers: Vec<(String, String)>,
}

impl Head {
    /// The value of a header.
    pub(super) fn header(&self, name: &str) -> Option<&str> {
        self.headers
            .iter()
            .find(|(known, _)| known.eq_ignore_ascii_case(name))
            .map(|(_, value)| value.as_str())
    }
}

/// Reads the head of the final response; interim ones (1xx) are skipped, as the client does.
pub(super) async fn read_head<R: AsyncBufRead + Unpin>(reader: &mut R) -> Result<Head, Fault> {
    let mut left = HEAD;
    loop {
        let block = read_block(reader, &mut left).await?;
        let head = parse(&block)?;
        if !(100..200).contains(&head.status) || head.status == 101 {
            return Ok(head);
        }
    }
}

/// Reads up to the next empty line.
async fn read_block<R: AsyncBufRead + Unpin>(reader: &mut R, left: &mut u64) -> Result<Vec<u8>, Fault> {
    let mut block = Vec::new();
    loop {
        let start = block.len();
        let mut limited = (&mut *reader).take(*left);
        let read = limited.read_until(b'\n', &mut block).await.map_err(|error| of_io(&error))?;
        *left -= read as u64;
        match block.get(start..).unwrap_or_default() {
            b"\r\n" | b"\n" if start > 0 => return Ok(block),
            line if line.ends_with(b"\n") => {}
            _ if *left == 0 => {
                return Err(fault(FaultKind::Malformed, format!("the head is over {HEAD} bytes")));
            }
            [] if start == 0 => {
                return Err(fault(FaultKind::Closed, "the connection was closed without an answer"));
            }
            _ if !block.starts_with(b"HTTP/") => return Err(no_http(&block)),
            _ => {
                return Err(fault(
                    FaultKind::Closed,
                    "the connection was closed within the head of the answer",
                ));
            }
        }
    }
}

fn parse(block: &[u8]) -> Result<Head, Fault> {
    let mut headers = [httparse::EMPTY_HEADER; HEADERS];
    let mut response = httparse::Response::new(&mut headers);
    match response.parse(block) {
        Ok(httparse::Status::Complete(_)) => {}
        Ok(httparse::Status::Partial) => return Err(no_http(block)),
        Err(error) => return Err(fault(FaultKind::Malformed, error.to_string())),
    }
    Ok(Head {
        status: response.code.unwrap_or_default(),
        headers: response
            .headers
            .iter()
            .map(|header| (header.name.to_owned(), latin_1(header.value)))
            .collect(),
    })
}

fn no_http(block: &[u8]) -> Fault {
    let start = String::from_utf8_lossy(block.get(..40).unwrap_or(block)).into_owned();
    fault(FaultKind::Malformed, format!("what came back is no HTTP: {start:?}"))
}

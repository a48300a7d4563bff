//! The command line: one verb a file.

pub(crate) mod arguments;
pub(crate) mod check;
mod checklist;
pub(crate) mod console;
pub(crate) mod demo;
pub(crate) mod explain;
pub(crate) mod fetch;
pub(crate) mod init;
pub(crate) mod interrupt;
pub(crate) mod judge;
pub(crate) mod mock;
pub(crate) mod plan;
pub(crate) mod progress;
pub(crate) mod replay;
pub(crate) mod report;
pub(crate) mod reproduction;
mod rounds;
pub(crate) mod run;
pub(crate) mod score;
pub(crate) mod session;
pub(crate) mod target;
pub(crate) mod test;
pub(crate) mod vendor;
pub(crate) mod verb;

//! A small capture of a small interface, judged end to end, and hostile captures.

mod capture;
mod hostile;
mod judged;

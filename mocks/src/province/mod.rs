//! The business of the pack `zwfw-data-exchange`: what a province keeps in memory, answers and refuses.
//!
//! Requests come here when they have passed every gate, so shapes are right unless a deviation let a wrong one in.

mod acceptances;
mod business;
mod call;
mod case_parts;
mod cases;
mod declared;
mod evaluations;
mod item_content;
mod item_details;
mod items;
mod keep;
mod licences;
mod organisations;
mod page;
mod rejections;
mod row;
mod rule;
mod state;
mod table;

pub(crate) use business::business;
pub(crate) use call::{Call, RowChange};
pub(crate) use rejections::note;
pub(crate) use row::Row;
pub(crate) use state::Province;

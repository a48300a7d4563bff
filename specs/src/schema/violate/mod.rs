//! Values that break one constraint: a family of keywords a file, a keyword a row of the table.

mod additional;
mod choice;
mod dependent;
mod enumeration;
mod extension;
mod format;
mod identifier;
mod items;
mod label;
mod length;
mod members;
mod multiple;
mod names;
mod pattern;
mod progress;
mod range;
mod refused;
mod required;
mod solved;
mod table;
mod types;
mod verb;
mod width;

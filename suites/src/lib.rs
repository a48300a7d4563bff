//! Plans cases, runs them, judges the record

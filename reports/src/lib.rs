//! Writes a judgement in every format

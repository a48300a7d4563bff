//! A stateful platform derived from a standard, conformant or deviating on purpose

//! Builds the crate anew when a pack is added: the packs are embedded.

fn main() {
    println!("cargo::rerun-if-changed=standards");
}

//! Draws keep their bits from version to version and from machine to machine.

#[path = "value_stability/pins.rs"]
mod pins;

#[test]
fn draws_have_the_bits_they_always_had() {
    pins::check();
}

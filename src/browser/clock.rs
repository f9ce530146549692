//! The time, for what must not take long.

/// Time of day, 0 outside of a browser. It may be set while we look. [ms]
#[must_use]
pub fn now() -> f64 {
    if cfg!(target_arch = "wasm32") {
        js_sys::Date::now()
    } else {
        0.0
    }
}

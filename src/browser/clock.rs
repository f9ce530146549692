//! The time, for what must not take long.

/// Time of day. It may be set while we look. [ms]
#[must_use]
pub fn now() -> f64 {
    js_sys::Date::now()
}

//! The browser, behind a few types of ours: a leaf, and the only place that names `web_sys` and `js_sys`.
//!
//! Nothing here fails loudly: what a browser may refuse is an `Option`, and those above decide.

pub mod page;
pub mod scope;
pub mod size;
pub mod worker;

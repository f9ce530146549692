//! Studies that run elsewhere: in a worker of the browser, or here.
//!
//! ```text
//! page ── Request ─→ Server ── Reply ─→ Conductor ─→ samples
//! ```
//!
//! A [`Server`] answers requests and knows nothing of who asks. A [`Conductor`] decides what to ask next
//! and joins the answers; it knows nothing of how messages travel. So all of it is tested without a browser.

pub mod conductor;
pub mod message;
pub mod server;
#[cfg(target_arch = "wasm32")]
pub mod worker;

pub use conductor::{Conductor, Order, Received};
pub use message::{Reply, Request};
pub use server::Server;

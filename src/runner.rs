//! Studies that run elsewhere: in workers of the browser, or here.
//!
//! ```text
//! page ── Order ─→ Conductor ── Step::Ask ─→ Runner ── Request ─→ Server   (one per worker)
//!   ↑ Step::Show ──────┘ ↑ News ───────────────┘ ↑ Reply ───────────┘
//! ```
//!
//! A [`Programme`] has the conductor take a first look at the study that counts, then all of it, and lets further studies wait.
//! A [`Server`] answers requests and knows nothing of who asks. A [`Conductor`] decides who is asked what, joins the
//! answers in the order of their blocks and survives the death of workers; it knows nothing of how messages travel. A
//! [`Runner`] carries messages to servers and back and decides nothing. So all of it is tested without a browser, and
//! how many workers there are cannot change a digit.

pub mod conductor;
pub mod crew;
pub mod local;
pub mod message;
pub mod programme;
pub mod results;
pub mod server;
#[cfg(target_arch = "wasm32")]
pub mod worker;

pub use conductor::{Conductor, Step};
pub use local::{InProcess, RoundTrip};
pub use message::{Reply, Request};
pub use programme::Programme;
pub use results::{Order, Results};
pub use server::Server;

/// A point in time, on any clock that does not stop. [ms]
pub type Millis = f64;

/// What a runner has to say.
#[derive(Clone, Debug)]
pub enum News {
    /// A worker answered.
    Answered {
        /// Its place in the crew.
        worker: usize,
        /// What it said.
        reply: Reply,
    },
    /// A worker is gone: it could not start, or it crashed.
    Died {
        /// Its place in the crew.
        worker: usize,
    },
}

/// Carries requests to workers, whatever those are. There are three: [`InProcess`] works in this thread,
/// [`RoundTrip`] does so with every message written down and read again, and the page's pool has a crew of
/// browser workers.
pub trait Runner {
    /// How many workers it has from the beginning; they are numbered from 0.
    fn workers(&self) -> usize;

    /// How many more can be started when there is time.
    fn reserve(&self) -> usize {
        0
    }

    /// Passes a request to a worker. Each worker answers in the order in which it was asked.
    fn ask(&mut self, worker: usize, request: &Request);

    /// Starts a worker in this place: one of the reserve, or another one where one died.
    fn start(&mut self, worker: usize);

    /// Goes on for a moment: what came of it, if anything.
    fn turn(&mut self) -> Option<News>;

    /// Whether another turn could bring anything now.
    fn is_idle(&self) -> bool;
}

//! Reading JSON documents that strangers wrote: every problem at once, each with its place.
//!
//! A document is [parsed](parse) into a tree of [`Node`]s that keeps what JSON libraries usually lose (the
//! order of keys, keys given twice). An [`ObjectReader`] is then asked for one field after another. It never
//! fails: what is wrong is noted as a [`Problem`], and reading goes on with a placeholder.
//!
//! Architecture invariant: this layer knows no scenario and holds no prose; `text` words the problems.

mod closest;
mod node;
mod number;
mod object;
mod one_line;
mod problem;
mod range;

pub use closest::closest;
pub use node::{DEPTH_LIMIT, DOCUMENT_BYTES_LIMIT, Node, parse, parse_any_size, too_large};
pub use number::typed_number;
pub(crate) use number::{Mark, Said, as_written, read_number};
pub use object::{ID_CHARACTERS, ObjectReader};
pub use one_line::{is_unread_number, plain_number, short_number, short_text};
pub use problem::{Expected, Fault, Problem, Problems, index_path, key_path};
pub use range::Range;

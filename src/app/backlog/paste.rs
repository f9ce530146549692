//! Rows of a spreadsheet, pasted: what they are understood as, what is wrong with them, and the way into the backlog.

pub mod words;

//! Counting what passed and what failed, from the lines that test runs close with.

use std::ops::AddAssign;

/// Tests and checks that passed and failed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Tally {
    /// Passed.
    pub(crate) passed: usize,
    /// Failed.
    pub(crate) failed: usize,
}

impl Tally {
    /// A check that is no test run.
    pub(crate) fn of_check(is_passed: bool) -> Self {
        Self {
            passed: usize::from(is_passed),
            failed: usize::from(!is_passed),
        }
    }

    /// The counts in a line such as `test result: ok. 3 passed; 0 failed; 1 ignored; finished in 0.1s`.
    pub(crate) fn in_line(line: &str) -> Option<Self> {
        let (_, result) = line.split_once("test result: ")?;
        let count = |what: &str| {
            let entry = result
                .split(';')
                .find_map(|entry| entry.trim().strip_suffix(what))?;
            entry.split_whitespace().last()?.parse().ok()
        };
        Some(Self {
            passed: count(" passed")?,
            failed: count(" failed")?,
        })
    }

    /// The counts of a whole run: one that ends badly without a failed test (it did not compile, it crashed) counts
    /// as a failure, and so does one without any test.
    pub(crate) fn closed(mut self, is_success: bool) -> Self {
        if self.failed == 0 && (!is_success || self.passed == 0) {
            self.failed = 1;
        }
        self
    }
}

impl AddAssign for Tally {
    fn add_assign(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tally(passed: usize, failed: usize) -> Tally {
        Tally { passed, failed }
    }

    #[test]
    fn a_closing_line_is_counted() {
        let line = "test result: FAILED. 12 passed; 3 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.01s";
        assert_eq!(Tally::in_line(line), Some(tally(12, 3)));
        assert_eq!(
            Tally::in_line("test result: \u{1b}[32mok\u{1b}[0m. 1 passed; 0 failed; 0 ignored"),
            Some(tally(1, 0))
        );
    }

    #[test]
    fn other_lines_are_not() {
        for line in [
            "test units::adds ... ok",
            "test result: ok.",
            "3 passed; 1 failed;",
        ] {
            assert_eq!(Tally::in_line(line), None, "{line}");
        }
    }

    #[test]
    fn a_run_that_ends_badly_or_is_empty_fails() {
        assert_eq!(tally(3, 0).closed(true), tally(3, 0));
        assert_eq!(tally(3, 2).closed(false), tally(3, 2));
        assert_eq!(tally(3, 0).closed(false), tally(3, 1));
        assert_eq!(tally(0, 0).closed(true), tally(0, 1));
    }
}

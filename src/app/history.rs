//! What can be undone: the states before each change, and after each undoing.

/// The most steps back.
const STEPS_LIMIT: usize = 200;

/// What changes belong together, while they follow one another: all but the first are no step of their own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Gesture {
    /// Moving the parameter of this id.
    Parameter(String),
    /// Moving the deadline.
    Deadline,
}

/// States to go back and forth to; it never holds the present one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct History<T> {
    past: Vec<T>,
    future: Vec<T>,
    /// The gesture under way.
    gesture: Option<Gesture>,
}

impl<T> Default for History<T> {
    fn default() -> Self {
        Self {
            past: Vec::new(),
            future: Vec::new(),
            gesture: None,
        }
    }
}

impl<T: PartialEq> History<T> {
    /// Something changed; this is what was before, and what is now. What was undone is gone.
    pub fn record(&mut self, before: T, now: &T, gesture: Option<Gesture>) {
        self.future.clear();
        let goes_on = gesture.is_some() && gesture == self.gesture;
        self.gesture = gesture;
        if !goes_on {
            self.past.push(before);
            let too_many = self.past.len().saturating_sub(STEPS_LIMIT);
            self.past.drain(..too_many);
        } else if self.past.last() == Some(now) {
            // It led back to where it began: nothing is there to be undone.
            self.past.pop();
            self.gesture = None;
        }
    }

    /// Whether what follows may be no step of its own.
    #[must_use]
    pub fn is_in_gesture(&self) -> bool {
        self.gesture.is_some()
    }

    /// The gesture is over: what follows is a step of its own.
    pub fn end_gesture(&mut self) {
        self.gesture = None;
    }

    /// The state before the last change; none: there is none.
    pub fn undo(&mut self, now: T) -> Option<T> {
        self.end_gesture();
        let before = self.past.pop()?;
        self.future.push(now);
        Some(before)
    }

    /// The state that was undone last; none: there is none.
    pub fn redo(&mut self, now: T) -> Option<T> {
        self.end_gesture();
        let after = self.future.pop()?;
        self.past.push(now);
        Some(after)
    }

    /// Whether there is something to undo.
    #[must_use]
    pub fn can_undo(&self) -> bool {
        !self.past.is_empty()
    }

    /// Whether there is something to do again.
    #[must_use]
    pub fn can_redo(&self) -> bool {
        !self.future.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::{Gesture, History, STEPS_LIMIT};

    fn slider(id: &str) -> Option<Gesture> {
        Some(Gesture::Parameter(id.to_owned()))
    }

    #[test]
    fn what_was_undone_can_be_done_again_until_something_else_is() {
        let mut history = History::default();
        assert_eq!((history.undo(0), history.redo(0)), (None, None));
        for before in 0..3 {
            history.record(before, &(before + 1), None);
        }
        assert_eq!(history.undo(3), Some(2));
        assert_eq!(history.undo(2), Some(1));
        assert_eq!(history.redo(1), Some(2));
        assert!(history.can_redo());
        history.record(2, &9, None);
        assert!(!history.can_redo());
        assert_eq!(history.redo(9), None);
        assert_eq!(history.undo(9), Some(2));
        assert_eq!(history.undo(2), Some(1));
        assert_eq!(history.undo(1), Some(0));
        assert!(!history.can_undo());
        assert_eq!(history.undo(0), None);
    }

    #[test]
    fn a_gesture_is_one_step() {
        let mut history = History::default();
        for before in 0..5 {
            history.record(before, &(before + 1), slider("a"));
        }
        for before in 5..7 {
            history.record(before, &(before + 1), slider("b"));
        }
        history.end_gesture();
        history.record(7, &8, slider("b"));
        for steps in [(8, 7), (7, 5), (5, 0)] {
            assert_eq!(history.undo(steps.0), Some(steps.1));
        }
        assert_eq!(history.redo(0), Some(5));
        history.record(5, &1, slider("a"));
        assert_eq!(history.undo(1), Some(5), "undoing ends a gesture, too");
    }

    #[test]
    fn a_gesture_that_leads_back_is_no_step() {
        let mut history = History::default();
        history.record(1, &2, slider("a"));
        assert!(history.can_undo());
        history.record(2, &1, slider("a"));
        assert!(!history.can_undo());
        history.record(1, &3, slider("a"));
        history.record(3, &4, slider("a"));
        assert_eq!(history.undo(4), Some(1));
        assert!(!history.can_undo());
    }

    #[test]
    fn the_oldest_steps_are_forgotten() {
        let mut history = History::default();
        for before in 0..STEPS_LIMIT + 7 {
            history.record(before, &(before + 1), None);
        }
        let mut now = STEPS_LIMIT + 7;
        while let Some(before) = history.undo(now) {
            now = before;
        }
        assert_eq!(now, 7);
    }
}

//! What can be undone: the states before each change, and after each undoing.

/// The most steps back.
const STEPS_LIMIT: usize = 200;

/// What changes belong together, while they follow one another: all but the first are no step of their own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Gesture {
    /// Moving the parameter of this id.
    Parameter(String),
    /// Typing into the field at this path.
    Field(String),
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

impl<T: Clone + PartialEq> History<T> {
    /// Something changed; this is what was before. What was undone is gone.
    pub fn record(&mut self, before: T, gesture: Option<Gesture>) {
        let goes_on = gesture.is_some() && gesture == self.gesture && !self.past.is_empty();
        self.gesture = gesture;
        self.future.clear();
        // A gesture that led back to where it began left a step that leads nowhere.
        if goes_on || self.past.last() == Some(&before) {
            return;
        }
        if self.past.len() == STEPS_LIMIT {
            self.past.remove(0);
        }
        self.past.push(before);
    }

    /// The gesture is over: what follows is a step of its own.
    pub fn end_gesture(&mut self) {
        self.gesture = None;
    }

    /// The state before the last change; none: there is none that differs from the present.
    pub fn undo(&mut self, now: T) -> Option<T> {
        self.end_gesture();
        let before = Self::other(&mut self.past, &now)?;
        self.future.push(now);
        Some(before)
    }

    /// The state that was undone last; none: there is none.
    pub fn redo(&mut self, now: T) -> Option<T> {
        self.end_gesture();
        let after = Self::other(&mut self.future, &now)?;
        self.past.push(now);
        Some(after)
    }

    /// Whether there is something to undo.
    #[must_use]
    pub fn can_undo(&self, now: &T) -> bool {
        self.past.iter().rev().any(|it| it != now)
    }

    /// Whether there is something to do again.
    #[must_use]
    pub fn can_redo(&self) -> bool {
        !self.future.is_empty()
    }

    /// The latest state that is not the present one.
    fn other(states: &mut Vec<T>, now: &T) -> Option<T> {
        let mut latest = states.pop()?;
        while latest == *now {
            latest = states.pop()?;
        }
        Some(latest)
    }
}

#[cfg(test)]
mod tests {
    use super::{Gesture, History, STEPS_LIMIT};

    fn field(path: &str) -> Option<Gesture> {
        Some(Gesture::Field(path.to_owned()))
    }

    #[test]
    fn what_was_undone_can_be_done_again_until_something_else_is() {
        let mut history = History::default();
        assert_eq!((history.undo(0), history.redo(0)), (None, None));
        for before in 0..3 {
            history.record(before, None);
        }
        assert_eq!(history.undo(3), Some(2));
        assert_eq!(history.undo(2), Some(1));
        assert_eq!(history.redo(1), Some(2));
        assert!(history.can_redo());
        history.record(2, None);
        assert!(!history.can_redo());
        assert_eq!(history.redo(9), None);
        assert_eq!(history.undo(9), Some(2));
        assert_eq!(history.undo(2), Some(1));
        assert_eq!(history.undo(1), Some(0));
        assert!(!history.can_undo(&0));
        assert_eq!(history.undo(0), None);
    }

    #[test]
    fn a_gesture_is_one_step() {
        let mut history = History::default();
        for before in 0..5 {
            history.record(before, field("a"));
        }
        for before in 5..7 {
            history.record(before, field("b"));
        }
        history.end_gesture();
        history.record(7, field("b"));
        for steps in [(8, 7), (7, 5), (5, 0)] {
            assert_eq!(history.undo(steps.0), Some(steps.1));
        }
        assert_eq!(history.redo(0), Some(5));
        history.record(5, field("a"));
        assert_eq!(history.undo(1), Some(5), "undoing ends a gesture, too");
    }

    #[test]
    fn a_gesture_that_leads_back_is_no_step() {
        let mut history = History::default();
        history.record(0, None);
        history.record(1, field("a"));
        history.record(2, field("a"));
        assert!(history.can_undo(&1));
        history.record(1, None);
        assert_eq!(history.undo(3), Some(1));
        assert_eq!(history.undo(1), Some(0));
    }

    #[test]
    fn the_oldest_steps_are_forgotten() {
        let mut history = History::default();
        for before in 0..STEPS_LIMIT + 7 {
            history.record(before, None);
        }
        let mut now = STEPS_LIMIT + 7;
        while let Some(before) = history.undo(now) {
            now = before;
        }
        assert_eq!(now, 7);
    }
}

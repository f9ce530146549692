//! Plays one future: uncovers its timelines a working week at a time, only when somebody asks for it.

use gloo_timers::callback::Timeout;
use yew::{Callback, hook, use_effect_with, use_state_eq};

use crate::units::Days;

/// Time between two steps: slow enough to be seen one by one. [ms]
const STEP_MILLISECONDS: u32 = 200;

/// A working week. [days]
const WEEK: Days = 5.0;

/// So many steps at most, however long the future is.
const STEPS: f64 = 60.0;

/// Where the play of a run stands.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
struct Stand {
    run: u64,
    /// The last day that is shown; none: all of it. [days]
    shown: Option<Days>,
    is_running: bool,
}

/// A future that is played, or shown as a whole.
#[derive(Clone, PartialEq)]
pub struct Player {
    /// The last day that is shown; none: all of it. [days]
    pub shown: Option<Days>,
    /// Whether it goes on by itself.
    pub is_running: bool,
    /// Starts it, from the first day unless it was paused, or pauses it.
    pub toggle: Callback<()>,
    /// Goes one step on and stays there.
    pub step: Callback<()>,
    /// Shows all of it.
    pub show_all: Callback<()>,
}

/// The day after one more step; none where nothing is left.
#[must_use]
pub fn next_day(shown: Option<Days>, end: Days) -> Option<Days> {
    let step = WEEK * (end / STEPS / WEEK).ceil().max(1.0);
    let next = shown.unwrap_or(0.0) + step;
    (next < end).then_some(next)
}

/// The player of a run whose timelines end on a day. Another run starts anew, shown as a whole.
#[hook]
pub fn use_player(run: u64, end: Days) -> Player {
    let state = use_state_eq(Stand::default);
    let stand = if state.run == run {
        *state
    } else {
        Stand {
            run,
            ..Stand::default()
        }
    };
    let setter = state.setter();
    let set = {
        let setter = setter.clone();
        move |shown: Option<Days>, is_running: bool| {
            setter.set(Stand {
                run,
                shown,
                is_running: is_running && shown.is_some(),
            });
        }
    };
    use_effect_with((stand, end.to_bits()), {
        let set = set.clone();
        move |_| {
            let next = stand.is_running.then(|| {
                Timeout::new(STEP_MILLISECONDS, move || {
                    set(next_day(stand.shown, end), true)
                })
            });
            // Another step replaces the one that is due.
            move || drop(next)
        }
    });
    let shown = stand.shown;
    let is_running = stand.is_running;
    Player {
        shown,
        is_running,
        toggle: {
            let set = set.clone();
            Callback::from(move |()| set(shown.or(Some(0.0)), !is_running))
        },
        step: {
            let set = set.clone();
            Callback::from(move |()| set(next_day(shown, end), false))
        },
        show_all: Callback::from(move |()| set(None, false)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_future_is_over_after_a_minute_of_steps_at_most() {
        for end in [1.0, 5.0, 96.0, 220.0, 2600.0] {
            let mut shown = next_day(None, end);
            let mut steps = 1;
            while let Some(day) = shown {
                assert!(day < end);
                shown = next_day(shown, end);
                steps += 1;
            }
            assert!(steps <= 60, "{end}: {steps}");
        }
        assert_eq!(next_day(Some(10.0), 96.0), Some(15.0));
    }
}

//! The first drawing in stages, so that no task is long: in between, the browser answers whoever is already there.

use gloo_timers::callback::Timeout;
use yew::{hook, use_effect_with, use_state};

/// How many stages are drawn after the one that is drawn at once: one more per task, up to `all`.
#[hook]
pub fn use_stages(all: u32) -> u32 {
    // Where nobody waits, all at once.
    let drawn = use_state(|| if cfg!(target_arch = "wasm32") { 0 } else { all });
    let stage = *drawn;
    use_effect_with(stage, move |&stage| {
        let next = (stage < all).then(|| Timeout::new(0, move || drawn.set(stage + 1)));
        move || drop(next)
    });
    stage
}

//! Keeps the own work on the device and in the address, and opens links: the rules are [`Kept`]'s.

use std::cell::RefCell;
use std::rc::Rc;

use gloo_timers::callback::Timeout;
use yew::{
    Callback, UseReducerHandle, hook, use_callback, use_effect_with, use_mut_ref, use_state_eq,
};

use crate::app::action::Action;
use crate::app::state::{Opened, State};
use crate::browser::{address, storage};
use crate::share::{Kept, Link, Shelf, Standing, View, read};

/// Where the own work is kept. The number is the version of the format.
const KEY: &str = "cadence-lab-own-1";

/// Where named scenarios are kept.
const SHELF_KEY: &str = "cadence-lab-shelf-1";

/// Pause after the last change before the address follows: browsers refuse too many changes. [ms]
const PAUSE: u32 = 500;

/// What can be done about works that are kept.
#[derive(Clone, Debug, PartialEq)]
pub struct Keeping {
    /// Whether there is a work from before to go back to.
    pub has_others: bool,
    /// Shows the own work again or, where that is on the screen, the one from before.
    pub on_back: Callback<()>,
    /// Forgets works from before.
    pub on_forget: Callback<()>,
}

/// What the address and the device say to show first.
#[must_use]
pub fn first_state() -> State {
    let mut state = match kept().open(&address::fragment()) {
        Some((link, standing)) => State::opening(&opened(link, standing)),
        None => State::at_first(),
    };
    let shelf = storage::get(SHELF_KEY).map_or_else(Shelf::default, |text| Shelf::from_text(&text));
    state.shelf = Rc::new(shelf);
    state
}

/// From now on keeps every change, lets the address follow, and opens links that are entered there.
#[hook]
pub fn use_keeping(state: &UseReducerHandle<State>) -> Keeping {
    let has_others = use_state_eq(|| kept().has_others());
    // The opening whose first change was kept: later ones are changes of the own work.
    let taken_over = use_mut_ref(|| None::<Rc<Opened>>);
    {
        let has_others = has_others.clone();
        let deps = (state.view(), Rc::clone(&state.opened), state.is_edited);
        use_effect_with(deps, move |(view, opened, is_edited)| {
            let follows = if *is_edited {
                keep(view, opened, &taken_over);
                has_others.set(kept().has_others());
                Some(follow_later(view))
            } else {
                taken_over.replace(None);
                // The address says whose work is on the screen; the bare one stands for the first screen.
                if opened.standing == Standing::Own && opened.view != View::default() {
                    address::replace_fragment(&opened.view.fragment());
                }
                None
            };
            move || drop(follows)
        });
    }
    use_effect_with(Rc::clone(&state.shelf), |shelf| {
        // Where the browser refuses, the shelf is there until the page is left.
        let text = shelf.to_text();
        if text != storage::get(SHELF_KEY).unwrap_or_default() {
            let _ = storage::set(SHELF_KEY, &text);
        }
    });
    {
        let dispatcher = state.dispatcher();
        use_effect_with((), move |()| {
            let watch = address::Watch::start(move |fragment| {
                // An empty fragment, or the id of a place on the page, opens nothing.
                let opens = read(&fragment).and_then(|_| kept().open(&fragment));
                if let Some((link, standing)) = opens {
                    dispatcher.dispatch(Action::Opened(opened(link, standing)));
                }
            });
            move || drop(watch)
        });
    }
    let is_copy = state.opened.standing == Standing::Copy && !state.is_edited;
    let on_back = use_callback(
        (state.dispatcher(), has_others.clone(), is_copy),
        |(), (dispatcher, has_others, is_copy)| {
            let mut kept = kept();
            if !is_copy {
                kept.go_back();
                write(&kept);
            }
            has_others.set(kept.has_others());
            if let Some(link) = kept.own() {
                dispatcher.dispatch(Action::Opened(opened(link, Standing::Own)));
            }
        },
    );
    let on_forget = use_callback(has_others.clone(), |(), has_others| {
        let mut kept = kept();
        kept.forget_others();
        write(&kept);
        has_others.set(false);
    });
    Keeping {
        has_others: *has_others,
        on_back,
        on_forget,
    }
}

/// What the device has now; another tab may have changed it.
fn kept() -> Kept {
    storage::get(KEY).map_or_else(Kept::default, |text| Kept::from_text(&text))
}

fn write(kept: &Kept) {
    // Where the browser refuses, the address is still a way to keep a scenario.
    let _ = storage::set(KEY, &kept.to_text());
}

fn opened(link: Link, standing: Standing) -> Rc<Opened> {
    Rc::new(Opened {
        view: link.view,
        problems: link.problems,
        standing,
    })
}

/// Keeps a change at once, so that none is lost with the page: even the text of 300 items takes only milliseconds.
fn keep(view: &View, opened: &Rc<Opened>, taken_over: &RefCell<Option<Rc<Opened>>>) {
    let before = taken_over.replace(Some(Rc::clone(opened)));
    let is_taken_over = before.is_some_and(|before| Rc::ptr_eq(&before, opened));
    let standing = if is_taken_over {
        Standing::Own
    } else {
        opened.standing
    };
    let mut kept = kept();
    kept.keep(view, &address::fragment(), standing);
    write(&kept);
}

fn follow_later(view: &View) -> Timeout {
    let fragment = view.fragment();
    Timeout::new(PAUSE, move || address::replace_fragment(&fragment))
}

//! Keeps the own work on the device and in the address, and opens links: the rules are [`Kept`]'s.

use std::cell::RefCell;
use std::rc::Rc;

use gloo_timers::callback::Timeout;
use yew::{
    Callback, UseReducerHandle, hook, use_callback, use_effect_with, use_mut_ref, use_state_eq,
};

use crate::app::action::Action;
use crate::app::editor::Paste;
use crate::app::state::{GuidePlace, Opened, State};
use crate::browser::{address, storage};
use crate::share::{Kept, Link, Shelf, Standing, View, join_guide, read, split_guide};

/// Where the own work is kept. The number is the version of the format.
const KEY: &str = "cadence-lab-own-1";

/// Where named scenarios are kept.
const SHELF_KEY: &str = "cadence-lab-shelf-1";

/// Where rows are kept that were pasted and are in no scenario yet.
const PASTE_KEY: &str = "cadence-lab-pasted-1";

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
    let (scenario, guide) = split_guide(&address::fragment());
    let mut state = match kept().open(&scenario) {
        Some((link, standing)) => State::opening(&opened(link, standing)),
        None => State::at_first(),
    };
    state.guide = guide.map(|id| GuidePlace { id, visit: 0 });
    let shelf = storage::get(SHELF_KEY).map_or_else(Shelf::default, |text| Shelf::from_text(&text));
    state.shelf = Rc::new(shelf);
    if let Some(text) = storage::get(PASTE_KEY).filter(|it| !it.is_empty()) {
        state.editor.paste = Rc::new(Paste::left(text));
    }
    state
}

/// From now on keeps every change, lets the address follow, and opens links that are entered there. The guide has
/// entries of its own in the browser's history; they lead back to the scenario as it is.
#[hook]
pub fn use_keeping(state: &UseReducerHandle<State>, on_action: &Callback<Action>) -> Keeping {
    // What the address says of the scenario on the screen.
    let shown = use_mut_ref(|| split_guide(&address::fragment()).0);
    let has_others = use_state_eq(|| kept().has_others());
    // The opening whose first change was kept: later ones are changes of the own work.
    let taken_over = use_mut_ref(|| None::<Rc<Opened>>);
    {
        let has_others = has_others.clone();
        let shown = Rc::clone(&shown);
        let guide = state.guide.as_ref().map(|it| it.id.clone());
        let deps = (
            state.view(),
            Rc::clone(&state.opened),
            state.is_edited,
            guide,
        );
        use_effect_with(deps, move |(view, opened, is_edited, guide)| {
            turn_address(guide, view, *is_edited, &shown);
            let follows = if *is_edited {
                keep(view, opened, &taken_over);
                has_others.set(kept().has_others());
                Some(follow_later(view, shown))
            } else {
                taken_over.replace(None);
                // The address says whose work is on the screen; the bare one stands for the first screen.
                if opened.standing == Standing::Own && opened.view != View::default() {
                    replace_shown(&shown, opened.view.fragment());
                }
                None
            };
            move || drop(follows)
        });
    }
    let paste = Rc::clone(&state.editor.paste);
    use_effect_with(Rc::as_ptr(&paste), move |_| {
        let text = &paste.pasting.text;
        if *text != storage::get(PASTE_KEY).unwrap_or_default() {
            let _ = storage::set(PASTE_KEY, text);
        }
    });
    use_effect_with(Rc::clone(&state.shelf), |shelf| {
        // Where the browser refuses, the shelf is there until the page is left.
        let text = shelf.to_text();
        if text != storage::get(SHELF_KEY).unwrap_or_default() {
            let _ = storage::set(SHELF_KEY, &text);
        }
    });
    {
        let on_action = on_action.clone();
        use_effect_with((), move |()| {
            let watch = address::Watch::start(move |fragment| {
                let (scenario, guide) = split_guide(&fragment);
                // An empty fragment, or the id of a place on the page, opens nothing. Nor does the guide, which is read
                // beside whatever is there, or the way back from it.
                let is_same = guide.is_some() || scenario == *shown.borrow();
                let link = read(&scenario).filter(|_| !is_same);
                match link.and_then(|_| kept().open(&scenario)) {
                    Some((link, standing)) => {
                        shown.replace(scenario);
                        on_action.emit(Action::Opened(opened(link, standing)));
                    }
                    None => on_action.emit(Action::GuideTurned(guide)),
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
    kept.keep(view, &split_guide(&address::fragment()).0, standing);
    write(&kept);
}

fn follow_later(view: &View, shown: Rc<RefCell<String>>) -> Timeout {
    let fragment = view.fragment();
    Timeout::new(PAUSE, move || replace_shown(&shown, fragment))
}

/// Lets the address say something else of the scenario, in the same place of the guide.
fn replace_shown(shown: &RefCell<String>, fragment: String) {
    let (_, guide) = split_guide(&address::fragment());
    address::replace_fragment(&join_guide(&fragment, guide.as_deref()));
    shown.replace(fragment);
}

/// Lets the address follow into the guide and out of it, unless it went ahead. What was edited is in it before: the way
/// back leads to the scenario as it was left.
fn turn_address(guide: &Option<String>, view: &View, is_edited: bool, shown: &RefCell<String>) {
    let (scenario, before) = split_guide(&address::fragment());
    if before != *guide {
        if is_edited {
            replace_shown(shown, view.fragment());
        }
        address::push_fragment(&join_guide(&shown.borrow(), guide.as_deref()));
    } else if guide.is_some() && scenario != *shown.borrow() {
        let fragment = shown.borrow().clone();
        replace_shown(shown, fragment);
    }
}

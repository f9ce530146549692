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
use crate::browser::listener::Listener;
use crate::browser::{address, page, storage};
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
    /// Whether the browser refused to keep something.
    pub is_refused: bool,
    /// Shows the own backlog, or makes one of what is on the screen.
    pub on_own: Callback<()>,
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
    let is_refused = use_state_eq(|| false);
    let last = use_mut_ref(|| None::<LastKept>);
    {
        let (has_others, is_refused) = (has_others.clone(), is_refused.setter());
        let (shown, last) = (Rc::clone(&shown), Rc::clone(&last));
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
                is_refused.set(keep(view, &shown.borrow(), opened, &last).is_none());
                has_others.set(kept().has_others());
                Some(follow_later(view, shown))
            } else {
                last.replace(None);
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
    {
        let is_refused = is_refused.setter();
        use_effect_with(Rc::clone(&state.shelf), move |shelf| {
            let text = shelf.to_text();
            if text != storage::get(SHELF_KEY).unwrap_or_default() {
                is_refused.set(storage::set(SHELF_KEY, &text).is_none());
            }
        });
    }
    {
        let on_action = on_action.clone();
        let settle = {
            let (state, shown, last) = (state.clone(), Rc::clone(&shown), Rc::clone(&last));
            Rc::new(move || settle(&state, &shown.borrow(), &last))
        };
        use_effect_with((), move |()| {
            let leaving = Rc::clone(&settle);
            let watches = [
                watch_address(shown, settle, &on_action),
                watch_shelf(&on_action),
                page::watch_leaving(move || leaving()),
            ];
            move || drop(watches)
        });
    }
    let is_copy = state.opened.standing == Standing::Copy && !state.is_edited;
    let on_back = use_callback(
        (state.dispatcher(), has_others.clone(), is_copy),
        |(), (dispatcher, has_others, is_copy)| {
            let mut kept = kept();
            if !is_copy {
                kept.go_back();
                let _ = write(&kept);
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
        let _ = write(&kept);
        has_others.set(false);
    });
    let on_own = use_callback(on_action.clone(), |(), on_action| {
        on_action.emit(match kept().backlog() {
            Some(backlog) => Action::OwnResumed(Rc::new(backlog)),
            None => Action::StartedOwn,
        });
    });
    Keeping {
        has_others: *has_others,
        is_refused: *is_refused,
        on_own,
        on_back,
        on_forget,
    }
}

/// What the device has now; another tab may have changed it.
fn kept() -> Kept {
    storage::get(KEY).map_or_else(Kept::default, |text| Kept::from_text(&text))
}

/// None where the browser refuses: the address is still a way to keep a scenario.
fn write(kept: &Kept) -> Option<()> {
    storage::set(KEY, &kept.to_text())
}

fn opened(link: Link, standing: Standing) -> Rc<Opened> {
    Rc::new(Opened {
        view: link.view,
        problems: link.problems,
        standing,
    })
}

/// Lets what is being typed count, and keeps it at once: the page may be left before it is drawn.
fn settle(state: &UseReducerHandle<State>, address: &str, last: &RefCell<Option<LastKept>>) {
    page::leave_field();
    if state.is_edited {
        let _ = keep(&state.view(), address, &state.opened, last);
    }
}

/// Opens the links that are entered in the address.
fn watch_address(
    shown: Rc<RefCell<String>>,
    settle: Rc<impl Fn() + 'static>,
    on_action: &Callback<Action>,
) -> Option<Listener> {
    let on_action = on_action.clone();
    address::watch(move |fragment| {
        let (scenario, guide) = split_guide(&fragment);
        // An empty fragment, or the id of a place on the page, opens nothing. Nor does the guide, which is read
        // beside whatever is there, or the way back from it.
        let is_same = guide.is_some() || scenario == *shown.borrow();
        if is_same || read(&scenario).is_none() {
            on_action.emit(Action::GuideTurned(guide));
            return;
        }
        // What is being typed belongs to what was there.
        settle();
        if let Some((link, standing)) = kept().open(&scenario) {
            shown.replace(scenario);
            on_action.emit(Action::Opened(opened(link, standing)));
        }
    })
}

/// Takes over what another window does to the shelf, so that neither writes over what the other put there.
fn watch_shelf(on_action: &Callback<Action>) -> Option<Listener> {
    let on_action = on_action.clone();
    storage::watch(SHELF_KEY, move |text| {
        let shelf = Rc::new(Shelf::from_text(&text));
        on_action.emit(Action::ShelfChanged(shelf, None));
    })
}

/// What was kept last, and the opening that it came of.
struct LastKept {
    opened: Rc<Opened>,
    fragment: String,
}

/// Keeps a change at once, so that none is lost with the page: even the text of 300 items takes only milliseconds. None where the browser
/// refuses.
fn keep(
    view: &View,
    address: &str,
    opened: &Rc<Opened>,
    last: &RefCell<Option<LastKept>>,
) -> Option<()> {
    let before = last.take();
    let before = before.filter(|it| Rc::ptr_eq(&it.opened, opened));
    let begun = || (opened.standing == Standing::Own).then(|| opened.view.fragment());
    let known = before.map_or_else(begun, |it| Some(it.fragment));
    let mut kept = kept();
    kept.keep(view, address, known.as_deref());
    last.replace(Some(LastKept {
        opened: Rc::clone(opened),
        fragment: kept.own_fragment().to_owned(),
    }));
    write(&kept)
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

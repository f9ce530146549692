//! Keeps the own work on the device and in the address, and opens links: the rules are [`Kept`]'s.

use std::cell::RefCell;
use std::rc::Rc;

use gloo_timers::callback::Timeout;
use yew::{
    Callback, UseReducerHandle, UseStateHandle, hook, use_callback, use_effect_with, use_mut_ref,
    use_state_eq,
};

use crate::app::action::Action;
use crate::app::address_bar::{AddressBar, Turn};
use crate::app::editor::Paste;
use crate::app::state::{GuidePlace, Opened, State};
use crate::browser::listener::Listener;
use crate::browser::{address, page, storage};
use crate::share::{Kept, Link, Ownership, Shelf, View, read, split_guide};

/// Where the own work is kept. The number is the version of the format.
const KEY: &str = "cadence-lab-own-1";

/// Where named scenarios are kept.
const SHELF_KEY: &str = "cadence-lab-shelf-1";

/// Where rows are kept that were pasted and are in no scenario yet.
const PASTE_KEY: &str = "cadence-lab-pasted-1";

/// Pause after the last change before the address follows: browsers refuse too many changes. [ms]
const PAUSE: u32 = 500;

/// What is kept, and what can be done about it.
#[derive(Clone, Debug, PartialEq)]
pub struct Keeping {
    /// How many works from before there are to go back to.
    pub others: usize,
    /// Whether one of them was just forgotten.
    pub has_forgotten: bool,
    /// Whether the browser refused to keep something.
    pub is_refused: bool,
    /// Shows the own backlog, or makes one of what is on the screen.
    pub on_own: Callback<()>,
    /// Shows the own work again or, where that is on the screen, the one from before.
    pub on_back: Callback<()>,
    /// Forgets the latest work from before.
    pub on_forget: Callback<()>,
    /// Takes up again what was just forgotten.
    pub on_remember: Callback<()>,
}

/// What the address and the device say to show first.
#[must_use]
pub fn first_state() -> State {
    let (scenario, guide) = split_guide(&address::fragment());
    let mut state = match kept().open(&scenario) {
        Some((link, ownership)) => State::opening(&opened(link, ownership)),
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
    let bar = use_mut_ref(AddressBar::at_first);
    let others = use_state_eq(|| kept().others());
    let forgotten = use_state_eq(|| None::<String>);
    let refusals = [
        use_state_eq(|| false),
        use_state_eq(|| false),
        use_state_eq(|| false),
    ];
    let [refuses_work, refuses_shelf, refuses_paste] = refusals.each_ref().map(|it| it.setter());
    let last = use_mut_ref(|| None::<LastKept>);
    {
        let others = others.clone();
        let (bar, last) = (Rc::clone(&bar), Rc::clone(&last));
        let deps = (
            state.view(),
            Rc::clone(&state.opened),
            state.is_edited,
            state.guide.as_ref().map(|it| it.id.clone()),
        );
        use_effect_with(deps, move |(view, opened, is_edited, guide)| {
            bar.borrow_mut().turn(guide.as_deref(), view, *is_edited);
            let follows = if *is_edited {
                let is_kept = keep(view, bar.borrow().scenario(), opened, &last).is_some();
                refuses_work.set(!is_kept);
                others.set(kept().others());
                Some(follow_later(view, bar))
            } else {
                last.replace(None);
                // The address says whose work is on the screen; the bare one stands for the first screen.
                if opened.ownership == Ownership::Own && opened.view != View::default() {
                    bar.borrow_mut().follow(opened.view.fragment());
                }
                None
            };
            move || drop(follows)
        });
    }
    // Only what is typed here: what another window keeps stays where the box is merely opened.
    use_effect_with(state.editor.paste.pasting.text.clone(), move |text| {
        refuses_paste.set(!keep_text(PASTE_KEY, text));
    });
    use_effect_with(Rc::clone(&state.shelf), move |shelf| {
        refuses_shelf.set(!keep_shelf(shelf));
    });
    {
        let on_action = on_action.clone();
        let settle = {
            let (state, bar, last) = (state.clone(), Rc::clone(&bar), Rc::clone(&last));
            Rc::new(move || settle(&state, &bar, &last))
        };
        use_effect_with((), move |()| {
            let leaving = Rc::clone(&settle);
            let watches = [
                watch_address(bar, settle, &on_action),
                watch_shelf(&on_action),
                page::watch_leaving(move || leaving()),
            ];
            move || drop(watches)
        });
    }
    let is_copy = state.opened.ownership == Ownership::Copy && !state.is_edited;
    let on_back = use_callback(
        (state.dispatcher(), others.clone(), is_copy),
        |(), (dispatcher, others, is_copy)| {
            let own = change_kept(others, |kept| {
                if !is_copy {
                    kept.go_back();
                }
                kept.own()
            });
            if let Some(link) = own {
                dispatcher.dispatch(Action::Opened(opened(link, Ownership::Own)));
            }
        },
    );
    let on_forget = use_callback(
        (others.clone(), forgotten.clone()),
        |(), (others, forgotten)| {
            forgotten.set(change_kept(others, Kept::forget_latest));
        },
    );
    let on_remember = use_callback(
        (others.clone(), forgotten.clone()),
        |(), (others, forgotten)| {
            if let Some(work) = &**forgotten {
                change_kept(others, |kept| kept.remember(work.clone()));
            }
            forgotten.set(None);
        },
    );
    let on_own = use_callback(on_action.clone(), |(), on_action| {
        on_action.emit(match kept().backlog() {
            Some(backlog) => Action::OwnResumed(Rc::new(backlog)),
            None => Action::StartedOwn,
        });
    });
    Keeping {
        others: *others,
        has_forgotten: forgotten.is_some(),
        is_refused: refusals.iter().any(|it| **it),
        on_own,
        on_back,
        on_forget,
        on_remember,
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

/// Changes what the device has, and how many others are said to be there.
fn change_kept<Out>(others: &UseStateHandle<usize>, change: impl FnOnce(&mut Kept) -> Out) -> Out {
    let mut kept = kept();
    let out = change(&mut kept);
    let _ = write(&kept);
    others.set(kept.others());
    out
}

/// Keeps the named scenarios; false where the browser refuses.
pub(super) fn keep_shelf(shelf: &Shelf) -> bool {
    keep_text(SHELF_KEY, &shelf.to_text())
}

/// Keeps a text, unless that is kept already; false where the browser refuses.
fn keep_text(key: &str, text: &str) -> bool {
    text == storage::get(key).unwrap_or_default() || storage::set(key, text).is_some()
}

fn opened(link: Link, ownership: Ownership) -> Rc<Opened> {
    Rc::new(Opened {
        view: link.view,
        problems: link.problems,
        ownership,
    })
}

/// Lets what is being typed count, and keeps it at once: the page may be left before it is drawn.
fn settle(
    state: &UseReducerHandle<State>,
    bar: &RefCell<AddressBar>,
    last: &RefCell<Option<LastKept>>,
) {
    page::leave_field();
    if state.is_edited {
        let _ = keep(&state.view(), bar.borrow().scenario(), &state.opened, last);
    }
}

/// Opens the links that are entered in the address.
fn watch_address(
    bar: Rc<RefCell<AddressBar>>,
    settle: Rc<impl Fn() + 'static>,
    on_action: &Callback<Action>,
) -> Option<Listener> {
    let on_action = on_action.clone();
    address::watch(move |fragment| {
        let turn = bar.borrow_mut().turned(&fragment);
        let (scenario, guide) = match turn {
            Turn::Guide(guide) => return on_action.emit(Action::GuideTurned(guide)),
            Turn::Link(scenario, guide) => (scenario, guide),
        };
        // The id of a place on the page, say, opens nothing.
        if !scenario.is_empty() && read(&scenario).is_none() {
            return on_action.emit(Action::GuideTurned(guide));
        }
        // What is being typed belongs to what was there.
        settle();
        // The bare address, too, shows what it would show to somebody who comes with it.
        let first_screen = || (Link::default(), Ownership::Own);
        let (link, ownership) = kept().open(&scenario).unwrap_or_else(first_screen);
        bar.borrow_mut().open(scenario);
        on_action.emit(Action::Opened(opened(link, ownership)));
        if guide.is_some() {
            on_action.emit(Action::GuideTurned(guide));
        }
    })
}

/// Takes over what another window does to the shelf, so that neither writes over what the other put there.
fn watch_shelf(on_action: &Callback<Action>) -> Option<Listener> {
    let on_action = on_action.clone();
    storage::watch(SHELF_KEY, move |text| {
        let shelf = Rc::new(Shelf::from_text(&text));
        on_action.emit(Action::ShelfFollowed(shelf));
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
    let begun = || (opened.ownership == Ownership::Own).then(|| opened.view.fragment());
    let known = before.map_or_else(begun, |it| Some(it.fragment));
    let mut kept = kept();
    kept.keep(view, address, known.as_deref());
    last.replace(Some(LastKept {
        opened: Rc::clone(opened),
        fragment: kept.own_fragment().to_owned(),
    }));
    write(&kept)
}

fn follow_later(view: &View, bar: Rc<RefCell<AddressBar>>) -> Timeout {
    let fragment = view.fragment();
    Timeout::new(PAUSE, move || {
        bar.borrow_mut().follow(fragment.clone());
        let mut kept = kept();
        if kept.address_followed(&fragment) {
            let _ = write(&kept);
        }
    })
}

//! How wide a place on the page is.

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Element, ResizeObserver};
use yew::{NodeRef, hook, use_effect_with, use_state_eq};

/// The width of an element in whole CSS pixels, as it changes; 0 before it is on the page. While it is hidden, it stays.
#[hook]
pub fn use_width(place: &NodeRef) -> f64 {
    let width = use_state_eq(|| 0.0);
    {
        let width = width.clone();
        use_effect_with(place.clone(), move |place| {
            let element = place.cast::<Element>();
            let watch = element.and_then(|element| Watch::of(element, move |now| width.set(now)));
            move || drop(watch)
        });
    }
    *width
}

/// Watches the size of an element until it is dropped.
struct Watch {
    observer: ResizeObserver,
    _on_change: Closure<dyn FnMut()>,
}

impl Watch {
    fn of(element: Element, on_width: impl Fn(f64) + 'static) -> Option<Self> {
        let observed = element.clone();
        let on_change = Closure::<dyn FnMut()>::new(move || {
            let width = observed.client_width();
            if width > 0 {
                on_width(f64::from(width));
            }
        });
        let observer = ResizeObserver::new(on_change.as_ref().unchecked_ref()).ok()?;
        observer.observe(&element);
        Some(Self {
            observer,
            _on_change: on_change,
        })
    }
}

impl Drop for Watch {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}

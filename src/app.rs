//! The page: a heading and the sentence that one came for. A placeholder until the study feeds it.

pub mod figure;
pub mod wording;

use yew::{Html, component, html};

/// The page's content, below `main`.
#[component]
pub fn App() -> Html {
    html! {
        <>
            <h1>{ "Scrum or Data Driven Scrum?" }</h1>
            <p id="verdict">{ "DDS is sooner in … of 1,000 futures." }</p>
        </>
    }
}

/// Renders the page into the element `app` of the document.
///
/// Without a document, or without that element in it, there is nobody to show anything to.
pub fn start() {
    let root = web_sys::window()
        .and_then(|window| window.document())
        .and_then(|document| document.get_element_by_id("app"));
    if let Some(root) = root {
        yew::Renderer::<App>::with_root(root).render();
    }
}

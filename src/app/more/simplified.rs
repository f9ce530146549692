//! The table of what is simplified, and which way it leans.

use yew::{Html, html};

use crate::text::Text;

/// The table of simplifications.
pub fn view(text: &Text) -> Html {
    html! {
        <>
            <p>{ text.get("simplified-what") }</p>
            <p>{ text.get("simplified-presets") }</p>
            <table class="more-table simplified">
                <thead>
                    <tr>
                        <th scope="col">{ text.get("simplified-column-what") }</th>
                        <th scope="col">{ text.get("simplified-column-leans") }</th>
                    </tr>
                </thead>
                <tbody>
                    { for text.simplifications().into_iter().map(|[what, leans]| html! {
                        <tr><td>{ what }</td><td>{ leans }</td></tr>
                    }) }
                </tbody>
            </table>
        </>
    }
}

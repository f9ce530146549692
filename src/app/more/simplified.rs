//! What is simplified, and which way it leans: said wherever results are read (MODEL.md section 12).

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
                    { for simplifications(text).into_iter().map(|[what, leans]| html! {
                        <tr><td>{ what }</td><td>{ leans }</td></tr>
                    }) }
                </tbody>
            </table>
        </>
    }
}

/// What is simplified, and which way that leans.
#[rustfmt::skip]
fn simplifications(text: &Text) -> [[String; 2]; 9] {
    [
        [text.get("simplified-order"),     text.get("simplified-order-leans")],
        [text.get("simplified-selection"), text.get("simplified-selection-leans")],
        [text.get("simplified-switching"), text.get("simplified-switching-leans")],
        [text.get("simplified-meetings"),  text.get("simplified-meetings-leans")],
        [text.get("simplified-sprint"),    text.get("simplified-sprint-leans")],
        [text.get("simplified-people"),    text.get("simplified-neither")],
        [text.get("simplified-estimates"), text.get("simplified-neither")],
        [text.get("simplified-chance"),    text.get("simplified-neither")],
        [text.get("simplified-nights"),    text.get("simplified-nights-leans")],
    ]
}

//! The same futures as a table, for those who read numbers.

use yew::{Html, html};

use crate::app::figure::words::Speaker;
use crate::text::Text;

/// The id of the panel.
pub const FIGURE_TABLE: &str = "figure-table";

/// The pairs in the order of the first side's finish.
pub fn view(text: &Text, speaker: &Speaker<'_>, order: &[usize]) -> Html {
    let rows = order.iter().enumerate().filter_map(|(number, &place)| {
        let pair = speaker.pairs.get(place)?;
        Some(html! {
            <tr key={place}>
                <th scope="row">{ number + 1 }</th>
                <td>{ pair.run }</td>
                { for speaker.strips.iter().filter_map(|strip| strip.ends.get(place)).map(|&end| html! {
                    <td>{ speaker.end(end) }</td>
                }) }
                if !speaker.is_alone() {
                    <td>{ speaker.gap(pair) }</td>
                }
            </tr>
        })
    });
    html! {
            <div class="futures-scroll" tabindex="0" role="region" aria-labelledby="figure-title">
                <table>
                    <thead>
                        <tr>
                            <th scope="col">{ text.get("figure-column-future") }</th>
                            <th scope="col">{ text.get("figure-column-run") }</th>
                            { for speaker.strips.iter().map(|strip| html! { <th scope="col">{ &strip.side.name }</th> }) }
                            if !speaker.is_alone() {
                                <th scope="col">{ text.get("figure-column-gap") }</th>
                            }
                        </tr>
                    </thead>
                    <tbody>{ for rows }</tbody>
                </table>
            </div>
    }
}

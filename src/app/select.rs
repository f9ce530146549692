//! A native list to choose from.

use yew::{AttrValue, Callback, Event, Html, TargetCast, html};

/// A list that shows one of its options, given as ids with their words; what is shown is shown even where it cannot be
/// chosen. Tells the id of another one that was chosen.
pub fn select(
    id: impl Into<AttrValue>,
    label: Option<String>,
    shown: &str,
    options: &[(String, String)],
    on_choice: Callback<String>,
) -> Html {
    let is_known = options.iter().any(|(id, _)| id == shown);
    let onchange = on_choice.reform(|event: Event| {
        let select = event.target_dyn_into::<web_sys::HtmlSelectElement>();
        select.map(|select| select.value()).unwrap_or_default()
    });
    // Once somebody has chosen, `selected` counts for new elements alone: so an option that changes is a new one.
    let option = |place: usize, id: &str, words: &str| {
        let is_shown = id == shown;
        html! {
            <option key={format!("{place} {is_shown}")} value={id.to_owned()} selected={is_shown}>{ words }</option>
        }
    };
    html! {
        <select id={id.into()} aria-label={label} {onchange}>
            if !is_known {
                { option(options.len(), shown, shown) }
            }
            { for options.iter().enumerate().map(|(place, (id, words))| option(place, id, words)) }
        </select>
    }
}

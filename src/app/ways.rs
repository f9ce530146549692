//! Which ways of working there are to compare: two to five of those that stand ready, and of the scenario's own.

use yew::{Callback, Html, classes, html};

use crate::app::action::Action;
use crate::app::figure::marks::colour;
use crate::app::state::State;
use crate::preset::Way;
use crate::scenario::VARIANTS;
use crate::share::{FEWEST, LeftOut};
use crate::text::Text;

/// A box to tick for each of them, and why one that is ticked cannot join.
pub fn view(text: &Text, state: &State, on_action: &Callback<Action>) -> Html {
    let chosen = state.chosen();
    let option = |way: &Way| {
        let is_chosen = chosen.contains(&way.id);
        let is_fixed = if is_chosen {
            chosen.len() <= FEWEST
        } else {
            chosen.len() >= VARIANTS
        };
        let toggled = toggled(&state.ways.offered, chosen, &way.id);
        let onchange = on_action.reform(move |_| Action::VariantsChosen(toggled.clone()));
        html! {
            <label key={way.id.clone()} class={classes!("way", colour(way.process))}>
                <input type="checkbox" name="way" value={way.id.clone()} checked={is_chosen} disabled={is_fixed}
                    aria-describedby="ways-limit" {onchange} />
                <span>{ &way.name }</span>
            </label>
        }
    };
    let limit = if chosen.len() >= VARIANTS {
        text.with("ways-most", &[("most", VARIANTS.into())])
    } else if chosen.len() <= FEWEST {
        text.with("ways-least", &[("least", FEWEST.into())])
    } else {
        text.with(
            "ways-range",
            &[("least", FEWEST.into()), ("most", VARIANTS.into())],
        )
    };
    html! {
        <>
            <details id="ways" class="ways">
                <summary>{ text.with("ways-title", &[("count", chosen.len().into()), ("all", state.ways.offered.len().into())]) }</summary>
                <fieldset>
                    <legend class="muted" id="ways-limit">{ limit }</legend>
                    { for state.ways.offered.iter().map(option) }
                </fieldset>
            </details>
            { for state.ways.left_out.iter().map(|it| left_out(text, state, it, on_action)) }
        </>
    }
}

/// The ids of those that are ticked after one more press, in the order in which they are offered.
fn toggled(offered: &[Way], chosen: &[String], id: &str) -> Vec<String> {
    let ids = offered.iter().map(|way| &way.id);
    ids.filter(|it| chosen.contains(it) != (*it == id))
        .cloned()
        .collect()
}

/// Why a variant that is ticked is not compared, with a way to the field that has to be mended.
fn left_out(text: &Text, state: &State, it: &LeftOut, on_action: &Callback<Action>) -> Html {
    let way = state.ways.offered.iter().find(|way| way.id == it.id);
    let name = way.map_or(it.id.as_str(), |way| way.name.as_str());
    let path = it.problem.path.clone();
    let onclick = on_action.reform(move |_| Action::FieldSought(path.clone()));
    html! {
        <p key={it.id.clone()} class="notice ways-left-out" role="status">
            { text.with("ways-left-out", &[("name", name.into())]) }{ " " }
            <button type="button" class="link" {onclick}>{ text.problem(&it.problem) }</button>
        </p>
    }
}

#[cfg(test)]
mod tests {
    use super::{Way, toggled};

    #[test]
    fn a_press_adds_or_takes_away_and_keeps_the_order() {
        let way = |id: &str| Way {
            id: id.to_owned(),
            process: "scrum",
            name: String::new(),
            is_ready_made: false,
        };
        let offered = ["a", "b", "c"].map(way);
        let chosen = ["c".to_owned(), "a".to_owned()];
        assert_eq!(toggled(&offered, &chosen, "b"), ["a", "b", "c"]);
        assert_eq!(toggled(&offered, &chosen, "a"), ["c"]);
    }
}

//! What the picture says in words: of one item, and of what it cannot show.

use super::network::Network;
use crate::text::Text;

/// An item with all that the picture shows of it.
#[must_use]
pub fn of_item(text: &Text, network: &Network, item: usize) -> String {
    let Some(it) = network.items.get(item) else {
        return String::new();
    };
    let names = |places: &[usize]| {
        let names: Vec<&str> = places
            .iter()
            .map(|place| network.items[*place].name.as_str())
            .collect();
        names.join("; ")
    };
    let before = network.before();
    let mut says = vec![text.with(
        "graph-item",
        &[
            ("number", (item + 1).into()),
            ("name", it.name.as_str().into()),
        ],
    )];
    let mut more = |key: &'static str, words: &str| {
        if !words.is_empty() {
            says.push(text.registered(key, &[("words", words.into())]));
        }
    };
    more("graph-phase", &it.phase);
    more("graph-capability", &it.capability);
    more("graph-goal", &it.goal);
    more("graph-after", &names(&it.after));
    more("graph-before", &names(&before[item]));
    more("graph-redo", &names(&it.redo));
    says.join(" ")
}

/// What stands in the document and not in the picture.
#[must_use]
pub fn not_drawn(text: &Text, network: &Network) -> Vec<String> {
    let name = |item: usize| network.items[item].name.as_str();
    let unknown = network.unknown.iter().map(|(item, id)| {
        text.with(
            "graph-unknown",
            &[("name", name(*item).into()), ("id", id.as_str().into())],
        )
    });
    let circles = network.circles.iter().map(|(item, before)| {
        text.with(
            "graph-circle",
            &[
                ("name", name(*item).into()),
                ("before", name(*before).into()),
            ],
        )
    });
    let beyond = (network.beyond > 0)
        .then(|| text.with("graph-beyond", &[("count", network.beyond.into())]));
    unknown.chain(circles).chain(beyond).collect()
}

//! What a piece of the page becomes as text.

use yew::{Html, LocalServerRenderer, Properties, component};

#[derive(Clone, PartialEq, Properties)]
struct ShownProps {
    html: Html,
}

#[component]
fn Shown(props: &ShownProps) -> Html {
    props.html.clone()
}

/// Its markup, in which no style is set and no word is missing.
pub(crate) async fn render(html: Html) -> String {
    let markup = LocalServerRenderer::<Shown>::with_props(ShownProps { html })
        .hydratable(false)
        .render()
        .await;
    assert!(!markup.contains(" style=") && !markup.contains("{$"));
    markup
}

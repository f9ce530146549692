//! Copies a link to what is on the screen, or shows it to be copied by hand where the browser does not let us.

use std::rc::Rc;

use web_sys::HtmlInputElement;
use yew::{
    Callback, Html, Properties, component, html, use_effect_with, use_node_ref, use_state_eq,
};

use crate::browser::{address, clipboard};
use crate::share::View;
use crate::text::Text;

/// What the link shows.
#[derive(Clone, PartialEq, Properties)]
pub struct Props {
    /// The page's texts.
    pub text: Rc<Text>,
    /// What is on the screen.
    pub view: View,
}

/// Links from this length on do not survive every program that they are sent with. [characters]
const LONG: usize = 2_000;

/// How the last copy went.
#[derive(Clone, Debug, Default, PartialEq)]
enum Copy {
    /// Not asked for, or of another view.
    #[default]
    None,
    /// It is in the clipboard, of so many characters.
    Done(usize),
    /// This link is to be copied by hand.
    ByHand(String),
}

/// A button, and beside it what came of pressing it.
#[component]
pub fn ShareButton(props: &Props) -> Html {
    let text = &props.text;
    let copy = use_state_eq(Copy::default);
    let field = use_node_ref();
    {
        let copy = copy.clone();
        use_effect_with(props.view.clone(), move |_| copy.set(Copy::None));
    }
    {
        let field = field.clone();
        use_effect_with((*copy).clone(), move |_| {
            if let Some(field) = field.cast::<HtmlInputElement>() {
                field.select();
            }
        });
    }
    let on_press = {
        let copy = copy.clone();
        let view = props.view.clone();
        Callback::from(move |_| {
            let copy = copy.clone();
            if let Some(link) = address::with_fragment(&view.fragment()) {
                clipboard::copy(&link.clone(), move |is_done| {
                    copy.set(if is_done {
                        Copy::Done(link.len())
                    } else {
                        Copy::ByHand(link)
                    });
                });
            }
        })
    };
    html! {
        <div class="share">
            <button id="share" type="button" class="quiet" onclick={on_press}>{ text.get("share-copy") }</button>
            // There before it says anything, so that it is read aloud when it does.
            <div class="share-outcome">
                <span id="share-outcome" class="muted" role="status">
                    { match &*copy {
                        Copy::None => String::new(),
                        Copy::Done(LONG..) => text.get("share-copied-long"),
                        Copy::Done(_) => text.get("share-copied"),
                        Copy::ByHand(_) => text.get("share-by-hand"),
                    } }
                </span>
                if let Copy::ByHand(link) = &*copy {
                    <input id="share-link" ref={field} readonly=true value={link.clone()}
                        aria-label={text.get("share-by-hand")} />
                }
            </div>
        </div>
    }
}

//! The words of the page, for every component.

use std::rc::Rc;

use yew::{hook, use_context, use_memo};

use crate::text::Text;

/// The texts in the person's language; English where nobody chose.
#[hook]
pub fn use_text() -> Rc<Text> {
    let given = use_context::<Rc<Text>>();
    let english = use_memo(given.is_some(), |&is_given| {
        (!is_given).then(|| Rc::new(Text::english()))
    });
    given.or_else(|| (*english).clone()).unwrap_or_default()
}

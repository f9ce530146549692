//! Scenarios in short: every item says in `work` which kind of work it is, and what it does not say itself, its kind says
//! for it; what is compared is ready-made.

use std::rc::Rc;

use super::{COMPARED, KINDS_OF_WORK, KindOfWork, READY_MADE, ready_made};
use crate::reading::{Node, parse};

type Fields = Vec<(String, Node)>;

/// The whole document. None: it is no scenario in short.
pub(super) fn written_out(short: &str) -> Option<Node> {
    let mut document = fields(&parse(short.as_bytes()).ok()?)?.to_vec();
    let mut people = 0.0;
    for role in list(field(field(&document, "team").and_then(fields)?, "roles")?)? {
        if let Node::Number(count) = field(fields(role)?, "people")? {
            people += count;
        }
    }
    let (_, items) = document.iter_mut().find(|(key, _)| key == "items")?;
    let whole: Option<Vec<Node>> = list(items)?.iter().map(item).collect();
    *items = Node::List(Rc::new(whole?));
    let variant = |id: &&str| Some(((*id).to_owned(), ready_made(id, people)?));
    let variants: Option<Fields> = READY_MADE[..COMPARED].iter().map(variant).collect();
    document.push(("processes".to_owned(), Node::Object(Rc::new(variants?))));
    Some(Node::Object(Rc::new(document)))
}

/// Which kind of work an item of a scenario in short is.
pub(super) fn work(short: &str, id: &str) -> Option<&'static KindOfWork> {
    let document = parse(short.as_bytes()).ok()?;
    let items = list(field(fields(&document)?, "items")?)?;
    let is_it = |item: &&Node| {
        let known = fields(item).and_then(|item| field(item, "id"));
        matches!(known, Some(Node::Text(known)) if known == id)
    };
    kind_of(fields(items.iter().find(is_it)?)?)
}

/// An item with what its kind of work says for it.
fn item(short: &Node) -> Option<Node> {
    let short = fields(short)?;
    let work = kind_of(short)?;
    let mut whole = short.to_vec();
    whole.retain(|(key, _)| key != "work");
    let mut default = |key: &str, value: Node| {
        if field(short, key).is_none() {
            whole.push((key.to_owned(), value));
        }
    };
    default("effort", work.effort().to_node());
    if let Some((wait, _)) = work.wait {
        default("observe", wait().to_node());
    }
    if let Some(attempts) = work.attempts {
        default("success", Node::Number(attempts.success));
        default(
            "evidence",
            attempts.evidence.map_or(Node::Null, Node::Number),
        );
    }
    Some(Node::Object(Rc::new(whole)))
}

fn kind_of(item: &[(String, Node)]) -> Option<&'static KindOfWork> {
    let Node::Text(id) = field(item, "work")? else {
        return None;
    };
    KINDS_OF_WORK.into_iter().find(|work| work.id == id)
}

fn fields(node: &Node) -> Option<&[(String, Node)]> {
    match node {
        Node::Object(fields) => Some(fields),
        _ => None,
    }
}

fn field<'a>(fields: &'a [(String, Node)], key: &str) -> Option<&'a Node> {
    let (_, value) = fields.iter().find(|(known, _)| known == key)?;
    Some(value)
}

fn list(node: &Node) -> Option<&[Node]> {
    match node {
        Node::List(list) => Some(list),
        _ => None,
    }
}

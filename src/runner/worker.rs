//! The worker's side in the browser: the same module as the page, started where there is no window.

use std::cell::RefCell;

use crate::browser::scope::Scope;
use crate::runner::message::{Reply, Request, decode, encode};
use crate::runner::server::Server;

/// Listens to the page for as long as the worker lives. Does nothing outside a worker.
pub fn serve() {
    let Some(scope) = Scope::current() else {
        return;
    };
    let server = RefCell::new(Server::default());
    let answers = scope.clone();
    scope.listen(move |bytes| {
        // What cannot be read is from another version of the page; it will be loaded again.
        let Ok(request) = decode::<Request>(&bytes) else {
            return;
        };
        if let Some(reply) = server.borrow_mut().answer(request) {
            send(&answers, &reply);
        }
    });
    send(&scope, &Reply::Ready);
}

fn send(scope: &Scope, reply: &Reply) {
    if let Ok(bytes) = encode(reply) {
        scope.post(&bytes);
    }
}

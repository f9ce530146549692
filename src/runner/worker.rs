//! The worker's side in the browser: a module of its own, which has the engine and no page.

use crate::browser::clock;
use crate::browser::scope::Scope;
use crate::runner::message::{Reply, decode, encode};
use crate::runner::server::Server;

/// Listens to the page for as long as the worker lives. Does nothing outside a worker.
pub fn serve() {
    let Some(scope) = Scope::current() else {
        return;
    };
    send(&scope, &Reply::Ready);
    let mut server = Server::default();
    let mut is_turn_asked = false;
    scope.clone().listen(move |message| {
        match message {
            // What cannot be read is from another version of the page; it will be loaded again.
            Some(bytes) => {
                if let Ok(request) = decode(&bytes) {
                    server.take(request);
                }
            }
            None => {
                is_turn_asked = false;
                if let Some(reply) = server.work(clock::now) {
                    send(&scope, &reply);
                }
            }
        }
        // A turn is a message of its own, behind those that have come: all are heard before more work is done.
        if !is_turn_asked && !server.is_idle() {
            is_turn_asked = true;
            scope.ask_for_turn();
        }
    });
}

fn send(scope: &Scope, reply: &Reply) {
    if let Ok(bytes) = encode(reply) {
        scope.post(&bytes);
    }
}

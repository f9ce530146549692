//! The crew of browser workers.

use std::cell::RefCell;
use std::collections::VecDeque;
use std::rc::Rc;

use crate::browser::worker::Worker;
use crate::runner::message::{decode, encode};
use crate::runner::{News, Request, Runner};

/// Workers on other cores, by their places. News of them wait here until they are asked for.
pub(super) struct Pool {
    /// None: it could not even be made.
    workers: Vec<Option<Worker>>,
    news: Rc<RefCell<VecDeque<News>>>,
    wake: Rc<dyn Fn()>,
}

impl Pool {
    /// Takes over the workers that were started with the page; `wake` is called whenever there are news of them.
    /// None: there are no workers.
    pub(super) fn new(wake: impl Fn() + 'static) -> Option<Self> {
        let mut pool = Self {
            workers: Vec::new(),
            news: Rc::default(),
            wake: Rc::new(wake),
        };
        pool.workers = (0..Worker::started()).map(|it| pool.hire(it)).collect();
        (!pool.workers.is_empty()).then_some(pool)
    }

    fn hire(&self, place: usize) -> Option<Worker> {
        let tell = {
            let (news, wake) = (Rc::clone(&self.news), Rc::clone(&self.wake));
            move |it| {
                news.borrow_mut().push_back(it);
                wake();
            }
        };
        let died = tell.clone();
        let worker = Worker::hire(
            move |bytes| {
                tell(match decode(&bytes) {
                    Ok(reply) => News::Answered {
                        worker: place,
                        reply,
                    },
                    Err(_) => News::Died { worker: place },
                });
            },
            move || died(News::Died { worker: place }),
        );
        if worker.is_none() {
            let died = News::Died { worker: place };
            self.news.borrow_mut().push_back(died);
        }
        worker
    }
}

impl Runner for Pool {
    fn workers(&self) -> usize {
        self.workers.len()
    }

    fn reserve(&self) -> usize {
        Worker::wanted().saturating_sub(self.workers())
    }

    fn ask(&mut self, worker: usize, request: &Request) {
        if let Some(Some(worker)) = self.workers.get(worker)
            && let Ok(bytes) = encode(request)
        {
            worker.post(&bytes);
        }
    }

    fn start(&mut self, worker: usize) {
        if worker == self.workers.len() {
            self.workers.push(None);
        }
        self.workers[worker] = self.hire(worker);
    }

    fn turn(&mut self) -> Option<News> {
        self.news.borrow_mut().pop_front()
    }

    fn is_idle(&self) -> bool {
        self.news.borrow().is_empty()
    }
}

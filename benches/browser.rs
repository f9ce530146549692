//! The built page in a real browser: what a pair of runs costs a worker, beside the same work natively in the same
//! seconds, and how soon a first visit has its answer. Run with `cargo xtask bench --bench browser`, which builds and
//! serves the page.
#![allow(
    missing_docs,
    dead_code,
    unreachable_pub,
    clippy::unwrap_used,
    reason = "a benchmark, on inputs of its own, with the visitor of the end-to-end tests"
)]

#[cfg(not(target_arch = "wasm32"))]
#[path = "../tests/end_to_end/visit.rs"]
mod visit;

#[cfg(target_arch = "wasm32")]
fn main() {}

#[cfg(not(target_arch = "wasm32"))]
#[tokio::main(flavor = "current_thread")]
async fn main() {
    native::compare().await;
    native::visits().await;
}

#[cfg(not(target_arch = "wasm32"))]
mod native {
    use std::time::Instant;

    use cadence_lab::preset::PRESETS;
    use cadence_lab::runner::message::{decode, encode};
    use cadence_lab::runner::{Reply, Request, Server};
    use serde_json::{Value, json};

    use crate::visit::{Visit, root_page};

    /// Blocks of one measurement, of 250 runs each.
    const BLOCKS: usize = 16;

    /// Measurements that count, after one that warms up.
    const ROUNDS: usize = 25;

    /// Visits that count.
    const VISITS: usize = 15;

    /// The smallest, the middle and the largest.
    fn spread(mut values: Vec<f64>) -> [f64; 3] {
        values.sort_by(f64::total_cmp);
        [
            values[0],
            values[values.len() / 2],
            values[values.len() - 1],
        ]
    }

    fn print(what: &str, values: Vec<f64>, decimals: usize) {
        let [least, median, most] = spread(values);
        println!("{what:<58} {least:>9.decimals$} {median:>9.decimals$} {most:>9.decimals$}");
    }

    fn request_bytes(request: &Request) -> Vec<u8> {
        encode(request).unwrap()
    }

    /// The blocks of a round.
    fn blocks(round: usize) -> impl Iterator<Item = Request> {
        let simulate = |block| Request::Simulate { study: 1, block };
        (round * BLOCKS..(round + 1) * BLOCKS).map(simulate)
    }

    /// What a worker does with messages, in this program.
    fn answers(server: &mut Server, messages: &[Vec<u8>]) {
        for message in messages {
            server.take(decode(message).unwrap());
        }
        while !server.is_idle() {
            if let Some(reply) = server.work(|| 0.0) {
                assert!(matches!(reply, Reply::Simulated { .. }));
                std::hint::black_box(encode(&reply).unwrap());
            }
        }
    }

    /// "Explore a new model" under Scrum by the Guide and Data Driven Scrum, in one worker and in one native thread by
    /// turns.
    pub(crate) async fn compare() {
        let mut scenario = PRESETS[0].scenario().unwrap().into_scenario();
        let is_of_pair = |id: &str| ["scrum", "dds"].contains(&id);
        scenario.processes.retain(|it| is_of_pair(&it.id));
        let open = request_bytes(&Request::Open {
            study: 1,
            plan: Box::new(scenario.validate().unwrap().plan()),
            seed: 1,
            runs: (ROUNDS + 1) * BLOCKS * 250,
        });
        let mut server = Server::default();
        server.take(decode(&open).unwrap());

        let visit = Visit::begin().await;
        visit.open(&root_page()).await;
        visit.text_of("#progress[data-stand=complete]").await;
        let start = format!(
            "const boot = document.querySelector('script[src*=boot]').src;
            const at = name => new URL(name, boot).href;
            globalThis.bench = new Worker(at('engine.js'));
            const {{ port1, port2 }} = new MessageChannel();
            globalThis.port = port1;
            const ready = new Promise(next => {{ port1.onmessage = next }});
            return fetch(at('engine_bg.wasm'))
                .then(it => it.arrayBuffer()).then(it => WebAssembly.compile(it))
                .then(module => bench.postMessage({{ module, port: port2 }}, [port2]))
                .then(() => ready)
                .then(() => port1.postMessage(Uint8Array.from({})))",
            json!(open)
        );
        visit.run(&start).await;
        let (mut browser, mut native, mut ratios) = (Vec::new(), Vec::new(), Vec::new());
        for round in 0..=ROUNDS {
            let messages: Vec<Vec<u8>> = blocks(round).map(|it| request_bytes(&it)).collect();
            let ask = format!(
                "const asked = {}.map(it => Uint8Array.from(it));
                return new Promise(done => {{
                    let answers = 0;
                    const start = performance.now();
                    port.onmessage = () => {{
                        answers += 1;
                        if (answers === asked.length) done(performance.now() - start);
                    }};
                    asked.forEach(it => port.postMessage(it));
                }})",
                json!(messages)
            );
            let millis = visit.run(&ask).await.as_f64().unwrap();
            let start = Instant::now();
            answers(&mut server, &messages);
            let here = start.elapsed().as_secs_f64() * 1e3;
            if round > 0 {
                let micros_a_run = 1e3 / (BLOCKS * 250) as f64;
                browser.push(millis * micros_a_run);
                native.push(here * micros_a_run);
                ratios.push(millis / here);
            }
        }
        visit.end().await;
        println!("{:<58} {:>9} {:>9} {:>9}", "", "least", "median", "most");
        print("A pair of runs, one worker in the browser [µs]", browser, 2);
        print("A pair of runs, one native thread [µs]", native, 2);
        print("Browser ÷ native, rounds in turn", ratios, 2);
    }

    /// When the answer is there, and what keeps the page's thread busy until all futures are.
    const WATCH: &str = "globalThis.seen = { long: [], moved: 0 };
        const watch = (type, take) =>
            new PerformanceObserver(list => list.getEntries().forEach(take)).observe({ type, buffered: true });
        watch('longtask', it => seen.long.push(it.duration));
        watch('layout-shift', it => { if (!it.hadRecentInput) seen.moved += it.value });
        new MutationObserver(() => {
            const is = it => document.querySelector(it);
            if (is('#verdict[role=status]')) seen.answer ??= performance.now();
            if (is('#progress[data-stand=complete]')) seen.whole ??= performance.now();
        }).observe(document, { subtree: true, childList: true, attributes: true });";

    /// First visits, each by a fresh browser.
    pub(crate) async fn visits() {
        let mut seen = Vec::new();
        for _ in 0..VISITS {
            let visit = Visit::begin().await;
            visit.before_the_page(WATCH).await;
            visit.open(&root_page()).await;
            visit.text_of("#progress[data-stand=complete]").await;
            seen.push(visit.run("return seen").await);
            visit.end().await;
        }
        let figures = |name: &str| seen.iter().map(|it| it[name].as_f64().unwrap()).collect();
        let tasks = |it: &Value| -> Vec<f64> {
            let long = it["long"].as_array().unwrap();
            long.iter().filter_map(Value::as_f64).collect()
        };
        let longest = seen
            .iter()
            .map(|it| tasks(it).into_iter().fold(0.0, f64::max));
        let count = seen.iter().map(|it| tasks(it).len() as f64);
        print(
            "First visit: 1,000 futures compared [ms]",
            figures("answer"),
            0,
        );
        print("First visit: all 10,000 futures [ms]", figures("whole"), 0);
        print("First visit: tasks over 50 ms", count.collect(), 0);
        print(
            "First visit: the longest of them [ms]",
            longest.collect(),
            0,
        );
        print("First visit: cumulative layout shift", figures("moved"), 4);
    }
}

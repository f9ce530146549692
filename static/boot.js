// Starts the app and its workers, or says why it cannot. All files are in one folder, which is this script's own.
"use strict";

(() => {
    const here = document.currentScript.src;

    const reveal = (id) => {
        document.getElementById(id).hidden = false;
    };

    if (typeof WebAssembly !== "object") {
        reveal("no-webassembly");
        return;
    }

    const at = (name) => new URL(name, here).href;
    const glue = at("app.js");

    // Compiled once, for the page and all workers; while it arrives, if the server knows what it is.
    const module = fetch(at("app_bg.wasm")).then(async (response) =>
        response.headers.get("Content-Type") === "application/wasm"
            ? WebAssembly.compileStreaming(response)
            : WebAssembly.compile(await response.arrayBuffer())
    );

    // What is posted to the port waits until the worker listens, and what the worker posts until the app does.
    const start = () => {
        const worker = new Worker(at("worker.js"), { type: "module", name: glue });
        const { port1, port2 } = new MessageChannel();
        module.then((module) => worker.postMessage({ module, port: port2 }, [port2]));
        return { worker, port: port1, death: new Promise((tell) => (worker.onerror = tell)) };
    };

    // A worker for every core. All but one are started before the app is there to take them over
    // (src/browser/worker.rs): until the first answer is shown, the page itself needs a core.
    const wanted = Math.min(Math.max(navigator.hardwareConcurrency || 1, 1), 16);
    const early = [];
    try {
        while (early.length < Math.max(wanted - 1, 1)) {
            early.push(start());
        }
    } catch {
        // No workers here: the app does all by itself.
    }
    const started = early.length;
    globalThis.crew = { started: () => started, wanted: () => wanted, hire: () => early.shift() ?? start() };

    Promise.all([import(glue), module])
        .then(([app, module]) => app.default({ module_or_path: module }))
        .catch((error) => {
            console.error(error);
            reveal("failed-start");
        });
})();

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

    // While it arrives, if the server knows what it is.
    const compiled = async (name) => {
        const response = await fetch(at(name));
        return response.headers.get("Content-Type") === "application/wasm"
            ? WebAssembly.compileStreaming(response)
            : WebAssembly.compile(await response.arrayBuffer());
    };

    // Once for all workers.
    const engine = compiled("engine_bg.wasm");

    // What is posted to the port waits until the worker listens, and what the worker posts until the app does.
    const start = () => {
        const worker = new Worker(at("engine.js"));
        const { port1, port2 } = new MessageChannel();
        const death = new Promise((tell) => {
            worker.onerror = tell;
            engine.then((module) => worker.postMessage({ module, port: port2 }, [port2]), tell);
        });
        return { worker, port: port1, death };
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

    // Looks of what a first visit does not show. One that does not arrive is no reason to show nothing.
    const style = (name) =>
        new Promise((done) => {
            const link = document.createElement("link");
            link.rel = "stylesheet";
            link.href = at(name);
            link.onload = link.onerror = done;
            document.head.append(link);
        });
    globalThis.looks = { fetch: (names) => Promise.all(names.map(style)) };

    const program = Promise.all([import(at("app.js")), compiled("app_bg.wasm")]);

    // The browser reads what is kept on the device when it is first asked for it, and lets the page wait: better now, while
    // the program arrives, than when that draws the page.
    try {
        localStorage.getItem("");
    } catch {
        // It keeps nothing here.
    }

    program
        .then(([app, module]) => app.default({ module_or_path: module }))
        .catch((error) => {
            console.error(error);
            reveal("failed-start");
        });
})();

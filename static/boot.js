// Starts the app, or says why it cannot. The names of the hashed files are this script's own attributes, so that the
// page needs no inline script and its policy can forbid them.
"use strict";

(() => {
    const { glue, wasm } = document.currentScript.dataset;

    const reveal = (id) => {
        document.getElementById(id).hidden = false;
    };

    if (typeof WebAssembly !== "object") {
        reveal("no-webassembly");
        return;
    }

    // Relative to the page, not to this script.
    const at = (name) => new URL(name, document.baseURI).href;

    import(at(glue))
        .then((app) => app.default({ module_or_path: at(wasm) }))
        .catch((error) => {
            console.error(error);
            reveal("failed-start");
        });
})();

// The engine on another core. Its name is the address of the module's glue; boot.js sends the compiled module and a port,
// on which from then on the module itself listens (src/runner/worker.rs).
"use strict";

const engine = import(self.name);

self.onmessage = ({ data: { module, port } }) => {
    self.port = port;
    // An error, not a rejected promise: only that is told to the page.
    engine.then(({ default: start }) => start({ module_or_path: module })).catch(reportError);
};

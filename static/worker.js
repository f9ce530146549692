// The engine on another core, behind the module's glue in one script (xtask/src/build.rs): a worker that has to fetch a second
// one is there later. boot.js sends the compiled module and a port, on which from then on the module itself listens
// (src/runner/worker.rs).

self.onmessage = ({ data: { module, port } }) => {
    self.port = port;
    // An error, not a rejected promise: only that is told to the page.
    wasm_bindgen({ module_or_path: module }).catch(reportError);
};

// A second copy of the app's module, on another core. The page sends the compiled module and the address of its glue;
// from then on the module itself listens (src/runner/worker.rs).
"use strict";

self.onmessage = async ({ data: { glue, module } }) => {
    const app = await import(glue);
    await app.default({ module_or_path: module });
};

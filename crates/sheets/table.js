// Makes a workbook of the officer's list, in a worker that is started for one table and then ended.
//
// scripts/build-table puts what binds the wasm before this text: one classic script, so that it
// imports nothing and also runs where workers know no modules yet.
//
//   in:   a string        the table, as the core wrote it
//   out:  an ArrayBuffer  the bytes of the workbook
//         a string        why there is none: "unreadable", "too-long", "not-made", or an error

addEventListener("message", async ({ data }) => {
  try {
    // Beside this script, so that both are of one build.
    await wasm_bindgen({ module_or_path: new URL("table.wasm", location.href) });
    const { buffer } = wasm_bindgen.workbook(data);
    postMessage(buffer, [buffer]);
  } catch (error) {
    postMessage(String(error));
  }
});

// Makes a workbook of the officer's list, or reads a file of tables, in a worker that is started for
// one and then ended.
//
// scripts/build-table puts what binds the wasm before this text: one classic script, so that it
// imports nothing and also runs where workers know no modules yet.
//
//   in:   a string        the table, as the core wrote it
//   out:  an ArrayBuffer  the bytes of the workbook
//         a string        why there is none: "unreadable", "too-long", "not-made", or an error
//
//   in:   [Blob, string]  a file, and the encoding of a text or nothing
//   out:  an ArrayBuffer  what stands in it, as the core packs it
//         [string]        a sentence that says why it is not read
//         a string        an error: the reader stopped
//
//   in:   [Uint8Array, string]  what such a file holds, or a list, and what is asked of it
//   out:  as of a file

addEventListener("message", async ({ data }) => {
  try {
    // Beside this script, so that both are of one build.
    await wasm_bindgen({ module_or_path: new URL("table.wasm", location.href) });
    const { buffer } = typeof data === "string" ? wasm_bindgen.workbook(data) : await read(data);
    postMessage(buffer, [buffer]);
  } catch (error) {
    // A sentence is thrown as a string: all else is an error of the program or of the browser.
    const isSentence = typeof data !== "string" && typeof error === "string";
    postMessage(isSentence ? [error] : String(error));
  }
});

async function read([about, said]) {
  if (about instanceof Uint8Array) return wasm_bindgen.answer(about, said);
  const bytes = await about.slice(0, wasm_bindgen.enough()).arrayBuffer();
  return wasm_bindgen.read(new Uint8Array(bytes), said);
}

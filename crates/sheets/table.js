// Reads a file of tables, or makes one, in a worker that is started for one and then ended.
//
// scripts/build-table puts what binds the wasm before this text: one classic script, so that it
// imports nothing and also runs where workers know no modules yet.
//
//   in:   [Blob, string]  a file, and the encoding of a text or nothing
//   out:  an ArrayBuffer  what stands in it, as the core packs it
//         [string]        a sentence that says why it is not read
//         a string        an error: the reader stopped
//
//   in:   [Uint8Array, string]  what such a file holds, lists or applications, and what is asked
//   out:  as of a file; the bytes of a workbook where one was asked for

addEventListener("message", async ({ data }) => {
  try {
    // Beside this script, so that both are of one build.
    await wasm_bindgen({ module_or_path: new URL("table.wasm", location.href) });
    const { buffer } = await answer(data);
    postMessage(buffer, [buffer]);
  } catch (error) {
    // A sentence is thrown as a string: all else is an error of the program or of the browser.
    postMessage(typeof error === "string" ? [error] : String(error));
  }
});

async function answer([about, said]) {
  if (about instanceof Uint8Array) return wasm_bindgen.answer(about, said);
  const bytes = await about.slice(0, wasm_bindgen.enough()).arrayBuffer();
  return wasm_bindgen.read(new Uint8Array(bytes), said);
}

// Answers one thing in a worker that is started for it and then ended: the reader, which reads a
// file, or the table, which understands what was read and makes workbooks.
//
// scripts/build-table puts what binds the wasm of each before this text: one classic script, so
// that it imports nothing and also runs where workers know no modules yet.
//
//   the reader, in: [Blob, string]        a file, and the encoding of a text or nothing
//   the table, in:  [Uint8Array, string]  what such a file holds, lists or applications, and what
//                                         is asked
//   out:            an ArrayBuffer        what stands in the file, as the core packs it; a text; or
//                                         the bytes of a workbook
//                   [string]              a sentence that says why there is none
//                   a string              an error: the worker stopped

addEventListener("message", async ({ data }) => {
  try {
    // Beside this script, under its name, so that both are of one build.
    await wasm_bindgen({ module_or_path: location.href.replace(/js$/, "wasm") });
    const { buffer } = await answer(data);
    postMessage(buffer, [buffer]);
  } catch (error) {
    // A sentence is thrown as a string: all else is an error of the program or of the browser.
    postMessage(typeof error === "string" ? [error] : String(error));
  }
});

async function answer([about, said]) {
  return wasm_bindgen.answer(about instanceof Blob ? await bytesOf(about) : about, said);
}

async function bytesOf(file) {
  return new Uint8Array(await file.slice(0, wasm_bindgen.enough()).arrayBuffer());
}

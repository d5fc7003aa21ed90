// What tests/browser/desk-speed.mjs has in the page to measure it, and plain JavaScript that does
// the same work for comparison.

// The browser counts all memory only where nothing of another origin can be in the page.
export const isolation = { "Cross-Origin-Embedder-Policy": "require-corp" };

export function tools() {
  const bench = { asked: {}, gathering: null };
  globalThis.bench = bench;

  // When the key is there; from then on it is the page's own work.
  const { unwrapKey } = SubtleCrypto.prototype;
  SubtleCrypto.prototype.unwrapKey = async function (...how) {
    const key = await unwrapKey.apply(this, how);
    bench.asked.keyed = performance.now();
    return key;
  };

  // When the gathering of a change begins and ends: the only wait of 80 ms.
  const { setTimeout } = globalThis;
  globalThis.setTimeout = (task, wait, ...more) => {
    if (wait !== 80 || bench.gathering) return setTimeout(task, wait, ...more);
    const gathering = { begun: performance.now() };
    bench.gathering = gathering;
    return setTimeout(() => {
      gathering.ended = performance.now();
      task(...more);
    }, wait);
  };
  bench.pause = (wait) => new Promise((resolve) => setTimeout(resolve, wait));

  const memories = new Set();
  for (const name of ["instantiate", "instantiateStreaming"]) {
    const made = WebAssembly[name];
    WebAssembly[name] = async (...how) => {
      const result = await made.apply(WebAssembly, how);
      const { memory } = (result.instance ?? result).exports;
      if (memory) memories.add(memory);
      return result;
    };
  }
  bench.wasm = () => [...memories].map((memory) => memory.buffer.byteLength);

  // The frame that shows what was done, up to the task after it; tells when it began.
  bench.painted = () =>
    new Promise((resolve) =>
      requestAnimationFrame(() => {
        const begun = performance.now();
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => resolve(begun);
        port2.postMessage(null);
      }),
    );
  bench.settled = async () => {
    for (let queued = 0; queued < 10; queued += 1) await null;
  };
  bench.until = (found) =>
    new Promise((resolve) => {
      if (found()) return resolve();
      const watch = new MutationObserver(() => {
        if (!found()) return;
        watch.disconnect();
        resolve();
      });
      const all = { subtree: true, childList: true, characterData: true, attributes: true };
      watch.observe(document, all);
    });

  const rowsOf = () =>
    new Promise((resolve, reject) => {
      const opening = indexedDB.open("student-aid-desk");
      opening.onerror = () => reject(opening.error);
      opening.onsuccess = () => {
        const store = opening.result.transaction("records").objectStore("records");
        const [keys, values] = [store.getAllKeys(), store.getAll()];
        store.transaction.oncomplete = () => {
          opening.result.close();
          resolve(keys.result.map((key, at) => [key, values.result[at]]));
        };
      };
    });

  // Whether every record has its copy beside others of the same letter.
  bench.isCopied = async () => {
    const keys = (await rowsOf()).map(([key]) => key);
    const letter = (key) => key.split("/")[0].slice(-2)[0];
    const letters = new Set(keys.filter((key) => !key.startsWith("~")).map(letter));
    return [...letters].every((letter) => keys.includes(`~${letter}`));
  };

  // Reads, decrypts and parses every change of every record, and keeps what it came to.
  bench.plainLoad = async () => {
    const data = new Uint8Array(32).fill(42);
    const key = await crypto.subtle.importKey("raw", data, "AES-GCM", false, ["decrypt"]);
    const begun = performance.now();
    const own = ([key]) => !key.startsWith("~") && !key.endsWith("/head");
    const rows = (await rowsOf()).filter(own);
    const read = performance.now();
    const reader = new TextDecoder();
    const texts = await Promise.all(
      rows.map(async ([, row]) => {
        const end = 18 + row[17];
        const [additionalData, iv] = [row.subarray(0, end), row.subarray(end, end + 12)];
        const how = { name: "AES-GCM", iv, additionalData };
        return reader.decode(await crypto.subtle.decrypt(how, key, row.subarray(end + 12)));
      }),
    );
    const opened = performance.now();
    const documents = texts.map((text) => JSON.parse(text)[0][1]?.value?.application);
    const parsed = performance.now();
    bench.plain = documents.filter(Boolean);
    return {
      whole: parsed - begun,
      read: read - begun,
      opened: opened - read,
      parsed: parsed - opened,
    };
  };

  const plainFound = (text) => {
    const names = ["name", "id-number", "guardian-phone", "phone", "grade", "class"];
    const holds = ({ texts }) => names.some((one) => texts[one]?.includes(text));
    return bench.plain.filter(holds).sort((a, b) => (a.texts.class < b.texts.class ? -1 : 1));
  };
  bench.plainSearch = (keys) =>
    keys.map((text) => {
      const begun = performance.now();
      plainFound(text);
      return performance.now() - begun;
    });

  // The same, and what it found in rows like the page's own, in their place.
  bench.plainShown = async (keys) => {
    const own = document.querySelector(".roster__rows");
    const list = own.cloneNode(true);
    own.replaceWith(list);
    const rows = [...list.children].map((row) =>
      ["name", "class", "number"].map((part) => row.querySelector(`.roster__${part}`).firstChild),
    );
    const times = [];
    for (const text of keys) {
      await bench.painted();
      const begun = performance.now();
      const found = plainFound(text);
      rows.forEach(([name, of, number], at) => {
        const texts = found[at]?.texts ?? {};
        name.nodeValue = `${(texts.name ?? "")[0] ?? ""}**`;
        of.nodeValue = `${texts.grade ?? ""}${texts.class ?? ""}`;
        number.nodeValue = (texts["id-number"] ?? "").slice(-4);
      });
      document.body.getBoundingClientRect();
      const laidOut = performance.now();
      const frame = await bench.painted();
      times.push(performance.now() - begun - (frame - laidOut));
    }
    list.replaceWith(own);
    return times;
  };
}

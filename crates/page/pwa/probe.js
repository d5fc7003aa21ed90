// Decides, before anything large is fetched, whether this browser can run the page.
// ES5 and no user-agent test: it has to run in the very browsers it turns away, and a browser is
// judged by what it can do. Storage is not asked for: the page also works without it.
(function () {
  "use strict";

  // (module (func (result externref) ref.null extern)): Rust emits reference types, and they
  // are the newest thing its code needs.
  var referenceTypes = [
    0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 0, 1, 111, 3, 2, 1, 0, 10, 6, 1, 4, 0, 208, 111, 11
  ];

  function canRun() {
    return (
      typeof WebAssembly === "object" &&
      typeof BigInt === "function" &&
      typeof Promise === "function" &&
      typeof fetch === "function" &&
      WebAssembly.validate(new Uint8Array(referenceTypes))
    );
  }

  if (!canRun()) {
    document.getElementById("shell").hidden = true;
    // boot.js reads this attribute: while the section shows, nothing starts.
    document.getElementById("unsupported").hidden = false;
  }
})();

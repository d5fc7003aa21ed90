// The screen that is left when the WebAssembly is gone: trapped, out of memory, or never arrived.
// It must not need any of it, so this is a classic script of its own. It reads what was saved and
// hands it out; it never writes.
(function () {
  "use strict";

  var shown = false;

  // Milliseconds after which a database that does not answer is taken for missing.
  var PATIENCE = 700;

  // The rows that can be read here, as crates/records/src/store/envelope.rs has them.
  var FORMAT = 1;
  var SCHEMA = 1;
  var KINDS = { head: 0, journal: 1, snapshot: 2 };

  // Calls back with what is in the database, with the copies beside it, and with what an earlier
  // version left there.
  function savedDrafts(done) {
    var drafts = [];
    var copies = [];
    try {
      for (var index = 0; index < localStorage.length; index += 1) {
        var key = localStorage.key(index);
        var text = localStorage.getItem(key);
        if (key.indexOf("draft/") === 0) drafts.push(describe(key.slice("draft/".length), text));
        if (key.indexOf("copy/") === 0) copies = copies.concat(copied(key.split("/")[1], text));
      }
    } catch (denied) {
      // A browser may refuse storage altogether; then nothing was saved in it either.
    }
    function finish(found, hasNewer) {
      drafts = drafts.concat(found);
      copies.forEach(function (copy) {
        if (drafts.some(says(copy))) return;
        drafts = drafts.filter(function (draft) {
          return !isIn(draft, copy);
        });
        drafts.push(copy);
      });
      drafts.sort(function (one, other) {
        return one.saved < other.saved ? 1 : -1;
      });
      done(drafts, hasNewer);
    }
    // A script that could not be had is why this one speaks.
    if (!window.studentAidRows) return finish([], false);
    studentAidRows.look("student-aid", PATIENCE).then(function (stores) {
      var texts = inPairs(stores.drafts).map(function (row) {
        return describe(row.key, new TextDecoder().decode(row.bytes));
      });
      var records = fromRows(inPairs(stores.records));
      finish(texts.concat(records.drafts), records.hasNewer);
    });
  }

  // What a copy of a draft says, as the store of crates/records writes it below its first line; nothing where
  // it says that the draft was removed.
  function copied(id, text) {
    try {
      var copy = JSON.parse(text.slice(text.indexOf("\n") + 1));
      if (!copy.wanted) return [];
      var whole = describe(id, JSON.stringify(copy.wanted.value));
      whole.typedOn = copy.revision;
      return [whole];
    } catch (torn) {
      var draft = describe(id, text);
      draft.torn = true;
      return [draft];
    }
  }

  // Whether a draft says all that a copy does; one that is torn says nothing beside a whole one.
  function says(copy) {
    return function (draft) {
      return draft.text === copy.text || (copy.torn && draft.key === copy.key);
    };
  }

  // Whether a copy was typed on a draft of the database as it is there: then that is in it.
  function isIn(draft, copy) {
    return draft.key === copy.key && draft.kept <= copy.typedOn;
  }

  // What rows.js lists: a key, its bytes, the next key and so on. Where nothing could be read, none.
  function inPairs(list) {
    return (list || []).filter(function (one, place) {
      return place % 2 === 0;
    }).map(function (key, place) {
      return { key: key, bytes: list[2 * place + 1] };
    });
  }

  // What records come to, as crates/records describes them: the changes and the whole of each, in the
  // order of the revisions. What cannot be read here changes nothing, and stays for the app; so does
  // all of a record that a newer version wrote.
  function fromRows(rows) {
    rows.forEach(function (row) {
      var steps = row.key.split("/");
      row.id = steps[0];
      row.kind = steps[1];
      row.revision = steps[2] || "0000000000000000";
    });
    var records = {};
    rows.sort(function (one, other) {
      return one.revision + one.kind < other.revision + other.kind ? -1 : 1;
    });
    rows.forEach(function (row) {
      if (!(row.kind in KINDS)) return;
      var record = records[row.id] || (records[row.id] = { kept: 0, whole: null });
      try {
        take(record, payloadOf(row), row);
      } catch (unreadable) {
        record.isNewer = record.isNewer || unreadable.message === "newer";
      }
    });
    var ids = Object.keys(records);
    // A head that is whole says that no newer version wrote the record.
    function isNewer(id) {
      return Boolean(records[id].isNewer && !records[id].hasHead);
    }
    var drafts = ids.filter(function (id) {
      return records[id].whole && !records[id].gone && !isNewer(id);
    }).map(function (id) {
      var draft = describe(id, JSON.stringify(records[id].whole.value));
      draft.kept = records[id].kept;
      return draft;
    });
    return { drafts: drafts, hasNewer: ids.some(isNewer) };
  }

  function take(record, payload, row) {
    var revision = parseInt(row.revision, 16);
    if (row.kind === "head") {
      record.hasHead = true;
      record.gone = payload[8] === 1;
    } else if (row.kind === "snapshot" || revision === record.kept + 1) {
      // What follows a change that cannot be read stands on nothing.
      JSON.parse(new TextDecoder().decode(payload)).forEach(function (edit) {
        apply(record, edit);
      });
      record.kept = revision;
    }
  }

  // What a row says that is whole and of its key; an error where it is not, or is a newer version's.
  function payloadOf(row) {
    var bytes = row.bytes;
    var end = 18 + row.id.length;
    var text = String.fromCharCode;
    var front = text.apply(null, bytes.subarray(0, end));
    if (front.indexOf("ZZD1") === 0 && bytes[4] > FORMAT) throw new Error("newer");
    var revision = row.revision.replace(/../g, function (hex) {
      return text(parseInt(hex, 16));
    });
    var expected = "ZZD1" + text(FORMAT, bytes[5], bytes[6], KINDS[row.kind]) + revision +
      text(0, row.id.length) + row.id;
    var sum = new DataView(bytes.buffer, bytes.byteOffset + end).getUint32(0);
    if (front !== expected || sum !== checksum(bytes, end)) throw new Error("damaged");
    if (bytes[5] * 256 + bytes[6] > SCHEMA) throw new Error("newer");
    return bytes.subarray(end + 4);
  }

  // CRC-32 of all but its own four bytes.
  function checksum(bytes, own) {
    var sum = -1;
    for (var place = 0; place < bytes.length; place += 1) {
      if (place >= own && place < own + 4) continue;
      sum ^= bytes[place];
      for (var bit = 0; bit < 8; bit += 1) sum = (sum >>> 1) ^ (0xedb88320 & -(sum & 1));
    }
    return ~sum >>> 0;
  }

  function apply(record, edit) {
    if (edit[0] === "") {
      record.whole = edit[1];
      return;
    }
    var steps = edit[0].split("/").slice(1).map(function (step) {
      return step.replace(/~1/g, "/").replace(/~0/g, "~");
    });
    var last = steps.pop();
    var place = steps.reduce(function (place, step) {
      return place[step];
    }, record.whole);
    if (edit.length > 1) place[last] = edit[1];
    else delete place[last];
  }

  // The text goes out untouched even when it cannot be read here: a person may still mend it.
  function describe(key, text) {
    var draft = {};
    try {
      draft = JSON.parse(text) || {};
    } catch (unreadable) {
      // Listed below under its key.
    }
    return {
      key: key,
      name: String(draft.name || key),
      revision: String(draft.revision || ""),
      saved: String(draft.saved || ""),
      text: text
    };
  }

  function element(name, className, text) {
    var made = document.createElement(name);
    made.className = className;
    made.textContent = text;
    return made;
  }

  function draftItem(draft) {
    var item = element("li", "rescue-draft", "");
    var area = element("textarea", "rescue-text", draft.text);
    var button = element("button", "rescue-save", "存成文件");
    var facts = [
      draft.saved && "最后保存：" + draft.saved,
      draft.revision && "第 " + draft.revision + " 次保存"
    ];
    area.readOnly = true;
    area.rows = 3;
    area.setAttribute("aria-label", draft.name + "的内容，可全选复制");
    area.addEventListener("focus", function () {
      area.select();
    });
    button.type = "button";
    button.setAttribute("aria-label", "把" + draft.name + "存成文件");
    button.addEventListener("click", function () {
      saveAsFile(draft);
    });
    item.appendChild(element("h3", "rescue-name", draft.name));
    item.appendChild(element("p", "rescue-saved", facts.filter(Boolean).join("，")));
    item.appendChild(button);
    item.appendChild(element("p", "rescue-hint", "存不了文件时，长按下面的文字，全选后复制，发给自己："));
    item.appendChild(area);
    return item;
  }

  function saveAsFile(draft) {
    var address = URL.createObjectURL(new Blob([draft.text], { type: "application/json" }));
    var anchor = document.createElement("a");
    var name = "应助尽助-" + draft.name + (draft.saved && "-" + draft.saved);
    anchor.href = address;
    anchor.download = name.replace(/[\\/:*?"<>|\s]+/g, "_") + ".json";
    anchor.click();
    // Not revoked: some browsers read the file only later, and the page is left soon anyway.
  }

  // A trapped instance is half alive: its timers still fire. What they would save is not to be
  // trusted over the last good copy, so its writes fail from here on.
  function refuseWrites() {
    refuse(window.Storage, ["setItem", "removeItem", "clear"]);
    refuse(window.IDBObjectStore, ["put", "add", "delete", "clear"]);
  }

  function refuse(type, names) {
    if (!type) return;
    names.forEach(function (name) {
      type.prototype[name] = function () {
        throw new Error("the page has stopped and saves nothing more");
      };
    });
  }

  function show(reason) {
    if (shown) return;
    shown = true;
    refuseWrites();

    var screen = document.getElementById("rescue");
    var title = document.getElementById("rescue-title");
    // A dead page that still takes input would lose it: all else goes, for eyes and for keys.
    [].forEach.call(document.body.children, function (other) {
      if (other === screen) return;
      other.hidden = true;
      other.inert = true;
    });
    savedDrafts(function (drafts, hasNewer) {
      list(drafts, hasNewer);
      document.getElementById("rescue-reason").textContent = reason;
      screen.hidden = false;
      title.focus();
    });
    document.getElementById("rescue-reload").addEventListener("click", function () {
      location.reload();
    });
    document.title = "页面出了问题 - 应助尽助";
  }

  function list(drafts, hasNewer) {
    var title = document.getElementById("rescue-title");
    var hasNone = drafts.length === 0 && !hasNewer;
    if (hasNone) title.textContent = "页面出了问题";
    document.getElementById("rescue-none").hidden = !hasNone;
    document.getElementById("rescue-newer").hidden = !hasNewer;
    document.getElementById("rescue-some").hidden = drafts.length === 0;
    drafts.forEach(function (draft) {
      document.getElementById("rescue-drafts").appendChild(draftItem(draft));
    });
  }

  function showIfTrapped(error) {
    if (typeof WebAssembly === "object" && error instanceof WebAssembly.RuntimeError) {
      show(String(error));
    }
  }

  window.studentAidRescue = show;
  window.addEventListener("error", function (event) {
    showIfTrapped(event.error);
  });
  window.addEventListener("unhandledrejection", function (event) {
    showIfTrapped(event.reason);
  });
})();

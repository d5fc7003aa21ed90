// The screen that is left when the WebAssembly is gone: trapped, out of memory, or never arrived.
// It must not need any of it, so this is a classic script of its own. It reads what was saved and
// hands it out; it never writes.
(function () {
  "use strict";

  var shown = false;

  function savedDrafts() {
    var drafts = [];
    try {
      for (var index = 0; index < localStorage.length; index += 1) {
        var key = localStorage.key(index);
        if (key.indexOf("draft/") === 0) drafts.push(describe(key, localStorage.getItem(key)));
      }
    } catch (denied) {
      // A browser may refuse storage altogether; then nothing was saved in it either.
    }
    return drafts.sort(function (one, other) {
      return one.saved < other.saved ? 1 : -1;
    });
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
      name: String(draft.name || key.slice("draft/".length)),
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
    var drafts = savedDrafts();
    // A dead page that still takes input would lose it: all else goes, for eyes and for keys.
    [].forEach.call(document.body.children, function (other) {
      if (other === screen) return;
      other.hidden = true;
      other.inert = true;
    });
    if (drafts.length === 0) title.textContent = "页面出了问题";
    document.getElementById("rescue-none").hidden = drafts.length > 0;
    document.getElementById("rescue-some").hidden = drafts.length === 0;
    drafts.forEach(function (draft) {
      document.getElementById("rescue-drafts").appendChild(draftItem(draft));
    });
    document.getElementById("rescue-reason").textContent = reason;
    document.getElementById("rescue-reload").addEventListener("click", function () {
      location.reload();
    });
    document.title = "页面出了问题 - 应助尽助";
    screen.hidden = false;
    title.focus();
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

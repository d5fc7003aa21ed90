// Rows in IndexedDB: what survives a killed browser. The app reads and writes them here
// (crates/page/src/browser/indexed_db.rs), and once it has stopped the rescue screen reads the same.
//
// A database is opened for every call. A connection kept open can be closed by the browser at any
// time, and a dead one would turn one hiccup into the loss of everything after it.
//
// An answer is never an error: what went wrong is told by its name. Plain old syntax, so that an old
// browser stumbles over none of it before it is turned away.
(function () {
  "use strict";

  // The version grows when a store is added; what is in the stores says its own version.
  var databases = {
    "student-aid": { version: 2, stores: ["drafts", "records"] },
    "student-aid-desk": { version: 1, stores: ["records", "workspace"] },
    "student-aid-ballast": { version: 1, stores: ["ballast"] }
  };

  // Whether a database was there when it was last opened.
  var seen = {};

  // Opens a database. One that is only looked at is neither made nor changed.
  function open(name, isLook) {
    return new Promise(function (resolve, reject) {
      if (!window.indexedDB) throw { name: "NotAllowedError" };
      var known = databases[name];
      var opening = isLook ? indexedDB.open(name) : indexedDB.open(name, known.version);
      var isMade = false;
      opening.onupgradeneeded = function () {
        if (isLook) return opening.transaction.abort();
        // What throws here ends the change: without its stores there is to be no database.
        known.stores.forEach(function (store) {
          if (opening.result.objectStoreNames.contains(store)) return;
          opening.result.createObjectStore(store);
          isMade = true;
        });
      };
      opening.onerror = function (event) {
        event.preventDefault();
        reject(opening.error);
      };
      opening.onsuccess = function () {
        // Never in the way of a newer version in another tab.
        opening.result.onversionchange = opening.result.close;
        var isLost = isMade && seen[name];
        seen[name] = true;
        resolve(opening.result);
        if (isLost) window.dispatchEvent(new Event("student-aid-lost"));
      };
    });
  }

  // What work does with some stores of a database, once the transaction is complete.
  function transact(database, stores, mode, durability, work) {
    return new Promise(function (resolve, reject) {
      try {
        var transaction = database.transaction(stores, mode, { durability: durability });
      } finally {
        // It closes when the transaction has ended.
        database.close();
      }
      var outcome = work(transaction, function (error) {
        reject(error);
        transaction.abort();
      });
      transaction.oncomplete = function () {
        resolve(outcome);
      };
      transaction.onabort = function () {
        reject(transaction.error);
      };
    });
  }

  // The answer in so many milliseconds, or what stood in its way.
  function inTime(patience, work) {
    return new Promise(function (resolve) {
      setTimeout(resolve, patience, "late");
      work.then(resolve, function (error) {
        resolve(String(error && error.name));
      });
    });
  }

  // Version 1 of the family's page kept texts. Bytes are not copied: a pack has millions.
  function bytesOf(value) {
    if (value instanceof Uint8Array) return value;
    return typeof value === "string" ? new TextEncoder().encode(value) : new Uint8Array(value);
  }

  // Rows as a list: key, bytes, key, bytes and so on.
  function listed(store, range, rows) {
    var keys = store.getAllKeys(range);
    store.getAll(range).onsuccess = function (event) {
      event.target.result.forEach(function (value, place) {
        rows.push(keys.result[place], bytesOf(value));
      });
    };
  }

  // The rows whose keys begin so, in the order of the keys, all seen at one moment.
  function read(name, store, prefix, patience) {
    return inTime(patience, open(name).then(function (database) {
      return transact(database, store, "readonly", "default", function (transaction) {
        var rows = [];
        // Keys are ASCII, so the end is after every key that begins so, but for the copies.
        listed(transaction.objectStore(store), IDBKeyRange.bound(prefix, prefix + "~"), rows);
        return rows;
      });
    }));
  }

  // All keys in their order, as one text: to fetch each by itself takes longer than to read them.
  function keys(name, store, patience) {
    return inTime(patience, open(name).then(function (database) {
      return transact(database, store, "readonly", "default", function (transaction) {
        var all = [];
        transaction.objectStore(store).getAllKeys().onsuccess = function (event) {
          all.push(event.target.result.join("\n"));
        };
        return all;
      });
    }));
  }

  // Every row of every store, by the names of the stores; for who must not change anything.
  function look(name, patience) {
    return inTime(patience, open(name, true).then(function (database) {
      var names = [].slice.call(database.objectStoreNames);
      return transact(database, names, "readonly", "default", function (transaction) {
        var all = {};
        names.forEach(function (store) {
          listed(transaction.objectStore(store), null, (all[store] = []));
        });
        return all;
      });
    }));
  }

  // The keys of the rows that are not as they were, all seen at one moment: of a list of key and
  // bytes, or no bytes where there was no such row.
  function changed(name, store, were, patience) {
    return inTime(patience, open(name).then(function (database) {
      return transact(database, store, "readonly", "default", function (transaction) {
        var others = [];
        were.forEach(function (key, place) {
          if (place % 2) return;
          transaction.objectStore(store).get(key).onsuccess = function (event) {
            if (!isSame(event.target.result, were[place + 1])) others.push(key);
          };
        });
        return others;
      });
    }));
  }

  function isSame(found, bytes) {
    if (found === undefined || !bytes) return found === undefined && !bytes;
    found = bytesOf(found);
    return found.length === bytes.length && bytes.every(function (byte, place) {
      return byte === found[place];
    });
  }

  // Chromium appends all that is written to a log. A power cut or a full disk tears the end off it.
  // The next session appends behind the torn end, and the one after that finds the log broken and
  // throws the whole database away, without a word. So much at once that a new log is begun leaves
  // the torn end behind: more than the 4 MB that a log may have, by no pattern that could be packed.
  var ballast = { rows: 100, bytes: 60000 };

  function renew() {
    return removeBallast().then(function () {
      return open("student-aid-ballast");
    }).then(function (database) {
      return transact(database, "ballast", "readwrite", "default", function (transaction, fail) {
        try {
          var bytes = crypto.getRandomValues(new Uint8Array(ballast.bytes));
          for (var row = 0; row < ballast.rows; row += 1) transaction.objectStore("ballast").put(bytes, row);
        } catch (error) {
          fail(error);
        }
      });
    }).then(removeBallast);
  }

  function removeBallast() {
    seen["student-aid-ballast"] = false;
    return new Promise(function (resolve, reject) {
      var removing = indexedDB.deleteDatabase("student-aid-ballast");
      removing.onsuccess = resolve;
      removing.onerror = function () {
        reject(removing.error);
      };
    });
  }

  // A page that writes leaves a mark until it ends as it should. What the log looks like after one
  // that did not, or after a change that failed, nobody knows.
  var marks = "writing/";
  var mark = marks + Math.random().toString(36).slice(2);
  var changes = 0;
  var log = "unknown";
  var renewing = null;
  // Without a change since that went well: what fails for good is not to fill the disk.
  var renewals = 0;

  // The marks of others; where local storage does not say, somebody's.
  function unended() {
    try {
      localStorage.setItem(mark, "");
      return Object.keys(localStorage).filter(function (key) {
        return key.indexOf(marks) === 0 && key !== mark;
      });
    } catch (denied) {
      return [marks];
    }
  }

  function forget(keys) {
    try {
      keys.forEach(localStorage.removeItem, localStorage);
    } catch (denied) {
      // Then there are none.
    }
  }

  window.addEventListener("pagehide", function () {
    if (changes === 0 && log === "sound") forget([mark]);
  });

  // All changes that wait for a new log wait for the same.
  function renewed() {
    function isDone() {
      renewing = null;
    }
    if (!renewing) {
      renewing = renew();
      renewing.then(isDone, isDone);
    }
    return renewing;
  }

  // Makes a change in a log that can be trusted.
  function change(work) {
    changes += 1;
    var others = unended();
    var isTorn = log === "torn" || (log === "unknown" && others.length > 0);
    var ready = Promise.resolve();
    if (isTorn && renewals < 2) {
      ready = renewed().then(function () {
        renewals += 1;
        forget(others);
      });
    }
    return ready.then(work).then(function (outcome) {
      log = "sound";
      renewals = 0;
      changes -= 1;
      return outcome;
    }, function (error) {
      log = "torn";
      changes -= 1;
      throw error;
    });
  }

  // Deletes and then puts rows, if those that are expected are as they were: list of key and bytes,
  // or no bytes where there must be no such row. Whether they were.
  function commit(name, store, durability, expects, deletes, puts, patience) {
    var same = true;
    function work(transaction, fail) {
      var rows = transaction.objectStore(store);
      var left = expects.length;
      function write() {
        if (left > 0 || !same) return;
        try {
          deletes.forEach(function (key) {
            rows.delete(key);
          });
          for (var place = 0; place < puts.length; place += 2) rows.put(puts[place + 1], puts[place]);
        } catch (error) {
          fail(error);
        }
      }
      // All are asked for at once: a transaction ends when nothing is asked of it any more.
      expects.forEach(function (key, place) {
        if (place % 2) return;
        rows.get(key).onsuccess = function (event) {
          same = isSame(event.target.result, expects[place + 1]) && same;
          left -= 2;
          write();
        };
      });
      write();
    }
    return inTime(patience, change(function () {
      return open(name).then(function (database) {
        return transact(database, store, "readwrite", durability, work);
      });
    }).then(function () {
      return same;
    }));
  }

  // Forgets every row.
  function clear(name, store, patience) {
    return inTime(patience, change(function () {
      return open(name).then(function (database) {
        return transact(database, store, "readwrite", "strict", function (transaction) {
          transaction.objectStore(store).clear();
        });
      });
    }));
  }

  window.studentAidRows = {
    read: read, keys: keys, changed: changed, look: look, commit: commit, clear: clear
  };
})();

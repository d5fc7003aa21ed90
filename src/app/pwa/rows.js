// Rows in IndexedDB: what survives a killed browser. The app reads and writes them here
// (src/app/database.rs), and once it has stopped the rescue screen reads the same.
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
    "student-aid-desk": { version: 1, stores: ["records", "workspace"] }
  };

  // Opens a database. One that is only looked at is neither made nor changed.
  function open(name, isLook) {
    return new Promise(function (resolve, reject) {
      if (!window.indexedDB) throw { name: "NotAllowedError" };
      var known = databases[name];
      var opening = isLook ? indexedDB.open(name) : indexedDB.open(name, known.version);
      opening.onupgradeneeded = function () {
        if (isLook) return opening.transaction.abort();
        // What throws here ends the change: without its stores there is to be no database.
        known.stores.forEach(function (store) {
          if (!opening.result.objectStoreNames.contains(store)) opening.result.createObjectStore(store);
        });
      };
      opening.onerror = function (event) {
        event.preventDefault();
        reject(opening.error);
      };
      opening.onsuccess = function () {
        // Never in the way of a newer version in another tab.
        opening.result.onversionchange = opening.result.close;
        resolve(opening.result);
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

  // Version 1 of the family's page kept texts.
  function bytesOf(value) {
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

  function isSame(found, bytes) {
    if (found === undefined || !bytes) return found === undefined && !bytes;
    found = bytesOf(found);
    return found.length === bytes.length && bytes.every(function (byte, place) {
      return byte === found[place];
    });
  }

  // Deletes and then puts rows, if those that are expected are as they were: list of key and bytes,
  // or no bytes where there must be no such row. Whether they were.
  function commit(name, store, durability, expects, deletes, puts, patience) {
    return inTime(patience, open(name).then(function (database) {
      var same = true;
      return transact(database, store, "readwrite", durability, function (transaction, fail) {
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
      }).then(function () {
        return same;
      });
    }));
  }

  // Forgets every row.
  function clear(name, store, patience) {
    return inTime(patience, open(name).then(function (database) {
      return transact(database, store, "readwrite", "strict", function (transaction) {
        transaction.objectStore(store).clear();
      });
    }));
  }

  window.studentAidRows = { read: read, keys: keys, look: look, commit: commit, clear: clear };
})();

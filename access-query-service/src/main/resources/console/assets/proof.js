// Checks in this browser that an entry is in its log: from the entry as it is shown to the bytes that
// are hashed (commitments in place of what is personal; RFC 8785), up the path (RFC 9162) to the
// checkpoint, and its signature (Ed25519; c2sp.org/signed-note). Nothing is asked of anybody:
// everything that is needed is on the page.
(function () {
  "use strict";

  const STORED_KEY = "mandate.audit-key";
  const utf8 = new TextEncoder();

  // ---- Bytes

  function joined(...parts) {
    const all = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
    parts.reduce((at, part) => (all.set(part, at), at + part.length), 0);
    return all;
  }

  async function sha256(...parts) {
    return new Uint8Array(await crypto.subtle.digest("SHA-256", joined(...parts)));
  }

  function bytes(base64) {
    return Uint8Array.from(atob(base64), (c) => c.charCodeAt(0));
  }

  function base64(data) {
    return btoa(String.fromCharCode(...data));
  }

  function base64url(data) {
    return base64(data).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
  }

  function bytesOfUrl(text) {
    return bytes(text.replace(/-/g, "+").replace(/_/g, "/"));
  }

  function hex(data) {
    return Array.from(data, (b) => b.toString(16).padStart(2, "0")).join("");
  }

  // ---- The tree of the log (RFC 9162, 2.1.1 and 2.1.3.2)

  function leafHash(text) {
    return sha256(Uint8Array.of(0), utf8.encode(text));
  }

  function nodeHash(left, right) {
    return sha256(Uint8Array.of(1), left, right);
  }

  /** The root that a path leads to; null if it does not fit a tree of this size. */
  async function rootOf(leaf, index, size, path) {
    if (index < 0n || index >= size) {
      return null;
    }
    let place = index;
    let last = size - 1n;
    let above = leaf;
    for (const beside of path) {
      if (last === 0n) {
        return null;
      }
      if ((place & 1n) === 1n || place === last) {
        above = await nodeHash(beside, above);
        while ((place & 1n) === 0n && place !== 0n) {
          place >>= 1n;
          last >>= 1n;
        }
      } else {
        above = await nodeHash(above, beside);
      }
      place >>= 1n;
      last >>= 1n;
    }
    return last === 0n ? above : null;
  }

  // ---- The signed checkpoint (c2sp.org/tlog-checkpoint, c2sp.org/signed-note)

  function readNote(note) {
    const end = note.lastIndexOf("\n\n");
    const text = note.slice(0, end + 1);
    const [origin, size, root] = text.split("\n");
    const signatures = note
      .slice(end + 2)
      .split("\n")
      .map((line) => /^\u2014 ([^\s+]+) ([A-Za-z0-9+/=]+)$/.exec(line))
      .filter((line) => line !== null)
      .map((line) => ({ name: line[1], bytes: bytes(line[2]) }));
    return { text, origin, size: /^[1-9][0-9]*$/.test(size) ? BigInt(size) : 0n, root, signatures };
  }

  /** A key from its text, name+id+key; null if it is none, or the id is not its own. */
  async function readKey(text) {
    const parts = /^([^\s+]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/=]+)$/.exec(text);
    let typed;
    try {
      typed = parts && bytes(parts[3]);
    } catch {
      return null; // no base64
    }
    if (!typed || typed.length !== 33 || typed[0] !== 1) {
      return null;
    }
    const id = hex((await sha256(utf8.encode(parts[1] + "\n"), typed)).slice(0, 4));
    return id === parts[2] ? { text, name: parts[1], id, raw: typed.slice(1) } : null;
  }

  /** Whether a key has signed a note: true, false, or null if this browser cannot tell. */
  async function hasSigned(key, note) {
    let verifier;
    try {
      verifier = await crypto.subtle.importKey("raw", key.raw, "Ed25519", false, ["verify"]);
    } catch (e) {
      if (e.name === "NotSupportedError") {
        return null;
      }
      return false; // such as a point that is not on the curve
    }
    for (const signature of note.signatures) {
      const isOfKey = signature.name === key.name && hex(signature.bytes.slice(0, 4)) === key.id;
      if (
        isOfKey &&
        (await crypto.subtle.verify(
          "Ed25519", verifier, signature.bytes.slice(4), utf8.encode(note.text)))
      ) {
        return true;
      }
    }
    return false;
  }

  // ---- What is shown, and what is hashed

  /** The fields of whose parts some may be personal. */
  const VALUES = ["old", "new", "request"];
  const PERSONAL = ["displayName", "email", "alias"];
  const SEALED = "sealed:";

  /** The members of a JSON object in canonical form, each with its value as it is written. */
  function members(json) {
    const found = new Map();
    let at = 1;
    while (at < json.length && json[at] !== "}") {
      const name = endOfValue(json, at);
      const value = endOfValue(json, name + 1);
      found.set(JSON.parse(json.slice(at, name)), json.slice(name + 1, value));
      at = json[value] === "," ? value + 1 : value;
    }
    return found;
  }

  function endOfValue(json, from) {
    let depth = 0;
    for (let at = from; at < json.length; at++) {
      const c = json[at];
      if (c === '"') {
        at++;
        while (at < json.length && json[at] !== '"') {
          at += json[at] === "\\" ? 2 : 1;
        }
      } else if (c === "{" || c === "[") {
        depth++;
      } else if (depth > 0 && (c === "}" || c === "]")) {
        depth--;
      } else if (depth === 0 && ",:}]".includes(c)) {
        return at;
      }
    }
    return json.length;
  }

  /** The reverse; what is in order stays so. */
  function object(found) {
    const parts = Array.from(found, ([name, value]) => JSON.stringify(name) + ":" + value);
    return "{" + parts.join(",") + "}";
  }

  /** Puts commitments, SHA-256 over a person's salt and the value, in place of open values. */
  async function commit(values, names, salt) {
    for (const name of names) {
      const json = values.get(name);
      const value = json && json[0] === '"' ? JSON.parse(json) : "";
      if (salt && value !== "" && !value.startsWith(SEALED)) {
        const hash = await sha256(bytesOfUrl(JSON.parse(salt)), utf8.encode(value));
        values.set(name, JSON.stringify(SEALED + base64url(hash)));
      }
    }
  }

  /** What is hashed of an entry: of what is personal the commitments, and neither salt nor sentence. */
  async function reduced(shown) {
    const entry = members(shown);
    const salt = entry.get("targetSalt");
    const actor = members(entry.get("actor"));
    await commit(actor, ["name"], actor.get("salt"));
    actor.delete("salt");
    entry.set("actor", object(actor));
    await commit(entry, ["targetName"], salt);
    for (const name of VALUES.filter((values) => entry.has(values))) {
      const values = members(entry.get(name));
      await commit(values, PERSONAL, salt);
      const asked = values.get("asked") || "";
      if (name === "request" && asked[0] === "{") {
        const inner = members(asked);
        await commit(inner, PERSONAL, salt);
        values.set("asked", object(inner));
      }
      entry.set(name, object(values));
    }
    entry.delete("summary");
    entry.delete("targetSalt");
    return object(entry);
  }

  /** All fields of an entry by their names, those of an object by both. */
  function fieldsOf(json) {
    const all = new Map();
    members(json).forEach((value, name) => {
      if (["actor", ...VALUES].includes(name) && value !== "{}") {
        members(value).forEach((part, partName) => all.set(name + "." + partName, part));
      } else {
        all.set(name, value);
      }
    });
    return all;
  }

  // ---- The page

  function textOf(id) {
    const part = document.getElementById(id);
    return part === null ? "" : part.textContent;
  }

  function textsOf(id) {
    return Array.from(document.querySelectorAll("#" + id + " code"), (code) => code.textContent);
  }

  function word(name) {
    return document.querySelector('#words [data-word="' + name + '"]').textContent;
  }

  function tell(step, ok, value) {
    const line = document.querySelector('#steps [data-step="' + step + '"]');
    const state = line.querySelector("[data-state]");
    state.className = "pill " + (ok === null ? "warn" : ok ? "good" : "bad");
    state.textContent = word(ok === null ? "open" : ok ? "ok" : "bad");
    line.dataset.result = ok === null ? "open" : ok ? "ok" : "bad";
    line.querySelector("[data-value]").textContent = value;
    return ok;
  }

  /** Shows every field beside what is hashed in its place. */
  function showFields(shown, hashed) {
    const table = document.querySelector("#fields tbody");
    const row = document.getElementById("field").content;
    table.replaceChildren();
    shown.forEach((value, name) => {
      const line = row.cloneNode(true);
      const place = hashed.get(name);
      const kind = place === undefined ? "not-hashed" : place === value ? "same" : "commitment";
      line.querySelector("[data-name]").textContent = name;
      line.querySelector("[data-shown]").textContent = value;
      line.querySelector("[data-hashed]").textContent = kind === "commitment" ? place : "";
      line.querySelector("[data-kind]").textContent = word(kind);
      table.append(line);
    });
  }

  /** The names of the fields of which the page says something else than the entry. */
  function saidOtherwise(shown) {
    return Array.from(document.querySelectorAll("[data-says]"))
      .filter((part) => !isSaid(part.textContent, shown.get(part.dataset.says)))
      .map((part) => part.dataset.says);
  }

  /** Whether a text says a value; an instant may be written with fewer digits. */
  function isSaid(text, json) {
    if (json === undefined) {
      return false;
    }
    const value = json[0] === '"' ? JSON.parse(json) : json;
    const isInstant = /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(value);
    return text === value || (isInstant && Date.parse(text) === Date.parse(value));
  }

  /** The keys to check with, and whether somebody has brought them. */
  async function keysToUse() {
    const own = localStorage.getItem(STORED_KEY);
    const keys = await Promise.all((own ? [own] : textsOf("keys")).map(readKey));
    return { own: own !== null, keys: keys.filter((key) => key !== null) };
  }

  async function checkKeys(used, note) {
    tell("key", used.keys.length > 0, used.keys.map((key) => key.text).join(" "));
    if (used.keys.length === 0) {
      return tell("signature", false, word("no-key"));
    }
    let signed = false;
    for (const key of used.keys) {
      const answer = await hasSigned(key, note);
      if (answer === null) {
        return tell("signature", null, word("no-ed25519"));
      }
      signed = signed || answer;
    }
    return tell("signature", signed, signed ? "" : word("other-key"));
  }

  async function check() {
    const json = textOf("shown");
    const note = readNote(textOf("note"));
    const used = await keysToUse();
    const shown = fieldsOf(json);
    const hashed = await reduced(json);
    document.getElementById("hashed").textContent = hashed;
    showFields(shown, fieldsOf(hashed));

    const otherwise = saidOtherwise(shown);
    const fields = tell(
      "fields", otherwise.length === 0, otherwise.length ? word("differs") + " " + otherwise : "");
    const leaf = await leafHash(hashed);
    tell("leaf", true, hex(leaf));
    const position = BigInt(shown.get("position"));
    const root = await rootOf(leaf, position - 1n, note.size, textsOf("path").map(bytes));
    const leads = tell("root", root !== null && base64(root) === note.root, root ? hex(root) : "");
    const isOfLog =
      note.origin.endsWith("/" + JSON.parse(shown.get("partnerId"))) &&
      note.size >= position &&
      location.pathname.endsWith("/" + position);
    const covers = tell("checkpoint", isOfLog, note.text.trimEnd());
    const signed = await checkKeys(used, note);
    conclude(fields && leads && covers, signed, used.own);
  }

  function conclude(fits, signed, own) {
    const proved = fits && signed;
    const text =
      !fits || signed === false
        ? "not-proved"
        : signed === null
          ? "hashes-only"
          : own
            ? "proved-own"
            : "proved";
    show(text, proved ? "good" : text === "hashes-only" ? "warn" : "bad");
    const usedKey = document.getElementById("used");
    usedKey.hidden = false;
    usedKey.textContent = word(own ? "used-own" : "used-service");
    usedKey.classList.toggle("warn", !own);
  }

  function show(name, kind) {
    const verdict = document.getElementById("verdict");
    const badge = document.getElementById("badge-text");
    verdict.textContent = word(name);
    verdict.className = "verdict " + kind;
    badge.textContent = word(name);
    badge.className = "pill " + kind;
    document.getElementById("badge").hidden = false;
  }

  async function run() {
    if (!window.crypto || !crypto.subtle) {
      show("no-crypto", "warn");
      return;
    }
    document.getElementById("steps").hidden = false;
    try {
      await check();
    } catch (e) {
      // What is on the page cannot even be read: no hash, no note.
      show("not-proved", "bad");
    }
  }

  function begin() {
    const form = document.getElementById("own-key");
    if (!form) {
      return; // there is nothing to check, or not yet
    }
    const field = form.elements.namedItem("key");
    const forget = document.getElementById("forget");
    function update() {
      const own = localStorage.getItem(STORED_KEY);
      field.value = own || "";
      forget.hidden = own === null;
      run();
    }
    form.hidden = false;
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      const text = field.value.trim();
      if (text) {
        localStorage.setItem(STORED_KEY, text);
      } else {
        localStorage.removeItem(STORED_KEY);
      }
      update();
    });
    forget.addEventListener("click", () => {
      localStorage.removeItem(STORED_KEY);
      update();
      field.focus();
    });
    show("checking", "");
    update();
  }

  document.addEventListener("htmx:afterSettle", begin);
  begin();
})();

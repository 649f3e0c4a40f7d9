// The list of entries stays at its end, so to speak: it asks for itself when there is news, unless
// somebody pauses it, and says how many entries have come.
(function () {
  "use strict";

  const news = document.getElementById("news");
  const pause = document.getElementById("pause");
  if (!news || !pause) {
    return; // an older page of the list stays as it is
  }
  let paused = false;
  let missed = false;
  let newest = newestOf(list());

  function list() {
    return document.getElementById("entries");
  }

  function newestOf(part) {
    return Math.max(0, ...positions(part).map((entry) => Number(entry.dataset.position)));
  }

  function positions(part) {
    return Array.from(part.querySelectorAll("[data-position]"));
  }

  function isLive(event) {
    return event.detail.requestConfig.elt.id === "entries";
  }

  pause.hidden = false;
  pause.addEventListener("click", () => {
    paused = !paused;
    pause.textContent = paused ? pause.dataset.goOn : pause.dataset.pause;
    pause.parentElement.classList.toggle("paused", paused);
    news.textContent = "";
    if (!paused && missed) {
      missed = false;
      window.htmx.trigger(list(), "live");
    }
  });

  document.addEventListener("htmx:beforeRequest", (event) => {
    if (paused && isLive(event)) {
      event.preventDefault();
      missed = true;
      news.textContent = news.dataset.waiting;
    }
  });

  document.addEventListener("htmx:afterSwap", (event) => {
    const part = list();
    if (!part || newestOf(part) === newest) {
      return;
    }
    if (isLive(event)) {
      const fresh = positions(part).filter((entry) => Number(entry.dataset.position) > newest);
      fresh.forEach((entry) => entry.classList.add("fresh"));
      news.textContent =
        fresh.length === 1
          ? news.dataset.one
          : news.dataset.many.replace("#", String(fresh.length));
    } else {
      news.textContent = "";
    }
    newest = newestOf(part);
  });
})();

// A file that is being downloaded: its page asks again and again, and shows what is new. Nobody's
// focus or reading is disturbed as long as there is nothing.
(function () {
  "use strict";

  const told = document.getElementById("export-told");
  if (!told) {
    return;
  }

  function file() {
    return document.getElementById("export");
  }

  let shown = file().innerHTML;

  document.addEventListener("htmx:beforeSwap", (event) => {
    const answer = new DOMParser().parseFromString(event.detail.serverResponse, "text/html");
    const next = answer.getElementById("export");
    if (next && next.innerHTML === shown) {
      event.detail.shouldSwap = false;
    } else if (next) {
      shown = next.innerHTML;
    }
  });

  document.addEventListener("htmx:afterSwap", () => {
    const now = file().dataset.told || "";
    if (told.textContent !== now) {
      told.textContent = now;
    }
  });
})();

// The access explorer beyond links, forms and hovering, all of which work without it.
(function () {
  "use strict";

  // A click keeps an explanation open, another one or Escape closes it.
  function shut(except) {
    document.querySelectorAll(".explained.open").forEach((why) => {
      if (why !== except) {
        why.classList.remove("open");
      }
    });
  }
  document.addEventListener("click", (event) => {
    const why = event.target.closest(".explained");
    shut(why);
    if (why && event.target.closest(".level")) {
      why.classList.remove("shut");
      why.classList.toggle("open");
    }
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      shut(null);
      document
        .querySelectorAll(".explained:hover, .explained:focus-within")
        .forEach((why) => why.classList.add("shut"));
    }
  });
  ["focusout", "mouseout"].forEach((name) =>
    document.addEventListener(name, (event) => {
      const why = event.target.closest && event.target.closest(".explained");
      if (why && !why.contains(event.relatedTarget)) {
        why.classList.remove("shut");
      }
    }));

  // What somebody has opened stays open, and focus where it was.
  async function swap(address) {
    const focused = document.activeElement && document.activeElement.id === "moment";
    const listed = document.querySelector("#explored details[open]");
    await window.htmx.ajax("GET", address, {
      target: "#explored", select: "#explored", swap: "outerHTML"
    });
    history.replaceState(null, "", address);
    setUp();
    document.querySelectorAll("#explored details").forEach((list) => (list.open = !!listed));
    const slider = document.getElementById("moment");
    if (focused && slider) {
      slider.focus();
    }
  }

  // The slider goes through the moments that the list beside it links to.
  let wanted = null;
  let running = false;
  async function show(address) {
    wanted = address;
    if (running) {
      return;
    }
    running = true;
    try {
      while (wanted) {
        const next = wanted;
        wanted = null;
        await swap(next);
      }
    } finally {
      running = false;
    }
  }

  function setUp() {
    const part = document.querySelector("[data-slider]");
    if (!part || !part.hidden) {
      return;
    }
    const slider = part.querySelector("input");
    const said = part.querySelector("output");
    const links = document.querySelectorAll(".moments li > a:first-child");
    let timer = 0;
    function say() {
      const words = links[slider.value].textContent.replace(/\s+/g, " ").trim();
      said.textContent = words;
      slider.setAttribute("aria-valuetext", words);
    }
    slider.addEventListener("input", say);
    slider.addEventListener("change", () => {
      clearTimeout(timer);
      timer = setTimeout(() => show(links[slider.value].getAttribute("href")), 120);
    });
    say();
    part.hidden = false;
  }
  setUp();
})();

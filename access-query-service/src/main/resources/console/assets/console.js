// What pages do beyond links and forms, all of which work without it.
(function () {
  "use strict";

  // Times are shown in the zone of the browser, which only a script can tell.
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const root = document.documentElement;
  if (zone && zone !== "UTC" && root.dataset.zone !== zone && navigator.cookieEnabled) {
    const known = document.cookie.includes("mandate_zone=" + zone);
    const secure = location.protocol === "https:" ? ";secure" : "";
    document.cookie = "mandate_zone=" + zone + ";path=/;max-age=31536000;samesite=lax" + secure;
    if (!known && !document.getElementById("notice")) {
      location.reload();
    }
  }

  // On narrow screens the navigation is a line that may be longer than they are.
  const current = document.querySelector("nav.side [aria-current]");
  if (current) {
    const line = current.closest("nav");
    line.scrollLeft = current.offsetLeft - (line.clientWidth - current.offsetWidth) / 2;
  }
  // The tab of this page is in sight, also where there is no room for all of them.
  document.querySelectorAll(".tabs [aria-current]").forEach((link) =>
    link.scrollIntoView({ block: "nearest", inline: "center", behavior: "instant" }));

  // An open menu closes when somebody goes elsewhere.
  function closeMenus(except) {
    document.querySelectorAll("details.menu[open]").forEach((menu) => {
      if (menu !== except) {
        menu.open = false;
      }
    });
  }
  document.addEventListener("click", (event) => closeMenus(event.target.closest("details.menu")));
  document.addEventListener("focusin", (event) => closeMenus(event.target.closest("details.menu")));
  document.addEventListener("keydown", (event) => {
    const menu = event.target.closest && event.target.closest("details.menu[open]");
    if (event.key === "Escape" && menu) {
      menu.open = false;
      menu.querySelector("summary").focus();
    }
  });

  // The result of a change is what comes first to whoever has just made it.
  const notice = document.getElementById("notice");
  if (notice) {
    notice.focus();
  }

  // A form is sent once. Sent twice it would still be one command.
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (form.method === "post") {
      if (form.ariaBusy === "true") {
        event.preventDefault();
      }
      form.ariaBusy = "true";
    }
  });
  window.addEventListener("pageshow", () => {
    document.querySelectorAll("form[aria-busy]").forEach((form) => (form.ariaBusy = null));
  });

  // The add-on can be chosen while one of its bases is.
  document.querySelectorAll("form.roles").forEach((form) => {
    const addOn = form.querySelector("[data-add-on]");
    const bases = form.querySelectorAll("[data-base]");
    if (!addOn) {
      return;
    }
    function update() {
      const possible = Array.from(bases).some((base) => base.checked);
      if (!possible) {
        addOn.checked = false;
      }
      addOn.disabled = !possible;
    }
    form.addEventListener("change", update);
    form.addEventListener("reset", () => setTimeout(update));
    update();
  });

  // Parts of a page that show what is new: told when there is, they ask for it. Nobody's focus is
  // taken away by that.
  document.querySelectorAll("[data-live]").forEach((part) => {
    const state = document.querySelector("[data-live-state]");
    const stream = new EventSource(part.dataset.live);
    let waiting = false;
    function refresh() {
      const inner = part.querySelector("[hx-trigger~=live]");
      if (document.hidden || (inner && inner.contains(document.activeElement))) {
        waiting = true;
      } else if (inner) {
        waiting = false;
        window.htmx.trigger(inner, "live");
      }
    }
    stream.addEventListener("open", () => state && (state.hidden = false));
    stream.addEventListener("error", () => state && (state.hidden = true));
    stream.addEventListener("changed", refresh);
    document.addEventListener("visibilitychange", () => waiting && refresh());
    part.addEventListener("focusout", () => waiting && setTimeout(refresh));
    window.addEventListener("pagehide", () => stream.close());
  });

  // What a script asked for in vain.
  const trouble = document.getElementById("trouble");
  function troubled(yes) {
    if (trouble) {
      trouble.hidden = !yes;
    }
  }
  ["htmx:responseError", "htmx:sendError", "htmx:timeout"].forEach((name) =>
    document.addEventListener(name, () => troubled(true)));
  document.addEventListener("htmx:afterSwap", () => troubled(false));
})();

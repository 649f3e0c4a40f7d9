// A file that is too large is told before it is sent.
(function () {
  "use strict";
  document.querySelectorAll("input[type=file][data-max]").forEach((input) => {
    input.addEventListener("change", () => {
      const file = input.files[0];
      const tooLarge = file && file.size > Number(input.dataset.max);
      input.setCustomValidity(tooLarge ? input.dataset.tooLarge : "");
      input.reportValidity();
    });
  });
})();

/* Paper: the title of the page at the head of each sheet, all unfolded that is folded, and a button to print the dossier. */

(function () {
  "use strict";

  document.documentElement.style.setProperty("--x-running", JSON.stringify(document.title.replace(" - ", " · ")));

  const folded = () => document.querySelectorAll(".md-content details:not([open])");
  let unfolded = [];
  window.addEventListener("beforeprint", () => {
    unfolded = Array.from(folded());
    unfolded.forEach((one) => (one.open = true));
  });
  window.addEventListener("afterprint", () => unfolded.forEach((one) => (one.open = false)));

  const place = document.querySelector(".x-print");
  if (!place) return;
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = place.dataset.xPrint;
  button.addEventListener("click", () => window.print());
  place.append(button);
})();

/* The address of a fact that this page has not leads on to where the fact stands now: a timeline is split by year, a fact becomes
   part of another. Where each stands is fetched from the site's own assets/addresses.json only then. */
(() => {
  "use strict";

  const root = new URL("..", document.currentScript.src);
  const asked = new URLSearchParams(`id=${location.hash.slice(1)}`).get("id"); // stops at no broken encoding
  const here = document.getElementById(asked);
  if (!asked || (here && !here.matches(".x-moved"))) return;

  fetch(new URL("assets/addresses.json", root))
    .then((answer) => (answer.ok ? answer.json() : { pages: {}, now: {} }))
    .then(({ pages, now }) => {
      const [fact] = asked.split("."); // what sources differ on is called by its fact and the field
      const id = now[fact] ?? fact;
      const page = Object.keys(pages).find((one) => pages[one].includes(id));
      const file = location.protocol === "file:" && page?.endsWith("/") ? "index.html" : ""; // which a web server knows
      if (page) location.replace(new URL(`${page}${file}#${encodeURIComponent(id)}`, root));
    })
    .catch(() => {});
})();

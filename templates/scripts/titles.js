/* A link to a fact says in the title of the browser's tab what it leads to: the heading, the fact's sentence, the words of an article. */
(() => {
  "use strict";

  const whole = document.title;
  const site = document.querySelector(".md-header__topic")?.textContent.trim() || whole;
  const beside = "button, sup, .headerlink, .x-panel, .x-flag, .x-unchecked, .x-tags, [popover]";

  const textOf = (element) => {
    const copy = element.cloneNode(true);
    copy.querySelectorAll(beside).forEach((part) => part.remove());
    return copy.textContent.trim().replace(/\s+/g, " ").replace(/\.$/, "");
  };

  /* A fact has its date for a heading: what it tells is the paragraph below. */
  const told = (heading) => {
    let next = heading.nextElementSibling;
    while (next && !next.matches("p:not(.x-tags)")) next = next.nextElementSibling;
    return next ? textOf(next) : "";
  };

  const whatIs = (target, id) => {
    if (target.matches(".x-when")) return told(target);
    if (!target.matches("h2, h3, .x-q, .x-words")) return "";
    const fact = document.getElementById(id.split(".")[0]); // what sources differ on is a question below its fact
    return fact && fact !== target ? `${textOf(fact)}: ${textOf(target)}` : textOf(target);
  };

  const show = () => {
    const asked = new URLSearchParams(`id=${location.hash.slice(1)}`).get("id"); // stops at no broken encoding
    const target = document.getElementById(asked);
    const words = target && whatIs(target, asked);
    document.title = words ? `${words} - ${target.matches(".x-q, .x-words") ? whole : site}` : whole;
  };

  addEventListener("hashchange", show);
  show();
})();

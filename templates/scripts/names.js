/* A card beside a name: who it is, and the last that it took part in. Without it a name is a link, as it is to a finger.
   What it shows is fetched from the site's own assets/people.json when a name is first pointed at. */
(() => {
  "use strict";

  const root = new URL("..", document.currentScript.src);
  const card = document.createElement("div");
  card.id = "x-card";
  card.className = "x-card";
  card.setAttribute("role", "tooltip");
  card.hidden = true;

  let people = null; // a promise, then what it brought
  let shown = null; // the link whose card is there, or is about to be
  let waiting = 0;

  const load = () => {
    people ??= fetch(new URL("assets/people.json", root))
      .then((answer) => (answer.ok ? answer.json() : {}))
      .catch(() => ({}))
      .then((found) => (people = found));
    return people;
  };

  const pageOf = (address) => address.pathname.replace(/(\/|\/index\.html|\.html)$/, "");

  /* The key of the page that a link leads to, if that is somebody's and not this one. */
  const keyOf = (link) => {
    const address = new URL(link.href, location.href);
    const isHere = pageOf(address) === pageOf(location);
    const start = `${root.pathname}actors/`;
    if (address.origin !== root.origin || address.hash || isHere || !address.pathname.startsWith(start)) return "";
    return decodeURIComponent(pageOf(address).slice(root.pathname.length));
  };

  const nameAt = (target) => {
    const link = target instanceof Element ? target.closest(".md-content a[href]") : null;
    return link && keyOf(link) ? link : null;
  };

  const hide = () => {
    clearTimeout(waiting);
    card.hidden = true;
    shown?.removeAttribute("aria-describedby");
    shown = null;
  };

  const later = (what, milliseconds) => {
    clearTimeout(waiting);
    waiting = setTimeout(what, milliseconds);
  };

  const line = (kind, text) => {
    const part = document.createElement(kind);
    part.textContent = text;
    part.dir = "auto";
    return part;
  };

  const place = (link) => {
    const name = link.getClientRects()[0];
    const room = document.documentElement;
    const left = Math.max(8, Math.min(name.left, room.clientWidth - card.offsetWidth - 8));
    const below = name.bottom + card.offsetHeight + 8 < room.clientHeight || name.top < card.offsetHeight + 8;
    const top = below ? link.getClientRects()[link.getClientRects().length - 1].bottom + 2 : name.top - card.offsetHeight - 2;
    const around = (card.offsetParent ?? room).getBoundingClientRect();
    card.style.left = `${left - around.left}px`;
    card.style.top = `${top - around.top}px`;
  };

  const put = (link, [who, day, act]) => {
    const parts = [line("p", who)];
    if (act) {
      const told = line("p", "");
      told.append(line("b", day), " ", line("span", act));
      parts.push(told);
    }
    card.replaceChildren(...parts);
    link.closest("main, body").append(card); // a part of the page that readers of landmarks come to
    card.hidden = false;
    link.setAttribute("aria-describedby", card.id);
    place(link);
  };

  const show = (link) => {
    if (shown === link && !card.hidden) return;
    hide();
    shown = link;
    const found = load();
    const known = (all) => {
      const told = all[keyOf(link)];
      if (shown === link && told) put(link, told);
    };
    if (found instanceof Promise) found.then(known);
    else known(found);
  };

  document.addEventListener("pointerover", (event) => {
    if (event.pointerType === "touch") return;
    const link = nameAt(event.target);
    if (link) later(() => show(link), 150);
    else if (card.contains(event.target)) clearTimeout(waiting);
    else if (shown && shown !== document.activeElement) later(hide, 250);
    else clearTimeout(waiting);
  });
  document.addEventListener("focusin", (event) => {
    load();
    const link = nameAt(event.target);
    if (link?.matches(":focus-visible")) show(link);
    else if (!card.contains(event.target)) hide();
  });
  document.addEventListener("focusout", (event) => {
    if (event.target === shown) hide();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") hide();
  });
})();

// Filters of the timeline. What is chosen stands in the address, so that it can be sent, and the way back leads to what
// was chosen before. Without this script no filter is shown, and every fact is.
(() => {
  "use strict";

  const form = document.querySelector(".x-filters[data-x-more]");
  if (!form) return;
  const facts = Array.from(document.querySelectorAll(".x-fact"));
  const names = Array.from(new Set(Array.from(form.elements, (field) => field.name).filter(Boolean)));
  const unfolded = new Set();

  const fits = (fact, chosen) =>
    (!chosen.who || fact.dataset.xWho.split(" ").includes(chosen.who)) &&
    (!chosen.what || [fact.dataset.xKind, fact.dataset.xType].includes(chosen.what)) &&
    (!chosen.checked || "xChecked" in fact.dataset) &&
    (!chosen.disputed || "xDiffers" in fact.dataset);

  // A period of which nothing is left goes with what stands above it, up to its heading.
  const showPeriods = () => {
    for (const part of document.querySelectorAll(".x-lanes, .x-others")) {
      part.hidden = !part.querySelector(".x-fact:not([hidden])");
    }
    for (const lanes of document.querySelectorAll("h2 ~ .x-lanes")) {
      const folded = lanes.nextElementSibling;
      const isEmpty = lanes.hidden && !(folded && folded.matches(".x-others:not([hidden])"));
      for (let part = lanes.previousElementSibling; part; part = part.previousElementSibling) {
        part.hidden = isEmpty;
        if (part.tagName === "H2") break;
      }
    }
  };

  // What was chosen is not folded, and what the script unfolded it folds again.
  const unfold = (isChosen) => {
    for (const others of document.querySelectorAll(".x-others")) {
      const summary = others.querySelector("summary");
      summary.dataset.xMore ||= summary.textContent;
      summary.textContent = isChosen ? form.dataset.xMore : summary.dataset.xMore;
      summary.hidden = isChosen && others.previousElementSibling.hidden; // more than nothing is not more
      if (isChosen && !others.open) {
        others.open = true;
        unfolded.add(others);
      } else if (!isChosen && unfolded.delete(others)) others.open = false;
    }
  };

  const show = () => {
    const chosen = Object.fromEntries(new FormData(form));
    for (const fact of facts) fact.hidden = !fits(fact, chosen);
    showPeriods();
    unfold(Object.values(chosen).some(Boolean));
    for (const arc of document.querySelectorAll(".x-arcs > i")) {
      const ends = [arc.dataset.xAnswer, arc.dataset.xAnswered];
      arc.hidden = ends.some((id) => document.getElementById(id).closest(".x-fact").hidden);
    }
    const shown = facts.filter((fact) => !fact.hidden).length;
    const said = shown === facts.length ? form.dataset.xAll : form.dataset.xSome;
    form.querySelector("output").textContent = said.replace("{n}", shown).replace("{all}", facts.length);
  };

  const readAddress = () => {
    const asked = new URLSearchParams(location.search);
    for (const field of form.elements) {
      if (field.type === "checkbox") field.checked = asked.has(field.name);
      if (field.type === "select-one") {
        field.value = asked.get(field.name) || "";
        if (field.selectedIndex < 0) field.value = "";
      }
    }
    show();
  };

  const writeAddress = () => {
    const address = new URL(location.href);
    const chosen = new FormData(form);
    for (const name of names) {
      if (chosen.get(name)) address.searchParams.set(name, chosen.get(name));
      else address.searchParams.delete(name);
    }
    address.hash = "";
    if (address.search !== location.search) history.pushState(null, "", address);
    show();
  };

  // Who follows a link to a fact sees it, whatever was chosen.
  const showTarget = () => {
    const asked = new URLSearchParams(`id=${location.hash.slice(1)}`).get("id"); // stops at no broken encoding
    const target = document.getElementById(asked);
    if (!target) return;
    const isHidden = target.closest("[hidden]");
    if (isHidden) {
      history.replaceState(null, "", location.pathname + location.hash);
      readAddress();
    }
    const more = target.closest(".x-others:not([open])");
    if (more) more.open = true;
    if (isHidden || more) target.scrollIntoView();
  };

  form.addEventListener("change", writeAddress);
  form.addEventListener("reset", () => setTimeout(writeAddress));
  form.addEventListener("submit", (event) => event.preventDefault());
  addEventListener("hashchange", showTarget);
  addEventListener("popstate", readAddress);
  form.hidden = false;
  readAddress();
  showTarget();
})();

// Ledgers: the head of a column sorts its rows, and words filter them. Without this script all rows are there, oldest first.
(() => {
  "use strict";

  const tables = document.querySelectorAll("table.x-ledger");
  if (!tables.length) return;
  const byWords = new Intl.Collator(document.documentElement.lang || undefined, { numeric: true });
  const plain = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

  const sortable = (table) => {
    const body = table.tBodies[0];
    const heads = Array.from(table.tHead.rows[0].cells);
    const key = (row, at) => row.cells[at].dataset.xSort ?? row.cells[at].textContent;
    const sort = (at, isUp) => {
      const keyed = Array.from(body.rows, (row) => [key(row, at), row]);
      keyed.sort(([one], [other]) => {
        if (!one || !other) return !one - !other; // what is not told stands last, whichever way
        return isUp ? byWords.compare(one, other) : byWords.compare(other, one);
      });
      body.append(...keyed.map(([, row]) => row));
      for (const head of heads) head.removeAttribute("aria-sort");
      heads[at].setAttribute("aria-sort", isUp ? "ascending" : "descending");
    };
    heads.forEach((head, at) => {
      const button = document.createElement("button");
      button.type = "button";
      button.append(...head.childNodes);
      head.append(button);
      button.addEventListener("click", () => sort(at, head.getAttribute("aria-sort") !== "ascending"));
    });
  };

  const filtered = (form, table) => {
    const rows = Array.from(table.tBodies[0].rows, (row) => {
      const text = row.cloneNode(true);
      text.querySelectorAll(".x-refs, .x-panel").forEach((part) => part.remove());
      return [row, plain(text.textContent)];
    });
    const show = () => {
      const words = plain(form.elements.words.value).split(/\s+/).filter(Boolean);
      for (const [row, text] of rows) row.hidden = !words.every((word) => text.includes(word));
      const shown = rows.filter(([row]) => !row.hidden).length;
      const said = words.length ? form.dataset.xSome : ""; // how many there are in all stands above
      form.querySelector("output").textContent = said.replace("{n}", shown).replace("{all}", rows.length);
    };
    // Who follows a link to a row sees it, whatever was typed.
    const showTarget = () => {
      const target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
      if (!target?.closest("tr[hidden]")) return;
      form.reset();
      show();
      target.scrollIntoView();
    };
    form.addEventListener("input", show);
    form.addEventListener("submit", (event) => event.preventDefault());
    addEventListener("hashchange", showTarget);
    form.hidden = false;
    show();
  };

  for (const table of tables) {
    if (table.matches(".x-sortable")) sortable(table);
    const form = table.previousElementSibling;
    if (form?.matches("form.x-filters")) filtered(form, table);
    table.after(...table.querySelectorAll(".x-panel")); // rows that are hidden share theirs with others
  }
})();

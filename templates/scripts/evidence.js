/* Evidence: a mark's panel opens under a mouse, too. By tap and by keyboard the browser opens and closes it without a script. */

(function () {
  "use strict";

  const PATIENCE = { open: 250, close: 350 }; // milliseconds: a pointer on its way elsewhere opens nothing
  let timer = 0;
  let hovered = null; // the mark whose panel the mouse opened; one that was clicked stays open

  const panelOf = (mark) => document.getElementById(mark.getAttribute("popovertarget"));
  const isOpen = (mark) => panelOf(mark).matches(":popover-open");

  function open(mark) {
    if (document.querySelector(".x-panel:popover-open") && !hovered) return;
    if (!isOpen(mark)) mark.click(); // so that the browser knows beside what it stands
    hovered = mark;
  }

  function close() {
    if (hovered && isOpen(hovered)) panelOf(hovered).hidePopover();
    hovered = null;
  }

  document.addEventListener("pointerover", (event) => {
    if (event.pointerType !== "mouse") return;
    const mark = event.target.closest(".x-mark");
    clearTimeout(timer);
    if (mark && mark !== hovered) timer = setTimeout(open, PATIENCE.open, mark);
    else if (hovered && !mark && !panelOf(hovered).contains(event.target)) timer = setTimeout(close, PATIENCE.close);
  });

  document.addEventListener("click", (event) => {
    const mark = event.isTrusted && event.target.closest(".x-mark");
    if (!mark) return;
    clearTimeout(timer);
    if (mark === hovered && isOpen(mark)) event.preventDefault(); // a click keeps what the mouse opened
    hovered = null;
  });

  /* A footnote that a link leads to. */

  function unfold() {
    const note = document.querySelector(".x-notes:not([open]) :target");
    if (!note) return;
    note.closest("details").open = true;
    note.scrollIntoView();
  }

  window.addEventListener("hashchange", unfold);
  unfold();
})();

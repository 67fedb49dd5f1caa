/* A site that is opened from the disk, where a browser fetches nothing, starts no worker and knows no first page of a folder. What
   scripts fetch stands beside it as a script, of which the theme knows that of its search; the worker runs in a frame. */
(() => {
  "use strict";
  if (location.protocol !== "file:") return;

  const run = (root, address) =>
    new Promise((resolve, reject) => {
      const script = root.createElement("script");
      Object.assign(script, { src: address, onload: resolve, onerror: reject, async: false });
      root.head.append(script);
    });

  window.fetch = (address) =>
    run(document, String(address).replace(/\.json$/, ".js")).then(() => ({ ok: true, json: () => Promise.resolve(__index) }));

  window.Worker = class extends EventTarget {
    constructor(address) {
      super();
      const frame = document.createElement("iframe");
      frame.hidden = true;
      document.body.append(frame);
      this.within = frame.contentWindow;
      this.within.postMessage = (data) => this.dispatchEvent(new MessageEvent("message", { data }));
      this.within.importScripts = (...addresses) =>
        Promise.all(addresses.map((one) => run(this.within.document, new URL(one, new URL(address, location)))));
      this.started = run(this.within.document, new URL(address, location));
    }

    postMessage(data) {
      this.started.then(() => this.within.dispatchEvent(new this.within.MessageEvent("message", { data })));
    }
  };

  for (const happens of ["click", "auxclick"]) {
    document.addEventListener(
      happens,
      (event) => {
        const link = event.target.closest?.("a[href]");
        if (link?.protocol === "file:" && link.pathname.endsWith("/")) link.pathname += "index.html";
      },
      true,
    );
  }
})();

// Loads the page anew when the pack has been built since it was made. The server tells the
// latest build at once to whoever begins to listen, so that a page that was hidden, asleep or
// cut off catches up. A hidden page does not listen: browsers open few connections to one host.
"use strict";
(() => {
  const shown = new URL(document.currentScript.src).searchParams.get("build");
  let channel = null;
  const leave = () => {
    channel?.close();
    channel = null;
  };
  const listen = () => {
    if (document.hidden) {
      leave();
    } else if (channel === null) {
      channel = new EventSource("/__briefpack/reload");
      channel.addEventListener("build", (event) => {
        if (event.data !== shown) {
          leave();
          location.reload();
        }
      });
    }
  };
  document.addEventListener("visibilitychange", listen);
  listen();
})();

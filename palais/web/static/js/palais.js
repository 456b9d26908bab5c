// Small comforts; every page works without them.
// Folds open for paper and close again; Escape and a click elsewhere close open source notes and the language list.
// A button copies a line where the browser lets it.
(() => {
  const floating = "details.source[open], details.languages[open]";
  let unfolded = [];

  addEventListener("beforeprint", () => {
    unfolded = [...document.querySelectorAll("details.fold:not([open])")];
    for (const fold of unfolded) fold.open = true;
  });

  addEventListener("afterprint", () => {
    for (const fold of unfolded) fold.open = false;
  });

  addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    for (const note of document.querySelectorAll(floating)) {
      if (note.contains(document.activeElement)) note.querySelector("summary").focus();
      note.open = false;
    }
  });

  addEventListener("click", (event) => {
    for (const note of document.querySelectorAll(floating)) {
      if (!note.contains(event.target)) note.open = false;
    }
  });

  for (const button of document.querySelectorAll("button[data-copy]")) {
    if (!navigator.clipboard) continue;
    button.hidden = false;
    button.addEventListener("click", async () => {
      await navigator.clipboard.writeText(document.getElementById(button.dataset.copy).textContent.trim());
      button.nextElementSibling.textContent = button.dataset.copied;
    });
  }
})();

// Judging tags by keyboard: J and K go down and up, X ticks, A accepts, R refuses, U takes back. One box ticks all.
(() => {
  function prepare(form) {
    const boxes = [...form.querySelectorAll("input[name=chosen]")];
    const all = form.querySelector("[data-all]");
    if (all) {
      all.addEventListener("change", () => {
        for (const box of boxes) box.checked = all.checked;
      });
    }
    const press = (name) => {
      const button = form.querySelector(`button[name=${name}]`);
      if (button) button.click();
    };
    const go = (step) => {
      const at = boxes.indexOf(document.activeElement);
      const next = boxes[at < 0 ? 0 : Math.min(Math.max(at + step, 0), boxes.length - 1)];
      if (next) next.focus();
    };
    const tick = () => {
      if (boxes.includes(document.activeElement)) document.activeElement.click();
    };
    const deeds = {
      j: () => go(1),
      k: () => go(-1),
      x: tick,
      a: () => press("accept"),
      r: () => press("refuse"),
      u: () => press("undo"),
    };
    document.addEventListener("keydown", (event) => {
      const typing = event.target.matches("input:not([type=checkbox]), select, textarea, [contenteditable]");
      const deed = deeds[event.key.toLowerCase()];
      if (!deed || typing || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      deed();
    });
  }

  document.addEventListener("DOMContentLoaded", () => {
    for (const form of document.querySelectorAll("[data-tags]")) prepare(form);
  });
})();

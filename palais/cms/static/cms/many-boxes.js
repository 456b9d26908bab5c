// A long list of boxes to tick: a field above it shows the names that hold what is typed; ticked ones always stay.
(() => {
  const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLocaleLowerCase();

  function prepare(box) {
    const find = box.querySelector(".many-boxes-find");
    const rows = [...box.querySelectorAll("label")];
    if (!find || rows.length < 12) return;
    find.hidden = false;
    const show = () => {
      const wanted = plain(find.value.trim());
      for (const row of rows) {
        row.hidden = wanted !== "" && !row.firstElementChild.checked && !plain(row.textContent).includes(wanted);
      }
    };
    find.addEventListener("input", show);
    find.addEventListener("keydown", (event) => {
      if (event.key === "Enter") event.preventDefault();
    });
  }

  document.addEventListener("DOMContentLoaded", () => {
    for (const box of document.querySelectorAll("[data-many-boxes]")) prepare(box);
  });
})();

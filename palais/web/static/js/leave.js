// Leaving quickly: the page is replaced, so that the back button does not lead here again. Escape pressed three times
// does the same. Without script the button is a plain link.
(() => {
  const button = document.getElementById("leave");
  if (!button) return;
  let pressed = 0;

  const leave = () => {
    document.body.hidden = true;
    location.replace(button.href);
  };

  button.addEventListener("click", (event) => {
    event.preventDefault();
    leave();
  });

  addEventListener("keydown", (event) => {
    pressed = event.key === "Escape" ? pressed + 1 : 0;
    if (pressed === 3) leave();
  });
})();

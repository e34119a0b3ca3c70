// Every page loads this, and it does nothing until the reader wants to search: then it fetches the program that does.
// Without it, or when the program does not come, the button is a link to the page that searches.
const button = document.querySelector("[data-search]");
let asked = false;
function open(event) {
  if (asked) return;
  event.preventDefault();
  asked = true;
  import(button.dataset.search).catch(() => { location.href = button.href; });
}
button?.addEventListener("click", (event) => {
  if (!event.ctrlKey && !event.metaKey && !event.shiftKey) open(event);
});
document.addEventListener("keydown", (event) => {
  const typing = event.target.closest?.("input, textarea, select");
  if (event.key === "/" && !typing && !event.ctrlKey && !event.altKey && !event.metaKey) open(event);
});

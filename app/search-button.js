// Every page loads this, and it does nothing until the reader wants to search: then it fetches the program that does.
// Without it, or when the program does not come, the button is a link to the page that searches.
const button = document.querySelector("[data-search]");
let asked = false;
function open(event) {
  if (asked) return;
  event.preventDefault();
  asked = true;
  // Side by side: the program would ask for these one after the other. The page that only searches has them already.
  if (!button.hasAttribute("aria-current")) [button.dataset.wasm, button.dataset.index].forEach(preload);
  import(button.dataset.search).catch(() => { location.href = button.href; });
}
function preload(href) {
  const link = document.createElement("link");
  document.head.append(Object.assign(link, { rel: "preload", as: "fetch", crossOrigin: "anonymous", href }));
}
button?.addEventListener("click", (event) => {
  if (!event.ctrlKey && !event.metaKey && !event.shiftKey) open(event);
});
document.addEventListener("keydown", (event) => {
  const typing = event.target.closest?.("input, textarea, select");
  if (event.key === "/" && !typing && !event.ctrlKey && !event.altKey && !event.metaKey) open(event);
});

// Every page loads this. It opens and closes the dialog, and fetches the program that fills it when it opens first: the
// reader can type meanwhile. Without it, or when the program breaks down, the button is a link to the page that searches.
const button = document.querySelector("[data-search]");
const dialog = document.querySelector(".search-dialog");
const field = document.querySelector(".search__input");
const status = document.querySelector(".search__status");
let asked = false;
function open(event) {
  if (!dialog?.showModal || !button.hasAttribute("data-search")) return;
  event.preventDefault();
  if (!dialog.open) dialog.showModal();
  field.focus();
  field.select();
  if (asked) return;
  asked = true;
  status.textContent = status.dataset.wait;
  // Side by side: the program would ask for these one after the other.
  [button.dataset.wasm, button.dataset.index].forEach(preload);
  import(button.dataset.search).then((program) => program.started).catch(() => {
    asked = false;
    status.textContent = status.dataset.failed;
    dialog.querySelector(".search__ways").hidden = false;
  });
}
function preload(href) {
  const link = document.createElement("link");
  document.head.append(Object.assign(link, { rel: "preload", as: "fetch", crossOrigin: "anonymous", href }));
}
// With these keys a link opens elsewhere.
const aside = (event) => event.ctrlKey || event.metaKey || event.shiftKey;
button?.addEventListener("click", (event) => {
  if (!aside(event)) open(event);
});
document.addEventListener("keydown", (event) => {
  const typing = event.target.closest?.("input:not([type=radio], [type=checkbox]), textarea");
  if (event.key !== "/" || typing || event.ctrlKey || event.altKey || event.metaKey) return;
  if (dialog) return open(event);
  event.preventDefault();
  field?.focus();
});
// A hit on the page that the reader is on must not stay hidden behind the dialog.
dialog?.addEventListener("click", (event) => {
  const leaves = event.target.closest(".hit__link, .search__close");
  if (event.target === dialog || (leaves && !aside(event))) dialog.close();
});

// Files dropped on the form, and a queue that shows how far it is. Without this file all works.
"use strict";

const LOOK = 1500; // milliseconds between two looks at the queue

const form = document.querySelector(".dropping");
const box = form.querySelector("input[type=file]");
const words = form.querySelector("[data-drop]");
words.textContent = words.dataset.drop;

const weigh = () => {
  const size = [...box.files].reduce((sum, file) => sum + file.size, 0);
  box.setCustomValidity(size > Number(form.dataset.most) ? form.dataset.over : "");
  box.reportValidity();
};
box.addEventListener("change", weigh);

for (const kind of ["dragenter", "dragover"]) {
  form.addEventListener(kind, (event) => {
    event.preventDefault();
    form.classList.add("over");
  });
}
form.addEventListener("dragleave", () => form.classList.remove("over"));
form.addEventListener("drop", (event) => {
  event.preventDefault();
  form.classList.remove("over");
  if (event.dataTransfer.files.length) {
    box.files = event.dataTransfer.files;
    weigh();
  }
});

// What a person has chosen or stands on stays so.
const renew = (now, next) => {
  for (const each of now.querySelectorAll("input:checked")) {
    const same = next.querySelector(`#${each.id}`);
    if (same) same.checked = true;
  }
  const { activeElement: at } = document;
  const again = now.contains(at) && at.id;
  now.replaceChildren(...next.childNodes);
  if (again) document.getElementById(again)?.focus();
};

const look = async () => {
  const now = document.querySelector("#queue");
  if (!now.querySelector("[data-moves]")) return;
  try {
    const answer = await fetch(location.pathname.replace(/\/files$/, ""));
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const next = page.querySelector("#queue");
    if (next && next.textContent !== now.textContent) renew(now, next);
  } catch {
    // the server is gone for a moment
  }
  setTimeout(look, LOOK);
};
setTimeout(look, LOOK);

// Offers under a search box, while typing. Without this file the box works all the same.
"use strict";

const WAIT = 80; // milliseconds after a key

for (const box of document.querySelectorAll("input[data-suggest]")) {
  const list = box.form.querySelector(".offers");
  let timer = 0;
  let asked = 0;
  let at = -1;
  let typed = box.value;

  box.setAttribute("role", "combobox");
  box.setAttribute("aria-autocomplete", "list");
  box.setAttribute("aria-controls", list.id);
  box.setAttribute("aria-expanded", "false");

  const close = () => {
    list.hidden = true;
    at = -1;
    box.setAttribute("aria-expanded", "false");
    box.removeAttribute("aria-activedescendant");
  };

  const choose = (item) => {
    box.value = item.dataset.text;
    close();
    box.form.requestSubmit();
  };

  const show = (offers) => {
    list.replaceChildren(
      ...offers.map((offer, n) => {
        const item = document.createElement("li");
        item.id = `${list.id}-${n}`;
        item.role = "option";
        item.dataset.text = offer.text;
        const text = document.createElement("span");
        text.textContent = offer.text;
        const count = document.createElement("span");
        count.className = "count";
        count.textContent = offer.count.toLocaleString();
        item.append(text, count);
        item.addEventListener("pointerdown", (event) => {
          event.preventDefault();
          choose(item);
        });
        return item;
      }),
    );
    at = -1;
    list.hidden = offers.length === 0;
    box.setAttribute("aria-expanded", String(!list.hidden));
  };

  const ask = async () => {
    const number = ++asked;
    const words = box.value.trim();
    typed = box.value;
    if (!words) return close();
    try {
      const answer = await fetch(`${box.dataset.suggest}?${new URLSearchParams({ q: words })}`);
      const { suggestions } = await answer.json();
      if (number === asked && document.activeElement === box) show(suggestions);
    } catch {
      close();
    }
  };

  const move = (step) => {
    const items = [...list.children];
    at = (at + step + items.length + 1) % (items.length + 1);
    if (at < 0) at = items.length;
    items.forEach((item, n) => item.setAttribute("aria-selected", String(n === at)));
    const item = items[at];
    box.value = item ? item.dataset.text : typed;
    if (item) box.setAttribute("aria-activedescendant", item.id);
    else box.removeAttribute("aria-activedescendant");
  };

  box.addEventListener("input", (event) => {
    clearTimeout(timer);
    if (!event.isComposing) timer = setTimeout(ask, WAIT);
  });
  box.addEventListener("compositionend", () => {
    clearTimeout(timer);
    timer = setTimeout(ask, WAIT);
  });
  box.addEventListener("blur", close);
  box.addEventListener("keydown", (event) => {
    if (event.isComposing || list.hidden) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      move(event.key === "ArrowDown" ? 1 : -1);
    } else if (event.key === "Escape") {
      event.preventDefault();
      box.value = typed;
      close();
    }
  });
}

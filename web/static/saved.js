// Keeps searches in this browser: a button on the search page, the list on the page of its own.
"use strict";

{
  const KEY = "jixiao.saved";
  const read = () => {
    try {
      const kept = JSON.parse(localStorage.getItem(KEY) ?? "[]");
      return Array.isArray(kept) ? kept.filter((each) => /^\/(?![/\\])[^?]*(\?|$)/.test(each.url)) : [];
    } catch {
      return [];
    }
  };
  const write = (kept) => localStorage.setItem(KEY, JSON.stringify(kept));
  const without = (url) => read().filter((each) => each.url !== url);

  for (const place of document.querySelectorAll("[data-save]")) {
    const { save, saved, url, name } = place.dataset;
    const button = document.createElement("button");
    button.type = "button";
    button.className = "linklike";
    const say = () => {
      const on = read().some((each) => each.url === url);
      button.textContent = on ? saved : save;
      button.setAttribute("aria-pressed", String(on));
    };
    button.addEventListener("click", () => {
      const rest = without(url);
      write(rest.length < read().length ? rest : [{ url, name }, ...rest]);
      say();
    });
    say();
    place.prepend(button, " ");
  }

  const list = document.querySelector("#saved");
  const show = () => {
    const kept = read();
    list.hidden = !kept.length;
    document.querySelector("#none-saved").hidden = kept.length > 0;
    list.replaceChildren(
      ...kept.map(({ url, name }) => {
        const item = document.createElement("li");
        const link = Object.assign(document.createElement("a"), { href: url, textContent: name });
        const feed = Object.assign(document.createElement("a"), {
          href: list.dataset.feed + url.replace(/^[^?]*/, ""),
          textContent: list.dataset.new,
          className: "small",
        });
        const remove = Object.assign(document.createElement("button"), {
          type: "button",
          className: "linklike small",
          textContent: list.dataset.remove,
        });
        remove.setAttribute("aria-label", `${list.dataset.remove} ${name}`);
        remove.addEventListener("click", () => {
          write(without(url));
          show();
        });
        item.append(link, " ", feed, " ", remove);
        return item;
      }),
    );
  };
  if (list) show();
}

// The query's text area as an editor with colours and completion. Without this file it is a plain
// form; the answer comes from the server either way.
(function () {
  "use strict";

  const area = document.getElementById("query");
  if (!area || !window.Yasqe) return;

  const prefixes = JSON.parse(area.dataset.prefixes);
  const known = Object.entries(prefixes).map(([name, iri]) => `${name}: <${iri}>`).sort();
  const completer = {
    ...window.Yasqe.Autocompleters.prefixes,
    persistenceId: null, // the browser keeps nothing of it
    bulk: true,
    get: () => Promise.resolve(known),
  };
  window.Yasqe.registerAutocompleter(completer, true);
  window.Yasqe.defaults.autocompleters = ["prefixes"];

  const place = document.createElement("div");
  area.before(place);
  const editor = new window.Yasqe(place, {
    value: area.value,
    persistenceId: null,
    consumeShareLink: null,
    createShareableLink: null,
    showQueryButton: false,
    resizeable: false,
    collapsePrefixesOnLoad: false,
    syntaxErrorCheck: false, // known prefixes need no declaration; the server says what is wrong
    extraKeys: { Tab: false, "Shift-Tab": false, "Ctrl-Enter": send, "Cmd-Enter": send },
  });
  area.hidden = true;
  editor.getInputField().setAttribute("aria-label", document.querySelector("label[for=query]").textContent);
  document.querySelector("label[for=query]").addEventListener("click", () => editor.focus());

  function send() {
    area.form.requestSubmit();
  }

  area.form.addEventListener("submit", () => {
    area.value = editor.getValue();
  });
})();

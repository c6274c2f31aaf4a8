// Who decides and when stays filled in for the next decision, until the browser is closed.
const KEY = "jixiao.said";
const kept = () => {
  try {
    return JSON.parse(sessionStorage.getItem(KEY) ?? "{}");
  } catch {
    return {};
  }
};

for (const fields of document.querySelectorAll(".deciding")) {
  const inputs = [...fields.querySelectorAll("[name=by], [name=at]")];
  for (const input of inputs) input.value ||= kept()[input.name] ?? "";
  fields.closest("form").addEventListener("submit", () => {
    sessionStorage.setItem(KEY, JSON.stringify(Object.fromEntries(inputs.map(({ name, value }) => [name, value]))));
  });
}

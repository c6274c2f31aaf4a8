// Who decides stays filled in for the next decision until the browser is closed, and so does when:
// at first today, as this machine's calendar has it.
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
  const known = { at: new Date().toLocaleDateString("sv"), ...kept() }; // 2024-05-31
  for (const input of inputs) input.value ||= known[input.name] ?? "";
  fields.closest("form").addEventListener("submit", () => {
    sessionStorage.setItem(KEY, JSON.stringify(Object.fromEntries(inputs.map(({ name, value }) => [name, value]))));
  });
}

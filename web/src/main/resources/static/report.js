// The report with script: search while typing, a figure as a file, the statement of a dot that has the focus. Without script
// the tables sort by links and everything else is there.

const table = document.querySelector("#statements table.data");

function searchBox(label, none) {
  const box = document.createElement("div");
  box.className = "field find-box";
  const input = document.createElement("input");
  input.type = "text";
  input.id = "find-statement";
  const name = document.createElement("label");
  name.htmlFor = input.id;
  name.textContent = label;
  const said = document.createElement("p");
  said.className = "small";
  said.setAttribute("role", "status");
  box.append(name, input, said);
  input.addEventListener("input", () => filter(input.value, said, none));
  return box;
}

function filter(words, said, none) {
  const wanted = words.toLocaleLowerCase(document.documentElement.lang).split(/\s+/).filter(Boolean);
  let found = 0;
  for (const row of table.tBodies[0].rows) {
    const text = row.cells[0].textContent.toLocaleLowerCase(document.documentElement.lang);
    row.hidden = !wanted.every((word) => text.includes(word));
    found += row.hidden ? 0 : 1;
  }
  said.textContent = found === 0 ? none : wanted.length === 0 ? "" : String(found);
}

function saveButton(figure, label) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "as-link small save-figure";
  button.textContent = label;
  button.addEventListener("click", () => {
    const svg = figure.querySelector("svg");
    const file = new Blob([new XMLSerializer().serializeToString(svg)], { type: "image/svg+xml" });
    const link = document.createElement("a");
    link.href = URL.createObjectURL(file);
    link.download = figure.dataset.figure + ".svg";
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  });
  return button;
}

const texts = document.querySelector("nav.toc")?.dataset ?? {};
if (table && texts.search) {
  table.closest(".scroll").before(searchBox(texts.search, texts.searchNone));
}
if (texts.copy) {
  for (const figure of document.querySelectorAll("figure[data-figure]")) {
    figure.append(saveButton(figure, texts.copy));
  }
}

// A dot that is pointed at or has the focus says its statement in a line below the figure.
for (const figure of document.querySelectorAll("figure[data-figure]")) {
  const dots = figure.querySelectorAll("svg a");
  if (dots.length > 0) {
    const line = document.createElement("p");
    line.className = "small";
    line.setAttribute("role", "status");
    figure.querySelector("svg").after(line);
    for (const dot of dots) {
      const say = () => { line.textContent = dot.querySelector("title").textContent; };
      dot.addEventListener("focus", say);
      dot.addEventListener("pointerenter", say);
    }
  }
}

// The report with script: search while typing, a statement's link on the clipboard. Without script forms and links do the same.

const texts = document.querySelector("nav.toc")?.dataset ?? {};

// The statement of a row, without its number and who wrote it: what the server searches as well.
function statement(row) {
  return [...row.cells[0].childNodes].filter((node) => node.nodeType === Node.TEXT_NODE).map((node) => node.data).join("");
}

function say(line, words) {
  line.textContent = words;
}

// Search while typing, in the form that without script asks the server. What the server left out is not here to be found:
// then the form is sent as it is.
const form = document.querySelector("form.find-box");
const table = document.querySelector("table.of-statements");
if (form && table && form.elements.q.value === "" && !form.elements.topic) {
  const input = form.elements.q;
  const line = form.querySelector("[role=status]");
  const rows = [...table.tBodies[0].rows];
  const language = document.documentElement.lang;
  // As the server: in any case and accents; a statement's number is one of its words.
  const plain = (text) => text.toLocaleLowerCase(language).normalize("NFD").replace(/\p{M}/gu, "");
  const filter = () => {
    const wanted = plain(input.value).split(/\s+/).filter(Boolean);
    let found = 0;
    for (const row of rows) {
      const text = plain(statement(row));
      const number = row.id.slice(1);
      row.hidden = !wanted.every((word) => text.includes(word) || word === number || word === `#${number}`);
      found += row.hidden ? 0 : 1;
    }
    say(line, wanted.length === 0 ? "" : found === 0 ? texts.none : found === 1 ? texts.one : texts.many.replace("0", found));
  };
  input.addEventListener("input", filter);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    filter();
  });
  // Who sorts keeps what was searched for: the server sorts, and searches with the same words.
  table.tHead.addEventListener("click", (event) => {
    const link = event.target.closest("a");
    if (link && input.value.trim() !== "") {
      const address = new URL(link.href);
      address.searchParams.set("q", input.value);
      link.href = address;
    }
  });
}

// A line beside what was pressed, for what came of it.
function beside(pressed) {
  const last = pressed.parentElement.lastElementChild;
  if (last.getAttribute("role") === "status") {
    return last;
  }
  const line = document.createElement("span");
  line.className = "small";
  line.setAttribute("role", "status");
  pressed.parentElement.append(line);
  return line;
}

// A statement's number leads to its row; the row's address in the whole report goes to the clipboard, whatever was searched for.
for (const link of document.querySelectorAll("table.of-statements a.nr")) {
  link.addEventListener("click", () => {
    navigator.clipboard?.writeText(location.origin + location.pathname + link.hash).then(() => say(beside(link), texts.copied), () => {});
  });
}

// What fits, a table or a figure, needs no stop of the keyboard to slide it.
const regions = document.querySelectorAll(".report .scroll");
const fit = new ResizeObserver(() => {
  for (const region of regions) {
    const slides = region.scrollWidth > region.clientWidth;
    if (slides) {
      region.setAttribute("tabindex", "0");
      region.setAttribute("role", "region");
    } else {
      region.removeAttribute("tabindex");
      region.removeAttribute("role");
    }
  }
});
for (const region of regions) {
  fit.observe(region);
  fit.observe(region.firstElementChild);
}

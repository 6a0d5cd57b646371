// The report with script: search while typing, figures as pictures, the statement of a dot that is pointed at or has the focus,
// a statement's link on the clipboard. Without script forms and links do the same, and every figure stands in a table.

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

// The figure's file from the server carries its words and colours; the browser draws it, at twice its size.
async function picture(address) {
  const image = new Image();
  image.src = address;
  await image.decode();
  const canvas = document.createElement("canvas");
  canvas.width = image.naturalWidth * 2;
  canvas.height = image.naturalHeight * 2;
  canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error("no picture"))), "image/png");
  });
}

function save(blob, name) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}

function button(label, act) {
  const made = document.createElement("button");
  made.type = "button";
  made.className = "as-link";
  made.textContent = label;
  made.addEventListener("click", act);
  return made;
}

for (const figure of document.querySelectorAll("figure[data-figure]")) {
  const files = figure.querySelector(".files");
  if (files) {
    const address = files.querySelector("a").href;
    const line = document.createElement("span");
    line.setAttribute("role", "status");
    files.append(button(texts.save, async () => save(await picture(address), figure.dataset.figure + ".png")));
    if (navigator.clipboard && window.ClipboardItem) {
      files.append(" ", button(texts.copy, async () => {
        await navigator.clipboard.write([new ClipboardItem({ "image/png": picture(address) })]);
        say(line, texts.picture);
      }));
    }
    files.append(" ", line);
  }
}

// One stop for the keyboard per figure, arrows from dot to dot; the statement is said in a line whose room is kept.
const ROWS = ["heat-map", "tipping"];
const KEYS = { ArrowRight: () => 1, ArrowLeft: () => -1, ArrowDown: (row) => row, ArrowUp: (row) => -row, Home: () => -Infinity, End: () => Infinity };
for (const figure of document.querySelectorAll("figure[data-figure]")) {
  const dots = [...figure.querySelectorAll("svg a")];
  if (dots.length === 0) {
    continue;
  }
  const inRows = ROWS.includes(figure.dataset.figure);
  dots.sort((a, b) => a.getBBox().y === b.getBBox().y || !inRows
    ? a.getBBox().x - b.getBBox().x
    : a.getBBox().y - b.getBBox().y);
  // How far down and up go: to the same place in the next row where there are rows of several.
  const row = figure.dataset.figure === "heat-map" ? dots.filter((dot) => dot.getBBox().y === dots[0].getBBox().y).length : 1;
  const line = document.createElement("p");
  // Not a status: who hears the page hears the name of what has the focus.
  line.className = "small told screen";
  line.textContent = texts.keys;
  figure.querySelector("figcaption").before(line);
  // The browser would show the same words a second time.
  const words = dots.map((dot) => dot.querySelector("title").textContent);
  dots.forEach((dot, i) => {
    dot.querySelector("title").remove();
    dot.setAttribute("aria-label", words[i]);
    dot.setAttribute("tabindex", i === 0 ? "0" : "-1");
    dot.addEventListener("pointerenter", () => say(line, words[i]));
    dot.addEventListener("focus", () => say(line, words[i]));
    dot.addEventListener("keydown", (event) => {
      const step = KEYS[event.key]?.(row);
      const next = step && (Number.isFinite(step) ? dots[i + step] : step < 0 ? dots[0] : dots.at(-1));
      if (next) {
        event.preventDefault();
        dot.setAttribute("tabindex", "-1");
        next.setAttribute("tabindex", "0");
        next.focus();
      }
    });
  });
}

// A table that fits needs no stop of the keyboard to slide it.
const fit = () => {
  for (const region of document.querySelectorAll(".report .scroll")) {
    const slides = region.scrollWidth > region.clientWidth;
    if (slides) {
      region.setAttribute("tabindex", "0");
      region.setAttribute("role", "region");
    } else {
      region.removeAttribute("tabindex");
      region.removeAttribute("role");
    }
  }
};
fit();
addEventListener("resize", fit);

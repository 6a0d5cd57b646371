// The report's figures with script: as pictures, larger, and with the statement of a dot that is pointed at or has the focus. Without
// script each is a file, its dots are links, and its numbers stand in a table.

const texts = document.querySelector("nav.toc")?.dataset ?? {};

function say(line, words) {
  line.textContent = words;
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

// A figure drawn for a sheet is too fine for a phone, and one of very many columns for any screen: drawn larger it slides, as tables
// do. Where it is large enough there is no button. Columns become as wide as a finger needs, unless rows would become higher than it.
const COLUMN = 14;
const TIMES_MAX = 4;
const drawings = [...document.querySelectorAll("figure[data-figure]")].filter((figure) => figure.querySelector(".files")).map((figure) => {
  const svg = figure.querySelector(":scope > svg");
  const frame = document.createElement("div");
  frame.className = "scroll";
  frame.setAttribute("aria-label", figure.querySelector(".fig-title").textContent);
  svg.replaceWith(frame);
  frame.append(svg);
  const column = figure.dataset.figure === "heat-map" ? svg.querySelector("a rect")?.width.baseVal.value : undefined;
  const sheet = svg.viewBox.baseVal.width;
  const width = Math.round(sheet * Math.min(TIMES_MAX, Math.max(1, column ? COLUMN / column : 1)));
  const toggle = button(texts.larger, () => {
    const larger = svg.style.width === "";
    svg.style.width = larger ? `${width}px` : "";
    toggle.textContent = larger ? texts.smaller : texts.larger;
  });
  figure.querySelector(".files [role=status]").before(toggle, " ");
  return { frame, svg, width, toggle };
});

const offer = new ResizeObserver(() => {
  for (const { frame, svg, width, toggle } of drawings) {
    toggle.hidden = frame.clientWidth >= width && svg.style.width === "";
  }
});
drawings.forEach(({ frame }) => offer.observe(frame));

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

// The report's figures with script: as pictures, larger, and with the statement of a dot that is pointed at or has the focus. Without
// script each is a file, its dots are links, and its numbers stand in a table.

const texts = document.querySelector("nav.toc")?.dataset ?? {};
const figures = [...document.querySelectorAll("figure[data-figure]")];

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

function button(label, title, act) {
  const made = document.createElement("button");
  made.type = "button";
  made.className = "as-link";
  const which = document.createElement("span");
  which.className = "vh";
  which.textContent = `: ${title}`;
  made.append(label, which);
  made.addEventListener("click", act);
  return made;
}

const titleOf = (figure) => figure.querySelector(".fig-title").textContent;

for (const figure of figures.filter((it) => it.querySelector(".files"))) {
  const files = figure.querySelector(".files");
  const address = files.querySelector("a").href;
  const line = document.createElement("span");
  line.setAttribute("role", "status");
  const attempt = (act, done) => async () => {
    say(line, "");
    try {
      await act();
      say(line, done);
    } catch {
      say(line, texts.failed);
    }
  };
  files.append(button(texts.save, titleOf(figure), attempt(async () => save(await picture(address), figure.dataset.figure + ".png"), "")));
  if (navigator.clipboard && window.ClipboardItem) {
    files.append(" ", button(texts.copy, titleOf(figure), attempt(
      () => navigator.clipboard.write([new ClipboardItem({ "image/png": picture(address) })]), texts.picture)));
  }
  files.append(" ", line);
}

// A figure drawn for a sheet is too fine for a phone, and one of very many columns for any screen: drawn larger it slides, as tables
// do. Where it is large enough there is no button. Columns become as wide as a finger needs, unless rows would become higher than it.
const COLUMN = 14;
const TIMES_MAX = 4;
const drawings = figures.filter((it) => it.querySelector(".files")).map((figure) => {
  const svg = figure.querySelector(":scope > svg");
  const frame = document.createElement("div");
  frame.className = "scroll";
  frame.dataset.label = titleOf(figure);
  figure.querySelector(".fig-title").after(frame);
  // What stands at the ends of the drawing stays there.
  const drawing = document.createElement("div");
  drawing.append(...figure.querySelectorAll(":scope > svg, :scope > .side, :scope > .ends-of"));
  frame.append(drawing);
  const column = figure.dataset.figure === "heat-map" ? svg.querySelector("a rect")?.width.baseVal.value : undefined;
  const sheet = svg.viewBox.baseVal.width;
  const width = Math.round(sheet * Math.min(TIMES_MAX, Math.max(1, column ? COLUMN / column : 1)));
  const toggle = button(texts.larger, titleOf(figure), () => {
    const larger = drawing.style.width === "";
    drawing.style.width = larger ? `${width}px` : "";
    toggle.firstChild.data = larger ? texts.smaller : texts.larger;
  });
  figure.querySelector(".files [role=status]").before(toggle, " ");
  return { frame, drawing, width, toggle };
});

const offer = new ResizeObserver(() => {
  for (const { frame, drawing, width, toggle } of drawings) {
    toggle.hidden = frame.clientWidth >= width && drawing.style.width === "" && document.activeElement !== toggle;
  }
});
drawings.forEach(({ frame }) => offer.observe(frame));

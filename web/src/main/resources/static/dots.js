// The dots, cells and bars of the report's figures with script: one stop for the keyboard per figure, arrows from one to the next; the
// statement is said in a line whose room is kept. A finger, which covers what it points at, says it first and goes there by a link.

const texts = document.querySelector("nav.toc")?.dataset ?? {};
const SVG = "http://www.w3.org/2000/svg";
const ROWS = ["heat-map", "tipping"];
const FINGER = 24;

// A ring in two colours that are seen on every ground, above all dots: a later dot would lie over an outline.
function ringOf(svg) {
  const ring = document.createElementNS(SVG, "g");
  ring.setAttribute("class", "ring");
  ring.setAttribute("aria-hidden", "true");
  for (const name of ["outer", "inner"]) {
    const part = document.createElementNS(SVG, "rect");
    part.setAttribute("class", name);
    ring.append(part);
  }
  ring.style.display = "none";
  svg.append(ring);
  return {
    show(box) {
      for (const part of ring.children) {
        part.setAttribute("x", box.x - 1);
        part.setAttribute("y", box.y - 1);
        part.setAttribute("width", box.width + 2);
        part.setAttribute("height", box.height + 2);
      }
      ring.style.display = "";
    },
    hide() {
      ring.style.display = "none";
    },
  };
}

// The one that the arrow leads to. Up and down: in rows the nearest column of the next row, elsewhere what lies higher or lower.
function next(key, at, dots, inRows) {
  const i = dots.indexOf(at);
  const here = at.box;
  const middle = (box) => box.x + box.width / 2;
  switch (key) {
    case "ArrowRight": return dots[i + 1];
    case "ArrowLeft": return dots[i - 1];
    case "Home": return dots[0];
    case "End": return dots.at(-1);
    default: {
      const sign = key === "ArrowDown" ? 1 : -1;
      const there = dots.filter((dot) => sign * (dot.box.y - here.y) > 0);
      const row = inRows ? Math.min(...there.map((dot) => sign * dot.box.y)) : undefined;
      const far = (dot) => Math.abs(middle(dot.box) - middle(here)) + (inRows ? 0 : Math.abs(dot.box.y - here.y));
      return there.filter((dot) => !inRows || sign * dot.box.y === row).reduce((a, b) => (a && far(a) <= far(b) ? a : b), undefined);
    }
  }
}

function follow(figure) {
  const svg = figure.querySelector("svg");
  const inRows = ROWS.includes(figure.dataset.figure);
  const dots = [...svg.querySelectorAll("a")].map((link) => ({ link, box: link.getBBox(), words: link.querySelector("title").textContent }));
  dots.sort((a, b) => (inRows && a.box.y !== b.box.y ? a.box.y - b.box.y : a.box.x - b.box.x));
  const line = document.createElement("p");
  // Not a status: who hears the page hears the name of what has the focus.
  line.className = "small told screen";
  line.textContent = matchMedia("(hover: hover)").matches ? texts.keys : texts.tap;
  figure.querySelector("figcaption").before(line);
  const ring = ringOf(svg);
  const tell = (dot) => {
    line.textContent = dot.words;
    ring.show(dot.box);
  };
  dots.forEach((dot, i) => {
    const { link } = dot;
    // The browser would show the same words a second time.
    link.querySelector("title").remove();
    link.setAttribute("aria-label", dot.words);
    link.setAttribute("tabindex", i === 0 ? "0" : "-1");
    link.addEventListener("pointerenter", () => tell(dot));
    link.addEventListener("focus", () => tell(dot));
    link.addEventListener("blur", ring.hide);
    link.addEventListener("keydown", (event) => {
      const to = /^(Arrow|Home$|End$)/.test(event.key) ? next(event.key, dot, dots, inRows) : undefined;
      if (to) {
        event.preventDefault();
        link.setAttribute("tabindex", "-1");
        to.link.setAttribute("tabindex", "0");
        to.link.focus();
      }
    });
  });
  svg.addEventListener("click", (event) => {
    if (event.pointerType !== "touch") {
      return;
    }
    event.preventDefault();
    const distance = ({ link }) => {
      const box = link.getBoundingClientRect();
      return Math.hypot(Math.max(box.left - event.clientX, 0, event.clientX - box.right), Math.max(box.top - event.clientY, 0, event.clientY - box.bottom));
    };
    const nearest = dots.reduce((a, b) => (distance(a) <= distance(b) ? a : b));
    if (distance(nearest) <= FINGER) {
      tell(nearest);
      const link = document.createElement("a");
      link.href = nearest.link.getAttribute("href");
      link.textContent = texts.go;
      line.append(" ", link);
    }
  });
}

for (const figure of document.querySelectorAll("figure[data-figure]")) {
  if (figure.querySelector("svg a")) {
    follow(figure);
  }
}

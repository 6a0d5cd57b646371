// The report with script: search while typing, a statement's link on the clipboard. Without script forms and links do the same.

const texts = document.querySelector("nav.toc")?.dataset ?? {};
const whole = location.origin + location.pathname;

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
let showAll = () => {};
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
  showAll = () => {
    input.value = "";
    filter();
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
} else if (form) {
  // What was found is of other words by now.
  form.elements.q.addEventListener("input", () => say(form.querySelector("[role=status]"), ""));
}

// A link to a statement that is searched away: it comes back, or the whole report has it.
document.addEventListener("click", (event) => {
  const link = event.target.closest?.('a[href^="#s"]');
  const anchor = link?.getAttribute("href");
  if (!anchor || !/^#s\d+$/.test(anchor) || event.defaultPrevented) {
    return;
  }
  const row = document.getElementById(anchor.slice(1));
  if (!row) {
    event.preventDefault();
    location.assign(whole + anchor);
  } else if (row.hidden) {
    showAll();
  }
});

// A line beside what was pressed, for what came of it.
function beside(pressed) {
  const last = pressed.parentElement.lastElementChild;
  if (last.getAttribute("role") === "status") {
    return last;
  }
  const line = document.createElement("span");
  line.className = "small";
  line.lang = document.documentElement.lang;
  line.setAttribute("role", "status");
  pressed.parentElement.append(line);
  return line;
}

// A statement's number leads to its row; the row's address in the whole report goes to the clipboard, whatever was searched for.
for (const link of document.querySelectorAll("table.of-statements a.nr")) {
  link.addEventListener("click", () => {
    navigator.clipboard?.writeText(whole + link.hash).then(() => say(beside(link), texts.copied), () => {});
  });
}

// What fits, a table or a figure, needs no stop of the keyboard to slide it.
const regions = document.querySelectorAll(".report .scroll");
const fit = new ResizeObserver(() => {
  for (const region of regions) {
    region.dataset.label ??= region.getAttribute("aria-label") ?? "";
    if (region.scrollWidth > region.clientWidth) {
      region.setAttribute("tabindex", "0");
      region.setAttribute("role", "region");
      region.setAttribute("aria-label", region.dataset.label);
    } else {
      for (const name of ["tabindex", "role", "aria-label"]) {
        region.removeAttribute(name);
      }
    }
  }
});
for (const region of regions) {
  fit.observe(region);
  fit.observe(region.firstElementChild);
}

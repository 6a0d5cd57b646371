// Single keys at the moderator's desk. The page loads this only for who switched the keys on (WCAG 2.1.4).
const typing = (element) => element.closest("textarea, input:not([type=radio]):not([type=checkbox]), select");

// What a key does is shown where keys work.
document.querySelectorAll("kbd[hidden]").forEach((key) => {
  key.hidden = false;
});

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.altKey || event.metaKey || event.repeat || typing(event.target)) {
    return;
  }
  const target = document.querySelector(`[data-key="${CSS.escape(event.key)}"]`);
  if (!target) {
    return;
  }
  event.preventDefault();
  if (target.type === "radio") {
    target.focus();
  } else {
    target.click();
  }
});

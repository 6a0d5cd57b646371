// The card without a new page: sends the form as it is, takes the answer's card in place and moves the focus to it.
// It adds no content of its own; every sentence comes from the server. Without this file all of it works by redirect.

const RETRIES_MAX = 5;
const FIRST_RETRY_MS = 1000;
const KEYS_STORE = 'polder-keys';

const place = () => document.getElementById('plaats');
let busy = false;

document.addEventListener('submit', (event) => {
  const form = event.target;
  if (!place()?.contains(form)) return;
  event.preventDefault();
  if (!busy) send(form, event.submitter, 0);
});

async function send(form, button, tries) {
  busy = true;
  const body = new URLSearchParams(new FormData(form, button));
  try {
    const answer = await fetch(form.action, {
      method: 'POST', body, credentials: 'same-origin', headers: { Accept: 'text/html', 'X-Polder-Exchange': 'card' },
    });
    const html = await answer.text();
    // Busy is tried again; any other answer of the server is for the reader.
    if (answer.status === 502 || answer.status === 503 || answer.status === 504) throw new Error('busy');
    busy = false;
    show(html, answer.redirected ? answer.url : cardAddress());
  } catch {
    notSaved(form, button);
    busy = false;
    if (tries < RETRIES_MAX) retryLater(form, button, tries);
  }
}

// The card itself, in the language that was asked for: what a reload should bring back.
function cardAddress() {
  const lang = new URLSearchParams(location.search).get('lang');
  return location.pathname + (lang ? '?lang=' + encodeURIComponent(lang) : '');
}

function show(html, url) {
  const page = new DOMParser().parseFromString(html, 'text/html');
  const next = page.getElementById('plaats');
  if (!next) {
    // The answer is another page, an error for instance: show it as a browser would.
    document.documentElement.replaceWith(document.adoptNode(page.documentElement));
    return;
  }
  const said = next.querySelector('#bewaard');
  const words = said ? said.textContent : '';
  said?.removeAttribute('role');
  place().replaceWith(document.adoptNode(next));
  document.title = page.title;
  if (url) history.replaceState(null, '', url);
  showKeys();
  document.querySelector('#stelling, #klaar')?.focus();
  document.getElementById('zeg').textContent = words;
}

// The same form goes out again, with the same key: a vote that did arrive is found, not counted twice.
function notSaved(form, button) {
  form.querySelectorAll('.vote').forEach((each) => each.classList.toggle('mine', each === button));
  if (form.querySelector('#fout') || !button) return;
  const note = document.getElementById('niet-bewaard').content.cloneNode(true);
  const again = note.querySelector('button');
  again.name = button.name;
  again.value = button.value;
  const where = form.querySelector('.say');
  if (where) where.after(note); else form.prepend(note);
}

function retryLater(form, button, tries) {
  const again = () => {
    window.removeEventListener('online', again);
    clearTimeout(timer);
    if (!busy && form.isConnected) send(form, button, tries + 1);
  };
  const timer = setTimeout(again, FIRST_RETRY_MS * 2 ** tries);
  window.addEventListener('online', again);
}

// Single keys are off until the reader switches them on (WCAG 2.1.4); the choice is kept on this device.
const keys = document.getElementById('toetsen');
const keysOn = keys?.querySelector('input');

if (keysOn) {
  keys.hidden = false;
  keysOn.checked = stored() === 'on';
  keysOn.addEventListener('change', () => {
    store(keysOn.checked ? 'on' : 'off');
    showKeys();
  });
  showKeys();
}

function showKeys() {
  place()?.querySelectorAll('kbd').forEach((each) => { each.hidden = !keysOn?.checked; });
}

document.addEventListener('keydown', (event) => {
  if (!keysOn?.checked || event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
  if (event.target.matches('input:not([type=checkbox]), textarea, select')) return;
  const wanted = { 1: '.vote[value=agree]', 2: '.vote[value=disagree]', 3: '.vote[value=pass]', u: '[value=undo]' }[event.key];
  const button = wanted && place()?.querySelector(wanted);
  if (button) {
    event.preventDefault();
    button.click();
  }
});

function stored() {
  try { return localStorage.getItem(KEYS_STORE); } catch { return null; }
}

function store(value) {
  try { localStorage.setItem(KEYS_STORE, value); } catch { /* a browser that keeps nothing: the choice lasts this page */ }
}

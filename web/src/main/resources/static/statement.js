// Counts the characters that are left while a statement is written. Nothing is cut off: too long is said, and refused on sending.

const PAUSE_MS = 900;
const field = document.getElementById('tekst');
const counter = document.getElementById('tekst-telling');

if (field && counter) {
  const max = Number(field.dataset.max);
  const seen = document.createElement('span');
  const heard = document.createElement('span');
  seen.setAttribute('aria-hidden', 'true');
  heard.className = 'vh';
  heard.setAttribute('aria-live', 'polite');
  counter.append(seen, heard);
  counter.hidden = false;
  let timer;

  const count = () => {
    // Code points after composition, as the server counts them.
    const left = max - [...field.value.trim().normalize('NFC')].length;
    const pattern = left < 0 ? counter.dataset.over : counter.dataset.left;
    seen.textContent = pattern.replace('#', Math.abs(left));
    counter.classList.toggle('say-error', left < 0);
    clearTimeout(timer);
    timer = setTimeout(() => { heard.textContent = seen.textContent; }, PAUSE_MS);
  };
  field.addEventListener('input', count);
  count();
}

document.getElementById('fouten')?.focus();

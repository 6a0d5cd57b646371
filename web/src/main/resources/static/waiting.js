// How far the PDF is, without loading the page again; then the file.

const box = document.getElementById("waiting");
const bar = document.getElementById("bar");
const words = document.getElementById("how-far");
const EVERY = 1500;

async function look() {
  const answer = await fetch(location.href, { headers: { Accept: "application/json" } });
  if (!answer.ok) {
    // The page says in words what is wrong.
    location.reload();
    return;
  }
  const now = await answer.json();
  if (now.ready) {
    location.replace(box.dataset.file);
    return;
  }
  if (now.of > 0) {
    bar.max = now.of;
    bar.value = now.sheets;
  }
  if (words.textContent !== now.words) {
    words.textContent = now.words;
  }
  setTimeout(again, EVERY);
}

// A moment without a network is no reason to stop.
const again = () => look().catch(() => setTimeout(again, 2 * EVERY));

setTimeout(again, EVERY);

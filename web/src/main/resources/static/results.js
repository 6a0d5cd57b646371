// Says that there are new results; never changes what is being read.

const note = document.getElementById('nieuw');

if (note && 'EventSource' in window) {
  const events = new EventSource(note.dataset.events);
  events.addEventListener('message', () => {
    note.hidden = false;
    events.close();
  });
  window.addEventListener('pagehide', () => events.close());
}

// A link to the map opens the fold that it lies in.
const open = () => document.getElementById(location.hash.slice(1))?.closest('details')?.setAttribute('open', '');
open();
window.addEventListener('hashchange', open);

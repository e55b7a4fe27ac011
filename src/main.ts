import './ui/base.css';

const target = document.getElementById('app');
if (target === null) throw new Error('index.html has no element with the id "app"');

/**
 * In a frame of another page there is the figure alone, whatever the address: nobody can be led to click what they do not
 * see, and no notes are written into the storage that browsers keep apart for each framing page.
 */
const isFramed = window.top !== window.self;
const asksForEmbed = new URLSearchParams(window.location.search).has('embed');

const fetched = await (isFramed || asksForEmbed ? import('./app/embed.ts') : import('./app/explorer.ts')).catch(
  () => null,
);
if (fetched === null) sayMissing(target);
else fetched.start(target);

function sayMissing(place: HTMLElement): void {
  const sentence = document.createElement('p');
  sentence.setAttribute('role', 'alert');
  sentence.textContent =
    'This page could not be fetched whole. Reload it; it may have been renewed, or there may be no network.';
  place.replaceChildren(sentence);
}

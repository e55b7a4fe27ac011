import './ui/base.css';

const target = document.getElementById('app');
if (target === null) throw new Error('index.html has no element with the id "app"');

/**
 * In a frame of another page there is the figure alone, whatever the address: nobody can be led to click what they do not
 * see, and no notes are written into the storage that browsers keep apart for each framing page.
 */
const isFramed = window.top !== window.self;
const asksForEmbed = new URLSearchParams(window.location.search).has('embed');

try {
  const { start } = isFramed || asksForEmbed ? await import('./app/embed.ts') : await import('./app/explorer.ts');
  start(target);
} catch (error) {
  target.role = 'alert';
  target.textContent = 'This page could not be fetched. Reload it.';
  throw error;
}

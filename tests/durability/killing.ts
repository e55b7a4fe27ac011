import { newProfile, removeProfile, startBrowser } from './browser.ts';
import { addressOf, box, openNote, randomFrom, saved, untilSaved, type Counts } from './page.ts';

/**
 * Kills the browser while a note is being written, and opens its profile again. Lost is a save that was acknowledged
 * ("Saved on this device") and is not there; torn, a note that is none of those that were written.
 */
export async function killWhileWriting(site: string, count: number): Promise<Counts & { acknowledged: number }> {
  const random = randomFrom(50);
  const profile = newProfile();
  const counts = { tried: 0, lost: 0, torn: 0, acknowledged: 0 };
  try {
    let newest = 0;
    for (let trial = 0; trial < count; trial++) {
      const written = await writeUntilKilled(profile, site, newest, 3 + Math.floor(random() * 5), random() * 450);
      const { context, close } = await startBrowser(profile);
      const page = await context.newPage();
      await page.goto(addressOf(site));
      if (written.acknowledged > 0) await untilSaved(page);
      const [short, long] = [await box(page).inputValue(), await box(page, 'Long note').inputValue()];
      const number = numberOf(short);
      if (number === null || numberOf(long) !== number || (await page.getByText('Another version').count()) > 0) {
        counts.torn++;
      } else if (number < written.acknowledged) counts.lost++;
      counts.tried++;
      counts.acknowledged += written.saves;
      newest = Math.max(written.last, number ?? 0);
      await close();
    }
  } finally {
    removeProfile(profile);
  }
  return counts;
}

type Written = { acknowledged: number; saves: number; last: number };

/** Writes one text after the other, and kills the browser at a moment that the page has chosen. */
async function writeUntilKilled(
  profile: string,
  site: string,
  newest: number,
  writings: number,
  wait: number,
): Promise<Written> {
  const { context, kill } = await startBrowser(profile);
  const page = await context.newPage();
  const written: Written = { acknowledged: newest, saves: 0, last: newest };
  await page.exposeFunction('acknowledge', (number: number) => {
    written.acknowledged = Math.max(written.acknowledged, number);
    written.saves++;
  });
  const killing = new Promise<void>((resolve) => {
    void page.exposeFunction('now', () => resolve());
  });
  await openNote(page, site);
  if (newest > 0) await saved(page).waitFor();
  // Each text says its number at both ends, and is long enough to be cut.
  await page.evaluate(
    ({ newest, writings, wait }) => {
      const told = window as unknown as { acknowledge: (number: number) => void; now: () => void };
      const area = (id: string) => {
        const found = document.getElementById(id);
        if (!(found instanceof HTMLTextAreaElement)) throw new Error(`${id} is no text area`);
        return found;
      };
      const state = document.querySelector('[aria-label="My note"] [aria-live]');
      if (state === null) throw new Error('the note does not say its state');
      let number = newest;
      const write = (id: string) => {
        area(id).value = `#${number} ${'x'.repeat(2000 + (number % 7) * 500)} /#${number}`;
        area(id).dispatchEvent(new InputEvent('input', { bubbles: true }));
      };
      const next = () => {
        number++;
        write('note-short');
        write('note-long');
      };
      new MutationObserver(() => {
        if (state.textContent.trim() !== 'Saved on this device') return;
        told.acknowledge(number);
        // The last of them is being written when the end comes, a bit before or after its rest.
        if (number < newest + writings) {
          next();
          if (number === newest + writings) setTimeout(told.now, wait);
        }
      }).observe(state, { childList: true, characterData: true, subtree: true });
      next();
    },
    { newest, writings, wait },
  );
  await killing;
  await kill();
  written.last = newest + writings;
  return written;
}

/** The number of a text that is whole, else null. */
function numberOf(text: string): number | null {
  const found = /^#(\d+) (x+) \/#(\d+)$/.exec(text);
  const number = Number(found?.[1]);
  const isWhole = found !== null && found[1] === found[3] && found[2]?.length === 2000 + (number % 7) * 500;
  return isWhole ? number : null;
}

/** What a screen reader would say of a page by itself: what its live regions have told, in order. */
import type { Page } from '@playwright/test';

/** `unheard`: it came together with its region, of which only an alert is read out then. */
export type Spoken = { as: 'status' | 'alert' | 'polite' | 'unheard'; text: string };

/**
 * Listens from the next page that is opened. By ARIA 1.2: a `status` and an `alert` are told as a whole whenever anything in
 * them changes (they are atomic), other regions by what came into them; what goes is not told, and nor is what cannot be seen
 * by anybody. What changes in one go is told once.
 */
export async function listen(page: Page): Promise<{ spoken: () => Promise<Spoken[]>; forget: () => Promise<void> }> {
  await page.addInitScript(() => {
    const heard: Spoken[] = [];
    Object.assign(window, { heard });
    const REGIONS = '[role="status"], [role="alert"], [aria-live]:not([aria-live="off"])';
    const said = (text: string | null) => (text ?? '').replace(/\s+/g, ' ').trim();
    const kind = (region: Element) => {
      const role = region.getAttribute('role');
      return role === 'status' || role === 'alert' ? role : 'polite';
    };
    const tell = (region: Element, as: Spoken['as'], text: string) => {
      if (text !== '' && region.checkVisibility() && region.closest('[aria-hidden="true"], [inert]') === null)
        heard.push({ as, text });
    };
    new MutationObserver((mutations) => {
      const changed = new Map<Element, Set<Node>>();
      const fresh = new Set<Element>();
      for (const { target, type, addedNodes } of mutations) {
        for (const node of addedNodes) {
          if (!(node instanceof Element)) continue;
          if (node.matches(REGIONS)) fresh.add(node);
          for (const region of node.querySelectorAll(REGIONS)) fresh.add(region);
        }
        const region = (target instanceof Element ? target : target.parentElement)?.closest(REGIONS);
        if (!region) continue;
        const nodes = changed.get(region) ?? new Set<Node>();
        for (const node of type === 'characterData' ? [target] : addedNodes) nodes.add(node);
        changed.set(region, nodes);
      }
      for (const region of fresh) {
        changed.delete(region);
        if (region.isConnected) tell(region, kind(region) === 'alert' ? 'alert' : 'unheard', said(region.textContent));
      }
      for (const [region, nodes] of changed) {
        const isWhole = kind(region) !== 'polite' || region.getAttribute('aria-atomic') === 'true';
        const parts = [...nodes].filter((node) => node.isConnected && node.nodeType !== Node.COMMENT_NODE);
        tell(
          region,
          kind(region),
          said(isWhole ? region.textContent : parts.map((node) => said(node.textContent)).join(' ')),
        );
      }
    }).observe(document, { subtree: true, childList: true, characterData: true });
  });
  return {
    spoken: () => page.evaluate(() => (window as unknown as { heard: Spoken[] }).heard),
    forget: () => page.evaluate(() => void (window as unknown as { heard: Spoken[] }).heard.splice(0)),
  };
}

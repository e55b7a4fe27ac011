/** What the page notes while it starts. Times in ms since the navigation began. */
export type StartRecord = {
  largestPaint: { time: number; element: string } | null;
  longTasks: { start: number; duration: number }[];
  /** When the first row of the table was painted. */
  firstRow: number | null;
};

declare global {
  interface Window {
    startRecord: StartRecord;
  }
}

/** Notes how the page starts. It runs in the page before any of its scripts, so it may use nothing from outside. */
export function watchStart(): void {
  const record: StartRecord = { largestPaint: null, longTasks: [], firstRow: null };
  window.startRecord = record;

  new PerformanceObserver((list) => {
    for (const entry of list.getEntries() as (PerformanceEntry & { element: Element | null })[]) {
      const { element } = entry;
      const name =
        element === null
          ? 'an element that is gone'
          : `<${element.localName}> “${(element.textContent || '').trim().replace(/\s+/g, ' ').slice(0, 60)}”`;
      record.largestPaint = { time: entry.startTime, element: name };
    }
  }).observe({ type: 'largest-contentful-paint', buffered: true });

  new PerformanceObserver((list) => {
    for (const { startTime, duration } of list.getEntries()) record.longTasks.push({ start: startTime, duration });
  }).observe({ type: 'longtask', buffered: true });

  const rows = new MutationObserver(() => {
    if (document.querySelector('table[aria-label="Papers"] tbody tr') === null) return;
    rows.disconnect();
    requestAnimationFrame(() => {
      // The next task after the frame that this callback belongs to, before any timer or message.
      void scheduler.postTask(() => (record.firstRow = performance.now()), { priority: 'user-blocking' });
    });
  });
  rows.observe(document, { childList: true, subtree: true });
}

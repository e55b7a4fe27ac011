/** What the page notes of keys and clicks, in ms. */
export type InteractionRecord = {
  /** From each event to the end of the frame that followed it. */
  frames: { type: string; duration: number }[];
  /** What the browser's Event Timing says, rounded to 8 ms; it keeps silent below 16. */
  eventTimings: number[];
};

declare global {
  interface Window {
    interactions: InteractionRecord;
  }
}

/** Notes every interaction. It runs in the page before any of its scripts, so it may use nothing from outside. */
export function watchInteractions(): void {
  const record: InteractionRecord = { frames: [], eventTimings: [] };
  window.interactions = record;

  const onEvent = (event: Event) => {
    requestAnimationFrame(() => {
      // The next task after the frame that this callback belongs to, before any timer or message.
      void scheduler.postTask(
        () => record.frames.push({ type: event.type, duration: performance.now() - event.timeStamp }),
        { priority: 'user-blocking' },
      );
    });
  };
  addEventListener('keydown', onEvent, { capture: true });
  addEventListener('click', onEvent, { capture: true });

  const options = { type: 'event', buffered: true, durationThreshold: 16 };
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries() as (PerformanceEntry & { interactionId: number })[]) {
      if (entry.interactionId > 0) record.eventTimings.push(entry.duration);
    }
  }).observe(options);
}

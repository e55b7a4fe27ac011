/** What the page notes while a pointer draws a period, in ms. */
export type BrushRecord = {
  /** Of each event that changed the period: script, style, layout and paint. */
  events: number[];
  /** From each frame to the next. */
  frames: number[];
};

declare global {
  interface Window {
    brushing: BrushRecord;
    stopBrushing: () => void;
  }
}

/**
 * Notes every move of a pointer until it is stopped. Browsers hand moves over at the beginning of a frame, whose
 * callbacks, style, layout and paint run as one task with them; so what is timed is from before the first listener hears
 * of a move to the urgent task that comes when all that is done. It runs in the page, so it may use nothing from outside.
 * @param every moves count also where they change no period: the floor
 */
export function watchBrushing(every: boolean): void {
  const record: BrushRecord = { events: [], frames: [] };
  window.brushing = record;
  const ends = () =>
    Array.from(document.querySelectorAll('[role=slider]'), (end) => end.getAttribute('aria-valuetext')).join();
  let before = ends();
  const onMove = () => {
    const start = performance.now();
    requestAnimationFrame(() => {
      void scheduler.postTask(
        () => {
          const took = performance.now() - start;
          const now = ends();
          if (every || now !== before) record.events.push(took);
          before = now;
        },
        { priority: 'user-blocking' },
      );
    });
  };
  addEventListener('pointermove', onMove, { capture: true });
  let last = 0;
  let next = requestAnimationFrame(function onFrame(now) {
    if (last > 0) record.frames.push(now - last);
    last = now;
    next = requestAnimationFrame(onFrame);
  });
  window.stopBrushing = () => {
    removeEventListener('pointermove', onMove, { capture: true });
    cancelAnimationFrame(next);
  };
}

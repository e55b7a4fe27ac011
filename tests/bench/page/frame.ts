/** What one change costs the main thread, in milliseconds. */
export type Frame = {
  /** The change itself: script, and the changes of the DOM that it makes. */
  script: number;
  /** The same with style, layout and paint. */
  frame: number;
};

/**
 * Makes a change at the start of a frame and times it to the end of that frame. A frame's callbacks, style, layout and
 * paint run as one task, so an urgent task posted from the callback comes when all that is done; no waiting for the next
 * frame is counted. What a compositor or a graphics card does afterwards is not in it.
 */
export function frameOf(change: () => void): Promise<Frame> {
  return new Promise((resolve, reject) => {
    requestAnimationFrame(() => {
      const start = performance.now();
      try {
        change();
      } catch (error) {
        reject(error instanceof Error ? error : new Error(String(error)));
        return;
      }
      const script = performance.now() - start;
      void scheduler.postTask(() => resolve({ script, frame: performance.now() - start }), {
        priority: 'user-blocking',
      });
    });
  });
}

/** Frames of many changes, one after the other, after some that are not counted. */
export async function framesOf<T>(
  changes: readonly T[],
  warmUp: number,
  change: (one: T) => void,
): Promise<Record<keyof Frame, number[]>> {
  const script: number[] = [];
  const frame: number[] = [];
  for (const [at, one] of changes.entries()) {
    const took = await frameOf(() => change(one));
    if (at < warmUp) continue;
    script.push(took.script);
    frame.push(took.frame);
  }
  return { script, frame };
}

/** Waits until things are still: some frames and a pause. */
export async function settled(): Promise<void> {
  for (let frames = 0; frames < 3; frames++) await new Promise(requestAnimationFrame);
  await new Promise((resolve) => setTimeout(resolve, 50));
}

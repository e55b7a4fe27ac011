import { largest } from '../statistics.ts';

export type Stalls = {
  /** The longest time, in ms, in which the main thread could not answer. */
  stall: number;
  /** The longest task that the browser reports as long, in ms; 0 where none reached 50. */
  longTask: number;
};

/**
 * Watches how long the main thread is held up: the longest time between two calls of a timer that sets itself again and
 * again. Browsers let such a timer rest for 4 ms, so a figure is up to that much too high. The Long Tasks API beside it
 * says nothing of tasks below 50 ms. The probe rests between its looks, since one that kept the thread busy would be put
 * aside by a busy machine, and that would count as a stall.
 */
export class StallProbe {
  readonly #longTasks: number[] = [];
  readonly #observer = new PerformanceObserver((list) => this.#note(list.getEntries()));
  readonly #start = performance.now();
  #timer: ReturnType<typeof setTimeout>;
  #last = this.#start;
  #stall = 0;

  constructor() {
    this.#observer.observe({ type: 'longtask' });
    this.#timer = setTimeout(() => this.#look());
  }

  /** Ends the watch. Call it in a task of its own, after the work. */
  stop(): Stalls {
    clearTimeout(this.#timer);
    this.#read();
    this.#note(this.#observer.takeRecords());
    this.#observer.disconnect();
    return { stall: this.#stall, longTask: largest(this.#longTasks) };
  }

  #look(): void {
    this.#read();
    this.#timer = setTimeout(() => this.#look());
  }

  #read(): void {
    const now = performance.now();
    this.#stall = Math.max(this.#stall, now - this.#last);
    this.#last = now;
  }

  #note(entries: PerformanceEntryList): void {
    // A task that began before the watch belongs to something else, even if it is reported only now.
    this.#longTasks.push(...entries.flatMap(({ startTime, duration }) => (startTime < this.#start ? [] : duration)));
  }
}

/** Drawing a stretch of time with a pointer: what the plot of a chart and the track below it have in common. */
import type { Attachment } from 'svelte/attachments';
import type { ChosenPeriod, OnBrush } from './brush.ts';

export type Drawing = {
  /** How far sideways a pressed pointer has to go before it draws, in pixels; below, it is a click. */
  slop: number;
  /** What is chosen so far: it comes back where the drawing is called off. */
  period: () => ChosenPeriod;
  /** Asked when the pointer is pressed: what it chooses from here on, by where it is; null where nothing begins. */
  begin: (press: PointerEvent) => ((event: PointerEvent) => ChosenPeriod) | null;
  onBrush: OnBrush;
};

type Press = {
  event: PointerEvent;
  chosen: (event: PointerEvent) => ChosenPeriod;
  before: ChosenPeriod;
  /** What was told last; null while it may still be a click. */
  told: ChosenPeriod | null;
  /** Aborted when the press ends. */
  listening: AbortController;
};

/**
 * Lets a stretch be drawn on an element, with the main button, a pen or a finger. What is chosen is told each time it
 * changes, and again when the pointer is let go; after that no click comes. Escape calls it off, and so do a browser that
 * takes the finger for scrolling, and the end of the element: then what was chosen before is told as done. An element
 * that fingers draw on needs a `touch-action` without `pan-x`.
 */
export function drawing({ slop, period, begin, onBrush }: Drawing): Attachment<HTMLElement> {
  return (element) => {
    let press: Press | null = null;
    let hasDrawn = false;

    function tell(one: Press, next: ChosenPeriod) {
      if (next.from === one.told?.from && next.to === one.told.to) return;
      one.told = next;
      onBrush(next, false);
    }

    function end(next: ChosenPeriod | null) {
      if (press === null) return;
      const { told, before, listening } = press;
      press = null;
      listening.abort();
      if (told !== null) onBrush(next ?? before, true);
    }

    function onpointerdown(event: PointerEvent) {
      // A second finger is another pointer.
      if (press !== null || event.button !== 0) return;
      hasDrawn = false;
      const chosen = begin(event);
      if (chosen === null) return;
      const listening = new AbortController();
      press = { event, chosen, before: period(), told: null, listening };
      // Not on the element, which a pointer leaves that is let go outside before it has drawn anything.
      const { signal } = listening;
      window.addEventListener('pointermove', onpointermove, { signal });
      window.addEventListener('pointerup', onpointerup, { signal });
      window.addEventListener('pointercancel', onpointercancel, { signal });
      window.addEventListener('keydown', onkeydown, { signal, capture: true });
    }

    function onpointermove(event: PointerEvent) {
      if (press?.event.pointerId !== event.pointerId) return;
      if (press.told === null) {
        if (!isSideways(press.event, event, slop)) return;
        element.setPointerCapture(event.pointerId);
        hasDrawn = true;
      }
      tell(press, press.chosen(event));
    }

    function onpointerup(event: PointerEvent) {
      if (press?.event.pointerId === event.pointerId) end(press.chosen(event));
    }

    function onpointercancel(event: PointerEvent) {
      if (press?.event.pointerId === event.pointerId) end(null);
    }

    function onclick(event: MouseEvent) {
      // A click without a pointer comes from a key.
      if (!hasDrawn || event.detail === 0) return;
      hasDrawn = false;
      event.stopPropagation();
      event.preventDefault();
    }

    function onkeydown(event: KeyboardEvent) {
      if (event.key !== 'Escape' || (press?.told ?? null) === null) return;
      // What else Escape would close stays open.
      event.stopPropagation();
      event.preventDefault();
      end(null);
    }

    element.addEventListener('pointerdown', onpointerdown);
    element.addEventListener('click', onclick, { capture: true });
    return () => {
      element.removeEventListener('pointerdown', onpointerdown);
      element.removeEventListener('click', onclick, { capture: true });
      end(null);
    };
  };
}

/** Whether a pointer has left where it was pressed, to a side; a finger that goes more up or down than that scrolls. */
function isSideways(press: PointerEvent, event: PointerEvent, slop: number): boolean {
  const [x, y] = [Math.abs(event.clientX - press.clientX), Math.abs(event.clientY - press.clientY)];
  return x >= slop && (event.pointerType !== 'touch' || x > y);
}

/** Whether a dialog lies over the page: keys are for what is in it. */
export function isCovered(): boolean {
  return document.querySelector('dialog[open]') !== null;
}

/** What letters go into; a checkbox takes none. */
const TEXT_FIELDS = 'input:not([type="checkbox"], [type="radio"], [type="button"]), textarea, select';

/** Whether letters go into an element. */
export function takesText(element: unknown): boolean {
  return element instanceof HTMLElement && (element.isContentEditable || element.matches(TEXT_FIELDS));
}

/** Whether a key goes into a field, into a dialog or to the browser: then it is no shortcut of the page. */
export function isTaken(event: KeyboardEvent): boolean {
  return (
    event.defaultPrevented || takesText(event.target) || isCovered() || event.ctrlKey || event.metaKey || event.altKey
  );
}

/** Whether a key belongs to somebody who writes with an input method, and who is not done choosing a word. */
export function isComposing(event: KeyboardEvent): boolean {
  // Safari says so by this number alone, for the key that ends it.
  // eslint-disable-next-line @typescript-eslint/no-deprecated
  return event.isComposing || event.keyCode === 229;
}

/** Whether a key goes into a field, or is meant for the browser: then it is no shortcut of ours. */
export function isTaken(event: KeyboardEvent): boolean {
  const { target } = event;
  const typing =
    target instanceof HTMLElement && (target.isContentEditable || target.matches('input, textarea, select'));
  return event.defaultPrevented || typing || event.ctrlKey || event.metaKey || event.altKey;
}

/** The element that components are mounted in. */
export function stage(): HTMLElement {
  const element = document.getElementById('stage');
  if (element === null) throw new Error('the page has no element with the id "stage"');
  return element;
}

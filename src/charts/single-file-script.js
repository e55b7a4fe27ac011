// @ts-check
'use strict';
// What the HTML file of a chart does by itself: it names what is pointed at and lists the papers of what is clicked. It is
// written into the file without its comments and indents, otherwise as it stands here: plain, and importing nothing.
{
  /** @typedef {import('./single-file.ts').Shown} Shown */
  /** @typedef {Shown['drawings'][number]['targets'][number]} Target */

  /** Titles that are named of what is pointed at. */
  const MOST_TITLES = 6;
  /** Pixels beside the mark of one paper that still count as on it. */
  const SLACK = 3;
  /** Pixels between a mark and what is said of it. */
  const GAP = 8;

  /** @type {Shown} */
  // eslint-disable-next-line @typescript-eslint/no-unsafe-assignment -- written by single-file.ts
  const { drawings, papers } = JSON.parse(document.getElementById('shown')?.textContent ?? '');

  /**
   * @template {keyof HTMLElementTagNameMap} Name
   * @param {Name} name
   * @param {Record<string, string>} attributes
   * @param {(string | Node)[]} children
   */
  function make(name, attributes, ...children) {
    const element = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    element.append(...children);
    return element;
  }

  const tip = make('div', { class: 'box', 'aria-hidden': 'true', hidden: '' });
  const list = make('div', { class: 'box', role: 'dialog', tabindex: '-1', hidden: '' });
  const picture = /** @type {HTMLElement} */ (document.getElementById('picture'));
  picture.after(tip, list);

  const layers = drawings.map(({ width, height, targets, dots }, number) => {
    const buttons = targets.map((target, at) => {
      const button = make('button', { type: 'button', 'aria-label': target.label, tabindex: at === 0 ? '0' : '-1' });
      if (target.papers.length > 0) button.setAttribute('aria-expanded', 'false');
      const percent = (/** @type {number} */ share) => `${100 * share}%`;
      // Not by an attribute, which the policy of the file forbids.
      button.style.left = percent(target.x / width);
      button.style.top = percent(target.y / height);
      button.style.width = percent(target.width / width);
      button.style.height = percent(target.height / height);
      return button;
    });
    /** A place for each paper that is drawn by itself. */
    const single = dots.map(({ x, y, radius, paper }) => {
      const side = 2 * radius;
      const label = papers[paper]?.about ?? '';
      return { x: x - radius, y: y - radius, width: side, height: side, label, papers: [paper] };
    });
    const layer = make('div', { class: 'marks', role: 'group', 'aria-label': 'Marks of the chart' }, ...buttons);
    picture.children[number]?.append(layer);
    return { layer, buttons, single, width, targets, dots };
  });
  /** The drawing that the window is wide enough for. */
  function here() {
    const found = layers.find(({ layer }) => layer.clientWidth > 0) ?? layers[0];
    if (found === undefined) throw new Error('there is no drawing');
    return found;
  }

  /** @type {Target | undefined} */
  let told;
  /** @type {Target | undefined} */
  let listed;
  /** @type {HTMLElement | undefined} */
  let opener;

  /** Beside the mark where there is room, so that it does not lie over it, and inside the window. */
  function place(/** @type {HTMLElement} */ box, /** @type {Target} */ target) {
    const { layer, width } = here();
    const scale = layer.clientWidth / width;
    const [room, { top }] = [layer.clientWidth - box.offsetWidth, layer.getBoundingClientRect()];
    const [left, right] = [target.x * scale - GAP - box.offsetWidth, (target.x + target.width) * scale + GAP];
    const middle = (target.x + target.width / 2) * scale - box.offsetWidth / 2;
    const isBeside = right <= room || left >= 0;
    const x = right <= room ? right : left >= 0 ? left : Math.max(0, Math.min(room, middle));
    const y = isBeside ? target.y * scale : (target.y + target.height) * scale + GAP;
    const lowest = innerHeight - GAP - box.offsetHeight - top;
    box.style.left = `${x}px`;
    box.style.top = `${Math.max(GAP - top, Math.min(lowest, y))}px`;
  }

  /** Names a mark and the first of its papers, or nothing more. */
  function tell(/** @type {Target | undefined} */ target) {
    if (target === told) return;
    told = target;
    tip.hidden = target === undefined;
    if (target === undefined) return;
    const first = target.papers.slice(0, MOST_TITLES).map((index) => make('li', {}, papers[index]?.title ?? ''));
    const more = target.papers.length - first.length;
    tip.replaceChildren(make('b', {}, target.label), make('ul', {}, ...first));
    if (more > 0) tip.append(`and ${more} more`);
    place(tip, target);
  }

  /** Lists the papers of a mark until something else is asked for. */
  function open(/** @type {Target} */ target, /** @type {HTMLElement | undefined} */ from) {
    close();
    const items = target.papers.map((index) => {
      const { title, about, url } = papers[index] ?? { title: '', about: '', url: null };
      const link = { href: url ?? '', target: '_blank', rel: 'noopener noreferrer' };
      return make('li', {}, url === null ? title : make('a', link, title), make('small', {}, about));
    });
    const button = make('button', { type: 'button', 'aria-label': 'Close' }, '×');
    button.addEventListener('click', close);
    list.setAttribute('aria-label', target.label);
    list.replaceChildren(make('b', {}, target.label), make('ul', {}, ...items), button);
    list.hidden = false;
    list.scrollTop = 0;
    place(list, target);
    listed = target;
    opener = from;
    opener?.setAttribute('aria-expanded', 'true');
    list.focus({ preventScroll: true });
  }

  /** Says no more of any mark. Where the focus was in the list, it goes back to the mark. */
  function close() {
    if (list.contains(document.activeElement)) opener?.focus();
    opener?.setAttribute('aria-expanded', 'false');
    list.hidden = true;
    tell(undefined);
  }

  const atOf = (/** @type {Event} */ { target }) => here().buttons.findIndex((button) => button === target);

  /** The paper under the pointer, or the mark. */
  function pointedAt(/** @type {MouseEvent} */ event) {
    const { layer, width, dots, single, targets } = here();
    const { left, top } = layer.getBoundingClientRect();
    const scale = layer.clientWidth / width;
    const [x, y] = [(event.clientX - left) / scale, (event.clientY - top) / scale];
    const far = dots.map((dot) => Math.hypot(dot.x - x, dot.y - y) - dot.radius);
    const nearest = Math.min(...far);
    return nearest <= SLACK ? single[far.indexOf(nearest)] : targets[atOf(event)];
  }

  picture.addEventListener('pointermove', (event) => {
    if (list.hidden) tell(pointedAt(event));
  });
  picture.addEventListener('pointerleave', () => tell(undefined));

  picture.addEventListener('focusin', (event) => {
    const at = atOf(event);
    const { buttons, targets } = here();
    buttons.forEach((button, other) => (button.tabIndex = other === at ? 0 : -1));
    close();
    tell(targets[at]);
  });
  picture.addEventListener('focusout', () => tell(undefined));

  picture.addEventListener('click', (event) => {
    const at = atOf(event);
    const { buttons, targets } = here();
    // A click by keyboard is at no place, and on no mark.
    const target = event.detail > 0 ? pointedAt(event) : targets[at];
    if (target === undefined) close();
    else if (target.papers.length > 0) open(target, buttons[at]);
  });

  /** @type {Partial<Record<string, number>>} */
  const STEPS = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1, Home: -Infinity, End: Infinity };

  picture.addEventListener('keydown', (event) => {
    const step = STEPS[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const { buttons } = here();
    buttons[Math.max(0, Math.min(buttons.length - 1, atOf(event) + step))]?.focus();
  });

  document.addEventListener('keydown', ({ key }) => {
    if (key === 'Escape') close();
  });
  document.addEventListener('pointerdown', ({ target }) => {
    if (target instanceof Node && !list.contains(target) && !picture.contains(target)) close();
  });
  let wasHere = here();
  addEventListener('resize', () => {
    tell(undefined);
    // The marks of another drawing stand elsewhere.
    if (wasHere !== here()) close();
    else if (listed !== undefined) place(list, listed);
    wasHere = here();
  });

  // What is folded up would not be printed.
  for (const data of document.querySelectorAll('details')) {
    let wasOpen = data.open;
    addEventListener('beforeprint', () => {
      wasOpen = data.open;
      data.open = true;
    });
    addEventListener('afterprint', () => (data.open = wasOpen));
  }
}

import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { HOSTILE_HTML, HOSTILE_MARKDOWN } from '../../tests/fixtures/hostile.ts';
import { rendered, sanitised } from './markdown.ts';

beforeEach(() => document.body.replaceChildren());

/** What a text looks like, in a document of its own. */
function shown(text: string): HTMLElement {
  const html = rendered(text);
  if (html === null) throw new Error(`not rendered: ${text.slice(0, 50)}`);
  const place = document.createElement('div');
  place.innerHTML = String(html);
  document.body.append(place);
  return place;
}

const html = (text: string) => String(rendered(text)).trim();

describe('Markdown', () => {
  it.each([
    ['*a* **b** ~~c~~ `d`', '<p><em>a</em> <strong>b</strong> <del>c</del> <code>d</code></p>'],
    ['one\ntwo\n\nthree', '<p>one<br>two</p>\n<p>three</p>'],
    ['> said', '<blockquote>\n<p>said</p>\n</blockquote>'],
    ['3. a\n4. b', '<ol start="3">\n<li>a</li>\n<li>b</li>\n</ol>'],
    ['- a\n    - b', '<ul>\n<li>a<ul>\n<li>b</li>\n</ul>\n</li>\n</ul>'],
    ['```js\na < b\n```', '<pre><code>a &lt; b\n</code></pre>'],
    ['* * *', '<hr>'],
    ['H<sub>2</sub>O<br>', '<p>H<sub>2</sub>O<br></p>'],
    ['a &lt; b &copy; c & d', '<p>a &lt; b © c &amp; d</p>'],
    ['[constructor] [toString][]', '<p>[constructor] [toString][]</p>'],
    ['', ''],
  ])('%j', (text, expected) => expect(html(text)).toBe(expected));

  it('has headings that fit beneath the heading of the note', () => {
    const levels = [...shown('# a\n## b\n### c\n#### d\n###### e').children].map(({ localName }) => localName);
    expect(levels).toEqual(['h4', 'h5', 'h6', 'h6', 'h6']);
  });

  it('has tables', () => {
    const table = shown('| a | b |\n|:-:|--:|\n| 1 | 2 |');
    expect([...table.querySelectorAll('th')].map((cell) => cell.getAttribute('align'))).toEqual(['center', 'right']);
    expect([...table.querySelectorAll('td')].map(({ textContent }) => textContent)).toEqual(['1', '2']);
  });

  it('has tasks, which are no controls and say what they are', () => {
    const tasks = shown('- [x] a\n- [ ] b');
    const boxes = [...tasks.querySelectorAll('li > [role="img"]')];
    expect(boxes.map((box) => [box.textContent, box.getAttribute('aria-label')])).toEqual([
      ['☑', 'Done'],
      ['☐', 'To do'],
    ]);
    expect(tasks.querySelector('input')).toBeNull();
  });

  it('shows HTML as it was typed, and drops nothing of it', () => {
    for (const text of [
      'before <think>hm</think> Vec<T> <|end|> <!-- aside --> after',
      '<div class="x">\n<b>bold</b>\n</div>',
      '<script>\nalert("1 & 2")\n\n</script>',
      '<kbd>a<b</kbd>',
    ]) {
      const words = (all: string) =>
        all
          .replace(/<\/?kbd>/g, '')
          .replace(/\s+/g, ' ')
          .trim();
      expect(words(shown(text).innerText)).toBe(words(text));
    }
  });
});

describe('a link', () => {
  const links = (text: string) => [...shown(text).querySelectorAll('a')];

  it.each([
    ['[a](https://example.org/a?b=1&c=2 "About")', 'https://example.org/a?b=1&c=2'],
    ['[a](https://example.org/?b=1&amp;c=2)', 'https://example.org/?b=1&c=2'],
    ['<https://example.org/>', 'https://example.org/'],
    ['see www.example.org.', 'http://www.example.org/'],
    ['[a][b]\n\n[b]: http://example.org/', 'http://example.org/'],
    ['me@example.org', 'mailto:me@example.org'],
  ])('leads out safely: %s', (text, address) => {
    const [link, ...others] = links(text);
    expect(others).toEqual([]);
    expect(link?.href).toBe(address);
    expect([link?.target, link?.rel]).toEqual(['_blank', 'noopener noreferrer']);
  });

  it.each([
    ['[a](page.html)', 'a (page.html)'],
    ['[a](#part)', 'a (#part)'],
    ['[a](//example.org/)', 'a (//example.org/)'],
    ['[a](javascript:alert(1))', 'a (javascript:alert(1))'],
    ['[a](java&#x73;cript:x)', 'a (javascript:x)'],
    ['<javascript:x>', 'javascript:x'],
    ['[a](ftp://example.org)', 'a (ftp://example.org)'],
  ])('of another kind leads nowhere, and its address is shown: %s', (text, words) => {
    expect(links(text).map(({ href }) => href)).toEqual(['']);
    expect(shown(text).innerText.trim()).toBe(words);
  });

  it('stands for a picture, which is not fetched', () => {
    expect(html('![a "cat"](https://example.org/cat.png)')).toBe(
      '<p>a "cat" (<a href="https://example.org/cat.png" target="_blank" rel="noopener noreferrer">https://example.org/cat.png</a>)</p>',
    );
    const [link] = links('![](https://example.org/cat.png)');
    expect(link?.textContent).toBe('https://example.org/cat.png');
    expect(shown('![a](cat.png)').innerText.trim()).toBe('a (cat.png)');
  });

  it('may be around a picture', () => {
    const text = '[**![a](https://example.org/cat.png)** b](https://example.org/)';
    expect(links(text).map(({ href, textContent }) => [href, textContent])).toEqual([
      ['https://example.org/', 'a (https://example.org/cat.png) b'],
    ]);
  });
});

describe('a text that nobody would write', () => {
  it('is rendered, or said to be too deep, and never throws', () => {
    for (const part of ['>', '[', '*a ', '- ', '[a](', '`', '<a ', '|a', '![a](', '\\', '<sub>', '_a_', '&']) {
      const result = rendered(part.repeat(500));
      expect(result === null || String(result) !== '').toBe(true);
    }
    expect(rendered('>'.repeat(20_000))).toBeNull();
  });

  it('holds no element and no attribute but those that are named', () => {
    const part = fc.oneof(
      fc.constantFrom(...HOSTILE_HTML, ...HOSTILE_MARKDOWN),
      fc.constantFrom('<', '>', '"', "'", '&', '[', ']', '(', ')', '`', '\n', '<sub>', '</kbd>', '<!--', '| a |'),
      fc.string({ maxLength: 8 }),
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 5 }), (parts) => {
        for (const safe of [rendered(parts.join('')), sanitised(parts.join(''))]) {
          const template = document.createElement('template');
          template.innerHTML = String(safe ?? '');
          for (const element of template.content.querySelectorAll('*')) {
            expect(element.localName).toMatch(
              /^(p|br|hr|h[456]|ul|ol|li|blockquote|pre|code|em|strong|del|a|table|thead|tbody|tr|t[hd]|kbd|mark|su[bp]|span)$/,
            );
            for (const { name, value } of element.attributes) {
              // It cannot be taken off an element, only emptied.
              if (name === 'is' && value === '') continue;
              expect(name).toMatch(/^(href|title|target|rel|start|align|role|aria-label)$/);
            }
            expect(element.getAttribute('href') ?? 'https:').toMatch(/^(https?|mailto):/i);
          }
        }
      }),
      { numRuns: 300 },
    );
  });
});

/** A frame, empty and with the origin of the page, and how often something in it called `fired`. */
function frameThatCounts() {
  const frame = document.createElement('iframe');
  document.body.append(frame);
  const inside = frame.contentDocument;
  // The library's type of a window lacks what is global in it.
  const realm = frame.contentWindow as (Window & typeof globalThis) | null;
  if (inside === null || realm === null) throw new Error('the frame has no document');
  const counted = { calls: 0 };
  Object.assign(realm, { fired: () => (counted.calls += 1) });
  return { inside, realm, counted };
}

/** Puts HTML into a frame of its own and does there all that a reader might do. */
function tryOut(html: string): { calls: number } {
  const { inside, realm, counted } = frameThatCounts();
  // Links that lead out would leave the frame; the others are followed.
  inside.addEventListener('click', (event) => {
    const link = event.target instanceof realm.Element ? event.target.closest('a') : null;
    if (link?.getAttribute('href')?.startsWith('http') === true) event.preventDefault();
  });
  const place = inside.createElement('div');
  place.innerHTML = html;
  inside.body.append(place);
  for (const element of place.querySelectorAll<HTMLElement>('*')) {
    for (const name of ['mouseover', 'pointerover', 'click']) {
      element.dispatchEvent(new realm.MouseEvent(name, { bubbles: true, cancelable: true }));
    }
    if (element.matches('a, button, input, select, textarea, [tabindex]')) element.focus();
  }
  return counted;
}

/** How many of some texts run something, each in a frame of its own. */
async function howManyFire(all: readonly string[]): Promise<number> {
  const counts = all.map((html) => tryOut(html));
  // This one is known to run, and is the last: what was to fail or to be followed before it has been by then.
  const last = tryOut('<img src="//:" onerror=fired(1)><a href="javascript:fired(1)">x</a>');
  await expect.poll(() => last.calls).toBe(2);
  document.body.replaceChildren();
  return counts.filter(({ calls }) => calls > 0).length;
}

describe('hostile texts', () => {
  it('run nothing once they are sanitised, though a good part of them does where they are not', async () => {
    const all = [...HOSTILE_HTML, ...HOSTILE_MARKDOWN];
    const bare = await howManyFire(HOSTILE_HTML);
    const once = all.map((text) => String(sanitised(text)));
    const read = all.map((text) => String(rendered(text)));
    // What a sanitiser wrote may mean something else when it is read and written again.
    const again = once.map((text) => {
      const template = document.createElement('template');
      template.innerHTML = text;
      return template.innerHTML;
    });
    const safe = await howManyFire([...new Set([...once, ...again, ...read])]);
    // The two counts, for whoever reads what the tests print.
    // eslint-disable-next-line no-console
    console.log(`hostile texts that ran: ${safe} of ${all.length} sanitised, ${bare} of ${HOSTILE_HTML.length} bare`);
    expect(safe).toBe(0);
    expect(bare).toBeGreaterThan(HOSTILE_HTML.length / 2);
  });
});

import { flushSync } from 'svelte';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ViewLocation } from './location.svelte.ts';
import { DEFAULT_VIEW, type View } from './view.ts';

const before = window.location.href;
let stopWatching: (() => void)[] = [];

beforeEach(() => window.history.replaceState(null, '', window.location.pathname));

afterEach(() => {
  for (const stop of stopWatching) stop();
  stopWatching = [];
  window.history.replaceState(null, '', before);
});

/** Every view that a component which shows this location would have drawn. */
function watch(location: ViewLocation): View[] {
  const seen: View[] = [];
  stopWatching.push(
    $effect.root(() => {
      $effect(() => {
        seen.push(location.view);
      });
    }),
  );
  flushSync();
  return seen;
}

function searching(query: string): View {
  return { ...DEFAULT_VIEW, query };
}

/** Makes the browser refuse a way of changing the address, as Safari does for some seconds; answers how to end it. */
function refuse(how: 'pushState' | 'replaceState', tried: string[] = []): () => void {
  Object.defineProperty(window.history, how, {
    configurable: true,
    value: (_: unknown, __: string, address: string) => {
      tried.push(address);
      throw new DOMException('Attempt to use history more than 100 times per 30 seconds', 'SecurityError');
    },
  });
  const end = () => {
    Reflect.deleteProperty(window.history, how);
  };
  stopWatching.push(end);
  return end;
}

describe('the view in the address', () => {
  it('is read from it', () => {
    window.history.replaceState(null, '', '?q=reward&theme=dark');
    expect(new ViewLocation().view).toEqual({ ...searching('reward'), theme: 'dark' });
  });

  it('keeps what asks the reader’s notes out of the address, and brings it back with Back and on reload', async () => {
    const location = new ViewLocation();
    watch(location);
    location.push({ ...searching('tag:talk reward'), theme: 'dark' });
    expect(window.location.search).toBe('?theme=dark');
    expect(location.view.query).toBe('tag:talk reward');
    expect(new ViewLocation().view.query).toBe('tag:talk reward');
    expect(location.href(location.view)).toBe('?theme=dark');
    location.push(searching('reward'));
    expect(location.view.query).toBe('reward');
    window.history.back();
    await expect.poll(() => location.view.query).toBe('tag:talk reward');
  });

  it('takes nothing but such a query from the state of an entry', () => {
    for (const state of [{ query: 'reward' }, { query: 7 }, 'tag:x', { query: `tag:${'x'.repeat(600)}` }]) {
      window.history.replaceState(state, '', '?q=debate');
      expect(new ViewLocation().view.query).toBe('debate');
    }
  });

  it('is the same object as long as the address is', () => {
    window.history.replaceState(null, '', '?company=beta');
    const location = new ViewLocation();
    expect(location.view).toBe(location.view);
  });

  it('is written into it, and those who watch see it at once', () => {
    const location = new ViewLocation();
    const seen = watch(location);
    location.push({ ...DEFAULT_VIEW, paper: 'debate' });
    flushSync();
    expect(window.location.search).toBe('?paper=debate');
    expect(seen.map(({ paper }) => paper)).toEqual([null, 'debate']);
  });

  it('leaves no question mark behind where everything is default', () => {
    const location = new ViewLocation();
    location.push(searching('reward'));
    location.push(DEFAULT_VIEW);
    expect(window.location.href).toBe(`${window.location.origin}${window.location.pathname}`);
  });

  it('is told to all who watch, and to nobody any more once they stopped', () => {
    const location = new ViewLocation();
    const [one, other] = [watch(location), watch(location)];
    location.replace(searching('reward'));
    flushSync();
    expect([one.length, other.length]).toEqual([2, 2]);
    for (const stop of stopWatching) stop();
    location.replace(searching('model'));
    flushSync();
    expect([one.length, other.length]).toEqual([2, 2]);
    expect(location.view.query).toBe('model');
  });
});

describe('Back and Forward', () => {
  it('step through what was pushed', async () => {
    const location = new ViewLocation();
    const seen = watch(location);
    location.push({ ...DEFAULT_VIEW, page: 'charts' });
    location.push({ ...DEFAULT_VIEW, page: 'data' });
    window.history.back();
    await expect.poll(() => location.view.page).toBe('charts');
    window.history.back();
    await expect.poll(() => location.view.page).toBe('papers');
    window.history.forward();
    await expect.poll(() => location.view.page).toBe('charts');
    flushSync();
    expect(seen.at(-1)?.page).toBe('charts');
  });

  it('step over what was replaced, letter by letter', async () => {
    const location = new ViewLocation();
    watch(location);
    location.push({ ...DEFAULT_VIEW, paper: 'debate' });
    for (const query of ['r', 're', 'rew']) location.replace(searching(query));
    expect(location.view.query).toBe('rew');
    window.history.back();
    await expect.poll(() => location.view).toEqual(DEFAULT_VIEW);
  });

  it('have nothing to step to where a push changed nothing', () => {
    const location = new ViewLocation();
    location.push(searching('reward'));
    const steps = window.history.length;
    location.push(searching('reward'));
    expect(window.history.length).toBe(steps);
  });
});

describe('a link to a view', () => {
  it('leads to that view', () => {
    const location = new ViewLocation();
    expect(location.href({ ...searching('reward model'), page: 'charts' })).toBe('?page=charts&q=reward+model');
  });

  it('to the default view leads away from the present one', () => {
    window.history.replaceState(null, '', '?q=reward');
    const href = new ViewLocation().href(DEFAULT_VIEW);
    expect(new URL(href, window.location.href).search).toBe('');
  });
});

describe('a browser that refuses to change the address for a while', () => {
  it('shows the new view all the same, and the address follows', async () => {
    const location = new ViewLocation();
    const seen = watch(location);
    const allow = refuse('replaceState');
    location.replace(searching('rew'));
    location.replace(searching('reward'));
    flushSync();
    expect(seen.at(-1)?.query).toBe('reward');
    expect(window.location.search).toBe('');
    allow();
    await expect.poll(() => window.location.search, { timeout: 5000 }).toBe('?q=reward');
    expect(location.view.query).toBe('reward');
  });

  it('does not take the reader away from where Back has led meanwhile', async () => {
    const [location, later] = [new ViewLocation(), new ViewLocation()];
    watch(location);
    location.push({ ...DEFAULT_VIEW, paper: 'debate' });
    const tried: string[] = [];
    refuse('replaceState', tried);
    location.replace(searching('left-behind'));
    window.history.back();
    await expect.poll(() => location.view).toEqual(DEFAULT_VIEW);
    // Another that was refused after it, and tries again after it would.
    later.replace(searching('later'));
    await expect.poll(() => tried.filter((address) => address === '?q=later').length, { timeout: 5000 }).toBe(2);
    expect(tried.filter((address) => address === '?q=left-behind')).toHaveLength(1);
  });
});

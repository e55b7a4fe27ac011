import { afterEach, describe, expect, it, vi } from 'vitest';
import firstRelease from '../../tests/fixtures/note-v1.json';
import { hearNews, readNews, tellNews, type News } from './news.ts';
import { readNote } from './note.ts';

const note = readNote(firstRelease);
if (note === null) throw new Error('the fixture is no note');
const news: News = { kind: 'note', note };

const other = new BroadcastChannel('ai-safety-papers:notes');
const heard: (() => void)[] = [];
afterEach(() => heard.splice(0).forEach((deaf) => deaf()));

function listening() {
  const listener = vi.fn<(news: News, isOwn: boolean) => void>();
  heard.push(hearNews(listener));
  return listener;
}

describe('news of the notes', () => {
  it('reaches the rest of this tab at once, and the other tabs', async () => {
    const listener = listening();
    const elsewhere = vi.fn<(data: unknown) => void>();
    other.onmessage = ({ data }) => elsewhere(data);
    tellNews(news);
    expect(listener.mock.calls).toEqual([[news, true]]);
    tellNews({ kind: 'everything' });
    await expect.poll(() => elsewhere.mock.calls).toEqual([[news], [{ kind: 'everything' }]]);
  });

  it('comes from other tabs, as far as it can be read', async () => {
    const listener = listening();
    for (const message of ['nonsense', { kind: 'note', note: { short: 7 } }, { kind: 'later' }, news]) {
      other.postMessage(message);
    }
    await expect.poll(() => listener.mock.calls).toEqual([[news, false]]);
  });

  it('is heard no more by who has stopped listening', () => {
    const listener = listening();
    heard.splice(0).forEach((deaf) => deaf());
    tellNews(news);
    expect(listener).not.toHaveBeenCalled();
  });

  it('keeps what a newer version of the page added to a note', () => {
    expect(readNews({ kind: 'note', note: { ...note, later: [1] } })).toEqual({
      kind: 'note',
      note: { ...note, later: [1] },
    });
    expect(readNews(null)).toBeNull();
  });
});

import { expect, it } from 'vitest';
import { detailsOf, type Surroundings } from './details.ts';

const SECRET = 'my doubts';
const place = (change: Partial<Surroundings> = {}): Surroundings => ({
  address: 'https://example.org/papers/?company=openai&q=reward',
  state: null,
  userAgent: 'A browser 1.0',
  script: 'https://example.org/papers/assets/explorer-a1b2c3d4.js',
  ...change,
});

function errorSaying(message: string): TypeError {
  const error = new TypeError(message);
  error.stack = `TypeError: ${message}
    at draw (https://example.org/papers/assets/charts-0a1b2c3d.js:1:204)
    at https://elsewhere.example/extension.js?${encodeURIComponent(SECRET)}:3:4
    at <anonymous>`;
  return error;
}

it('tells what failed, where, in which release and of which data', () => {
  const failing = { what: 'A chart could not be drawn.', dataVersion: '0123456789abcdef' };
  const error = errorSaying("Cannot read properties of undefined (reading 'length')");
  expect(detailsOf({ ...failing, error }, place())).toBe(
    `Failure: A chart could not be drawn.
Address: https://example.org/papers/?q=reward&company=openai
Script: explorer-a1b2c3d4.js
Data version: 0123456789abcdef
Browser: A browser 1.0
Error: TypeError: Cannot read properties of undefined (reading 'length')
At: charts-0a1b2c3d.js:1:204
At: extension.js:3:4
`,
  );
});

it('tells which places of a file do not fit', () => {
  const told = detailsOf({ what: 'It is foreign.', problems: ['papers[0].date: must be a day'] }, place());
  expect(told).toContain('Does not fit: papers[0].date: must be a day\n');
  expect(told).toContain('Data version: none\n');
  expect(told).not.toContain('Error:');
});

it('keeps the address of a figure in a frame', () => {
  const address = 'https://example.org/papers/?embed=matrix&company=openai';
  expect(detailsOf({ what: 'No.' }, place({ address }))).toContain(
    'Address: https://example.org/papers/?embed=matrix&company=openai\n',
  );
});

it.each([
  ['written into the address', { address: `https://example.org/?q=note%3A%22${encodeURIComponent(SECRET)}%22` }, null],
  ['as a filter in the address', { address: `https://example.org/?tag=${encodeURIComponent(SECRET)}` }, null],
  ['in what follows a hash', { address: `https://example.org/#${encodeURIComponent(SECRET)}` }, null],
  ['beside the address', { state: { query: `note:"${SECRET}"` } }, errorSaying(`no place for ${SECRET}`)],
  ['quoted by an error', {}, errorSaying(`the note “${SECRET}” and "${SECRET}" are not there`)],
] as const)('holds nothing of the notes: %s', (_, change, error) => {
  const told = detailsOf({ what: 'It failed.', error }, place(change));
  expect(told).toContain('Failure: It failed.');
  expect(told).not.toContain(SECRET);
  expect(told).not.toContain(encodeURIComponent(SECRET));
});

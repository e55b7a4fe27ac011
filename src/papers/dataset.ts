/**
 * What a paper is, and what `public/data/papers.json` holds: the one schema that the data build writes by and that the
 * page reads by.
 */
import * as v from 'valibot';

/** The version of the file's shape. It rises when a reader of the old shape would misread the new one. */
export const SCHEMA_VERSION = 1;

const Slug = v.pipe(v.string(), v.regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, 'must be a slug such as "google-deepmind"'));

/** A day that exists, `YYYY-MM-DD`. */
const Day = v.pipe(
  v.string(),
  v.regex(/^\d{4}-\d{2}-\d{2}$/, 'must be a day as YYYY-MM-DD'),
  v.check((day) => {
    const time = Date.parse(`${day}T00:00:00Z`);
    return Number.isFinite(time) && new Date(time).toISOString().startsWith(day);
  }, 'must be a day of the calendar'),
);

/** A link that is safe to follow: nothing but http and https gets past this border. */
const WebAddress = v.pipe(
  v.string(),
  v.check((text) => /^https?:\/\/[^\s]+$/.test(text) && URL.canParse(text), 'must be an http or https address'),
);

const Company = v.object({ id: Slug, name: v.string() });

const Category = v.object({ id: Slug, name: v.string(), definition: v.string() });

const Collection = v.object({ id: Slug, name: v.string(), description: v.string(), shownByDefault: v.boolean() });

const Source = v.object({ file: v.string(), title: v.string(), url: WebAddress, about: v.string() });

const PaperSource = v.object({
  file: v.string(),
  /** The row as the sheet numbers it, not a position. */
  row: v.pipe(v.number(), v.integer()),
  /** First and last line of the file that hold this record, counted from 1, both included. */
  lines: v.tuple([v.pipe(v.number(), v.integer()), v.pipe(v.number(), v.integer())]),
});

const Mend = v.object({ field: v.string(), from: v.nullable(v.string()), to: v.nullable(v.string()), why: v.string() });

const PaperSchema = v.object({
  id: Slug,
  formerIds: v.array(Slug),
  collections: v.array(Slug),
  title: v.pipe(v.string(), v.minLength(1)),
  company: v.nullable(Slug),
  date: v.nullable(Day),
  url: WebAddress,
  /** The address as the source prints it, where `url` was mended. */
  printedUrl: v.optional(v.string()),
  arxivId: v.nullable(v.string()),
  category: v.nullable(Slug),
  abstract: v.nullable(v.string()),
  /** The id of the record that shows the same work, or null. */
  duplicateOf: v.nullable(Slug),
  sources: v.array(PaperSource),
  mended: v.array(Mend),
});

const DatasetSchema = v.object({
  schemaVersion: v.literal(SCHEMA_VERSION),
  /** The first sixteen hexadecimal digits of the SHA-256 of everything else in the file. */
  dataVersion: v.pipe(v.string(), v.regex(/^[0-9a-f]{16}$/)),
  /** The first and the last day that the collection was searched for. */
  coverage: v.object({ from: Day, to: Day }),
  sources: v.array(Source),
  collections: v.array(Collection),
  companies: v.array(Company),
  /** In the order of the report; categories without papers are there too. */
  categories: v.array(Category),
  papers: v.array(PaperSchema),
  commentary: v.array(v.object({ id: Slug, text: v.string() })),
});

export type Company = v.InferOutput<typeof Company>;
export type Category = v.InferOutput<typeof Category>;
export type Paper = v.InferOutput<typeof PaperSchema>;
export type Dataset = v.InferOutput<typeof DatasetSchema>;

export type Decoded = { ok: true; dataset: Dataset } | { ok: false; problems: string[] };

/**
 * Reads a parsed `papers.json`. Never throws: what does not fit is told as sentences that name the place
 * (`papers[3].date must be …`), at most twenty of them. Beside the shape it checks that ids are unique and that every
 * company, category, collection and original that a paper names exists.
 */
export function decodeDataset(json: unknown): Decoded {
  if (isObject(json) && typeof json['schemaVersion'] === 'number' && json['schemaVersion'] > SCHEMA_VERSION) {
    const found = json['schemaVersion'];
    return { ok: false, problems: [`schemaVersion is ${found}; this page reads version ${SCHEMA_VERSION}`] };
  }
  const result = v.safeParse(DatasetSchema, json);
  if (!result.success) {
    const problems = result.issues.slice(0, 20).map((issue) => `${pathOf(issue)}: ${issue.message}`);
    return { ok: false, problems };
  }
  const problems = brokenReferences(result.output).slice(0, 20);
  return problems.length > 0 ? { ok: false, problems } : { ok: true, dataset: result.output };
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function pathOf(issue: v.BaseIssue<unknown>): string {
  const keys = (issue.path ?? []).map((item) => item.key);
  return (
    keys
      .map((key) => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`))
      .join('')
      .replace(/^\./, '') || 'file'
  );
}

function brokenReferences(dataset: Dataset): string[] {
  const problems: string[] = [];
  const { from, to } = dataset.coverage;
  if (from > to) problems.push(`coverage: it ends on ${to}, before it begins on ${from}`);
  const known = (items: { id: string }[]) => new Set(items.map((item) => item.id));
  const companies = known(dataset.companies);
  const categories = known(dataset.categories);
  const collections = known(dataset.collections);
  const originals = new Set(dataset.papers.filter((paper) => paper.duplicateOf === null).map((paper) => paper.id));
  const unique = (place: string, ids: string[]) => {
    const taken = new Set<string>();
    ids.forEach((id, index) => {
      if (taken.has(id)) problems.push(`${place}[${index}]: "${id}" is used twice`);
      taken.add(id);
    });
  };
  unique(
    'sources',
    dataset.sources.map(({ file }) => file),
  );
  unique(
    'collections',
    dataset.collections.map(({ id }) => id),
  );
  unique(
    'companies',
    dataset.companies.map(({ id }) => id),
  );
  unique(
    'categories',
    dataset.categories.map(({ id }) => id),
  );
  const taken = new Set<string>();
  dataset.papers.forEach((paper, index) => {
    const name = (field: string, id: string) => problems.push(`papers[${index}].${field}: "${id}" is not defined`);
    if (paper.company !== null && !companies.has(paper.company)) name('company', paper.company);
    if (paper.category !== null && !categories.has(paper.category)) name('category', paper.category);
    if (paper.duplicateOf !== null && !originals.has(paper.duplicateOf)) name('duplicateOf', paper.duplicateOf);
    for (const id of paper.collections) if (!collections.has(id)) name('collections', id);
    for (const id of [paper.id, ...paper.formerIds]) {
      if (taken.has(id)) problems.push(`papers[${index}]: the id "${id}" is used twice`);
      taken.add(id);
    }
  });
  return problems;
}

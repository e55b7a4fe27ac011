/**
 * What a paper is, and what `public/data/papers.json` holds: the one schema that the data build writes by and that the
 * page reads by.
 */
import * as v from 'valibot';

/** The version of the file's shape. It rises when a reader of the old shape would misread the new one. */
export const SCHEMA_VERSION = 2;

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

/** `none` stands for papers without one, in links and facets. */
const Name = v.pipe(
  Slug,
  v.check((id) => id !== 'none', 'must not be "none"'),
);

const Company = v.object({ id: Name, name: v.string() });

const Category = v.object({ id: Name, name: v.string(), definition: v.string() });

const Collection = v.object({ id: Slug, name: v.string(), description: v.string(), shownByDefault: v.boolean() });

const Count = v.pipe(v.number(), v.integer(), v.minValue(0));

/** First and last line of a file, counted from 1, both included. */
const Lines = v.pipe(
  v.tuple([v.pipe(v.number(), v.integer()), v.pipe(v.number(), v.integer())]),
  v.check(([first, last]) => 1 <= first && first <= last, 'must be two lines, the first not after the last'),
);

/** How somebody knows what a text is about: it names it, or what it says leaves one reading (an inference). */
const KnownBy = v.picklist(['title', 'content']);

const Source = v.object({
  file: v.string(),
  title: v.string(),
  /** Where it was published, if that is known. */
  url: v.nullable(WebAddress),
  /** What it is and whose. */
  about: v.string(),
  /** How what stands in it was chosen. */
  chosen: v.string(),
  /** The file's lines, each counted once: blank, part of a record, or left over under a name. */
  lines: v.object({
    total: Count,
    blank: Count,
    inRecords: Count,
    leftOver: v.array(v.object({ kind: v.string(), lines: Count })),
  }),
  /** What its publishers counted themselves, oldest first, and why that differs from the count before. */
  reported: v.array(v.object({ date: Day, papers: Count, categories: Count, why: v.string(), url: WebAddress })),
});

const PaperSource = v.object({
  file: v.string(),
  /** What the source calls the record by: the sheet's own row number, the place in a list, the first line of a post. */
  row: v.pipe(v.number(), v.integer(), v.minValue(1)),
  /** First and last line of the file that hold this record, counted from 1, both included. */
  lines: Lines,
});

const Mend = v.object({
  field: v.string(),
  /** What was printed: the whole field, or of a long text the words around the place. */
  from: v.nullable(v.string()),
  to: v.nullable(v.string()),
  why: v.string(),
  /** Where the fact is from, if it is not in the text itself. */
  factFrom: v.optional(WebAddress),
});

const PaperSchema = v.object({
  id: Slug,
  formerIds: v.array(Slug),
  collections: v.array(Slug),
  title: v.pipe(v.string(), v.minLength(1)),
  company: v.nullable(Slug),
  date: v.nullable(Day),
  /** The address in its lasting form; null where none is known. */
  url: v.nullable(WebAddress),
  /** The address as the source prints it, where `url` is another. */
  printedUrl: v.optional(v.string()),
  arxivId: v.nullable(v.string()),
  category: v.nullable(Slug),
  /** Paragraphs are parted by a line break. */
  abstract: v.nullable(v.string()),
  /** The id of the record that shows the same work, or null. */
  duplicateOf: v.nullable(Slug),
  /** Every record of a source that this paper was made of; the first is the one whose fields stand here. */
  sources: v.pipe(v.array(PaperSource), v.minLength(1)),
  mended: v.array(Mend),
  /** What its further sources say otherwise. */
  differences: v.array(v.object({ field: v.string(), value: v.nullable(v.string()), file: v.string() })),
});

const CommentarySchema = v.object({
  id: Slug,
  file: v.string(),
  lines: Lines,
  author: v.string(),
  kind: v.picklist(['post', 'comment', 'answer']),
  /** Paragraphs are parted by an empty line; one that begins with `> ` is quoted from somebody else. */
  text: v.string(),
  /** The same notes at several lengths, where the item holds such. */
  forms: v.array(v.object({ name: v.picklist(['short', 'long', 'original']), text: v.string(), lines: Lines })),
  /** The item that this answers. */
  answers: v.nullable(Slug),
  /** The post that it is or belongs to, where that is known. */
  post: v.nullable(
    v.object({ title: v.string(), url: v.nullable(WebAddress), date: v.nullable(Day), knownBy: KnownBy }),
  ),
  /** The paper that it is about, where there is one here. */
  about: v.nullable(v.object({ paper: Slug, knownBy: KnownBy, why: v.string() })),
  mended: v.array(Mend),
});

/** Something that was read by a rule and could be otherwise, or is odd in the source and was kept. */
const Warning = v.object({
  /** The paper's id, where it is about one. */
  paper: v.nullable(Slug),
  file: v.string(),
  line: v.nullable(v.pipe(v.number(), v.integer(), v.minValue(1))),
  text: v.string(),
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
  commentary: v.array(CommentarySchema),
  warnings: v.array(Warning),
});

export type Company = v.InferOutput<typeof Company>;
export type Category = v.InferOutput<typeof Category>;
export type Paper = v.InferOutput<typeof PaperSchema>;
export type Commentary = v.InferOutput<typeof CommentarySchema>;
export type Source = v.InferOutput<typeof Source>;
export type Mend = v.InferOutput<typeof Mend>;
export type Warning = v.InferOutput<typeof Warning>;
export type Dataset = v.InferOutput<typeof DatasetSchema>;

/** `version` is there where the file says that it is of another version than what is read here. */
export type Decoded = { ok: true; dataset: Dataset } | { ok: false; problems: string[]; version?: number };

/**
 * Reads a parsed `papers.json`. Never throws: what does not fit is told as sentences that name the place
 * (`papers[3].date must be …`), at most twenty of them. Beside the shape it checks that ids are unique and that every
 * company, category, collection and original that a paper names exists.
 */
export function decodeDataset(json: unknown): Decoded {
  if (isObject(json) && typeof json['schemaVersion'] === 'number' && json['schemaVersion'] !== SCHEMA_VERSION) {
    const version = json['schemaVersion'];
    return { ok: false, version, problems: [`schemaVersion is ${version}; this page reads version ${SCHEMA_VERSION}`] };
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
  unique(
    'commentary',
    dataset.commentary.map(({ id }) => id),
  );
  const files = new Set(dataset.sources.map(({ file }) => file));
  const missing = (place: string, id: string) => problems.push(`${place}: "${id}" is not defined`);
  const taken = new Set<string>();
  dataset.papers.forEach((paper, index) => {
    const place = (field: string) => `papers[${index}].${field}`;
    if (paper.company !== null && !companies.has(paper.company)) missing(place('company'), paper.company);
    if (paper.category !== null && !categories.has(paper.category)) missing(place('category'), paper.category);
    if (paper.duplicateOf !== null && !originals.has(paper.duplicateOf)) {
      missing(place('duplicateOf'), paper.duplicateOf);
    }
    for (const id of paper.collections) if (!collections.has(id)) missing(place('collections'), id);
    for (const { file } of paper.sources) if (!files.has(file)) missing(place('sources'), file);
    for (const { file } of paper.differences) if (!files.has(file)) missing(place('differences'), file);
    for (const id of [paper.id, ...paper.formerIds]) {
      if (taken.has(id)) problems.push(`papers[${index}]: the id "${id}" is used twice`);
      taken.add(id);
    }
  });
  const papers = known(dataset.papers);
  const items = known(dataset.commentary);
  dataset.commentary.forEach((item, index) => {
    const place = (field: string) => `commentary[${index}].${field}`;
    if (!files.has(item.file)) missing(place('file'), item.file);
    if (item.about !== null && !papers.has(item.about.paper)) missing(place('about'), item.about.paper);
    if (item.answers !== null && !items.has(item.answers)) missing(place('answers'), item.answers);
  });
  dataset.warnings.forEach(({ paper }, index) => {
    if (paper !== null && !papers.has(paper)) missing(`warnings[${index}].paper`, paper);
  });
  return problems;
}

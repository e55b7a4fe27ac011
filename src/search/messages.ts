/** What page and worker say to each other, checked on both sides. */
import * as v from 'valibot';

const Text = v.nullable(v.string());

const Papers = v.object({
  kind: v.literal('add'),
  documents: v.array(
    v.object({
      title: v.string(),
      abstract: Text,
      discussion: Text,
      arxiv: Text,
      note: Text,
      tag: Text,
      status: Text,
      company: Text,
      category: Text,
      date: Text,
    }),
  ),
});

/** Texts that belong to no paper. */
const Passages = v.object({ kind: v.literal('add passages'), texts: v.array(v.string()) });

/** What the reader has written on a paper, by its place in the order of adding. */
const NoteOn = v.object({
  kind: v.literal('note'),
  paper: v.number(),
  note: v.string(),
  tag: v.string(),
  status: v.string(),
});

/** The papers that are looked at, by their places. */
const Scope = v.object({ kind: v.literal('look at'), papers: v.array(v.number()) });

const Question = v.object({ kind: v.literal('search'), id: v.number(), text: v.string() });

/** Asks for the papers that fulfil a query as it stands. */
const Find = v.object({ kind: v.literal('find'), id: v.number(), text: v.string() });

/** Asks for words to begin with. */
const Suggest = v.object({ kind: v.literal('examples'), id: v.number() });

export const Request = v.variant('kind', [Papers, Passages, NoteOn, Scope, Question, Find, Suggest]);
export type Request = v.InferOutput<typeof Request>;

/** What was found, ranked and explained. */
const Found = v.object({
  kind: v.literal('search'),
  /** The id of the question that this answers. */
  id: v.number(),
  /** Whether anything was asked: a query without a word asks nothing. */
  asked: v.boolean(),
  found: v.instance(Uint32Array<ArrayBuffer>),
  byDiscussion: v.instance(Uint32Array<ArrayBuffer>),
  byNotes: v.instance(Uint32Array<ArrayBuffer>),
  partial: v.nullable(v.array(v.string())),
  corrected: v.array(v.object({ from: v.string(), to: v.string() })),
  remarks: v.array(v.string()),
  marks: v.object({
    words: v.pipe(v.array(v.string()), v.readonly()),
    beginnings: v.pipe(v.array(v.string()), v.readonly()),
    phrases: v.pipe(
      v.array(v.object({ terms: v.pipe(v.array(v.string()), v.readonly()), unfinished: v.boolean() })),
      v.readonly(),
    ),
  }),
  /** The passages that hold all the words, best first, by their place in the order of adding. */
  passages: v.array(v.number()),
});
export type Found = v.InferOutput<typeof Found>;

/** What fulfils a query as it stands; null where it asks nothing. */
const Fulfilling = v.object({
  kind: v.literal('find'),
  id: v.number(),
  papers: v.nullable(v.instance(Uint32Array<ArrayBuffer>)),
});

const Examples = v.object({ kind: v.literal('examples'), id: v.number(), words: v.array(v.string()) });

export const Answer = v.variant('kind', [Found, Fulfilling, Examples]);
export type Answer = v.InferOutput<typeof Answer>;

/** What page and worker say to each other, checked on both sides. */
import * as v from 'valibot';

const Text = v.nullable(v.string());

const Papers = v.object({
  kind: v.literal('add'),
  documents: v.array(v.object({ title: v.string(), abstract: Text, discussion: Text })),
});

/** Texts that belong to no paper. */
const Passages = v.object({ kind: v.literal('add passages'), texts: v.array(v.string()) });

const Question = v.object({ kind: v.literal('search'), id: v.number(), text: v.string() });

export const Request = v.variant('kind', [Papers, Passages, Question]);
export type Request = v.InferOutput<typeof Request>;

export const Answer = v.object({
  /** The id of the question that this answers. */
  id: v.number(),
  query: v.object({ terms: v.array(v.string()), lastIsPrefix: v.boolean() }),
  found: v.instance(Uint32Array<ArrayBuffer>),
  byDiscussion: v.instance(Uint32Array<ArrayBuffer>),
  partial: v.boolean(),
  /** The passages that hold all the words, best first, by their place in the order of adding. */
  passages: v.array(v.number()),
});
export type Answer = v.InferOutput<typeof Answer>;

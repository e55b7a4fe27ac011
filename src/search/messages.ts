/** What page and worker say to each other, checked on both sides. */
import * as v from 'valibot';

const Documents = v.object({
  kind: v.literal('add'),
  documents: v.array(v.object({ title: v.string(), abstract: v.nullable(v.string()) })),
});

const Question = v.object({ kind: v.literal('search'), id: v.number(), text: v.string() });

export const Request = v.variant('kind', [Documents, Question]);
export type Request = v.InferOutput<typeof Request>;

export const Answer = v.object({
  /** The id of the question that this answers. */
  id: v.number(),
  query: v.object({ terms: v.array(v.string()), lastIsPrefix: v.boolean() }),
  found: v.instance(Uint32Array<ArrayBuffer>),
  partial: v.boolean(),
});
export type Answer = v.InferOutput<typeof Answer>;

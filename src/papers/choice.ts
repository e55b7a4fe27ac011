/** Choosing values of one field: the piece that every facet is made of. */

/** The values chosen in one field: a paper passes with any of `only` (all pass if it is empty) and none of `without`. */
export type Choice = { readonly only: readonly string[]; readonly without: readonly string[] };

export const ALL: Choice = { only: [], without: [] };

/** The value that stands for papers to which nothing is given. No company and no category may have it as id. */
export const NONE = 'none';

/** One value of a facet. */
export type FacetValue = {
  value: string;
  name: string;
  /** Papers that this value would leave, under the search, the period and the choices in all other fields. */
  count: number;
};

/** Whether anything is chosen or left out. */
export function isChosen({ only, without }: Choice): boolean {
  return only.length + without.length > 0;
}

/** Whether a paper's values in a field pass: any of those chosen is enough, any that is left out is too much. */
export function chooser(choice: Choice): (values: string | readonly string[]) => boolean {
  if (!isChosen(choice)) return () => true;
  const { only, without } = choice;
  const chosen = (value: string) => only.length === 0 || only.includes(value);
  const out = (value: string) => without.includes(value);
  return (values) =>
    typeof values === 'string' ? chosen(values) && !out(values) : values.some(chosen) && !values.some(out);
}

/** The choice with one value left out from now on, or no longer where it is left out already. */
export function excluded(choice: Choice, value: string): Choice {
  const rest = (values: readonly string[]) => values.filter((other) => other !== value);
  const without = choice.without.includes(value) ? rest(choice.without) : [...choice.without, value];
  return { only: rest(choice.only), without };
}

/** The choice with one value put in, or taken out where it is in already (on either side). */
export function toggled(choice: Choice, value: string): Choice {
  const rest = (values: readonly string[]) => values.filter((other) => other !== value);
  const chosen = choice.only.includes(value) || choice.without.includes(value);
  return { only: chosen ? rest(choice.only) : [...choice.only, value], without: rest(choice.without) };
}

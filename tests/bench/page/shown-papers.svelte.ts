/** Which papers a mounted component shows, by their places in the list; null for all. Setting it redraws. */
export class ShownPapers {
  papers = $state.raw<readonly number[] | null>(null);
}

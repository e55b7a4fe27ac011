/** Which notes are selected, by the ids of their papers; whoever shows the notes keeps it. */
export type NoteSelection = {
  has: (paperId: string) => boolean;
  /** Selects a note, or no longer; a range begins here. */
  toggle: (paperId: string) => void;
  /** Does with all from where the range begins to this one what was done there. */
  extendTo: (paperId: string, order: readonly string[]) => void;
  set: (paperIds: Iterable<string>, selected: boolean) => void;
  clear: () => void;
};

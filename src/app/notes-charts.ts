/** What the charts of the reader's notes lead to. */
import { NO_NOTE_FILTERS, NOTE_FIELDS, type NoteFilters } from '../papers/annotations.ts';
import { NO_FILTERS } from '../papers/filter.ts';
import type { TargetChoice } from '../charts/scene.ts';
import type { View } from '../view/view.ts';
import { filteredTo } from './filters-in-words.ts';

/** The view of the papers behind a mark, or of the one paper that it stands for. What asks the notes is in no address. */
export function viewBehind(choice: TargetChoice): Partial<View> {
  if (choice.paper !== undefined) return { paper: choice.paper };
  const chosen = NOTE_FIELDS.map((field) => [field, choice.mine?.[field]] as const);
  const noteFilters = chosen.reduce<NoteFilters>(
    (filters, [field, value]) =>
      value === undefined ? filters : { ...filters, [field]: { only: [value], without: [] } },
    NO_NOTE_FILTERS,
  );
  return { page: 'papers', query: '', filters: filteredTo(NO_FILTERS, choice), noteFilters };
}

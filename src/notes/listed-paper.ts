/** What a list of notes knows of the paper of one. */
export type ListedPaper = {
  title: string;
  href: string;
  /** ISO 8601; null where none is given. */
  date: string | null;
  company: { id: string; name: string } | null;
  onOpen: () => void;
};

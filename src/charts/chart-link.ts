/** Where a chart with all that is chosen can be found again. */
export type ChartLink = {
  /** The address of the same view here. */
  href: string;
  /** Whether that shows more, since it goes without what asks the notes. */
  leavesOut: boolean;
  /** The same view where the page is published, for pictures and files; null where it is published nowhere. */
  home: string | null;
};

/** The colour of a company as the stylesheet names it; companies that `tokens.css` does not know share one. */
export function companyColour(id: string | null): string {
  return `var(--company-${id}, var(--company-other))`;
}

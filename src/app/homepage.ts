/** Where the page is published: `homepage` of package.json, put in by the build; null where there is none. */
declare const __HOMEPAGE__: string | null;

/**
 * An address of this page as it is where the page is published; null where it is published nowhere.
 * @param href relative to the page: a query string, or the page's own path where nothing is chosen
 */
export function atHome(href: string, homepage: string | null = __HOMEPAGE__): string | null {
  if (homepage === null) return null;
  const home = new URL(homepage);
  home.search = href.startsWith('?') ? href : '';
  return home.href;
}

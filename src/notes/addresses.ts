/** What a link in a note may lead to. Anything else is shown, and leads nowhere. */
const LINKABLE = /^(?:https?|mailto):$/;

/**
 * Whether an address may stand behind a link: whole, and of http, https or mail. Read as the browser reads it, so that
 * blanks, tabs and line breaks inside do not hide what it leads to.
 */
export function isLinkable(address: string): boolean {
  return URL.canParse(address) && LINKABLE.test(new URL(address).protocol);
}

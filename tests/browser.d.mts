export const chromiumArguments: string[];
/** The path of a Chromium that starts. Rejects with the remedies where there is none. */
export function findBrowser(): Promise<string>;

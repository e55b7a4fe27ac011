/** The window that everything is measured in. */
export const VIEWPORT = { width: 1440, height: 900 };

/** A pattern for `like` that finds the text anywhere; its two wildcards are not meant by a person who searches. */
export const containing = (text: string): string => `%${text.replace(/[\\%_]/g, "\\$&")}%`

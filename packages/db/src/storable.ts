/** PostgreSQL keeps any text but the NUL character, and in JSON no half of a surrogate pair: targets send both. */
export const storable = (text: string): string => text.replace(/\p{Surrogate}/gu, "\ufffd").replaceAll("\0", "")

export const storableJson = (value: unknown): string =>
  JSON.stringify(value, (_, part: unknown) => (typeof part === "string" ? storable(part) : part))

import { styleText } from "node:util"

/** Colour for people at a terminal; plain text for files and pipes. */
export const paint = (style: "bold" | "dim" | "cyan" | "green" | "red", text: string): string =>
  process.stdout.isTTY ? styleText(style, text) : text

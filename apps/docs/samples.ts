/**
 * The code in the recipes. A fence names the file that it stands for: ` ```ts file=packages/… ` is the whole of a new
 * one, ` ```diff file=packages/… ` a change to one that exists.
 */
export interface Sample {
  /** The recipe and the line of the fence in it, for messages. */
  page: string
  line: number
  language: string
  /** Null for a fence that names no file. */
  file: string | null
  text: string
}

const fence = /^```(\w+)(?: file=(\S+))?\n(.*?)^```$/gms

export const samplesOf = (page: string, markdown: string): Sample[] =>
  [...markdown.matchAll(fence)].map(({ 1: language, 2: file, 3: text, index }) => ({
    page,
    line: markdown.slice(0, index).split("\n").length,
    language: language!,
    file: file ?? null,
    text: text!,
  }))

/**
 * The texts with all samples in them, by path. Throws where a diff no longer fits, with the page to mend:
 * its unmarked and `-` lines must stand in the file, in that order.
 */
export const withSamples = (texts: ReadonlyMap<string, string>, samples: readonly Sample[]): Map<string, string> => {
  const result = new Map(texts)
  for (const sample of samples) {
    if (!sample.file) continue
    result.set(sample.file, sample.language === "diff" ? patched(result.get(sample.file), sample) : sample.text)
  }
  return result
}

const patched = (text: string | undefined, { page, line, file, text: diff }: Sample): string => {
  const lines = text?.split("\n")
  if (!lines) throw new Error(`${page}:${line} changes ${file}, which does not exist.`)
  let at = 0
  for (const change of diff.trimEnd().split("\n")) {
    const body = change.slice(1)
    if (change.startsWith("+")) {
      lines.splice(at++, 0, body)
      continue
    }
    at = lines.indexOf(body, at)
    if (at < 0) throw new Error(`${page}:${line} expects this line in ${file}: ${body}`)
    if (change.startsWith("-")) lines.splice(at, 1)
    else at++
  }
  return lines.join("\n")
}

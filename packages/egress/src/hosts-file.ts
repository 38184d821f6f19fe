/** Names that the machine's owner gave: `/etc/hosts`. */
import { readFile, stat } from "node:fs/promises"

/** Addresses by lower-case name; what is no line of the grammar is passed over. */
export const parseHostsFile = (text: string): Map<string, string[]> => {
  const names = new Map<string, string[]>()
  for (const line of text.split("\n")) {
    const [address, ...aliases] = line.replace(/#.*/, "").trim().split(/\s+/)
    if (!address) continue
    for (const alias of aliases) {
      const name = alias.toLowerCase()
      names.set(name, [...(names.get(name) ?? []), address])
    }
  }
  return names
}

const checkEveryMs = 2_000

/** Looks every two seconds whether the file has changed. A machine without one has no such names. */
export const hostsFile = (path = "/etc/hosts") => {
  let names = new Map<string, string[]>()
  let changedAt = -1
  let checkedAt = Number.NEGATIVE_INFINITY
  return async (name: string): Promise<string[]> => {
    if (performance.now() - checkedAt >= checkEveryMs) {
      checkedAt = performance.now()
      const changed = await stat(path).then(
        ({ mtimeMs }) => mtimeMs,
        () => -1,
      )
      if (changed !== changedAt) names = changed === -1 ? new Map() : parseHostsFile(await readFile(path, "utf8"))
      changedAt = changed
    }
    return names.get(name) ?? []
  }
}

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

/** Reads the file again when it has changed. A machine without one has no such names. */
export const hostsFile = (path = "/etc/hosts") => {
  let names = new Map<string, string[]>()
  let readAt = -1
  return async (name: string): Promise<string[]> => {
    const changed = await stat(path).then(
      (file) => file.mtimeMs,
      () => -1,
    )
    if (changed !== readAt) {
      names = changed === -1 ? new Map() : parseHostsFile(await readFile(path, "utf8"))
      readAt = changed
    }
    return names.get(name) ?? []
  }
}

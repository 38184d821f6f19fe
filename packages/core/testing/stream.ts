/** A stream as a test reads it: everything it has told, and a way to await something in it. */
import type { LiveItem } from "../src/event/event.ts"
import type { Position } from "../src/ports.ts"

export interface Told {
  position: Position
  item: LiveItem
}

export interface ReadStream {
  told: Told[]
  /** Names of the events told. */
  names(): string[]
  /** Resolves when the condition holds; rejects when the stream ends before. */
  until(condition: (stream: ReadStream) => boolean): Promise<void>
  /** Resolves when the stream ends, with the error that ended it if there was one. */
  ended: Promise<unknown>
  leave(): void
}

/** Reads on and on, as a browser does. `open` gets a signal that aborts when the test leaves. */
export const readStream = (open: (signal: AbortSignal) => AsyncIterable<Told>): ReadStream => {
  const leaving = new AbortController()
  const watchers = new Set<() => void>()
  const tellWatchers = () => {
    for (const watch of [...watchers]) watch()
  }
  const stream: ReadStream = {
    told: [],
    names: () => stream.told.flatMap(({ item }) => (item.type === "event" ? [item.name] : [])),
    until: (condition) =>
      new Promise((resolve, reject) => {
        const watch = () => {
          if (condition(stream)) resolve()
          else return
          watchers.delete(watch)
        }
        watchers.add(watch)
        watch()
        stream.ended.then((error) => reject(error ?? new Error("The stream ended.")))
      }),
    ended: Promise.resolve(),
    leave: () => leaving.abort(),
  }
  const read = async () => {
    for await (const told of open(leaving.signal)) {
      stream.told.push(told)
      tellWatchers()
    }
  }
  stream.ended = read().catch((error) => error)
  return stream
}

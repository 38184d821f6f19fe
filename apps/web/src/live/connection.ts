/** Whether the server answers and the stream is open, as one small store. */

export interface Connection {
  /** `opening` until it has been open once. */
  stream: "opening" | "open" | "closed"
  /** Since when no answer comes, Unix ms; null while all is well. */
  awaySince: number | null
}

const askAgainMs = 2_000

let connection: Connection = { stream: "opening", awaySince: null }
let asking = false
const listeners = new Set<() => void>()

const change = (next: Partial<Connection>) => {
  connection = { ...connection, ...next }
  for (const listener of listeners) listener()
}

export const currentConnection = () => connection

export const onConnection = (listener: () => void) => {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

export const setStream = (stream: "open" | "closed") => {
  if (connection.stream === "opening" && stream === "closed") return
  if (stream !== connection.stream) change({ stream })
}

/** Something failed that should not. The server itself is asked how it is, until it answers. */
export const reportFailure = async (): Promise<void> => {
  if (asking) return
  asking = true
  const since = Date.now()
  await untilReady(() => connection.awaySince ?? change({ awaySince: since }))
  asking = false
  if (connection.awaySince !== null) change({ awaySince: null })
}

/** Asks the server how it is until it answers that all is well. @param onAway called each time that it does not */
export const untilReady = async (onAway: () => void): Promise<void> => {
  while (!(await isReady())) {
    onAway()
    await new Promise((resolve) => setTimeout(resolve, askAgainMs))
  }
}

const isReady = async () => {
  const answer = await fetch("/ready", { cache: "no-store", signal: AbortSignal.timeout(5_000) }).catch(() => null)
  return answer?.ok ?? false
}

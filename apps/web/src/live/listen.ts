import type { StreamEars } from "./stream.ts"
import { openStream } from "./stream.ts"
import type { Heard } from "./stream.worker.ts"

/** Hears this host's stream, shared between tabs where the browser can do that. @returns the way to stop */
export const listen = (ears: StreamEars): (() => void) =>
  typeof SharedWorker === "undefined" ? listenWhileVisible(ears) : listenTogether(ears)

const listenTogether = ({ onItem, onState }: StreamEars) => {
  const worker = new SharedWorker(new URL("./stream.worker.ts", import.meta.url), { type: "module", name: "live" })
  worker.port.onmessage = ({ data }: MessageEvent<Heard>) => ("item" in data ? onItem(data.item) : onState(data.state))
  const leave = () => worker.port.postMessage("bye")
  window.addEventListener("pagehide", leave)
  return () => {
    window.removeEventListener("pagehide", leave)
    leave()
    worker.port.close()
  }
}

/** A phone keeps no stream for a tab that nobody sees; a hello on return refetches what was missed. */
const listenWhileVisible = (ears: StreamEars) => {
  let close: (() => void) | undefined
  const follow = () => {
    if (document.visibilityState === "visible") close ??= openStream(ears)
    else {
      close?.()
      close = undefined
      ears.onState("closed")
    }
  }
  document.addEventListener("visibilitychange", follow)
  follow()
  return () => {
    document.removeEventListener("visibilitychange", follow)
    close?.()
  }
}

import type { Run } from "./define.ts"
import { conclude } from "./outcome.ts"
import type { tcp } from "./tcp.ts"
import { temper } from "./verdict.ts"

export const run: Run<typeof tcp> = async (config, { egress, signal, clock }) => {
  const { host, port } = config
  const tls = config.tls && { verify: config.verifyTls }
  const { socket, trace } = await egress.connectTcp({ host, port, ...(tls && { tls }) }, { signal })
  socket.destroy()
  const message = config.tls ? "The TLS handshake succeeded." : "The port is open."
  return conclude(temper({ status: "up", code: "ok", message }, trace, config, clock.now()), trace)
}

/** A default channel whose messages are always taken. */
import { inject } from "vitest"
import { call } from "./call.ts"

export const createChannel = async (name: string): Promise<string> => {
  const url = `${inject("stack").weather}/fair`
  const secret = `whsec_${Buffer.alloc(32, name).toString("base64")}`
  const input = { name, isDefault: true, config: { type: "webhook", url, secret } }
  return (await call<{ id: string }>("channel.create", input)).id
}

export const deleteChannel = (id: string) => call("channel.delete", { id })

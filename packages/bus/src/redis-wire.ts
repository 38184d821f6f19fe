import type { Topic } from "@nightjar/core/ports"
import { Redis } from "ioredis"
import type { OpenWire } from "./wire.ts"

/**
 * Publish and subscribe over one connection (RESP3, Redis 6).
 * @param prefix leads every channel: they belong to the whole server, whatever the number in its URL
 */
export const redisWire =
  (url: string, prefix: string): OpenWire =>
  async ({ hear, broken }) => {
    const redis = new Redis(url, {
      lazyConnect: true,
      retryStrategy: () => null,
      enableOfflineQueue: false,
      connectTimeout: 5_000,
      connectionName: "nightjar-bus",
    })
    const channelPrefix = `${prefix}:`
    redis.on("message", (channel: string, text: string) =>
      hear({ topic: channel.slice(channelPrefix.length) as Topic, text }),
    )
    // The reason of an end reaches the caller by the command that failed; without a listener it would end the process.
    redis.on("error", () => {})
    redis.on("end", broken)
    await redis.connect()
    return {
      listen: (topic) => redis.subscribe(channelPrefix + topic),
      send: (messages) => Promise.all(messages.map(({ topic, text }) => redis.publish(channelPrefix + topic, text))),
      pulse: () => redis.ping(),
      close: async () => redis.disconnect(),
    }
  }

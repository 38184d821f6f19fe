/**
 * A wire is one connection to whatever carries messages. It is not mended when it breaks: the bus opens another,
 * so that the way back is the same for both adapters.
 */
import type { Topic } from "@nightjar/core/ports"
import type { Message } from "./whisper.ts"

export interface Wire {
  /** Resolves when everything sent on the topic from now on will be heard. */
  listen(topic: Topic): Promise<unknown>
  send(messages: readonly Message[]): Promise<unknown>
  /** Rejects when the server does not answer. */
  pulse(): Promise<unknown>
  close(): Promise<unknown>
}

export interface WireEars {
  hear(message: Message): void
  /** Called when the connection ends, also after `close`. */
  broken(): void
}

/** Rejects when there is no connection to be had. */
export type OpenWire = (ears: WireEars) => Promise<Wire>

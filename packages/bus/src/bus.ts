/** Core's `Bus` over a wire. */
import type { Bus, Topic, Whisper } from "@nightjar/core/ports"
import type { Log } from "@nightjar/kit/log"
import { Line } from "./line.ts"
import { createVoice } from "./voice.ts"
import { type Message, unpack } from "./whisper.ts"
import type { OpenWire } from "./wire.ts"

type Hear = (whisper: Whisper) => void

/** Resolves after the first attempt to connect, whether or not it succeeded: a lost bus stops no program. */
export const busOver = async (name: Bus["name"], open: OpenWire, programLog: Log): Promise<Bus> => {
  const log = programLog.child({ bus: name })
  const subscribers = new Map<Topic, Set<Hear>>()

  const hear = ({ topic, text }: Message) => {
    const ears = subscribers.get(topic)
    if (!ears || ears.size === 0) return
    try {
      for (const whisper of unpack(text)) for (const ear of [...ears]) ear(whisper)
    } catch (error) {
      log.error({ err: error, topic }, "a whisper was not understood")
    }
  }
  const line = new Line({ open, hear, greet: (wire) => Promise.all([...subscribers.keys()].map(wire.listen)), log })
  const voice = createVoice(() => line.wire, log)
  await line.tried

  return {
    name,
    publish: voice.say,
    async subscribe(topics, ear) {
      for (const topic of topics) subscribers.set(topic, (subscribers.get(topic) ?? new Set()).add(ear))
      // A wire that breaks here is replaced by one that is told all topics.
      await Promise.all(topics.map((topic) => line.wire?.listen(topic))).catch(() => {})
      return {
        async stop() {
          for (const topic of topics) subscribers.get(topic)?.delete(ear)
        },
      }
    },
    get state() {
      return line.state
    },
    onState: (listener) => line.onState(listener),
    async close() {
      await voice.silence()
      await line.close()
    },
  }
}

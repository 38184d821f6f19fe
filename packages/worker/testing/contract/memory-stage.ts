import { checkConfig } from "@nightjar/checks/all"
import type { Terms } from "@nightjar/core/monitor"
import { keyOf } from "@nightjar/core/standing/move"
import type { Session, Sessions } from "../record/lives.ts"
import { createMemory, type Memory, tablesOf } from "../record/memory.ts"
import { memoryLedger } from "../record/memory-ledger.ts"
import {
  checkNow,
  createChannel,
  createMonitor,
  deleteMonitor,
  editMonitor,
  pauseMonitor,
  resumeMonitor,
} from "../record/people.ts"
import type { Steps } from "../record/steps.ts"
import type { Of } from "../record/tables.ts"
import { type CreateStage, type Hand, type Stage, usualTerms } from "./stage.ts"

const start = Date.UTC(2026, 10, 23, 14, 30)

export const createMemoryStage =
  (planted: Partial<Steps> = {}): CreateStage =>
  async () => {
    let now = start
    let memory: Memory
    const sessions: Sessions = new Set()
    const signing = new Set<number>()
    const clear = async () => {
      memory = createMemory(() => now, planted)
      for (const tenant of tenants) memory.tenants.add(tenant)
      sessions.clear()
      signing.clear()
    }
    await clear()
    const stage: Stage = {
      hire: (region = 1) => hire(memory, { sessions, signing }, region),
      create: async ({ tenant = 0, terms, regions = [1], isGroup = false, group = null } = {}) => {
        const tenantId = tenants[tenant]!
        const config = configs[isGroup ? "group" : "tcp"]
        const given = {
          tenantId,
          config,
          terms: { ...usualTerms, ...terms },
          regions,
          groupId: group?.monitorId ?? null,
        }
        return { tenantId, monitorId: createMonitor(memory, given) }
      },
      createChannel: async (tenant = 0) => void createChannel(memory, tenants[tenant]!),
      edit: async (of, terms) => editMonitor(memory, of, { terms: { ...termsOf(memory, of), ...terms } }),
      pause: async (of) => pauseMonitor(memory, of),
      resume: async (of) => resumeMonitor(memory, of),
      delete: async (of) => deleteMonitor(memory, of),
      checkNow: async (of) => void checkNow(memory, of),
      async pass(ms) {
        now += ms
        for (const life of signing) {
          const row = memory.lives.get(life)!
          if (row.endedAt === null) row.seenAt = now
        }
      },
      async passUntilDue() {
        const due = [...memory.schedules.values()].flatMap(({ dueAt }) => dueAt ?? [])
        await stage.pass(Math.max(0, Math.min(...due) - now))
      },
      tables: async () => structuredClone(tablesOf(memory)),
      clear,
      close: async () => {},
    }
    return stage
  }

const configs = {
  group: checkConfig.parse({ type: "group" }),
  tcp: checkConfig.parse({ type: "tcp", host: "192.0.2.1", port: 80 }),
}

const tenants = [1, 2].map((n) => `00000000-0000-7000-8000-ffffffffff0${n}`)

const termsOf = (memory: Memory, of: Of): Terms => memory.monitors.get(keyOf(of))!.terms

const hire = async (
  memory: Memory,
  { sessions, signing }: { sessions: Sessions; signing: Set<number> },
  region: number,
): Promise<Hand> => {
  const session: Session = { workerId: `worker-${memory.lives.size}`, region, locks: new Set() }
  sessions.add(session)
  const ledger = memoryLedger(memory, session, sessions)
  const life = await ledger.beginLife("start", null)
  signing.add(life)
  return {
    ledger,
    life,
    async die() {
      sessions.delete(session)
      signing.delete(life)
    },
    freeze: () => void signing.delete(life),
  }
}

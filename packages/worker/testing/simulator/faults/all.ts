import { claimingFaults } from "./claiming.ts"
import type { Fault } from "./fault.ts"
import { judgingFaults } from "./judging.ts"
import { recordingFaults } from "./recording.ts"
import { tellingFaults } from "./telling.ts"

export const faults: readonly Fault[] = [...claimingFaults, ...recordingFaults, ...judgingFaults, ...tellingFaults]

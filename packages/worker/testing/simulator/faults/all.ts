import { claimingFaults } from "./claiming.ts"
import type { Fault } from "./fault.ts"
import { judgingFaults } from "./judging.ts"
import { recordingFaults } from "./recording.ts"

export const faults: readonly Fault[] = [...claimingFaults, ...recordingFaults, ...judgingFaults]

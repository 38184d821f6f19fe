import type { Planted } from "../simulate.ts"

/** Something made otherwise than it should be, and the statements of which one at least must find it. */
export interface Fault {
  name: string
  foundBy: readonly string[]
  planted: Planted
}

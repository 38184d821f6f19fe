/** Good examples, for tests, the seed and the gallery. */
import type { MaintenanceInput } from "./maintenance.ts"

type Sample = Omit<MaintenanceInput, "monitors" | "tags">

export const manualSample = {
  title: "Database upgrade",
  description: "PostgreSQL 15 to 18. The shop shows its own page meanwhile.",
  timeZone: "UTC",
  timing: { strategy: "manual" },
} satisfies Sample

export const weeklySample = {
  title: "Weekly patches",
  description: "",
  timeZone: "Europe/Berlin",
  timing: { strategy: "weekdays", days: ["sunday"], from: "22:00", to: "02:00" },
} satisfies Sample

export const monthlySample = {
  title: "Month-end closing",
  description: "",
  timeZone: "America/New_York",
  timing: { strategy: "monthdays", days: ["last"], from: "20:00", to: "23:30" },
} satisfies Sample

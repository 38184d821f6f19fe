/** Good examples, for tests, the seed and the gallery. */
import type { NoticeInput } from "./notice.ts"

type Sample = Omit<NoticeInput, "statusPageId" | "monitors">

export const outageSample = {
  title: "Payments are delayed",
  impact: "major",
  state: "investigating",
  text: "Some payments take minutes. Nothing is lost; we are looking for the reason.",
} satisfies Sample

export const quietSample = {
  title: "The office is closed on Monday",
  impact: "none",
  state: "identified",
  text: "Questions are answered on Tuesday.",
} satisfies Sample

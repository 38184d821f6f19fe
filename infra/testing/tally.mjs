// @ts-check
/** What a run amounts to, in the words of its last line. Pure. */

/** @typedef {{ passed: number, failed: number, skipped: number }} Tally */

/**
 * Of vitest's JSON report. A file that broke before its first test counts as one failure, and so does a run that
 * failed otherwise (an error outside of any test) or had no test at all.
 * @param {{ testResults?: { status: string, assertionResults: { status: string }[] }[] } | null} report
 * @param {boolean} succeeded vitest's own word
 * @returns {Tally}
 */
export const tallyOf = (report, succeeded) => {
  const files = report?.testResults ?? []
  const count = (/** @type {string[]} */ ...states) =>
    files.flatMap((file) => file.assertionResults).filter(({ status }) => states.includes(status)).length
  const broken = files.filter(
    (file) => file.status === "failed" && !file.assertionResults.some(({ status }) => status === "failed"),
  ).length
  const passed = count("passed")
  const failed = count("failed") + broken
  const silent = failed === 0 && (!succeeded || passed === 0)
  return { passed, failed: silent ? 1 : failed, skipped: count("skipped", "pending", "todo", "disabled") }
}

/** @param {Tally} tally */
export const tallyLine = ({ passed, failed, skipped }) =>
  `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ""}`

// @ts-check
/** What a person can put right. The message is one sentence that says how; it is printed without a stack. */
export class Problem extends Error {
  /** @override */
  name = "Problem"
  /**
   * @param {string} message
   * @param {string} [detail] what a program said about it, printed below the sentence
   */
  constructor(message, detail) {
    super(message)
    this.detail = detail
  }
}

/** @param {string} folder */
export const diskFull = (folder) =>
  new Problem(
    `The disk that holds ${folder} is full: free some space there, or set NIGHTJAR_DATA to a folder on another disk.`,
  )

/** Whether output or an error's message tells that a disk is full. @param {string} text */
export const tellsDiskFull = (text) => /ENOSPC|No space left on device|Disk quota exceeded|EDQUOT/i.test(text)

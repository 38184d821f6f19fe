/** What is wrong with a field, as a sentence. Rules say the end of one (`must not be empty`), queries a whole one. */
export const fieldSentence = (label: string, reason: string): string => {
  const isWhole = reason[0] !== reason[0]?.toLowerCase()
  const sentence = isWhole ? reason : `${label} ${reason}`
  return /[.!?]$/.test(sentence) ? sentence : `${sentence}.`
}

import { expect, test } from "vitest"
import { fieldSentence } from "./field-sentence.ts"

test("the end of a sentence gets its beginning and its full stop", () => {
  expect(fieldSentence("Name", "must not be empty")).toBe("Name must not be empty.")
})

test("a whole sentence stays as it is", () => {
  const sentence = 'There is a tag named "env" already.'
  expect(fieldSentence("Name", sentence)).toBe(sentence)
})

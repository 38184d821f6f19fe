/** Somebody who knows a password changes the address of an account; whoever had it before takes it back. */
import { afterAll, beforeAll, expect, it } from "vitest"
import { type LetterBox, openLetterBox } from "../../testing/letter-box.ts"
import { addPerson, isLetIn, type Person, passwordOf } from "../../testing/people.ts"
import { createWorld, type TestTenant, type World } from "../../testing/world.ts"
import { createCaller } from "../router.ts"
import { signIn } from "../session/sign-in.actions.ts"
import { followLink } from "./link.actions.ts"

let world: World
let acme: TestTenant
let box: LetterBox
beforeAll(async () => {
  world = await createWorld()
  acme = world.acme
  box = openLetterBox(world)
})
afterAll(async () => {
  await box.close()
  await world.close()
})

const visitor = { address: "192.0.2.7", userAgent: "a test" }
const newPassword = "an owl in the attic"
const as = (person: Person) => createCaller({ ...person.as, ...box.wiring, actor: person.as.actor })
const follow = (token: string, password?: string) => followLink(box.wiring, acme.info, { token, password }, visitor)
const comesIn = (email: string, password: string) =>
  signIn(world.wiring, acme.info, { email, password }, visitor).then(
    () => true,
    () => false,
  )

const confirmed = async (email: string): Promise<Person> => {
  const person = await addPerson(world, acme, email, "member")
  await as(person).account.confirmEmail()
  await follow((await box.newestTo(email)).token)
  return person
}
/** Whoever reads the mails of the new address follows the link. */
const move = async (person: Person, email: string) => {
  await as(person).account.changeEmail({ email, password: passwordOf(person.email) })
  await follow((await box.newestTo(email)).token)
}
const takeBack = async (token: string) => {
  const { next } = await follow(token)
  await follow(next!, newPassword)
}

it("ends all sessions and the password, and leads to a new one", async () => {
  const emil = await confirmed("emil@example.com")
  await move(emil, "thief@example.com")
  const warning = await box.newestTo(emil.email)
  expect(warning.content).toMatchObject({ type: "emailChanged", email: "thief@example.com" })
  const { next } = await follow(warning.token)
  expect([await isLetIn(world, emil), await comesIn(emil.email, passwordOf(emil.email))]).toEqual([false, false])
  await follow(next!, newPassword)
  expect(await comesIn(emil.email, newPassword)).toBe(true)
  expect(await comesIn("thief@example.com", newPassword)).toBe(false)
})

it("works after a second change too, and leaves no way back to the address between", async () => {
  const flora = await confirmed("flora@example.com")
  await move(flora, "first-thief@example.com")
  const { token } = await box.newestTo(flora.email)
  await move(flora, "second-thief@example.com")
  const between = await box.newestTo("first-thief@example.com")
  expect(between.content.type).toBe("emailChanged")
  await takeBack(token)
  await expect(follow(between.token)).rejects.toMatchObject({ code: "not_found" })
  expect(await comesIn(flora.email, newPassword)).toBe(true)
})

it("still works for whoever had the account earlier, when the one between has taken it back", async () => {
  const gustav = await confirmed("gustav@example.com")
  await move(gustav, "thief-of-gustav@example.com")
  const earlier = await box.newestTo(gustav.email)
  await move(gustav, "decoy@example.com")
  await takeBack((await box.newestTo("thief-of-gustav@example.com")).token)
  await takeBack(earlier.token)
  expect(await comesIn(gustav.email, newPassword)).toBe(true)
})

it("works when whoever changed it has left the workspace", async () => {
  const hanna = await confirmed("hanna@example.com")
  await move(hanna, "gone@example.com")
  const { token } = await box.newestTo(hanna.email)
  await as(hanna).member.leave()
  const { next } = await follow(token)
  expect(next).not.toBeNull()
})

it("is nothing for an address that nobody has confirmed: it may be a stranger's", async () => {
  const ida = await addPerson(world, acme, "typo@example.com", "member")
  await move(ida, "ida@example.com")
  expect(await box.lettersTo("typo@example.com")).toEqual([])
})

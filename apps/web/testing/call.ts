import { inject } from "vitest"

const { api, demo } = inject("stack")

/** Asks a procedure as the demo's key; gives its answer. */
export const call = async <Answer>(path: string, input: object): Promise<Answer> => {
  const answer = await fetch(`${api}/api/trpc/${path}`, {
    method: "POST",
    headers: { authorization: `Bearer ${demo?.apiKey}`, "content-type": "application/json" },
    body: JSON.stringify(input),
  })
  if (!answer.ok) throw new Error(`${path} answered ${answer.status}: ${await answer.text()}`)
  return (await answer.json()).result.data
}

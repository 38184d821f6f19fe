import { describe, expect, it } from "vitest"
import { Audience, mostStreams } from "./audience.ts"
import { createFollower } from "./follower.ts"

describe("the streams of one tenant", () => {
  it("are not more than fit, whoever opens them, and take nothing from others", () => {
    const audience = new Audience(() => "")
    const join = (tenant: string, session: string) => audience.join(tenant, [session], createFollower())
    const [leave] = Array.from({ length: mostStreams }, (_, n) => join("ten_a", `ses_${n % 3}`))
    expect(() => join("ten_a", "ses_0")).toThrow("Close some tabs")
    join("ten_b", "ses_9")
    leave!()
    join("ten_a", "ses_0")
  })
})

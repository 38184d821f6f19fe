/** How often somebody may try: by account, by address, and by the network that the address stands in. */
import { hashToken } from "@nightjar/kit/secret"
import { day, hour, minute, second } from "@nightjar/kit/time"
import type { Limiter, LimitRule } from "../ports.ts"

const quarter = (15 * minute) / second

export const limits = {
  /** Given back after a right password: only wrong ones count. */
  signInAccount: { name: "sign-in.account", points: 10, perSeconds: quarter },
  /** An office of a hundred people comes in from one address in the morning. */
  signInAddress: { name: "sign-in.address", points: 100, perSeconds: quarter },
  signInNetwork: { name: "sign-in.network", points: 400, perSeconds: quarter },
  signUpAddress: { name: "sign-up.address", points: 30, perSeconds: hour / second },
  signUpNetwork: { name: "sign-up.network", points: 100, perSeconds: hour / second },
  /** A workspace's name reaches strangers this way: enough for a company's first day, and too few for spam. */
  invitationTenant: { name: "invitation.tenant", points: 100, perSeconds: day / second },
  invitationAddress: { name: "invitation.address", points: 60, perSeconds: quarter },
  slugAddress: { name: "slug.address", points: 120, perSeconds: minute / second },
} as const satisfies Record<string, LimitRule>

/** An account is counted by its e-mail address's hash: limits are kept where logs and dumps may show them. */
const accountKey = (email: string) => hashToken(email)

/** Throws `rate_limited`; takes before the password is looked at, so that parallel tries count too. */
export const takeSignIn = async (limiter: Limiter, email: string, address: string): Promise<void> => {
  const { own, network } = placeOf(address)
  await limiter.take(limits.signInNetwork, network)
  await limiter.take(limits.signInAddress, own)
  await limiter.take(limits.signInAccount, accountKey(email))
}

/** The address's budget stays: an attacker with an account of their own could refill it. */
export const forgiveSignIn = (limiter: Limiter, email: string): Promise<void> =>
  limiter.reset(limits.signInAccount, accountKey(email))

export const takeSignUp = async (limiter: Limiter, address: string): Promise<void> => {
  const { own, network } = placeOf(address)
  await limiter.take(limits.signUpNetwork, network)
  await limiter.take(limits.signUpAddress, own)
}

/**
 * What one customer of a provider holds, and what stands around it: an IPv4 address and its /24, an IPv6 /64 and
 * its /48.
 */
export const placeOf = (address: string): { own: string; network: string } => {
  const v4 = /^(?:::ffff:)?(\d+\.\d+\.\d+)\.(\d+)$/i.exec(address)
  if (v4) return { own: `${v4[1]}.${v4[2]}`, network: `${v4[1]}.0/24` }
  const groups = groupsOf(address)
  return { own: `${groups.slice(0, 4).join(":")}::/64`, network: `${groups.slice(0, 3).join(":")}::/48` }
}

/** All eight groups of an IPv6 address, without leading zeros. */
const groupsOf = (address: string): string[] => {
  const [head = "", tail] = address.toLowerCase().split("%")[0]!.split("::")
  const before = head ? head.split(":") : []
  const after = tail ? tail.split(":") : []
  const between = Array<string>(Math.max(0, 8 - before.length - after.length)).fill("0")
  return [...before, ...between, ...after].map((group) => group.replace(/^0+(?=.)/, ""))
}
